"""What a build has proved: how much of the texts was found again in each edition, and how much was not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """So many of a thing in the texts, and so many found again in each edition made; None where it was not counted.

    `differing` are those that are missing from an edition, or otherwise in it; a book is made only where none does.
    """

    what: str
    source: int | None
    epub: int | None
    html: int | None
    print: int | None
    screen: int | None
    differing: int


@dataclass(frozen=True, slots=True)
class PinnedText:
    """An article against its pinned transcription: so many characters alike, so many emendations undone.

    `file` is “” where none is pinned. `furniture` are the words of the page that are no part of the text, each with its
    line; `omissions` the passages that this edition leaves out and says so.
    """

    article: str
    file: str = ""
    characters: int = 0
    emendations: int = 0
    omissions: int = 0
    furniture: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """All counts, and each article's own."""

    counts: tuple[Count, ...] = ()
    pinned: tuple[PinnedText, ...] = ()


UNPROVED = Proof()
