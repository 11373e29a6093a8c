"""Sets letters a little apart or closer where it is wished; ligatures and the distances between letters stay."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, pairwise
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS

from florilegium.typeset.engine.runs import Run, runs_of
from florilegium.typeset.engine.shaped_words import Word, words_of
from florilegium.typeset.engine.shown_runs import is_mark


def apart(style: Any, tracking: int) -> float:
    """How many pixels so many thousandths of an em are."""
    return float(tracking / 1000 * style["font_size"])


def is_trackable(style: Any, text: str) -> bool:
    """Whether the text has no marks over or under letters, which would drift away from them."""
    return not any(is_mark(glyph) for run in _runs(style, text) for glyph in run.glyphs)


def tracked_word(word: Word, by: float) -> Word:
    """The word with its glyphs so many pixels apart; the runs are as they were."""
    before, places = 0, list(word.places)
    for index, (one, other) in enumerate(pairwise(word.places), 1):
        before += other > one
        places[index] += before * by
    return replace(word, width=word.width + by * sum(len(run.glyphs) for run in word.runs), places=tuple(places))


def track(box: Any, words: str, tracking: int) -> None:
    """Let a text box that was just set be as wide as its letters apart, and know how far apart they are drawn."""
    box.tracking = apart(box.style, tracking)
    box.width += box.tracking * sum(len(run.glyphs) for run in _runs(box.style, words))


def tracked_runs(runs: Iterable[Run], by: float) -> list[Run]:
    """The runs as they are drawn, each glyph so many pixels wider."""
    units = round(by * TO_UNITS)
    return [replace(run, glyphs=tuple((g, width + units, x, y) for g, width, x, y in run.glyphs)) for run in runs]


def _runs(style: Any, text: str) -> Iterable[Run]:
    """The runs of a text in one line, from its words where they are known."""
    words = words_of(style, text)
    if words is None:
        return runs_of(line_break.create_layout(text, style, None, None, 0))
    return chain.from_iterable(word.runs for word in words)
