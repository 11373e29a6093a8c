"""Seeks the way to set an opening that looks best: a few trials, and one step back where none of them helps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import islice
from operator import add

from florilegium.typeset.engine.remaking import Setter
from florilegium.typeset.mending.choices import depths, is_hopeless, paragraphs
from florilegium.typeset.mending.openings import Choice, Opening, set_opening, set_otherwise

TRIALS = 10  # of ways to set an opening
STEPS_BACK = 6  # of ways to set the one before it otherwise, too
OF_DEPTH = ("uneven-pages", "short-page")


def all_choices(known: Choice, openings: Iterable[Opening]) -> Choice:
    """What is known, and what was chosen for each of the openings."""
    return reduce(add, (opening.choice for opening in openings), known)


def sought(setter: Setter, done: Sequence[Opening], before: str, known: Choice) -> tuple[Opening, ...]:
    """The openings of a piece, those that are `done` and the one after them, as few flawed as can be had.

    `known` was chosen before the piece. The last of those that are done may be set anew.
    """
    chosen = all_choices(known, done)
    opening = set_opening(setter, setter.standing(), before, chosen)
    if opening.flaws:
        opening = _mended(setter, opening, chosen)
    if not opening.flaws or not done or is_hopeless(opening):
        return (*done, opening)
    *earlier, last = done
    return (*earlier, *_one_step_back(setter, last, opening, all_choices(known, earlier)))


def _mended(setter: Setter, opening: Opening, known: Choice) -> Opening:
    """The opening as it looks best: as it comes, with one choice, or with a line of depth beside it."""
    best = _best(setter, opening, known, _choices(setter, opening))
    if best.flaws and best.choice.paragraphs and not best.choice.depths:
        best = _best(setter, best, known, depths(best))
    return best


def _choices(setter: Setter, opening: Opening) -> Iterator[Choice]:
    if any(flaw.kind in OF_DEPTH for flaw in opening.flaws):
        yield from depths(opening)
    yield from paragraphs(setter.context, opening)


def _best(setter: Setter, opening: Opening, known: Choice, choices: Iterable[Choice]) -> Opening:
    best, given_up = opening, []
    for choice in islice(choices, TRIALS):
        tried = set_otherwise(setter, opening, known, choice, best.weight)
        if tried.weight < best.weight:
            best, tried = tried, best
        given_up.append(tried)
        if not best.flaws:
            break
    for each in given_up:
        each.drop(best)
    return best


def _one_step_back(setter: Setter, before: Opening, opening: Opening, known: Choice) -> tuple[Opening, Opening]:
    """The opening before and this one, the earlier set otherwise where that helps both."""
    best = before, opening
    touched = before.choice.paragraphs.keys()
    choices = (each for each in paragraphs(setter.context, before) if touched.isdisjoint(each.paragraphs))
    for choice in islice(choices, STEPS_BACK):
        first = set_otherwise(setter, before, known, choice)
        if first.ends_piece or len(first.flaws) > len(before.flaws):
            continue
        chosen = known + first.choice
        second = set_opening(setter, first.standings[-1], first.after, chosen)
        if second.flaws:
            second = _best(setter, second, chosen, depths(second))
        if first.weight + second.weight < best[0].weight + best[1].weight:
            best = first, replace(second, met=opening.met)
        if not second.flaws:
            break
    return best
