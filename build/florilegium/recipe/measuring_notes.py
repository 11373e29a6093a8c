"""Finds the notes that would fill a page: those that may are set alone, and measured."""

from florilegium.compose.notes import note_id
from florilegium.compose.sections import Book
from florilegium.model.article import Article
from florilegium.model.columns import SetLine
from florilegium.model.text import Note
from florilegium.model.walking import paragraphs
from florilegium.recipe.setting import measured
from florilegium.recipe.setup import Setup
from florilegium.recipe.tall_notes import long_notes, long_notes_alone

FULL = 2 / 3  # of the type area: more of it a note is not to take


def tall_notes(book: Book, setup: Setup) -> tuple[str, ...]:
    """The ids of the notes that take more than two thirds of a page, in their order."""
    long = long_notes(book.volume)
    lines = measured(setup, long_notes_alone(book)) if long else ()
    return tuple(note_id(text.id, note.number) for text, note in long if _height(text, note, lines) > FULL)


def _height(text: Article, note: Note, lines: tuple[SetLine, ...]) -> float:
    marks = {f"{text.id}/{paragraph.n}" for paragraph in paragraphs(note.blocks)}
    own = [line for line in lines if line.mark in marks]
    pages = {line.page for line in own}
    on_pages = ([line for line in own if line.page == page] for page in pages)
    height = sum(max(line.top + line.height for line in some) - min(line.top for line in some) for some in on_pages)
    return height / own[0].room if own else 0
