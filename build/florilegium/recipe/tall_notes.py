"""Sends the notes that would fill a page to the end of their piece, before the pages are set."""

from collections.abc import Collection
from dataclasses import replace

from florilegium.compose.blocks import compose_notes
from florilegium.compose.notes import note_id
from florilegium.compose.print import print_composer
from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.notes import END_OF_PIECE, FOOT
from florilegium.model.text import Note
from florilegium.model.volume import Volume
from florilegium.model.walking import paragraphs, plain_text

LETTERS = 900  # a shorter note does not take so much of any page
LINE = 30  # letters for which a line, a cell or a paragraph counts, however short it is


def long_notes(volume: Volume) -> tuple[tuple[Article, Note], ...]:
    """The notes that may be tall, with their articles; none where the house lets tall notes run over."""
    if volume.house.notes.tall != END_OF_PIECE:
        return ()
    notes = ((text, note) for text in volume.pieces() for note in text.notes)
    return tuple((text, note) for text, note in notes if note.setting == FOOT and _is_long(note))


def long_notes_alone(book: Book) -> str:
    """The notes that may be tall as a document that is only measured, “” where there are none."""
    composer = print_composer(book)
    long = long_notes(book.volume)
    alone = (replace(text, notes=(replace(note, setting=END_OF_PIECE),)) for text, note in long)
    composed = "".join(
        f'<aside class="endnote">{each.content}</aside>'
        for text in alone
        for each in compose_notes(text, composer.sections.targets, False, (END_OF_PIECE,))
    )
    return composer.alone(composed) if composed else ""


def without_tall_notes(volume: Volume, tall: Collection[str]) -> tuple[Volume, tuple[Diagnostic, ...]]:
    """The volume with the notes of these ids at the end of their pieces; T18 for each."""
    if not tall:
        return volume, ()

    def change(text: Article) -> Article:
        notes = (
            replace(note, setting=END_OF_PIECE) if note_id(text.id, note.number) in tall else note
            for note in text.notes
        )
        return replace(text, notes=tuple(notes))

    long = long_notes(volume)
    told = tuple(_finding(note) for text, note in long if note_id(text.id, note.number) in tall)
    return volume.with_texts(change), told


def _is_long(note: Note) -> bool:
    """Whether the note may be tall, by its letters."""
    texts = (line for each in paragraphs(note.blocks) for line in plain_text(each.children).split("\n"))
    return sum(max(len(text), LINE) for text in texts) > LETTERS


def _finding(note: Note) -> Diagnostic:
    message = f"the note “{note.label}” would take more than two thirds of a page and stands at the end of its piece"
    hint = 'write tall = "split" under [notes] to have it run over at the foot of the page'
    return Diagnostic("T18", message, note.place, hint)
