"""Where a paragraph is best broken into lines: all its lines are weighed together (Knuth and Plass, 1981)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# Widths are in the engine's pixels. A space may give or take these parts of its own width without a reader noticing.
SHRINK = 1 / 3.5
STRETCH = 1 / 2
HYPHEN = 220.0  # penalties, on the scale of TeX's
EXPLICIT_HYPHEN = 50.0
TIED = 5_000.0  # for a line that ends within a date or the like; dearer only a line that falls apart
SECOND_HYPHEN = 4_000.0  # demerits for a hyphen under a hyphen
THIRD_HYPHEN = 4_000_000.0
CONTRAST = 3_000.0  # for a tight line beside a loose one
SHORT_LAST = 5_000.0  # for a last line that is shorter than an indent
LINE = 10.0
AT_EASE = 1.8  # the widest stretch of a paragraph that is set without hyphenation
LOOSE = 2.4  # with hyphenation
FULL = 2.2  # in a paragraph that is given another number of lines than is best for it
WORST = 60.0
NOTHING = 0.01
TIGHT, DECENT = 0, 1  # then loose and very loose, as TeX sorts lines
SHORT = 0.08  # of the measure: a last line that is shorter is a poor one
POOR = 0.12  # where a paragraph is given another number of lines than is best for it


@dataclass(frozen=True, slots=True)
class Chance:
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
    """

    width: float
    blank: float
    indent: float = 0.0
    full_last: bool = False
    beside: float = 0.0
    lines_beside: int = 1
    shrink: float = field(init=False)  # how much a blank may give
    stretch: float = field(init=False)  # how much it may take before it is noticed

    def __post_init__(self) -> None:
        object.__setattr__(self, "shrink", self.blank * SHRINK)
        object.__setattr__(self, "stretch", self.blank * STRETCH)


@dataclass(slots=True)
class _Node:
    chance: int  # -1 at the beginning
    next: float
    begun: int
    demerits: float
    hyphens: int  # lines in a row that end in one
    tightness: int
    before: "_Node | None"
    line: int = 0  # lines before it


def best_breaks(chances: Sequence[Chance], measure: Measure) -> tuple[Chance, ...]:
    """The chances to take; the last of `chances` is the paragraph's end and is always taken. () where none will do.

    First without hyphenation; where that would be too loose, with it, then between words that are tied; and where no
    good way is left, at any price.
    """
    free = [chance for chance in chances if not chance.tied]
    plain = [chance for chance in free if not chance.hyphenated]
    return (
        _broken(plain, measure, AT_EASE)
        or _broken(free, measure, LOOSE)
        or _broken(chances, measure, LOOSE)
        or _broken(chances, measure, WORST)
    )  # fmt: skip


def in_lines(chances: Sequence[Chance], measure: Measure, lines: int) -> tuple[Chance, ...]:
    """The chances to take so that the paragraph has so many lines, as TeX's looseness does; () where it would suffer.

    Suffer does a paragraph that gets a loose line, a line that ends within a date or the like, a third hyphen in a row
    or a last line that is hardly wider than an indent.
    """
    free = [chance for chance in chances if not chance.tied]
    plain = [chance for chance in free if not chance.hyphenated]
    ways = (_broken(some, measure, loosest, lines) for some, loosest in ((plain, AT_EASE), (free, FULL)))
    return next((way for way in ways if way and not _has_stack(way)), ())


def _has_stack(taken: Sequence[Chance]) -> bool:
    return "---" in "".join("-" if chance.penalty else " " for chance in taken)


