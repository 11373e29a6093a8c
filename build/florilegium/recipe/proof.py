"""The proof that nothing is lost: articles, EPUB, pages and both PDFs against one another, read back when finished."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from florilegium.bind.pdfium import destinations, drawings, read_pages
from florilegium.diagnostics import Diagnostic
from florilegium.model.printed import PageWords, PrintedFigure, ReadPage
from florilegium.model.proof import Count, Proof
from florilegium.model.publication import Document
from florilegium.model.set_book import SetBook
from florilegium.prove.articles import departures, differ
from florilegium.prove.common_text import CommonText, common_text
from florilegium.prove.counting import Editions, count_anchors, count_figures, dead_ends, word_counts
from florilegium.prove.drawn import misread_pages
from florilegium.prove.epub_file import documents_of
from florilegium.prove.figures import lacking_figures
from florilegium.prove.places import Whereabouts, losses, misreadings, written_places
from florilegium.prove.setting import Matched, SetLine, match_pages
from florilegium.prove.tei_file import departures_of_tei
from florilegium.prove.things import things_of
from florilegium.prove.web_file import document_of
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.pdf_editions import PdfEditions
from florilegium.recipe.reading import Copy


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


def prove(copy: Copy, pagination: Pagination, finished: Finished) -> tuple[Proof, tuple[Diagnostic, ...]]:
    """The table of the proof, and E20 to E25 for everything that an edition lacks or has otherwise."""
    articles = tuple(pagination.book.volume.pieces())
    common = common_text(documents_of(finished.epub) if finished.epub else finished.documents)
    hypertext = common_text([document_of("", finished.html)]) if finished.html else None
    folios = ("cover",) * finished.cover + tuple(page.folio for page in pagination.page_map.pages)
    matched = match_pages(finished.words[finished.cover :], common)
    inside = Whereabouts(folios[finished.cover :], written_places(articles))
    found = [
        *departures(articles, common, "EPUB" if finished.epub else "composed text"),
        *(departures(articles, hypertext, "HTML edition") if hypertext and differ(hypertext, common) else ()),
        *(departures_of_tei(articles, finished.tei) if finished.tei else ()),
        *losses(matched, inside),
        *_read_back(finished, matched, inside),
    ]
    counts, lacking = _counts(copy, pagination, finished, (common, hypertext))
    return Proof(counts), (*found, *lacking)


def _read_back(finished: Finished, matched: Matched, inside: Whereabouts) -> Iterator[Diagnostic]:
    """What the PDFs say otherwise than it was set."""
    lines = _by_page(matched, len(inside.folios))
    cover, proved = finished.cover, tuple[str, ...]()
    if finished.interior:
        read = _pages(finished.interior, len(lines))
        misread = misread_pages(read, finished.words[cover:])
        proved = () if misread else ("",) * cover + tuple(page.text for page in read)
        yield from misreadings("print interior", misread, lines, inside)
    if finished.screen:
        misread = misread_pages(_pages(finished.screen, len(finished.words)), finished.words, proved)
        whole = Whereabouts((*("cover",) * cover, *inside.folios), inside.written)
        yield from misreadings("screen edition", misread, (*[()] * cover, *lines), whole)


def _pages(pdf: bytes, count: int) -> tuple[ReadPage, ...]:
    """So many pages: blank ones may follow to fill a printer’s last leaf; a page that the file lacks has no text."""
    read = read_pages(pdf)[:count]
    return (*read, *[ReadPage("")] * (count - len(read)))


def _by_page(matched: Matched, pages: int) -> list[list[SetLine]]:
    lines: list[list[SetLine]] = [[] for _ in range(pages)]
    for line in matched.lines:
        lines[line.ordinal - 1].append(line)
    return lines


def _counts(
    copy: Copy, pagination: Pagination, finished: Finished, read: tuple[CommonText, CommonText | None]
) -> tuple[tuple[Count, ...], tuple[Diagnostic, ...]]:
    printed = frozenset(anchor for page in pagination.page_map.pages for anchor in page.anchors)
    common, hypertext = read
    editions = Editions(
        common.ids if finished.epub else None,
        hypertext.ids if hypertext else None,
        printed if finished.interior else None,
        destinations(finished.screen) if finished.screen else None,
    )
    articles = tuple(pagination.book.volume.pieces())
    things = things_of(articles, copy.ledger, copy.mentions, pagination.indexes)
    found = [count_anchors(what, anchors, editions) for what, anchors in things]
    found.append(count_figures(articles, _figures(finished, common, hypertext)))
    words = word_counts(articles, common, hypertext, editions)
    links, astray = _links(finished)
    lacking = [each for _, findings in found for each in findings]
    return (*words, *(count for count, _ in found), links), (*lacking, *astray)


def _figures(finished: Finished, common: CommonText, hypertext: CommonText | None) -> tuple[int | None, ...]:
    """How many figures the EPUB and the HTML edition have, of how many something is drawn in both PDFs."""
    moved = tuple(replace(each, ordinal=each.ordinal + finished.cover) for each in finished.figures)
    return (
        common.figures if finished.epub else None,
        hypertext.figures if hypertext else None,
        _drawn(finished.interior, finished.figures) if finished.interior else None,
        _drawn(finished.screen, moved) if finished.screen else None,
    )


def _drawn(pdf: bytes, figures: tuple[PrintedFigure, ...]) -> int:
    drawn = drawings(pdf, {each.ordinal for each in figures})
    return len(figures) - len(lacking_figures(figures, drawn))


def _links(finished: Finished) -> tuple[Count, tuple[Diagnostic, ...]]:
    """The links inside the screen edition; E25 where one leads nowhere. Those of the EPUB were proved before."""
    if not finished.screen:
        return Count("links", None, None, None, None, None, 0), ()
    targets = tuple(page.targets for page in read_pages(finished.screen))
    dead = dead_ends(targets)
    return Count("links", None, None, None, None, sum(map(len, targets)), len(dead)), dead
