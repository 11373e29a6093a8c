"""Turns the contents and the page list of a publication into an NCX, the table of contents of EPUB 2 readers."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from florilegium.bind.metadata import CREATORS
from florilegium.model.publication import Contents, Publication

NAMESPACE = "http://www.daisy.org/z3986/2005/ncx/"


def ncx(publication: Publication) -> bytes:
    """The NCX document.

    It has no playOrder: EPUB 3 does without, and a number that is not the true order of lines and pages would lie.
    """
    root = Element("ncx", {"xmlns": NAMESPACE, "version": "2005-1", "xml:lang": publication.language})
    _add_head(root, publication)
    _add_text(root, "docTitle", publication.title)
    for creator in publication.creators:
        if creator.role in CREATORS:
            _add_text(root, "docAuthor", creator.name)
    _add_lines(SubElement(root, "navMap"), publication.contents, _counter("line"))
    if publication.pages:
        _add_pages(root, publication)
    indent(root, " ")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_head(root: Element, publication: Publication) -> None:
    numbers = [int(page.folio) for page in publication.pages if page.folio.isdecimal()]
    head = SubElement(root, "head")
    for name, content in (
        ("dtb:uid", publication.identifier),
        ("dtb:depth", str(_depth(publication.contents))),
        ("dtb:totalPageCount", str(len(publication.pages))),
        ("dtb:maxPageNumber", str(max(numbers, default=0))),
    ):
        SubElement(head, "meta", {"name": name, "content": content})


def _depth(lines: tuple[Contents, ...]) -> int:
    return 1 + max((_depth(line.children) for line in lines), default=0) if lines else 0


def _add_lines(parent: Element, lines: tuple[Contents, ...], ids: Iterator[str]) -> None:
    for line in lines:
        point = SubElement(parent, "navPoint", {"id": next(ids)})
        _add_text(point, "navLabel", line.label)
        SubElement(point, "content", {"src": line.target})
        _add_lines(point, line.children, ids)


def _add_pages(root: Element, publication: Publication) -> None:
    listing = SubElement(root, "pageList")
    ids = _counter("page")
    for page in publication.pages:
        kind = {"type": "normal", "value": page.folio} if page.folio.isdecimal() else {"type": "front"}
        target = SubElement(listing, "pageTarget", {"id": next(ids), **kind})
        _add_text(target, "navLabel", page.folio)
        SubElement(target, "content", {"src": page.target})


def _add_text(parent: Element, name: str, text: str) -> None:
    SubElement(SubElement(parent, name), "text").text = text


def _counter(stem: str) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{stem}-{number}"
