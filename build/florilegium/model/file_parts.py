"""The parts of a finished file that one is held against another by: pages of a PDF, entries of an archive."""

from collections.abc import Mapping
from dataclasses import dataclass

BOXES = "its boxes"  # the part of a page that is shown as it is, since it is a few numbers


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in an archive; `packed` tells how it lies there: its date, its compression, its rights."""

    name: str
    content: bytes
    packed: str


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page of a PDF is made of, each part by what it is: its boxes in words, the others as hashes.

    `words` are those that a reader copies; `shared` are the hashes of what several pages have in common, as fonts.
    """

    folio: str
    words: str
    parts: Mapping[str, str]
    shared: Mapping[str, str]

    @property
    def content(self) -> tuple[object, ...]:
        """All that the page has for itself but its folio."""
        return self.words, *self.parts.items()


@dataclass(frozen=True, slots=True)
class PdfParts:
    """A PDF taken apart: its pages; what it says of itself, by key; and all that stands beside its pages, as hashes."""

    pages: tuple[PageParts, ...]
    said: Mapping[str, str]
    beside: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FileDifference:
    """A file that is not the same in both: what differs in it, in words, and each place of it on a line."""

    file: str
    what: str
    places: tuple[str, ...] = ()
