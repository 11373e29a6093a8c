"""The way to pages that are set now: tall notes are measured and sent away first. With it comes the engine."""

from dataclasses import replace

from florilegium.compose.sections import Book
from florilegium.recipe.booking import with_volume
from florilegium.recipe.measuring_notes import tall_notes
from florilegium.recipe.paged import Paged
from florilegium.recipe.pages import paginate
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.recipe.steps import Steps
from florilegium.recipe.tall_notes import without_tall_notes


def set_anew(copy: Copy, book: Book, setup: Setup, steps: Steps) -> Paged:
    """The book in pages that are set now."""
    tall = tall_notes(book, setup)
    volume, told = without_tall_notes(book.volume, tall)
    copy = replace(copy, volume=volume, diagnostics=(*copy.diagnostics, *told))
    pagination, settings = paginate(copy, with_volume(book, volume), setup, steps)
    return Paged(copy, pagination, settings, tall)
