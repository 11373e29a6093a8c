"""A volume as the editor describes it: its title page, its parts, its matter, its house."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import Article
from florilegium.model.catalogue_settings import CatalogueSettings
from florilegium.model.cover import CoverDesign
from florilegium.model.emendations import EMENDATIONS, EmendationStyle
from florilegium.model.imprint import Proofreading, Release, Series, Sibling
from florilegium.model.lasting_name import work_name
from florilegium.model.lists import ListSettings
from florilegium.model.names import INDEXES
from florilegium.model.notes import NoteStyles
from florilegium.model.print_profile import Presswork
from florilegium.model.trade import Trade

FRONT_MATTER = (
    "half-title",
    "series-page",
    "frontispiece",
    "title-page",
    "imprint",
    "dedication",
    "epigraph",
    "contents",
    "illustrations",
    "foreword",
    "preface",
    "acknowledgements",
    "note-on-the-text",
    "introduction",
)
BACK_MATTER = (
    "afterword",
    "appendix",
    "chronology",
    "endnotes",
    "abbreviations",
    EMENDATIONS,
    "biographical-glossary",
    "sources",
    "bibliography",
    "contributors",
    *INDEXES,
    "colophon",
)
# Pieces the press writes from the settings where the editor gives no text
MAY_BE_WRITTEN = ("note-on-the-text", "colophon")
# Pieces the press makes from data; all others are the editor's own texts.
MADE_FROM_DATA = (
    "half-title",
    "series-page",
    "title-page",
    "imprint",
    "contents",
    "endnotes",
    EMENDATIONS,
    "biographical-glossary",
    "sources",
    *INDEXES,
)
# Pieces the press makes from data where the editor gives no text for them.
LISTS = ("illustrations", "chronology", "abbreviations", "bibliography", "contributors")


AS_DESIGNED = -1  # as the page design has it


@dataclass(frozen=True, slots=True)
class House:
    """The press's own name and style, from `texts/press.toml`."""

    imprint: str
    place: str = ""
    contact: str = ""
    address: str = ""
    errata: str = ""  # where readers send what they find
    repository: str = ""  # the address from which anyone may clone the sources
    page: str = "octavo"
    drop_initials: int = AS_DESIGNED  # lines beside the first letter of an article; 0 is none
    index_style: str = "chicago"
    index_ranges: str = "discussions"  # or “three-pages”, “passages”: which pages of the index are joined
    continuation: str = "verso"  # or “column”: where a broken entry gets a continuation line
    filing: str = "letter-by-letter"
    notes: NoteStyles = field(default_factory=NoteStyles)
    source_pages: str = "none"
    language: str = "en-GB"  # of texts that name none
    citations: str = "chicago-author-date"  # the CSL style, a file of layouts/csl
    name_notes: str = "none"  # or “pop-up”: in the EPUB a name opens its note in the biographical glossary
    emendations: EmendationStyle = field(default_factory=EmendationStyle)
    source_notes: str = "pieces"  # or “sources”: after each piece, or in the list of sources alone
    how_to_cite: str = "both"  # or epub, sources, none: after each piece of the EPUB, in the list of sources
    series: tuple[Series, ...] = ()
    catalogue: CatalogueSettings = field(default_factory=CatalogueSettings)


