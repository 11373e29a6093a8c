"""For the EPUB: each piece becomes a document, and all of them, with navigation and page list, a publication."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from florilegium.compose.notes import at_the_end_of_the_book
from florilegium.compose.page_list import PrintedPage
from florilegium.compose.pieces import Piece
from florilegium.compose.print import targets
from florilegium.compose.reflowed import ReflowedSections, contents_tree
from florilegium.compose.sections import Book, Sections, document
from florilegium.model.emendations import EmendationList
from florilegium.model.letters import plain_letters
from florilegium.model.medium import Medium
from florilegium.model.names import INDEXES, NameIndex
from florilegium.model.notes import ENDNOTES
from florilegium.model.publication import Contents, Creator, Document, PageTarget, Publication, Resource
from florilegium.model.volume import Volume

STYLESHEET = "styles/book.css"
COVER_IMAGE = "images/cover.jpg"
CSS, XHTML_OF_COVER = "text/css", "cover.xhtml"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place every reading system can offer: its EPUB type, its words, its link."""

    type: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class CoverView:
    image: str


def picture_files(volume: Volume) -> Mapping[str, str]:
    """For each picture its file in the EPUB: its own name in plain letters, numbered where two share one."""
    files: dict[str, str] = {}
    for number, path in enumerate(volume.pictures(), 1):
        name = re.sub(r"[^A-Za-z0-9._-]+", "-", plain_letters(PurePosixPath(path).name))
        plain = f"images/{name}"
        files[path] = plain if plain not in files.values() and plain != COVER_IMAGE else f"images/{number}-{name}"
    return files


def compose_publication(
    book: Book,
    printed: Sequence[PrintedPage],
    indexes: Sequence[NameIndex],
    emendations: EmendationList,
    resources: Sequence[Resource],
) -> Publication:
    """The publication of a book whose texts hold their page breaks already (`with_page_breaks`).

    `printed` are the pages of the print edition, `resources` the stylesheet, fonts, pictures and cover.
    """
    files = {piece.id: f"{piece.id}.xhtml" for piece in book.pieces}
    sections = Sections(book, targets(book, Medium.EPUB, files, picture_files(book.volume)))
    reflowed = ReflowedSections(sections, printed, {index.id: index for index in indexes}, emendations)
    return _EpubComposer(reflowed, files).publication(tuple(resources))


@dataclass(frozen=True, slots=True)
class _EpubComposer:
    reflowed: ReflowedSections
    files: Mapping[str, str]

    @property
    def book(self) -> Book:
        return self.reflowed.sections.book

    def publication(self, resources: tuple[Resource, ...]) -> Publication:
        volume = self.book.volume
        contents, pages = contents_tree(self.book.pieces, self.files, volume.language), self._pages()
        documents = (self._cover(), *map(self._document, self.book.pieces), self._navigation(contents, pages))
        print_isbn = volume.isbn.print.replace("-", "")
        return Publication(
            identifier=volume.identifier, title=volume.title, subtitle=volume.subtitle, language=volume.language,
            creators=_creators(volume), documents=documents, resources=resources, contents=contents,
            modified=f"{volume.date}T00:00:00Z", epoch=volume.epoch, publisher=volume.house.imprint,
            date=volume.date, rights=volume.rights, description=volume.description, subjects=volume.subjects,
            series=volume.series, series_number=volume.series_number, sources=_sources(volume), pages=pages,
            edition=volume.edition, work=volume.work,
            page_source=f"urn:isbn:{print_isbn}" if print_isbn else f"{volume.title}, edition {volume.edition}, print",
        )  # fmt: skip

    def _document(self, piece: Piece) -> Document:
        body = self.reflowed.write(piece)
        properties = ("svg",) if "<svg" in body else ()
        return Document(
            self.files[piece.id], piece.listed_title, self._whole(piece.listed_title, body), properties=properties
        )

    def _whole(self, title: str, body: str) -> str:
        return document(self.reflowed.sections, title, body, stylesheets=(STYLESHEET,))

    def _cover(self) -> Document:
        view = CoverView(COVER_IMAGE)
        body = self.book.render("cover.xhtml.jinja", volume=self.book.volume, cover=view)
        return Document(XHTML_OF_COVER, "Cover", self._whole("Cover", body))

    def _pages(self) -> tuple[PageTarget, ...]:
        texts = (piece.text for piece in self.book.pieces if piece.text)
        ends = {(text.id, paragraph.n) for text, paragraph in at_the_end_of_the_book(texts)}
        printed = self.reflowed.printed
        files = (self.files[ENDNOTES if (page.piece, page.paragraph) in ends else page.piece] for page in printed)
        return tuple(
            PageTarget(page.folio, f"{file}#page-{page.folio}") for page, file in zip(printed, files, strict=True)
        )

    def _navigation(self, contents: tuple[Contents, ...], pages: tuple[PageTarget, ...]) -> Document:
        volume = self.book.volume
        body = self.book.render(
            "navigation.xhtml.jinja", volume=volume, contents=contents, pages=pages, landmarks=self._landmarks()
        )  # fmt: skip
        title = volume.title
        return Document("navigation.xhtml", title, self._whole(title, Markup(body)), linear=False, properties=("nav",))

    def _landmarks(self) -> tuple[Landmark, ...]:
        body = self.book.pieces.body
        first = next((piece for piece in body if piece.template == "article"), body[0])
        found = [Landmark("cover", "Cover", XHTML_OF_COVER)]
        types = {"title-page": "titlepage", "contents": "toc", **dict.fromkeys(INDEXES, "index")}
        for piece in self.book.pieces:
            if piece is first:
                found.append(Landmark("bodymatter", "Start of the text", self.files[piece.id]))
            elif piece.kind in types:
                found.append(Landmark(types[piece.kind], piece.title, self.files[piece.id]))
        return tuple(found)


def _creators(volume: Volume) -> tuple[Creator, ...]:
    """The editors, each translator, each author of an article, each who wrote the rest and is none of these, once."""
    articles = [article for part in volume.parts for article in part.articles]
    translators = dict.fromkeys(
        (*volume.translators, *(article.translator for article in articles if article.translator))
    )
    authors = {author.signed: author.person for article in articles for author in article.authors}
    added = {author.signed: author.person for piece in volume.pieces() for author in piece.authors}
    known = {*volume.editors, *translators, *authors}
    return (
        *(Creator(name, "edt") for name in volume.editors),
        *(Creator(name, "trl") for name in translators),
        *(Creator(name, "aut", person=person) for name, person in authors.items()),
        *(Creator(name, "aui", person=person) for name, person in added.items() if name not in known),
    )


def _sources(volume: Volume) -> tuple[str, ...]:
    """The public address of each article's source, or where it has none the line that says where it was printed."""
    sources = (article.source for part in volume.parts for article in part.articles)
    return tuple(dict.fromkeys(filter(None, (source.address or source.citation for source in sources))))
