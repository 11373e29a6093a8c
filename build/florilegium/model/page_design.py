"""The design of a printed page: trim, margins, type, as measured by the house or the press."""

from dataclasses import dataclass

POINTS_IN_MILLIMETRE = 72 / 25.4
LETTER_SCALING = 1.5  # per cent: nobody sees it
MOST_SCALING = 3  # per cent; more is seen


@dataclass(frozen=True, slots=True)
class PageDesign:
    """A page design from `layouts/pages/`. Lengths of the sheet in millimetres, sizes and leading of type in points."""

    name: str
    width: float
    height: float
    bleed: float
    gutter: float
    head: float
    fore_edge: float
    foot: float
    size: float
    leading: float
    running_size: float
    extract_size: float
    extract_leading: float
    note_size: float
    note_leading: float
    index_size: float
    index_leading: float
    opening: str  # “right” where every piece begins on a recto, “page” where it begins on the next page
    drop_initials: int = 0  # the lines that stand beside the first letter of an article; 0 where it is like all others
    letter_scaling: float = LETTER_SCALING  # by how many hundredths letters may be wider or narrower to fill a line
    stylesheet: str = ""  # a file of `layouts/styles/` that is read after what all designs share

    @property
    def text_height(self) -> float:
        """The height of the type area in points."""
        return round((self.height - self.head - self.foot) * POINTS_IN_MILLIMETRE, 3)
