"""The readers' catalogue: volumes, pieces and names with the addresses of their pages, all relative to the site.

An address has no “/” before it and one behind it where it is a page: “volumes/owls/”; that of the first page is “”.
`Catalogue.absolute` makes it a public one, where the press has said where its site will stand.
"""

from dataclasses import dataclass, field

from florilegium.model.article import Article
from florilegium.model.changes import Changes
from florilegium.model.editions import PrintedPiece, RecordedEdition
from florilegium.model.phrases import Phrases
from florilegium.model.trade import Price
from florilegium.model.volume import Volume
from florilegium.model.wording import join_names, size_in_words


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the site: its address, its width and height in pixels, the words that stand for it."""

    address: str
    width: int
    height: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers may fetch. `format` is one of model.editions.OFFERED, or for the documents of a release their
    name; `pages` is 0 where it has none.
    """

    format: str
    address: str
    media_type: str
    bytes: int
    sha256: str
    pages: int = 0
    isbn: str = ""  # with hyphens, “” where the format has none

    @property
    def size(self) -> str:
        """Its size as a reader wants to know it."""
        return size_in_words(self.bytes)


@dataclass(frozen=True, slots=True)
class CataloguePiece:
    """An article in one volume: its text, its pages there, its own page, where it is read, its first words.

    `read` is an address with the piece's anchor, “” where the volume has no edition to be read online.
    """

    article: Article
    address: str
    printed: PrintedPiece
    first_words: str = ""
    read: str = ""
    citation: Phrases = ()  # as others cite it from this volume
    source: Phrases = ()  # where its text comes from
    byline: tuple[tuple[str, str], ...] = ()  # the authors as signed, each with the address of his page
    texts: tuple[Download, ...] = ()  # the article alone, for reuse


@dataclass(frozen=True, slots=True)
class CatalogueVolume:
    """A volume that readers can have, or with `withdrawn` (ISO) one that they could: then it has no downloads.

    `volume` is as the texts have it, `edition` as it was made. Without a `cover` a page shows the title in its place;
    without `changes` this is the first edition that is known.
    """

    volume: Volume
    edition: RecordedEdition
    address: str
    pieces: tuple[CataloguePiece, ...]
    downloads: tuple[Download, ...] = ()
    cover: Picture | None = None
    thumbnail: Picture | None = None
    samples: tuple[Picture, ...] = ()
    read: str = ""  # the address of the edition that is read online
    changes: Changes | None = None
    withdrawn: str = ""
    citation: Phrases = ()  # as others cite it
    papers: tuple[Download, ...] = ()  # the documents of an edition that was released

    @property
    def full_title(self) -> str:
        """Title and subtitle in one line."""
        return f"{self.volume.title}: {self.volume.subtitle}" if self.volume.subtitle else self.volume.title

    @property
    def editors(self) -> str:
        """The editors in one line."""
        return join_names(self.volume.editors)

    @property
    def translators(self) -> str:
        """The translators in one line."""
        return join_names(self.volume.translators)

    def sold(self) -> tuple[Price, ...]:
        """What readers can buy at a known address: printed books, and files that they cannot have for nothing."""
        prices = () if self.withdrawn else self.volume.trade.prices
        return tuple(
            each for each in prices if each.address and (each.format == "print" or not self.download(each.format))
        )

    def download(self, format: str) -> Download | None:
        """The file of that format, None where readers cannot have it."""
        return next((each for each in self.downloads if each.format == format), None)


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A piece that names somebody: its title, its own page (“” for front and back matter), the folios with the
    addresses where they are read, “” where nowhere.
    """

    title: str
    address: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Locations:
    """Where somebody is named in one volume, piece by piece in the order of the book."""

    volume: CatalogueVolume
    pieces: tuple[NamedIn, ...]


@dataclass(frozen=True, slots=True)
class CatalogueName:
    """A record of the authority files that a volume names, or an author; an author need not have a record.

    `heading` is as filed, “Moxon, Joseph”, `name` as spoken; `kind` is one of model.names.KINDS; `pieces` are what
    he wrote, each in each volume that has it; `also` are the headings of the records that only lead to this one.
    """

    id: str
    heading: str
    name: str
    address: str
    kind: str = "person"
    dates: str = ""
    gloss: str = ""
    links: tuple[tuple[str, str], ...] = ()  # (“Wikidata”, its address there)
    also: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()  # ids of other names of the catalogue
    pieces: tuple[tuple[CatalogueVolume, CataloguePiece], ...] = ()
    locations: tuple[Locations, ...] = ()

    @property
    def is_author(self) -> bool:
        return bool(self.pieces)


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of the cumulative index: a heading, and the name; with `is_see` the heading is another than the name's."""

    heading: str
    name: CatalogueName
    is_see: bool = False


@dataclass(frozen=True, slots=True)
class LetterOfNames:
    """The lines of the cumulative index that are filed under one letter."""

    letter: str
    lines: tuple[IndexLine, ...]

    @property
    def names(self) -> tuple[CatalogueName, ...]:
        """The names that have their own heading under this letter."""
        return tuple(line.name for line in self.lines if not line.is_see)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that the site shows. Volumes are in the order of their dates, the newest first; withdrawn ones stand apart.

    `updated` is the date of the newest edition (ISO): no clock is read.
    """

    title: str
    imprint: str
    language: str
    volumes: tuple[CatalogueVolume, ...]
    names: tuple[LetterOfNames, ...] = ()
    withdrawn: tuple[CatalogueVolume, ...] = ()
    description: str = ""
    address: str = ""  # public, ending in “/”; “” where the press has not said it
    contact: str = ""
    updated: str = ""
    headwords: dict[str, str] = field(default_factory=dict)  # of all records, by their ids

    def absolute(self, address: str) -> str:
        """The public address of a page or file of the site, “” where the site has none."""
        return f"{self.address}{address}" if self.address else ""

    def authors(self) -> tuple[CatalogueName, ...]:
        """Those who wrote something, as they are filed."""
        return tuple(name for letter in self.names for name in letter.names if name.is_author)


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of a page, or a feed: the relation, the media type, the address on the site, the title."""

    relation: str
    media_type: str
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A citation as a file for reference managers: its address, media type and title, and the volume that it cites."""

    address: str
    media_type: str
    title: str
    volume: str  # its id


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page tells machines: JSON-LD as text, pairs of a meta's name and content, alternates.

    A name with a colon, as “og:title”, is written as `property`.
    """

    json_ld: str = ""
    metas: tuple[tuple[str, str], ...] = ()
    alternates: tuple[Alternate, ...] = ()
    citations: tuple[Offer, ...] = ()  # which the page offers below the citation in words


Heads = dict[str, PageHead]  # by the addresses of the pages; a page that is not in it has nothing to tell
