"""What a PDF says of itself: its title and authors, and the labels of its pages."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from florilegium.model.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Particulars:
    """Title, authors (or editors) and language of the book; `epoch` dates the file, in seconds since 1970.

    `work` is the name that all editions of the volume have in common.
    """

    title: str
    authors: tuple[str, ...]
    language: str
    epoch: int
    subject: str = ""
    keywords: tuple[str, ...] = ()
    edition: str = ""
    work: str = ""

    @property
    def date(self) -> datetime:
        """The date of the file, in universal time."""
        return datetime.fromtimestamp(self.epoch, UTC)


@dataclass(frozen=True, slots=True)
class PageLabels:
    """From the page with this ordinal (from 1) on, pages are labelled in `numerals` from the number `start`.

    `numerals` is roman, arabic, or “” for the `prefix` alone.
    """

    ordinal: int
    numerals: str
    start: int = 1
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """The printing, or the screen, for which colours are meant: name, description, ICC profile as bytes."""

    condition: str
    description: str
    profile: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrintForm:
    """The form of a printer's file: “PDF/X-4” or “PDF/X-1a”, where the pages stand, for which printing."""

    variant: str
    sheet: Sheet
    intent: Intent
