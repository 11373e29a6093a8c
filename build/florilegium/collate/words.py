"""Turns two rows of words into which word of the one is which of the other, passages that were moved too.

What stands once in either row ties them together, wherever it stands, and what lies between is compared by difflib: so
two books are compared in time that grows with their length, and a passage that was moved is found again.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

NOWHERE = -1
IN_A_ROW = 6  # words that stand together once in either row tie them
MOST = 250_000  # pairs of words that are left to difflib at once, which may need the time of them all
SURE = 3  # words in a row that are no chance agreement
FEW = 4  # changed words beside fewer than that


def matched(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each new word the number of the old word that it is, NOWHERE where it is none; none is taken twice.

    >>> matched("they are net made to order".split(), "they are not made to order".split())
    [0, 1, -1, 3, 4, 5]
    >>> matched("abcdefghijkl", "ghijklabcdef")
    [6, 7, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5]
    """
    places, taken = [NOWHERE] * len(new), bytearray(len(old))
    _match_ends(old, new, places, taken)
    _tie(old, new, places, taken)
    for begin, end in _gaps(places):
        _fill(old, new, places, taken, (begin, end))
    return places


def in_order(places: Sequence[int]) -> list[int]:
    """The same with NOWHERE for what was moved: as many as can be stay, and their places ascend.

    >>> in_order([4, 5, 6, 0, 1, 2, 3])
    [-1, -1, -1, 0, 1, 2, 3]
    """
    lowest: list[int] = []  # the lowest place that ends a row of each length, and which word that is
    ends: list[int] = []
    before = [NOWHERE] * len(places)
    for number, place in enumerate(places):
        if place != NOWHERE:
            length = bisect_left(lowest, place)
            before[number] = ends[length - 1] if length else NOWHERE
            lowest[length : length + 1], ends[length : length + 1] = [place], [number]
    kept = [NOWHERE] * len(places)
    number = ends[-1] if ends else NOWHERE
    while number != NOWHERE:
        kept[number] = places[number]
        number = before[number]
    return kept


def _match_ends(old: Sequence[str], new: Sequence[str], places: list[int], taken: bytearray) -> None:
    """Match what both begin and end with."""
    shorter = min(len(old), len(new))
    same = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    rest = range(1, shorter - same + 1)
    behind = next((at for at in rest if old[-at] != new[-at]), len(rest) + 1) - 1
    for number in (*range(same), *range(len(new) - behind, len(new))):
        places[number] = number if number < same else number - len(new) + len(old)
        taken[places[number]] = 1


def _tie(old: Sequence[str], new: Sequence[str], places: list[int], taken: bytearray) -> None:
    """Match what stands once in either row, and what agrees on both sides of it."""
    known = _once(old)
    for words, begin in _once(new).items():
        place = known.get(words, NOWHERE)
        if begin == NOWHERE or place == NOWHERE or places[begin] != NOWHERE or taken[place]:
            continue
        first, at = begin, place
        while first and at and places[first - 1] == NOWHERE and not taken[at - 1] and new[first - 1] == old[at - 1]:
            first, at = first - 1, at - 1
        while first < len(new) and at < len(old) and places[first] == NOWHERE and not taken[at]:
            if new[first] != old[at]:
                break
            places[first], taken[at] = at, 1
            first, at = first + 1, at + 1


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """By the words of each row of that length where it stands, NOWHERE where it stands more than once."""
    found: dict[tuple[str, ...], int] = {}
    for at, row in enumerate(zip(*(words[shift:] for shift in range(IN_A_ROW)), strict=False)):
        found[row] = NOWHERE if row in found else at
    return found


def _gaps(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where words without a place begin and end."""
    begin = 0
    for end in range(len(places) + 1):
        if end == len(places) or places[end] != NOWHERE:
            if begin < end:
                yield begin, end
            begin = end + 1


def _rows_beside(places: Sequence[int], taken: bytearray, begin: int, end: int) -> list[int]:
    """The old words without a place behind what stands before the gap, and before what stands behind it."""
    low = places[begin - 1] + 1 if begin else 0
    high = places[end] if end < len(places) else len(taken)
    most = MOST // (end - begin)
    behind = takewhile(lambda row: not taken[row], range(low, min(len(taken), low + most)))
    before = takewhile(lambda row: not taken[row], range(high - 1, max(0, high - most) - 1, -1))
    return sorted({*behind, *before})


def _fill(old: Sequence[str], new: Sequence[str], places: list[int], taken: bytearray, gap: tuple[int, int]) -> None:
    """Match words of the gap with the old ones that were left beside it."""
    begin, end = gap
    rows = _rows_beside(places, taken, begin, end)
    beside, here = [old[row] for row in rows], new[begin:end]
    blocks = SequenceMatcher(None, beside, here, autojunk=False).get_matching_blocks()
    for a, b, size in _no_chance(blocks, len(beside), len(here)):
        for shift in range(size):
            places[begin + b + shift], taken[rows[a + shift]] = rows[a + shift], 1


def _no_chance(blocks: Sequence[tuple[int, int, int]], ends: int, at_end: int) -> Iterator[tuple[int, int, int]]:
    """The blocks that are no chance agreement of a word or two amid others."""
    a = b = 0
    for number, (one, other, size) in enumerate(blocks[:-1]):
        after, beside, _ = blocks[number + 1]
        before = max(one - a, other - b)
        behind = max(after - one - size, beside - other - size)
        edge = (not one and not other) or (one + size == ends and other + size == at_end)
        if size >= SURE or edge or min(before, behind) == 0 or max(before, behind) < FEW:
            yield one, other, size
            a, b = one + size, other + size
