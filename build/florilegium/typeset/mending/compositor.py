"""Sets the pages of a matter piece by piece: with the mends that are known for it, or with such as it finds."""

from collections.abc import Iterator
from typing import Any

from florilegium.model.mends import Mends, PieceMends, Unmet
from florilegium.typeset.engine.remaking import Setter
from florilegium.typeset.mending.openings import AS_IT_COMES, Choice, Opening, set_opening
from florilegium.typeset.mending.pieces import choice_of, fingerprint, granted, mends_of
from florilegium.typeset.mending.searching import all_choices, sought


class Compositor:
    """Sets the pages of one matter.

    `known` are mends; those that were made for other words or another design are dropped. With `seeks` it finds some
    for all pieces that have none, save where a stylesheet lets text print numbers of pages. `design` stands for all
    that pages are set with but the words. When it is done, `mends` are those that hold, `dropped` the pieces whose
    mends no longer did, `unmet` what could not be had.
    """

    def __init__(self, known: Mends, seeks: bool, design: str) -> None:
        self._known, self._seeks, self._design = known, seeks, design
        self.mends: list[PieceMends] = []
        self.dropped: list[str] = []
        self.unmet: list[Unmet] = []

    def __call__(self, setter: Setter) -> Iterator[Any]:
        """The pages of the document as the engine's boxes."""
        setter.wishes.parted = {word.replace("-", "").casefold(): _places(word) for word in self._known.parted}
        before, chosen = "", AS_IT_COMES
        while not setter.done:
            openings, choice = self._piece(setter, before)
            before, chosen = openings[-1].after, chosen + choice
            for opening in openings:
                yield from opening.engine
        # Should the engine set pages again, for a counter that it did not know, they are to be the same.
        setter.wishes.paragraphs, setter.wishes.depths = dict(chosen.paragraphs), dict(chosen.depths)

    def _piece(self, setter: Setter, before: str) -> tuple[tuple[Opening, ...], Choice]:
        """The openings of the piece that begins where the setter stands, and what was chosen for it.

        The blank page before it comes by itself.
        """
        if setter.is_blank:
            return (set_opening(setter, setter.standing(), before, AS_IT_COMES),), AS_IT_COMES
        element = setter.piece
        id = element.get("id", "") if element is not None else ""
        made_for = fingerprint(element, "recto" if setter.is_recto else "verso", self._design) if id else ""
        given = self._known.of(id) if id else None
        if given and given.made_for not in ("", made_for):
            self.dropped.append(id)
            given = None
        if given or not self._seeks or not id or not setter.can_go_back:
            return self._as_given(setter, id, given or PieceMends(id), before)
        return self._mended(setter, id, made_for, before)

    def _as_given(
        self, setter: Setter, id: str, given: PieceMends, before: str
    ) -> tuple[tuple[Opening, ...], Choice]:  # fmt: skip
        choice = choice_of(given, setter.index + 1)
        openings: list[Opening] = []
        while not openings or (not setter.done and setter.piece_id == id):
            openings.append(set_opening(setter, setter.standing(), before, choice))
            before = openings[-1].after
        if given in self._known.pieces:
            self.mends.append(given)
            met = granted(openings, choice.paragraphs)
            named = {n: f"{id}/{n}" for n in given.paragraphs}
            self.unmet += (Unmet(id, n, name not in met) for n, name in named.items() if not met.get(name))
        return tuple(openings), choice

    def _mended(
        self, setter: Setter, id: str, made_for: str, before: str
    ) -> tuple[tuple[Opening, ...], Choice]:  # fmt: skip
        first_page = setter.index + 1
        openings: tuple[Opening, ...] = ()
        while not openings or (not setter.done and setter.piece_id == id):
            done = () if openings and openings[-1].ends_piece else openings
            earlier = openings[: len(openings) - len(done)]
            openings = (*earlier, *sought(setter, done, before, all_choices(AS_IT_COMES, earlier)))
            setter.go_back(openings[-1].standings[-1])
            before = openings[-1].after
        chosen = all_choices(AS_IT_COMES, openings)
        met = sum(opening.met for opening in openings)
        if met:
            left = sum(len(opening.flaws) for opening in openings)
            self.mends.append(mends_of(id, made_for, met - left, chosen, first_page))
        return openings, chosen


def _places(word: str) -> tuple[int, ...]:
    """Where a word may be parted, as “mono-type” after four letters."""
    *parts, _ = word.split("-")
    places, so_far = [], 0
    for part in parts:
        so_far += len(part)
        places.append(so_far)
    return tuple(places)
