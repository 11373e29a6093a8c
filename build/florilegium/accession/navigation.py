"""Lines that lead about in an archive and are no part of a text."""

import re

from florilegium.accession.passages import Passage

_PARTS = re.compile(r"\s*(?:[|»·•→←]|\s>\s|\s->\s|\s<\s|::)\s*|\s+>\s*|\s{3,}/\s{3,}")
_PHRASE = re.compile(
    r"(?:\^|↑)?\s*(?:(?:back |return |go )?(?:to )?(?:the )?top(?: of (?:the |this )?page)?|"
    r"(?:back|return|go) to (?:the )?.{2,60}|(?:next|previous|prev|last)"
    r"(?: ?(?:chapter|section|part|article|page|letter|piece))?"
    r"(?: ?[:–—-] ?.{1,120})?|table of contents|contents|main page|home(?: ?page)?|index)\s*[.>»→]*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:.{0,50}\b(?:archives?|index|main page|home ?page|library|encyclop(?:e|ae)dia .{3,40}|subject .{3,30})|"
    r"(?:mia|etol|marxists?[’']?\.?(?: internet archive|\.org)?))",
    re.IGNORECASE,
)
_CLASSES = re.compile(r"\b(?:footer|linkback|toplink|updat|nav|breadcrumb|next|skip|pagenote|menu)", re.IGNORECASE)
_UPDATED = re.compile(
    r"(?:this (?:page|text) (?:was )?)?last updated?\b.{0,60}|.{0,20}updated on:? .{4,40}", re.IGNORECASE
)


def is_top_link(passage: Passage) -> bool:
    """Whether the passage only says “Top of the page”, wherever it stands."""
    return passage.kind == "paragraph" and bool(
        re.fullmatch(
            r"[\^↑]?\s*(?:(?:back|return) to )?(?:the )?top(?: of (?:the |this )?page)?\.?", passage.flat, re.IGNORECASE
        )
    )


def is_navigation(passage: Passage) -> bool:
    """Whether the passage, at the top or the foot of its page, leads elsewhere: by its links, bars, class or phrase."""
    words = passage.flat
    if passage.kind not in ("paragraph", "list", "quotation") or not words or len(words) > 400:
        return False
    parts = [part for part in _PARTS.split(words) if part.strip()]
    barred = len(parts) > 1 and all(len(part) <= 60 for part in parts)
    return barred or _all_linked(passage) or bool(_CLASSES.search(passage.role)) or bool(_PHRASE.fullmatch(words))


def is_place(passage: Passage) -> bool:
    """Whether the passage is only the name of a place in the archive: “Breitman Archive”."""
    return passage.kind == "paragraph" and len(passage.flat) < 70 and bool(_PLACE.fullmatch(passage.flat))


def is_updated(passage: Passage) -> bool:
    """Whether the passage says when the archive last changed its page."""
    return passage.kind == "paragraph" and bool(_UPDATED.fullmatch(passage.flat))


def _all_linked(passage: Passage) -> bool:
    linked = False
    for inner in (passage, *passage.children, *(grand for child in passage.children for grand in child.children)):
        for run in inner.runs:
            if run.note or (re.search(r"\w", run.text) and not run.target):
                return False
            linked = linked or bool(run.target and run.text.strip())
    return linked
