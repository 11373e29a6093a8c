"""Makes pictures into what a page can show: eight bits for a colour, and sRGB for inks; a doorway of Pillow."""

import io
import re

from PIL import Image

from florilegium.bind.colour import in_srgb

QUALITY = 92  # of a JPEG that was in inks
INKS = re.compile(rb"device-cmyk\(\s*([^()]*?)\s*\)", re.IGNORECASE)  # a colour of an SVG (CSS Color 5)


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
    """Whether a picture is a JPEG in process colours, or an SVG with some."""
    if content[:2] != b"\xff\xd8":
        return b"<svg" in content and bool(INKS.search(content))
    with Image.open(io.BytesIO(content)) as picture:
        return picture.mode == "CMYK"


def for_the_screen(content: bytes, screen: bytes, printing: bytes) -> bytes:
    """A picture in inks as one in sRGB, by its own ICC profile; where it has none, its inks are the printing's."""
    if content[:2] != b"\xff\xd8":
        return INKS.sub(lambda found: _shown(found, screen, printing), content)
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as picture:
        shown = in_srgb(picture, screen, picture.info.get("icc_profile") or printing, printing)
        shown.save(out, "JPEG", quality=QUALITY, subsampling=0, dpi=picture.info.get("dpi", (72, 72)))
    return out.getvalue()


def _shown(found: re.Match[bytes], screen: bytes, printing: bytes) -> bytes:
    """The colour of an SVG as “#rrggbb”, as it was where it cannot be read."""
    words = re.split(r"[\s,/]+", found[1].decode("latin-1"))
    try:
        parts = [float(word[:-1]) / 100 if word.endswith("%") else float(word) for word in words]
    except ValueError:
        return found[0]
    if len(parts) not in (4, 5):
        return found[0]
    levels = [round(255 * min(1.0, max(0.0, part))) for part in parts]
    shown = in_srgb(Image.new("CMYK", (1, 1), tuple(levels[:4])), screen, printing, printing).tobytes()
    return f"#{bytes([*shown, *levels[4:]]).hex()}".encode()


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=picture.info.get("dpi", (72, 72)))
    return out.getvalue()
