"""An article with its mentions and discussions turned into the article with each of them marked."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from florilegium.model.article import Article
from florilegium.model.cutting import wrap
from florilegium.model.inlines import Anchor, Inline, Inlines, Name
from florilegium.model.names import Mention
from florilegium.model.text import Paragraph
from florilegium.names.discussions import Landing, landings
from florilegium.names.passages import Passage


def mark(article: Article, mentions: Iterable[Mention], passages: Iterable[Passage] = ()) -> Article:
    """The article with the characters of each of its mentions inside a `Name`; mentions of others are passed over.

    A mention that runs over the edge of an emphasis or the like, or over a note call, becomes several `Name`s of
    the same person; the first of them has the anchor, the others have “”. The first and the last word of each
    discussion stand inside an `Anchor`, and so does the pronoun that ends a passage. No word is changed.
    """
    at: dict[int, list[Mention]] = defaultdict(list)
    places: dict[int, list[Landing]] = defaultdict(list)
    for mention in mentions:
        if mention.article == article.id:
            at[mention.paragraph].append(mention)
    for landing in (*landings(article), *(each.last for each in passages if each.is_open)):
        places[landing.paragraph].append(landing)
    return article.with_paragraphs(
        lambda paragraph: _marked(_anchored(paragraph, places.get(paragraph.n, [])), at.get(paragraph.n, []))
    )


def _anchored(paragraph: Paragraph, places: list[Landing]) -> Paragraph:
    children = paragraph.children
    for place in places:
        children = wrap(children, place.start, place.end, _anchorer(place.anchor))
    return replace(paragraph, children=children) if places else paragraph


def _marked(paragraph: Paragraph, mentions: list[Mention]) -> Paragraph:
    children = paragraph.children
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end, each.anchor)):
        children = wrap(children, mention.start, mention.end, _namer(mention))
    return replace(paragraph, children=children) if mentions else paragraph


def _anchorer(anchor: str) -> Callable[[Inlines, bool], Inline]:
    return lambda children, is_first: Anchor(anchor if is_first else "", children)


def _namer(mention: Mention) -> Callable[[Inlines, bool], Inline]:
    def name(children: Inlines, is_first: bool) -> Inline:
        return Name(mention.person, mention.anchor if is_first else "", children)

    return name
