"""Reads from the operators of a page which colours, fonts and kinds of transparency it uses, and how much ink."""

import re
from dataclasses import dataclass, field
from math import inf

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject

from florilegium.bind.pdf.inking import flat_ink, picture_ink, shading_ink
from florilegium.bind.pdf.lettering import missing_glyphs
from florilegium.bind.pdf.page_boxes import number_in
from florilegium.bind.pdf.patterns import coarsest
from florilegium.bind.pdf.said import as_dictionary as _dictionary

# What is shown; a line of hexadecimal strings with the numbers between them is taken at once.
STRINGS = re.compile(rb"\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f\s]*+>(?:[-\d.\s]*+<[0-9A-Fa-f\s]*+>)*+")
INLINE = re.compile(rb"\bBI\b(.*?)\bID\b.*?\bEI\b", re.S)
OPERATORS = re.compile(rb"(?<![\w/.-])(rg|RG|k|K|g|G)(?![\w.])")
NAMED = re.compile(rb"/([^\s/\[\]<>()]+)\s+(cs|CS|gs|Do|sh|scn|SCN)(?![\w.])|/([^\s/\[\]<>()]+)\s+[\d.-]+\s+Tf\b")
SIMPLE = {b"rg": "RGB", b"RG": "RGB", b"k": "CMYK", b"K": "CMYK", b"g": "gray", b"G": "gray"}
DEVICE = {
    "/DeviceRGB": "RGB",
    "/DeviceCMYK": "CMYK",
    "/DeviceGray": "gray",
    "/RGB": "RGB",
    "/CMYK": "CMYK",
    "/G": "gray",
    "/CalGray": "gray",
    "/CalRGB": "RGB",
}
PROCESS = {"Cyan", "Magenta", "Yellow", "Black"}
COMPONENTS = {1: "gray", 3: "RGB", 4: "CMYK"}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a drawing uses: colour spaces, kinds of transparency, fonts.

    `ink` is the most of all inks together, in per cent; so many glyphs are `missing` from the fonts;
    the coarsest picture in a pattern has `patterned` points to the inch; something may lie over what is below it, and
    leave it there, where it `overprints`.
    """

    colours: frozenset[str] = frozenset()
    transparency: frozenset[str] = frozenset()
    fonts: tuple[DictionaryObject, ...] = field(default=(), compare=False)
    ink: float = 0.0
    missing: int = 0
    patterned: float = inf
    overprints: bool = False

    def __or__(self, other: "Usage") -> "Usage":
        fonts = (*self.fonts, *(font for font in other.fonts if font not in self.fonts))
        colours, transparency = self.colours | other.colours, self.transparency | other.transparency
        ink, patterned = max(self.ink, other.ink), min(self.patterned, other.patterned)
        overprints = self.overprints or other.overprints
        return Usage(colours, transparency, fonts, ink, self.missing + other.missing, patterned, overprints)


def usage_of(content: bytes, resources: PdfObject, known: dict[int, Usage]) -> Usage:
    """What a page or form uses, and whatever is drawn in it; `known` by the numbers of objects seen before."""
    resources = _dictionary(resources)
    text = STRINGS.sub(b" ", INLINE.sub(rb" \1 ", content) if b"BI" in content else content)
    colours = frozenset(SIMPLE[each] for each in set(OPERATORS.findall(text)))
    found, fonts = Usage(colours), dict[bytes, DictionaryObject]()
    for name, operator, font in sorted(set(NAMED.findall(text))):
        if font:
            fonts[font] = _dictionary(_resource(resources, "/Font", font))
        elif operator in (b"cs", b"CS"):
            found |= Usage(_space_names(name, resources))
        else:
            found |= _used(operator, name, resources, known)
    ink = flat_ink(text) if "CMYK" in found.colours else 0.0
    return found | Usage(fonts=tuple(fonts.values()), ink=ink, missing=missing_glyphs(content, fonts))


def lets_through(state: DictionaryObject) -> frozenset[str]:
    """By what a state of the graphics lets through what lies below (ISO 32000-1, 11.6.4.4 and 11.6.5)."""
    through = set()
    said = (number_in(state.get(key)) for key in ("/ca", "/CA"))
    if any(opacity is not None and opacity < 1 for opacity in said):
        through.add("opacity")
    if state.get("/SMask", "/None") != "/None":
        through.add("a mask")
    if state.get("/BM", "/Normal") not in ("/Normal", "/Compatible"):
        through.add("a blend mode")
    return frozenset(through)


def _used(operator: bytes, name: bytes, resources: DictionaryObject, known: dict[int, Usage]) -> Usage:
    kind = {b"gs": "/ExtGState", b"Do": "/XObject", b"sh": "/Shading"}.get(operator, "/Pattern")
    value = _resource(resources, kind, name)
    reference = getattr(value, "indirect_reference", None)
    number = reference.idnum if reference else 0
    if number and number in known:
        return known[number]
    if number:
        known[number] = Usage()  # a form that draws itself is drawn once
    found = _STATES[kind](value, resources, known)
    if number:
        known[number] = found
    return found


def _state(value: PdfObject | None, resources: DictionaryObject, known: dict[int, Usage]) -> Usage:
    state = _dictionary(value)
    return Usage(transparency=lets_through(state), overprints=any(bool(state.get(key)) for key in ("/OP", "/op")))


def _object(value: PdfObject | None, resources: DictionaryObject, known: dict[int, Usage]) -> Usage:
    """A picture or a form."""
    stream = _dictionary(value)
    if stream.get("/Subtype") == "/Image":
        colours = frozenset() if stream.get("/ImageMask") else _space(stream.get("/ColorSpace"))
        through = frozenset(("a mask",)) if "/SMask" in stream else frozenset()
        inked = isinstance(stream, StreamObject) and "CMYK" in colours
        return Usage(colours, through, ink=picture_ink(stream) if inked else 0.0)  # type: ignore[arg-type]
    group = _dictionary(stream.get("/Group"))
    through = frozenset(("a group",)) if group.get("/S") == "/Transparency" else frozenset()
    return Usage(transparency=through) | _inner(stream, resources, known)


def _shading(value: PdfObject | None, resources: DictionaryObject, known: dict[int, Usage]) -> Usage:
    shading = _dictionary(value)
    return Usage(_space(shading.get("/ColorSpace")), ink=shading_ink(shading))


def _pattern(value: PdfObject | None, resources: DictionaryObject, known: dict[int, Usage]) -> Usage:
    pattern = _dictionary(value)
    if "/Shading" in pattern:
        return _shading(pattern["/Shading"], resources, known)
    return _inner(pattern, resources, known) | Usage(patterned=coarsest(pattern))


_STATES = {"/ExtGState": _state, "/XObject": _object, "/Shading": _shading, "/Pattern": _pattern}


def _inner(stream: DictionaryObject, resources: DictionaryObject, known: dict[int, Usage]) -> Usage:
    if not isinstance(stream, StreamObject):
        return Usage()
    return usage_of(stream.get_data(), stream.get("/Resources", resources), known)


def _space_names(name: bytes, resources: DictionaryObject) -> frozenset[str]:
    device = f"/{name.decode('latin-1')}"
    if device in DEVICE or device == "/Pattern":
        return frozenset((DEVICE[device],)) if device in DEVICE else frozenset()
    return _space(_resource(resources, "/ColorSpace", name))


def _space(space: PdfObject | None) -> frozenset[str]:
    """The colours of a space; of an ICC profile by the number of its components."""
    space = space.get_object() if space is not None else None
    if isinstance(space, ArrayObject):
        kind = str(space[0])
        if kind == "/ICCBased":
            return frozenset((COMPONENTS.get(int(_dictionary(space[1]).get("/N", 0)), kind),))
        if kind in ("/Indexed", "/I", "/Pattern"):
            return _space(space[1]) if len(space) > 1 else frozenset()
        if kind in ("/Separation", "/DeviceN") and len(space) > 1:
            return _inks(space[1].get_object())
        return frozenset((DEVICE.get(kind, kind.lstrip("/")),))
    return frozenset((DEVICE.get(str(space), str(space).lstrip("/")),)) if space is not None else frozenset()


def _inks(names: PdfObject | None) -> frozenset[str]:
    """What inks by name are: black is a grey, the four of a printing are process colours, others are their own."""
    named = {str(each).lstrip("/") for each in (names if isinstance(names, ArrayObject) else [names])} - {"None"}
    if named <= {"Black"}:
        return frozenset(("gray",))
    return frozenset(("CMYK",)) if named <= PROCESS else frozenset(f"“{name}”" for name in named - PROCESS)


def _resource(resources: DictionaryObject, kind: str, name: bytes) -> PdfObject | None:
    value = _dictionary(resources.get(kind)).get(f"/{name.decode('latin-1')}")
    return None if value is None else value.get_object()
