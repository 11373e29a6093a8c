"""What stands before and after a surname: whose name it is, or why it is none."""

from collections.abc import Iterable
from dataclasses import dataclass

from florilegium.model.letters import fold
from florilegium.model.names import Person
from florilegium.names.equivalents import is_same_name
from florilegium.names.first_names import FirstName, first_name
from florilegium.names.form import Form
from florilegium.names.lexicon import (
    ABBREVIATIONS,
    ELISIONS,
    FRENCH_ARTICLES,
    NUMBERED,
    ORDINARY_FIRST_NAMES,
    PARTICLES,
    PATRONYMIC,
    PLACES_AFTER,
    PLACES_BEFORE,
    ROMAN_NUMERALS,
    SAINTS,
    SHORT_FIRST_NAMES,
    STREETS,
    TITLES,
)
from florilegium.names.words import APOSTROPHE, HYPHEN, POINT, SPACE, TOUCH, Words

MONSIEUR = FirstName("m", True)


@dataclass(frozen=True, slots=True)
class Before:
    """The first names before a surname, and the index of the word they begin with."""

    first_names: tuple[FirstName, ...]
    first: int


def first_names_before(words: Words, index: int, known: frozenset[str], forms: Iterable[Form]) -> Before:
    """The first names and initials that stand directly before the word at `index`; none at a sentence’s end."""
    own = {name.letters for form in forms for name in form.first_names}
    found: list[FirstName] = []
    first = place = index
    while place and (name := _first_name(words, place - 1, known, own, bool(found))) is not None:
        place -= 1
        if name.letters not in PARTICLES or words.words[place][0].isupper():
            found.insert(0, name)
            first = place
    if found and found[0] == MONSIEUR and words.language == "fr":
        del found[0]
        first += 1
    if not found or _ends_a_sentence(words, first, found):
        return Before((), index)
    return Before(tuple(found), first)


def whole_name_before(words: Words, before: Before) -> Before:
    """The same with the word before initials as a first name that no list has: “Marx E. Lazarus”, else as it is."""
    place = before.first - 1
    is_open = bool(before.first_names) and before.first_names[0].is_short and words.joint(before.first) == SPACE
    if not is_open or place < 0 or not words.words[place].istitle() or fold(words.words[place]) in TITLES:
        return before
    return Before((FirstName(fold(words.words[place])), *before.first_names), place)


def _first_name(words: Words, place: int, known: frozenset[str], own: set[str], is_inner: bool) -> FirstName | None:
    """The word at `place` as a first name, an initial or a particle of what follows it; None where it is none."""
    word, mark = words.words[place], words.joint(place + 1)
    letters = fold(word)
    if mark == POINT:
        is_cut = word[0].isupper() and not word.isupper() and letters not in TITLES
        is_own = is_cut and any(name.startswith(letters) and (is_inner or name != letters) for name in own)
        is_short = (len(word) == 1 and word.isupper()) or is_own or (is_cut and letters in SHORT_FIRST_NAMES)
        return first_name(word, True) if is_short else None
    is_joined = mark == HYPHEN and not is_inner and not (letters in own and len(letters) > 2)
    if is_joined or mark not in (SPACE, HYPHEN, APOSTROPHE):
        return None
    if word.islower() and letters in PARTICLES:
        return FirstName(letters)
    if mark == APOSTROPHE or not word[0].isupper() or letters in TITLES:
        return None
    if len(word) == 1:
        return FirstName(letters, True) if is_inner or word not in "AIO" else None
    is_other = letters in ORDINARY_FIRST_NAMES and any(is_same_name(letters, each) for each in own)  # Rose for Rosa
    is_name = letters in known or letters in own or is_other or letters.endswith(PATRONYMIC)
    is_before_patronymic = is_inner and fold(words.words[place + 1]).endswith(PATRONYMIC)
    return FirstName(letters) if is_name or is_before_patronymic else None


def initials_after(words: Words, last: int) -> tuple[FirstName, ...]:
    """The initials behind a surname: “Smirnov, V. M.”, “Smirnov (V. M.)”; none where they may be the next name’s."""
    place = last + 1
    if words.after(last).strip() not in (",", "("):
        return ()
    while place < len(words) and len(words.words[place]) == 1 and words.words[place].isupper():
        if words.after(place)[:1] != ".":
            return ()
        place += 1
        if words.joint(place) != POINT:
            return tuple(FirstName(fold(word), True) for word in words.words[last + 1 : place])
    return ()


