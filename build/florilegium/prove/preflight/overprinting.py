"""Adds up the inks where one thing overprints another, and finds white that would not be seen."""

from collections.abc import Iterator, Mapping, Sequence

from florilegium.model.painting import AREA, WORDS, Painted
from florilegium.model.preflight import Check, Fault, Spot, pages_in_words
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, PrintedPage
from florilegium.model.sheet import Box
from florilegium.prove.preflight.saying import idle, on

NEAR = 1.0  # points, across and up, that things must have in common to lie on one another
Inks = Mapping[str, float]


def white(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X34: nothing white is set to overprint, for then what is below would be seen and it would not."""
    title, over = (
        "white that overprints",
        [page for page in file.pages if any(each.overprints for each in page.painted)],
    )
    if not over:
        yield idle("overprint", title, "nothing overprints")
        return
    spots = tuple(Spot(page.ordinal, box) for page in over for box in _unseen(page.painted))
    pages = [page for page in over if page.ordinal in {spot.page for spot in spots}]
    hint = "let white knock out what is below it"
    message = f"white on {on(pages)} is set to overprint, and would not be seen"
    faults = (Fault("X34", message, hint, spots),) if spots else ()
    yield Check("overprint", title, f"on {pages_in_words(len(pages))}" if pages else "none", "none", faults)


def most_ink(page: PrintedPage) -> float:
    """The most of all inks together on one place of the page, in per cent: of one colour, or where areas overprint."""
    return max((page.ink, *(100 * _sum(inks) for inks in _together(page.painted))))


def _unseen(painted: Sequence[Painted]) -> Iterator[Box]:
    """The places of white that overprints something."""
    for number, thing in enumerate(painted):
        if not (thing.overprints and thing.is_white) or "Black" in (thing.inks or {}):
            continue
        below = [box for other in painted[:number] for box in other.boxes if not other.is_white and other.kind != WORDS]
        for box in thing.boxes:
            spread = box if thing.kind != WORDS else Box(box.left, box.bottom, box.left + 2, box.bottom + 2)
            if any(_lie_together(spread, each) for each in below):
                yield spread


def _together(painted: Sequence[Painted]) -> Iterator[Inks]:
    """The inks of each area that overprints others, with those that it leaves there."""
    areas = [(thing, box) for thing in painted if thing.kind == AREA and thing.inks is not None for box in thing.boxes]
    sums: list[Inks] = []
    for number, (thing, box) in enumerate(areas):
        own = thing.inks or {}
        inks = [own, *(_over(own, sums[at]) for at in _seen_below(areas, number, box))] if thing.overprints else [own]
        sums.append(max(inks, key=_sum))
        if thing.overprints:
            yield sums[-1]


def _seen_below(areas: Sequence[tuple[Painted, Box]], number: int, box: Box) -> Iterator[int]:
    """The areas below one, from above, as far as one that is no overprint hides all that is under it."""
    for at in range(number - 1, -1, -1):
        thing, other = areas[at]
        if _lie_together(box, other):
            yield at
            if not thing.overprints and _holds(other, box):
                return


def _over(own: Inks, below: Inks) -> Inks:
    return {**below, **own}


def _sum(inks: Inks) -> float:
    return sum(min(1.0, value) for value in inks.values())


def _lie_together(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > NEAR and min(one.top, other.top) - max(one.bottom, other.bottom) > NEAR


def _holds(outer: Box, inner: Box) -> bool:
    sides = outer.left <= inner.left and inner.right <= outer.right
    return sides and outer.bottom <= inner.bottom and inner.top <= outer.top
