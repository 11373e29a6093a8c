"""The proof that nothing is lost: articles, EPUB, pages and both PDFs against one another, read back when finished."""

from florilegium.diagnostics import Diagnostic
from florilegium.model.proof import Count, Proof
from florilegium.prove.articles import departures, differ
from florilegium.prove.common_text import CommonText, common_text
from florilegium.prove.counting import Editions, count_anchors, count_figures, word_counts
from florilegium.prove.epub_file import documents_of
from florilegium.prove.places import Whereabouts, losses, written_places
from florilegium.prove.setting import Matched, match_pages
from florilegium.prove.tei_file import departures_of_tei
from florilegium.prove.things import things_of
from florilegium.prove.web_file import document_of
from florilegium.recipe.finished import Finished, ReadBack
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.reading import Copy


def prove(copy: Copy, pagination: Pagination, finished: Finished) -> tuple[Proof, tuple[Diagnostic, ...]]:
    """The table of the proof, and E20 to E25 for everything that an edition lacks or has otherwise."""
    articles = tuple(pagination.book.volume.pieces())
    common = common_text(documents_of(finished.epub) if finished.epub else finished.documents)
    hypertext = common_text([document_of("", finished.html)]) if finished.html else None
    folios = ("cover",) * finished.cover + tuple(page.folio for page in pagination.page_map.pages)
    matched = match_pages(finished.words[finished.cover :], common)
    inside = Whereabouts(folios[finished.cover :], written_places(articles))
    read = _read_back(finished, matched, inside)
    found = [
        *departures(articles, common, "EPUB" if finished.epub else "composed text"),
        *(departures(articles, hypertext, "HTML edition") if hypertext and differ(hypertext, common) else ()),
        *(departures_of_tei(articles, finished.tei) if finished.tei else ()),
        *losses(matched, inside),
        *read.diagnostics,
    ]
    counts, lacking = _counts(copy, pagination, finished, (common, hypertext, read))
    return Proof(counts), (*found, *lacking)


def _read_back(finished: Finished, matched: Matched, inside: Whereabouts) -> ReadBack:
    if not (finished.interior or finished.screen):
        return ReadBack()
    from florilegium.recipe.reading_back import read_back  # with it comes PDFium

    return read_back(finished, matched, inside)


def _counts(
    copy: Copy, pagination: Pagination, finished: Finished, texts: tuple[CommonText, CommonText | None, ReadBack]
) -> tuple[tuple[Count, ...], tuple[Diagnostic, ...]]:
    printed = frozenset(anchor for page in pagination.page_map.pages for anchor in page.anchors)
    common, hypertext, read = texts
    editions = Editions(
        common.ids if finished.epub else None,
        hypertext.ids if hypertext else None,
        printed if finished.interior else None,
        read.destinations,
    )
    articles = tuple(pagination.book.volume.pieces())
    things = things_of(articles, copy.ledger, copy.mentions, pagination.indexes)
    found = [count_anchors(what, anchors, editions) for what, anchors in things]
    in_epub = common.figures if finished.epub else None
    found.append(count_figures(articles, (in_epub, hypertext.figures if hypertext else None, *read.figures)))
    words = word_counts(articles, common, hypertext, editions)
    lacking = [each for _, findings in found for each in findings]
    return (*words, *(count for count, _ in found), read.links), (*lacking, *read.dead)
