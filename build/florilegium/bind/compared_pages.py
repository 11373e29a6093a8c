"""Reads the texts of the pages of a PDF, and draws pages with words marked; a doorway of pypdfium2 and Pillow."""

import ctypes
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

from florilegium.model.sheet import Box

HIGH, WIDE = 900, 900  # pixels into which a page fits
LITTLE = 0.5  # pixels to the point
COLOURS = 40  # enough for a page in greys with some of one colour; as many again for what is marked
AROUND = 1.5  # points between a mark and its words
SOFT = 2  # pixels by which a letter may be wider than it is said to be
NEAR = 3.0  # points between words of a line that are marked as one
Spans = Sequence[tuple[int, int]]  # where words begin and end in the text of their page
Covered = tuple[int, Spans]  # the ordinal of a page, and words of it
Colour = tuple[int, int, int]


def texts_of(pdf: bytes) -> tuple[str, ...]:
    """The text of each page as it is copied, lines ended by carriage return and line feed. PdfiumError for no PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(page.get_textpage().get_text_range() for page in document)


def unlike_pages(old: bytes, new: bytes, pairs: Iterable[tuple[Covered, Covered]]) -> tuple[tuple[int, int], ...]:
    """The ordinals of the pages of the old and the new file that do not look the same, in little."""
    with pypdfium2.PdfDocument(old) as one, pypdfium2.PdfDocument(new) as other:
        return tuple((was[0], now[0]) for was, now in pairs if not _look_alike((one, was), (other, now)))


def _look_alike(*sides: tuple[pypdfium2.PdfDocument, Covered]) -> bool:
    """Whether the pages are the same to the last dot, but for the words that are covered on either of them."""
    drawn, covered = [], []
    for document, (ordinal, spans) in sides:
        page = document[ordinal - 1]
        drawn.append(page.render(scale=LITTLE, grayscale=True).to_pil().convert("L"))
        covered += list(_places(page, spans, LITTLE)) if spans else []
    for picture in drawn:
        for left, top, right, bottom in covered:
            picture.paste(255, (left - SOFT, top - SOFT, right + SOFT, bottom + SOFT))
    return bool(drawn[0].tobytes() == drawn[1].tobytes())


def drawn_pages(pdf: bytes, words: Mapping[int, Spans], colour: Colour) -> dict[int, bytes]:
    """By the ordinals of pages, each as a PNG with those of its words in a tinted box."""
    with pypdfium2.PdfDocument(pdf) as document:
        return {ordinal: _png(document[ordinal - 1], spans, colour) for ordinal, spans in sorted(words.items())}


def _png(page: pypdfium2.PdfPage, spans: Spans, colour: Colour) -> bytes:
    """The marked words have the colours of the page once more, tinted: so none gets lost among so few."""
    scale = min(HIGH / max(page.get_height(), 1), WIDE / max(page.get_width(), 1))
    drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    picture = drawn.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    plain = (picture.getpalette() or [])[: COLOURS * 3]
    plain += [255] * (COLOURS * 3 - len(plain))
    tinted = [value * (255 - (255 - colour[at % 3]) // 5) // 255 for at, value in enumerate(plain)]
    drawing = ImageDraw.Draw(picture)
    for place in _places(page, spans, scale):
        words = picture.crop(place)
        picture.paste(words.point(lambda number: number + COLOURS * (number < COLOURS)), place[:2])
        drawing.rectangle(place, outline=2 * COLOURS, width=2)
    picture.putpalette([*plain, *tinted, *colour])
    content = io.BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _places(page: pypdfium2.PdfPage, spans: Spans, scale: float) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom on the picture of each row of words."""
    size = (round(page.get_width() * scale), round(page.get_height() * scale))
    for box in _rows(tuple(_boxes(page.get_textpage(), spans))):
        corners = [_pixel(page, size, x, y) for x, y in ((box.left, box.bottom), (box.right, box.top))]
        (left, right), (top, bottom) = (sorted(each) for each in zip(*corners, strict=True))
        edge = round(AROUND * scale)
        yield max(left - edge, 0), max(top - edge, 0), min(right + edge, size[0] - 1), min(bottom + edge, size[1] - 1)


def _pixel(page: pypdfium2.PdfPage, size: tuple[int, int], x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
    return across.value, down.value


def _boxes(text: pypdfium2.PdfTextPage, spans: Spans) -> Iterator[Box]:
    """In points of the file; a word that is parted has one on each line."""
    edges = tuple(ctypes.c_double() for _ in range(4))
    for begin, end in spans:
        for number in range(max(0, pdfium.FPDFText_CountRects(text, begin, end - begin))):
            if pdfium.FPDFText_GetRect(text, number, *edges):
                left, top, right, bottom = (edge.value for edge in edges)
                yield Box(left, bottom, right, top)


def _rows(boxes: tuple[Box, ...]) -> list[Box]:
    """The boxes with those as one that follow one another in a line."""
    rows: list[Box] = []
    for box in boxes:
        last = rows[-1] if rows else None
        beside = last and -NEAR < box.left - last.right < NEAR * 2
        if last and beside and min(box.top, last.top) - max(box.bottom, last.bottom) > 0:
            rows[-1] = last.around(box)
        else:
            rows.append(box)
    return rows
