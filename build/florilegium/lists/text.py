"""Blocks of a list made into a text of the volume, with its title and the ordinals of its paragraphs."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Inlines, Text
from florilegium.model.text import Blocks, Paragraph
from florilegium.model.volume import Volume
from florilegium.model.walking import with_paragraphs

TITLES = {
    "illustrations": "Illustrations",
    "chronology": "Chronology",
    "abbreviations": "Abbreviations",
    "bibliography": "Bibliography",
    "contributors": "Contributors",
}
# What opens and closes a title that is quoted, by language.
QUOTES = {"de": "„“", "fr": "«»", "ru": "«»", "es": "«»", "it": "«»", "pt": "«»", "pl": "„”"}


def list_text(volume: Volume, kind: str, blocks: Blocks) -> Article:
    """The text of a list; its title is the volume’s own or the house’s."""
    ordinals = count(1)
    numbered = with_paragraphs(blocks, lambda paragraph: replace(paragraph, n=next(ordinals)))
    title = dict(volume.lists.titles).get(kind, TITLES[kind])
    return Article(kind, title, volume.place, numbered, language=volume.language)


def entries(all_words: Iterable[Inlines], place: Place) -> Blocks:
    """A paragraph for each entry."""
    return tuple(Paragraph(0, "entry", words, place) for words in all_words)


def quoted(title: str, language: str) -> str:
    """The title between the quotation marks of the language.

    >>> quoted("Moral", "en-GB"), quoted("Moral", "de")
    ('“Moral”', '„Moral“')
    """
    marks = QUOTES.get(language.partition("-")[0], "“”")
    return f"{marks[0]}{title}{marks[1]}"


def sentence(words: Inlines) -> Inlines:
    """The words with a full stop behind them where they end without a mark."""
    last = words[-1] if words else None
    if isinstance(last, Text) and last.content.endswith((".", "!", "?", "…", ".”", ".’")):
        return words
    return (*words, Text(".")) if words else ()
