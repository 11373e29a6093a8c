"""Two editions held against one another: which pages, passages, notes and entries of the indexes differ, and how."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

from florilegium.model.listings import ChangedList, Fate


class State(StrEnum):
    """What became of a page. Overrun: no word is other, but it begins or ends elsewhere; reset: it looks otherwise."""

    SAME = "same"
    MOVED = "moved"
    OVERRUN = "overrun"
    RESET = "reset"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


WITH_THE_SAME_WORDS = (State.SAME, State.MOVED, State.RESET)


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page in their order, without running head and folio; `folio` is what the page is called.

    `spans` say where each word stands in the text of the page as it was read, () where that is of no interest.
    """

    folio: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PagePair:
    """A page of the old edition and what it is in the new one: their ordinals from 1, 0 for none, and their folios.

    `lost` and `gained` are the numbers of the words, in their page from 0, that the other edition does not have.
    """

    state: State
    old: int
    new: int
    old_folio: str = ""
    new_folio: str = ""
    lost: tuple[int, ...] = ()
    gained: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a text or of a note, and with which word (from 0) which of its paragraphs begins, 0 for none.

    `id` is that of the piece; `note`, `mark` and `folio` are those of a note, “” in the text itself.
    """

    id: str
    words: tuple[str, ...] = ()
    paragraphs: tuple[tuple[int, int], ...] = ()
    title: str = ""
    note: str = ""
    mark: str = ""
    folio: str = ""

    def place(self, number: int) -> tuple[int, int]:
        """The paragraph in which a word stands, and with which word that begins."""
        at = bisect_right(self.paragraphs, number, key=itemgetter(0))
        begin, paragraph = self.paragraphs[at - 1] if at else (0, 0)
        return paragraph, begin


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with one fate."""

    fate: Fate
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that differs: its number in either edition, 0 for none, with the folios, and its words."""

    old: int
    new: int
    old_folio: str
    new_folio: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many words were added, removed, put in the place of others, or moved."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.added + other.added, self.removed + other.removed,
            self.changed + other.changed, self.moved + other.moved,
        )  # fmt: skip

    def __bool__(self) -> bool:
        return any((self.added, self.removed, self.changed, self.moved))


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A piece or a note whose words differ; `fate` is KEPT where both editions have it. `mark` is that of a note.

    Of a piece that only one of them has, `notes` says how many it has there; their words are in the tally.
    """

    id: str
    title: str
    fate: Fate
    tally: Tally
    passages: tuple[Passage, ...] = ()
    note: str = ""
    mark: str = ""
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Collation:
    """All that differs between two editions; `pages` are all pages, those alike too, () where none were compared."""

    pages: tuple[PagePair, ...] = ()
    texts: tuple[ChangedText, ...] = ()
    lists: tuple[ChangedList, ...] = ()

    @property
    def tally(self) -> Tally:
        return sum((each.tally for each in self.texts), Tally())

    @property
    def states(self) -> Counter[State]:
        return Counter(pair.state for pair in self.pages)

    @property
    def alike(self) -> bool:
        """Whether nothing differs."""
        return not self.texts and not self.lists and all(pair.state is State.SAME for pair in self.pages)
