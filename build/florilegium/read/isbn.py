"""Checks the ISBNs of a volume."""

from florilegium.model.volume import Isbn
from florilegium.read.fields import Fields


def read_isbn(fields: Fields) -> Isbn:
    """The ISBN of each format. Findings V09, V10."""
    given = {key: fields.text(key) for key in ("epub", "print", "screen")}
    fields.close()
    seen: dict[str, str] = {}
    for key, isbn in given.items():
        digits = bare(isbn)
        if isbn and not is_isbn(isbn):
            right = f"its last digit would be {check_digit(digits)}" if _is_shaped(digits) else "it has 13 digits"
            fields.report("V09", f"“{isbn}” is no ISBN", key, f"{right}; copy it again from the agency’s list")
        elif isbn and seen.setdefault(digits, key) != key:
            hint = "each format has an ISBN of its own"
            fields.report("V10", f"“{isbn}” is also the ISBN of “{seen[digits]}”", key, hint)
    return Isbn(**given)


def bare(isbn: str) -> str:
    """The ISBN without hyphens and blanks."""
    return isbn.replace("-", "").replace(" ", "")


def is_isbn(isbn: str) -> bool:
    """Whether this is a sound ISBN of 13 digits.

    >>> is_isbn("978-3-16-148410-0"), is_isbn("978-3-16-148410-1")
    (True, False)
    """
    digits = bare(isbn)
    return _is_shaped(digits) and digits[-1] == check_digit(digits)


def check_digit(digits: str) -> str:
    """The check digit of the first twelve digits (ISO 2108:2017, annex A: weights 1 and 3, modulo 10)."""
    total = sum(int(digit) * (3 if position % 2 else 1) for position, digit in enumerate(digits[:12]))
    return str(-total % 10)


def _is_shaped(digits: str) -> bool:
    return len(digits) == 13 and digits.isascii() and digits.isdigit() and digits[:3] in ("978", "979")
