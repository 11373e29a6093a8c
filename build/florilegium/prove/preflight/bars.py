"""Reads from the bars that are painted on a cover the digits of an EAN-13."""

from collections import Counter
from collections.abc import Sequence
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


def code_on(painted: Sequence[Painted]) -> Code | None:
    """The barcode that is drawn in bars; None where there are none."""
    things = [(box, thing) for thing in painted if thing.kind == AREA and not thing.is_white for box in thing.boxes]
    bars = [(box, thing) for box, thing in things if box.top - box.bottom > HIGH and box.right - box.left < WIDE]
    heads = Counter(round(box.top / SAME) for box, _ in bars)
    if not heads or max(heads.values()) < BARS / 2:
        return None
    head = max(heads, key=lambda each: heads[each])
    row = sorted(((box, thing) for box, thing in bars if abs(box.top / SAME - head) <= 1), key=_left)
    starts = range(max(1, len(row) - BARS + 1))
    tries = [[box for box, _ in row[start : start + BARS]] for start in starts]
    found = next((boxes for boxes in tries if _digits(boxes)), tries[0])
    edges = (found[0].left, sorted(box.bottom for box in found)[-1], found[-1].right, found[0].top)
    return Code(_digits(found), Box(*edges), all(thing.is_black for box, thing in row if box in found))


def _left(bar: tuple[Box, Painted]) -> float:
    return bar[0].left


def _digits(bars: Sequence[Box]) -> str:
    """The thirteen digits, “” where the bars are none of theirs, or their sum is wrong."""
    if len(bars) != BARS:
        return ""
    module = (bars[-1].right - bars[0].left) / MODULES
    edges = [edge for box in bars for edge in (box.left, box.right)]
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
