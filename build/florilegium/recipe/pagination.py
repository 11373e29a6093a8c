"""The book in pages: as it was composed with their folios, and as it was set."""

from collections.abc import Iterable
from dataclasses import dataclass

from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic
from florilegium.model.emendations import EmendationList
from florilegium.model.mends import Mends
from florilegium.model.names import NameIndex
from florilegium.model.pages import PageMap
from florilegium.model.set_book import SetBook
from florilegium.recipe.finding_places import placed
from florilegium.recipe.indexing import BackMatter
from florilegium.recipe.noting import lost_notes
from florilegium.recipe.reading import Copy


@dataclass(frozen=True, slots=True)
class Pagination:
    """The book as it was composed, its pages, its indexes and list of emendations, what was found."""

    book: Book
    pages: SetBook
    indexes: tuple[NameIndex, ...]
    emendations: EmendationList
    diagnostics: tuple[Diagnostic, ...]

    @property
    def page_map(self) -> PageMap:
        return self.pages.page_map

    @property
    def mends(self) -> Mends:
        return self.pages.mends


def in_pages(copy: Copy, book: Book, pages: SetBook, made: BackMatter, found: Iterable[Diagnostic]) -> Pagination:
    """The book in these pages, with what was `found` when it was compiled, and what the typesetter found in it."""
    told = (placed(each, copy.volume) for each in pages.diagnostics)
    diagnostics = (*told, *found, *lost_notes(copy.volume, pages.page_map))
    return Pagination(book, pages, made.indexes, made.emendations, diagnostics)
