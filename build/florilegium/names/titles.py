"""Namesakes told apart by the title or office that stands before the name."""

from functools import cache

from florilegium.model.letters import fold
from florilegium.model.names import Person
from florilegium.names.lexicon import TITLES, WIVES
from florilegium.names.words import Words, words_of

WINDOW = 5  # words before the name: “the Ambassador in Japan (Morris)”


def by_title(words: Words, first: int, persons: list[Person]) -> tuple[str, ...]:
    """The ids of those who are meant by the title before the word at `first`: all of them where none tells.

    Those are meant whose record has the title, in headword or gloss, and most of what goes with it. Without “Mrs.”
    before it a surname is not that of “Webb, Mrs. Sidney”, if another bears it.
    """
    before = _words_before(words, first)
    if before & TITLES:
        agreeing = {person.id: _agreeing(before, person) for person in persons}
        most = max(agreeing.values())
        if most:
            return tuple(person for person, count in agreeing.items() if count == most)
    others = () if before & WIVES else tuple(person.id for person in persons if not _is_wife(person))
    return others or tuple(person.id for person in persons)


def _is_wife(person: Person) -> bool:
    return not WIVES.isdisjoint(map(fold, words_of(person.headword.partition(",")[2]).words))


def _words_before(words: Words, first: int) -> set[str]:
    """The capitalised words directly before, with only white space, points and an opening parenthesis between."""
    place = first
    while place > max(0, first - WINDOW) and not words.after(place - 1).strip(" \t\n\u00a0\u2009\u202f.("):
        place -= 1
    return {fold(word) for word in words.words[place:first] if word[0].isupper()}


def _agreeing(before: set[str], person: Person) -> int:
    """How many of the words the record has, 0 where none of them is a title."""
    known = _capitalised(f"{person.headword} {person.gloss}")
    shared = {word for word in before if any(_is_same(word, other) for other in known)}
    return len(shared) if shared & TITLES else 0


@cache
def _capitalised(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words_of(text).words if word[0].isupper())


def _is_same(word: str, other: str) -> bool:
    """Whether two words are one, or one the short form of a title: Gen., General."""
    short, long = sorted((word, other), key=len)
    return word == other or (len(short) > 2 and short in TITLES and long in TITLES and long.startswith(short))
