"""Marking puts each mention into a name and changes no word."""

from hypothesis import given
from hypothesis import strategies as st

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Emphasis, Name, NoteCall, Text
from florilegium.model.names import Mention
from florilegium.model.text import Note, Paragraph
from florilegium.model.walking import plain_text
from florilegium.names import mark
from inline_trees import CHILDREN

PLACE = Place("texts/articles/a.md")


def mention(paragraph, start, end, anchor, person="aldus", article="a"):
    return Mention(article, paragraph, start, end, "", person, anchor)


def anchors_of(inlines):
    for inline in inlines:
        if isinstance(inline, Name) and inline.anchor:
            yield inline.anchor
        yield from anchors_of(getattr(inline, "children", ()))


@given(CHILDREN, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=5))
def test_marking_changes_no_word_and_each_anchor_stands_once(children, spans):
    text = plain_text(children)
    inside = [(start, min(start + size, len(text))) for start, size in spans if start < len(text)]
    mentions = [mention(1, start, end, f"a-name-{k}") for k, (start, end) in enumerate(inside, 1)]
    article = Article("a", "A", PLACE, (Paragraph(1, "paragraph", children, PLACE),))
    marked = next(mark(article, mentions).paragraphs()).children
    assert plain_text(marked) == text
    with_letters = [each.anchor for each in mentions if text[each.start : each.end].strip("\n")]
    assert len(set(anchors_of(marked))) == len(list(anchors_of(marked)))
    assert set(with_letters) <= set(anchors_of(marked))
    assert mark(article, reversed(mentions)) == mark(article, mentions)


def test_names_are_marked_in_text_and_notes_and_calls_stay_outside():
    body = Paragraph(1, "paragraph", (Text("by Aldus"), NoteCall(1), Text(".")), PLACE)
    note = Note(1, "author", "1", (Paragraph(2, "paragraph", (Emphasis((Text("Aldus"),)),), PLACE),), PLACE)
    article = Article("a", "A", PLACE, (body,), (note,))
    mentions = (mention(1, 3, 8, "a-name-1"), mention(2, 0, 5, "a-name-2"), mention(1, 0, 2, "b-name-1", article="b"))
    first, second = mark(article, mentions).paragraphs()
    assert first.children == (Text("by "), Name("aldus", "a-name-1", (Text("Aldus"),)), NoteCall(1), Text("."))
    assert second.children == (Name("aldus", "a-name-2", (Emphasis((Text("Aldus"),)),)),)
