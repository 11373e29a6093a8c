"""Turns the articles and the common text into what an edition has otherwise than it was written."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import Article
from florilegium.model.printed import plain_words
from florilegium.model.text import Paragraph
from florilegium.model.walking import paragraphs, plain_text
from florilegium.prove.common_text import CommonText

SHOWN = 6  # words on either side


def departures(articles: Iterable[Article], common: CommonText, edition: str) -> tuple[Diagnostic, ...]:
    """E20 for each paragraph that the edition lacks or has in other words, E21 where the order is another.

    Every letter and blank counts; white space is one blank.
    """
    found = read_paragraphs(common)
    return tuple(
        each for article in articles for each in (*_words(article, found, edition), *_order(article, common, edition))
    )


def differ(one: CommonText, other: CommonText) -> bool:
    """Whether two editions have a paragraph in other words, or their paragraphs in another order."""
    return one.order != other.order or read_paragraphs(one) != read_paragraphs(other)


def read_paragraphs(common: CommonText) -> Mapping[str, str]:
    """The words of each paragraph by its name, “article/n”."""
    return {each.name: stream.words_of(each) for stream in common.streams() for each in stream.passages}


def words_of(paragraph: Paragraph) -> str:
    """The words of a paragraph as they are compared."""
    return plain_words(plain_text(paragraph.children)).strip()


def _words(article: Article, found: Mapping[str, str], edition: str) -> Iterator[Diagnostic]:
    for paragraph in article.paragraphs():
        read = found.get(f"{article.id}/{paragraph.n}", "")
        if lost := departure(paragraph, words_of(paragraph), read, edition):
            yield lost


def departure(paragraph: Paragraph, written: str, read: str, edition: str) -> Diagnostic | None:
    """E20 where the edition lacks the paragraph or has it in other words, else None."""
    if written and not read:
        message = f"the {edition} lacks the paragraph “{_opening(written)}”"
        return Diagnostic("E20", message, paragraph.place, "report it with the text: the press has lost it")
    if read != written:
        mine, other = first_difference(written, read)
        message = f"the {edition} reads “{other}” where the article has “{mine}”"
        return Diagnostic("E20", message, paragraph.place, "report it with the text: the press has changed it")
    return None


def _order(article: Article, common: CommonText, edition: str) -> Iterator[Diagnostic]:
    wanted = [f"{article.id}/{each.n}" for each in paragraphs(article.body)]
    asked = frozenset(wanted)
    read = [name for name in common.order if name in asked]
    for mine, other in zip(wanted, read, strict=False):
        if mine != other:
            message = f"the {edition} has the paragraphs in another order: {other} where {mine} should stand"
            yield Diagnostic("E21", message, _place(article, mine), "report it with the text")
            return


def _place(article: Article, name: str) -> Place:
    n = int(name.rpartition("/")[2])
    return next(each.place for each in article.paragraphs() if each.n == n)


def first_difference(one: str, other: str) -> tuple[str, str]:
    """The first words that differ, with those before and after them.

    >>> first_difference("the first type was cut in lead", "the first types was cut in lead")
    ('the first type was cut in lead', 'the first types was cut in lead')
    """
    mine, others = one.split(), other.split()
    pairs = enumerate(zip_longest(mine, others))
    at = next((at for at, (a, b) in pairs if a != b), 0)
    begin, end = max(0, at - SHOWN // 2), at + SHOWN
    return " ".join(mine[begin:end]), " ".join(others[begin:end])


def _opening(words: str) -> str:
    some = words.split()
    return " ".join(some[:SHOWN]) + (" …" if len(some) > SHOWN else "")
