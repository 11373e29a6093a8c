"""Finds the pages of a PDF with colours of a device that no output intent explains (ISO 19005-3, 6.2.4.3)."""

import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from florilegium.bind.pdf.colouring import INLINE, STRINGS
from florilegium.bind.pdf.said import UNREADABLE, as_array, as_dictionary
from florilegium.model.printed_file import Unmeant

INKS = frozenset(("DeviceCMYK",))
ALL = frozenset(("DeviceGray", "DeviceRGB", "DeviceCMYK"))
EXPLAINED = {1: {"DeviceGray"}, 3: {"DeviceGray", "DeviceRGB"}, 4: {"DeviceGray", "DeviceCMYK"}}  # by parts of a colour
OPERATORS = {
    "DeviceGray": re.compile(rb"[gG](?<![\w/.-][gG])(?![\w.])"),
    "DeviceRGB": re.compile(rb"(?:rg|RG)(?<![\w/.-]..)(?![\w.])"),
    "DeviceCMYK": re.compile(rb"[kK](?<![\w/.-][kK])(?![\w.])"),
}
SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}  # in pictures that stand among the operators
OF_INLINE = re.compile(rb"/(?:CS|ColorSpace)\s*(?:\[\s*/I(?:ndexed)?\s*)?/(\w+)")
NAMED = re.compile(rb"/([^\s/\[\]<>()]+)\s+(cs|CS|gs|Do|sh|scn|SCN)\b")
KINDS = {b"gs": "/ExtGState", b"Do": "/XObject", b"sh": "/Shading", b"scn": "/Pattern", b"SCN": "/Pattern"}
NAME_OF_INKS = b"/DeviceCMYK"
NO_DRAWINGS = ("/Image", "/XML", "/Type1C", "/CIDFontType0C", "/OpenType")  # and fonts and profiles by their entries
Spaces = frozenset[str]


def unmeant_colours(reader: PdfReader) -> tuple[Unmeant, ...]:
    """The spaces of a device that are used though no output intent for PDF/A explains them, with pages. PyPdfError."""
    wanted = ALL - _explained(reader)
    if wanted == INKS and not _may_have_inks(reader):
        return ()
    found: dict[str, list[int]] = {}
    known: dict[int, Spaces] = {}
    for number, page in enumerate(reader.pages, 1):
        content = page.get_contents()
        data = content.get_data() if content is not None else b""
        for space in _used(data, as_dictionary(page.get("/Resources")), wanted, known):
            found.setdefault(space, []).append(number)
    return tuple(Unmeant(space, tuple(found[space])) for space in sorted(found))


def _explained(reader: PdfReader) -> Spaces:
    intents = (as_dictionary(each) for each in as_array(reader.root_object.get("/OutputIntents")))
    meant = (as_dictionary(each.get("/DestOutputProfile")) for each in intents if each.get("/S") == "/GTS_PDFA1")
    return frozenset(space for each in meant for space in EXPLAINED.get(each.get("/N", 0), ()))


def _may_have_inks(reader: PdfReader) -> bool:
    """Whether inks are named or chosen anywhere in the file; True where some part of it cannot be read.

    Few files for the screen have them, and to come to the pages of a tagged file all its tags are to be read. What is
    no stream stands in the file as it is, or in a stream of objects (ISO 32000-1, 7.5.7).
    """
    reader.stream.seek(0)
    if NAME_OF_INKS in reader.stream.read():
        return True
    streams = ((number, generation) for generation, places in reader.xref.items() for number in places)
    try:
        return any(_is_inked(reader.get_object(IndirectObject(*each, reader))) for each in streams)
    except UNREADABLE:
        return True


def _is_inked(value: PdfObject | None) -> bool:
    if not isinstance(value, StreamObject) or value.get("/Subtype") in NO_DRAWINGS or "/Length1" in value:
        return False
    if value.get("/Type") == "/XRef":  # where the objects stand, in numbers that may look like operators
        return False
    data = value.get_data()
    if value.get("/Type") == "/ObjStm":
        return NAME_OF_INKS in data
    return "/N" not in value and bool(OPERATORS["DeviceCMYK"].search(data) or b"CMYK" in data)


def _used(data: bytes, resources: DictionaryObject, wanted: Spaces, known: dict[int, Spaces]) -> Spaces:
    """Which of the spaces the operators use, and what is drawn by them; a space of the resources may stand for one."""
    spaces, asked = as_dictionary(resources.get("/ColorSpace")), _bare(resources, wanted)
    chosen, drawn = set(_chosen(data, asked)), frozenset[str]()
    for name, operator in set(NAMED.findall(data)):
        key = f"/{name.decode('latin-1')}"
        if operator in (b"cs", b"CS"):
            chosen |= {key[1:]} | _of(spaces.get(key))
        else:
            thing = as_dictionary(as_dictionary(resources.get(KINDS[operator])).get(key))
            drawn |= _drawn(thing, resources, wanted, known)
    return (asked & chosen) | drawn


def _bare(resources: DictionaryObject, wanted: Spaces) -> Spaces:
    """The spaces for which no other of the resources stands."""
    own = as_dictionary(resources.get("/ColorSpace"))
    return frozenset(space for space in wanted if space.replace("Device", "/Default") not in own)


def _chosen(data: bytes, asked: Spaces) -> Iterator[str]:
    """The spaces of colours that are chosen by their operators, and those of pictures among these."""
    if any(OPERATORS[space].search(data) for space in asked):
        plain = STRINGS.sub(b" ", INLINE.sub(b" ", data))
        yield from (space for space in asked if OPERATORS[space].search(plain))
    for picture in INLINE.findall(data) if b"BI" in data else ():
        for name in OF_INLINE.findall(picture):
            yield SHORT.get(name.decode(), name.decode())


def _drawn(drawn: DictionaryObject, resources: DictionaryObject, wanted: Spaces, known: dict[int, Spaces]) -> Spaces:
    """The spaces of a picture, form, gradient, pattern or mask."""
    if "/SMask" in drawn and drawn.get("/Subtype") != "/Image":
        return _drawn(as_dictionary(as_dictionary(drawn["/SMask"]).get("/G")), resources, wanted, known)
    if drawn.get("/Subtype") == "/Image" or not isinstance(drawn, StreamObject) or "/ShadingType" in drawn:
        coloured = as_dictionary(drawn["/Shading"]) if "/Shading" in drawn else drawn
        return _of(coloured.get("/ColorSpace")) & _bare(resources, wanted)
    own = as_dictionary(drawn.get("/Resources", resources))
    reference = getattr(drawn, "indirect_reference", None)
    if reference is None:
        return _used(drawn.get_data(), own, wanted, known)
    if reference.idnum not in known:
        known[reference.idnum] = frozenset()  # a form that draws itself is drawn once
        known[reference.idnum] = _used(drawn.get_data(), own, wanted, known)
    return known[reference.idnum]


def _of(space: PdfObject | None) -> Spaces:
    """The space of a device that a space is, or is built on."""
    found = space.get_object() if space is not None else None
    if not isinstance(found, ArrayObject) or not found:
        return frozenset((str(found).lstrip("/"),))
    built_on = {"/Indexed": 1, "/I": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}.get(str(found[0]))
    if built_on is None:
        return frozenset((str(found[0]).lstrip("/"),))
    return _of(found[built_on]) if len(found) > built_on else frozenset()
