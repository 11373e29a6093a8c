"""For print: the front matter, the body and the back matter become one XHTML document each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from florilegium.compose.emendation_views import list_view
from florilegium.compose.glossary_views import glossary_view
from florilegium.compose.index_views import IndexView, view_in_columns, view_to_measure
from florilegium.compose.notes import anchors_at_the_end_of_the_book
from florilegium.compose.pieces import Piece, Pieces
from florilegium.compose.sections import Book, Sections, document
from florilegium.model.columns import ColumnPlan
from florilegium.model.cover import CoverSheet
from florilegium.model.emendations import EMENDATIONS, EmendationList
from florilegium.model.medium import Medium, Targets
from florilegium.model.names import GLOSSARY, NameIndex
from florilegium.model.notes import ENDNOTES
from florilegium.model.wording import join_names

if TYPE_CHECKING:
    from florilegium.compose.barcode import Barcode

# What a piece that is made from data is called in its template.
VALUES = {GLOSSARY: "glossary", ENDNOTES: "endnotes", EMENDATIONS: "emendations", "sources": "sources"}


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A `meta` of the document's head."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class PrintComposer:
    """Composes the three divisions of a book for the typesetter."""

    sections: Sections

    def knowing(self, extents: Mapping[str, str], folios: Mapping[str, str]) -> "PrintComposer":
        """The same composer with the extents of the articles and the folios of what lists refer to, where known."""
        book = replace(self.sections.book, extents=extents)
        return PrintComposer(Sections(book, replace(self.sections.targets, folios=folios)))

    def body(self) -> str:
        """The body as a document: parts and articles."""
        return self._document(self.sections.write(piece) for piece in self._pieces.body)

    def front(self, folios: Mapping[str, str]) -> str:
        """The front matter as a document; `folios` by piece for the contents page."""
        contents = self.sections.contents(folios)
        sections = self.knowing(self.sections.book.extents, folios).sections
        return self._document(sections.write(piece, contents=contents) for piece in self._pieces.front)

    def back(
        self, planned: Sequence[tuple[NameIndex, ColumnPlan]], heads: Mapping[str, str], emendations: EmendationList
    ) -> str:
        """The back matter as a document, with each index in its columns; `heads` as `Sections.endnotes` takes them."""
        views = {index.id: view_in_columns(index, plan) for index, plan in planned}
        indexes = [index for index, _ in planned]
        made = {
            GLOSSARY: glossary_view(self.sections.book.glossary, indexes, self.sections.targets, {}),
            ENDNOTES: self.sections.endnotes(heads),
            EMENDATIONS: list_view(emendations, self.sections.targets, {}),
            "sources": self.sections.sources({}),
        }
        return self._document(self._back_piece(piece, views, made) for piece in self._pieces.back)

    def index_to_measure(self, index: NameIndex) -> str:
        """An index alone as a document, in one column that only the typesetter sees."""
        view = view_to_measure(index)
        found = (piece for piece in self._pieces.back if piece.kind == index.id)
        return self._document(self.sections.write(piece, index=view) for piece in found)

    def alone(self, sections: str) -> str:
        """Composed matter as a document, to be measured."""
        return self._document([sections])

    def cover(self) -> str:
        """The front of the cover as a document of one page."""
        volume = self.sections.book.volume
        editors = join_names(volume.editors)
        return self._document([self.sections.book.render("cover-image.xhtml.jinja", volume=volume, editors=editors)])

    def cover_sheet(self, sheet: CoverSheet, barcode: "Barcode | None", on_spine: Sequence[str]) -> str:
        """The whole cover as a document of one page: back, spine, front and, where there are any, flaps.

        `on_spine` says what stands there: “title”, “editors”, “imprint”.
        """
        volume = self.sections.book.volume
        texts = {"blurb": volume.cover.blurb or volume.description, "front_flap": volume.cover.front_flap}
        told = {name: paragraphs(text) for name, text in {**texts, "back_flap": volume.cover.back_flap}.items()}
        section = self.sections.book.render(
            "cover-sheet.xhtml.jinja", volume=volume, editors=join_names(volume.editors), sheet=sheet, barcode=barcode,
            on_spine=on_spine, **told,
        )  # fmt: skip
        return self._document([section])

    @property
    def continuation(self) -> str:
        """Where the house wants continuation lines: “verso” or “column”."""
        return self.sections.book.volume.house.continuation

    @property
    def _pieces(self) -> Pieces:
        return self.sections.book.pieces

    def _back_piece(self, piece: Piece, indexes: Mapping[str, IndexView], made: Mapping[str, object]) -> str:
        if piece.kind in indexes:
            return self.sections.write(piece, index=indexes[piece.kind])
        if piece.kind in made:
            return self.sections.write(piece, **{VALUES[piece.kind]: made[piece.kind]})
        return self.sections.write(piece)

    def _document(self, sections: Iterable[str]) -> str:
        volume = self.sections.book.volume
        moment = f"{volume.date}T00:00:00Z"
        head = (
            HeadLine("author", ", ".join(volume.editors)),
            HeadLine("description", volume.description),
            HeadLine("keywords", ", ".join(volume.subjects)),
            HeadLine("dcterms.created", moment),
            HeadLine("dcterms.modified", moment),
        )
        return document(self.sections, volume.title, "\n".join(sections), head=head)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which empty lines part."""
    return tuple(" ".join(each.split()) for each in text.split("\n\n") if each.strip())


def print_composer(book: Book) -> PrintComposer:
    """The composer of a book for print: links stay in the document, pictures keep their paths in the press folder."""
    pictures = {path: path for path in book.volume.pictures()}
    return PrintComposer(Sections(book, targets(book, Medium.PRINT, {}, pictures)))


def targets(book: Book, medium: Medium, files: Mapping[str, str], pictures: Mapping[str, str]) -> Targets:
    """Where the pieces of a book, its pictures and the articles outside it are found."""
    held = frozenset(piece.id for piece in book.pieces)
    addresses = {other.id: other.address for other in book.volume.others}
    opens = not medium.is_paged and book.volume.house.name_notes == "pop-up"
    noted = frozenset(entry.person for entry in book.glossary if opens)
    texts = [piece.text for piece in book.pieces if piece.text]
    return Targets(medium, files, pictures, addresses, held, noted, anchors_at_the_end_of_the_book(texts))
