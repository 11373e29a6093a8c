"""The HTML reading edition: the texts with the page breaks of the print edition, fonts and pictures in one file."""

from florilegium.compose.page_list import printed_pages, with_page_breaks
from florilegium.compose.web import Appearance, compose_reading_edition
from florilegium.diagnostics import Refusal
from florilegium.model.hypertext import data_address
from florilegium.model.publication import Publication
from florilegium.prove.links import dead_links
from florilegium.prove.web_file import document_of
from florilegium.recipe.booking import with_volume
from florilegium.recipe.electronic import cut_faces, media_type, style_of
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.setup import Setup
from florilegium.typeface import as_woff

WOFF = "font/woff"


def reading_edition_of(pagination: Pagination, publication: Publication, setup: Setup) -> bytes:
    """The edition as bytes, with the faces of the EPUB. Refusal E01 to E06 where something in it leads nowhere."""
    book = pagination.book
    printed = printed_pages(pagination.page_map, (piece.id for piece in book.pieces))
    book = with_volume(book, with_page_breaks(book.volume, printed))
    appearance = _appearance(publication, setup, book.volume.pictures())
    html = compose_reading_edition(book, printed, pagination.indexes, pagination.emendations, appearance).encode()
    if dead := dead_links([document_of(f"{book.volume.id}.html", html)]):
        raise Refusal(*dead)
    return html


def _appearance(publication: Publication, setup: Setup, pictures: tuple[str, ...]) -> Appearance:
    faces = cut_faces(publication, setup)
    rules = "".join(face.css(data_address(WOFF, as_woff(content))) for face, content in faces)
    shown = {path: data_address(media_type(path), setup.pictures.on_screen(path)) for path in pictures}
    return Appearance(rules + style_of(setup, "text.css", "epub.css", "web.css"), shown)
