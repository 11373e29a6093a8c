"""Two folios turned into a range as the styles of the trade print it, and back."""

from collections.abc import Callable, Mapping

DASH = "–"


def write_range(first: str, last: str, style: str) -> str:
    """The range from one folio to another in the style chicago, oxford, mhra or full; one folio stands alone.

    >>> [write_range("1496", "1500", style) for style in ("chicago", "oxford", "mhra", "full")]
    ['1496–500', '1496–500', '1496–1500', '1496–1500']
    """
    if first == last:
        return first
    is_shortened = first.isdecimal() and last.isdecimal() and len(first) == len(last)
    return f"{first}{DASH}{last[-_STYLES[style](first, last) :] if is_shortened else last}"


def read_range(text: str) -> tuple[str, str]:
    """The two folios of a range in any of the styles, in full.

    >>> read_range("1496–500")
    ('1496', '1500')
    """
    first, _, last = text.partition(DASH)
    if not last:
        return first, first
    kept = len(first) - len(last)
    return first, first[:kept] + last if kept > 0 and last.isdecimal() else last


def _changed(first: str, last: str) -> int:
    """How many figures of `last` there are from the first that differs on."""
    return len(last) - next(place for place, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)


def _chicago(first: str, last: str) -> int:
    """From memory of the manual: in full below 100 and from a hundred on, one figure after x01 to x09, else two."""
    number = int(first)
    if number < 100 or number % 100 == 0:
        return len(last)
    return _changed(first, last) if number % 100 < 10 else max(2, _changed(first, last))


def _oxford(first: str, last: str) -> int:
    """As few figures as can be, but teens in full (New Hart’s Rules)."""
    return max(2 if 10 <= int(last) % 100 <= 19 else 1, _changed(first, last))


def _mhra(first: str, last: str) -> int:
    """Two figures inside one hundred, else all (MHRA Style Guide)."""
    changed = _changed(first, last)
    return 2 if changed <= 2 else len(last)


def _full(first: str, last: str) -> int:
    return len(last)


_STYLES: Mapping[str, Callable[[str, str], int]] = {
    "chicago": _chicago, "oxford": _oxford, "mhra": _mhra, "full": _full,
}  # fmt: skip
