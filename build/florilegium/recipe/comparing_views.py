"""What the report of a comparison shows, ready made: pages, passages, lists, pictures."""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from florilegium.collate.telling import FATES, WORDS, listed, runs_of, span, tally_in_words
from florilegium.model.collation import ChangedText, Collation, PagePair, State, Stretch, Tally
from florilegium.model.listings import ChangedList, Fate, ListChange
from florilegium.model.wording import counted
from florilegium.recipe.comparing import Compared
from florilegium.recipe.comparing_pages import DRAWN
from florilegium.recipe.comparing_texts import PAGES

SIGNS = {
    State.SAME: "", State.MOVED: "→", State.OVERRUN: "↕", State.RESET: "~", State.CHANGED: "≠", State.NEW: "+",
    State.GONE: "−",
}  # fmt: skip
MEANINGS = {
    State.SAME: "the same words on the page of the same folio, and the same to look at",
    State.MOVED: "the same words under another folio",
    State.OVERRUN: "no word of it changed, but it begins or ends elsewhere",
    State.RESET: "the same words, but in other lines, at another height or with another picture",
    State.CHANGED: "words were added, removed or changed",
    State.NEW: "a page more, which no page of the old edition has become",
    State.GONE: "a page less, which has become no page of the new edition",
}
OPEN = 12  # passages of a text that are shown at once
MOST = 150  # passages of a text, and lines of a list, that are shown at all


@dataclass(frozen=True, slots=True)
class Kind:
    """What became of pages: its class, sign and words, how many there are, what it means."""

    id: str
    sign: str
    words: str
    count: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A page in the strip: its kind, its folio and that in the old edition where it is another, where it is shown."""

    kind: Kind
    folio: str
    was: str
    target: str


@dataclass(frozen=True, slots=True)
class Run:
    """Pages in a row with one fate, with their folios in either edition."""

    kind: Kind
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with where it stands in words, and where its page is shown, “” where it is not."""

    where: str
    target: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A piece with the passages that differ in it and in its notes; `rest` are not shown."""

    id: str
    title: str
    said: str
    shown: tuple[Place, ...]
    folded: tuple[Place, ...]
    rest: int


@dataclass(frozen=True, slots=True)
class Lines:
    """A list with what differs in it, by its fate; `moved` are the lines that are only on other pages."""

    changed: ChangedList
    said: str
    groups: tuple[tuple[str, tuple[ListChange, ...], int], ...]
    moved: tuple[ListChange, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A pair of pages: its kind, its title, addresses that hold the whole pictures, “” for none."""

    kind: Kind
    id: str
    title: str
    old: str
    new: str
    old_words: str
    new_words: str


def kinds_of(collation: Collation) -> dict[State, Kind]:
    states = collation.states
    return {state: Kind(state.value, SIGNS[state], WORDS[state], states[state], MEANINGS[state]) for state in State}


def cells_of(compared: Compared, kinds: dict[State, Kind]) -> Iterator[Cell]:
    for pair in compared.collation.pages:
        folio = pair.new_folio or pair.old_folio
        was = pair.old_folio if pair.old_folio != folio else ""
        yield Cell(kinds[pair.state], folio, was, _id(pair) if _is_drawn(compared, pair) else "")


def rows_of(pages: Sequence[PagePair], kinds: dict[State, Kind]) -> Iterator[Run]:
    for run in runs_of(pages):
        yield Run(kinds[run[0].state], span(run, "old_folio"), span(run, "new_folio"))


def texts_of(compared: Compared) -> Iterator[Text]:
    """Each piece with its notes behind it."""
    drawn = [pair for pair in compared.collation.pages if _is_drawn(compared, pair)]
    targets = {f"-{pair.old_folio}": _id(pair) for pair in drawn} | {pair.new_folio: _id(pair) for pair in drawn}
    for id, some in groupby(compared.collation.texts, lambda text: text.id):
        parts = tuple(some)
        places = tuple(place for part in parts for place in _places(part, targets))
        tally = sum((part.tally for part in parts), Tally())
        fate = next((FATES[part.fate] for part in parts if not part.note and part.fate is not Fate.KEPT), "")
        said = ", ".join(filter(None, (fate, tally_in_words(tally))))
        yield Text(id, parts[0].title, said, places[:OPEN], places[OPEN:MOST], max(0, len(places) - MOST))


def _places(text: ChangedText, targets: Mapping[str, str]) -> Iterator[Place]:
    for passage in text.passages:
        words = [f"p. {_to(passage.old_folio, passage.new_folio)}"] if passage.old_folio or passage.new_folio else []
        if text.note:
            what = f"note {text.mark}" if text.mark else "figure"
            words.append(what if text.fate is Fate.KEPT else f"{what} {FATES[text.fate]}")
        elif text.id != PAGES and (passage.old or passage.new):
            words.append(f"¶ {_to(str(passage.old or ''), str(passage.new or ''))}")
        target = targets.get(passage.new_folio) or targets.get(f"-{passage.old_folio}", "")
        yield Place(", ".join(words), target, passage.stretches)


def _to(old: str, new: str) -> str:
    return old or new if not old or not new or old == new else f"{old} → {new}"


def lines_of(changed: ChangedList) -> Lines:
    fates = (Fate.ADDED, Fate.REMOVED, Fate.KEPT)
    by_fate = [(fate, tuple(change for change in changed.changes if change.fate is fate)) for fate in fates]
    groups = tuple((FATES[fate], some[:MOST], max(0, len(some) - MOST)) for fate, some in by_fate if some)
    moved = tuple(change for change in changed.changes if change.fate is Fate.MOVED_HERE)
    return Lines(changed, listed(changed), groups, moved)


def pictured_of(compared: Compared, kinds: dict[State, Kind]) -> Iterator[Pictured]:
    drawn = compared.drawn
    for pair in compared.collation.pages:
        if not _is_drawn(compared, pair):
            continue
        title = f"page {_to(pair.old_folio, pair.new_folio)}"
        yield Pictured(
            kinds[pair.state], _id(pair), title, _address(drawn.old.get(pair.old)), _address(drawn.new.get(pair.new)),
            _marked(f"Page {pair.old_folio} of the old edition", pair.lost),
            _marked(f"Page {pair.new_folio} of the new edition", pair.gained),
        )  # fmt: skip


def _is_drawn(compared: Compared, pair: PagePair) -> bool:
    unlike = pair.state in DRAWN
    return unlike and (pair.old in compared.drawn.old or pair.new in compared.drawn.new)


def _marked(words: str, marks: Sequence[int]) -> str:
    return f"{words}, {counted(len(marks), 'word')} marked" if marks else words


def _address(png: bytes | None) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}" if png else ""


def _id(pair: PagePair) -> str:
    return f"page-{pair.old}-{pair.new}"
