"""Turns two values that were read from JSON into the places in them that differ."""

from collections.abc import Iterator

MOST_SIGNS = 60  # of a value that are shown


def differing_values(one: object, other: object, where: str = "") -> Iterator[str]:
    """Each place that differs, as “versions, weasyprint: 69.0 → 70.0”; of lists, by numbers from 1.

    >>> list(differing_values({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}], "c": "x"}))
    ['a, 2, b: 2 → 3', 'c: none → “x”']
    >>> list(differing_values({"a": [1, 2]}, {"a": [1]}))
    ['a: 2 → 1 entries', 'a, 2: 2 → none']
    """
    if one == other:
        return
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            yield from differing_values(one.get(key), other.get(key), f"{where}, {key}" if where else str(key))
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            yield f"{where}: {len(one)} → {len(other)} entries"
        length = max(len(one), len(other))
        pairs = zip(*(each + [None] * (length - len(each)) for each in (one, other)), strict=True)
        for number, (was, now) in enumerate(pairs, 1):
            yield from differing_values(was, now, f"{where}, {number}")
    else:
        yield f"{where}: {_shown(one)} → {_shown(other)}"


def _shown(value: object) -> str:
    if value is None:
        return "none"
    words = f"“{value}”" if isinstance(value, str) else str(value)
    return words if len(words) <= MOST_SIGNS else f"{words[:MOST_SIGNS]}…"
