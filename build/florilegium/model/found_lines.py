"""Lines of words as they are found on the pages of a PDF that nobody vouches for."""

from dataclasses import dataclass

from florilegium.model.sheet import Box


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line: the ordinal of its page, where it stands (points from the corner of the trimmed page), its words.

    `size` is that of its type in points, `blank` the mean width of its blanks in em, 0 where it has none.
    """

    page: int
    box: Box
    size: float
    text: str
    blank: float

    @property
    def parted(self) -> bool:
        """Whether it ends in a hyphen."""
        return self.text.rstrip().endswith(("-", "‐", "\u00ad", "\ufffe", "\u0002"))


@dataclass(frozen=True, slots=True)
class FoundFlaw:
    """A flaw of a kind of `page_quality.FLAWS`, and the lines it is seen in."""

    kind: str
    page: int
    box: Box
