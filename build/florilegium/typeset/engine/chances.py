"""The places where a paragraph of the engine's boxes may be broken, each with the widths before and behind it."""

import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi

from florilegium.typeset.engine.protruding import beyond_the_right, width_of
from florilegium.typeset.engine.runs import runs_of
from florilegium.typeset.engine.shaped_words import words_of
from florilegium.typeset.ties import senses_of, ties_of
from florilegium.typeset.total_fit import EXPLICIT_HYPHEN, HYPHEN, Chance

LINE_BREAK = 1 if sys.byteorder == "little" else 1 << 31  # PangoLogAttr is a field of bits, of which this is the first
SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"[^\W\d_]+")


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


def shaped(words: list[Word]) -> Galley:
    """The words set in one endless line."""
    bases: dict[int, tuple[Any, int]] = {}
    places: list[float] = []
    offsets: list[int] = []
    base, x = 0, 0.0
    for word in words:
        box = word.box
        bases[id(box)] = box, base
        own, end = _places_of_words(box, x + word.before) or _places(box, x + word.before)
        places += own
        for sign in box.text:
            offsets.append(base)
            base += 1 if sign < "\u0080" else len(sign.encode())
        x = end + word.after
    return Galley(bases, [*places, x], [*offsets, base])


def _places_of_words(box: Any, x: float) -> tuple[list[float], float] | None:
    """Where each character of a box stands that begins at `x`, and its end; None where words do not say it."""
    words = words_of(box.style, box.text)
    if words is None:
        return None
    places: list[float] = []
    for word in words:
        places += [x + place for place in word.places]
        x += word.width
    return places, x


def _places(box: Any, x: float) -> tuple[list[float], float]:
    """The same of a box that is shaped as a whole; all of it runs in one direction."""
    layout = line_break.create_layout(box.text, box.style, None, None, 0)
    known: dict[int, float] = {}  # by the first byte of each cluster
    end = x
    runs = runs_of(layout)
    for run in reversed(runs) if runs and runs[0].backwards else runs:
        steps = list(zip(run.clusters, run.glyphs, strict=True))
        for cluster, glyph in reversed(steps) if run.backwards else steps:
            known.setdefault(run.start + cluster, end)
            end += glyph[1] * FROM_UNITS
    places: list[float] = []
    at = 0
    for sign in box.text:
        places.append(known.get(at, places[-1] if places else x))
        at += len(sign.encode())
    line, _ = layout.get_first_line()
    return places, x + line_break.line_size(line, box.style)[0]


def chances_of(context: Any, galley: Galley, is_title: bool = False) -> list[Chance]:
    """Every chance in order; the last is the end of the paragraph. Sources of breaks: UAX 14 by Pango, and pyphen."""
    texts = galley.texts
    flat = "".join(box.text for box in texts)
    styles = [box.style for box in texts for _ in box.text]
    language = styles[0]["lang"]
    breaks, hyphens, ties = _breaks(flat, language), _hyphenated(context, texts), ties_of(flat, language or "")
    senses = senses_of(flat, language or "") if is_title else {}
    places, offsets = galley.places, galley.offsets
    found: list[Chance] = []
    blanks = before = 0
    for index in sorted(breaks | hyphens | {len(flat)}):
        blanks += flat.count(" ", before, index) + flat.count("\u00a0", before, index)
        before = edge = index  # the edge is behind the last character that is no blank
        while edge and flat[edge - 1] == " ":
            edge -= 1
        edge_blanks = blanks - (index - edge)
        if index == len(flat):
            found.append(Chance(offsets[-1], places[edge], edge_blanks, places[-1], blanks))
        elif index in breaks and edge and not _is_kept(styles, index):
            sign, style = flat[edge - 1], styles[edge - 1]
            soft = sign == SOFT_HYPHEN
            end = places[edge] - beyond_the_right(sign, style) + (_hyphen(style) if soft else 0.0)
            penalty = HYPHEN if soft else EXPLICIT_HYPHEN if edge == index and sign in "-‐" else 0.0
            tied, sense = index in ties, senses.get(index, 0.0)
            found.append(Chance(offsets[index], end, edge_blanks, places[index], blanks, soft, penalty, tied, sense))
        elif index in hyphens:
            end = places[index] + _hyphen(styles[index])
            found.append(Chance(offsets[index], end, blanks, places[index], blanks, True, HYPHEN, index in ties))
    return found


def _breaks(text: str, language: str | None) -> set[int]:
    """The characters before which a line may end, the first not among them."""
    found = struct.unpack(f"={len(text) + 1}I", ffi.buffer(line_break.get_log_attrs(text, language)))
    return {index for index, bits in enumerate(found) if bits & LINE_BREAK and 0 < index < len(text)}


def _is_kept(styles: list[Any], index: int) -> bool:
    """Whether the characters before and at the index stand in words that no line may part."""
    return styles[index] is styles[index - 1] and styles[index]["white_space"] == "nowrap"


def _hyphen(style: Any) -> float:
    """How much of a hyphen stands inside the line."""
    sign = style["hyphenate_character"]
    return width_of(sign, style) - beyond_the_right(sign, style)


_parted: dict[Any, tuple[int, ...]] = {}


def _hyphenated(context: Any, texts: list[Any]) -> set[int]:
    """The characters before which a word may be parted by the rules of its language; not where it has soft hyphens."""
    found: set[int] = set()
    base = 0
    for box in texts:
        style = box.style
        language = style["lang"] and line_break.pyphen.language_fallback(style["lang"])
        if style["hyphens"] == "auto" and language:
            found.update(base + place for place in _parts(context, box.text, language, style["hyphenate_limit_chars"]))
        base += len(box.text)
    return found


def _parts(context: Any, text: str, language: str, limits: tuple[int, int, int]) -> Iterator[int]:
    for word in WORD.finditer(text):
        if len(word[0]) < limits[0] or SOFT_HYPHEN in (text[word.end() : word.end() + 1], text[word.start() - 1 :][:1]):
            continue
        key = word[0], language, limits
        if key not in _parted:
            _parted[key] = tuple(_dictionary(context, language, limits).positions(word[0]))
        yield from (word.start() + place for place in _parted[key])


def _dictionary(context: Any, language: str, limits: tuple[int, int, int]) -> Any:
    total, left, right = limits
    key = language, left, right, total
    if key not in context.dictionaries:
        context.dictionaries[key] = line_break.pyphen.Pyphen(lang=language, left=left, right=right)
    return context.dictionaries[key]
