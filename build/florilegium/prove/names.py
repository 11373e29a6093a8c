"""The words of the printed pages turned into what index and apparatus cite and the pages do not bear."""

import re
from collections.abc import Iterable, Iterator, Sequence

from florilegium.diagnostics import Diagnostic
from florilegium.model.emendations import LedgerEntry
from florilegium.model.letters import APOSTROPHES, HYPHENS, fold
from florilegium.model.names import Discussion, Mention
from florilegium.model.pages import PageMap

_LINE_END = re.compile(rf"[{HYPHENS}\u00ad]\s*\n\s*")
_FIGURES = re.compile(r"\d+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


def names_found_again(
    page_texts: Sequence[str],
    mentions: Iterable[Mention],
    page_map: PageMap,
    discussions: Iterable[Discussion] = (),
    marks: Iterable[str] = (),
    ledger: Iterable[LedgerEntry] = (),
) -> tuple[Diagnostic, ...]:
    """E10 for each mention whose words are not on the page its locator names, E11 for each that lies on no page.

    Of a discussion the first and the last word are looked for, of an emendation the words of its lemma.

    `page_texts` are the texts of the file's pages in order. Capitals, accents, apostrophes, white space and hyphens
    at the ends of lines make no difference. A name broken over two pages may stand partly on each. One of the `marks`
    of notes, where it is made of letters, may touch the end of a name.
    """
    ends = ["", *sorted({mark for mark in marks if mark.isalpha()})]
    readings: dict[int, tuple[str, ...]] = {}
    pages = _pages_of_anchors(page_map)
    found = []
    for surface, anchor in _cited(mentions, discussions, ledger):
        ordinals = pages.get(anchor, [])
        for ordinal in ordinals:
            if ordinal not in readings:
                readings[ordinal] = _readings(page_texts[ordinal - 1])
        if not ordinals:
            found.append(_astray(surface, anchor))
        elif not _stands_on(surface, ends, [readings[ordinal] for ordinal in ordinals]):
            found.append(_missing(surface, anchor, page_map.pages[ordinals[0] - 1].folio))
    return tuple(found)


def _cited(
    mentions: Iterable[Mention], discussions: Iterable[Discussion], ledger: Iterable[LedgerEntry]
) -> Iterator[tuple[str, str]]:
    yield from ((mention.surface, mention.anchor) for mention in mentions)
    for discussion in discussions:
        yield discussion.first_words, discussion.first_anchor
        yield discussion.last_words, discussion.last_anchor
    yield from ((entry.words, entry.anchor) for entry in ledger)


def _pages_of_anchors(page_map: PageMap) -> dict[str, list[int]]:
    pages: dict[str, list[int]] = {}
    for page in page_map.pages:
        for anchor in page.anchors:
            pages.setdefault(anchor, []).append(page.ordinal)
    return pages


def _readings(text: str) -> tuple[str, ...]:
    """The page's words with single spaces round each: hyphens at line ends taken away, and taken for hyphens.

    Its figures come last.
    """
    return (*(_words(_LINE_END.sub(mark, text)) for mark in ("", "-")), _figures(text))


def _words(text: str) -> str:
    return f" {_NO_LETTERS.sub(' ', fold(_APOSTROPHE.sub(' ', text))).strip()} "


def _figures(text: str) -> str:
    return " ".join(_FIGURES.findall(text))


def _stands_on(surface: str, ends: list[str], pages: list[tuple[str, ...]]) -> bool:
    name = _words(surface)
    if name.isspace():  # figures alone, as “1935–1938”; a mark of a note may touch them
        figures = [page[-1] for page in pages]
        across = len(pages) > 1 and _stands_across(_figures(surface).replace(" ", ""), figures[:1], figures[-1:])
        return across or any(_figures(surface) in each for each in figures)
    names = (f"{name[:-1]}{end} " for end in ends)
    if any(each in reading for each in names for page in pages for reading in page):
        return True
    return len(pages) > 1 and _stands_across(name.replace(" ", ""), pages[0], pages[-1])


def _stands_across(letters: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether some first letters of the name stand on the page before and the others on the page after."""
    one, other = before[0].replace(" ", ""), after[0].replace(" ", "")
    return any(letters[:cut] in one and letters[cut:] in other for cut in range(1, len(letters)))


def _missing(surface: str, anchor: str, folio: str) -> Diagnostic:
    return Diagnostic(
        "E10",
        f"the book cites page {folio} for “{surface}” ({anchor}), which is not on that page",
        hint="the texts may be right: this is for those who tend the press",
    )


def _astray(surface: str, anchor: str) -> Diagnostic:
    return Diagnostic(
        "E11",
        f"“{surface}” ({anchor}) lies on no page of the print edition",
        hint="the texts may be right: this is for those who tend the press",
    )
