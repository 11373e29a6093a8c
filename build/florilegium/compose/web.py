"""For the web: the pieces become one HTML document that needs no other file, the reading edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from florilegium.compose.hypertext import as_html
from florilegium.compose.inlines import language_attributes
from florilegium.compose.page_list import PrintedPage
from florilegium.compose.pieces import Piece
from florilegium.compose.print import targets
from florilegium.compose.reflowed import ReflowedSections, contents_tree
from florilegium.compose.sections import Book, Sections
from florilegium.model.emendations import EmendationList
from florilegium.model.medium import Medium
from florilegium.model.names import NameIndex

LEFT_OUT = ("half-title",)  # it protects the title page of a book that is bound
TITLE_PAGE = "title-page"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the reading edition looks: its whole style with the fonts in it, and each picture by its path as address."""

    style: str
    pictures: Mapping[str, str]


def compose_reading_edition(
    book: Book,
    printed: Sequence[PrintedPage],
    indexes: Sequence[NameIndex],
    emendations: EmendationList,
    appearance: Appearance,
) -> str:
    """The HTML document of a book whose texts hold their page breaks already (`with_page_breaks`).

    It begins with the title page, or with the bare title where a volume has none; the title is its one `h1`, those of
    the pieces are `h2`.
    """
    sections = Sections(book, targets(book, Medium.WEB, {}, appearance.pictures))
    reflowed = ReflowedSections(sections, printed, {index.id: index for index in indexes}, emendations)
    pieces = sorted(book.pieces, key=lambda piece: piece.kind != TITLE_PAGE)
    written = "\n".join(_written(reflowed, piece) for piece in pieces)
    addresses = {piece.id: f"#{piece.id}" for piece in book.pieces}
    volume = book.volume
    contents = contents_tree(book.pieces, addresses, volume.language)
    start = next(piece.id for piece in book.pieces.body if piece.kind not in LEFT_OUT)
    return str.__str__(
        book.render(
            "reading-edition.html.jinja", volume=volume, start=start, sections=Markup(written),
            attributes=Markup(as_html(f"<html{language_attributes(volume.language)}>", 0)),
            style=Markup(appearance.style.replace("</", r"<\/")), contents=contents, title_page=TITLE_PAGE,
            has_title_page=any(piece.kind == TITLE_PAGE for piece in pieces),
        )
    )  # fmt: skip


def _written(reflowed: ReflowedSections, piece: Piece) -> str:
    if piece.kind in LEFT_OUT:
        return as_html("".join(reflowed.marks(piece)), 0)
    return as_html(reflowed.write(piece), 0 if piece.kind == TITLE_PAGE else 1)
