"""An article and its mentions turned into the article with each mention marked as a `Name`."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from florilegium.model.article import Article
from florilegium.model.cutting import wrap
from florilegium.model.names import Mention
from florilegium.model.text import Inline, Inlines, Name, Paragraph


def mark(article: Article, mentions: Iterable[Mention]) -> Article:
    """The article with the characters of each of its mentions inside a `Name`; mentions of others are passed over.

    A mention that runs over the edge of an emphasis or the like, or over a note call, becomes several `Name`s of
    the same person; the first of them has the anchor, the others have “”. No word is changed.
    """
    at: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.article == article.id:
            at[mention.paragraph].append(mention)
    return article.with_paragraphs(lambda paragraph: _marked(paragraph, at.get(paragraph.n, [])))


def _marked(paragraph: Paragraph, mentions: list[Mention]) -> Paragraph:
    children = paragraph.children
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end, each.anchor)):
        children = wrap(children, mention.start, mention.end, _namer(mention))
    return replace(paragraph, children=children) if mentions else paragraph


def _namer(mention: Mention) -> Callable[[Inlines, bool], Inline]:
    def name(children: Inlines, is_first: bool) -> Inline:
        return Name(mention.person, mention.anchor if is_first else "", children)

    return name
