"""Turns what two editions list into what is listed otherwise: articles, entries of indexes, emendations, works."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from florilegium.collate.words import NOWHERE, in_order
from florilegium.model.listings import ChangedList, Fate, ListChange, Listed, Listing


def changed_lists(old: Sequence[Listing], new: Sequence[Listing]) -> tuple[ChangedList, ...]:
    """The lists that differ, in the order of the new edition, those that are gone behind them."""
    before, after = ({each.id: each for each in lists} for lists in (old, new))
    changed = (
        _changed(before.get(id) or replace(after[id], lines=()), after.get(id) or replace(before[id], lines=()))
        for id in dict.fromkeys((*after, *before))
    )
    return tuple(each for each in changed if each.changes or each.reordered)


def _changed(old: Listing, new: Listing) -> ChangedList:
    before, after = (dict(_keyed(each.lines)) for each in (old, new))
    changes = tuple(_changes(before, after))
    common = [key for key in after if key in before]
    where = {key: number for number, key in enumerate(key for key in before if key in after)}
    kept = in_order([where[key] for key in common])
    moved = (after[key].words for key, place in zip(common, kept, strict=True) if place == NOWHERE)
    return ChangedList(new.id, new.title, changes, tuple(moved))


def _keyed(lines: Sequence[Listed]) -> Iterator[tuple[tuple[str, int], Listed]]:
    """Each line by its key; of some that are alike the second is another."""
    seen: Counter[str] = Counter()
    for line in lines:
        yield (line.key, seen[line.key]), line
        seen[line.key] += 1


Keyed = dict[tuple[str, int], Listed]


def _changes(before: Keyed, after: Keyed) -> Iterator[ListChange]:
    for key, now in after.items():
        was = before.get(key)
        if not was:
            yield ListChange(Fate.ADDED, now.words, "", _said(now))
        elif (was.words, was.detail) != (now.words, now.detail):
            title = was.words if was.words == now.words else f"{was.words} → {now.words}"
            said = (_said(was), _said(now))
            yield ListChange(Fate.KEPT, title, *(said if said[0] != said[1] else ("", "")))
        elif was.pages != now.pages:
            yield ListChange(Fate.MOVED_HERE, now.words, was.pages, now.pages)
    yield from (ListChange(Fate.REMOVED, was.words, _said(was)) for key, was in before.items() if key not in after)


def _said(line: Listed) -> str:
    return ": ".join(filter(None, (line.detail, line.pages)))
