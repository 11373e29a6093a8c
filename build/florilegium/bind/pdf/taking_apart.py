"""Takes a finished PDF apart, so that one can be held against another: its pages, what it says of itself, the rest."""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from florilegium.bind.pdf.page_boxes import boxes_in_file
from florilegium.bind.pdf.said import UNREADABLE, as_dictionary
from florilegium.bind.pdfium import page_texts
from florilegium.model.file_parts import BOXES, PageParts, PdfParts

# What pages share, by the key of their resources; and how an entry of a page is called.
RESOURCES = {"/Font": "the font", "/XObject": "the picture", "/ColorSpace": "the colours", "/Pattern": "the pattern"}
ENTRIES = {"/Annots": "its links"}
OF_NO_PAGE = ("/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
BESIDE = {
    "/Outlines": "bookmarks", "/StructTreeRoot": "tags", "/PageLabels": "labels of pages", "/Names": "named places",
    "/Dests": "named places", "/OutputIntents": "output intent", "/AcroForm": "a form", "/Lang": "language",
}  # fmt: skip
SUBSET = re.compile(r"^[A-Z]{6}\+")
IDENTITY = re.compile(r"<xmpMM:DocumentID>[^<]*</xmpMM:DocumentID>")  # follows from the content
PACKED = ("/Length", "/Filter", "/DecodeParms")  # how a stream is stored, not what it holds
NAMED = "/BaseFont"  # the entry of a font that says its name


@dataclass(slots=True)
class _Known:
    """The pages of a file by the numbers of their objects, and the hashes of objects that several pages have."""

    pages: Mapping[int, int]
    hashes: dict[int, str] = field(default_factory=dict)

    def hash(self, value: PdfObject) -> str:
        if not isinstance(value, IndirectObject):
            return _hash(value, self.pages)
        if value.idnum not in self.hashes:
            self.hashes[value.idnum] = _hash(value, self.pages)
        return self.hashes[value.idnum]


def parts_of(pdf: bytes) -> PdfParts | None:
    """The parts; None where the file cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(pdf))
        texts = page_texts(pdf)
        known = _Known({page: n for n, page in enumerate(map(_number, reader.pages), 1)})
        labels = reader.page_labels
        pages = tuple(
            PageParts(label, text, dict(_page_parts(page, known)), dict(_shared(page, known)))
            for page, label, text in zip(reader.pages, labels, texts, strict=True)
        )
        return PdfParts(pages, dict(_said(reader)), dict(_beside(reader, known)))
    except UNREADABLE:
        return None


def _number(page: PageObject) -> int:
    return page.indirect_reference.idnum if page.indirect_reference else 0


def _page_parts(page: PageObject, known: _Known) -> Iterator[tuple[str, str]]:
    yield BOXES, ", ".join(f"{name} {_edges(astuple(box))}" for name, box in boxes_in_file(page).items())
    content = page.get_contents()
    yield "its drawing", hashlib.sha256(content.get_data() if content is not None else b"").hexdigest()
    resources = as_dictionary(page.get("/Resources"))
    rest = {key: resources.raw_get(key) for key in resources if key not in RESOURCES}
    yield "its other resources", known.hash(DictionaryObject(rest))
    for key in page:
        if key not in OF_NO_PAGE:
            yield ENTRIES.get(key, f"its entry {key}"), known.hash(page.raw_get(key))


def _shared(page: PageObject, known: _Known) -> Iterator[tuple[str, str]]:
    for key, what in RESOURCES.items():
        named = as_dictionary(as_dictionary(page.get("/Resources")).get(key))
        yield from ((_named(what, name, named[name]), known.hash(named.raw_get(name))) for name in named)


def _named(what: str, name: str, value: PdfObject) -> str:
    """A resource by its own name where it has one, as a font."""
    said = str(as_dictionary(value).get(NAMED, name)).lstrip("/")
    return f"{what} {SUBSET.sub('', said)}"


def _edges(edges: Sequence[float]) -> str:
    return " ".join(f"{edge:g}" for edge in edges)


def _said(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """The version, the information dictionary and the metadata."""
    yield "version", reader.pdf_header
    for key, value in (reader.metadata or {}).items():
        yield key.lstrip("/"), str(value)
    identity = reader.trailer.get("/ID")
    yield "identifier", " ".join(each.original_bytes.hex() for each in identity) if identity else ""
    stream = as_dictionary(reader.root_object.get("/Metadata"))
    said = stream.get_data().decode("utf-8", "replace") if isinstance(stream, StreamObject) else ""
    yield "metadata", IDENTITY.sub("", said)


def _beside(reader: PdfReader, known: _Known) -> Iterator[tuple[str, str]]:
    root = reader.root_object
    for key in root:
        if key not in ("/Pages", "/Metadata"):
            yield BESIDE.get(key, key), known.hash(root.raw_get(key))


def _hash(value: PdfObject, numbers: Mapping[int, int]) -> str:
    """A hash of all that hangs together with a value: the same however its objects are numbered and compressed.

    Pages are told by their ordinals, and what was met before by when.
    """
    said, seen = hashlib.sha256(), dict[int, int]()
    waiting: list[PdfObject | None] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if page := numbers.get(each.idnum):
                said.update(b"page %d;" % page)
                continue
            if each.idnum in seen:
                said.update(b"met %d;" % seen[each.idnum])
                continue
            seen[each.idnum] = len(seen)
            each = each.get_object()
        said.update(_head(each))
        waiting += _inside(each)
    return said.hexdigest()


def _head(value: PdfObject | None) -> bytes:
    """What a value says without the values in it."""
    if isinstance(value, StreamObject):
        return b"stream %s;" % hashlib.sha256(_content(value)).digest() + _keys(value)
    if isinstance(value, DictionaryObject):
        return _keys(value)
    if isinstance(value, ArrayObject):
        return b"array %d;" % len(value)
    return f"{type(value).__name__} {value!r};".encode()


def _keys(value: DictionaryObject) -> bytes:
    return "dictionary {};".format(" ".join(sorted(key for key in value if key not in PACKED))).encode()


def _inside(value: PdfObject | None) -> list[PdfObject]:
    if isinstance(value, DictionaryObject):
        return [value.raw_get(key) for key in sorted(value, reverse=True) if key not in PACKED]
    return list(list.__iter__(value))[::-1] if isinstance(value, ArrayObject) else []


def _content(stream: StreamObject) -> bytes:
    try:
        return bytes(stream.get_data())
    except (PyPdfError, ValueError, NotImplementedError):  # a picture in a form that pypdf does not unpack
        return bytes(stream._data)
