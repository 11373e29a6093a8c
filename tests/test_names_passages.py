"""Passages: where an article goes on about a person between names and pronouns."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.text import Paragraph
from florilegium.model.walking import plain_text
from florilegium.names import find_mentions, mark
from florilegium.names.passages import find_passages

PLACE = Place("texts/articles/a.md")
PERSONS = tuple(
    Person(headword.partition(",")[0].lower(), headword, PLACE, kind=kind)
    for headword, kind in (
        ("Griffo, Francesco", "person"),
        ("Manutius, Aldus", "person"),
        ("Estienne, Charlotte", "person"),
        ("Venice", "place"),
    )
)
FILL = "The type was cut and cast and set and printed."


def article(*texts, headings=()):
    body = tuple(
        Paragraph(n, "heading" if n in headings else "paragraph", (Text(text),), PLACE)
        for n, text in enumerate(texts, 1)
    )
    return Article("a", "A piece", PLACE, body, language="en")


def read(*texts, headings=(), persons=PERSONS):
    piece = article(*texts, headings=headings)
    mentions, _ = find_mentions((piece,), AuthorityFile(persons))
    return piece, mentions, find_passages(piece, mentions, {each.id: each for each in persons})


def passages(*texts, **more):
    return [(each.first.person, each.last.paragraph, each.last_word) for each in read(*texts, **more)[2]]


def test_a_passage_goes_from_a_name_to_the_next_one_of_the_same_person():
    assert passages("Griffo came.", FILL, FILL, "Then Griffo left.") == [("griffo", 4, "Griffo")]
    assert passages("Griffo came.", FILL, FILL, FILL, "Then Griffo left.") == []
    assert passages("Griffo came.", FILL * 80, "Then Griffo left.") == []
    assert passages("Griffo came.") == []


def test_names_of_others_do_not_end_what_lies_between_two_names():
    assert passages("Griffo came.", "Manutius wrote to him.", "Griffo answered.") == [
        ("griffo", 3, "Griffo"),
        ("manutius", 2, "him"),
    ]


def test_a_passage_goes_on_as_long_as_pronouns_follow_and_nobody_else_is_named():
    assert passages("Griffo came.", "He cut the types.", "They were his best.") == [("griffo", 3, "his")]
    assert passages("Griffo came.", FILL * 25, "They were his best.") == []
    assert passages("Griffo came.", "Manutius paid.", "He was content.") == [("manutius", 3, "He")]
    assert passages("Griffo came.", "Mr. Brown paid. He was content.") == []
    assert passages("Griffo came.", "Robert Brown paid. He was content.") == []


def test_the_pronouns_are_those_of_the_person():
    assert passages("Charlotte Estienne came. She printed it, and he read it.") == [("estienne", 1, "She")]
    assert passages("Francesco Griffo came. He printed it, and she read it.") == [("griffo", 1, "He")]
    assert passages("Venice was far. He printed it.") == []


def test_a_heading_ends_every_passage():
    assert passages("Griffo came.", "The types", "He cut them. Griffo died.", headings=(2,)) == []


def test_a_passage_is_an_inferred_discussion_whose_ends_have_anchors_in_the_text():
    piece, mentions, (named, said) = read("Griffo came.", "Griffo left. Manutius stayed with his books.")
    assert (named.last.anchor, named.is_open) == ("a-name-2", False)
    assert (said.last.anchor, said.is_open) == ("a-name-3-passage-end", True)
    found = said.discussion()
    assert (found.first_anchor, found.first_words, found.last_words) == ("a-name-3", "Manutius", "his")
    assert found.is_inferred
    marked = mark(piece, mentions, (named, said))
    assert "a-name-3-passage-end" in str(marked)
    assert "a-name-2-passage-end" not in str(marked)


@given(st.lists(st.sampled_from(("Griffo ", "he ", "Manutius, ", "came. ", "Mr. Brown ", "her ", "\n")), max_size=40))
def test_marking_passages_changes_no_word_and_passages_of_a_person_do_not_overlap(words):
    piece, mentions, found = read(*("".join(words) + "end").split("\n"))
    marked = mark(piece, mentions, found)
    assert list(map(_text, marked.paragraphs())) == list(map(_text, piece.paragraphs()))
    for person in {each.first.person for each in found}:
        places = [place for each in found if each.first.person == person for place in _ends(each)]
        assert places == sorted(places)


def _text(paragraph):
    return plain_text(paragraph.children)


def _ends(passage):
    return (passage.first.paragraph, passage.first.start), (passage.last.paragraph, passage.last.start)


def test_notes_have_no_passages():
    piece, mentions, _ = read("Griffo came.", "Griffo left.")
    in_notes = tuple(replace(each, note=1) for each in mentions)
    assert find_passages(piece, in_notes, {}) == ()
