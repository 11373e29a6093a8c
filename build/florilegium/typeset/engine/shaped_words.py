"""Shapes each word of a style once and remembers it: the stock engine shapes each line three times.

In a justified line Pango shapes each word by itself, since its blanks have a spacing of their own. What a word looks
like is then known from the word and its style alone: for Latin script, where no letter asks what stands beyond a blank.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS

from florilegium.typeset.engine.runs import Glyph, Run, runs_of
from florilegium.typeset.engine.shared_contexts import context_of

BLANK = re.compile("([ \u00a0])")
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
NEUTRAL = "\u00a00-9 -/:-@\\[-`{-~‐–—‘’‚“”„‹›«»…·•§¶°†‡£€¡¿\u2060"
PLAIN = re.compile(f"[{NEUTRAL}]*[{LATIN}][{NEUTRAL}{LATIN}]*")
TWO_BLANKS = re.compile("[ \u00a0]{2}")
PROBES = (1.37, -0.61, 2.0)  # pixels


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a blank as it was shaped: its runs, its width, and where each of its characters begins, in pixels."""

    runs: tuple[Run, ...]
    width: float
    places: tuple[float, ...]

    @property
    def font(self) -> Any:
        """The one font of it; None where it has more."""
        return self.runs[0].font if len({run.font for run in self.runs}) == 1 else None


def is_plain(text: str, style: Any) -> bool:
    """Whether the words of the text look the same whatever stands beside them."""
    return bool(
        PLAIN.fullmatch(text)
        and not TWO_BLANKS.search(text)
        and style["letter_spacing"] in ("normal", 0)
        and style["word_spacing"] == 0
        and style["overflow_wrap"] == "normal"
        and style["direction"] == "ltr"
        and style["text_decoration_line"] == "none"
    )


def words_of(style: Any, text: str) -> list[Word] | None:
    """The words and blanks of a text; None where what it looks like is not known from them alone."""
    if not is_plain(text, style):
        return None
    found = shaped(style, [piece for piece in BLANK.split(text) if piece])
    return [word for word in found if word] if all(found) else None


def shaped(style: Any, pieces: Sequence[str]) -> list[Word | None]:
    """Words and blanks of a plain text, each shaped by itself; None for one in which something is out of the way."""
    words = context_of(style).words
    unknown = [piece for piece in dict.fromkeys(pieces) if piece not in words]
    if unknown:
        _shape(style, words, unknown)
    return [words[piece] for piece in pieces]


def spaced(blank: Glyph, spacing: int, at_start: bool = False, at_end: bool = False) -> Glyph:
    """The glyph of a blank with spacing in Pango's units, as Pango pads it on both sides; only inside at the edges."""
    number, width, offset, rise = blank
    left, right = _halves(spacing * (1 + (at_start or at_end)))
    left, right = (0 if at_start else left), (0 if at_end else right)
    return number, width + left + right, offset + left, rise


def _halves(spacing: int) -> tuple[int, int]:
    """How Pango distributes a spacing to the left and to the right (pango-layout.c, distribute_letter_spacing)."""
    left = int(spacing / 2)
    if not spacing % TO_UNITS:
        left = (left + TO_UNITS // 2) // TO_UNITS * TO_UNITS
    return left, spacing - left


def pads_as_known(style: Any) -> bool:
    """Whether Pango distributes spacing as `spaced` does, in this style."""
    context = context_of(style)
    if context.pads is None:
        context.pads = all(_is_padded_so(style, spacing) for spacing in PROBES)
    return context.pads


def _is_padded_so(style: Any, spacing: float) -> bool:
    (blank,) = shaped(style, [" "])
    if not blank or len(blank.runs) != 1 or len(blank.runs[0].glyphs) != 1:
        return False
    glyph, units = blank.runs[0].glyphs[0], int(spacing * TO_UNITS)
    wanted = [spaced(glyph, units, at_start=True), spaced(glyph, units), spaced(glyph, units, at_end=True)]
    return [run.glyphs for run in _runs(style, " a b ", spacing)[::2]] == [(each,) for each in wanted]


def _shape(style: Any, words: dict[str, Word | None], unknown: list[str]) -> None:
    """Shape the words in one line, parted by blanks that have a spacing, so that each is a run of its own."""
    for blank in [piece for piece in unknown if BLANK.fullmatch(piece)]:
        words[blank] = _whole(_runs(style, blank, 0.0), blank)
    pieces = [piece for piece in unknown if piece not in words]
    found = _runs(style, " ".join([*pieces, "a"]), 1.0) if pieces else []  # with one Latin letter at least
    begin = at = 0
    for piece in pieces:
        end, own = begin + len(piece.encode()), []
        while found[at].start < end:
            if found[at].start >= begin:
                own.append(found[at])
            at += 1
        words[piece] = _whole(own, piece)
        begin = end + 1


def _whole(runs: list[Run], piece: str) -> Word | None:
    """The word, if the runs are all that is in it, and nothing in them is out of the way."""
    if b"".join(run.text for run in runs) != piece.encode() or any(run.backwards for run in runs):
        return None
    begins: dict[int, float] = {}  # by the first byte of each cluster
    x, before = 0.0, 0
    for run in runs:
        for cluster, glyph in zip(run.clusters, run.glyphs, strict=True):
            begins.setdefault(before + cluster, x)
            x += glyph[1] * FROM_UNITS
        before += len(run.text)
    places: list[float] = []
    at = 0
    for sign in piece:
        places.append(begins.get(at, places[-1] if places else 0.0))
        at += len(sign.encode())
    return Word(tuple(runs), x, tuple(places))


def _runs(style: Any, text: str, spacing: float) -> list[Run]:
    layout = line_break.Layout(style, spacing)
    layout.set_text(text, justify=True)
    runs, fonts = runs_of(layout), context_of(style).fonts
    for run in runs:
        fonts.setdefault(run.font, layout)
    return runs
