"""Draws words with accents or points that are glyphs of their own, and words from right to left, one by one.

A word with such marks, and a line of spaced letters, is given its text besides (ISO 32000-1, clause 14.9.4), as readers
take the way from a mark to the end of its letter, or from a letter to the next, for a blank. Not so from right to left,
where they expect such a text in the order of the eye, against that clause.
"""

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS

from florilegium.typeset.engine.runs import Glyph, Run
from florilegium.typeset.engine.shown_runs import Shown, is_mark, shown_runs

UNSEEN = 0.01  # of the size: a mark need not be raised by less


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is shown, in stretches that are raised by so much, and how wide it is, in pixels.

    `words` is what it is to be read as, “” where its glyphs say that.
    """

    stretches: tuple[tuple[float, Shown], ...]
    width: float
    words: str = ""


def are_marked(runs: Sequence[Run]) -> bool:
    """Whether any of the runs is to be drawn word by word."""
    return any(run.backwards or any(map(is_mark, run.glyphs)) for run in runs)


def draw_words(stream: Any, runs: Sequence[Run], matrix: Any) -> bool:
    """Draw a line word by word; False, with nothing drawn, where stock must do it.

    From right to left the words are drawn in the order of the text, for readers that look at no places.
    """
    (*turn, left, base), places = matrix.values, []
    for run in runs:
        for word in _words(stream, run):
            if word is None:
                return False
            places.append((left, word))
            left += word.width * turn[0]
    for x, word in reversed(places) if runs[0].backwards else places:
        stream.set_text_matrix(*turn, x, base)
        _draw(stream, word)
    return True


@contextmanager
def read_as(stream: Any, words: str) -> Iterator[None]:
    """What is drawn within it is read as these words; “” for what its glyphs say."""
    if words:
        actual = pydyf.Dictionary({"ActualText": pydyf.String(words)})
        pydyf.Stream.begin_marked_content(stream, "Span", actual)
    yield
    if words:
        pydyf.Stream.end_marked_content(stream)


def _draw(stream: Any, word: Word) -> None:
    with read_as(stream, word.words):
        for height, (_, font, size, operand) in word.stretches:
            stream.set_font_size(font.hash, size)
            if height:
                stream.set_text_rise(height)
            stream.show_text(operand)
            if height:
                stream.set_text_rise(0)


def _words(stream: Any, run: Run) -> Iterator[Word | None]:
    """The words of a run as they stand; None for one that stock must draw."""
    if shown_runs(stream, [run]) is None:  # whereby it is learnt what all its glyphs stand for
        yield None
        return
    blanks = {at for at, begin in enumerate(run.clusters) if run.text[begin : begin + 1] == b" "}
    for numbers in _divided(len(run.glyphs), blanks, run.backwards):
        glyphs = run.glyphs[numbers.start : numbers.stop]
        words = ""
        if not run.backwards and any(map(is_mark, glyphs)):
            end = run.clusters[numbers.stop] if numbers.stop < len(run.glyphs) else len(run.text)
            words = run.text[run.clusters[numbers.start] : end].decode()
        stretches = tuple(_stretches(stream, run, glyphs))
        yield Word(stretches, sum(glyph[1] for glyph in glyphs) * FROM_UNITS, words)


def _stretches(stream: Any, run: Run, glyphs: Sequence[Glyph]) -> Iterator[tuple[float, Shown]]:
    """Glyphs by how far they are raised, in pixels."""
    _, size = stream.add_font(run.font)

    def height(glyph: Glyph) -> float:
        up = -glyph[3] * FROM_UNITS
        return up if abs(up) >= size * UNSEEN else 0.0

    for up, each in groupby(glyphs, key=height):
        for shown in shown_runs(stream, [replace(run, glyphs=tuple(each))]) or ():
            yield up, shown


def _divided(number: int, blanks: Container[int], apart: bool) -> Iterator[range]:
    """The glyphs of each word, with the blanks behind it or with blanks `apart`."""
    begin = 0
    for at in range(1, number + 1):
        if at == number or (at - 1 in blanks and at not in blanks) or (apart and at in blanks and at - 1 not in blanks):
            yield range(begin, at)
            begin = at
