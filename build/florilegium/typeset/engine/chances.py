"""The places where a paragraph of the engine's boxes may be broken, each with the widths before and behind it."""

import re
import struct
import sys
from collections.abc import Iterator
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi

from florilegium.typeset.engine.galleys import Galley
from florilegium.typeset.engine.protruding import TO_THE_RIGHT, beyond_the_right, width_of
from florilegium.typeset.engine.shared_contexts import context_of
from florilegium.typeset.feasible_breaks import EXPLICIT_HYPHEN, HYPHEN, Chance
from florilegium.typeset.ties import senses_of, ties_of

LINE_BREAK = 1 if sys.byteorder == "little" else 1 << 31  # PangoLogAttr is a field of bits, of which this is the first
SOFT_HYPHEN = "\u00ad"
INSIDE = "inside"
WORD = re.compile(r"[^\W\d_]+")


def chances_of(
    context: Any, galley: Galley, whole: tuple[str, ...] = (), is_title: bool = False
) -> list[Chance]:  # fmt: skip
    """Every chance in order, none of them in words that are to stay whole; the last is the end of the paragraph.

    Sources of breaks: UAX 14 by Pango, and pyphen.
    """
    return with_parted(context, galley, unparted_chances(galley, is_title), whole)


def unparted_chances(galley: Galley, is_title: bool = False) -> list[Chance]:
    """Every chance where no dictionary parts a word, the end of the paragraph last: behind blanks and signs."""
    places, offsets, styles, flat, language = galley.places, galley.offsets, galley.styles, galley.text, galley.language
    ties, senses = ties_of(flat, language), senses_of(flat, language) if is_title else {}
    words, found, blanks, before = flat.replace("\u00a0", " "), list[Chance](), 0, 0
    for index in sorted(line_breaks(galley)):
        blanks += words.count(" ", before, index)
        before = edge = index  # the edge is behind the last character that is no blank
        while edge and flat[edge - 1] == " ":
            edge -= 1
        if not edge:
            continue
        sign, end, penalty, soft = flat[edge - 1], places[edge], 0.0, False
        if sign in TO_THE_RIGHT:
            end -= beyond_the_right(sign, styles[edge - 1])
            penalty = EXPLICIT_HYPHEN if edge == index and sign in "-‐" else 0.0
        elif sign == SOFT_HYPHEN:
            end, penalty, soft = end + _hyphen(styles[edge - 1]), HYPHEN, True
        tied, sense, ended = index in ties, senses.get(index, 0.0), blanks - (index - edge)
        found.append(Chance(offsets[index], end, ended, places[index], blanks, soft, penalty, tied, sense))
    edge = len(flat.rstrip(" "))
    return [*found, Chance(offsets[-1], places[edge], words.count(" ", 0, edge), places[-1], words.count(" "))]


def with_parted(
    context: Any, galley: Galley, unparted: list[Chance], whole: tuple[str, ...] = ()
) -> list[Chance]:  # fmt: skip
    """The chances with those in words that may be parted among them, save in such as are to stay whole."""
    places, offsets, styles, flat = galley.places, galley.offsets, galley.styles, galley.text
    words, ties, found, blanks, before = flat.replace("\u00a0", " "), ties_of(flat, galley.language), [*unparted], 0, 0
    known = {chance.at for chance in unparted}
    for index in sorted(_hyphenated(context, galley.texts) - _inside(flat, whole) - _kept(galley.texts)):
        blanks += words.count(" ", before, index)
        before, at = index, offsets[index]
        if at not in known:
            end = places[index] + _hyphen(styles[index - 1])
            found.append(Chance(at, end, blanks, places[index], blanks, True, HYPHEN, index in ties))
    return sorted(found, key=_at)


def _at(chance: Chance) -> int:
    return chance.at


def line_breaks(galley: Galley) -> set[int]:
    """The characters before which a line may end where no dictionary parts a word, the first not among them."""
    return _breaks(galley.text, galley.language) - _calls(galley.texts) - _kept(galley.texts)


def _breaks(text: str, language: str) -> set[int]:
    """The characters before which a line may end, the first not among them."""
    found = struct.unpack(f"={len(text) + 1}I", ffi.buffer(line_break.get_log_attrs(text, language or None)))
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


def _kept(texts: list[Any]) -> set[int]:
    """The characters that stand behind another in words that no line may part."""
    found: set[int] = set()
    base = 0
    for box in texts:
        if box.style["white_space"] == "nowrap":
            found.update(range(base + 1, base + len(box.text)))
        base += len(box.text)
    return found


def _hyphen(style: Any) -> float:
    """How much of a hyphen stands inside the line."""
    sign, widths = style["hyphenate_character"], context_of(style).widths
    if (sign, INSIDE) not in widths:
        widths[sign, INSIDE] = width_of(sign, style) - beyond_the_right(sign, style)
    return widths[sign, INSIDE]


def _inside(text: str, whole: tuple[str, ...]) -> set[int]:
    """The characters inside such words."""
    found = (word for word in WORD.finditer(text) if word[0] in whole) if whole else ()
    return {place for word in found for place in range(*word.span())}


_parted: dict[Any, dict[str, tuple[int, ...]]] = {}  # by language and limits, then by word


def _hyphenated(context: Any, texts: list[Any]) -> set[int]:
    """The characters before which a word may be parted by the rules of its language; not where it has soft hyphens."""
    found: set[int] = set()
    base = 0
    for box in texts:
        style = box.style
        language = style["lang"] and line_break.pyphen.language_fallback(style["lang"])
        if style["hyphens"] == "auto" and language:
            found.update(_parts(context, box.text, base, language, style["hyphenate_limit_chars"]))
        base += len(box.text)
    return found


def _parts(context: Any, text: str, base: int, language: str, limits: tuple[int, int, int]) -> Iterator[int]:
    own = context.wishes.parted if hasattr(context, "wishes") else {}
    known, is_marked = _parted.setdefault((language, limits), {}), SOFT_HYPHEN in text
    for match in re.finditer(f"{WORD.pattern[:-1]}{{{limits[0]},}}", text):
        word, (start, end) = match[0], match.span()
        if is_marked and SOFT_HYPHEN in (text[end : end + 1], text[start - 1 :][:1]):
            continue
        if word not in known:
            known[word] = tuple(_dictionary(context, language, limits).positions(word))
        for place in own.get(word.casefold(), known[word]) if own else known[word]:
            yield base + start + place


def _dictionary(context: Any, language: str, limits: tuple[int, int, int]) -> Any:
    total, left, right = limits
    key = language, left, right, total
    if key not in context.dictionaries:
        context.dictionaries[key] = line_break.pyphen.Pyphen(lang=language, left=left, right=right)
    return context.dictionaries[key]
