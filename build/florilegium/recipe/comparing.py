"""Two editions read and collated: their pages, texts and lists, with pictures of the pages that differ."""

import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from florilegium.bind.compared_pages import drawn_pages, texts_of, unlike_pages
from florilegium.bind.pages_seen import ways_through
from florilegium.collate.lists import changed_lists
from florilegium.collate.page_words import HYPHEN, LINE_END, page_words
from florilegium.collate.pages import pair_pages
from florilegium.collate.texts import Texts, changed_texts
from florilegium.diagnostics import Diagnostic
from florilegium.model.collation import Collation, PagePair, PageText, State
from florilegium.model.editions import RecordedEdition
from florilegium.model.listings import ChangedList
from florilegium.read.record_lists import read_lists, read_note_places
from florilegium.recipe import comparing_texts
from florilegium.recipe.patience import Impatience, patiently

ADDED, REMOVED = (24, 112, 60), (190, 45, 35)  # the colours of marks
DRAWN = (State.CHANGED, State.RESET, State.NEW, State.GONE)
BROKEN = (
    ValueError, KeyError, IndexError, RuntimeError, OSError, EOFError, zlib.error, zipfile.BadZipFile, ParseError,
    ExpatError, StopIteration,
)  # fmt: skip
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the editions: its name as it was asked, its record, and the bytes of its EPUB and PDF, “” for none."""

    name: str
    edition: RecordedEdition | None
    record: bytes = field(default=b"", repr=False)
    epub: bytes = field(default=b"", repr=False)
    pdf: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be compared, and of how many pages at most pictures are wanted."""

    old: Side
    new: Side
    pictures: int = 0

    @property
    def paged(self) -> bool:
        """Whether both have a PDF."""
        return bool(self.old.pdf and self.new.pdf)

    @property
    def with_texts(self) -> bool:
        """Whether both have an EPUB."""
        return bool(self.old.epub and self.new.epub)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures of pages as PNG by the ordinals of the old and of the new PDF; `left` are those not drawn."""

    old: Mapping[int, bytes] = field(default_factory=dict)
    new: Mapping[int, bytes] = field(default_factory=dict)
    left: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs, with pictures, and the findings K55 where a file cannot be read: then nothing was compared."""

    collation: Collation
    drawn: Drawn
    findings: tuple[Diagnostic, ...] = ()


def compare(order: Order, most_seconds: float) -> Compared:
    """What differs between files from anywhere; K55 where reading them comes to no end."""
    try:
        return patiently(compare_here, order, most_seconds)
    except Impatience as reason:
        names = f"“{order.old.name}” and “{order.new.name}”"
        fault = Diagnostic("K55", f"{names} cannot be compared: {reason}", hint="give it more time with --patience")
        return Compared(Collation(), Drawn(), (fault,))


def compare_here(order: Order) -> Compared:
    """The same in this process, as long as it takes."""
    findings: list[Diagnostic] = []
    sides = (order.old, order.new)
    read = [_told(findings, side.name, "PDF", partial(_pages, side)) for side in sides if order.paged]
    texts = [_told(findings, side.name, "EPUB", partial(_texts, side)) for side in sides if order.with_texts]
    if findings:
        return Compared(Collation(), Drawn(), tuple(findings))
    whole = [each for each in read if each]
    found = [each for each in texts if each]
    ours = all(each.ours for each in whole)
    pages = [page_words(each.texts, each.labels, ours) for each in whole]
    pairs = _pairs(order, whole, pages) if pages else ()
    found = found or [comparing_texts.texts_of_pages(some) for some in pages]
    changed = changed_texts(*found) if found else ()
    return Compared(Collation(pairs, changed, _lists(order)), _drawn(order, pairs, pages))


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages of a PDF as they are read: their texts, their labels, whether the press has made the file."""

    texts: tuple[str, ...]
    labels: tuple[str, ...]
    ours: bool


def _told(findings: list[Diagnostic], name: str, kind: str, read: Callable[[], Read]) -> Read | None:
    """What was read; None with K55 where the file is broken."""
    try:
        return read()
    except BROKEN as error:
        message = f"the {kind} of “{name}” cannot be read ({type(error).__name__})"
        findings.append(
            Diagnostic("K55", message, hint="put the file of the edition back, or let its maker write it anew")
        )
        return None


def _pages(side: Side) -> _Pages:
    texts = texts_of(side.pdf)
    ours = bool(side.edition) or any(f"{HYPHEN}{LINE_END}" in text for text in texts)
    return _Pages(texts, ways_through(side.pdf).labels, ours)


def _texts(side: Side) -> Texts:
    assert side.edition
    return comparing_texts.texts_of(side.epub, side.edition, read_note_places(side.record, side.name))


def _pairs(order: Order, whole: Sequence[_Pages], pages: Sequence[tuple[PageText, ...]]) -> tuple[PagePair, ...]:
    """The pages paired; those with the same words are looked at, where folio and place are the same to the last dot."""
    pairs = pair_pages(pages[0], pages[1])
    same = [(pair.old, pair.new) for pair in pairs if pair.state is State.SAME and pair.old % 2 == pair.new % 2]
    reset = set(unlike_pages(order.old.pdf, order.new.pdf, same))
    for pair in pairs:
        if pair.state is State.MOVED:
            one, other = (
                _as_set(each.texts[ordinal - 1], some[ordinal - 1])
                for each, some, ordinal in zip(whole, pages, (pair.old, pair.new), strict=True)
            )
            if one != other:
                reset.add((pair.old, pair.new))
    return tuple(replace(pair, state=State.RESET) if (pair.old, pair.new) in reset else pair for pair in pairs)


def _as_set(text: str, page: PageText) -> str:
    """The words of a page with the ends of their lines."""
    return text[page.spans[0][0] : page.spans[-1][1]] if page.spans else ""


def _lists(order: Order) -> tuple[ChangedList, ...]:
    if not (order.old.record and order.new.record):
        return ()
    return changed_lists(*(read_lists(side.record, side.name) for side in (order.old, order.new)))


def _drawn(order: Order, pairs: Sequence[PagePair], pages: Sequence[tuple[PageText, ...]]) -> Drawn:
    unlike = [pair for pair in pairs if pair.state in DRAWN]
    shown = unlike[: order.pictures]
    if not shown:
        return Drawn(left=len(unlike))
    old = {
        pair.old: [pages[0][pair.old - 1].spans[word] for word in pair.lost] for pair in shown if pair.old and pair.new
    }
    new = {
        pair.new: [pages[1][pair.new - 1].spans[word] for word in pair.gained]
        for pair in shown
        if pair.old and pair.new
    }
    old |= {pair.old: [] for pair in shown if not pair.new}
    new |= {pair.new: [] for pair in shown if not pair.old}
    drawn = drawn_pages(order.old.pdf, old, REMOVED), drawn_pages(order.new.pdf, new, ADDED)
    return Drawn(*drawn, len(unlike) - len(shown))
