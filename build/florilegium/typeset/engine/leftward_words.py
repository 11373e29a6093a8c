"""Draws several words from right to left in one stroke and in the order of the text, for PDFium (as in Chrome).

PDFium takes what stands in a line for given in the order of the eye and turns each word round, but leaves the words
where they are. Glyphs of one stroke it reads in the order in which they are drawn, wherever they stand. So the words
are drawn one after the other as the text has them, each from left to right, going back to its place.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.text.ffi import FROM_UNITS

from florilegium.typeset.engine.runs import Glyph, Run
from florilegium.typeset.engine.shown_runs import blank_of, is_mark, shown_runs

Placed = tuple[float, Glyph]  # a glyph and where it would stand without its offset, in pixels from the first
HARDLY = 0.05  # thousandths of the size: so far nothing is moved


def draw_in_order(stream: Any, runs: Sequence[Run], matrix: Any) -> bool:
    """Draw several words without points; False, with nothing drawn, where it cannot be done in one stroke.

    Points would be taken for words by themselves in Poppler, which looks at nothing but the places.
    """
    lettered = [run for run in runs if run.text.strip()]
    several = b" " in b"".join(run.text for run in runs).strip()
    if not several or len({run.font for run in lettered}) != 1 or shown_runs(stream, lettered) is None:
        return False
    font, size = stream.add_font(lettered[0].font)
    blank = blank_of(stream, lettered[0].font)
    if not blank or any(is_mark(glyph) for run in lettered for glyph in run.glyphs):
        return False
    stream.set_text_matrix(*matrix.values)
    stream.set_font_size(font.hash, size)
    stream.show_text("".join(_operands(_in_order(runs, blank), font, size)))
    return True


def _operands(glyphs: Iterator[Placed], font: Any, size: float) -> Iterator[str]:
    pen = 0.0
    for x, (number, _, offset, _) in glyphs:
        place = x + offset * FROM_UNITS
        if abs(way := (pen - place) * 1000 / size) >= HARDLY:
            yield f"{way:.5g}"
        yield f"<{number:04x}>"
        pen = place + font.widths[number] * size / 1000


def _in_order(runs: Sequence[Run], blank: int) -> Iterator[Placed]:
    """The glyphs of the runs, which stand from left to right, as they are to be drawn."""
    word: list[Placed] = []
    for text, placed in reversed(list(_placed(runs))):
        if text != b" ":
            word.append(placed)
            continue
        yield from reversed(word)
        yield placed[0], (blank, 0, 0, 0)
        word.clear()
    yield from reversed(word)


def _placed(runs: Sequence[Run]) -> Iterator[tuple[bytes, Placed]]:
    """Each glyph from left to right, with the first byte of what it stands for."""
    x = 0.0
    for run in runs:
        for begin, glyph in zip(run.clusters, run.glyphs, strict=True):
            yield run.text[begin : begin + 1], (x, glyph)
            x += glyph[1] * FROM_UNITS
