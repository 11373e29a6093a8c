"""A volume's texts and its record, brought together: what the catalogue shows of it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from florilegium.catalogue.addresses import piece_page, volume_page
from florilegium.model.article import Article, Author
from florilegium.model.catalogue import CataloguePiece, CatalogueVolume, Download, Picture
from florilegium.model.changes import Changes
from florilegium.model.editions import FORMATS, PrintedPiece, RecordedEdition
from florilegium.model.phrases import Phrases
from florilegium.model.volume import Volume
from florilegium.model.walking import kinds, plain_text

FIRST_WORDS = 60  # of a piece, on its page
MEDIA_TYPES = {
    "epub": "application/epub+zip",
    "screen": "application/pdf",
    "print": "application/pdf",
    "html": "text/html",
    "tei": "application/tei+xml",
}
PAPER_TYPES = {".json": "application/json", ".md": "text/markdown"}  # media types by ending; else plain text
TEXT_FILES = {"markdown": ("md", "text/markdown"), "text": ("txt", "text/plain")}  # endings and media types


@dataclass(frozen=True, slots=True)
class Citing:
    """How a piece (with its folios) and a volume are cited, what is said of a piece’s source, where its authors are."""

    piece: Callable[[Article, Volume, str], Phrases]
    volume: Callable[[Volume], Phrases]
    source: Callable[[Article], Phrases]
    author: Callable[[Author], str]  # the address of an author’s page


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a volume; None or none where they could not be made."""

    cover: Picture | None = None
    thumbnail: Picture | None = None
    samples: tuple[Picture, ...] = ()


def catalogue_volume(
    volume: Volume, edition: RecordedEdition, pictures: Pictures, changes: Changes | None, citing: Citing
) -> CatalogueVolume:
    """The volume as readers find it."""
    address = volume_page(volume.id)
    downloads = tuple(_downloads(volume, edition))
    read = next((each.address for each in downloads if each.format == "html"), "")
    return CatalogueVolume(
        volume,
        edition,
        address,
        pieces=tuple(
            _piece(article, volume, edition, read, citing) for part in volume.parts for article in part.articles
        ),
        downloads=downloads,
        cover=pictures.cover,
        thumbnail=pictures.thumbnail,
        samples=pictures.samples,
        read=read,
        changes=changes,
        withdrawn=volume.withdrawn,
        citation=citing.volume(volume),
    )


def with_papers(held: CatalogueVolume, papers: Mapping[str, bytes]) -> CatalogueVolume:
    """The volume with the documents of its release, which stand beside its books."""

    def offered() -> Iterator[Download]:
        for name, content in papers.items():
            media_type = PAPER_TYPES.get(PurePosixPath(name).suffix, "text/plain")
            digest = hashlib.sha256(content).hexdigest()
            yield Download(name, f"{held.address}{name}", media_type, len(content), digest)

    return replace(held, papers=tuple(offered()))


def with_texts(held: CatalogueVolume, files: Mapping[str, bytes]) -> CatalogueVolume:
    """The volume with the texts of its articles among the files, which are known by their addresses."""
    folder = f"{held.address}texts/"

    def offered(id: str) -> Iterator[Download]:
        for form, (ending, media_type) in TEXT_FILES.items():
            address = f"{folder}{id}.{ending}"
            if text := files.get(address):
                yield Download(form, address, media_type, len(text), hashlib.sha256(text).hexdigest())

    pieces = tuple(replace(piece, texts=tuple(offered(piece.article.id))) for piece in held.pieces)
    return replace(held, pieces=pieces)


def _downloads(volume: Volume, edition: RecordedEdition) -> Iterator[Download]:
    isbns: Mapping[str, str] = {"epub": volume.isbn.epub, "screen": volume.isbn.screen, "print": volume.isbn.print}
    for format in FORMATS:
        file = edition.file(format)
        if file and format in volume.house.catalogue.downloads and not volume.withdrawn:
            address = f"{volume_page(volume.id)}{file.name}"
            isbn = isbns.get(format, "")
            yield Download(format, address, MEDIA_TYPES[format], file.bytes, file.sha256, file.pages, isbn)


def _piece(article: Article, volume: Volume, edition: RecordedEdition, read: str, citing: Citing) -> CataloguePiece:
    signed = tuple(author.signed for author in article.authors)
    printed = edition.piece(article.id) or PrintedPiece(article.id, article.title, signed)
    return CataloguePiece(
        article,
        piece_page(article.id),
        printed,
        first_words=first_words(article),
        read=read and f"{read}#{article.id}",
        citation=citing.piece(article, volume, printed.folios),
        source=citing.source(article),
        byline=tuple((author.signed, citing.author(author)) for author in article.authors),
    )


def first_words(article: Article, count: int = FIRST_WORDS) -> str:
    """The words with which the text of an article begins. “…” stands for what is left out between them or behind.

    Headings, verse, quotations, lists and tables are left out, and what the author signs.
    """
    words: list[str] = []
    gap = False
    for kind, paragraph in kinds(article.body):
        if kind != "paragraph":
            gap = bool(words)
            continue
        words += [*(["…"] if gap else []), *plain_text(paragraph.children).split()]
        gap = False
        if len(words) > count:
            return f"{' '.join(words[:count]).rstrip(' .,;:—–-…')} …"
    return " ".join((*words, *(["…"] if gap else [])))
