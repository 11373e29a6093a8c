"""Turns the screen edition as the engine writes it into the one that goes out, by an incremental update.

Its tags are many thousands of objects: reading and writing them all (ISO 32000-1, 7.5.6 lets us leave them) would take
longer than drawing the pages.
"""

import io
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from florilegium.bind.pdf.saying import (
    A_3_AND_UA_1,
    catalogue,
    icc_stream,
    identifier,
    information,
    metadata,
    output_intent,
)
from florilegium.model.printing import Intent, PageLabels, Particulars


def finish_screen(
    content: bytes, particulars: Particulars, labels: tuple[PageLabels, ...], intent: Intent | None = None
) -> bytes:
    """The screen edition: with page labels, the title in the window and the contents open beside the pages.

    With an intent it says that it is PDF/UA-1 and PDF/A-3a in one: whatever shows it knows what its colours mean.
    """
    reader = PdfReader(io.BytesIO(content))
    root, told = reader.trailer.raw_get("/Root"), reader.trailer.raw_get("/Info")
    identity = identifier(content, particulars, intent)
    size = int(reader.trailer.get("/Size", 0))
    update = _Update({root.idnum: DictionaryObject(root.get_object()), told.idnum: information(particulars)}, size)
    shown = update.objects[root.idnum]
    assert isinstance(shown, DictionaryObject)
    shown.update(catalogue(labels, "/SinglePage"))
    if "/Outlines" in shown:
        shown[NameObject("/PageMode")] = NameObject("/UseOutlines")
    if intent:
        _declare(update, shown, intent, metadata(particulars, A_3_AND_UA_1, identity[0].original_bytes), reader)
    return content + _written(content, update, (root, told, identity))


@dataclass(slots=True)
class _Update:
    """The objects that are changed or new by their numbers, and the next number."""

    objects: dict[int, PdfObject]
    size: int

    def add(self, value: PdfObject, reader: PdfReader) -> IndirectObject:
        """The reference of a new object."""
        self.objects[self.size] = value
        self.size += 1
        return IndirectObject(self.size - 1, 0, reader)


def _declare(update: _Update, shown: DictionaryObject, intent: Intent, said: StreamObject, reader: PdfReader) -> None:
    profile = update.add(icc_stream(intent.profile), reader)
    shown[NameObject("/OutputIntents")] = ArrayObject([output_intent(intent, "/GTS_PDFA1", profile)])
    shown[NameObject("/Metadata")] = update.add(said, reader)


def _written(content: bytes, update: _Update, trailer: tuple[PdfObject, PdfObject, PdfObject]) -> bytes:
    """What is added at the end of the file: the changed objects, and a stream that says where they are."""
    out, places = io.BytesIO(), {}
    for number, value in update.objects.items():
        places[number] = len(content) + out.tell()
        out.write(b"%d 0 obj\n" % number)
        value.write_to_stream(out)
        out.write(b"\nendobj\n")
    size = update.size
    places[size] = start = len(content) + out.tell()
    table = StreamObject()
    table.set_data(b"".join(b"\1" + place.to_bytes(4, "big") + b"\0\0" for _, place in sorted(places.items())))
    before = int(content[content.rindex(b"startxref") :].split()[1])
    root, told, identity = trailer
    table.update(
        {
            NameObject("/Type"): NameObject("/XRef"),
            NameObject("/Size"): NumberObject(size + 1),
            NameObject("/Prev"): NumberObject(before),
            NameObject("/Index"): ArrayObject(NumberObject(each) for number in sorted(places) for each in (number, 1)),
            NameObject("/W"): ArrayObject(map(NumberObject, (1, 4, 2))),
            NameObject("/Root"): root,
            NameObject("/Info"): told,
            NameObject("/ID"): identity,
        }
    )
    out.write(b"%d 0 obj\n" % size)
    table.write_to_stream(out)
    out.write(b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()
