"""Turns the raw interior into the file of one printer: on his sheet, of his kind of PDF, in one black ink."""

import io
import re

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    RectangleObject,
    StreamObject,
)

from florilegium.bind.pdf.colouring import lets_through
from florilegium.bind.pdf.saying import (
    X_4,
    catalogue,
    icc_stream,
    identifier,
    information,
    metadata,
    output_intent,
)
from florilegium.model.page_design import POINTS_IN_MILLIMETRE
from florilegium.model.printing import PageLabels, Particulars, PrintForm
from florilegium.model.sheet import Sheet

X_1A = {"/GTS_PDFXVersion": "PDF/X-1:2001", "/GTS_PDFXConformance": "PDF/X-1a:2001"}
HEADERS = {"PDF/X-4": "%PDF-1.6", "PDF/X-1a": "%PDF-1.3"}
DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")  # the name of a picture, and the operator that draws it
COLOURED = ("/DeviceRGB", "/DeviceCMYK")


def finish_interior(
    content: bytes, particulars: Particulars, labels: tuple[PageLabels, ...], form: PrintForm | None = None
) -> bytes:
    """The print interior: what no page leads to is left out, pictures are grey, and the file says what it is.

    Without a form the pages stand as they were drawn, and the file is plain PDF 1.7.
    """
    reader = PdfReader(io.BytesIO(content))
    _leave_to_each_page_its_own(reader)
    writer = PdfWriter(clone_from=reader)
    drop_idle_groups(writer)
    _make_grey(writer, flat=form is not None and form.variant == "PDF/X-1a")
    writer.root_object.update(catalogue(labels, "/TwoPageRight"))
    writer._ID = identifier(content, particulars, form)
    if form:
        _lay(writer, form.sheet)
        declare(writer, particulars, form)
    else:
        writer.metadata = information(particulars)
        writer.pdf_header = "%PDF-1.7"
        tell(writer, particulars)
    finished = io.BytesIO()
    writer.write(finished)
    return finished.getvalue()


def _leave_to_each_page_its_own(reader: PdfReader) -> None:
    """Take out of a page's resources the pictures that it does not draw: the engine gives all of them to every page."""
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        pictures = resources.get("/XObject", DictionaryObject()).get_object()
        assert isinstance(pictures, DictionaryObject) and page.indirect_reference
        contents = page.get_contents() if pictures else None
        if contents is None:
            continue
        drawn = {f"/{each.decode('latin-1')}" for each in DRAWN.findall(contents.get_data())}
        own = DictionaryObject({name: value for name, value in pictures.items() if name in drawn})
        written = page.indirect_reference.get_object()  # what the pages are copied from
        assert isinstance(written, DictionaryObject)
        left = {name: own if name == "/XObject" else value for name, value in resources.items()}
        written[NameObject("/Resources")] = DictionaryObject(left)


def declare(writer: PdfWriter, particulars: Particulars, form: PrintForm) -> None:
    """Let the file say that it is the form's kind of PDF/X (ISO 15930-1, 15930-7), and for which printing."""
    writer.pdf_header = HEADERS[form.variant]
    writer.metadata = information(particulars, X_1A if form.variant == "PDF/X-1a" else None)
    profile = writer._add_object(icc_stream(form.intent.profile))
    intents = ArrayObject([output_intent(form.intent, "/GTS_PDFX", profile)])
    writer.root_object[NameObject("/OutputIntents")] = intents
    tell(writer, particulars, X_4 if form.variant == "PDF/X-4" else "")


def tell(writer: PdfWriter, particulars: Particulars, conformance: str = "") -> None:
    """Let the file have metadata in XMP, with what it says it conforms to."""
    assert writer._ID
    said = metadata(particulars, conformance, bytes(writer._ID[0].original_bytes))
    writer.root_object[NameObject("/Metadata")] = writer._add_object(said)


