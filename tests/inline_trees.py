"""Arbitrary inlines for the properties of marking and cutting."""

from hypothesis import strategies as st

from florilegium.diagnostics import Place
from florilegium.model.inlines import (
    Emendation,
    Emphasis,
    Foreign,
    LineBreak,
    Link,
    NoteCall,
    PageBreak,
    RunInHead,
    SmallCapitals,
    SourcePage,
    Strong,
    Text,
    VerseLine,
)

PLACE = Place("texts/articles/a.md")
WORDS = st.text(alphabet="abIX .-’\u00a0éß", min_size=0, max_size=8)
LEAVES = st.one_of(
    WORDS.map(Text),
    WORDS.map(Text),
    st.just(LineBreak()),
    st.integers(1, 9).map(NoteCall),
    st.just(SourcePage("7")),
    st.just(PageBreak("12")),
)
# An emendation holds no other, and no call.
PLAIN = st.lists(st.one_of(WORDS.map(Text), WORDS.map(lambda words: Emphasis((Text(words),)))), max_size=3).map(tuple)


def _containers(children):
    several = st.lists(children, max_size=4).map(tuple)
    return st.one_of(
        st.tuples(PLAIN, WORDS).map(lambda readings: Emendation(readings[0], readings[1], PLACE)),
        several.map(Emphasis),
        several.map(Strong),
        several.map(SmallCapitals),
        several.map(lambda inner: Foreign("la", inner)),
        several.map(lambda inner: Link("article:a", inner)),
    )


INLINES = st.lists(st.recursive(LEAVES, _containers, max_leaves=12), max_size=6).map(tuple)
STANZAS = st.lists(st.tuples(st.integers(0, 2), INLINES), min_size=1, max_size=3).map(
    lambda lines: tuple(VerseLine(indent, children) for indent, children in lines)
)
OPENED = st.tuples(INLINES, INLINES).map(lambda parts: (RunInHead(parts[0]), *parts[1]))
CHILDREN = st.one_of(INLINES, INLINES, STANZAS, OPENED)
