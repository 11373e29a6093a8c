"""Turns pages of a finished PDF into pictures for the catalogue; a doorway of Pillow."""

import io
from dataclasses import dataclass

from PIL import Image

from florilegium.bind.pdfium import NoPdf, picture_of

COLOURS = 64  # enough for a page in greys with links in colour
QUALITY = 86


class NoPicture(Exception):
    """A file from which no picture can be had: it is no PDF, or no picture."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A picture's bytes, its width and its height in pixels."""

    content: bytes
    width: int
    height: int


def cover_of(pdf: bytes, width: int) -> DrawnPage:
    """The first page as a JPEG of that many pixels. NoPicture."""
    return _drawn(_fitted(pdf, 1, width), "JPEG", quality=QUALITY, subsampling=0, optimize=True)


def sample_of(pdf: bytes, ordinal: int, width: int) -> DrawnPage:
    """A page of text as a PNG of that many pixels, in few colours: sharp, and a third of a JPEG. NoPicture."""
    few = _fitted(pdf, ordinal, width).quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return _drawn(few, "PNG")


def _fitted(pdf: bytes, ordinal: int, width: int) -> Image.Image:
    """The page at that width. A fraction of a pixel is drawn as a whole one, which is cut off."""
    try:
        small = picture_of(pdf, ordinal, 1.0)
        picture = picture_of(pdf, ordinal, width / (small.width - 1))
    except NoPdf as error:
        raise NoPicture from error
    return picture.crop((0, 0, width, round(width * picture.height / picture.width)))


def _drawn(picture: Image.Image, form: str, **options: object) -> DrawnPage:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return DrawnPage(out.getvalue(), picture.width, picture.height)


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height in pixels of a picture that the press made. NoPicture."""
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            return opened.width, opened.height
    except OSError as error:
        raise NoPicture from error
