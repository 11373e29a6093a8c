"""A piece becomes a section of XHTML: its template is given everything it prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from florilegium.compose.blocks import ComposedText, compose_notes, compose_text
from florilegium.compose.imprint import ImprintPage, SeriesPage, imprint_page, series_page
from florilegium.compose.isolating import with_isolated_ranges
from florilegium.compose.notes import ComposedNote, NoteGroup
from florilegium.compose.page_marks import PageMarker
from florilegium.compose.pieces import Piece, Pieces
from florilegium.compose.source_notes import cite
from florilegium.compose.templates import Render
from florilegium.compose.views import ContentsLine
from florilegium.model.medium import Targets
from florilegium.model.names import GlossaryEntry
from florilegium.model.notes import END_OF_BOOK
from florilegium.model.phrases import Phrases
from florilegium.model.volume import Volume

PageStarts = Mapping[int, Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A piece in the list of sources: its ordinal there, its link, its title, where it comes from, how it is cited."""

    n: int
    href: str
    title: str
    note: Phrases
    citation: Phrases


@dataclass(frozen=True, slots=True)
class Book:
    """A volume ready to be composed: its pieces, its glossary, the templates.

    `extents` are the folios of the articles, as “3–14”, which only the front and back matter and the EPUB know.
    """

    volume: Volume
    pieces: Pieces
    glossary: tuple[GlossaryEntry, ...]
    render: Render
    extents: Mapping[str, str] = field(default_factory=dict)


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
            f"{piece.template}.xhtml.jinja", volume=volume, piece=piece, imprint=self._imprint, series=self._series,
            text=_marked(composed), citation=self._citation(piece), medium=self.targets.medium.value, **values,
        )  # fmt: skip

    def contents(self, folios: Mapping[str, str]) -> tuple[ContentsLine, ...]:
        """The lines of the contents page: every piece after it that has a place there, with its folio."""
        pieces = list(self.book.pieces)
        first = next((place for place, piece in enumerate(pieces) if piece.kind == "contents"), 0)
        listed = [piece for piece in pieces[first:] if piece.level]
        return tuple(
            ContentsLine(
                f"level-{piece.level} for-{'part' if piece.kind == 'part' else 'piece'}",
                piece.listed_title, self.targets.href(piece.id),
                folios.get(piece.id, ""), piece.listed_byline, piece.language or self.book.volume.language,
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
    def _series(self) -> SeriesPage:
        return series_page(self.book.volume)

    def sources(self, page_starts: PageStarts) -> tuple[SourceLine, ...]:
        """The list of sources. `page_starts` tells for each after how many letters which printed pages begin."""
        listed = (piece for piece in self.book.pieces.body if piece.text and piece.source_note)
        return tuple(self._source(n, piece, PageMarker(page_starts.get(n, ()))) for n, piece in enumerate(listed, 1))

    def _source(self, n: int, piece: Piece, marker: PageMarker) -> SourceLine:
        cited = self._cite(piece) if self.book.volume.house.how_to_cite in ("both", "sources") else ()
        title, note = marker.mark(piece.title), _with_breaks(piece.source_note, marker)
        return SourceLine(n, self.targets.href(piece.id), title, note, _with_breaks(cited, marker))

    def _citation(self, piece: Piece) -> Phrases:
        """How the piece is cited, for the foot of it where there are no pages; () in print."""
        wanted = self.book.volume.house.how_to_cite in ("both", "epub") and not self.targets.medium.is_paged
        return self._cite(piece) if wanted else ()

    def _cite(self, piece: Piece) -> Phrases:
        pages = self.book.extents.get(piece.id, "")
        return cite(piece.text, self.book.volume, pages) if piece.text and pages else ()


def _with_breaks(phrases: Phrases, marker: PageMarker) -> Phrases:
    return tuple(replace(phrase, words=marker.mark(phrase.words)) for phrase in phrases)


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
    whole = str.__str__(composed)
    return whole if sections.targets.medium.is_paged else with_isolated_ranges(whole)
