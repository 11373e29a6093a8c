"""A paragraph with emendations turned into lemmas: enough words round each, and what the transcription has there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.cutting import Leaf, width
from florilegium.model.emendations import PARAGRAPH_END, PILCROW
from florilegium.model.inlines import Emendation, Inlines
from florilegium.model.letters import APOSTROPHES

SAME, ABSENT = "~", "∧"  # the lemma's word, and a mark of punctuation that is not there
LONGEST = 7  # words of a lemma that are printed; of a longer one the first and the last
_WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}\u0300-\u036f\u00ad\u2060]+[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Lemma:
    """The words from `start` to `end` of a paragraph, as they stand there and as the list prints both readings."""

    start: int
    end: int
    words: str
    lemma: str
    variant: str


@dataclass(frozen=True, slots=True)
class Placed:
    """An emendation with the offsets of its reading in the plain text of its paragraph."""

    emendation: Emendation
    start: int
    end: int


def placed(inlines: Inlines, base: int = 0) -> Iterator[Placed]:
    """The emendations of a paragraph in their order."""
    for inline in inlines:
        size = width(inline)
        if isinstance(inline, Emendation):
            yield Placed(inline, base, base + size)
        elif not isinstance(inline, Leaf):
            yield from placed(inline.children, base)
        base += size


def lemma_of(text: str, which: Placed, all_placed: tuple[Placed, ...]) -> Lemma:
    """The lemma of an emendation: whole words, a neighbour where it has none, as many as make it unambiguous."""
    words = [match.span() for match in _WORD.finditer(text)]
    start, end = _whole_words(words, which.start, which.end)
    while True:
        variant = _transcribed(text, (start, end), which, all_placed)
        is_enough = _WORD.search(text, start, end) and _WORD.search(variant)
        if is_enough and len(re.findall(rf"(?<!\w){re.escape(text[start:end])}(?!\w)", text)) == 1:
            break
        if (start, end) == (wider := _wider(words, start, end)):
            break
        start, end = wider
    if _in_a_line(text[start:end]) == _in_a_line(variant):  # a blank between a word and a mark
        start, end = _with_marks(text, start, end)
        variant = _transcribed(text, (start, end), which, all_placed)
    lemma, variant = _as_printed(text[start:end], variant)
    if which.emendation.ends_paragraph:
        lemma = f"{lemma} {PILCROW}"
    return Lemma(start, end, text[start:end], lemma, variant)


def _whole_words(words: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The stretch with the whole of each word that it touches."""
    for first, last in words:
        if first < start <= last or (first <= start < last and start < end):
            start = min(start, first)
        if first <= end < last:
            end = last
    return start, end


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the marks of punctuation that touch it."""
    before = re.search(r"[^\w\s]*\Z", text[:start])
    after = re.match(r"[^\w\s]*", text[end:])
    return (before.start() if before else start), end + (after.end() if after else 0)


def _wider(words: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The stretch with one more word, the one before it where there is one."""
    before = [first for first, last in words if last <= start]
    after = [last for first, last in words if first >= end]
    return (before[-1], end) if before else (start, after[0]) if after else (start, end)


def _transcribed(text: str, span: tuple[int, int], which: Placed, all_placed: tuple[Placed, ...]) -> str:
    """What the transcription has in place of the stretch, whose emendations are all undone."""
    parts, done = [], span[0]
    for each in all_placed:
        inside = span[0] <= each.start and each.end <= span[1]
        at_edge = each.start == each.end and each.start in span
        if inside and (each is which or not at_edge):
            parts += [text[done : each.start], each.emendation.rejected]
            done = each.end
    return "".join((*parts, text[done : span[1]]))


def _as_printed(lemma: str, variant: str) -> tuple[str, str]:
    """Both readings as the list prints them.

    >>> _as_printed("as today", "as. today"), _as_printed("not", "net")
    (('as∧ today', '~. ~'), ('not', 'net'))
    """
    ours, theirs = _WORD.findall(lemma), _WORD.findall(variant)
    if ours != theirs:
        return _shortened(lemma), _in_a_line(variant)
    gaps, others = _WORD.split(lemma), _WORD.split(variant)
    pairs = list(zip(gaps, others, strict=True))
    mine = [_gap(gap, other) for gap, other in pairs]
    given = [_gap(other, gap) for gap, other in pairs]
    return _in_a_line(_woven(mine, ours)), _in_a_line(_woven(given, [SAME] * len(theirs)))


def _gap(gap: str, other: str) -> str:
    """What stands between two words, with a sign where the other reading has a mark of punctuation and this none."""
    return f"{ABSENT}{gap}" if other.strip() and not gap.strip() else gap


def _woven(gaps: list[str], words: list[str]) -> str:
    return gaps[0] + "".join(word + gap for word, gap in zip(words, gaps[1:], strict=True))


def _in_a_line(words: str) -> str:
    return " ".join(words.replace(PARAGRAPH_END, f" {PILCROW} ").split())


def _shortened(lemma: str) -> str:
    words = lemma.split()
    return " ".join((*words[:2], "…", *words[-2:])) if len(words) > LONGEST else " ".join(words)
