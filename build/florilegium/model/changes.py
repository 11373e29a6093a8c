"""Two editions of a volume compared: what a reader of the older one would want to know."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.editions import RecordedEdition
from florilegium.model.wording import counted


@dataclass(frozen=True, slots=True)
class Change:
    """A line of what changed since the last edition: its sort, and the words.

    `sort` is “added”, “removed”, “moved”, “renamed” or “counted”; `piece` is the id of the article, “” for the volume.
    """

    sort: str
    words: str
    piece: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the edition before: its name and its date (ISO), and the lines."""

    edition: str
    date: str
    lines: tuple[Change, ...]


def changes_since(before: RecordedEdition, now: RecordedEdition) -> Changes:
    """What changed: articles added, removed, renamed and moved, then how the counts differ."""
    lines = (*_articles(before, now), *_names(before, now), *_counts(before, now))
    return Changes(before.edition, before.date, lines)


def _articles(before: RecordedEdition, now: RecordedEdition) -> Iterator[Change]:
    old, new = {each.id: each for each in before.pieces}, {each.id: each for each in now.pieces}
    yield from (Change("added", f"new: “{new[id].title}”", id) for id in new if id not in old)
    yield from (Change("removed", f"left out: “{old[id].title}”") for id in old if id not in new)
    for id, piece in new.items():
        if id not in old:
            continue
        if old[id].title != piece.title:
            yield Change("renamed", f"“{old[id].title}” is now “{piece.title}”", id)
        if old[id].folios != piece.folios:
            yield Change("moved", f"“{piece.title}”: pages {old[id].folios} are now {piece.folios}", id)
    common = [id for id in old if id in new]
    if common != [id for id in new if id in old]:
        yield Change("moved", "the articles stand in another order")


def _names(before: RecordedEdition, now: RecordedEdition) -> Iterator[Change]:
    added = [heading for record, heading in now.headings.items() if record not in before.headings]
    gone = [heading for record, heading in before.headings.items() if record not in now.headings]
    for sort, words, headings in (("added", "new in the index", added), ("removed", "no longer in the index", gone)):
        if headings:
            shown = "; ".join(headings[:8]) + (f"; and {len(headings) - 8:,} more" if len(headings) > 8 else "")
            yield Change(sort, f"{words}: {shown}")


def _counts(before: RecordedEdition, now: RecordedEdition) -> Iterator[Change]:
    for old, new, one in (
        (before.words, now.words, "word"),
        (before.notes, now.notes, "note"),
        (before.emendations, now.emendations, "emendation"),
        (len(before.folios), len(now.folios), "page"),
    ):
        if old != new:
            yield Change("counted", f"{counted(abs(new - old), one)} {'more' if new > old else 'fewer'}: {new:,} now")
