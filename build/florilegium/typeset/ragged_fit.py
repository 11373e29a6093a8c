"""Where text that is not justified is best broken: lines of text as full as each other, lines of a title in balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from florilegium.typeset.feasible_breaks import NOTHING, SHORT, TIED, Chance, Measure
from florilegium.typeset.ties import INSIDE

# Demerits; 100 are those of a line that is empty.
ROUGH = 100.0  # for what a line lacks, in parts of the measure, squared
LINE = 4.0
HYPHEN = 16.0
SHORT_LAST = 5.0
ONE_WORD = 8.0  # for a title whose last line is one short word
SHORT_WORD = 0.5  # of the other lines
WIDER = 1.3  # than the measure are lines so few that no blanks between them make up for it
MOST = 6  # lines that are a title; longer text is broken as text


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to break what comes before a chance."""

    demerits: float
    taken: tuple[Chance, ...] = ()

    @property
    def next(self) -> float:
        return self.taken[-1].next if self.taken else 0.0


def best_ragged(chances: Sequence[Chance], measure: Measure, balanced: bool = False) -> tuple[Chance, ...]:
    """The chances to take; the last of `chances` is the end and is always taken. () where no way fits into the measure.

    The lines of `balanced` text, a title, are as few as can be and as long as each other; such text is never hyphenated
    and is parted before a word that belongs to the next rather than behind it. A name with a hyphen stays whole where
    it has room in a line.
    """
    if not balanced:
        return _evenest(chances, measure)
    whole = [chance for chance in chances if not chance.hyphenated]
    free = [chance for chance in whole if not chance.tied and chance.sense < INSIDE]
    return _balanced(free, measure) or _balanced(whole, measure) or _evenest(whole, measure)


def _evenest(chances: Sequence[Chance], measure: Measure) -> tuple[Chance, ...]:
    ways = [_Way(0.0)]
    for chance in chances:
        is_last = chance is chances[-1]
        found = [
            _Way(way.demerits + _demerits(way, chance, measure, is_last), (*way.taken, chance))
            for way in ways
            if _length(way, chance, measure) <= measure.width + NOTHING
        ]
        # From a way to which not even this fits no line can reach any later chance either.
        ways = [way for way in ways if _length(way, chance, measure) <= measure.width + NOTHING]
        ways += [min(found, key=_of)] if found else []
        if not ways:
            return ()
    return ways[-1].taken if ways[-1].taken and ways[-1].taken[-1] is chances[-1] else ()


def _of(way: _Way) -> float:
    return way.demerits


def _length(way: _Way, chance: Chance, measure: Measure) -> float:
    if not way.taken:
        return chance.end + measure.indent
    return chance.end - way.next + (measure.beside if len(way.taken) < measure.lines_beside else 0.0)


def _demerits(way: _Way, chance: Chance, measure: Measure, is_last: bool) -> float:
    length = _length(way, chance, measure) / measure.width
    if is_last:
        return SHORT_LAST if way.taken and length < SHORT else 0.0
    hyphen = HYPHEN if chance.hyphenated else 0.0
    return LINE + ROUGH * (1 - length) ** 2 + hyphen + (TIED if chance.tied else 0.0)


def _balanced(chances: Sequence[Chance], measure: Measure) -> tuple[Chance, ...]:
    """The best way with the fewest lines; () where there is none, or the lines are too many for a title."""
    ways = [_Way(0.0)]
    for count in range(1, MOST + 1):
        wanted = (chances[-1].end + measure.indent) / count
        if wanted > WIDER * measure.width:
            continue
        ways = _of_lines(count, chances, measure, wanted)
        if ways:
            return min(ways, key=_of).taken
    return ()


def _of_lines(count: int, chances: Sequence[Chance], measure: Measure, wanted: float) -> list[_Way]:
    """The best ways to set all in so many lines of about the length that is wanted."""
    ways = [_Way(0.0)]
    for line in range(1, count + 1):
        best: dict[int, _Way] = {}
        for way in ways:
            begin = way.taken[-1].at if way.taken else -1
            for chance in chances:
                is_last = chance is chances[-1]
                if chance.at <= begin or is_last != (line == count):
                    continue
                if _length(way, chance, measure) > measure.width + NOTHING:
                    break
                found = _Way(way.demerits + _unbalance(way, chance, measure, wanted), (*way.taken, chance))
                if found.demerits < best.get(chance.at, _Way(inf)).demerits:
                    best[chance.at] = found
        ways = list(best.values())
    return ways


def _unbalance(way: _Way, chance: Chance, measure: Measure, wanted: float) -> float:
    length = _length(way, chance, measure)
    words = chance.ended - (way.taken[-1].begun if way.taken else 0) + 1
    alone = ONE_WORD if way.taken and words == 1 and length < SHORT_WORD * wanted else 0.0
    return ROUGH * ((length - wanted) / measure.width) ** 2 + chance.sense + alone
