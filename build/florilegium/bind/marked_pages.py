"""Draws pages of a PDF as small pictures, with places marked on them; a doorway of pypdfium2 and Pillow."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import astuple

import pypdfium2
from PIL import Image, ImageDraw

from florilegium.bind.page_objects import is_coloured, things_on
from florilegium.bind.shown import box_of, enlarged, on_page, turned
from florilegium.model.sheet import Box

HIGH, WIDE = 560, 760  # pixels into which a page fits
MARK, EDGE = (214, 40, 40), (60, 140, 220)
AROUND = 3  # pixels between a mark and what it marks
COLOURS = 48  # enough for a page in greys with two lines of colour


def marked_pages(
    pdf: bytes, places: Mapping[int, Sequence[Box | None]], units: Mapping[int, float]
) -> dict[int, bytes]:
    """By the ordinals of pages, each as a PNG with its places marked: a box, or the whole page for None.

    Boxes are in points from the corner of the trimmed page, whose edge is marked where the page has a bleed; `units`
    are those of pages whose unit is more points than one, which PDFium does not heed.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        known = {page: boxes for page, boxes in places.items() if 0 < page <= len(document)}
        return {page: _png(document[page - 1], _in_units(boxes, units.get(page, 1))) for page, boxes in known.items()}


def _in_units(boxes: Sequence[Box | None], unit: float) -> Sequence[Box | None]:
    return [box and enlarged(box, 1 / unit) for box in boxes]


def coloured_places(pdf: bytes, page: int, unit: float = 1) -> tuple[Box, ...]:
    """Where on a page something is drawn in another colour than black, grey or white; a picture may be of any."""
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page - 1]
        trim, degrees = box_of(sheet.get_trimbox()), sheet.get_rotation()
        coloured = (on_page(thing.box, trim, degrees) for thing in things_on(sheet) if is_coloured(thing))
        return tuple(enlarged(box, unit) for box in coloured)


def _png(page: pypdfium2.PdfPage, boxes: Sequence[Box | None]) -> bytes:
    scale = min(HIGH / max(page.get_height(), 1), WIDE / max(page.get_width(), 1))
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    drawing = ImageDraw.Draw(picture)
    shown, trim = (turned(box_of(box), page.get_rotation()) for box in (page.get_cropbox(), page.get_trimbox()))
    corner = (trim.left - shown.left, shown.top - trim.bottom)
    if max(abs(one - other) for one, other in zip(astuple(shown), astuple(trim), strict=True)) > 1:
        whole = Box(0, 0, trim.right - trim.left, trim.top - trim.bottom)
        drawing.rectangle(_pixels(whole, corner, scale, 0), outline=EDGE)
    for box in boxes:
        if box:
            drawing.rectangle(_pixels(box, corner, scale, AROUND), outline=MARK, width=2)
    if None in boxes:
        drawing.rectangle((0, 0, picture.width - 1, picture.height - 1), outline=MARK, width=3)
    drawn = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(drawn, "PNG", optimize=True)
    return drawn.getvalue()


def _pixels(box: Box, corner: tuple[float, float], scale: float, around: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom on the picture."""
    left, down = corner
    return (
        (left + box.left) * scale - around, (down - box.top) * scale - around,
        (left + box.right) * scale + around, (down - box.bottom) * scale + around,
    )  # fmt: skip
