"""Turns a publication into the bytes of an EPUB 3.3 file; the doorway of EbookLib."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from ebooklib import epub as ebooklib

from florilegium.bind.accessibility import accessibility
from florilegium.bind.archive import archive, files_of
from florilegium.bind.metadata import XML_LANG, statements
from florilegium.bind.ncx import ncx
from florilegium.model.publication import Document, Publication

NCX_ID = "ncx"  # the name that EbookLib's reading order gives to it
NCX_FILE = "toc.ncx"


def bind_epub(publication: Publication) -> bytes:
    """The EPUB file: documents and resources as they were given, with package metadata, NCX and container.

    The same publication gives the same bytes in every time zone and on every machine with the same zlib.
    """
    out = io.BytesIO()
    _Writer(out, _book(publication), _options(publication)).write()
    return archive(files_of(out.getvalue()), publication.epoch)


class _Writer(ebooklib.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, which has no way of its own to say the language of the package."""

    def _write_opf_file(self, root: Any) -> None:
        root.set(XML_LANG, self.book.language)
        del root.attrib["prefix"]  # EbookLib declares “rendition”, which is reserved and never used here
        super()._write_opf_file(root)


def _options(publication: Publication) -> dict[str, object]:
    modified = datetime.fromisoformat(publication.modified).astimezone(UTC)
    return {"mtime": modified, "epub2_guide": False, "compresslevel": 0}  # the archive is packed afresh


def _book(publication: Publication) -> ebooklib.EpubBook:
    book = ebooklib.EpubBook()
    book.metadata.clear()  # the line that names the generator
    book.IDENTIFIER_ID = "identifier"
    book.set_identifier(publication.identifier)
    book.title, book.language = publication.title, publication.language
    _add_metadata(book, publication)
    documents = {item.file_name: item for item in _items(publication)}
    for item in documents.values():
        book.add_item(item)
    book.spine = [documents[document.file] for document in publication.documents if _is_read(document)]
    return book


def _is_read(document: Document) -> bool:
    """Whether readers turn to the document: not to navigation that only their system shows.

    EPUB 3.3, 5.7.2: what stands in the reading order as non-linear must be linked to from elsewhere.
    """
    return document.linear or "nav" not in document.properties


def _add_metadata(book: ebooklib.EpubBook, publication: Publication) -> None:
    for line in (*statements(publication), *accessibility(publication)):
        attributes = dict(line.attributes)
        if line.name == "meta":
            book.add_metadata("OPF", attributes["property"], line.text, attributes)
        else:
            book.add_metadata("DC", line.name, line.text, attributes)
    for resource in publication.resources:
        if "cover-image" in resource.properties:  # EPUB 2 readers find the cover by this line
            book.add_metadata("OPF", "cover", "", {"name": "cover", "content": _id(resource.file)})


def _items(publication: Publication) -> Iterator[ebooklib.EpubItem]:
    for document in publication.documents:
        item = _item(document.file, "application/xhtml+xml", document.content.encode(), document.properties)
        item.is_linear = document.linear
        yield item
    for resource in publication.resources:
        yield _item(resource.file, resource.media_type, resource.content, resource.properties)
    yield ebooklib.EpubItem(NCX_ID, NCX_FILE, "application/x-dtbncx+xml", ncx(publication))


def _item(file: str, media_type: str, content: bytes, properties: tuple[str, ...]) -> ebooklib.EpubItem:
    item = ebooklib.EpubItem(_id(file), file, media_type, content)
    item.properties = list(properties)
    return item


def _id(file: str) -> str:
    """A name for the manifest, unlike every other file's: “plates/1.svg” is “file-plates_2f_1.svg”."""
    return "file-" + re.sub(r"[^A-Za-z0-9.-]", lambda mark: f"_{ord(mark[0]):x}_", file)
