"""Turns the PDFs as the engine writes them into those that go out; the doorway of pypdf.

The interior is written anew. The screen edition, whose tags are many thousands of objects, gets an incremental update
(ISO 32000-1, 7.5.6): reading and writing them all would take longer than drawing the pages.
"""

import hashlib
import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from florilegium.model.printing import PageLabels, Particulars

NUMERALS = {"roman": "/r", "arabic": "/D"}


def finish_interior(content: bytes, particulars: Particulars, labels: tuple[PageLabels, ...]) -> bytes:
    """The print interior: what no page leads to is left out, pictures are grey, and the file says what it is."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    for each in tuple(writer._objects):
        if isinstance(each, StreamObject) and each.indirect_reference and each.get("/ColorSpace") == "/DeviceRGB":
            writer._replace_object(each.indirect_reference.idnum, _in_grey(each))
    writer.root_object.update(_catalogue(labels, "/TwoPageRight"))
    writer.metadata = _information(particulars)
    writer.pdf_header = "%PDF-1.7"
    writer._ID = _identifier(content, particulars)
    finished = io.BytesIO()
    writer.write(finished)
    return finished.getvalue()


def finish_screen(content: bytes, particulars: Particulars, labels: tuple[PageLabels, ...]) -> bytes:
    """The screen edition: with page labels, the title in the window and the contents open beside the pages."""
    reader = PdfReader(io.BytesIO(content))
    trailer = reader.trailer
    root, information = trailer.raw_get("/Root"), trailer.raw_get("/Info")
    catalogue = DictionaryObject(root.get_object())
    catalogue.update(_catalogue(labels, "/SinglePage"))
    if "/Outlines" in catalogue:
        catalogue[NameObject("/PageMode")] = NameObject("/UseOutlines")
    changed = ((root, catalogue), (information, _information(particulars)))
    return content + _update(content, changed, reader.trailer.get("/Size", 0), _identifier(content, particulars))


def _catalogue(labels: tuple[PageLabels, ...], layout: str) -> DictionaryObject:
    numbers = ArrayObject()
    for each in labels:
        label = DictionaryObject()
        if each.numerals:
            label[NameObject("/S")] = NameObject(NUMERALS[each.numerals])
            label[NameObject("/St")] = NumberObject(each.start)
        if each.prefix:
            label[NameObject("/P")] = TextStringObject(each.prefix)
        numbers += [NumberObject(each.ordinal - 1), label]
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    return DictionaryObject(
        {
            NameObject("/PageLabels"): DictionaryObject({NameObject("/Nums"): numbers}),
            NameObject("/PageLayout"): NameObject(layout),
            NameObject("/ViewerPreferences"): shown,
        }
    )


def _information(particulars: Particulars) -> DictionaryObject:
    date = particulars.date.strftime("D:%Y%m%d%H%M%SZ")
    entries = {
        "/Title": particulars.title,
        "/Author": ", ".join(particulars.authors),
        "/Subject": particulars.subject,
        "/Keywords": ", ".join(particulars.keywords),
        "/Producer": "WeasyPrint 70.0",
        "/CreationDate": date,
        "/ModDate": date,
    }
    given = {NameObject(key): TextStringObject(value) for key, value in entries.items() if value}
    information = DictionaryObject(given)
    information[NameObject("/Trapped")] = NameObject("/False")
    return information


def _identifier(content: bytes, particulars: Particulars) -> ArrayObject:
    """The same for the same content and particulars, and for no other."""
    digest = hashlib.sha256(content + repr(particulars).encode()).digest()[:16]
    return ArrayObject([ByteStringObject(digest), ByteStringObject(digest)])


def _in_grey(picture: StreamObject) -> StreamObject:
    """The picture with one grey value for each of its points, and its mask as it was."""
    encoded = ("/Filter", "/DecodeParms", "/Decode", "/Length")
    grey = DecodedStreamObject()
    grey.update({key: value for key, value in picture.items() if key not in encoded})
    grey[NameObject("/ColorSpace")] = NameObject("/DeviceGray")
    grey.set_data(picture.decode_as_image().convert("L").tobytes())
    return grey.flate_encode()


def _update(
    content: bytes, changed: tuple[tuple[IndirectObject, PdfObject], ...], size: int, identifier: ArrayObject
) -> bytes:
    """What is added at the end of the file: the changed objects, and a stream that says where they are."""
    out, places = io.BytesIO(), {}
    for reference, value in changed:
        places[reference.idnum] = len(content) + out.tell()
        out.write(b"%d 0 obj\n" % reference.idnum)
        value.write_to_stream(out)
        out.write(b"\nendobj\n")
    places[size] = start = len(content) + out.tell()
    table = StreamObject()
    table.set_data(b"".join(b"\1" + place.to_bytes(4, "big") + b"\0\0" for _, place in sorted(places.items())))
    before = int(content[content.rindex(b"startxref") :].split()[1])
    (root, _), (information, _) = changed
    table.update(
        {
            NameObject("/Type"): NameObject("/XRef"),
            NameObject("/Size"): NumberObject(size + 1),
            NameObject("/Prev"): NumberObject(before),
            NameObject("/Index"): ArrayObject(NumberObject(each) for number in sorted(places) for each in (number, 1)),
            NameObject("/W"): ArrayObject(map(NumberObject, (1, 4, 2))),
            NameObject("/Root"): root,
            NameObject("/Info"): information,
            NameObject("/ID"): identifier,
        }
    )
    out.write(b"%d 0 obj\n" % size)
    table.write_to_stream(out)
    out.write(b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