def _lay(writer: PdfWriter, sheet: Sheet) -> None:
    """Put each page onto the sheet, and blank ones after the last."""
    moves: dict[tuple[float, float], object] = {}
    for number, page in enumerate(writer.pages):
        trim = _trim_of(sheet, number)
        raw = page.trimbox
        aside = sheet.trim[0] * POINTS_IN_MILLIMETRE - float(raw.width) - sheet.inward * POINTS_IN_MILLIMETRE
        left = trim.left + (aside if number % 2 else sheet.inward * POINTS_IN_MILLIMETRE)
        move = (float(left - raw.left), float(trim.bottom) + sheet.up * POINTS_IN_MILLIMETRE - float(raw.bottom))
        if move not in moves:
            moves[move] = writer._add_object(_moving(*move))
        page[NameObject("/Contents")] = ArrayObject([moves[move], page.raw_get("/Contents")])
        _set_boxes(page, sheet, trim)
    for number in range(len(writer.pages), len(writer.pages) + sheet.blanks):
        page = writer.add_blank_page(1, 1)
        page[NameObject("/Contents")] = writer._add_object(DecodedStreamObject())
        _set_boxes(page, sheet, _trim_of(sheet, number))


def _moving(across: float, up: float) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(f"1 0 0 1 {across:.4f} {up:.4f} cm\n".encode())
    return stream


def _trim_of(sheet: Sheet, number: int) -> RectangleObject:
    """The trimmed page on its sheet, from the sheet's own corner; the spine is at the right of a verso."""
    left = sheet.bleed.fore_edge if number % 2 else sheet.bleed.gutter
    edges = (left, sheet.bleed.foot, left + sheet.trim[0], sheet.bleed.foot + sheet.trim[1])
    return rectangle(*(edge * POINTS_IN_MILLIMETRE for edge in edges))


def _set_boxes(page: PageObject, sheet: Sheet, trim: RectangleObject) -> None:
    width = (sheet.trim[0] + sheet.bleed.gutter + sheet.bleed.fore_edge) * POINTS_IN_MILLIMETRE
    height = (sheet.trim[1] + sheet.bleed.head + sheet.bleed.foot) * POINTS_IN_MILLIMETRE
    whole = rectangle(0, 0, width, height)
    for name in ("/MediaBox", "/CropBox", "/BleedBox"):
        page[NameObject(name)] = whole
    page[NameObject("/TrimBox")] = trim


def rectangle(*edges: float) -> RectangleObject:
    """A box of edges in points."""
    return RectangleObject(ArrayObject(FloatObject(round(edge, 4)) for edge in edges))


def drop_idle_groups(writer: PdfWriter) -> None:
    """Take out the groups for transparency of a file in which nothing is let through: the engine makes them anyway."""
    objects = [each for each in writer._objects if isinstance(each, DictionaryObject)]
    states = [
        state.get_object()
        for each in objects
        for state in each.get("/ExtGState", DictionaryObject()).get_object().values()
    ]
    if any(lets_through(state) for state in states):
        return
    for each in objects:
        if isinstance(each, StreamObject) and "/Group" in each:
            del each["/Group"]


def _make_grey(writer: PdfWriter, flat: bool) -> None:
    """Pictures in shades of grey; for PDF/X-1a on white where they let the paper through."""
    for each in tuple(writer._objects):
        if not isinstance(each, StreamObject) or not each.indirect_reference or each.get("/Subtype") != "/Image":
            continue
        if each.get("/ColorSpace") in COLOURED or (flat and "/SMask" in each):
            writer._replace_object(each.indirect_reference.idnum, _in_grey(each, flat))


def _in_grey(picture: StreamObject, flat: bool) -> StreamObject:
    """The picture with one grey value for each of its points, and its mask as it was unless it is to be flat."""
    encoded = ("/Filter", "/DecodeParms", "/Decode", "/Length", *(("/SMask",) if flat else ()))
    grey = DecodedStreamObject()
    grey.update({key: value for key, value in picture.items() if key not in encoded})
    grey[NameObject("/ColorSpace")] = NameObject("/DeviceGray")
    drawn = picture.decode_as_image()
    if flat and "/SMask" in picture:
        drawn = drawn.convert("LA")
        white = drawn.convert("L").point(lambda _: 255)
        white.paste(drawn.convert("L"), mask=drawn.getchannel("A"))
        drawn = white
    grey.set_data(drawn.convert("L").tobytes())
    return grey.flate_encode()
