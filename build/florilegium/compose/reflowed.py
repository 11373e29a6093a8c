"""For the media without pages: each piece becomes a section in which the pages of the print edition begin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from florilegium.compose.emendation_views import list_view
from florilegium.compose.glossary_views import PersonView, glossary_view, with_places
from florilegium.compose.index_views import index_view
from florilegium.compose.inlines import page_break
from florilegium.compose.page_list import PrintedPage, heads, starts_in
from florilegium.compose.pieces import Piece
from florilegium.compose.sections import PageStarts, Sections
from florilegium.model.emendations import EmendationList
from florilegium.model.names import Locator, NameIndex
from florilegium.model.notes import ENDNOTES
from florilegium.model.publication import Contents


@dataclass(frozen=True, slots=True)
class ReflowedSections:
    """Writes the sections of a book whose texts hold their page breaks already; `printed` are those of all pages."""

    sections: Sections
    printed: Sequence[PrintedPage]
    indexes: Mapping[str, NameIndex]
    emendations: EmendationList

    def write(self, piece: Piece) -> str:
        """The section of a piece, before it the marks of the printed pages that begin with it."""
        return f"{''.join(self.marks(piece))}{self._section(piece)}"

    def marks(self, piece: Piece) -> tuple[str, ...]:
        """The marks of the printed pages that begin at the head of a piece."""
        return tuple(page_break(folio, "div") for folio in heads(self.printed).get(piece.id, ()))

    def _folios(self) -> Mapping[str, str]:
        return {piece: folios[-1] for piece, folios in heads(self.printed).items()}

    def _section(self, piece: Piece) -> str:
        starts = starts_in(self.printed, piece.id)
        if piece.kind in self.indexes:
            return self.sections.write(piece, index=index_view(self.indexes[piece.kind], self._href, starts))
        match piece.kind:
            case "contents":
                return self.sections.write(piece, contents=self.sections.contents(self._folios()))
            case "list-of-emendations":
                view = list_view(self.emendations, self.sections.targets, starts)
                return self.sections.write(piece, emendations=view)
            case "biographical-glossary":
                return self.sections.write(piece, glossary=self._persons(starts))
            case _ if piece.kind == ENDNOTES:
                return self.sections.write(piece, endnotes=self.sections.endnotes({}))
            case "sources":
                return self.sections.write(piece, sources=self.sections.sources(starts))
            case _:
                return self.sections.write(piece)

    def _persons(self, starts: PageStarts) -> tuple[PersonView, ...]:
        book, to = self.sections.book, self.sections.targets
        titles = {each.id: (each.listed_title, each.language or book.volume.language) for each in book.pieces}
        return with_places(glossary_view(book.glossary, self.indexes.values(), to, starts), book.glossary, titles, to)

    def _href(self, locator: Locator) -> str:
        """The link to the name itself, to a discussion, to a piece that the index cites as its author’s."""
        return self.sections.targets.href(locator.piece, locator.anchor)


def contents_tree(pieces: Iterable[Piece], addresses: Mapping[str, str], language: str) -> tuple[Contents, ...]:
    """The pieces that stand in the contents: what is on the second level hangs below its part.

    `language` is that of the volume, which the titles have that are in no other.
    """

    def line(piece: Piece) -> Contents:
        return Contents(piece.listed_title, addresses[piece.id], language=piece.language or language)

    tree: list[Contents] = []
    for piece in pieces:
        if piece.level == 1:
            tree.append(line(piece))
        elif piece.level == 2:
            part = tree.pop()
            tree.append(replace(part, children=(*part.children, line(piece))))
    return tuple(tree)
