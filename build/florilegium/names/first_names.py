"""First names and initials, in the text and in a record, compared."""

from dataclasses import dataclass

from florilegium.model.letters import fold
from florilegium.names.lexicon import PARTICLES, TITLES
from florilegium.names.words import POINT, joint, words_of


@dataclass(frozen=True, slots=True)
class FirstName:
    """A first name folded; `is_short` where a point cuts it off: “i” of “I.”, “geo” of “Geo.”."""

    letters: str
    is_short: bool = False


def first_names(text: str) -> tuple[FirstName, ...]:
    """The first names and initials in a record’s text, without titles and particles.

    >>> [name.letters for name in first_names("Sir Carl M. von")]
    ['carl', 'm']
    """
    words = words_of(text.partition("(")[0])
    names = (
        FirstName(fold(word), len(word) == 1 or joint(words.after(index)) == POINT)
        for index, word in enumerate(words.words)
        if not word[0].islower()
    )
    left_out = TITLES | PARTICLES
    return tuple(name for name in names if len(name.letters) == 1 or name.letters not in left_out)


def fits(found: tuple[FirstName, ...], record: tuple[FirstName, ...]) -> bool:
    """Whether the first names found in the text may be those of the record.

    The first must agree, the others must follow in the record’s order as far as the record has any; or the first is
    a whole name that the record has at a later place (“Woodrow Wilson”, whom a record calls Thomas Woodrow).

    >>> fits(first_names("J. P."), first_names("James P.")), fits(first_names("A. P."), first_names("I. N."))
    (True, False)
    """
    if not found or not record:
        return False
    if not _agree(found[0], record[0]):
        later = [name.letters for name in record[1:] if not name.is_short]
        return len(found) == 1 and not found[0].is_short and found[0].letters in later
    rest = list(record[1:])
    for name in found[1:]:
        if not rest:
            return True
        place = next((index for index, known in enumerate(rest) if _agree(name, known)), None)
        if place is None:
            return False
        del rest[: place + 1]
    return True


def _agree(one: FirstName, other: FirstName) -> bool:
    if one.is_short:
        return other.letters.startswith(one.letters) or (other.is_short and one.letters.startswith(other.letters))
    return one.letters.startswith(other.letters) if other.is_short else one.letters == other.letters
