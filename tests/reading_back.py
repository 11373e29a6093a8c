"""Reads words back from a finished book: whether they stand in its EPUB and on its pages, letter for letter."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from books import Book, plain
from florilegium.model.article import Article
from florilegium.model.inlines import CrossReference, Inlines, NoteCall, SourcePage, Text
from florilegium.model.walking import plain_text


def letters(text: str) -> str:
    """Nothing but the letters and digits, with ligatures taken apart."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def chunks(article: Article) -> Iterator[str]:
    """The words of an article in stretches in which no note is called and no page of the source begins."""
    for paragraph in article.paragraphs():
        yield from (letters(each) for each in _cut(paragraph.children).split("\0") if letters(each))


def _cut(inlines: Inlines) -> str:
    """The words, with a nought where a note is called or a page of the source begins."""
    parts = []
    for inline in inlines:
        if isinstance(inline, NoteCall | SourcePage):
            parts.append("\0")
        elif isinstance(inline, CrossReference):  # the press adds words of its own
            parts.append(f"{_cut(inline.children)}\0")
        elif hasattr(inline, "children"):
            parts.append(_cut(inline.children))
        else:
            parts.append(inline.content if isinstance(inline, Text) else plain_text((inline,)))
    return "".join(parts)


def printed(book: Book, article: str) -> list[str]:
    """The letters of each page on which the article stands, and of those with notes at the end of the book."""
    pages = zip(book.record["pages"], book.pages, strict=True)
    places = {article, "endnotes"}
    return [letters(page.text) for known, page in pages if not places.isdisjoint(known["anchors"])]


def stands_on(chunk: str, pages: Sequence[str]) -> bool:
    """Whether the letters stand on one of the pages, or run over the foot of one and the head of the next.

    On the first of the two, notes may come after them.
    """
    if any(chunk in page for page in pages):
        return True
    return any(_runs_over(chunk, one, other) for one, other in pairwise(pages))


def _runs_over(chunk: str, one: str, other: str) -> bool:
    return any(other.startswith(chunk[cut:]) and chunk[:cut] in one for cut in range(1, len(chunk)))


def lost_in_print(book: Book, article: str, texts: Sequence[str]) -> list[str]:
    pages = printed(book, article)
    return [each for each in texts if not stands_on(each, pages)]


def lost_in_epub(book: Book, article: str, texts: Sequence[str]) -> list[str]:
    ends = book.document("endnotes") if "EPUB/endnotes.xhtml" in book.unpacked else ""
    whole = letters(plain(book.document(article)) + plain(ends))
    return [each for each in texts if each not in whole]
