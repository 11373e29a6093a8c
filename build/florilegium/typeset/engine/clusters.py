"""Says which characters each glyph of a run stands for, where a letter and its marks are drawn as several glyphs.

The engine gives the characters of a whole cluster to one of its glyphs and none to the others; a reader of the file
then shows the number of the glyph. And a bracket among words from right to left, whose glyph is that of its
counterpart, it takes for the one that was typed: but readers turn brackets around themselves (UAX #9, rule L4).
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from weasyprint.text.ffi import ffi, harfbuzz

from florilegium.typeset.engine.runs import Run

ffi.cdef("hb_bool_t hb_font_get_nominal_glyph (hb_font_t *font, hb_codepoint_t unicode, hb_codepoint_t *glyph);")

MIRRORED = dict(zip("()[]{}<>«»‹›⟨⟩", ")(][}{><»«›‹⟩⟨", strict=True))
POINTED = {  # Hebrew letters with a point that are one sign, by what they are made of
    unicodedata.normalize("NFD", sign): sign
    for sign in map(chr, range(0xFB1D, 0xFB50))
    if unicodedata.normalize("NFD", sign) != sign
}


def characters_of(run: Run, font: Any) -> list[str]:
    """The characters that each glyph of a run stands for; from right to left in the order of the eye."""
    order = range(len(run.glyphs) - 1, -1, -1) if run.backwards else range(len(run.glyphs))
    clusters = [(begin, list(numbers)) for begin, numbers in groupby(order, key=run.clusters.__getitem__)]
    ends = [begin for begin, _ in clusters[1:]] + [len(run.text)]
    found = [""] * len(run.glyphs)
    for (begin, numbers), end in zip(clusters, ends, strict=True):
        glyphs = [run.glyphs[each][0] for each in numbers]
        parts = _divided(run.text[begin:end].decode(), glyphs, font, run.backwards)
        for number, part in zip(numbers, parts, strict=True):
            found[number] = part
    return found


def _divided(text: str, glyphs: Sequence[int], font: Any, backwards: bool) -> list[str]:
    """The text of a cluster divided among its glyphs, which are in the order of the text."""
    if len(glyphs) == 1 and not backwards:
        return [text]
    if len(glyphs) == 1:
        turned = MIRRORED.get(text, text)
        return [turned if turned != text and glyph_of(turned, font) == glyphs[0] else POINTED.get(_parts(text), text)]
    left = list(_parts(text))
    found: list[str | None] = []
    for glyph in glyphs:
        sign = next((each for each in _candidates(left) if glyph_of(each, font) == glyph), None)
        found.append(sign)
        for part in _parts(sign or ""):
            left.remove(part)
    return _filled(found, left)


def _filled(found: Sequence[str | None], left: Sequence[str]) -> list[str]:
    """With what is left over given to the glyphs that are not known: one to each, the rest to the last of them."""
    rest, unknown = list(left), sum(each is None for each in found)
    filled = []
    for each in found:
        if each is None:
            unknown -= 1
            each = "".join(rest[: 1 if unknown else None])
            del rest[: len(each)]
        filled.append(each)
    return filled


def _candidates(left: Sequence[str]) -> list[str]:
    """What a glyph may stand for: signs made of a letter and some of its marks first, then each by itself."""
    made = []
    for number, first in enumerate(left):
        sign = first
        for mark in left[number + 1 :]:
            whole = unicodedata.normalize("NFC", sign + mark)
            sign = whole if len(whole) == 1 else sign
            made.append(sign)
        made += [pointed for parts, pointed in POINTED.items() if first == parts[0] and not set(parts) - set(left)]
    return [*sorted(set(made), key=lambda sign: -len(_parts(sign))), *left]


def _parts(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def glyph_of(sign: str, font: Any) -> int:
    """The glyph that the face has for a character by itself; 0 where it has none."""
    found = ffi.new("hb_codepoint_t *")
    return int(found[0]) if harfbuzz.hb_font_get_nominal_glyph(font.hb_font, ord(sign), found) else 0
