"""The lines that may end at a place of a paragraph, and what each costs: the inner loop of `total_fit`.

Its body runs some thirty times for each line of a book, so it is written out rather than called in pieces.
"""

from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

# Widths are in the engine's pixels. A space may give or take these parts of its own width without a reader noticing.
SHRINK = 1 / 3.5
STRETCH = 1 / 2
HYPHEN = 220.0  # penalties, on the scale of TeX's
EXPLICIT_HYPHEN = 50.0
TIED = 5_000.0  # for a line that ends within a date or the like; dearer only a line that falls apart
SECOND_HYPHEN = 4_000.0  # demerits for a hyphen under a hyphen
THIRD_HYPHEN = 4_000_000.0
CONTRAST = 10_000.0  # for a tight line beside a loose one
SHORT_LAST = 5_000.0  # for a last line that is shorter than an indent
LINE = 10.0
WORST = 60.0
NOTHING = 0.01
TIGHT, DECENT, OPEN, LOOSEST = range(4)  # as TeX sorts lines
SHORT = 0.08  # of the measure: a last line that is shorter is a poor one
POOR = 0.12  # where a paragraph is given another number of lines than is best for it


class Chance(NamedTuple):
    """A place where the paragraph may be broken.

    `end` is the width of all before it without the blanks it swallows, its hyphen reckoned in, and `ended` the count
    of blanks in that; `next` and `begun` are the same at the beginning of the line after it.
    """

    at: int  # the byte of the paragraph with which the next line begins
    end: float
    ended: int
    next: float
    begun: int
    hyphenated: bool = False
    penalty: float = 0.0
    tied: bool = False  # whether what is before belongs on one line with what is behind
    sense: float = 0.0  # in a title: above 0 behind a word that leans on the next, below 0 at a pause


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of the lines, that of a blank, the indent of the first line; whether the last line is to be full.

    Beside a drop initial stand so many lines: all of them but the first, which it begins, are indented by `beside`.
    Letters may be wider or narrower by `scaling`, a part of their width.
    """

    width: float
    blank: float
    indent: float = 0.0
    full_last: bool = False
    beside: float = 0.0
    lines_beside: int = 1
    scaling: float = 0.0
    letters: float = field(init=False)  # how much the letters of a line may give or take
    shrink: float = field(init=False)  # how much a blank may give
    stretch: float = field(init=False)  # how much it may take before it is noticed

    def __post_init__(self) -> None:
        object.__setattr__(self, "letters", self.width * self.scaling)
        object.__setattr__(self, "shrink", self.blank * SHRINK)
        object.__setattr__(self, "stretch", self.blank * STRETCH)


class Node(NamedTuple):
    """A chance that was reached, and the best way to it: where the next line begins, and what was set before."""

    next: float
    begun: int
    demerits: float
    hyphens: int  # lines in a row that end in one, three at most
    tightness: int
    line: int  # lines before it
    chance: Chance | None
    before: "Node | None"


@dataclass(frozen=True, slots=True)
class Demand:
    """What is demanded of the lines: their measure, how loose they may be, how many there are to be (0: as is best)."""

    measure: Measure
    loosest: float
    lines: int = 0

    @property
    def too_far(self) -> float:
        """The stretch from which on no later node is looked at; beside a drop initial they are not in order."""
        return inf if self.measure.lines_beside > 1 or self.loosest >= WORST else self.loosest * (1 + NOTHING)


def first_node(measure: Measure) -> Node:
    """The beginning of a paragraph."""
    return Node(-measure.indent, 0, 0.0, 0, DECENT, 0, None, None)


def reached(active: list[Node], chance: Chance, demand: Demand, is_last: bool) -> list[Node]:
    """The best node at the chance for each sort of line that may end there.

    `active` are the nodes before it in the order of the text; those from which no line reaches any more are taken out.
    """
    measure, lines, loosest, too_far = demand.measure, demand.lines, demand.loosest, demand.too_far
    room, ended = measure.width - chance.end, chance.ended
    shrink, stretch, letters, beside = measure.shrink, measure.stretch, measure.letters, measure.lines_beside
    fixed, hyphen = LINE + chance.penalty + (TIED if chance.tied else 0.0), 1 if chance.penalty else 0
    best: dict[int, tuple[float, int, int, int, Node]] = {}
    kept: list[Node] = []
    seen = 0
    for node in active:
        begin, begun, demerits, hyphens, before, line, _, _ = node
        lacking, blanks = room + begin, ended - begun
        if blanks:
            may = blanks * (shrink if lacking < 0.0 else stretch)
            ratio = lacking / (may + letters)
            if ratio > 1.0:
                ratio = (lacking - letters) / may  # the letters have taken all they may
        else:
            ratio = WORST if lacking > letters + NOTHING else 0.0 if lacking > -letters - NOTHING else -WORST
        if is_last:
            ratio, more = _ending(ratio, measure.width - lacking, line, demand)
            demerits += more
        elif ratio > loosest:
            if ratio > too_far:
                break
            seen += 1
            kept.append(node)
            continue
        seen += 1
        if ratio < -1.0:
            continue  # too much for the line; so will all be that comes
        kept.append(node)
        line += 1
        if lines and line >= lines and not is_last:
            continue
        tightness = TIGHT if ratio < -0.5 else DECENT if ratio <= 0.5 else OPEN if ratio <= 1.0 else LOOSEST
        demerits += (fixed + 100.0 * abs(ratio) ** 3) ** 2
        if hyphen:
            hyphens = hyphens + 1 if hyphens < 3 else 3
            if hyphens > 1:
                demerits += SECOND_HYPHEN if hyphens == 2 else THIRD_HYPHEN
        else:
            hyphens = 0
        if tightness - before > 1 or before - tightness > 1:
            demerits += CONTRAST
        key = ((line if lines or line < beside else beside) << 4) + (hyphens << 2) + tightness
        known = best.get(key)
        if known is None or demerits < known[0]:
            best[key] = demerits, hyphens, tightness, line, node
    if len(kept) < seen:
        active[:seen] = kept
    return [_node(chance, measure, *found) for found in best.values()]


def _ending(ratio: float, length: float, line: int, demand: Demand) -> tuple[float, float]:
    """How the blanks of a last line are that is so long and has so many lines before it, and its demerits.

    It is too much for itself where it would be the wrong line to end with.
    """
    if demand.lines and (line + 1 != demand.lines or (line and length < POOR * demand.measure.width)):
        return -WORST, 0.0
    if demand.measure.full_last:
        return ratio, 0.0
    return min(ratio, 0.0), SHORT_LAST if line and length < SHORT * demand.measure.width else 0.0


def _node(
    chance: Chance, measure: Measure, demerits: float, hyphens: int, tightness: int, line: int, before: Node
) -> Node:  # fmt: skip
    begin = chance.next - (measure.beside if line < measure.lines_beside else 0.0)
    return Node(begin, chance.begun, demerits, hyphens, tightness, line, chance, before)
