"""Where a paragraph is best broken into lines: all its lines are weighed together (Knuth and Plass, 1981)."""

from collections.abc import Sequence
from math import inf

from florilegium.typeset.feasible_breaks import WORST, Chance, Demand, Measure, Node, first_node, reached

AT_EASE = 1.8  # the widest stretch of a paragraph that is set without hyphenation
SCALED_AT_EASE = 1.2  # where letters take their part: parting a word then helps more
LOOSE = 2.4  # with hyphenation
FULL = 2.2  # in a paragraph that is given another number of lines than is best for it


def best_breaks(chances: Sequence[Chance], measure: Measure) -> tuple[Chance, ...]:
    """The chances to take; the last of `chances` is the paragraph's end and is always taken. () where none will do.

    First without hyphenation; where that would be too loose, with it, then between words that are tied; and where no
    good way is left, at any price.
    """
    return unparted_breaks(chances, measure) or parted_breaks(chances, measure)


def unparted_breaks(chances: Sequence[Chance], measure: Measure) -> tuple[Chance, ...]:
    """The chances to take where no word is parted, nor what is tied; () where that would be too loose."""
    plain = [chance for chance in chances if not (chance.hyphenated or chance.tied)]
    return _broken(plain, Demand(measure, _at_ease(measure)))


def parted_breaks(chances: Sequence[Chance], measure: Measure) -> tuple[Chance, ...]:
    """The chances to take where words have to be parted, and if need be such as are tied; () where nothing helps."""
    free = [chance for chance in chances if not chance.tied]
    return (
        _broken(free, Demand(measure, LOOSE))
        or _broken(chances, Demand(measure, LOOSE))
        or _broken(chances, Demand(measure, WORST))
    )  # fmt: skip


def in_lines(chances: Sequence[Chance], measure: Measure, lines: int) -> tuple[Chance, ...]:
    """The chances to take so that the paragraph has so many lines, as TeX's looseness does; () where it would suffer.

    Suffer does a paragraph that gets a loose line, a line that ends within a date or the like, a third hyphen in a row
    or a last line that is hardly wider than an indent.
    """
    free = [chance for chance in chances if not chance.tied]
    plain = [chance for chance in free if not chance.hyphenated]
    ways = (
        _broken(some, Demand(measure, loosest, lines)) for some, loosest in ((plain, _at_ease(measure)), (free, FULL))
    )
    return next((way for way in ways if way and not _has_stack(way)), ())


def _at_ease(measure: Measure) -> float:
    return SCALED_AT_EASE if measure.scaling else AT_EASE


def _has_stack(taken: Sequence[Chance]) -> bool:
    return "---" in "".join("-" if chance.penalty else " " for chance in taken)


def _broken(chances: Sequence[Chance], demand: Demand) -> tuple[Chance, ...]:
    """The best way that is in demand; () where there is none."""
    active = [first_node(demand.measure)]
    for chance in chances[:-1]:
        active += reached(active, chance, demand, is_last=False)
        if not active:
            return ()
    ends = reached(active, chances[-1], demand, is_last=True)
    return _taken(min(ends, key=_demerits)) if ends else ()


def _demerits(node: Node) -> float:
    return node.demerits


def _taken(node: Node | None) -> tuple[Chance, ...]:
    taken = []
    while node and node.chance:
        taken.append(node.chance)
        node = node.before
    return tuple(reversed(taken))


def demerits_of(taken: Sequence[Chance], measure: Measure) -> float:
    """The demerits of the lines that end at these chances, the last of them the paragraph's end."""
    nodes, demand = [first_node(measure)], Demand(measure, inf)
    for chance in taken:
        nodes = reached(nodes, chance, demand, is_last=chance is taken[-1])
    return nodes[0].demerits if nodes else inf
