"""What a printer asks of a book: trims, margins, bleed, kind of file, paper, cover; from `layouts/profiles/`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from florilegium.diagnostics import Place

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Edges:
    """A length at each edge of a page, in millimetres."""

    head: float
    fore_edge: float
    foot: float
    gutter: float = 0.0


@dataclass(frozen=True, slots=True)
class Gutter:
    """The width of the gutter that a book of up to so many pages needs, in millimetres."""

    pages: int
    width: float


@dataclass(frozen=True, slots=True)
class Trims:
    """The trims that the printer cuts: certain sizes, or all from the least to the most; width and height in mm.

    Among certain sizes a page stands in the smallest that is no more than `allowance` larger than it.
    """

    sizes: tuple[Size, ...]
    least: Size
    most: Size
    allowance: float

    def best(self, width: float, height: float) -> Size | None:
        """The trim for a page of that size, None where there is none. Half a millimetre less is cut without harm."""
        if not self.sizes:
            inside = self.least[0] <= width <= self.most[0] and self.least[1] <= height <= self.most[1]
            return (width, height) if inside else None
        larger = [(wide - width, high - height) for wide, high in self.sizes]
        fitting = [
            (over, size)
            for over, size in zip(larger, self.sizes, strict=True)
            if min(over) >= -0.5 and max(over) <= self.allowance
        ]
        return min(fitting, key=lambda found: sum(found[0]))[1] if fitting else None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: the thickness of one page, and that of the boards of the cover together, in millimetres."""

    name: str
    page: float
    boards: float


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """The printing for which the colours are meant: its name in the registry, its ICC profile with the file's hash."""

    condition: str
    description: str
    profile: str
    sha256: str


@dataclass(frozen=True, slots=True)
class CoverRules:
    """What the printer asks of the cover. Lengths in millimetres; the least spine for words in millimetres or pages.

    `flaps` are the least and the most that flaps may be wide, both 0 where the printer makes none.
    """

    bleed: float
    safe: float
    spine_text: float
    spine_text_pages: int
    spine_clear: float
    barcode: Size
    barcode_inset: float
    variant: str
    ink: int
    flaps: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PrintProfile:
    """A printer. `checked` is the day on which the numbers were compared with the sources."""

    id: str
    name: str
    place: Place
    sources: tuple[str, ...]
    checked: str
    trims: Trims
    least_pages: int
    most_pages: int
    multiple: int
    last_blank: bool
    safe: Edges
    safe_with_bleed: float
    bleed: Edges
    always_bleeds: bool
    gutters: tuple[Gutter, ...]
    variant: str
    colour: str
    resolution: int
    required: bool  # whether he takes nothing but this kind of PDF/X
    intent: OutputIntent
    papers: tuple[Paper, ...]
    cover: CoverRules

    def gutter(self, pages: int) -> float:
        """The least gutter of a book of so many pages, in millimetres."""
        fitting = (each.width for each in self.gutters if pages <= each.pages)
        return next(fitting, self.gutters[-1].width if self.gutters else 0.0)

    def blanks(self, pages: int, last_is_blank: bool) -> int:
        """How many blank pages follow a book of so many."""
        least = pages + (1 if self.last_blank and not last_is_blank else 0)
        return least + -least % self.multiple - pages

    def safe_edges(self, pages: int, bleeds: bool) -> Edges:
        """How near to each edge words may stand; wider where something bleeds and the printer asks for it."""
        least = self.safe_with_bleed if bleeds else 0.0
        safe = self.safe
        return Edges(
            max(safe.head, least), max(safe.fore_edge, least), max(safe.foot, least), max(self.gutter(pages), least)
        )

    def paper(self, name: str) -> Paper | None:
        """The paper of that name, the first for “”; None where there is no such paper."""
        return next((each for each in self.papers if name in ("", each.name)), None)

    def spine(self, pages: int, paper: Paper) -> float:
        """The width of the spine in millimetres.

        KDP's own example, 200 pages on cream paper, gives half an inch.
        """
        return pages * paper.page + paper.boards

    def spine_has_words(self, pages: int, paper: Paper) -> bool:
        """Whether the spine is thick enough for words."""
        return pages >= self.cover.spine_text_pages and self.spine(pages, paper) >= self.cover.spine_text


def what_every_printer_asks(profiles: Sequence[PrintProfile]) -> PrintProfile:
    """The least that any of the printers asks, of no trim, kind of PDF or printing in particular; it has no id."""
    gutters = tuple(Gutter(pages, min(each.gutter(pages) for each in profiles)) for pages in _steps(profiles))
    cover = profiles[0].cover
    return replace(
        profiles[0], id="", name="every printer", trims=Trims((), (0, 0), (10_000, 10_000), 0),
        least_pages=min(each.least_pages for each in profiles), most_pages=max(each.most_pages for each in profiles),
        multiple=min(each.multiple for each in profiles), last_blank=False,
        safe=Edges(*(min(_edges(each)[edge] for each in profiles) for edge in range(3))),
        safe_with_bleed=min(each.safe_with_bleed for each in profiles), gutters=gutters, variant="", colour="process",
        required=False, resolution=min(each.resolution for each in profiles), intent=OutputIntent("", "", "", ""),
        cover=replace(cover, variant="", ink=max(each.cover.ink for each in profiles)),
    )  # fmt: skip


def _steps(profiles: Sequence[PrintProfile]) -> list[int]:
    """The numbers of pages at which some printer's gutter grows."""
    return sorted({gutter.pages for each in profiles for gutter in each.gutters})


def _edges(profile: PrintProfile) -> tuple[float, float, float]:
    return profile.safe.head, profile.safe.fore_edge, profile.safe.foot


@dataclass(frozen=True, slots=True)
class Presswork:
    """What a volume asks for in print: the printers by their profiles, the paper; “” for each printer's first.

    `places` are where each printer is named, `paper_place` where the paper is, `place` is that of the table.
    """

    profiles: tuple[str, ...] = ()
    paper: str = ""
    places: tuple[Place, ...] = ()
    paper_place: Place | None = None
    place: Place | None = None

    def place_of(self, profile: str) -> Place | None:
        """Where the volume names the printer; None where it does not."""
        return dict(zip(self.profiles, self.places, strict=False)).get(profile)
