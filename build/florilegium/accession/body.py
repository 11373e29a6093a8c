"""The body of a transcription: run-in heads, quotations, salutations, signatures and datelines marked as such."""

import re
from dataclasses import replace

from florilegium.accession.dates import first_date
from florilegium.accession.heads import levelled, with_headings
from florilegium.accession.navigation import is_top_link
from florilegium.accession.opening import SALUTATION, fits_title
from florilegium.accession.passages import Passage, Passages, Run, cut
from florilegium.accession.signing import signed

_RUN_IN = re.compile(
    r"((?:No\. ?\d+\. )?[A-Z][A-Z’'&,\-– ]*[A-Z]{2}[A-Z’'&,\-– ]*[.:]|[A-Z]{4,}[.])(?=\s+(?:[–—]\s+)?[“‘(]?[A-Z0-9])"
)
_QUOTE_ROLE = re.compile(r"\b(?:quote|indentb|blockquote|extract)\w*")
_ROLES = {
    "sig": "signature",
    "signature": "signature",
    "dateline": "dateline",
    "salutation": "salutation",
    "caption": "caption",
}
KEPT_ROLES = ("signature", "dateline", "salutation", "caption", "head")


def mark_body(passages: Passages, known: bool, authors: tuple[str, ...]) -> Passages:
    """The passages of the body with their kinds; `known` where the mark-up says which paragraphs are headings."""
    passages = tuple(passage for passage in passages if not is_top_link(passage))
    passages = with_headings(tuple(_without_long_heading(passage) for passage in passages), known)
    passages = tuple(passage for passage in passages if passage.kind != "spacer")
    passages = _with_breaks(passages)
    passages = tuple(_with_role(passage) for passage in passages)
    passages = _greeted(signed(passages, authors))
    return levelled(tuple(_headed(passage) for passage in _quoted(passages)))


def _without_long_heading(passage: Passage) -> Passage:
    """The passage; a long text that the source sets as a heading, only to centre it, as a paragraph."""
    if passage.kind == "heading" and not fits_title(passage):
        return replace(passage, kind="paragraph", level=0)
    return replace(passage, children=tuple(_without_long_heading(child) for child in passage.children))


def _with_breaks(passages: Passages) -> Passages:
    """Rules are pauses in the text, but not at its ends, beside a heading or another rule."""
    kept: list[Passage] = []
    for at, passage in enumerate(passages):
        after = passages[at + 1] if at + 1 < len(passages) else None
        stars = passage.kind == "paragraph" and re.fullmatch(r"(?:\*\s*){1,7}", passage.flat)
        if passage.kind == "rule" or stars:
            idle = not kept or kept[-1].kind in ("rule", "heading") or after is None or after.kind == "heading"
            if not idle:
                kept.append(Passage("rule", passage.line))
        else:
            kept.append(passage)
    return tuple(kept)


def _with_role(passage: Passage) -> Passage:
    """The passage with a role the press knows, or none; a paragraph of the class “quote” becomes a quotation."""
    if passage.kind == "paragraph" and _QUOTE_ROLE.search(passage.role):
        return Passage("quotation", passage.line, children=(replace(passage, role=""),), role="class")
    role = _ROLES.get(passage.role, passage.role if passage.role in KEPT_ROLES or passage.kind == "list" else "")
    return replace(passage, role=role, children=tuple(_with_role(child) for child in passage.children))


def _greeted(passages: Passages) -> Passages:
    """The first paragraphs with salutation and dateline marked."""
    found = list(passages)
    for at, passage in enumerate(found[:4]):
        if passage.kind != "paragraph" or passage.role:
            continue
        last = passage.words.split("\n")[-1]
        if SALUTATION.fullmatch(last) and len(passage.flat) < 90 and re.search(r"[,:.!–—-]$", passage.flat):
            found[at] = replace(passage, role="salutation")
        elif is_dateline(passage) and at < 2:
            found[at] = replace(passage, role="dateline")
    return tuple(found)


def is_dateline(passage: Passage) -> bool:
    """Whether the paragraph is a place and a date, and nothing else: “Zürich, 12 April 1917”."""
    found = first_date(passage.flat) if len(passage.flat) < 70 else None
    if not found or passage.words.count("\n") > 2:
        return False
    before, after = passage.flat[: found.start], passage.flat[found.start + len(found.words) :]
    return bool(re.fullmatch(r"(?:[A-ZÀ-Ý“(][\w’'.-]*,? ?){0,5}", before)) and bool(re.fullmatch(r"[.,)”]*", after))


def _quoted(passages: Passages) -> Passages:
    """Paragraphs that are wholly between quotation marks, after one that ends in a colon, as quotations.

    Neighbouring quotations that the source's classes make become one.
    """
    result: list[Passage] = []
    at = 0
    while at < len(passages):
        passage = passages[at]
        end = _end_of_speech(passages, at) if _is_announced(result) else at
        if end > at:
            result.append(Passage("quotation", passage.line, children=passages[at:end], role="marks"))
            at = end
            continue
        if passage.kind == "quotation" and result and passage.role == result[-1].role == "class":
            result[-1] = replace(result[-1], children=(*result[-1].children, *passage.children))
        else:
            result.append(passage)
        at += 1
    return tuple(result)


def _is_announced(result: list[Passage]) -> bool:
    before = next((each for each in reversed(result) if each.kind != "heading"), None)
    return before is not None and before.kind == "paragraph" and bool(re.search(r":[–—-]?$", before.flat))


def _end_of_speech(passages: Passages, at: int) -> int:
    """The index after the quoted paragraphs that begin at `at`; `at` where they are none.

    Each opens with a quotation mark and only the last is closed, at its end.
    """
    for index in range(at, min(at + 12, len(passages))):
        words = passages[index].flat
        if passages[index].kind != "paragraph" or passages[index].role or not words.startswith("“"):
            return at
        opened, closed = words.count("“"), words.count("”")
        if opened == closed:
            whole = re.search(r"”[.)]*(?: ?\([^)]{0,60}\)[.]?)?$", words) and _closes_at_end(words)
            return index + 1 if whole else at
        if opened != closed + 1:
            return at
    return at


def _closes_at_end(words: str) -> bool:
    """Whether the first quotation mark is closed only by the last."""
    depth = 0
    for at, letter in enumerate(words):
        depth += (letter == "“") - (letter == "”")
        if not depth:
            return "”" not in words[at + 1 :] and len(words) - at < 70
    return False


def _headed(passage: Passage) -> Passage:
    """The paragraph with its opening words in capitals as a run-in head."""
    if passage.kind == "quotation":
        return replace(passage, children=tuple(_headed(child) for child in passage.children))
    if passage.kind != "paragraph" or passage.role or passage.flat.isupper():
        return passage
    found = _RUN_IN.match("".join(run.text for run in passage.runs))
    if not found or len(found[1]) > 80:
        return passage
    head, rest = cut(passage.runs, found.end(1))
    return replace(passage, runs=(*(_as_head(run) for run in head), *rest))


def _as_head(run: Run) -> Run:
    return replace(run, marks=("run-in", *(mark for mark in run.marks if mark != "strong")))
