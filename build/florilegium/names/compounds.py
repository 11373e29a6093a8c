"""What stands beside a surname alone: whether both are another name, as in “Capitol Hill” and “La Fontaine”."""

import re

from florilegium.model.letters import fold
from florilegium.names.lexicon import (
    AROUND_MONTHS,
    ATTRIBUTED,
    MONTHS,
    ORDINARY_FIRST_NAMES,
    PARTICLES,
    PLACES_AFTER,
    TITLES,
)
from florilegium.names.words import APOSTROPHE, BREAK, COMMA, HYPHEN, POINT, SPACE, Words

_SEATS = (("white", "house"), ("capitol", "hill"))
_DAY_BEFORE = re.compile(r"\d\s*\Z")
_DAY_AFTER = re.compile(r"[\s,]*\d")


def is_of_another(words: Words, index: int) -> bool:
    """Whether the surname alone at `index`, without a title before it, is part of another name, or a month."""
    is_part = is_head_of_another(words, index) or is_ordinary_first_name_of_another(words, index)
    return is_part or is_month(words, index)


def is_particle_of_another(words: Words, index: int) -> bool:
    """Whether the word is a capitalised particle of the name that goes on behind it: “La Fontaine”, “Van Dyke”."""
    if fold(words.words[index]) not in PARTICLES or words.joint(index + 1) not in (SPACE, HYPHEN, APOSTROPHE):
        return False
    after = words.words[index + 1]
    return after[0].isupper() and fold(after) not in TITLES


def is_head_of_another(words: Words, index: int) -> bool:
    """Whether a surname that is a word for a place ends such a name: “Capitol Hill”, “the White House”.

    At the head of a sentence (“When House came”), after a title or first names it does not.
    """
    if fold(words.words[index]) not in PLACES_AFTER or words.joint(index) != SPACE or words.in_capitals(index):
        return False
    before = words.words[index - 1]
    if not before[0].isupper() or len(before) == 1 or fold(before) in TITLES:
        return False
    if (fold(before), fold(words.words[index])) in _SEATS:
        return True
    return words.joint(index - 1) in (SPACE, COMMA) and not words.words[index - 2][0].isupper()


def is_ordinary_first_name_of_another(words: Words, index: int) -> bool:
    """Whether a surname that is a word or a month, and a first name as well, goes on: “Rose Luxemburg”, “May Day”.

    “The Wilson Administration” is Wilson’s.
    """
    if fold(words.words[index]) not in ORDINARY_FIRST_NAMES or words.joint(index + 1) != SPACE:
        return False
    after = words.words[index + 1]
    is_name = after[0].isupper() and not words.in_capitals(index + 1)
    return is_name and fold(after) not in TITLES | ATTRIBUTED


def is_month(words: Words, index: int) -> bool:
    """Whether a month’s name is one here: “in May”, “May 5”, “1 May”."""
    if fold(words.words[index]) not in MONTHS:
        return False
    gap = words.text[words.ends[index - 1] : words.starts[index]] if index else words.text[: words.starts[index]]
    if _DAY_BEFORE.search(gap) or _DAY_AFTER.match(words.after(index)):
        return True
    return words.joint(index) == SPACE and fold(words.words[index - 1]) in AROUND_MONTHS


def is_beside_capitals(words: Words, index: int) -> bool:
    """Whether another word with a capital stands directly beside it, but for titles and the head of a sentence."""
    if words.in_capitals(index):
        return False
    after = words.words[index + 1] if words.joint(index + 1) == SPACE else ""
    if after[:1].isupper() and fold(after) not in TITLES:
        return True
    before = words.words[index - 1] if words.joint(index) == SPACE else ""
    is_opening = words.joint(index - 1) in (BREAK, POINT)
    return before[:1].isupper() and fold(before) not in TITLES and not is_opening
