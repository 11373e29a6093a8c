"""For the EPUB: each piece becomes a document, and all of them, with navigation and page list, a publication."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from florilegium.compose.emendation_views import list_view
from florilegium.compose.glossary_views import glossary_view
from florilegium.compose.index_views import index_view
from florilegium.compose.inlines import page_break
from florilegium.compose.notes import at_the_end_of_the_book
from florilegium.compose.page_list import PrintedPage, heads, starts_in
from florilegium.compose.pieces import Piece
from florilegium.compose.print import targets
from florilegium.compose.sections import Book, Sections, document
from florilegium.model.emendations import EmendationList
from florilegium.model.letters import plain_letters
from florilegium.model.medium import Medium
from florilegium.model.names import INDEXES, Locator, NameIndex
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
    composer = _EpubComposer(sections, files, printed, {index.id: index for index in indexes}, emendations)
    return composer.publication(tuple(resources))


@dataclass(frozen=True, slots=True)
class _EpubComposer:
    sections: Sections
    files: Mapping[str, str]
    printed: Sequence[PrintedPage]
    indexes: Mapping[str, NameIndex]
    emendations: EmendationList

    @property
    def book(self) -> Book:
        return self.sections.book

    def publication(self, resources: tuple[Resource, ...]) -> Publication:
        volume = self.book.volume
        contents, pages = self._contents(), self._pages()
        documents = (self._cover(), *map(self._document, self.book.pieces), self._navigation(contents, pages))
        print_isbn = volume.isbn.print.replace("-", "")
        return Publication(
            identifier=volume.identifier, title=volume.title, subtitle=volume.subtitle, language=volume.language,
            creators=_creators(volume), documents=documents, resources=resources, contents=contents,
            modified=f"{volume.date}T00:00:00Z", epoch=volume.epoch, publisher=volume.house.imprint,
            date=volume.date, rights=volume.rights, description=volume.description, subjects=volume.subjects,
            series=volume.series, series_number=volume.series_number, sources=_sources(volume), pages=pages,
            page_source=f"urn:isbn:{print_isbn}" if print_isbn else f"{volume.title}, edition {volume.edition}, print",
        )  # fmt: skip

    def _document(self, piece: Piece) -> Document:
        marks = (page_break(folio, "div") for folio in heads(self.printed).get(piece.id, ()))
        body = f"{''.join(marks)}{self._section(piece)}"
        properties = ("svg",) if "<svg" in body else ()
        return Document(
            self.files[piece.id], piece.listed_title, self._whole(piece.listed_title, body), properties=properties
        )

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
                persons = glossary_view(self.book.glossary, self.indexes.values(), self.sections.targets, starts)
                return self.sections.write(piece, glossary=persons)
            case _ if piece.kind == ENDNOTES:
                return self.sections.write(piece, endnotes=self.sections.endnotes({}))
            case "sources":
                return self.sections.write(piece, sources=self.sections.sources(starts))
            case _:
                return self.sections.write(piece)

    def _href(self, locator: Locator) -> str:
        """The link to the name itself, to a discussion, to a piece that the index cites as its author’s."""
        return self.sections.targets.href(locator.piece, locator.anchor)

    def _whole(self, title: str, body: str) -> str:
        return document(self.sections, title, body, stylesheets=(STYLESHEET,))

    def _cover(self) -> Document:
        view = CoverView(COVER_IMAGE)
        body = self.book.render("cover.xhtml.jinja", volume=self.book.volume, cover=view)
        return Document(XHTML_OF_COVER, "Cover", self._whole("Cover", body))

    def _contents(self) -> tuple[Contents, ...]:
        """The pieces that stand in the contents as a tree: what is on the second level hangs below its part."""
        tree: list[Contents] = []
        for piece in self.book.pieces:
            line = Contents(piece.listed_title, self.files[piece.id])
            if piece.level == 1:
                tree.append(line)
            elif piece.level == 2:
                part = tree.pop()
                tree.append(Contents(part.label, part.target, (*part.children, line)))
        return tuple(tree)

    def _pages(self) -> tuple[PageTarget, ...]:
        texts = (piece.text for piece in self.book.pieces if piece.text)
        ends = {(text.id, paragraph.n) for text, paragraph in at_the_end_of_the_book(texts)}
        files = (self.files[ENDNOTES if (page.piece, page.paragraph) in ends else page.piece] for page in self.printed)
        return tuple(
            PageTarget(page.folio, f"{file}#page-{page.folio}") for page, file in zip(self.printed, files, strict=True)
        )

    def _navigation(self, contents: tuple[Contents, ...], pages: tuple[PageTarget, ...]) -> Document:
        body = self.book.render(
            "navigation.xhtml.jinja", contents=contents, pages=pages, landmarks=self._landmarks()
        )  # fmt: skip
        title = self.book.volume.title
        return Document("navigation.xhtml", title, self._whole(title, Markup(body)), linear=False, properties=("nav",))

    def _landmarks(self) -> tuple[Landmark, ...]:
        first = self.book.pieces.body[0]
        found = [Landmark("cover", "Cover", XHTML_OF_COVER)]
        types = {"title-page": "titlepage", "contents": "toc", **dict.fromkeys(INDEXES, "index")}
        for piece in self.book.pieces:
            if piece is first:
                found.append(Landmark("bodymatter", "Start of the text", self.files[piece.id]))
            elif piece.kind in types:
                found.append(Landmark(types[piece.kind], piece.title, self.files[piece.id]))
        return tuple(found)


def _creators(volume: Volume) -> tuple[Creator, ...]:
    """The editors, then each translator and each author of an article once."""
    articles = [article for part in volume.parts for article in part.articles]
    translators = (*volume.translators, *(article.translator for article in articles if article.translator))
    signed = (author.signed for article in articles for author in article.authors)
    return (
        *(Creator(name, "edt") for name in volume.editors),
        *(Creator(name, "trl") for name in dict.fromkeys(translators)),
        *(Creator(name, "aut") for name in dict.fromkeys(signed)),
    )


def _sources(volume: Volume) -> tuple[str, ...]:
    """The public address of each article's source, where it has one."""
    addresses = (article.source.address for part in volume.parts for article in part.articles)
    return tuple(dict.fromkeys(filter(None, addresses)))
