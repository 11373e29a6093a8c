"""Cutting never changes a word, and puts things where they belong."""

from hypothesis import given
from hypothesis import strategies as st

from florilegium.model.cutting import after_letters, insert_at, wrap
from florilegium.model.inlines import (
    Emendation,
    Emphasis,
    Name,
    NoteCall,
    PageBreak,
    RunInHead,
    SourcePage,
    Text,
    VerseLine,
)
from florilegium.model.walking import plain_text, transcribed_text
from inline_trees import CHILDREN, STANZAS

BREAK = PageBreak("40")


def named(children, is_first):
    return Name("lenin", "a-name-1" if is_first else "", children)


def walk(inlines):
    for inline in inlines:
        yield inline
        yield from walk(getattr(inline, "children", ()))


def readings(inlines):
    """Both readings of each emendation, in order."""
    found = (inline for inline in walk(inlines) if isinstance(inline, Emendation))
    return [(plain_text(each.children), each.rejected) for each in found]


@given(CHILDREN, st.integers(-2, 40))
def test_setting_in_a_page_break_changes_no_word(children, offset):
    cut = insert_at(children, offset, BREAK)
    assert plain_text(cut) == plain_text(children)
    assert sum(inline is BREAK for inline in walk(cut)) == 1
    assert transcribed_text(cut) == transcribed_text(children)
    assert readings(cut) == readings(children)


@given(CHILDREN, st.integers(0, 20), st.integers(0, 20))
def test_wrapping_changes_no_word_and_wraps_exactly_the_stretch(children, start, end):
    text = plain_text(children)
    end = min(end, len(text))
    cut = wrap(children, start, end, named)
    names = [inline for inline in walk(cut) if isinstance(inline, Name)]
    assert plain_text(cut) == text
    assert transcribed_text(cut) == transcribed_text(children)
    assert readings(cut) == readings(children)
    inside = "".join(plain_text((name,)) for name in names)
    assert inside.replace("\n", "") == text[start:end].replace("\n", "")
    assert [name.anchor for name in names] == ["a-name-1"] * bool(names) + [""] * (len(names) - 1)
    assert not any(isinstance(inner, NoteCall) for name in names for inner in walk(name.children))


@given(STANZAS, st.integers(0, 20), st.integers(0, 20))
def test_a_stanza_stays_lines_of_verse(children, start, end):
    assert all(isinstance(line, VerseLine) for line in insert_at(children, start, BREAK))
    assert all(isinstance(line, VerseLine) for line in wrap(children, start, end, named))


def test_a_break_inside_a_word_moves_to_its_end():
    assert insert_at((Text("a wonderful day"),), 5, BREAK) == (Text("a wonderful"), BREAK, Text(" day"))


def test_a_break_inside_a_word_over_two_containers_moves_to_its_end():
    tree = (Emphasis((Text("won"),)), Text("derful day"))
    assert insert_at(tree, 2, BREAK) == (Emphasis((Text("won"),)), Text("derful"), BREAK, Text(" day"))


def test_a_break_comes_after_the_note_call_of_the_word_before():
    tree = (Text("end."), NoteCall(1), Text(" Next"))
    assert insert_at(tree, 4, BREAK) == (Text("end."), NoteCall(1), BREAK, Text(" Next"))


def test_a_break_at_the_opening_stays_inside_the_run_in_head():
    assert insert_at((RunInHead((Text("Type."),)),), 0, BREAK) == (RunInHead((BREAK, Text("Type."))),)


def test_a_name_that_starts_inside_an_emphasis_and_ends_outside_is_two_pieces():
    tree = (Emphasis((Text("said Aldus"),)), Text(" Manutius."))
    assert wrap(tree, 5, 19, named) == (
        Emphasis((Text("said "), named((Text("Aldus"),), True))),
        named((Text(" Manutius"),), False),
        Text("."),
    )


def test_a_piece_before_an_emphasis_has_the_anchor():
    tree = (Text("Aldus "), Emphasis((Text("Manutius wrote"),)))
    assert wrap(tree, 0, 14, named) == (
        named((Text("Aldus "),), True),
        Emphasis((named((Text("Manutius"),), False), Text(" wrote"))),
    )


def test_a_whole_emphasis_goes_into_the_name():
    tree = (Text("V. I. "), Emphasis((Text("Lenin"),)), NoteCall(1))
    assert wrap(tree, 0, 11, named) == (named(tree[:2], True), NoteCall(1))


def test_a_milestone_inside_a_name_stays_and_one_at_its_edge_stays_outside():
    tree = (SourcePage("7"), Text("Jean van"), SourcePage("8"), Text(" Heijenoort"), SourcePage("9"))
    assert wrap(tree, 0, 19, named) == (tree[0], named(tree[1:4], True), tree[4])


def test_counting_letters_finds_where_the_next_page_begins():
    text = "the end.” “Next one"
    assert text[after_letters(text, 6) :] == "“Next one"
    assert text[after_letters(text, 8) :] == "xt one"
    assert after_letters(text, 0) == 0
    assert after_letters(text, 99) == len(text)
