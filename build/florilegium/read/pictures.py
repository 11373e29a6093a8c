"""Judges the files of pictures: whole, of the kind that their names say, and plain; a doorway of Pillow."""

import io
import posixpath
import re
import struct

SIGNATURES = {".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
PICTURES = (".svg", *SIGNATURES)
_DAMAGES = (OSError, SyntaxError, ValueError, EOFError, struct.error)  # what Pillow raises
# What in an SVG would run, or fetch another file.
_ACTIVE = re.compile(
    rb"""<(?:\w+:)?(script|foreignObject|handler)\b|\s(on[a-z]{3,})\s*=\s*["']"""
    rb"""|<(?:\w+:)?(?:image|use|feImage)\b[^>]*?\shref\s*=\s*["']\s*(?!\#|data:)([^"']*)"""
    rb"""|<(?:\w+:)?(?:image|use|feImage)\b[^>]*?:href\s*=\s*["']\s*(?!\#|data:)([^"']*)"""
    rb"""|\burl\(\s*["']?(?!\s*["']?(?:\#|data:))([^)"']*)|(@import)\b|(?:=\s*["']\s*)(javascript:)""",
    re.IGNORECASE,
)
_SET_WORDS = re.compile(rb"<(?:\w+:)?text\b[^>]*[^/]>", re.IGNORECASE)


def fault_of(path: str, content: bytes) -> tuple[str, str] | None:
    """What keeps a picture out of a book, as what follows its name in a message, and a hint; None for a sound one."""
    if not is_what_its_name_says(path, content):
        return "is not what its name says", "name the file after what it is, or export the picture anew"
    if asked := what_it_asks_for(path, content):
        hint = "export it anew as a plain SVG, with all its parts inside"
        return f"would run or fetch something: “{asked}”", hint
    if has_set_words(path, content):
        return "has words that are set in a font", "turn its words into outlines, and export it anew"
    if is_damaged(path, content):
        return "is damaged: it cannot be read to its end", "copy the file once more, or export the picture anew"
    return None


def is_what_its_name_says(path: str, content: bytes) -> bool:
    """Whether a picture of the press begins as files with its ending do, and an SVG has its root element."""
    signature = SIGNATURES.get(posixpath.splitext(path)[1].lower())
    return content.startswith(signature) if signature else b"<svg" in content


def what_it_asks_for(path: str, content: bytes) -> str:
    """What would run in an SVG, or be fetched by it, when a book is opened: the element, the address; “” for nothing.

    >>> what_it_asks_for("ship.svg", b'<svg><image href="http://example.org/a.png"/></svg>')
    'http://example.org/a.png'
    """
    found = _ACTIVE.search(content) if path.lower().endswith(".svg") else None
    return next((each.decode("utf-8", "replace") for each in found.groups() if each), "") if found else ""


def has_set_words(path: str, content: bytes) -> bool:
    """Whether an SVG has words that are set in a font, which no book can prove or hold to its own faces."""
    return path.lower().endswith(".svg") and bool(_SET_WORDS.search(content))


def is_damaged(path: str, content: bytes) -> bool:
    """Whether the points of a JPEG or PNG cannot all be read."""
    if path.lower().endswith(".svg"):
        return False
    from PIL import Image, ImageFile  # which takes a while to load, and few books have pictures

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = (
        ImageFile.LOAD_TRUNCATED_IMAGES,
        False,
    )  # WeasyPrint takes what is cut off
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
    except (*_DAMAGES, Image.DecompressionBombError):
        return True
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return False
