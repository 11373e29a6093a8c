"""Lines with words from right to left, which a reader of a PDF gives in the order of the eye, not of the text."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from florilegium.model.printed import PageWords, plain_words

RIGHT_TO_LEFT = frozenset(("R", "AL"))


def first_unlike(read: str, page: PageWords) -> int | None:
    """The number of the first line that a page, read without blanks, does not have as it was set; None for no line.

    Lines from left to right must have their signs in order. In a line that has a word from right to left only this word
    must stand letter by letter, in either direction; the order of words, points and figures round it is not looked at,
    since the reader infers it. That order is proved where the line was set.
    """
    at = 0
    for number, line in enumerate(page):
        was_set = plain_words(line.whole)
        signs = was_set.replace(" ", "")
        here = read[at : at + len(signs)]
        if here != signs and not _same_for_the_eye(here, was_set):
            return number
        at += len(signs)
    return None if at == len(read) else max(0, len(page) - 1)


def _same_for_the_eye(read: str, was_set: str) -> bool:
    words, bare = tuple(_words(was_set)), _bare(read)
    same = sorted(read) == sorted(was_set.replace(" ", ""))
    return bool(words) and same and all(word in bare or word[::-1] in bare for word in words)


def _words(text: str) -> Iterator[str]:
    """The words from right to left, their letters alone."""
    for leftward, signs in groupby(_bare(text), key=_is_leftward):
        if leftward:
            yield "".join(signs)


def _bare(text: str) -> str:
    """The text without points and accents that are signs of their own."""
    return "".join(sign for sign in text if not unicodedata.combining(sign))


@lru_cache(maxsize=4096)
def _is_leftward(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in RIGHT_TO_LEFT
