"""Turns a cover as the engine draws it into a printer's file: in process colours, with its bleed."""

import io
import re

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from florilegium.bind.colour import Separation, greys_of, on_white
from florilegium.bind.pdf.interior import declare, drop_idle_groups, rectangle
from florilegium.bind.pdf.saying import identifier
from florilegium.model.cover import CoverSheet
from florilegium.model.page_design import POINTS_IN_MILLIMETRE
from florilegium.model.printing import Particulars, PrintForm

COLOUR = re.compile(rb"(?<![\w.-])([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?![\w.])")


def finish_cover(
    content: bytes, particulars: Particulars, sheet: CoverSheet, form: PrintForm, separation: Separation
) -> bytes:
    """The wrap-around cover as a file of one page, of the form's kind, with all its colours in the printing's inks."""
    writer = PdfWriter()
    page = writer.add_page(PdfReader(io.BytesIO(content)).pages[0])
    for name in ("/Annots", "/StructParents", "/Tabs"):
        page.pop(name, None)
    drawn = page.get_contents()
    bleed = sheet.bleed * POINTS_IN_MILLIMETRE
    stream = DecodedStreamObject()
    moved = f"1 0 0 1 {bleed:.4f} {bleed:.4f} cm\n".encode()
    stream.set_data(moved + separated(drawn.get_data() if drawn is not None else b"", separation))
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    drop_idle_groups(writer)
    flat = form.variant == "PDF/X-1a"
    for each in tuple(writer._objects):
        if isinstance(each, StreamObject) and each.indirect_reference:
            if each.get("/Subtype") == "/Image":
                writer._replace_object(each.indirect_reference.idnum, _picture(each, separation, flat))
            elif each.get("/Subtype") == "/Form" or "/PatternType" in each:
                each.set_data(separated(each.get_data(), separation))
        if isinstance(each, DictionaryObject) and "/ShadingType" in each:
            _separate_shading(each, separation)
    width, height = sheet.width * POINTS_IN_MILLIMETRE, sheet.height * POINTS_IN_MILLIMETRE
    for name in ("/MediaBox", "/CropBox", "/BleedBox"):
        page[NameObject(name)] = rectangle(0, 0, width + 2 * bleed, height + 2 * bleed)
    page[NameObject("/TrimBox")] = rectangle(bleed, bleed, bleed + width, bleed + height)
    writer._ID = identifier(content, particulars, sheet, form)
    declare(writer, particulars, form)
    finished = io.BytesIO()
    writer.write(finished)
    return finished.getvalue()


def separated(operators: bytes, separation: Separation) -> bytes:
    """The operators of a drawing with each colour of the screen in inks. The engine's strings are hexadecimal."""

    def inks(found: re.Match[bytes]) -> bytes:
        parts = separation.colour(*(float(found[number]) for number in (1, 2, 3)))
        return b"%s %s" % (" ".join(f"{part:g}" for part in parts).encode(), {b"rg": b"k", b"RG": b"K"}[found[4]])

    return COLOUR.sub(inks, operators)


def _separate_shading(shading: DictionaryObject, separation: Separation) -> None:
    if shading.get("/ColorSpace") == "/DeviceRGB":
        shading[NameObject("/ColorSpace")] = NameObject("/DeviceCMYK")
        _separate_function(shading["/Function"].get_object(), separation)  # type: ignore[arg-type]


def _separate_function(function: DictionaryObject, separation: Separation) -> None:
    for inner in function.get("/Functions", ()):
        _separate_function(inner.get_object(), separation)
    for end in ("/C0", "/C1"):
        if end in function:
            ends: ArrayObject = function[end].get_object()  # type: ignore[assignment]
            inks = separation.colour(*(float(part) for part in ends))
            function[NameObject(end)] = ArrayObject(map(FloatObject, inks))


def _picture(picture: StreamObject, separation: Separation, flat: bool) -> StreamObject:
    """The picture with its points in inks, one all of greys in black alone; a grey one, as a mask is, as it was.

    It is set on white if it is to be flat.
    """
    masked = flat and "/SMask" in picture
    if picture.get("/ColorSpace") != "/DeviceRGB" and not masked:
        return picture
    encoded = ("/Filter", "/DecodeParms", "/Decode", "/Length", *(("/SMask",) if flat else ()))
    inked = DecodedStreamObject()
    inked.update({key: value for key, value in picture.items() if key not in encoded})
    drawn = picture.decode_as_image()
    drawn = on_white(drawn) if masked else drawn
    greys = greys_of(drawn)
    inked[NameObject("/ColorSpace")] = NameObject("/DeviceGray" if greys else "/DeviceCMYK")
    inked[NameObject("/BitsPerComponent")] = NumberObject(8)
    inked.set_data(greys or separation.picture(drawn))
    return inked.flate_encode()
