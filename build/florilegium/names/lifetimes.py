"""The dates of persons held against the date of an article: nobody is named before being born."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from florilegium.model.names import Person

_YEAR = re.compile(r"\d{3,4}")
_DASH = re.compile(r"[-–—]")
_BEFORE_CHRIST = re.compile(r"B\.?\s?C")
_BORN = re.compile(r"\s*(?:b\.|born\b|\*)")
_DIED = re.compile(r"\s*(?:d\.|died\b|†)")
_ALIVE = 110  # years


@dataclass(frozen=True, slots=True)
class Lifetime:
    """The years of a person’s birth and death, 0 where one is not known."""

    born: int = 0
    died: int = 0


@cache
def lifetime(dates: str) -> Lifetime:
    """The years in a record’s dates. Two of them are birth and death; one is what the words around it say.

    >>> [lifetime(dates) for dates in ("1879–1940", "c. 1510–61", "b. 1920", "d. 1557", "1920–", "fl. 1500")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [Lifetime(born=1879, died=1940), Lifetime(born=1510, died=0), Lifetime(born=1920, died=0),
     Lifetime(born=0, died=1557), Lifetime(born=1920, died=0), Lifetime(born=0, died=0)]
    """
    years = [int(year) for year in _YEAR.findall(dates)]
    before, *after = _DASH.split(dates, maxsplit=1)
    if not years or _BEFORE_CHRIST.search(dates):
        return Lifetime()
    if len(years) > 1:
        return Lifetime(years[0], years[-1]) if after and years[0] < years[-1] else Lifetime()
    if _BORN.match(dates) or (after and _YEAR.search(before)):
        return Lifetime(born=years[0])
    return Lifetime(died=years[0]) if _DIED.match(dates) or after else Lifetime()


def runs_backwards(dates: str) -> bool:
    """Whether the first of the two years is the later one.

    >>> [runs_backwards(dates) for dates in ("1940–1879", "1879–1940", "1920–2", "70–19 B.C.")]
    [True, False, False, False]
    """
    years = [int(year) for year in _YEAR.findall(dates)]
    return len(years) == 2 and bool(_DASH.search(dates)) and not _BEFORE_CHRIST.search(dates) and years[0] > years[1]


def is_unborn(person: Person, year: int) -> bool:
    """Whether the person was born after that year, as far as the record says; never where the year is 0."""
    return 0 < year < lifetime(person.dates).born


def living(persons: Iterable[Person], year: int) -> tuple[str, ...]:
    """The ids of those who may have been alive in that year, all of them where that leaves nobody."""
    everybody = tuple(persons)
    alive = tuple(person.id for person in everybody if _may_live(lifetime(person.dates), year))
    return alive or tuple(person.id for person in everybody)


def _may_live(life: Lifetime, year: int) -> bool:
    died = life.died or (life.born + _ALIVE if life.born else 0)
    return not year or (life.born <= year and (not died or year <= died))
