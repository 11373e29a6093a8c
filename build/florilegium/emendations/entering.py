"""An article turned into the same with an anchor round the lemma of each emendation, and its part of the ledger."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from florilegium.emendations.lemmas import Placed, lemma_of, placed
from florilegium.model.article import Article, head_of
from florilegium.model.cutting import wrap
from florilegium.model.emendations import HeadEmendation, LedgerEntry
from florilegium.model.inlines import Anchor, Emendation, Inline, Inlines, Text
from florilegium.model.text import Paragraph
from florilegium.model.walking import paragraphs, plain_text


def enter(article: Article) -> tuple[Article, tuple[LedgerEntry, ...]]:
    """The article with its lemmas anchored, and the entry of each emendation in the order of the text.

    Anchors are “article-emendation-1” and so on; no word is changed.
    """
    numbers = count(1)
    entries = [_head_entry(article, each) for each in article.emendations]
    notes = {paragraph.n: note.number for note in article.notes for paragraph in paragraphs(note.blocks)}

    def anchored(paragraph: Paragraph) -> Paragraph:
        found = list(_entries(article.id, paragraph, notes.get(paragraph.n, 0), numbers))
        entries.extend(found)
        children = paragraph.children
        for entry in found:
            children = wrap(children, entry.start, entry.end, _anchorer(entry.anchor))
        return replace(paragraph, children=children) if found else paragraph

    return article.with_paragraphs(anchored), tuple(entries)


def _entries(article: str, paragraph: Paragraph, note: int, numbers: Iterator[int]) -> Iterator[LedgerEntry]:
    found = tuple(placed(paragraph.children))
    text = plain_text(paragraph.children)
    for each, number in zip(found, numbers, strict=False):
        lemma, given = lemma_of(text, each, found), each.emendation
        yield LedgerEntry(
            article, paragraph.n, lemma.start, lemma.end, f"{article}-emendation-{number}", lemma.words, lemma.lemma,
            lemma.variant, plain_text(given.children), given.rejected, given.kind, given.siglum, given.reason,
            given.place, note,
        )  # fmt: skip


def _head_entry(article: Article, given: HeadEmendation) -> LedgerEntry:
    text = head_of(article.title, article.subtitle, article.authors)[given.where]
    start = text.find(given.reading)
    here = Emendation((Text(given.reading),), given.rejected, given.place)
    which = Placed(here, start, start + len(given.reading))
    lemma = lemma_of(text, which, (which,))
    return LedgerEntry(
        article.id, 0, lemma.start, lemma.end, f"{article.id}-title", lemma.words, lemma.lemma, lemma.variant,
        given.reading, given.rejected, given.kind, given.siglum, given.reason, given.place, where=given.where,
    )  # fmt: skip


def _anchorer(anchor: str) -> Callable[[Inlines, bool], Inline]:
    return lambda children, is_first: Anchor(anchor if is_first else "", children)
