"""What Pango made of a line: its runs of glyphs, each of one font, read at once."""

import struct
from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import ffi

GLYPH = struct.Struct("=Iiii4x")  # PangoGlyphInfo: glyph, width, x offset, y offset, attributes
Glyph = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font as Pango gives them, and the bytes of the line's text that they stand for."""

    font: Any
    glyphs: tuple[Glyph, ...]
    clusters: tuple[int, ...]  # for each glyph the first of its bytes in this run
    start: int
    text: bytes
    backwards: bool


def mend() -> None:
    """Nothing is mended; see that Pango is the one the press knows."""
    if GLYPH.size != ffi.sizeof("PangoGlyphInfo"):
        raise ImportError("Pango’s PangoGlyphInfo is not the one the press knows")


def runs_of(layout: Any) -> list[Run]:
    """The runs of the first line of one of the engine's layouts, in the order in which they are drawn."""
    line, _ = layout.get_first_line()
    content, found, following = layout.text.encode(), [], line.runs[0]
    while following != ffi.NULL:
        item, following = following.data, following.next
        start, glyphs = item.item.offset, item.glyphs
        number = glyphs.num_glyphs
        found.append(
            Run(
                item.item.analysis.font,
                tuple(map(_one, GLYPH.iter_unpack(ffi.buffer(glyphs.glyphs, number * GLYPH.size)))),
                _one(tuple(ffi.unpack(glyphs.log_clusters, number)) if number else ()),
                start,
                content[start : start + item.item.length],
                bool(item.item.analysis.level % 2),
            )
        )
    return found


_known: dict[tuple[int, ...], tuple[int, ...]] = {}


def _one(numbers: Any) -> Any:
    """One and the same tuple for equal ones: words are many, and their glyphs are few."""
    return _known.setdefault(numbers, numbers)
