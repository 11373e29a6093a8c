"""What an edition lists, as articles, entries of an index, emendations and works, and how that differs in another."""

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_HERE = "moved here"
    MOVED_AWAY = "moved away"
    LEFT_OUT = "left out"  # kept words that are not shown


@dataclass(frozen=True, slots=True)
class Listed:
    """Something that an edition lists: an entry of an index, an emendation, a work, an article.

    `key` tells what it is, `words` are how it is called, `detail` what is said of it there, `pages` its locators.
    """

    key: str
    words: str
    detail: str = ""
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of an edition, as an index: its id, its title, its lines in order."""

    id: str
    title: str
    lines: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where a note stands: its piece, its mark, the folio of its page."""

    piece: str
    mark: str
    folio: str


@dataclass(frozen=True, slots=True)
class ListChange:
    """A line that is other: added, removed, kept with other words, or moved here, where only its pages are others."""

    fate: Fate
    words: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class ChangedList:
    """What differs in a list of that id; `reordered` are the lines that stand in another order."""

    id: str
    title: str
    changes: tuple[ListChange, ...]
    reordered: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        return sum(change.fate is fate for change in self.changes)
