"""Turns a collation into its summary: a few lines that an editor reads first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from florilegium.model.collation import Collation, PagePair, State, Tally
from florilegium.model.listings import ChangedList, Fate

SHOWN = 8  # folios or runs of them that are named
WORDS = {
    State.SAME: "the same",
    State.MOVED: "moved",
    State.OVERRUN: "overrun",
    State.RESET: "reset",
    State.CHANGED: "changed",
    State.NEW: "new",
    State.GONE: "gone",
}
FATES = {
    Fate.ADDED: "added", Fate.REMOVED: "left out", Fate.KEPT: "changed", Fate.MOVED_HERE: "on other pages",
}  # fmt: skip
Line = tuple[str, str]


def summary(collation: Collation) -> tuple[Line, ...]:
    """What differs, line by line: of what, and how much."""
    return tuple(_lines(collation))


def _lines(collation: Collation) -> Iterator[Line]:
    lists = {each.id: each for each in collation.lists}
    if articles := lists.pop("articles", None):
        yield "articles", listed(articles)
    if words := tally_in_words(collation.tally):
        yield "words", words
    if notes := _notes(collation):
        yield "notes", notes
    for each in lists.values():
        yield each.title[:1].lower() + each.title[1:], listed(each)
    if collation.pages:
        yield "pages", pages_in_words(collation.pages)


def listed(changed: ChangedList) -> str:
    """How many lines of a list have which fate."""
    parts = [f"{count:,} {words}" for fate, words in FATES.items() if (count := changed.count(fate))]
    if changed.reordered:
        parts.append(f"{len(changed.reordered):,} in another place")
    return ", ".join(parts)


def tally_in_words(tally: Tally) -> str:
    """How many words have which fate."""
    counts = (
        (tally.added, "added"), (tally.removed, "removed"), (tally.changed, "changed"), (tally.moved, "moved"),
    )  # fmt: skip
    return ", ".join(f"{count:,} {words}" for count, words in counts if count)


def _notes(collation: Collation) -> str:
    notes = Counter(dict.fromkeys((Fate.ADDED, Fate.REMOVED, Fate.KEPT), 0))
    for text in collation.texts:
        notes[text.fate] += 1 if text.mark else text.notes
    counts = notes.items()
    return ", ".join(f"{count:,} {FATES[fate]}" for fate, count in counts if count)


def pages_in_words(pages: Sequence[PagePair]) -> str:
    """How many pages there are, and what became of them, with their folios."""
    old, new = sum(bool(pair.old) for pair in pages), sum(bool(pair.new) for pair in pages)
    count = f"{new:,}" if old == new else f"{old:,}, now {new:,}"
    parts = []
    for state in State:
        some = [pair for pair in pages if pair.state is state]
        if some:
            where = "" if state is State.SAME else f" ({folios(pages, state)})"
            parts.append(f"{len(some):,} {WORDS[state]}{where}")
    return f"{count}: {', '.join(parts)}"


def folios(pages: Sequence[PagePair], state: State) -> str:
    """The folios of the pages with that state, runs as ranges, those that moved with where they went."""
    runs = [run for run in runs_of(pages) if run[0].state is state]
    shown = "; ".join(_run(run) for run in runs[:SHOWN])
    rest = sum(len(run) for run in runs[SHOWN:])
    return f"{shown}; and {rest:,} more" if rest else shown


def runs_of(pages: Sequence[PagePair]) -> tuple[tuple[PagePair, ...], ...]:
    """The pages, those together that follow one another in both editions and have one fate."""

    def kind(numbered: tuple[int, PagePair]) -> tuple[State, int, int]:
        number, pair = numbered
        return pair.state, pair.old and pair.old - number, pair.new and pair.new - number

    return tuple(tuple(pair for _, pair in run) for _, run in groupby(enumerate(pages), kind))


def _run(run: Sequence[PagePair]) -> str:
    old, new = span(run, "old_folio"), span(run, "new_folio")
    return old if not new else new if not old or old == new else f"{old} → {new}"


def span(run: Sequence[PagePair], side: str) -> str:
    """The first and the last folio of pages in a row, “” where they have none on that side."""
    first, last = getattr(run[0], side), getattr(run[-1], side)
    return first if first == last else f"{first}–{last}"
