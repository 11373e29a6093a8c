"""How often a word occurs in a language: the one doorway of pyspellchecker, for its lists of words."""

from collections.abc import Mapping
from functools import lru_cache

from spellchecker import SpellChecker

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")
# Spellings of British English, of which the list has the American ones alone.
_BRITISH = (
    ("our", "or"),
    ("is", "iz"),
    ("ys", "yz"),
    ("ll", "l"),
    ("ae", "e"),
    ("oe", "e"),
    ("re", "er"),
    ("ce", "se"),
)


def frequency(word: str, language: str) -> int:
    """How often the word occurs in the texts of the list, in small letters; 0 where it is not in it.

    >>> frequency("tamps", "en") < frequency("camps", "en"), frequency("revoutionist", "en")
    (True, 0)
    """
    found = listed(word, language)
    if not found and language == "en":
        return max(listed(word.replace(british, other), language) for british, other in _BRITISH)
    return found


def listed(word: str, language: str) -> int:
    """The same for the very letters of the word, whatever other spelling it has."""
    return _words(language).get(word, 0)


@lru_cache(maxsize=2)
def _words(language: str) -> Mapping[str, int]:
    words: Mapping[str, int] = SpellChecker(language=language, distance=1).word_frequency.dictionary
    return words
