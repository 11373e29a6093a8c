"""What is set otherwise than it would come so that the pages of an edition have fewer flaws: by piece, repeatable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NO_NUMBERS: Mapping[int, int] = MappingProxyType({})
NO_WORDS: Mapping[int, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PieceMends:
    """The mends of one piece.

    By the ordinals of its paragraphs: `lines`, how many more (below 0: fewer) they take than is best for them;
    `tracking`, by how many thousandths of an em their letters stand apart; `whole`, words that are not parted.
    `depth`, by pages of the piece from 1: how many lines they are longer or shorter than the type area.

    `made_for` is the fingerprint of what the press made them for, “” where an editor wants them whatever changes;
    `mended` how many flaws they took away.
    """

    piece: str
    made_for: str = ""
    mended: int = 0
    lines: Mapping[int, int] = field(default_factory=lambda: NO_NUMBERS)
    tracking: Mapping[int, int] = field(default_factory=lambda: NO_NUMBERS)
    depth: Mapping[int, int] = field(default_factory=lambda: NO_NUMBERS)
    whole: Mapping[int, tuple[str, ...]] = field(default_factory=lambda: NO_WORDS)

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs of which anything is wished, by their ordinals."""
        return tuple(sorted({*self.lines, *self.tracking, *self.whole}))


@dataclass(frozen=True, slots=True)
class Mends:
    """All mends of an edition; `parted` are words with hyphens where, and only where, they may be parted."""

    pieces: tuple[PieceMends, ...] = ()
    parted: tuple[str, ...] = ()

    def of(self, piece: str) -> PieceMends | None:
        """The mends of a piece, None where none are known."""
        return next((each for each in self.pieces if each.piece == piece), None)

    @property
    def mended(self) -> int:
        """How many flaws they took away."""
        return sum(each.mended for each in self.pieces)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A mend that could not be had: its piece and paragraph, whether there is no such paragraph."""

    piece: str
    paragraph: int
    is_unknown: bool
