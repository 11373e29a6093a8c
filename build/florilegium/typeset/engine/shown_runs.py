"""Turns the runs of a line into the operands that show them in the file: what each glyph prints is remembered."""

from collections.abc import Iterable
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango

from florilegium.typeset.engine.clusters import characters_of, glyph_of
from florilegium.typeset.engine.runs import Glyph, Run

Shown = tuple[Any, Any, float, str]  # the font as Pango knows it and as the file does, its size, the operand
FURTHEST = 80  # thousandths of the size: some readers take a longer way for a blank


def shown_runs(stream: Any, runs: Iterable[Run]) -> list[Shown] | None:
    """Each run as it is shown; None where something is out of the ordinary, and stock must draw the line."""
    found: list[Shown] = []
    previous = None
    for run in runs:
        if run.font != previous:
            previous = run.font
            font, size = stream.add_font(run.font)
            if font.bitmap or font.svg or font.png or font.colr or pango.pango_version() < 14802:
                return None
        operand = _operand(stream, run, font, size)
        if operand is None:
            return None
        found.append((run.font, font, size, operand))
    return found


def blank_of(stream: Any, pango_font: Any) -> int:
    """The glyph of a blank in a font, which the file then knows; 0 where it has none."""
    font, size = stream.add_font(pango_font)
    blank = glyph_of(" ", font)
    if blank:
        font.to_unicode.setdefault(blank, " ")
        _know_width(stream, pango_font, font, size, blank)
    return blank


def _know_width(stream: Any, pango_font: Any, font: Any, size: float, number: int) -> None:
    if number not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, number, stream.ink_rect, stream.logical_rect)
        font.widths[number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)


def is_mark(glyph: Glyph) -> bool:
    """Whether a glyph stands over or under another."""
    return bool(glyph[3] or (glyph[2] and not glyph[1]))


def _operand(stream: Any, run: Run, font: Any, size: float) -> str | None:
    """What shows a run: glyphs in hexadecimal and the distances between them."""
    known = font.__dict__.setdefault("_shown", {}).setdefault(size, {})
    shown = list(map(known.get, run.glyphs))
    if None in shown:
        for glyph in set(run.glyphs).difference(known):
            operand = _glyph(stream, run, font, size, glyph)
            if operand is None:
                return None
            known[glyph] = operand
        for glyph, characters in zip(run.glyphs, characters_of(run, font), strict=True):
            if glyph[0] != pango.PANGO_GLYPH_EMPTY:
                font.to_unicode.setdefault(glyph[0], characters)
        shown = [known[glyph] for glyph in run.glyphs]
    operands = f"<{''.join(shown)}"
    return operands[:-1] if operands.endswith("<") else f"{operands}>"


def _glyph(stream: Any, run: Run, font: Any, size: float, glyph: Glyph) -> str | None:
    """What shows one glyph, inside the angle brackets of its run; None where it is missing."""
    number, width, x_offset, _ = glyph
    if number == pango.PANGO_GLYPH_EMPTY:
        return f">{-width / size}<"
    if number & pango.PANGO_GLYPH_UNKNOWN_FLAG:
        return None
    _know_width(stream, run.font, font, size, number)
    if is_mark(glyph):
        offset = x_offset * 1000 * FROM_UNITS / size
        return f"{_moved(-offset)}{number:04x}{_moved(font.widths[number] + offset - width * 1000 * FROM_UNITS / size)}"
    offset = x_offset / size
    kerning = font.widths[number] + offset - width * 1000 * FROM_UNITS / size
    moved = f">{-offset}<" if offset else ""
    return f"{moved}{number:04x}>{int(kerning)}<" if kerning else f"{moved}{number:04x}"


def _moved(way: float) -> str:
    """Numbers that move the next glyph to the left, by so many thousandths of the size; to the right in short steps."""
    if not way:
        return ""
    steps = 1 + int(max(0.0, -way) // FURTHEST)
    return f">{' '.join([f'{way / steps:.4g}'] * steps)}<"
