"""The screen edition: what it claims to be, bookmarks that are its contents, links that lead somewhere, labels."""

import re
from collections.abc import Iterator, Sequence

from florilegium.model.letters import plain_letters
from florilegium.model.preflight import Check, Expected, Fault, Spot
from florilegium.model.printed_file import Bookmark, ScreenFile, ScreenPage
from florilegium.prove.preflight.folios import expected_run, folios_on, found_run
from florilegium.prove.preflight.kind import baggage, unexplained
from florilegium.prove.preflight.pages import folio_check
from florilegium.prove.preflight.saying import idle, listed

CONTENTS_BEFORE = 40  # contents stand among the first pages
LINKS_OF_CONTENTS = 3
FORBIDDEN = ("encryption", "a script", "a form", "actions", "an action on opening")


def claims(file: ScreenFile, expected: Expected) -> Iterator[Check]:
    """X29: the file is tagged and says that it can be read by everyone (PDF/UA)."""
    said = listed((*file.said.claims, *(("tagged",) if file.said.tagged else ())), "neither tagged nor PDF/UA")
    universal = any(claim.startswith("PDF/UA") for claim in file.said.claims)
    faults: tuple[Fault, ...] = ()
    if not file.said.tagged:
        faults = (Fault("X29", "the file has no tags", "export it with tags, as PDF/UA"),)
    elif not universal:
        faults = (Fault("X29", "the file is tagged, and does not say that it is PDF/UA", "export it as PDF/UA"),)
    yield Check("claims", "tags and conformance", said, "tagged, PDF/UA", faults)


def meaning(file: ScreenFile, expected: Expected) -> Iterator[Check]:
    """X33: what says that it is PDF/A explains all its colours."""
    return unexplained(file.said, file.unmeant)


def carries(file: ScreenFile, expected: Expected) -> Iterator[Check]:
    """X13: no encryption, scripts or forms; attachments and links are no fault here."""
    faults = tuple(
        fault for fault in baggage(file.said, "take it out") if any(each in fault.message for each in FORBIDDEN)
    )
    yield Check("active", "encryption, scripts, forms", listed(file.said.active), "none", faults)


def letters(file: ScreenFile, expected: Expected) -> Iterator[Check]:
    """X20: every letter can be copied and read aloud."""
    lacking = [page for page in file.pages if page.missing]
    count = sum(page.missing for page in lacking)
    message = f"{count} letters cannot be copied or read aloud"
    spots = tuple(Spot(page.ordinal) for page in lacking)
    faults = (Fault("X20", message, "embed fonts that say which letters they have", spots),) if lacking else ()
    yield Check("glyphs", "letters that can be copied", f"all but {count}" if count else "all", "all", faults)


def bookmarks(file: ScreenFile, expected: Expected) -> Iterator[Check]:
    """X28: each bookmark leads to its heading, and each line of the contents has one."""
    marks, lines = file.bookmarks, contents_of(file.pages)
    limit = "each leads to its heading; the contents have no other"
    if not marks:
        fault = Fault("X28", "the file has no bookmarks", "export it with bookmarks")
        yield Check("bookmarks", "bookmarks = contents", "none", limit, (fault,))
        return
    dead = [mark.title for mark in marks if not 0 < mark.page <= len(file.pages)]
    astray = [mark for mark in marks if 0 < mark.page <= len(file.pages) and not _is_there(mark, file.pages)]
    unmarked = sorted(set(lines) - {mark.page for mark in marks})
    faults = []
    if dead:
        faults.append(Fault("X28", f"{len(dead)} bookmarks lead nowhere, “{dead[0]}” first", "set them anew"))
    if astray:
        said = f"{len(astray)} bookmarks lead to a page without their words, “{astray[0].title}” first"
        faults.append(Fault("X28", said, "set them anew", tuple(Spot(mark.page) for mark in astray)))
    if unmarked:
        said = f"{len(unmarked)} lines of the contents have no bookmark"
        faults.append(Fault("X28", said, "give each heading one", tuple(map(Spot, unmarked))))
    measured = f"{len(marks)} bookmarks, {len(lines)} lines of contents"
    yield Check("bookmarks", "bookmarks = contents", measured, limit, tuple(faults))


def links(file: ScreenFile, expected: Expected) -> Iterator[Check]:
    """E25: every link inside the file leads to a page."""
    count = sum(len(page.targets) for page in file.pages)
    dead = [page for page in file.pages for target in page.targets if not 0 < target <= len(file.pages)]
    message = f"{len(dead)} links lead nowhere"
    spots = tuple(dict.fromkeys(Spot(page.ordinal) for page in dead))
    faults = (Fault("E25", message, "set them anew", spots),) if dead else ()
    if not count:
        yield idle("links", "links", "no links", "each leads to a page")
        return
    yield Check("links", "links", f"{count}, {len(dead) or 'none'} dead", "each leads to a page", faults)


def labels(file: ScreenFile, expected: Expected) -> Iterator[Check]:
    """X29 where the pages have no labels, and X27 where folios and labels differ."""
    if not file.labels:
        fault = Fault("X29", "the file does not say what its pages are called", "export it with page labels")
        yield Check("labels", "labels of pages", "none", "the folios", (fault,))
    found = [folios_on(page.ordinal, (page.head, page.foot)) for page in file.pages]
    if file.labels:
        told = f"{file.labels[0]} to {file.labels[-1]}"
        yield Check("labels", "labels of pages", told, "the folios")
        yield folio_check(expected_run(found, file.labels), "as the labels say", len(file.pages))
    else:
        yield folio_check(found_run(found), "each one more than the last", len(file.pages))


def contents_of(pages: Sequence[ScreenPage]) -> tuple[int, ...]:
    """The pages that the lines of the contents lead to: forward links of pages where there are several, in order."""
    lines: list[int] = []
    for page in pages[:CONTENTS_BEFORE]:
        forward = [target for target in page.targets if target > page.ordinal]
        many = len(set(forward)) >= LINKS_OF_CONTENTS
        if many and forward == sorted(forward) and (not lines or forward[0] >= lines[-1]):
            lines += forward
        elif lines:
            break
    return tuple(dict.fromkeys(lines))


def _is_there(mark: Bookmark, pages: Sequence[ScreenPage]) -> bool:
    """Whether the words of a bookmark stand on its page; words that the page has in another form may differ."""
    words = set(_words(mark.title))
    text = set(_words(pages[mark.page - 1].text))
    return not words or len(words & text) * 2 >= len(words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", plain_letters(text).casefold())
