"""An edition as its record tells it, read back: which files were made, and where everything stands in them."""

import re
from dataclasses import dataclass, field

from florilegium.model.certification import Verdict

FORMATS = ("epub", "screen", "print", "html", "tei")  # in the order in which a reader is offered them
TEXTS = ("markdown", "text")  # of one article, for reuse
OFFERED = (*FORMATS, *TEXTS)  # what readers may fetch


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made: its name, its size in bytes, its SHA-256, its pages (0 where it has none of its own)."""

    name: str
    bytes: int
    sha256: str
    pages: int = 0

    def format(self, volume: str) -> str:
        """One of FORMATS, or “thumbnail”; “” for what is made for one printer.

        >>> [MadeFile(name, 1, "").format("owls") for name in ("owls.epub", "owls.pdf", "owls-print.pdf", "x.pdf")]
        ['epub', 'screen', 'print', '']
        """
        names = {
            f"{volume}.epub": "epub", f"{volume}.pdf": "screen", f"{volume}-print.pdf": "print",
            f"{volume}.html": "html", f"{volume}.tei.xml": "tei", f"{volume}-thumbnail.jpg": "thumbnail",
        }  # fmt: skip
        return names.get(self.name, "")


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """A piece of the edition and its pages: the folios of its first and its last one, “” where it is on no page."""

    id: str
    title: str
    authors: tuple[str, ...]  # as signed
    first: str = ""
    last: str = ""

    @property
    def folios(self) -> str:
        """Its pages as they are cited.

        >>> PrintedPiece("a", "A", (), "3", "14").folios, PrintedPiece("a", "A", (), "3", "3").folios
        ('3–14', '3')
        """
        return self.first if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place where a record of the authority files is named: the piece, the anchor there, the folio of the page.

    `note` is the ordinal of the note that it stands in, 0 in the text.
    """

    record: str
    piece: str
    anchor: str
    folio: str
    note: int = 0


def numbered(edition: str) -> tuple[tuple[int, str], ...]:
    """By what editions are put into their order: numbers as numbers, the rest as letters.

    >>> sorted(("10", "2", "2.1", "1"), key=numbered)
    ['1', '2', '2.1', '10']
    """
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", edition) if part)


@dataclass(frozen=True, slots=True)
class RecordedEdition:
    """An edition as `record.json` tells it. `folios` are those of all pages of the print edition, in their order.

    `headings` are those of all its indexes by the ids of their records, see-references left out; `openings` are the
    ordinals of the pages on which its pieces begin; `starts` tell for each piece with which paragraph, after how many
    letters of it, which folio begins; `words`, `notes` and `emendations` count what is in the texts; `versions` are
    those of what it was made with, `fonts` by name the version and the SHA-256 of each.
    """

    id: str
    title: str
    subtitle: str
    edition: str
    date: str  # ISO
    language: str
    identifier: str
    files: tuple[MadeFile, ...] = ()
    pieces: tuple[PrintedPiece, ...] = ()  # the articles, in the order of the book
    folios: tuple[str, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    headings: dict[str, str] = field(default_factory=dict)
    openings: dict[str, int] = field(default_factory=dict)
    starts: dict[str, tuple[tuple[int, int, str], ...]] = field(default_factory=dict)
    words: int = 0
    notes: int = 0
    emendations: int = 0
    versions: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, tuple[str, str]] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()  # of the checkers that found nothing in its EPUB

    def file(self, format: str) -> MadeFile | None:
        """The file of that format, None where it was not made."""
        return next((file for file in self.files if file.format(self.id) == format), None)

    def folio_of(self, piece: str, paragraph: int, letters: int = 0) -> str:
        """The folio of the page on which a paragraph of the text goes on after so many letters, “” where none is known.

        A piece may open with its headnote, whose paragraphs are counted behind those of the text.

        >>> starts = {"a": ((34, 0, "5"), (3, 214, "6"), (9, 0, "7"))}
        >>> edition = RecordedEdition("v", "", "", "", "", "", "", starts=starts)
        >>> [edition.folio_of("a", n) for n in (1, 3, 4, 8, 9)], edition.folio_of("b", 1), edition.folio_of("a", 3, 214)
        (['5', '5', '6', '6', '7'], '', '6')
        """
        starts = self.starts.get(piece, ())
        before = [folio for n, earlier, folio in starts if (n, earlier) <= (paragraph, letters)]
        return before[-1] if before else next((folio for _, _, folio in starts), "")

    def folios_of(self, piece: str, paragraph: int) -> str:
        """The folios of all pages on which a paragraph of the text stands, as they are cited.

        >>> starts = {"a": ((3, 0, "5"), (3, 214, "6"), (9, 0, "7"))}
        >>> edition = RecordedEdition("v", "", "", "", "", "", "", starts=starts)
        >>> edition.folios_of("a", 3), edition.folios_of("a", 4), edition.folios_of("b", 1)
        ('5–6', '6', '')
        """
        first = self.folio_of(piece, paragraph)
        goes_on = [folio for n, letters, folio in self.starts.get(piece, ()) if n == paragraph and letters]
        return f"{first}–{goes_on[-1]}" if goes_on else first

    def piece(self, id: str) -> PrintedPiece | None:
        """The article of that id, None where the edition does not have it."""
        return next((piece for piece in self.pieces if piece.id == id), None)
