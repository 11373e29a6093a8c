"""Turns the cover, set as a page of PDF, into the picture that reading systems show."""

import io

from PIL import Image

from florilegium.bind.pdfium import first_page

WIDTH, HEIGHT = 1600, 2560  # pixels; what shops ask for at least
QUALITY = 88
THUMBNAIL = 320  # pixels wide; for a catalogue


def cover_picture(pdf: bytes) -> bytes:
    """The first page of the PDF as a JPEG of 1,600 by 2,560 pixels, in RGB, the same bytes for the same page.

    A page of other proportions is not distorted: it is fitted in, and white fills what is left.
    """
    drawn = first_page(pdf, WIDTH, HEIGHT)
    sheet = Image.new("RGB", (WIDTH, HEIGHT), "white")
    # pdfium rounds a fraction of a pixel up, so a sheet that fits may be larger by one.
    sheet.paste(drawn, ((WIDTH - drawn.width) // 2, (HEIGHT - drawn.height) // 2))
    return _jpeg(sheet)


def thumbnail(picture: bytes) -> bytes:
    """The cover's picture as a JPEG of 320 pixels by as many as its proportions give."""
    with Image.open(io.BytesIO(picture)) as cover:
        size = THUMBNAIL, round(THUMBNAIL * cover.height / cover.width)
        cover.draft("RGB", (2 * size[0], 2 * size[1]))  # decoded no larger than it is needed
        return _jpeg(cover.resize(size, Image.Resampling.LANCZOS))


def _jpeg(sheet: Image.Image) -> bytes:
    out = io.BytesIO()
    # Colour at full resolution (no subsampling): thin coloured letters would fray.
    sheet.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