def _broken(chances: Sequence[Chance], measure: Measure, loosest: float, lines: int = 0) -> tuple[Chance, ...]:
    """The best way in which no line is looser; in so many lines, if any are given."""
    active = [_Node(-1, -measure.indent, 0, 0.0, 0, DECENT, None)]
    best: dict[tuple[int, int, int], _Node] = {}
    last = len(chances) - 1
    for index, chance in enumerate(chances):
        is_last = index == last
        best = {}
        kept: list[_Node] = []
        near = active if is_last else active[: _too_far(active, chance, measure, loosest)]
        for node in near:
            ratio = _ratio(node, chance, measure)
            if ratio < -1.0:
                continue  # too much for the line; so will all be that comes
            kept.append(node)
            if is_last or ratio <= loosest:
                found = _next(node, index, chance, ratio, measure, is_last)
                if lines and not _leads_to(found, node, chance, lines, is_last, measure):
                    continue
                key = found.hyphens, found.tightness, found.line if lines else min(found.line, measure.lines_beside)
                known = best.get(key)
                if known is None or found.demerits < known.demerits:
                    best[key] = found
        if len(kept) < len(near):
            active[: len(near)] = kept
        active += best.values()
        if not active:
            return ()
    return _taken(chances, min(best.values(), key=_demerits)) if best else ()


def _too_far(active: Sequence[_Node], chance: Chance, measure: Measure, loosest: float) -> int:
    """How many nodes, from the first, are to be looked at: from all others on, the line would be far too loose.

    The nodes stand in the order of the text, save beside a drop initial, where all are looked at.
    """
    if measure.lines_beside > 1 or loosest >= WORST:
        return len(active)
    room, ended, widest = measure.width - chance.end, chance.ended, loosest * measure.stretch * (1 + NOTHING)
    for number, node in enumerate(active):
        if room + node.next > max((ended - node.begun) * widest, NOTHING):
            return number
    return len(active)


def _leads_to(found: _Node, node: _Node, chance: Chance, lines: int, is_last: bool, measure: Measure) -> bool:
    """Whether so many lines can still be had, the last of them no stump."""
    if not is_last:
        return found.line < lines
    return found.line == lines and (lines == 1 or chance.end - node.next >= POOR * measure.width)


def _ratio(node: _Node, chance: Chance, measure: Measure) -> float:
    """How much of what they may the blanks of a line take, above 0, or give, below; less than -1 is too much."""
    lacking = measure.width - chance.end + node.next
    blanks = chance.ended - node.begun
    if blanks:
        return lacking / (blanks * (measure.shrink if lacking < 0 else measure.stretch))
    return WORST if lacking > NOTHING else 0.0 if lacking > -NOTHING else -WORST


def _demerits(node: _Node) -> float:
    return node.demerits


def _next(node: _Node, index: int, chance: Chance, ratio: float, measure: Measure, is_last: bool) -> _Node:
    """The node behind a line from `node` to the chance, whose blanks take or give so much."""
    ends = is_last and not measure.full_last
    if ends and ratio > 0:
        ratio = 0.0
    hyphens = min(node.hyphens + 1, 3) if chance.penalty else 0
    tightness = TIGHT if ratio < -0.5 else DECENT if ratio <= 0.5 else DECENT + 1 if ratio <= 1 else DECENT + 2
    demerits = (LINE + 100 * abs(ratio) ** 3 + chance.penalty + TIED * chance.tied) ** 2
    if hyphens > 1:
        demerits += SECOND_HYPHEN if hyphens == 2 else THIRD_HYPHEN
    if abs(tightness - node.tightness) > 1:
        demerits += CONTRAST
    if ends and node.before and chance.end - node.next < SHORT * measure.width:
        demerits += SHORT_LAST
    line = node.line + 1
    begin = chance.next - (measure.beside if line < measure.lines_beside else 0.0)
    return _Node(index, begin, chance.begun, node.demerits + demerits, hyphens, tightness, node, line)


def _taken(chances: Sequence[Chance], node: _Node) -> tuple[Chance, ...]:
    taken = []
    current: _Node | None = node
    while current and current.chance >= 0:
        taken.append(chances[current.chance])
        current = current.before
    return tuple(reversed(taken))


def demerits_of(taken: Sequence[Chance], measure: Measure) -> float:
    """The demerits of the lines that end at these chances, the last of them the paragraph's end."""
    node = _Node(-1, -measure.indent, 0, 0.0, 0, DECENT, None)
    for index, chance in enumerate(taken):
        node = _next(node, index, chance, _ratio(node, chance, measure), measure, index == len(taken) - 1)
    return node.demerits
