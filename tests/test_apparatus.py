"""The marks of notes: each series counts for itself, in numbers, symbols or letters."""

from hypothesis import given
from hypothesis import strategies as st

from florilegium.apparatus import SYMBOLS, number_notes
from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.notes import MARKS, SERIES, NoteStyles, SeriesStyle
from florilegium.model.text import Note

PLACE = Place("texts/articles/a.md")
series = st.lists(st.sampled_from(SERIES), max_size=90)


def article(kinds: list[str]) -> Article:
    notes = tuple(Note(number, kind, f"l{number}", (), PLACE) for number, kind in enumerate(kinds, 1))
    return Article("a", "A", PLACE, (), notes)


def marks(kinds: list[str], style: str = "numbers") -> list[str]:
    return [note.mark for note in number_notes(article(kinds), NoteStyles(SeriesStyle(style))).notes]


def test_the_authors_notes_are_numbered_and_the_editors_lettered() -> None:
    assert marks(["author", "editor", "author", "editor"]) == ["1", "a", "2", "b"]


def test_symbols_stand_in_the_order_of_the_trade_and_are_doubled_after_the_sixth() -> None:
    assert marks(["author"] * 8, "symbols") == [*SYMBOLS, "**", "††"]


def test_after_z_come_two_letters() -> None:
    assert marks(["editor"] * 28)[25:] == ["z", "aa", "ab"]


@given(series, st.sampled_from(MARKS))
def test_no_two_notes_of_a_series_have_one_mark(kinds: list[str], style: str) -> None:
    made = marks(["author" for _ in kinds], style)
    assert len(set(made)) == len(made)
    assert all(made)


@given(series)
def test_marking_changes_nothing_but_the_marks(kinds: list[str]) -> None:
    before = article(kinds)
    after = number_notes(before, NoteStyles())
    assert [(note.number, note.series, note.label) for note in after.notes] == [
        (note.number, note.series, note.label) for note in before.notes
    ]
    assert number_notes(after, NoteStyles()) == after
