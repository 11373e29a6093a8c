"""What a finished PDF was found to be when it was read back: for the preflight to judge."""

from dataclasses import dataclass

from florilegium.model.painting import Painted
from florilegium.model.sheet import Box, Extent


@dataclass(frozen=True, slots=True)
class PrintedFont:
    """A font of a file: its name without the prefix of a subset, and what is true of it."""

    name: str
    embedded: bool
    subset: bool
    drawn: bool  # “Type 3”: each letter is a drawing


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture where it is printed, and how finely: the points to the inch."""

    box: Box
    resolution: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line, drawn or filled, and its thickness in points."""

    box: Box
    thickness: float


@dataclass(frozen=True, slots=True)
class Annotation:
    """What lies over a page, as a link: its kind, and where, None where it does not say."""

    kind: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a page. All boxes are in points from the corner of the trimmed page.

    `words` are its pieces of text; `rules` those thinner than a point; `edging` is what reaches to the trim or over it,
    words left out; `outside` are words and lines on the sheet outside of the trim, and what is beyond the bleed.
    """

    extent: Extent
    words: tuple[Box, ...] = ()
    pictures: tuple[Picture, ...] = ()
    rules: tuple[Rule, ...] = ()
    edging: tuple[Box, ...] = ()
    outside: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page of a file. Boxes by name (“MediaBox”), in points; what is missing in the file is missing here.

    `colours` are the colour spaces that are used, “gray”, “RGB”, “CMYK” or as the file calls them; `transparency` says
    by what something is let through; `annotations` lie over the page; `ink` is the most of all
    inks together, in per cent; so many glyphs are `missing`; `head` and `foot` are its first and last line, “” where
    they were not read; it is shown `turned` by so many degrees; `unit` is how many points a unit of its is in the file;
    of a cover, and where something overprints, `painted` is what it is made of in its order;
    `wrong` are the entries that hold something that they cannot be, as “/TrimBox”.
    """

    ordinal: int
    boxes: dict[str, Box]
    colours: frozenset[str]
    transparency: frozenset[str]
    annotations: tuple[Annotation, ...]
    standing: Standing
    ink: float = 0.0
    missing: int = 0
    head: str = ""
    foot: str = ""
    turned: int = 0
    unit: float = 1.0
    painted: tuple[Painted, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def trim(self) -> Box | None:
        """The page as it is cut; that is the page as it is shown where the file does not say (ISO 32000-1, 14.11.2)."""
        return self.boxes.get("TrimBox") or self.boxes.get("CropBox") or self.boxes.get("MediaBox")

    @property
    def extent(self) -> Extent:
        return self.standing.extent


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of itself: the version of PDF, the kinds it claims to be (“PDF/X-4”, “PDF/UA-1”), its intent.

    `intent` is the printing that it is meant for, “” for none; `lacking` are the entries that a printer's file must
    have and this has not; `active` what could do something by itself: scripts, forms, attachments, encryption.
    """

    version: str
    claims: tuple[str, ...] = ()
    intent: str = ""
    intent_has_profile: bool = False
    lacking: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    language: str = ""
    tagged: bool = False

    @property
    def variant(self) -> str:
        """The kind of PDF/X it says it is, “” for none."""
        return next((claim for claim in self.claims if claim.startswith("PDF/X")), "")

    @property
    def archival(self) -> str:
        """The kind of PDF/A it says it is, “” for none."""
        return next((claim for claim in self.claims if claim.startswith("PDF/A")), "")

    @property
    def locked(self) -> bool:
        return "encryption" in self.active


@dataclass(frozen=True, slots=True)
class Unmeant:
    """A space of colours of some device, as “DeviceCMYK”, that PDF/A wants explained, and the pages that use it."""

    space: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A PDF for a printer. The labels are those that a reader shows for its pages, () where it has none.

    Of a file that says it is PDF/A, `unmeant` are the colours that no output intent explains.
    """

    said: Said
    fonts: tuple[PrintedFont, ...]
    pages: tuple[PrintedPage, ...]
    labels: tuple[str, ...] = ()
    unmeant: tuple[Unmeant, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark: its words, and the ordinal of the page it leads to, 0 where it leads nowhere."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """A page of a screen edition: its text, first and last line, and where its links lead (0: nowhere).

    So many letters are `missing`: they say nothing to who copies them or hears them.
    """

    ordinal: int
    text: str
    head: str
    foot: str
    targets: tuple[int, ...]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class ScreenFile:
    """A PDF for the screen; `unmeant` are the colours of one that says it is PDF/A that no output intent explains."""

    said: Said
    fonts: tuple[PrintedFont, ...]
    pages: tuple[ScreenPage, ...]
    labels: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    unmeant: tuple[Unmeant, ...] = ()
