"""Reads fonts, and finds in the operators of a page the glyphs that its fonts do not have."""

import re
from collections.abc import Mapping

from pypdf.generic import DictionaryObject

from florilegium.bind.pdf.said import as_array, as_dictionary
from florilegium.model.printed_file import PrintedFont

SUBSET = re.compile(r"/[A-Z]{6}\+")
ZERO = re.compile(rb"<(?:[0-9A-Fa-f]{4})*?0000(?:[0-9A-Fa-f]{4})*>")  # .notdef, the glyph 0, in codes of two bytes
SHOWN = re.compile(rb"/([^\s/\[\]<>()]+)\s+[\d.-]+\s+Tf\b|<([0-9A-Fa-f\s]*)>|(\((?:\\.|[^()\\])*\))", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
BLANKS = frozenset(b" \t\n\r\0\xa0\xad")
EVERY = range(256)


def printed_font(font: DictionaryObject) -> PrintedFont:
    """The font, by its own name."""
    base = str(font.get("/BaseFont", font.get("/Name", "/unnamed")))
    descriptor = as_dictionary(_inner(font).get("/FontDescriptor"))
    embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
    drawn = font.get("/Subtype") == "/Type3"
    subset = bool(SUBSET.match(base))
    name = base.lstrip("/").partition("+")[2] if subset else base.lstrip("/")
    return PrintedFont(name, embedded or drawn, subset, drawn)


def missing_glyphs(content: bytes, fonts: Mapping[bytes, DictionaryObject]) -> int:
    """How many signs are printed for which the font has no glyph; `fonts` by the names that the operators use.

    A font of two-byte codes prints glyph 0 for them; one of single bytes has no width or no name for their codes.
    """
    if not fonts:
        return 0
    codes = {name: _lacking(font) for name, font in fonts.items()}
    if not any(codes.values()) and not (b"0000" in content and ZERO.search(content)):
        return 0
    count, lacking = 0, None
    for name, figures, letters in SHOWN.findall(content):
        if name:
            lacking = codes.get(name)
        elif lacking is not None:
            count += _count(_bytes(figures) if figures else _unescaped(letters), lacking)
    return count


def _count(text: bytes, lacking: frozenset[int]) -> int:
    if lacking:
        return sum(code in lacking for code in text)
    return sum(not text[at] and not text[at + 1] for at in range(0, len(text) - 1, 2))


def _lacking(font: DictionaryObject) -> frozenset[int] | None:
    """The single-byte codes for which a font has nothing; none for two-byte codes; None where it cannot be told."""
    if font.get("/Subtype") == "/Type0":
        return frozenset() if font.get("/Encoding") in ("/Identity-H", "/Identity-V") else None
    if "/Widths" not in font:
        return None
    first = int(font.get("/FirstChar", 0))
    known = set(range(first, first + len(as_array(font.get("/Widths")))))
    unnamed, code = set(), 0
    for each in as_array(as_dictionary(font.get("/Encoding")).get("/Differences")):
        if isinstance(each, int):
            code = int(each)
        else:
            unnamed |= {code} if each == "/.notdef" else set()
            code += 1
    return frozenset(code for code in EVERY if (code not in known or code in unnamed) and code not in BLANKS) or None


def _bytes(figures: bytes) -> bytes:
    digits = b"".join(figures.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescaped(letters: bytes) -> bytes:
    def told(found: re.Match[bytes]) -> bytes:
        sign = found[1]
        return bytes([int(sign, 8) & 255]) if sign.isdigit() else ESCAPES.get(sign, b"" if sign in b"\r\n" else sign)

    return ESCAPE.sub(told, letters[1:-1])


def _inner(font: DictionaryObject) -> DictionaryObject:
    """The font itself, of a composite one that which it is made of."""
    inner = as_array(font.get("/DescendantFonts"))
    return as_dictionary(inner[0]) if inner else font
