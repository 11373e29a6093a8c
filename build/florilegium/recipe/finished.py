"""The files of an edition as the proof takes them, and what it reads back from those that have pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic
from florilegium.model.printed import PageWords, PrintedFigure
from florilegium.model.proof import Count
from florilegium.model.publication import Document
from florilegium.model.set_book import SetBook
from florilegium.recipe.pdf_editions import PdfEditions

NO_LINKS = Count("links", None, None, None, None, None, 0)  # those of the EPUB are proved before it is bound


@dataclass(frozen=True, slots=True)
class Finished:
    """What is to be proved: the files that were made, b"" for one that was not, and what was set on their pages.

    `documents` are those of the EPUB as they were composed, which are read where none was bound; `words` are what was
    set on the pages of the screen edition, of which the first `cover` are not in the interior; `figures` those of the
    interior.
    """

    epub: bytes
    html: bytes
    tei: bytes
    interior: bytes
    screen: bytes
    words: Sequence[PageWords]
    figures: tuple[PrintedFigure, ...]
    cover: int
    documents: tuple[Document, ...]

    @classmethod
    def of(
        cls, id: str, files: Mapping[str, bytes], pdfs: PdfEditions, pages: SetBook, documents: tuple[Document, ...]
    ) -> "Finished":
        """What was made of a volume."""
        names = (f"{id}.epub", f"{id}.html", f"{id}.tei.xml", f"{id}.pdf")
        epub, html, tei, screen = (files.get(name, b"") for name in names)
        words = (*pdfs.cover, *pages.words)
        return cls(epub, html, tei, pdfs.first, screen, words, pages.figures, len(pdfs.cover), documents)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What interior and screen edition say when they are read back; nothing where neither was made.

    `destinations` are the places in the screen edition that a link can lead to, `figures` how many of them are drawn in
    each of the two, `links` the row of those inside the screen edition: each None, or empty, for one that was not made.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    destinations: frozenset[str] | None = None
    figures: tuple[int | None, int | None] = (None, None)
    links: Count = NO_LINKS
    dead: tuple[Diagnostic, ...] = ()
