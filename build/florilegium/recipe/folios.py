"""What the texts print of the pages: folios of pieces, figures and what is cited, extents of articles."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from florilegium.compose.sections import Book
from florilegium.model.pages import Page, PageMap
from florilegium.model.volume import Volume


def listed_anchors(book: Book) -> tuple[str, ...]:
    """The anchors that contents and lists cite: those of the pieces that have a level, and of their figures."""
    pieces = [piece for piece in book.pieces if piece.level]
    figures = (anchor for piece in pieces if piece.text for anchor in piece.text.figure_anchors().values())
    return (*(piece.id for piece in pieces), *figures)


def folios_of(anchors: Iterable[str], page_map: PageMap) -> Mapping[str, str]:
    """The folio of the page of each anchor that is on one."""
    found = ((anchor, page_map.page_of(anchor)) for anchor in anchors)
    return {anchor: page.folio for anchor, page in found if page}


def extents(page_map: PageMap, volume: Volume) -> Mapping[str, str]:
    """The folios of each article from its first page to its last, as “3–14”."""
    found: dict[str, list[str]] = {}
    held = {article.id for part in volume.parts for article in part.articles}
    for page in page_map.pages:
        for article in held & set(page.anchors):
            found.setdefault(article, []).append(page.folio)
    return {id: folios[0] if len(folios) == 1 else f"{folios[0]}–{folios[-1]}" for id, folios in found.items()}


def map_of(*matters: Iterable[Page]) -> PageMap:
    """The pages of the matters one after another, with ordinals from 1."""
    pages = (page for matter in matters for page in matter)
    return PageMap(tuple(replace(page, ordinal=ordinal) for ordinal, page in enumerate(pages, 1)))
