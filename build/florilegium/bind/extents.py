"""Looks where on the pages of a PDF words and other things stand; a doorway of pypdfium2."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

import pypdfium2
from pypdfium2 import raw

from florilegium.model.sheet import Box, Extent

TOLERANCE = 0.3  # points; what lies so little over the edge does not bleed


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands on a page, the resolutions of its pictures in points to the inch, the boxes of its pieces of text."""

    extent: Extent
    resolutions: tuple[float, ...]
    words: tuple[Box, ...]


def extents(pdf: bytes) -> tuple[Extent, ...]:
    """What stands where on each page, from the corner of its trimmed page."""
    return tuple(each.extent for each in standings(pdf))


def standings(pdf: bytes) -> tuple[Standing, ...]:
    """What stands where on each page, and how finely its pictures are drawn. PdfiumError for what is no PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_standing(page) for page in document)


def _standing(page: pypdfium2.PdfPage) -> Standing:
    left, bottom, right, top = page.get_trimbox()
    texts: list[Box] = []
    ink: Box | None = None
    bleeds = False
    resolutions = []
    for each, kind, edges in _objects(page):
        box = Box(edges[0] - left, edges[1] - bottom, edges[2] - left, edges[3] - bottom)
        ink = ink.around(box) if ink else box
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(box)
            continue
        over = max(-box.left, -box.bottom, edges[2] - right, edges[3] - top)
        bleeds = bleeds or over > TOLERANCE
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            resolutions.append(_resolution(each, box))
    words = reduce(Box.around, texts) if texts else None
    return Standing(Extent(words, ink, bleeds), tuple(resolutions), tuple(texts))


def _resolution(picture: Any, box: Box) -> float:
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(picture, wide, high)
    return min(wide.value / (box.right - box.left), high.value / (box.top - box.bottom)) * 72


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[Any, int, tuple[float, float, float, float]]]:
    """Each object of the page with its kind and its bounds, those of no extent left out."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    for number in range(raw.FPDFPage_CountObjects(page)):
        each = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetBounds(each, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if right > left and top > bottom:
                yield each, raw.FPDFPageObj_GetType(each), (left, bottom, right, top)
