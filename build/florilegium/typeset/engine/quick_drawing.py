"""Makes the writing of the file quicker and leaves every byte of it as it was."""

import struct
from typing import Any

import pydyf
from weasyprint.draw import text
from weasyprint.pdf import fonts
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

GLYPH = struct.Struct("=Iiii4x")  # PangoGlyphInfo: glyph, width, x offset, y offset, attributes


def mend() -> None:
    """Mend the drawing of text, the writing of tags and of fonts, for the whole process."""
    pydyf.PDF.page_references = property(_page_references)
    _instantiate_once()
    _unpack_glyphs_at_once()


def _page_references(self: Any) -> tuple[bytes, ...]:
    """The references of all pages; stock makes them anew for each element of the structure tree."""
    kids = self.pages["Kids"]
    known: tuple[bytes, ...] = self.__dict__.get("_references", ())
    if len(known) * 3 != len(kids):
        known = self._references = tuple(b"%d 0 R" % number for number in kids[::3])
    return known


def _instantiate_once() -> None:
    """Stock subsets a face and cuts it to its weight for every file; and dates it by the clock, which we do not."""
    clean = fonts.Font.clean
    known: dict[Any, bytes] = {}

    class UndatedFont(fonts.TTFont):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **{"recalcTimestamp": False, **kwargs})

    def clean_once(self: Any, to_unicode: Any, hinting: bool) -> None:
        key = (hash(self.file_content), self.hash, hinting, frozenset(to_unicode), frozenset(self.missing))
        if key not in known:
            clean(self, to_unicode, hinting)
            known[key] = self.file_content
        self.file_content = known[key]

    fonts.TTFont = UndatedFont
    fonts.Font.clean = clean_once


def _unpack_glyphs_at_once() -> None:
    """Stock asks Pango for each field of each glyph through the foreign function interface: most of the drawing.

    Here a run's glyphs are unpacked together and what each prints is remembered. Anything out of the ordinary (a
    glyph that is missing, raised or in colour, an ellipsis) is left to stock.
    """
    stock = text.draw_first_line
    if GLYPH.size != ffi.sizeof("PangoGlyphInfo"):
        raise ImportError("Pango’s PangoGlyphInfo is not the one the press knows")

    def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
        plain = text_overflow != "ellipsis" and block_ellipsis == "none" and textbox.text.strip()
        segments = _segments(stream, textbox) if plain and textbox.style["font_size"] >= 1e-6 else None
        if not segments:
            return stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        stream.set_text_matrix(*matrix.values)
        for number, (font, size, shown) in enumerate(segments, 1):
            stream.set_font_size(font.hash, size)
            if (operands := "".join(shown)) or number == len(segments):
                stream.show_text(operands)
        return []

    text.draw_first_line = draw_first_line


def _segments(stream: Any, textbox: Any) -> list[tuple[Any, float, list[str]]] | None:
    """Font, size and what is shown in it, for each stretch of the line in one font; None where stock must draw it."""
    pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
    line, _ = textbox.pango_layout.get_first_line()
    segments: list[tuple[Any, float, list[str]]] = []
    previous, run = None, line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        pango_font = item.item.analysis.font
        if pango_font != previous:
            previous = pango_font
            font, size = stream.add_font(pango_font)
            if font.bitmap or font.svg or font.png or font.colr or pango.pango_version() < 14802:
                return None
            segments.append((font, size, []))
        glyphs = _glyphs(stream, textbox, item, font, size)
        if glyphs is None:
            return None
        segments[-1][2].append(glyphs)
    return segments


def _glyphs(stream: Any, textbox: Any, item: Any, font: Any, size: float) -> str | None:
    """The operand that shows a run: glyphs in hexadecimal and the distances between them."""
    known = font.__dict__.setdefault("_shown", {}).setdefault(size, {})
    number = item.glyphs.num_glyphs
    shown = []
    for index, glyph in enumerate(GLYPH.iter_unpack(ffi.buffer(item.glyphs.glyphs, number * GLYPH.size))):
        operand = known.get(glyph)
        if operand is None:
            operand = _glyph(stream, item, font, size, glyph)
            if operand is None:
                return None
            if glyph[0] not in font.to_unicode and glyph[0] != pango.PANGO_GLYPH_EMPTY:
                font.to_unicode[glyph[0]] = _characters(textbox, item, index, number)
            known[glyph] = operand
        shown.append(operand)
    operands = f"<{''.join(shown)}"
    return operands[:-1] if operands.endswith("<") else f"{operands}>"


def _glyph(stream: Any, item: Any, font: Any, size: float, glyph: tuple[int, int, int, int]) -> str | None:
    """What shows one glyph, inside the angle brackets of its run; None where it is missing or raised."""
    number, width, x_offset, y_offset = glyph
    if number == pango.PANGO_GLYPH_EMPTY:
        return f">{-width / size}<"
    if number & pango.PANGO_GLYPH_UNKNOWN_FLAG or y_offset:
        return None
    if number not in font.widths:
        pango.pango_font_get_glyph_extents(item.item.analysis.font, number, stream.ink_rect, stream.logical_rect)
        font.widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    offset = x_offset / size
    kerning = font.widths[number] + offset - width * 1000 * FROM_UNITS / size
    moved = f">{-offset}<" if offset else ""
    return f"{moved}{number:04x}>{int(kerning)}<" if kerning else f"{moved}{number:04x}"


def _characters(textbox: Any, item: Any, index: int, number: int) -> str:
    """The characters of the text that glyph `index` of the run stands for."""
    clusters, length = item.glyphs.log_clusters, item.item.length
    backwards = item.item.analysis.level % 2
    last = index == 0 if backwards else index == number - 1
    end = length if last else clusters[index - 1 if backwards else index + 1]
    start = item.item.offset
    content: bytes = textbox.pango_layout.text.encode()
    return content[start + clusters[index] : start + end].decode()
