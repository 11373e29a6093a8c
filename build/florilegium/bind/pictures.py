"""Makes pictures into what a page can show: eight bits for a colour, and sRGB for inks; a doorway of Pillow."""

import io

from PIL import Image

from florilegium.bind.colour import in_srgb

QUALITY = 92  # of a JPEG that was in inks


def with_eight_bits(content: bytes) -> bytes:
    """A PNG of sixteen bits for a colour as one of eight; all else as it is."""
    if content[:4] != b"\x89PNG" or content[24:25] != b"\x10":
        return content
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        picture.info.pop("transparency", None)  # it is told in sixteen bits
        if picture.mode.startswith("I"):
            return _png(picture.convert("I").point(lambda level: level * (1 / 256)).convert("L"))
        return _png(picture)


def is_in_inks(content: bytes) -> bool:
    """Whether a picture is a JPEG in process colours."""
    if content[:2] != b"\xff\xd8":
        return False
    with Image.open(io.BytesIO(content)) as picture:
        return picture.mode == "CMYK"


def for_the_screen(content: bytes, screen: bytes, printing: bytes) -> bytes:
    """A JPEG in inks as one in sRGB, by its own ICC profile; where it has none, its inks are the printing's."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        shown = in_srgb(picture, screen, picture.info.get("icc_profile") or printing, printing)
        shown.save(out, "JPEG", quality=QUALITY, subsampling=0, dpi=picture.info.get("dpi", (72, 72)))
    return out.getvalue()


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=picture.info.get("dpi", (72, 72)))
    return out.getvalue()
