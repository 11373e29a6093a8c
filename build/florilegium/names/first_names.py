"""First names and initials, in the text and in a record, compared."""

from collections.abc import Callable
from dataclasses import dataclass

from florilegium.model.letters import fold
from florilegium.names.equivalents import is_same_name
from florilegium.names.lexicon import PARTICLES, ROMAN_NUMERALS, SHORT_FIRST_NAMES, TITLES
from florilegium.names.words import POINT, joint, words_of


@dataclass(frozen=True, slots=True)
class FirstName:
    """A first name folded; `is_short` where a point cuts it off: “i” of “I.”, “geo” of “Geo.”."""

    letters: str
    is_short: bool = False


Agree = Callable[[FirstName, FirstName], bool]


def first_names(text: str) -> tuple[FirstName, ...]:
    """The first names and initials in a record’s text, without titles, particles and numbers.

    >>> [name.letters for name in first_names("Sir Carl M. von")]
    ['carl', 'm']
    """
    words = words_of(text.partition("(")[0])
    names = (
        first_name(word, len(word) == 1 or joint(words.after(index)) == POINT)
        for index, word in enumerate(words.words)
        if not word[0].islower() and not (word.isupper() and fold(word) in ROMAN_NUMERALS)
    )
    left_out = TITLES | PARTICLES
    return tuple(name for name in names if len(name.letters) == 1 or name.letters not in left_out)


def first_name(word: str, is_short: bool) -> FirstName:
    """The word as a first name, usual abbreviations written out.

    >>> first_name("Wm", True)
    FirstName(letters='william', is_short=False)
    """
    letters = fold(word)
    return FirstName(SHORT_FIRST_NAMES[letters]) if letters in SHORT_FIRST_NAMES else FirstName(letters, is_short)


def fits(found: tuple[FirstName, ...], record: tuple[FirstName, ...]) -> int:
    """How well the first names found in the text may be those of the record: 0 where they cannot.

    The first must agree, the others must follow in the record’s order as far as the record has any; or the first is
    a whole name that the record has at a later place (“Woodrow Wilson”, whom a record calls Thomas Woodrow). As many
    names as the record has fit best (4), fewer fit better (3) than more (2); those fit least (1) that agree only as
    Pierre and Peter do, as initials that have changed places, as the one name that the record has behind another
    (“Charles Henry” is Henry), or as a name for one of the later of mere initials (“Bernard” is G. B.).

    >>> record = first_names("James P.")
    >>> [fits(first_names(text), record) for text in ("J. P.", "James", "J. P. Q.", "Jim", "A. P.")]
    [4, 3, 2, 1, 0]
    """
    if not found or not record:
        return 0
    exact = _fit(found, record, _agree)
    if exact or _fit(found, record, _are_alike):
        return exact or 1
    return int(_have_changed_places(found, record) or _is_called_by_a_later(found, record))


def _fit(found: tuple[FirstName, ...], record: tuple[FirstName, ...], agree: Agree) -> int:
    if not agree(found[0], record[0]):
        later = [name for name in record[1:] if not name.is_short]
        is_later = len(found) == 1 and not found[0].is_short and any(agree(found[0], name) for name in later)
        return 3 if is_later else 0
    rest = list(record[1:])
    for name in found[1:]:
        if not rest:
            return 2
        place = next((index for index, known in enumerate(rest) if agree(name, known)), None)
        if place is None:
            return 2 if _has_all(found[1:], record[1:], agree) else 0
        del rest[: place + 1]
    return 4 if len(found) == len(record) else 3


def _has_all(found: tuple[FirstName, ...], record: tuple[FirstName, ...], agree: Agree) -> bool:
    """Whether what is found has every name of the record in its order, and further ones: L. G. Chiozza, Leo Chiozza."""
    rest = iter(found)
    return all(any(agree(name, known) for name in rest) for known in record)


def _is_called_by_a_later(found: tuple[FirstName, ...], record: tuple[FirstName, ...]) -> bool:
    """Whether one of the two has a single whole name, which the other has, or an initial for it, at a later place."""
    if len(record) == 1 and not record[0].is_short:
        return any(not name.is_short and name.letters == record[0].letters for name in found[1:])
    if len(found) > 1 or found[0].is_short or not all(name.is_short for name in record):
        return False
    return any(_agree(found[0], name) for name in record[1:])


def _have_changed_places(found: tuple[FirstName, ...], record: tuple[FirstName, ...]) -> bool:
    """Whether both are the same initials in another order: J. P. and P. J. Proudhon."""
    if not all(name.is_short for name in (*found, *record)):
        return False
    return len(found) == len(record) and sorted(each.letters for each in found) == sorted(
        each.letters for each in record
    )


def _agree(one: FirstName, other: FirstName) -> bool:
    if one.is_short:
        return other.letters.startswith(one.letters) or (other.is_short and one.letters.startswith(other.letters))
    return one.letters.startswith(other.letters) if other.is_short else one.letters == other.letters


def _are_alike(one: FirstName, other: FirstName) -> bool:
    return _agree(one, other) or (not (one.is_short or other.is_short) and is_same_name(one.letters, other.letters))
