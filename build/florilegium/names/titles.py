"""Namesakes told apart by the title or office that stands before the name."""

from functools import cache

from florilegium.model.letters import fold
from florilegium.model.names import Person
from florilegium.names.lexicon import (
    COMMON_FIRST_NAMES,
    FIRST_NAMES,
    FRENCH,
    FRENCH_FIRST_NAMES,
    MENS_TITLES,
    TITLES,
    WOMENS_NAMES,
    WOMENS_TITLES,
)
from florilegium.names.words import POINT, SPACE, Words, words_of

WINDOW = 5  # words before the name: “the Ambassador in Japan (Morris)”


def by_title(words: Words, first: int, persons: list[Person]) -> tuple[str, ...]:
    """The ids of those who are meant by the title before the word at `first`: all of them where none tells.

    Those are meant whose record has the title, in headword or gloss, and most of what goes with it. Without “Mrs.”
    before it a surname is not that of “Webb, Mrs. Sidney”, and with “Mr.” not a woman’s, if another bears it.
    """
    before = _words_before(words, first)
    if _directly_before(words, first) in MENS_TITLES:
        persons = [person for person in persons if not is_woman(person)] or persons
    if before & TITLES:
        agreeing = {person.id: _agreeing(before, person) for person in persons}
        most = max(agreeing.values())
        if most:
            return tuple(person for person, count in agreeing.items() if count == most)
    others = () if before & WOMENS_TITLES else tuple(person.id for person in persons if not has_womans_title(person))
    return others or tuple(person.id for person in persons)


def is_woman(person: Person) -> bool:
    """Whether the title or the first name in the headword is a woman’s."""
    given = _given(person)
    return not WOMENS_TITLES.isdisjoint(given) or any(name in WOMENS_NAMES for name in given[:1])


def has_womans_title(person: Person) -> bool:
    """Whether the headword names a woman by her title: “Webb, Mrs. Sidney”."""
    return not WOMENS_TITLES.isdisjoint(_given(person))


def has_title(person: Person, title: str) -> bool:
    """Whether the folded title stands in headword or gloss with a capital: “Olivier, Sir Sydney”."""
    return title in _capitalised(f"{person.headword} {person.gloss}")


def is_man(person: Person) -> bool:
    """Whether the first name in the headword is a man’s."""
    given = [name for name in _given(person) if name not in TITLES]
    return not is_woman(person) and any(name in FIRST_NAMES - COMMON_FIRST_NAMES for name in given[:1])


def is_french(person: Person) -> bool:
    """Whether “M.” before the surname is likely to be Monsieur, by the record’s first name or gloss."""
    return not FRENCH_FIRST_NAMES.isdisjoint(_given(person)) or not FRENCH.isdisjoint(_capitalised(person.gloss))


def follows_womans_title(words: Words, first: int) -> bool:
    """Whether the word at `first` stands directly after Mrs., Mme., Miss and the like."""
    return _directly_before(words, first) in WOMENS_TITLES


def follows_title(words: Words, first: int) -> bool:
    """Whether the word at `first` stands directly after a title or “M.”."""
    return _directly_before(words, first) in TITLES | MENS_TITLES


def _directly_before(words: Words, first: int) -> str:
    """The folded word before the one at `first`, “” where more than a blank or a point parts them."""
    return fold(words.words[first - 1]) if words.joint(first) in (SPACE, POINT) else ""


def _given(person: Person) -> tuple[str, ...]:
    return _folded(person.headword.partition("(")[0].partition(",")[2])


@cache
def _folded(text: str) -> tuple[str, ...]:
    return tuple(map(fold, words_of(text).words))


def _words_before(words: Words, first: int) -> set[str]:
    """The capitalised words directly before, with only white space, points and an opening parenthesis between."""
    place = first
    while place > max(0, first - WINDOW) and not words.after(place - 1).strip(" \t\n\u00a0\u2009\u202f.("):
        place -= 1
    return {fold(word) for word in words.words[place:first] if word[0].isupper()}


def _agreeing(before: set[str], person: Person) -> int:
    """How many of the words the record has, 0 where none of them is a title; those of the headword count twice."""
    known = _capitalised(f"{person.headword} {person.gloss}")
    shared = {word for word in before if any(_is_same(word, other) for other in known)}
    own = {word for word in shared if any(_is_same(word, other) for other in _capitalised(person.headword))}
    return len(shared) + len(own) if shared & TITLES else 0


@cache
def _capitalised(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words_of(text).words if word[0].isupper())


def _is_same(word: str, other: str) -> bool:
    """Whether two words are one, or one the short form of a title: Gen., General."""
    short, long = sorted((word, other), key=len)
    return word == other or (len(short) > 2 and short in TITLES and long in TITLES and long.startswith(short))
