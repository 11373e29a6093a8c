"""The words of a press: how often each stands in its texts, and before which others."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from florilegium.model.article import Article
from florilegium.model.letters import fold
from florilegium.model.walking import plain_text

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often each folded word stands in the texts, how often with a capital, and how often before which other.

    `hyphened` are the words joined by a hyphen, as “co-operative”.
    """

    counts: Mapping[str, int]
    capitals: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    hyphened: frozenset[str]

    def count(self, word: str) -> int:
        """How often the word stands in the texts, whatever its capitals."""
        return self.counts.get(fold(word), 0)

    def pair(self, word: str, following: str) -> int:
        """How often the second word stands straight behind the first."""
        return self.pairs.get((fold(word), fold(following)), 0)


_HYPHENED = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)+")


def vocabulary_of(articles: Iterable[Article]) -> Vocabulary:
    """The vocabulary of the articles."""
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    hyphened: set[str] = set()
    for article in articles:
        for paragraph in article.paragraphs():
            text = plain_text(paragraph.children)
            found = list(WORD.finditer(text))
            folded = [fold(match[0]) for match in found]
            counts.update(folded)
            capitals.update(word for word, match in zip(folded, found, strict=True) if match[0][0].isupper())
            hyphened.update(fold(match) for match in _HYPHENED.findall(text))
            for one, other, first, last in zip(folded, folded[1:], found, found[1:], strict=False):
                if text[first.end() : last.start()].isspace():
                    pairs[one, other] += 1
    return Vocabulary(counts, capitals, pairs, frozenset(hyphened))
