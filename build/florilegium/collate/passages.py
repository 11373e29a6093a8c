"""Turns the words of a text that were matched into the paragraphs that differ, as they are shown to an editor."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from florilegium.collate.words import NOWHERE
from florilegium.model.collation import Passage, Piece, Stretch, Tally
from florilegium.model.listings import Fate

AROUND = 12  # kept words that are shown on either side of a change, and of what was moved at either end
FROM_OLD = (Fate.REMOVED, Fate.MOVED_AWAY)
Side = tuple[Piece, Callable[[Piece, int], str]]  # a text, and what gives the folio of one of its words


@dataclass(frozen=True, slots=True)
class _Run:
    """Words with one fate and where they begin in either text; of words of one text the other number is NOWHERE."""

    fate: Fate
    old: int
    new: int
    length: int = 1


@dataclass(slots=True)
class _Group:
    """Runs of one paragraph: where it begins in the old and in the new text, None while that is not known."""

    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None
    runs: list[_Run] = field(default_factory=list)

    def takes(self, old: tuple[int, int] | None, new: tuple[int, int] | None) -> bool:
        """Whether words of these paragraphs belong to it."""
        return all(one is None or other is None or one == other for one, other in ((self.old, old), (self.new, new)))

    def take(self, run: _Run, old: tuple[int, int] | None, new: tuple[int, int] | None) -> None:
        self.runs.append(run)
        self.old, self.new = self.old or old, self.new or new


def changed_passages(
    old: Side, new: Side, places: Sequence[int], kept: Sequence[int]
) -> tuple[Passage, ...]:  # fmt: skip
    """The paragraphs in which a word was added, removed or moved, with some words around; `kept` are the places of
    those that stayed."""
    groups = _groups(_joined(_by_word(places, kept, len(old[0].words))), old[0], new[0])
    return tuple(_passage(group, old, new) for group in groups if any(run.fate is not Fate.KEPT for run in group.runs))


def tally_of(places: Sequence[int], kept: Sequence[int], olds: int) -> Tally:
    """How many words of the text were added, removed, changed and moved."""
    tally, added, removed = Tally(), 0, 0
    for run in (*_joined(_by_word(places, kept, olds)), _Run(Fate.KEPT, 0, 0)):
        if run.fate is Fate.KEPT:
            changed = min(added, removed)
            tally, added, removed = tally + Tally(added - changed, removed - changed, changed), 0, 0
        added += run.length * (run.fate is Fate.ADDED)
        removed += run.length * (run.fate is Fate.REMOVED)
        tally += Tally(moved=run.length * (run.fate is Fate.MOVED_HERE))
    return tally


def _by_word(places: Sequence[int], kept: Sequence[int], olds: int) -> Iterator[_Run]:
    """Each word of either text once: between those that were kept first what is gone, then what is new."""
    moved = {place for place, stays in zip(places, kept, strict=True) if stays == NOWHERE} - {NOWHERE}
    at, waiting = 0, list[_Run]()
    for number, place in enumerate((*kept, olds)):
        if place == NOWHERE:
            fate = Fate.ADDED if places[number] == NOWHERE else Fate.MOVED_HERE
            waiting.append(_Run(fate, NOWHERE, number))
            continue
        for gone in range(at, place):
            yield _Run(Fate.MOVED_AWAY if gone in moved else Fate.REMOVED, gone, NOWHERE)
        yield from waiting
        waiting = []
        if number < len(kept):
            yield _Run(Fate.KEPT, place, number)
        at = place + 1


def _joined(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Words that follow one another and have one fate as one."""
    last: _Run | None = None
    for run in runs:
        if last and run.fate is last.fate:
            last = _Run(last.fate, last.old, last.new, last.length + run.length)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _groups(runs: Iterable[_Run], old: Piece, new: Piece) -> list[_Group]:
    """The runs, cut where paragraphs begin, by their paragraphs."""
    groups = [_Group()]
    starts = {begin for begin, _ in old.paragraphs}, {begin for begin, _ in new.paragraphs}
    for run in runs:
        for part in _cut(run, *starts):
            one = None if part.old == NOWHERE else old.place(part.old)
            other = None if part.new == NOWHERE else new.place(part.new)
            if not groups[-1].takes(one, other):
                groups.append(_Group())
            groups[-1].take(part, one, other)
    return groups


def _cut(run: _Run, olds: set[int], news: set[int]) -> Iterator[_Run]:
    begin = 0
    for shift in range(1, run.length + 1):
        starts = (run.old != NOWHERE and run.old + shift in olds) or (run.new != NOWHERE and run.new + shift in news)
        if starts or shift == run.length:
            old = run.old if run.old == NOWHERE else run.old + begin
            new = run.new if run.new == NOWHERE else run.new + begin
            yield _Run(run.fate, old, new, shift - begin)
            begin = shift


def _passage(group: _Group, old: Side, new: Side) -> Passage:
    changes = [run for run in group.runs if run.fate is not Fate.KEPT]
    shown = (*changes, *group.runs)  # where the first change is, else where something that stayed is
    at = next((run.old for run in shown if run.old != NOWHERE), NOWHERE)
    there = next((run.new for run in shown if run.new != NOWHERE), NOWHERE)
    was, now = (place[0] if place else 0 for place in (group.old, group.new))
    stretches = tuple(_stretches(group.runs, old[0], new[0]))
    return Passage(was, now, _folio(old, at), _folio(new, there), stretches)


def _folio(side: Side, number: int) -> str:
    piece, folio_of = side
    return "" if number == NOWHERE else folio_of(piece, number)


def _stretches(runs: Sequence[_Run], old: Piece, new: Piece) -> Iterator[Stretch]:
    for number, run in enumerate(runs):
        words = (
            old.words[run.old : run.old + run.length]
            if run.fate in FROM_OLD
            else new.words[run.new : run.new + run.length]
        )
        if run.fate in (Fate.ADDED, Fate.REMOVED):
            yield Stretch(run.fate, " ".join(words))
            continue
        moved = run.fate is not Fate.KEPT
        before, after = AROUND * (number > 0 or moved), AROUND * (number < len(runs) - 1 or moved)
        if run.length <= before + after + 1:
            yield Stretch(run.fate, " ".join(words))
            continue
        if before:
            yield Stretch(run.fate, " ".join(words[:before]))
        yield Stretch(Fate.LEFT_OUT, f"{run.length - before - after}")
        if after:
            yield Stretch(run.fate, " ".join(words[-after:]))
