"""Finds the notes that would fill a page before the pages are set, and sends them to the end of their piece."""

from dataclasses import replace

from florilegium.compose.blocks import compose_notes
from florilegium.compose.notes import note_id
from florilegium.compose.print import print_composer
from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.columns import SetLine
from florilegium.model.notes import END_OF_PIECE, FOOT
from florilegium.model.text import Note
from florilegium.model.volume import Volume
from florilegium.model.walking import paragraphs, plain_text
from florilegium.recipe.setup import Setup

FULL = 2 / 3  # of the type area: more of it a note is not to take
LETTERS = 900  # a shorter note does not take so much of any page
LINE = 30  # letters for which a line, a cell or a paragraph counts, however short it is


def without_tall_notes(book: Book, setup: Setup) -> tuple[Volume, tuple[Diagnostic, ...]]:
    """The volume with its tall notes at the end of their pieces, where the house wants it so; T18 for each."""
    volume = book.volume
    long = [(text, note) for text in volume.pieces() for note in text.notes if note.setting == FOOT and _is_long(note)]
    if volume.house.notes.tall != END_OF_PIECE or not long:
        return volume, ()
    heights = _heights(book, setup, long)
    tall = {note_id(text.id, note.number): note for text, note in long if heights[text.id, note.number] > FULL}

    def change(text: Article) -> Article:
        notes = (
            replace(note, setting=END_OF_PIECE) if note_id(text.id, note.number) in tall else note
            for note in text.notes
        )
        return replace(text, notes=tuple(notes))

    return volume.with_texts(change), tuple(_finding(note) for note in tall.values())


def _is_long(note: Note) -> bool:
    """Whether the note may be tall, by its letters."""
    texts = (line for each in paragraphs(note.blocks) for line in plain_text(each.children).split("\n"))
    return sum(max(len(text), LINE) for text in texts) > LETTERS


def _heights(book: Book, setup: Setup, notes: list[tuple[Article, Note]]) -> dict[tuple[str, int], float]:
    """How much of the type area each note takes, by its article and number."""
    composer = print_composer(book)
    alone = (replace(text, notes=(replace(note, setting=END_OF_PIECE),)) for text, note in notes)
    composed = "".join(
        f'<aside class="endnote">{each.content}</aside>'
        for text in alone
        for each in compose_notes(text, composer.sections.targets, False, (END_OF_PIECE,))
    )
    lines = setup.measure(composer.alone(composed))
    return {(text.id, note.number): _height(text, note, lines) for text, note in notes}


def _height(text: Article, note: Note, lines: tuple[SetLine, ...]) -> float:
    marks = {f"{text.id}/{paragraph.n}" for paragraph in paragraphs(note.blocks)}
    own = [line for line in lines if line.mark in marks]
    pages = {line.page for line in own}
    on_pages = ([line for line in own if line.page == page] for page in pages)
    height = sum(max(line.top + line.height for line in some) - min(line.top for line in some) for some in on_pages)
    return height / own[0].room if own else 0


def _finding(note: Note) -> Diagnostic:
    message = f"the note “{note.label}” would take more than two thirds of a page and stands at the end of its piece"
    hint = 'write tall = "split" under [notes] to have it run over at the foot of the page'
    return Diagnostic("T18", message, note.place, hint)
