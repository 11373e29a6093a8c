"""Two editions read and collated: their pages, texts and lists, with pictures of the pages that differ."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from florilegium.collate.lists import changed_lists
from florilegium.collate.texts import Texts, changed_texts
from florilegium.diagnostics import Diagnostic
from florilegium.model.collation import Collation
from florilegium.model.editions import RecordedEdition
from florilegium.model.listings import ChangedList
from florilegium.read.record_lists import read_lists, read_note_places
from florilegium.recipe.comparing_pages import Drawn, ReadPages, draw, paired, read_pages, with_words
from florilegium.recipe.comparing_texts import texts_of, texts_of_pages
from florilegium.recipe.patience import Impatience, patiently

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
    read = [_told(findings, side, "PDF", _pages) for side in sides if order.paged]
    texts = [_told(findings, side, "EPUB", _texts) for side in sides if order.with_texts]
    if findings:
        return Compared(Collation(), Drawn(), tuple(findings))
    pages = with_words(*(each for each in read if each))
    pairs = paired(*pages) if pages else ()
    found = tuple(each for each in texts if each)
    if pages and not found:
        found = texts_of_pages(pages[0].words, pages[1].words, pairs)
    changed = changed_texts(*found) if found else ()
    drawn = draw(pages[0], pages[1], pairs, order.pictures) if pages else Drawn()
    return Compared(Collation(pairs, changed, _lists(order)), drawn)


def _told(findings: list[Diagnostic], side: Side, kind: str, read: Callable[[Side], Read]) -> Read | None:
    """What was read; None with K55 where the file is broken."""
    try:
        return read(side)
    except BROKEN as error:
        reason = "it asks for a password" if "password" in str(error) else f"it is damaged, or no {kind}"
        message = f"the {kind} of “{side.name}” cannot be read: {reason}"
        hint = "put the file of the edition back, or let its maker write it anew"
        findings.append(Diagnostic("K55", message, hint=hint))
        return None


def _pages(side: Side) -> ReadPages:
    return read_pages(side.pdf, made_here=side.edition is not None)


def _texts(side: Side) -> Texts:
    assert side.edition
    return texts_of(side.epub, side.edition, read_note_places(side.record, side.name))


def _lists(order: Order) -> tuple[ChangedList, ...]:
    if not (order.old.record and order.new.record):
        return ()
    return changed_lists(*(read_lists(side.record, side.name) for side in (order.old, order.new)))
