"""Turns a paragraph of the engine's boxes into one endless line, and says where in it each character stands."""

from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS

from florilegium.typeset.engine.runs import runs_of
from florilegium.typeset.engine.shaped_words import words_of
from florilegium.typeset.engine.tracking import apart, is_trackable, tracked_word


@dataclass(frozen=True, slots=True)
class Word:
    """A text box with what the edges of boxes around it add before and behind it, in pixels."""

    box: Any
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Galley:
    """A paragraph shaped in one line: its text boxes with the bytes before each, and where each character stands.

    `places` are in pixels from the beginning, `offsets` in bytes; both have one more for the end.
    """

    bases: dict[int, tuple[Any, int]]  # by the identity of the box
    places: list[float]
    offsets: list[int]
    is_tracked: bool  # whether its letters stand as far apart as was asked

    @property
    def text(self) -> str:
        return "".join(box.text for box in self.texts)

    @property
    def language(self) -> str:
        """The language in which it begins; "" where that is not told."""
        return self.texts[0].style["lang"] or ""

    @property
    def styles(self) -> list[Any]:
        """The style of each character."""
        return [style for box in self.texts for style in repeat(box.style, len(box.text))]

    @property
    def texts(self) -> list[Any]:
        return [box for box, _ in self.bases.values()]


def text_boxes(box: Any) -> list[Word] | None:
    """What stands in a line box, in its order; None where anything but words stands among it."""
    found: list[Word] = []
    for child in box.children:
        inner: list[Word] | None = None
        if isinstance(child, boxes.TextBox):
            inner = [Word(child)] if child.style["white_space"] in ("normal", "nowrap") else None
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow() and not child.is_leader:
            inner = text_boxes(child)
            inner = _with_edges(inner, _edge(child, "left"), _edge(child, "right")) if inner is not None else None
        if inner is None:
            return None
        found += inner
    return found


def _edge(box: Any, side: str) -> float | None:
    """What stands beside the words of an inline box, in pixels; None where it is not known before it is laid out."""
    lengths = [box.style[f"{kind}_{side}"] for kind in ("margin", "padding")]
    if any(each != "auto" and each.value and each.unit != "px" for each in lengths):
        return None
    return float(sum(each.value for each in lengths if each != "auto") + box.style[f"border_{side}_width"])


def _with_edges(words: list[Word], left: float | None, right: float | None) -> list[Word] | None:
    if left is None or right is None or (not words and (left or right)):
        return None
    if words and (left or right):
        words[0] = replace(words[0], before=words[0].before + left)
        words[-1] = replace(words[-1], after=words[-1].after + right)
    return words


def shaped(words: list[Word], tracking: int = 0) -> Galley:
    """The words set in one endless line, their letters so many thousandths of an em apart."""
    bases: dict[int, tuple[Any, int]] = {}
    places: list[float] = []
    offsets: list[int] = []
    base, x, is_known = 0, 0.0, True
    for word in words:
        box = word.box
        bases[id(box)] = box, base
        own, end = _places_of_words(box, x + word.before, tracking) or _places(box, x + word.before, tracking)
        is_known = is_known and (not tracking or is_trackable(box.style, box.text))
        places += own
        for sign in box.text:
            offsets.append(base)
            base += 1 if sign < "\u0080" else len(sign.encode())
        x = end + word.after
    return Galley(bases, [*places, x], [*offsets, base], is_known)


def _places_of_words(box: Any, x: float, tracking: int) -> tuple[list[float], float] | None:
    """Where each character of a box stands that begins at `x`, and its end; None where words do not say it."""
    words = words_of(box.style, box.text)
    if words is None:
        return None
    places: list[float] = []
    for word in map(tracked_word, words, repeat(apart(box.style, tracking))) if tracking else words:
        places += [x + place for place in word.places]
        x += word.width
    return places, x


def _places(box: Any, x: float, tracking: int) -> tuple[list[float], float]:
    """The same of a box that is shaped as a whole; all of it runs in one direction."""
    layout = line_break.create_layout(box.text, box.style, None, None, 0)
    known: dict[int, float] = {}  # by the first byte of each cluster
    end, by, count = x, apart(box.style, tracking), 0
    runs = runs_of(layout)
    for run in reversed(runs) if runs and runs[0].backwards else runs:
        steps = list(zip(run.clusters, run.glyphs, strict=True))
        for cluster, glyph in reversed(steps) if run.backwards else steps:
            known.setdefault(run.start + cluster, end)
            end += glyph[1] * FROM_UNITS + by
        count += len(run.glyphs)
    places: list[float] = []
    at = 0
    for sign in box.text:
        places.append(known.get(at, places[-1] if places else x))
        at += len(sign.encode())
    line, _ = layout.get_first_line()
    return places, x + line_break.line_size(line, box.style)[0] + count * by
