"""Reads from the bars that are painted on a cover the digits of an EAN-13."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from florilegium.model.painting import AREA, Painted
from florilegium.model.sheet import Box

# ISO/IEC 15420: the widths of the spaces and bars of each digit, and by which of the first six digits they are turned
# round the first digit of all is told.
WIDTHS = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
TURNED = ("......", "..x.xx", "..xx.x", "..xxx.", ".x..xx", ".xx..x", ".xxx..", ".x.x.x", ".x.xx.", ".xx.x.")
BARS, MODULES = 30, 95
HIGH, WIDE = 25.0, 12.0  # points: what is less high, or wider, is no bar
SAME = 0.6  # points by which the heads of bars may differ
TOUCHING = 0.05  # points between areas that are one bar
MOST_BARS, WIDEST = 52, 300.0  # of a code with its add-on; points
OFF = 0.35  # of a module, by which a width may


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode: its digits, “” where it is no EAN-13; from bar to bar, without the longer guards, in points; black."""

    digits: str
    box: Box
    is_black: bool

    @property
    def module(self) -> float:
        """The width of the thinnest bar in points."""
        return (self.box.right - self.box.left) / MODULES


@dataclass(frozen=True, slots=True)
class _Bar:
    box: Box
    is_black: bool


def code_on(painted: Sequence[Painted]) -> Code | None:
    """The barcode that is drawn in bars, the first that can be read; None where there are none.

    Where none can be read it is the first row of bars that looks like a code: stripes of a drawing do not.
    """
    things = (
        (box, thing.is_black) for thing in painted if thing.kind == AREA and not thing.is_white for box in thing.boxes
    )
    bars = [_Bar(box, black) for box, black in things if box.top - box.bottom > HIGH and box.right - box.left < WIDE]
    rows = tuple(_rows(bars))
    windows = (row[start : start + BARS] for row in rows for start in range(len(row) - BARS + 1))
    if found := next((each for each in windows if _digits(each)), None):
        return _code(found)
    return next((_code(row[:BARS]) for row in rows if _looks_like_a_code(row)), None)


def _code(bars: Sequence[_Bar]) -> Code:
    highest = max(bar.box.bottom for bar in bars)
    box = Box(bars[0].box.left, highest, bars[-1].box.right, bars[0].box.top)
    return Code(_digits(bars), box, all(bar.is_black for bar in bars))


def _rows(bars: Sequence[_Bar]) -> Iterator[list[_Bar]]:
    """The bars that have their heads at one height, from left to right, for each height with enough of them."""
    heads: dict[int, list[_Bar]] = {}
    for bar in bars:
        heads.setdefault(round(bar.box.top / SAME), []).append(bar)
    for head in heads:
        near = (bar for each in (head - 1, head, head + 1) for bar in heads.get(each, ()))
        row = _joined(sorted(near, key=lambda bar: bar.box.left))
        if len(row) >= BARS / 2:
            yield row


def _joined(row: Sequence[_Bar]) -> list[_Bar]:
    """The row with bars of one height that touch, as some programs draw a bar module by module, made one."""
    found: list[_Bar] = []
    for bar in row:
        if (
            found
            and bar.box.left - found[-1].box.right < TOUCHING
            and abs(bar.box.bottom - found[-1].box.bottom) < SAME
        ):
            last = found.pop()
            bar = _Bar(last.box.around(bar.box), last.is_black and bar.is_black)
        found.append(bar)
    return found


def _looks_like_a_code(row: Sequence[_Bar]) -> bool:
    """Whether so many bars of several widths stand so near to one another as those of a code do."""
    widths = [bar.box.right - bar.box.left for bar in row]
    return len(row) <= MOST_BARS and max(widths) > 1.5 * min(widths) and row[-1].box.right - row[0].box.left < WIDEST


def _digits(bars: Sequence[_Bar]) -> str:
    """The thirteen digits, “” where the bars are none of theirs, or their sum is wrong."""
    if len(bars) != BARS:
        return ""
    module = (bars[-1].box.right - bars[0].box.left) / MODULES
    edges = [edge for bar in bars for edge in (bar.box.left, bar.box.right)]
    exact = [(end - begin) / module for begin, end in pairwise(edges)]
    widths = "".join(str(round(width)) for width in exact)
    if len(widths) != len(exact) or max(abs(width - round(width)) for width in exact) > OFF:
        return ""
    left, right = widths[3:27], widths[32:56]
    if (widths[:3], widths[27:32], widths[56:]) != ("111", "11111", "111"):
        return ""
    parts = [left[at : at + 4] for at in range(0, 24, 4)]
    turned = "".join("." if part in WIDTHS else "x" for part in parts)
    parts = [part if part in WIDTHS else part[::-1] for part in parts]
    parts += [right[at : at + 4] for at in range(0, 24, 4)]
    if turned not in TURNED or not set(parts) <= set(WIDTHS):
        return ""
    digits = [TURNED.index(turned), *map(WIDTHS.index, parts)]
    return "".join(map(str, digits)) if (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0 else ""
