"""Turns the texts into the things in them that are counted, each with the anchor it has in every edition."""

from collections.abc import Iterable, Iterator, Sequence

from florilegium.model.article import Article
from florilegium.model.emendations import LedgerEntry
from florilegium.model.inlines import Emendation
from florilegium.model.names import Mention, NameIndex


def things_of(
    articles: Sequence[Article],
    ledger: Iterable[LedgerEntry],
    mentions: Iterable[Mention],
    indexes: Iterable[NameIndex],
) -> Iterator[tuple[str, list[str]]]:
    """What is counted in the words of the table, and the anchors."""
    yield "notes", [f"{article.id}-note-{note.number}" for article in articles for note in article.notes]
    yield "headings", [f"{each.id}-heading-{n}" for each in articles for n in _headings(each)]
    yield "emendations", [entry.anchor for entry in ledger]
    yield "names", [mention.anchor for mention in mentions]
    yield "index entries", [f"entry-{entry.person}" for index in indexes for entry in index.entries()]


def _headings(article: Article) -> Iterator[int]:
    return (paragraph.n for paragraph in article.paragraphs() if paragraph.kind == "heading")


def emendations_of(article: Article) -> Iterator[Emendation]:
    """Every emendation of the article in the order of its paragraphs."""
    return (inline for inline in article.inlines() if isinstance(inline, Emendation))
