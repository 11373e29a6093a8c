"""Draws justified lines from the words that are known, and leaves every byte as it was: stock shapes each line anew."""

from dataclasses import replace
from typing import Any

from weasyprint.text.ffi import TO_UNITS

from florilegium.typeset.engine.runs import Run
from florilegium.typeset.engine.set_lines import AwaitedLayout
from florilegium.typeset.engine.shaped_words import BLANK, Word, pads_as_known, shaped, spaced
from florilegium.typeset.engine.shared_contexts import context_of
from florilegium.typeset.engine.shown_runs import Shown, shown_runs

BLANKS = " \u00a0"


def shown_words(stream: Any, textbox: Any) -> list[Shown] | None:
    """How the words and blanks of a line are shown; None where they are not known by themselves."""
    layout, style = textbox.pango_layout, textbox.style
    if not isinstance(layout, AwaitedLayout):
        return None
    spacing = int(layout.justification_spacing * TO_UNITS)
    if not spacing or not pads_as_known(style):
        return None
    drawn = _drawn_in(stream).setdefault(id(context_of(style)), {})
    pieces = [piece for piece in BLANK.split(layout.text) if piece]
    blanks: dict[str, list[Shown] | None] = {}  # of this line; those at its edges are padded on one side
    found: list[Shown] = []
    for number, (piece, word) in enumerate(zip(pieces, shaped(style, pieces), strict=True)):
        if word is None:
            return None
        if piece not in BLANKS:
            known, runs = drawn, word.runs
        elif number in (0, len(pieces) - 1):
            known, runs = {}, _padded(word, spacing, number == 0)
        elif piece not in (known := blanks):
            runs = _padded(word, spacing)
        if piece not in known:
            known[piece] = shown_runs(stream, runs)
        if (shown := known[piece]) is None:
            return None
        found += shown
    return found


def _padded(blank: Word, spacing: int, *edges: bool) -> tuple[Run, ...]:
    """A blank with the spacing of its line; `edges` says whether it begins the line, else it ends it."""
    edge = (edges[0], not edges[0]) if edges else ()
    return tuple(
        replace(run, glyphs=tuple(spaced(glyph, spacing, *edge) for glyph in run.glyphs)) for run in blank.runs
    )


_drawn: list[Any] = [None, {}]  # the fonts of the file that is being drawn, and what is shown in it, by context


def _drawn_in(stream: Any) -> dict[int, dict[str, list[Shown] | None]]:
    if _drawn[0] is not stream._fonts:
        _drawn[:] = [stream._fonts, {}]
    return _drawn[1]  # type: ignore[no-any-return]
