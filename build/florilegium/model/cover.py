"""The cover of a volume: what the editor wants on it, and the sheet of a printer that it is set on."""

from dataclasses import dataclass

from florilegium.model.print_profile import Paper, PrintProfile, Size

LEAST_MODULE, FULL_MODULE = 0.264, 0.33  # millimetres; 80 and 100 % (GS1 General Specifications, 5.2.6.6)


@dataclass(frozen=True, slots=True)
class CoverDesign:
    """What a volume's file says of its cover.

    `art` is a picture for the front, by its path in the press folder, “” for none; where it is `lettered` no words are
    set over it. `blurb` stands on the back, “” for the volume's description. `add_on` are the two or five digits beside
    the barcode. `flaps` are so many millimetres wide, 0 for none.
    """

    art: str = ""
    lettered: bool = False
    blurb: str = ""
    add_on: str = ""
    flaps: float = 0.0
    front_flap: str = ""
    back_flap: str = ""


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """A wrap-around cover, in millimetres: back flap, back, spine, front, front flap, and the bleed all round.

    Words keep `safe` from the edges and folds, those of the spine `clear` from its folds; it has none unless it
    `has_words`. The barcode stands in a white field at the foot of the back, `inset` from edge and fold.
    """

    trim: Size
    spine: float
    flaps: float
    bleed: float
    safe: float
    clear: float
    has_words: bool
    barcode: Size
    inset: float

    @property
    def width(self) -> float:
        """From trim to trim, flaps included."""
        return 2 * (self.trim[0] + self.flaps) + self.spine

    @property
    def height(self) -> float:
        return self.trim[1]

    def folds(self) -> tuple[float, ...]:
        """Where the sheet is folded, from its left trim."""
        spine = (self.flaps + self.trim[0], self.flaps + self.trim[0] + self.spine)
        return spine if not self.flaps else (self.flaps, *spine, self.width - self.flaps)


def unmade_flaps(profile: PrintProfile, wide: float) -> str:
    """Why the printer cannot make flaps of so many millimetres; “” where he can, or none are wanted."""
    least, most = profile.cover.flaps
    if not wide or least <= wide <= most:
        return ""
    if not most:
        return f"{profile.name} makes no covers with flaps"
    return f"{profile.name} makes flaps of {least:g} to {most:g} mm, and these are {wide:g} mm wide"


def cover_sheet(profile: PrintProfile, design: CoverDesign, trim: Size, pages: int, paper: Paper) -> CoverSheet:
    """The sheet for a book of so many pages, counted in the interior of the same build."""
    rules = profile.cover
    return CoverSheet(
        trim, round(profile.spine(pages, paper), 3), design.flaps, rules.bleed, rules.safe, rules.spine_clear,
        profile.spine_has_words(pages, paper), rules.barcode, rules.barcode_inset,
    )  # fmt: skip
