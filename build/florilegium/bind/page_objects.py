"""Turns a page of a PDF into what is drawn on it: each thing with its bounds, as far as it shows."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from florilegium.model.sheet import Box

TEXT, PICTURE = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE
UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE
DEEPEST = 12  # forms in forms
HARDLY = 6  # of 255, by which the parts of a grey may differ after a conversion
WHITE = (255, 255, 255)
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something drawn: PDFium's number of its kind, its bounds on the sheet in points, its handle, its enlargement.

    `edge` are its bounds before anything was cut off by a clip.
    """

    kind: int
    box: Box
    handle: Any
    scale: float
    edge: Box


def things_on(page: pypdfium2.PdfPage) -> Iterator[Thing]:
    """Each thing on the page that shows, those in forms too. Those of no extent, or in white, are left out."""
    count = raw.FPDFPage_CountObjects(page)
    yield from _things((raw.FPDFPage_GetObject(page, number) for number in range(count)), None, DEEPEST)


def _things(handles: Iterator[Any], matrix: Matrix | None, depth: int) -> Iterator[Thing]:
    edges = tuple(ctypes.c_float() for _ in range(4))
    for handle in handles:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth:
                yield from _things(_inside(handle), _joined(_matrix_of(handle), matrix), depth - 1)
        elif raw.FPDFPageObj_GetBounds(handle, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if right > left and top > bottom and (thing := _thing(kind, handle, (left, bottom, right, top), matrix)):
                yield thing


def _thing(kind: int, handle: Any, edges: tuple[float, float, float, float], matrix: Matrix | None) -> Thing | None:
    """The thing as far as it shows, None where it does not."""
    box = Box(*edges)
    if kind == TEXT:
        if raw.FPDFTextObj_GetTextRenderMode(handle) == UNSEEN:
            return None
        on_page = _moved(box, matrix)
        return Thing(kind, on_page, handle, 1.0, on_page)
    if kind == raw.FPDF_PAGEOBJ_PATH and not _shows(handle):
        return None
    clip = _clip(handle)
    shown = _common(box, clip) if clip else box
    return Thing(kind, _moved(shown, matrix), handle, _scale(matrix), _moved(box, matrix)) if shown else None


def _inside(form: Any) -> Iterator[Any]:
    return (raw.FPDFFormObj_GetObject(form, number) for number in range(max(0, raw.FPDFFormObj_CountObjects(form))))


def stroke_of(thing: Thing) -> float | None:
    """The thickness of a drawn line in points, None where the thing is none."""
    if thing.kind != raw.FPDF_PAGEOBJ_PATH or not _draw_mode(thing.handle)[1]:
        return None
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(thing.handle, width)
    own = _scale(_matrix_of(thing.handle))
    return float(width.value) * own * thing.scale


def pixels_of(picture: Thing) -> tuple[int, int]:
    """How many pixels a picture has across and down."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(picture.handle, wide, high)
    return wide.value, high.value


def is_coloured(thing: Thing) -> bool:
    """Whether a thing is drawn in another colour than a grey, or is a picture or gradient, which can have any."""
    if thing.kind not in (TEXT, raw.FPDF_PAGEOBJ_PATH):
        return True
    fill, stroke = (True, False) if thing.kind == TEXT else _draw_mode(thing.handle)
    inks = ((fill, raw.FPDFPageObj_GetFillColor), (stroke, raw.FPDFPageObj_GetStrokeColor))
    parts = tuple(ctypes.c_uint() for _ in range(4))
    return any(drawn and colour(thing.handle, *parts) and _differ(parts[:3]) for drawn, colour in inks)


def _differ(parts: tuple[ctypes.c_uint, ...]) -> bool:
    values = [part.value for part in parts]
    return max(values) - min(values) > HARDLY


def font_of(text: Thing) -> tuple[int, Any]:
    """A number that is the font's own in its file, and its handle."""
    font = raw.FPDFTextObj_GetFont(text.handle)
    return ctypes.cast(font, ctypes.c_void_p).value or 0, font


def _shows(path: Any) -> bool:
    """Whether a path is drawn, and in another colour than white."""
    fill, stroke = _draw_mode(path)
    inks = ((fill, raw.FPDFPageObj_GetFillColor), (stroke, raw.FPDFPageObj_GetStrokeColor))
    return any(drawn and _has_colour(path, colour) for drawn, colour in inks)


def _draw_mode(path: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its line is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def _has_colour(path: Any, colour: Any) -> bool:
    parts = tuple(ctypes.c_uint() for _ in range(4))
    if not colour(path, *parts):
        return True  # a pattern
    return tuple(part.value for part in parts[:3]) != WHITE and parts[3].value > 0


def _clip(handle: Any) -> Box | None:
    """The bounds of what a thing is cut to, None where it is not cut."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    found: Box | None = None
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip)) if clip else 0):
        if box := _bounds(clip, path):
            found = _common(found, box) or Box(0, 0, 0, 0) if found else box
    return found


def _bounds(clip: Any, path: int) -> Box | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    across, up = [], []
    for number in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path))):
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, number), x, y)
        across.append(x.value)
        up.append(y.value)
    return Box(min(across), min(up), max(across), max(up)) if across else None


def _common(one: Box, other: Box) -> Box | None:
    """What two boxes have in common, None where they have nothing."""
    left, bottom = max(one.left, other.left), max(one.bottom, other.bottom)
    right, top = min(one.right, other.right), min(one.top, other.top)
    return Box(left, bottom, right, top) if right > left and top > bottom else None


def _matrix_of(handle: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _joined(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(box: Box, matrix: Matrix | None) -> Box:
    if matrix is None:
        return box
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    across, up = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return Box(min(across), min(up), max(across), max(up))


def _scale(matrix: Matrix | None) -> float:
    """By how much lengths are enlarged: the root of the change of areas."""
    return 1.0 if matrix is None else float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)
