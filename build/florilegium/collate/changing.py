"""Turns a collation into the lines of what changed, as release notes and the catalogue say it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from florilegium.collate.telling import folios
from florilegium.model.changes import Change
from florilegium.model.collation import ChangedText, Collation, PagePair, State, Tally
from florilegium.model.listings import ChangedList, Fate
from florilegium.model.wording import counted, join_names

SHOWN = 8  # things of one kind that are named
PAGES = {
    State.CHANGED: "with other words",
    State.OVERRUN: "with the same words, beginning or ending elsewhere",
    State.RESET: "with the same words, and other to look at",
    State.MOVED: "the same under another folio",
    State.NEW: "new",
    State.GONE: "no longer there",
}
INDEXED = {
    Fate.ADDED: "new in", Fate.REMOVED: "no longer in", Fate.KEPT: "changed in", Fate.MOVED_HERE: "on other pages in",
}  # fmt: skip
EMENDED = {
    Fate.ADDED: "new", Fate.REMOVED: "no longer there", Fate.KEPT: "told otherwise", Fate.MOVED_HERE: "on other pages",
}  # fmt: skip
NOTED = {Fate.ADDED: "new", Fate.REMOVED: "no longer there", Fate.KEPT: "changed"}


def collated_changes(collation: Collation) -> tuple[Change, ...]:
    """The lines: texts with other words, notes, emendations, indexes and works, pages; not which articles there are."""
    return (
        *_texts(collation.texts), *_notes(collation.texts), *_lists(collation.lists), *_pages(collation.pages),
    )  # fmt: skip


def _texts(texts: Iterable[ChangedText]) -> Iterator[Change]:
    for text in texts:
        if not text.note:
            pages = _on_pages(text)
            fate = "" if text.fate is Fate.KEPT else f"{NOTED[text.fate]}, "
            title = f"“{text.title}”, {pages}" if pages else f"“{text.title}”"
            yield Change("worded", f"{title}: {fate}{_words(text.tally)}", text.id)


def _on_pages(text: ChangedText) -> str:
    """The pages of the new edition on which its words differ, of the old one for a paragraph that is gone."""
    pages = [passage.new_folio or passage.old_folio for passage in text.passages]
    runs = tuple(_runs(dict.fromkeys(filter(None, pages))))
    if not runs:
        return ""
    named = join_names(runs) if len(runs) <= SHOWN else _named(runs, ", ")
    return f"{'page' if len(runs) == 1 and '–' not in runs[0] else 'pages'} {named}"


def _runs(pages: Iterable[str]) -> Iterator[str]:
    """The folios, those as a range that follow one another.

    >>> list(_runs(("v", "7", "8", "9", "12")))
    ['v', '7–9', '12']
    """
    numbered = ((int(page) - at if page.isdecimal() else -1 - at, page) for at, page in enumerate(pages))
    for _, run in groupby(numbered, key=lambda each: each[0]):
        first, *rest = (page for _, page in run)
        yield f"{first}–{rest[-1]}" if rest else first


def _words(tally: Tally) -> str:
    counts = (
        (tally.added, "added"), (tally.removed, "removed"), (tally.changed, "changed"), (tally.moved, "moved"),
    )  # fmt: skip
    return join_names(f"{counted(count, 'word')} {fate}" for count, fate in counts if count)


def _notes(texts: Iterable[ChangedText]) -> Iterator[Change]:
    """A line for the notes and captions of a text; those of a text that only one edition has are told with it."""
    for id, some in groupby((text for text in texts if text.note), key=lambda text: text.id):
        notes = tuple(some)
        said = []
        for fate, words in NOTED.items():
            if named := [_note(each) for each in notes if each.fate is fate]:
                said.append(f"{words}: {_named(named, ', ')}")
        yield Change("noted", f"“{notes[0].title}”: {'; '.join(said)}", id)


def _note(text: ChangedText) -> str:
    pages = _on_pages(text)
    return f"{f'note {text.mark}' if text.mark else 'a caption'}{f' ({pages})' if pages else ''}"


def _lists(lists: Iterable[ChangedList]) -> Iterator[Change]:
    for each in lists:
        if each.id == "emendations":
            yield from _emendations(each)
        elif each.id != "articles":
            yield from _entries(each)


def _emendations(changed: ChangedList) -> Iterator[Change]:
    for fate, words in EMENDED.items():
        if fate is Fate.MOVED_HERE:
            if count := changed.count(fate):
                yield Change("emended", f"{words}: {counted(count, 'emendation')}")
            continue
        some = [change.words for change in changed.changes if change.fate is fate]
        yield from (Change("emended", f"{words}: {each}") for each in some[:SHOWN])
        if len(some) > SHOWN:
            yield Change("emended", f"{words}: {len(some) - SHOWN:,} more")


def _entries(changed: ChangedList) -> Iterator[Change]:
    title = changed.title[:1].lower() + changed.title[1:]
    for fate, words in INDEXED.items():
        if some := [change.words for change in changed.changes if change.fate is fate]:
            yield Change("indexed", f"{words} the {title}: {_named(some, '; ')}")
    if changed.reordered:
        yield Change("indexed", f"in another place in the {title}: {_named(changed.reordered, '; ')}")


def _named(things: Sequence[str], between: str) -> str:
    """The first of them, and how many more there are."""
    rest = len(things) - SHOWN
    return between.join(things[:SHOWN]) + (f"{between}and {rest:,} more" if rest > 0 else "")


def _pages(pages: Sequence[PagePair]) -> Iterator[Change]:
    for state, words in PAGES.items():
        if count := sum(pair.state is state for pair in pages):
            yield Change("paged", f"{counted(count, 'page')} {words}: {folios(pages, state)}")
