"""A piece becomes a section of XHTML: its template is given everything it prints."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from florilegium.compose.blocks import ComposedText, compose_notes, compose_text
from florilegium.compose.notes import ComposedNote, NoteGroup
from florilegium.compose.pieces import Piece, Pieces
from florilegium.compose.templates import Render
from florilegium.compose.views import Colophon, ContentsLine, ImprintPage, imprint_page
from florilegium.model.medium import Targets
from florilegium.model.names import GlossaryEntry
from florilegium.model.notes import END_OF_BOOK
from florilegium.model.volume import Volume


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the list of sources."""

    href: str
    title: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Book:
    """A volume ready to be composed: its pieces, its colophon, its glossary, the templates."""

    volume: Volume
    pieces: Pieces
    colophon: Colophon
    glossary: tuple[GlossaryEntry, ...]
    render: Render


@dataclass(frozen=True)  # without slots: what stands ready for the template of every piece is made once
class Sections:
    """Writes the sections of a book in one medium."""

    book: Book
    targets: Targets

    def write(self, piece: Piece, **values: Any) -> Markup:
        """The section of a piece; `values` are what only this piece prints (contents, glossary, index)."""
        volume = self.book.volume
        inline = volume.house.source_pages == "inline"
        composed = compose_text(piece.text, self.targets, inline) if piece.text else ComposedText("", ())
        return self.book.render(
            f"{piece.template}.xhtml.jinja", volume=volume, piece=piece, imprint=self._imprint,
            text=_marked(composed), colophon=self.book.colophon,
            sources=self._sources, medium=self.targets.medium.value, **values,
        )  # fmt: skip

    def contents(self, folios: Mapping[str, str]) -> tuple[ContentsLine, ...]:
        """The lines of the contents page: every piece after it that has a place there, with its folio."""
        listed = [piece for piece in self.book.pieces if piece.level]
        return tuple(
            ContentsLine(
                f"level-{piece.level} for-{'part' if piece.kind == 'part' else 'piece'}",
                piece.title, self.targets.href(piece.id),
                folios.get(piece.id, ""), piece.listed_byline,
            )
            for piece in listed
        )  # fmt: skip

    @cached_property
    def _imprint(self) -> ImprintPage:
        return imprint_page(self.book.volume)

    def endnotes(self, heads: Mapping[str, str]) -> tuple[NoteGroup, ...]:
        """The notes at the end of the book by the pieces that call them; `heads` are the running heads above each."""
        inline = self.book.volume.house.source_pages == "inline"
        texts = [(piece, piece.text) for piece in self.book.pieces if piece.text]
        groups = (
            NoteGroup(
                piece.id, piece.title, self.targets.href(piece.id),
                tuple(
                    replace(note, head=heads.get(note.id, ""))
                    for note in _as_markup(compose_notes(text, self.targets, inline, (END_OF_BOOK,)))
                ),
            )
            for piece, text in texts
        )  # fmt: skip
        return tuple(group for group in groups if group.notes)

    @cached_property
    def _sources(self) -> tuple[SourceLine, ...]:
        return tuple(
            SourceLine(self.targets.href(piece.id), piece.title, piece.source_note, piece.text.source.address)
            for piece in self.book.pieces.body
            if piece.text and piece.source_note
        )


def _marked(composed: ComposedText) -> ComposedText:
    """The same text as markup, which templates print as it is."""
    return ComposedText(Markup(composed.body), _as_markup(composed.notes), Markup(composed.headnote))


def _as_markup(notes: tuple[ComposedNote, ...]) -> tuple[ComposedNote, ...]:
    return tuple(replace(note, content=Markup(note.content)) for note in notes)


def document(
    sections: Sections, title: str, body: str, stylesheets: tuple[str, ...] = (), head: tuple[Any, ...] = ()
) -> str:
    """A whole XHTML document around composed sections."""
    composed = sections.book.render(
        "document.xhtml.jinja", language=sections.book.volume.language, title=title, sections=Markup(body),
        stylesheets=stylesheets, head=head, medium=sections.targets.medium.value,
    )  # fmt: skip
    return str.__str__(composed)
