"""What a PDF says of itself: its title and authors, and the labels of its pages."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Particulars:
    """Title, authors (or editors) and language of the book; `epoch` dates the file, in seconds since 1970."""

    title: str
    authors: tuple[str, ...]
    language: str
    epoch: int
    subject: str = ""
    keywords: tuple[str, ...] = ()

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
