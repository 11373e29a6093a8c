"""Turns the bytes of a finished EPUB into its documents in reading order."""

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from urllib.parse import unquote

from florilegium.model.publication import Document

CONTAINER = "META-INF/container.xml"
_FILE = "{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"


def documents_of(epub: bytes) -> tuple[Document, ...]:
    """The documents that a reader turns to, in the order of the spine; their files are relative to the package."""
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        container = ET.fromstring(book.read(CONTAINER))
        package = next(each.attrib["full-path"] for each in container.iter(_FILE))
        opf = ET.fromstring(book.read(package))
        items = {each.attrib["id"]: unquote(each.attrib["href"]) for each in opf.iter(f"{_OPF}item")}
        spine = [items[each.attrib["idref"]] for each in opf.iter(f"{_OPF}itemref")]
        folder = posixpath.dirname(package)
        return tuple(
            Document(file, "", book.read(posixpath.normpath(posixpath.join(folder, file))).decode()) for file in spine
        )
