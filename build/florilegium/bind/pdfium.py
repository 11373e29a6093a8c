"""Looks at a finished PDF: its pages as pictures and as text; the doorway of pypdfium2."""

import ctypes
from collections.abc import Iterable, Iterator, Mapping

import pypdfium2
import pypdfium2.raw as pdfium
from PIL.Image import Image

from florilegium.bind.pages_seen import seen_file
from florilegium.model.printed import ReadPage

NoPdf = pypdfium2.PdfiumError  # what opening raises for a file that is none
Edges = tuple[float, float, float, float]  # left, bottom, right, top, in points


def first_page(pdf: bytes, width: int, height: int) -> Image:
    """The first page as a picture that fits into so many pixels; a fraction of a pixel is rounded up."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        scale = min(width / page.get_width(), height / page.get_height())
        picture: Image = page.render(scale=scale).to_pil().convert("RGB")
        return picture


def picture_of(pdf: bytes, ordinal: int, scale: float) -> Image:
    """A page as a picture, with so many pixels to the point."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image = document[ordinal - 1].render(scale=scale).to_pil().convert("RGB")
        return picture


def read_pages(pdf: bytes) -> tuple[ReadPage, ...]:
    """Each page as a reader copies it, lines ended by carriage return and line feed; and where its links lead."""
    return tuple(page.read for page in seen_file(pdf).pages)


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page."""
    return tuple(page.text for page in read_pages(pdf))


def drawings(pdf: bytes, ordinals: Iterable[int]) -> Mapping[int, tuple[Edges, ...]]:
    """By the ordinals of pages, the edges of all that is drawn there but text, from the trimmed page's lower left."""
    with pypdfium2.PdfDocument(pdf) as document:
        return {ordinal: tuple(_drawings(document[ordinal - 1])) for ordinal in ordinals}


def _drawings(page: pypdfium2.PdfPage) -> Iterator[Edges]:
    x, y, _, _ = page.get_trimbox()
    for each in page.get_objects(max_depth=1):
        if each.type != pdfium.FPDF_PAGEOBJ_TEXT:
            left, bottom, right, top = each.get_bounds()
            yield left - x, bottom - y, right - x, top - y


def destinations(pdf: bytes) -> frozenset[str]:
    """The names of all places that a link can lead to."""
    with pypdfium2.PdfDocument(pdf) as document:
        return frozenset(_named(document, number) for number in range(pdfium.FPDF_CountNamedDests(document)))


def _named(document: pypdfium2.PdfDocument, number: int) -> str:
    length = ctypes.c_long(0)
    pdfium.FPDF_GetNamedDest(document, number, None, ctypes.byref(length))
    name = ctypes.create_string_buffer(length.value)
    pdfium.FPDF_GetNamedDest(document, number, name, ctypes.byref(length))
    return name.raw[: length.value].decode("utf-16-le").rstrip("\0")
