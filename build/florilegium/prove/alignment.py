"""Two rows of words turned into the stretches in which they differ, in time that grows with their length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

AGREE = 4  # words in a row that are the same again end a departure
FAR = 400  # words that are looked ahead for them


@dataclass(frozen=True, slots=True)
class Departure:
    """Where two rows differ: these words of the one stand where the other has those."""

    one: range
    other: range


def departures_between(one: Sequence[str], other: Sequence[str]) -> Iterator[Departure]:
    """Every departure in order.

    >>> list(departures_between("they are net made to order".split(), "they are not made to order".split()))
    [Departure(one=range(2, 3), other=range(2, 3))]
    """
    at = beside = 0
    while at < len(one) or beside < len(other):
        while at < len(one) and beside < len(other) and one[at] == other[beside]:
            at, beside = at + 1, beside + 1
        if at == len(one) and beside == len(other):
            return
        ahead, aside = _meeting(one[at : at + FAR], other[beside : beside + FAR])
        yield Departure(range(at, at + ahead), range(beside, beside + aside))
        at, beside = at + ahead, beside + aside


def _meeting(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """After how many words of each both go on alike; all words where they do not."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(one)):
        places.setdefault(tuple(one[at : at + AGREE]), at)
    best = len(one), len(other)
    for beside in range(len(other)):
        found = places.get(tuple(other[beside : beside + AGREE]))
        if found is not None and found + beside < sum(best):
            best = found, beside
        if beside > sum(best):
            break
    return best