@dataclass(frozen=True, slots=True)
class Isbn:
    """The ISBN of each format, with hyphens as printed; “” where there is none."""

    epub: str = ""
    print: str = ""
    screen: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the book and its public address."""

    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A piece of the front or back matter: its kind and, where the editor wrote one, its text.

    `place` is where the volume asks for it, None where the press gives it unasked.
    """

    kind: str
    text: Article | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body. A volume without parts has one whose title is “”."""

    title: str
    articles: tuple[Article, ...]
    subtitle: str = ""
    introduction: Article | None = None
    epigraph: Article | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """An article that a volume leads to and does not hold: its title and its public address, “” where it has none."""

    id: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Volume:
    """A book to be made. `date` is the date of the edition (ISO, an input: no clock is read), `epoch` its seconds."""

    id: str
    title: str
    place: Place
    house: House
    parts: tuple[Part, ...]
    front: tuple[Matter, ...]
    back: tuple[Matter, ...]
    date: str
    epoch: int
    subtitle: str = ""
    editors: tuple[str, ...] = ()
    series: str = ""
    series_number: str = ""
    edition: str = "1"
    isbn: Isbn = Isbn()
    language: str = "en-GB"
    rights: str = ""
    licence: Licence = Licence()
    description: str = ""
    subjects: tuple[str, ...] = ()
    printing: str = ""  # as “Printed on demand”
    cataloguing: str = ""
    cover_credit: str = ""
    presswork: Presswork = field(default_factory=Presswork)
    cover: CoverDesign = field(default_factory=CoverDesign)
    copyright: str = ""  # who holds the rights in selection and apparatus
    paper: str = ""
    translators: tuple[str, ...] = ()  # as on the title page
    second_half_title: bool = False
    siblings: tuple[Sibling, ...] = ()  # the other volumes of the series
    release: Release = field(default_factory=Release)
    proofreading: Proofreading = field(default_factory=Proofreading)
    trade: Trade = field(default_factory=Trade)
    samples: tuple[str, ...] = ()  # folios of the pages that the catalogue shows; () for the press's own choice
    withdrawn: str = ""  # the day (ISO) since which readers can no longer have it
    identifier: str = ""
    lists: ListSettings = field(default_factory=ListSettings)
    inputs: tuple[str, ...] = field(default=())  # every file that was read, sorted
    others: tuple[Outside, ...] = ()  # articles that the texts lead to and the volume does not hold

    @property
    def work(self) -> str:
        """The name that all editions of the volume have in common."""
        return work_name(self.id)

    def without_empty(self, is_empty: Callable[[Matter], bool]) -> tuple["Volume", tuple[Diagnostic, ...]]:
        """The volume without the pieces that would be empty pages, and V30 for each of them that was asked for."""
        hint = "give it something to hold, or take it away"
        found = (
            Diagnostic("V30", f"“{matter.kind}” would be an empty page and is left out", matter.place, hint)
            for matter in (*self.front, *self.back)
            if matter.place and is_empty(matter)
        )
        kept = [tuple(each for each in matters if not is_empty(each)) for matters in (self.front, self.back)]
        return replace(self, front=kept[0], back=kept[1]), tuple(found)

    def pieces(self) -> Iterator[Article]:
        """Every text of the volume in reading order: front matter, body with part introductions, back matter."""
        yield from (matter.text for matter in self.front if matter.text)
        for part in self.parts:
            yield from filter(None, (part.epigraph, part.introduction))
            yield from part.articles
        yield from (matter.text for matter in self.back if matter.text)

    def with_texts(self, change: Callable[[Article], Article]) -> "Volume":
        """The same volume with each of its texts replaced by `change(text)`."""

        def changed(matter: Matter) -> Matter:
            return replace(matter, text=change(matter.text)) if matter.text else matter

        parts = tuple(
            replace(
                part,
                epigraph=change(part.epigraph) if part.epigraph else None,
                introduction=change(part.introduction) if part.introduction else None,
                articles=tuple(change(article) for article in part.articles),
            )
            for part in self.parts
        )
        return replace(self, front=tuple(map(changed, self.front)), parts=parts, back=tuple(map(changed, self.back)))

    def outside(self, id: str) -> Outside | None:
        """An article that the volume leads to and does not hold; None for any other."""
        return next((other for other in self.others if other.id == id), None)

    def pictures(self) -> tuple[str, ...]:
        """The paths of all pictures in the press folder, each once, in reading order."""
        return tuple(dict.fromkeys(figure.image for piece in self.pieces() for figure in piece.figures()))
