"""The places where a paragraph of the engine's boxes may be broken, each with the widths before and behind it."""

import re
import struct
import sys
from collections.abc import Iterator
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi

from florilegium.typeset.engine.galleys import Galley
from florilegium.typeset.engine.protruding import beyond_the_right, width_of
from florilegium.typeset.ties import senses_of, ties_of
from florilegium.typeset.total_fit import EXPLICIT_HYPHEN, HYPHEN, Chance

LINE_BREAK = 1 if sys.byteorder == "little" else 1 << 31  # PangoLogAttr is a field of bits, of which this is the first
SOFT_HYPHEN = "\u00ad"
WORD = re.compile(r"[^\W\d_]+")


def chances_of(
    context: Any, galley: Galley, whole: tuple[str, ...] = (), is_title: bool = False
) -> list[Chance]:  # fmt: skip
    """Every chance in order, none of them in words that are to stay whole; the last is the end of the paragraph.

    Sources of breaks: UAX 14 by Pango, and pyphen.
    """
    texts = galley.texts
    flat = "".join(box.text for box in texts)
    styles = [box.style for box in texts for _ in box.text]
    language = styles[0]["lang"]
    hyphens = _hyphenated(context, texts) - _inside(flat, whole)
    breaks, ties = _breaks(flat, language) - _calls(texts), ties_of(flat, language or "")
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


def _calls(texts: list[Any]) -> set[int]:
    """The characters with which the calls of notes begin, which stay with the word before."""
    found: set[int] = set()
    base = 0
    for box in texts:
        classes = box.element.get("class", "").split() if box.element is not None else ()
        if (box.element_tag or "").endswith("::footnote-call") or "note-call" in classes:
            found.add(base)
        base += len(box.text)
    return found


def _is_kept(styles: list[Any], index: int) -> bool:
    """Whether the characters before and at the index stand in words that no line may part."""
    return styles[index] is styles[index - 1] and styles[index]["white_space"] == "nowrap"


def _hyphen(style: Any) -> float:
    """How much of a hyphen stands inside the line."""
    sign = style["hyphenate_character"]
    return width_of(sign, style) - beyond_the_right(sign, style)


def _inside(text: str, whole: tuple[str, ...]) -> set[int]:
    """The characters inside such words."""
    found = (word for word in WORD.finditer(text) if word[0] in whole) if whole else ()
    return {place for word in found for place in range(*word.span())}


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
    own = context.wishes.parted if hasattr(context, "wishes") else {}
    for word in WORD.finditer(text):
        if len(word[0]) < limits[0] or SOFT_HYPHEN in (text[word.end() : word.end() + 1], text[word.start() - 1 :][:1]):
            continue
        key = word[0], language, limits
        if key not in _parted:
            _parted[key] = tuple(_dictionary(context, language, limits).positions(word[0]))
        yield from (word.start() + place for place in own.get(word[0].casefold(), _parted[key]))


def _dictionary(context: Any, language: str, limits: tuple[int, int, int]) -> Any:
    total, left, right = limits
    key = language, left, right, total
    if key not in context.dictionaries:
        context.dictionaries[key] = line_break.pyphen.Pyphen(lang=language, left=left, right=right)
    return context.dictionaries[key]
