"""How a press uses its words: how often each stands in small letters, which is the word list of the proposals."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from florilegium.model.letters import fold
from florilegium.names.proposals.lexicon import ORDINARY

_WORD = re.compile(r"[^\W\d_]+")
# What an article’s file says about itself, where its links lead, its attributes.
_NO_WORDS = re.compile(r"\A\+\+\+.*?^\+\+\+$|\]\([^)]*\)|\{[^}]*\}|<[^>]*>", re.S | re.M)
SELDOM = 0.1  # a name whose word stands in small letters less often than this is still a name: graves, Graves


@dataclass(frozen=True, slots=True)
class Usage:
    """How often each folded word stands in small letters, and how often with a capital."""

    small: Mapping[str, int]
    capital: Mapping[str, int]

    def is_ordinary(self, word: str) -> bool:
        """Whether the word is one of everyday language, whatever its capital here."""
        folded = fold(word)
        if folded in ORDINARY:
            return True
        return self.small.get(folded, 0) > SELDOM * self.capital.get(folded, 0)

    def has_capital(self, word: str) -> bool:
        """Whether the word stands with a capital anywhere."""
        return fold(word) in self.capital


def usage_of(texts: Iterable[str]) -> Usage:
    """What the words of all these texts are used as. Words wholly in capitals tell nothing."""
    words: Counter[str] = Counter()
    for text in texts:
        words.update(_WORD.findall(_NO_WORDS.sub(" ", text)))
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for word, count in words.items():
        if word.islower():
            small[fold(word)] += count
        elif not word.isupper():
            capital[fold(word)] += count
    return Usage(small, capital)