def _ends_a_sentence(words: Words, first: int, found: list[FirstName]) -> bool:
    """Whether the initials are the end of what comes before: “Part I. Lenin”, “in the U.S. Lenin”."""
    if not all(name.is_short for name in found):
        return False
    before = fold(words.words[first - 1]) if first else ""
    if words.joint(first) in (HYPHEN, APOSTROPHE):
        return True
    if "".join(name.letters for name in found) in ABBREVIATIONS or before == "the":
        return True
    return len(found) == 1 and before in NUMBERED


def initials_without_points(words: Words, index: int) -> tuple[FirstName, ...]:
    """The letters of “IN” in “IN Smirnov”; none where the surname stands in capitals too."""
    if not index or words.joint(index) != SPACE or words.in_capitals(index):
        return ()
    word = words.words[index - 1]
    is_group = 1 < len(word) < 4 and word.isupper() and word.isalpha()
    return tuple(FirstName(letter, True) for letter in fold(word)) if is_group else ()


def is_no_person(words: Words, first: int, last: int) -> bool:
    """Whether what stands around the words says that this is a place, a saint, or part of another name."""
    before = fold(words.words[first - 1]) if first else ""
    after = words.words[last + 1] if last + 1 < len(words) else ""
    mark_before, mark_after = words.joint(first), words.joint(last + 1)
    if first == last and TOUCH in (mark_before, mark_after):  # one sign of more
        return True
    if mark_before == APOSTROPHE and before not in ELISIONS:
        return True
    if words.language == "fr" and first == last and mark_before == SPACE and before in FRENCH_ARTICLES:
        return True
    if mark_after == APOSTROPHE and after[0].isupper() and not words.in_capitals(last + 1) and len(after) > 1:
        return True
    if before in SAINTS and mark_before in (SPACE, POINT, HYPHEN) and words.words[first - 1][0].isupper():
        return True
    is_place = before in STREETS or (before in PLACES_BEFORE and words.words[first - 1][0].isupper())
    if is_place and mark_before in (SPACE, HYPHEN):
        return True
    return after[:1].isupper() and fold(after) in PLACES_AFTER and mark_after in (SPACE, HYPHEN)


def is_first_name_of_another(words: Words, last: int, known: frozenset[str]) -> bool:
    """Whether a surname alone is the first name of what follows: “James Connolly” is not C. L. R. James."""
    if words.joint(last + 1) != SPACE:
        return False
    after, folded = words.words[last + 1], fold(words.words[last + 1])
    if folded in ROMAN_NUMERALS and after.isupper():
        return True
    is_name = after[0].isupper() and folded not in TITLES and not words.in_capitals(last + 1)
    return fold(words.words[last]) in known and (is_name or (len(after) == 1 and after.isupper()))


def is_part_of_a_double_name(words: Words, first: int, last: int, known: frozenset[str]) -> bool:
    """Whether a hyphen joins the words to a strange surname, as a first name or title before the whole tells."""
    start = first
    while words.joint(start) == HYPHEN and words.words[start - 1][0].isupper():
        start -= 1
    if start == first and not (words.joint(last + 1) == HYPHEN and words.words[last + 1][0].isupper()):
        return False
    if start < first and fold(words.words[start]) in known:
        return True
    before = fold(words.words[start - 1]) if words.joint(start) in (SPACE, POINT) else ""
    return before in known or before in TITLES or (len(before) == 1 and words.joint(start) == POINT)


def is_ruled_out(person: Person, words: Words, first: int, last: int) -> bool:
    """Whether the record says that the name is none before or after the words that stand here."""
    after = words.joint(last + 1) in (SPACE, HYPHEN) and any(
        _words_at(words, last + 1, text) for text in person.not_before
    )
    before = words.joint(first) in (SPACE, HYPHEN, POINT) and any(
        _words_at(words, first - len(text.split()), text) for text in person.not_after
    )
    return after or before


def _words_at(words: Words, place: int, text: str) -> bool:
    wanted = tuple(fold(part.strip(".,;:")) for part in text.split())
    return place >= 0 and tuple(map(fold, words.words[place : place + len(wanted)])) == wanted
