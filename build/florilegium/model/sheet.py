"""The pages of one setting on a printer's sheet: where they stand in the trim so that all that is asked holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from florilegium.model.page_design import POINTS_IN_MILLIMETRE, PageDesign
from florilegium.model.print_profile import Edges, PrintProfile, Size

HAIR = 0.02  # millimetres that rounding may take away


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, from the corner at the foot and left of the trimmed page unless it is said otherwise."""

    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left), min(self.bottom, other.bottom),
            max(self.right, other.right), max(self.top, other.top),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extent:
    """What stands on a page: the box of its words, the box of everything, and whether something bleeds."""

    words: Box | None
    ink: Box | None
    bleeds: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a printer has the pages: lengths in millimetres.

    The design's page stands `inward` from the spine and `up` from the foot of a trim of this size; the bleed is that of
    a recto; so many blank pages follow.
    """

    trim: Size
    bleed: Edges
    inward: float
    up: float
    blanks: int


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why no place for the pages was found: at which edges, and how many millimetres are wanting across and down."""

    across: float
    down: float


def lay_on_sheet(
    profile: PrintProfile, design: PageDesign, extents: Sequence[Extent], trim: Size
) -> tuple[Sheet, Misfit | None]:
    """The pages on the printer's sheet, and what is wanting there.

    All pages move alike, rectos and versos as mirror images, so that one setting serves every printer: away from the
    spine where the gutter asks for it, and else only to the middle of a larger trim.
    """
    blank = bool(extents) and extents[-1].ink is None
    blanks = profile.blanks(len(extents), blank)
    pages = len(extents) + blanks
    bleeds = any(each.bleeds for each in extents)
    safe = profile.safe_edges(pages, bleeds)
    words = _as_recto(extents, design)
    over = (trim[0] - design.width, trim[1] - design.height)
    inward, across = _between(
        safe.gutter - words.left, trim[0] - safe.fore_edge - words.right, over[0] / 2
    )  # fmt: skip
    up, down = _between(safe.foot - words.bottom, trim[1] - safe.head - words.top, over[1] / 2)
    bleed = profile.bleed if bleeds or profile.always_bleeds else Edges(0, 0, 0)
    sheet = Sheet(trim, bleed, inward, up, blanks)
    return sheet, (Misfit(across, down) if max(across, down) > HAIR else None)


def _between(least: float, most: float, wanted: float) -> tuple[float, float]:
    """The place nearest to the wanted one, and how much is wanting where there is none."""
    if least > most:
        return (least + most) / 2, least - most
    return min(max(wanted, least), most), 0.0


def _as_recto(extents: Sequence[Extent], design: PageDesign) -> Box:
    """The box around the words of all pages in millimetres, versos mirrored; the type area where there are none."""
    found: Box | None = None
    for number, extent in enumerate(extents):
        if extent.words is None:
            continue
        left, bottom, right, top = (
            edge / POINTS_IN_MILLIMETRE
            for edge in (extent.words.left, extent.words.bottom, extent.words.right, extent.words.top)
        )
        if number % 2:
            left, right = design.width - right, design.width - left
        box = Box(left, bottom, right, top)
        found = found.around(box) if found else box
    edges = (design.gutter, design.foot, design.width - design.fore_edge, design.height - design.head)
    return found or Box(*edges)
