"""Two editions of a volume compared: what a reader of the older one would want to know."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from florilegium.model.editions import PrintedPiece, RecordedEdition
from florilegium.model.wording import counted

# Articles new, left out or with another title; texts with other words; notes; emendations; articles on other pages;
# pages; entries of the indexes and works; numbers of things.
SORTS = ("article", "worded", "noted", "emended", "moved", "paged", "indexed", "counted")
FEW = 3  # articles that moved alike and stand together are told in one line


@dataclass(frozen=True, slots=True)
class Change:
    """A line of what changed since the last edition: its sort, and the words.

    `sort` is one of SORTS; `piece` is the id of the article, “” for the volume.
    """

    sort: str
    words: str
    piece: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the edition before: its name and its date (ISO), and the lines.

    Where that edition was not at hand it was not `compared` with, and there are no lines.
    """

    edition: str
    date: str
    lines: tuple[Change, ...] = ()
    compared: bool = True


def changes_since(
    before: RecordedEdition, now: RecordedEdition, collated: Sequence[Change] | None = None
) -> Changes:  # fmt: skip
    """What changed, in the order of SORTS: what the records tell, and what collating their books has shown.

    The records know articles added, removed and renamed, which moved, and how the counts differ; and where nothing was
    collated (None), which headings of the indexes are new or gone.
    """
    more = tuple(_headings(before, now)) if collated is None else collated
    lines = (*_articles(before, now), *_moves(before, now), *more, *_counts(before, now))
    return Changes(before.edition, before.date, tuple(sorted(lines, key=lambda line: SORTS.index(line.sort))))


def _articles(before: RecordedEdition, now: RecordedEdition) -> Iterator[Change]:
    old, new = {each.id: each for each in before.pieces}, {each.id: each for each in now.pieces}
    yield from (Change("article", f"new: “{new[id].title}”", id) for id in new if id not in old)
    yield from (Change("article", f"left out: “{old[id].title}”") for id in old if id not in new)
    for id, piece in new.items():
        if id in old and old[id].title != piece.title:
            yield Change("article", f"“{old[id].title}” is now “{piece.title}”", id)


def _moves(before: RecordedEdition, now: RecordedEdition) -> Iterator[Change]:
    """The articles that stand on other pages: by how many, where their folios are numbers."""
    old = {each.id: each for each in before.pieces}
    common = [(old[piece.id], piece) for piece in now.pieces if piece.id in old]
    for shift, run in groupby(common, key=lambda pair: _shift(*pair)):
        moved = [piece for then, piece in run if then.folios != piece.folios]
        if len(moved) >= FEW and shift:
            yield Change("moved", f"“{moved[0].title}” to “{moved[-1].title}”: {shift}", moved[0].id)
            continue
        for piece in moved:
            words = f"“{piece.title}”: {_pages(old[piece.id])} now {piece.folios}"
            yield Change("moved", f"{words}, {shift}" if shift else words, piece.id)
    if [piece.id for _, piece in common] != [piece.id for piece in before.pieces if now.piece(piece.id)]:
        yield Change("moved", "the articles stand in another order")


def _pages(then: PrintedPiece) -> str:
    return f"pages {then.folios} are" if then.first != then.last else f"page {then.folios} is"


def _shift(then: PrintedPiece, now: PrintedPiece) -> str:
    """How many pages later or earlier a piece begins, and longer or shorter it is; “” where that is not known."""
    folios = (then.first, then.last, now.first, now.last)
    if not all(each.isdecimal() for each in folios):
        return ""
    first, last, new_first, new_last = map(int, folios)
    later, longer = new_first - first, (new_last - new_first) - (last - first)
    return " and ".join((*_by(later, "later", "earlier"), *_by(longer, "longer", "shorter")))


def _by(pages: int, more: str, less: str) -> Iterator[str]:
    if pages:
        yield f"{counted(abs(pages), 'page')} {more if pages > 0 else less}"


def _headings(before: RecordedEdition, now: RecordedEdition) -> Iterator[Change]:
    added = [heading for record, heading in now.headings.items() if record not in before.headings]
    gone = [heading for record, heading in before.headings.items() if record not in now.headings]
    for words, headings in (("new in the index", added), ("no longer in the index", gone)):
        if headings:
            shown = "; ".join(headings[:8]) + (f"; and {len(headings) - 8:,} more" if len(headings) > 8 else "")
            yield Change("indexed", f"{words}: {shown}")


def _counts(before: RecordedEdition, now: RecordedEdition) -> Iterator[Change]:
    for old, new, one, many in (
        (before.words, now.words, "word", "words"),
        (before.notes, now.notes, "note", "notes"),
        (before.emendations, now.emendations, "emendation", "emendations"),
        (len(before.headings), len(now.headings), "entry of the indexes", "entries of the indexes"),
        (len(before.folios), len(now.folios), "page", "pages"),
    ):
        if old != new:
            more = "more" if new > old else "fewer"
            yield Change("counted", f"{counted(abs(new - old), one, many)} {more}: {new:,} now")
