"""Reads from the first and last lines of pages the folios that are printed, and says where they do not run."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from florilegium.model.numerals import roman

ARABIC = re.compile(r"(?<![\w.,:/-])(\d{1,4})(?![\w.,:/-])")
ROMAN = re.compile(r"(?<![\w.])([ivxlc]{1,8})(?![\w.’'])")
LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
NEAR = 2  # a number so near to the right one is a wrong folio; another is some number in the text
FAR = 100  # the same for a number alone in its line; another is a year
ENOUGH = 3  # pages that make a series


@dataclass(frozen=True, slots=True)
class Folio:
    """A number that can be a folio: on which page, its value, whether in roman letters, whether alone in its line."""

    page: int
    value: int
    is_roman: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Jump:
    """A page whose folio is not the one that is due."""

    page: int
    found: str
    due: str


@dataclass(frozen=True, slots=True)
class Run:
    """The folios by the ordinals of their pages, and where they do not run on."""

    folios: Mapping[int, Folio]
    jumps: tuple[Jump, ...]


def folios_on(page: int, lines: Sequence[str]) -> tuple[Folio, ...]:
    """The numbers that stand alone, first or last in the lines.

    >>> [folio.value for folio in folios_on(9, ["12 The Lion", "1894"])]
    [12, 1894]
    """
    found = []
    for line in dict.fromkeys(lines):
        for pattern, is_roman in ((ARABIC, False), (ROMAN, True)):
            for match in pattern.finditer(line):
                alone = match[0] == line.strip("–—-·[] ")
                if alone or match.start() == 0 or match.end() == len(line):
                    value = _roman(match[1]) if is_roman else int(match[1])
                    found += [Folio(page, value, is_roman, alone)] if value else []
    return tuple(found)


def expected_run(pages: Sequence[Sequence[Folio]], due: Sequence[str]) -> Run:
    """The folios of pages of which each is due to bear, or bears not, the one that the setting gave it."""
    folios, jumps = {}, []
    for ordinal, (found, right) in enumerate(zip(pages, due, strict=False), 1):
        fitting = [each for each in found if _said(each) == right]
        wrong = [each for each in found if _is_wrong(each, right)]
        if fitting:
            folios[ordinal] = fitting[0]
        elif wrong:
            jumps.append(Jump(ordinal, _said(wrong[0]), right))
    return Run(folios, tuple(jumps))


def found_run(pages: Sequence[Sequence[Folio]]) -> Run:
    """The folios of pages of which nothing is known: series of numbers that grow with the pages.

    A series may begin anywhere, but not later than its own number one; a number that leaves its series, and begins no
    other, jumps.
    """
    series = _series(pages)
    folios, jumps = {}, []
    at: tuple[bool, int] | None = None
    for ordinal, found in enumerate(pages, 1):
        offsets = {(each.is_roman, each.value - ordinal): each for each in found}
        if at in offsets:
            folios[ordinal] = offsets[at]
            continue
        begun = next((offset for offset in offsets if offset in series), None)
        if begun:
            each = offsets[begun]
            if at and at[0] == each.is_roman and each.value - 1 > _since(folios, ordinal):
                jumps.append(Jump(ordinal, _said(each), _due(at, ordinal)))
            folios[ordinal], at = each, begun
        elif at and (odd := [each for each in found if _is_wrong(each, _due(at, ordinal))]):
            jumps.append(Jump(ordinal, _said(odd[0]), _due(at, ordinal)))
    return Run(folios, tuple(jumps))


def _series(pages: Sequence[Sequence[Folio]]) -> frozenset[tuple[bool, int]]:
    """What is to be added to the ordinals in each series of several pages, and whether it is roman."""
    counts = Counter((each.is_roman, each.value - each.page) for found in pages for each in set(found))
    return frozenset(offset for offset, count in counts.items() if count >= ENOUGH)


def _since(folios: Mapping[int, Folio], ordinal: int) -> int:
    """How many pages have come since the last folio."""
    return ordinal - max(folios, default=0) - 1


def _due(at: tuple[bool, int], ordinal: int) -> str:
    value = at[1] + ordinal
    return roman(value) if at[0] else str(value)


def _is_wrong(folio: Folio, due: str) -> bool:
    """Whether the number is a folio, and another than is due."""
    right = int(due) if due.isdigit() else _roman(due)
    if folio.is_roman == due.isdigit() or not right or folio.value == right:
        return False
    return abs(folio.value - right) <= (FAR if folio.alone else NEAR)


def _said(folio: Folio) -> str:
    return roman(folio.value) if folio.is_roman else str(folio.value)


def _roman(letters: str) -> int:
    """The value of a roman numeral, 0 for what is none."""
    values = [LETTERS.get(letter, 0) for letter in letters]
    value = sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
    return value if value > 0 and all(values) and roman(value) == letters else 0
