"""Turns an ISBN, with the digits of its add-on, into the bars of an EAN-13; the doorway of python-barcode."""

from dataclasses import dataclass

from barcode import EAN13
from barcode.charsets import ean

# GS1 General Specifications, 5.2.2.5 and 5.2.3.4: the parities of add-ons of two and of five digits.
OF_TWO = ("AA", "AB", "BA", "BB")
OF_FIVE = ("BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA", "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB")
QUIET_LEFT, QUIET_RIGHT, BETWEEN, QUIET_AFTER_ADD_ON = 11, 7, 9, 5  # modules; between code and add-on 7 to 12
GUARDS = (*range(3), *range(45, 50), *range(92, 95))  # modules whose bars are longer
HIGH, LONGER, DIGITS = 58, 5, 9  # modules: bars, what the guards have more, the line of digits


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in modules from the left and top of the code with its quiet zones."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit: its middle and its base line, in modules."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Barcode:
    """A code to be drawn, with its quiet zones, in modules; `isbn` as it is printed above it."""

    isbn: str
    width: int
    height: int
    bars: tuple[Bar, ...]
    digits: tuple[Digit, ...]


def barcode_of(isbn: str, add_on: str = "") -> Barcode:
    """The code of an ISBN with hyphens; `add_on` has two or five digits, or none."""
    digits = isbn.replace("-", "").replace(" ", "")
    (modules,) = EAN13(digits).build()
    bars = _bars(modules, QUIET_LEFT, 0, GUARDS)
    foot = HIGH + DIGITS
    said = [
        *_spread(digits[0], 2, 7, foot),
        *_spread(digits[1:7], QUIET_LEFT + 3, 42, foot),
        *_spread(digits[7:], QUIET_LEFT + 50, 42, foot),
    ]
    width = QUIET_LEFT + 95 + QUIET_RIGHT
    if add_on:
        start, beside = QUIET_LEFT + 95 + BETWEEN, add_on_modules(add_on)
        bars += _bars(beside, start, DIGITS, ())
        said += _spread(add_on, start, len(beside), DIGITS - 2)
        width = start + len(beside) + QUIET_AFTER_ADD_ON
    return Barcode(isbn, width, foot + 1, tuple(bars), tuple(said))


def _spread(digits: str, left: float, width: float, base: float) -> list[Digit]:
    """The digits side by side, each in the middle of its share of the width."""
    share = width / len(digits)
    return [Digit(digit, left + share * (number + 0.5), base) for number, digit in enumerate(digits)]


def add_on_modules(add_on: str) -> str:
    """The modules of an add-on, “1” for a bar.

    >>> add_on_modules("51299")[:4], len(add_on_modules("51299")), len(add_on_modules("05"))
    ('1011', 47, 20)
    """
    digits = [int(digit) for digit in add_on]
    if len(digits) == 2:
        parity = OF_TWO[int(add_on) % 4]
    else:
        parity = OF_FIVE[(3 * sum(digits[::2]) + 9 * sum(digits[1::2])) % 10]
    return "1011" + "01".join(ean.CODES[side][digit] for side, digit in zip(parity, digits, strict=True))


def _bars(modules: str, left: int, top: int, guards: tuple[int, ...]) -> list[Bar]:
    bars: list[Bar] = []
    at = 0
    while at < len(modules):
        end = at
        while end < len(modules) and modules[end] == modules[at]:
            end += 1
        if modules[at] == "1":
            longer = LONGER if at in guards else 0
            bars.append(Bar(left + at, top, end - at, HIGH - top + longer))
        at = end
    return bars
