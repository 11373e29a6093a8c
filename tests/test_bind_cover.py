"""The cover as a picture."""

import io

from PIL import Image
from weasyprint import HTML

from florilegium.bind.cover import cover_picture, thumbnail

SHEET = "<style>@page {{ size: {0}; margin: 0; background: #a00 }}</style>"


def picture(size: str) -> Image.Image:
    return Image.open(io.BytesIO(cover_picture(HTML(string=SHEET.format(size)).write_pdf())))


def test_the_picture_has_the_size_that_shops_ask_for() -> None:
    drawn = picture("150mm 240mm")
    assert (drawn.format, drawn.mode, drawn.size) == ("JPEG", "RGB", (1600, 2560))


def test_the_sheet_fills_the_picture_to_its_edges() -> None:
    drawn = picture("150mm 240mm")
    for corner in ((0, 0), (1599, 0), (0, 2559), (1599, 2559)):
        red, green, blue = drawn.getpixel(corner)
        assert red > 160
        assert max(green, blue) < 10


def test_a_sheet_of_other_proportions_is_not_distorted() -> None:
    drawn = picture("200mm 200mm")
    assert drawn.getpixel((800, 10)) == (255, 255, 255)
    assert drawn.getpixel((800, 1280))[1] < 10


def test_the_same_sheet_gives_the_same_bytes() -> None:
    pdf = HTML(string=SHEET.format("150mm 240mm")).write_pdf()
    assert cover_picture(pdf) == cover_picture(pdf)


def test_the_thumbnail_keeps_the_proportions_of_the_cover() -> None:
    small = Image.open(io.BytesIO(thumbnail(cover_picture(HTML(string=SHEET.format("150mm 240mm")).write_pdf()))))
    assert (small.format, small.size) == ("JPEG", (320, 512))
