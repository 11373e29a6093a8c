"""A strange name and the known ones turned into those it is perhaps a variant of: never a match, only a hint."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from florilegium.model.letters import fold
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.proposals import Near

LEAST_FOR_A_LETTER = 6  # letters: in shorter names one letter more or less makes another name
LEAST_FOR_SOUNDS = 4
MOST = 3
# How one name is spelt in other systems: Trotski, Trotzky; Chicherin, Tschitscherin; Piatakov, Pyatakoff.
_SOUNDS = tuple((re.compile(pattern), sound) for pattern, sound in (
    (r"tsch|tch|tš|cz|č", "ch"), (r"sch|sz|š", "sh"), (r"shch", "sh"), (r"zh|ž|j(?=[aeiou])", "z"), (r"kh|gh", "h"),
    (r"ph|ff\b|ff", "f"), (r"th", "t"), (r"[iy]+([aeou])", r"\1"), (r"w", "v"), (r"(?<=[eo])f\b", "v"),
    (r"tz|ts|c(?=[eiy])", "z"), (r"ck|q|c(?!h)", "k"), (r"x", "ks"), (r"[yj]", "i"), (r"ou|oo", "u"), (r"i+\b", "i"),
    (r"(.)\1", r"\1"),
))  # fmt: skip


def skeleton(word: str) -> str:
    """What the spellings of one name in several systems of transliteration share.

    >>> skeleton("Trotzky") == skeleton("Trotski"), skeleton("Pyatakoff") == skeleton("Piatakov")
    (True, True)
    """
    letters = re.sub(r"[^a-z]", "", fold(word))
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


@dataclass(slots=True)
class KnownNames:
    """The surnames of an authority file, to be found by what is like them."""

    by_sound: dict[str, list[tuple[Person, str]]] = field(default_factory=lambda: defaultdict(list))
    by_letters: dict[str, list[tuple[Person, str]]] = field(default_factory=lambda: defaultdict(list))

    def near(self, surname: str) -> tuple[Near, ...]:
        """The known forms that are like the surname; three at most."""
        found: dict[str, Near] = {}
        letters, sound = fold(surname), skeleton(surname)
        if len(letters) >= LEAST_FOR_A_LETTER:
            for cut in _cuts(letters):
                for person, form in self.by_letters.get(cut, ()):
                    if _is_one_apart(letters, fold(_surname(form))):
                        found.setdefault(person.id, Near(person.id, person.headword, form, "one letter apart"))
        if len(sound) >= LEAST_FOR_SOUNDS:
            for person, form in self.by_sound.get(sound, ()):
                how = "the same surname" if fold(_surname(form)) == letters else "another transliteration"
                found.setdefault(person.id, Near(person.id, person.headword, form, how))
        return tuple(found.values())[:MOST]


def known_names(authority: AuthorityFile) -> KnownNames:
    """The surnames of all records, ready to be searched."""
    known = KnownNames()
    persons = {person.id: person for person in authority.persons}
    targets = authority.targets()
    for person in authority.persons:
        target = persons[targets[person.id]]
        for form in dict.fromkeys((person.headword, *person.variants)):
            surname = fold(_surname(form))
            known.by_sound[skeleton(surname)].append((target, form))
            if len(surname) >= LEAST_FOR_A_LETTER:
                for cut in _cuts(surname):
                    known.by_letters[cut].append((target, form))
    return known


def _surname(form: str) -> str:
    """The part of a headword or variant that is the surname, as well as can be told."""
    bare = form.partition("(")[0]
    first, comma, _ = bare.partition(",")
    return first.strip() if comma else (bare.split() or [""])[-1]


def _cuts(letters: str) -> Iterable[str]:
    """The word and what is left of it without one of its letters."""
    return {letters, *_without_one(letters)}


def _without_one(letters: str) -> Iterator[str]:
    return (letters[:place] + letters[place + 1 :] for place in range(len(letters)))


def _is_one_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, or another makes the one of the other, or two neighbours that changed places.

    >>> _is_one_apart("connoly", "connolly"), _is_one_apart("trotsky", "tortsky"), _is_one_apart("lenin", "lenina")
    (True, True, True)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short in _without_one(long)
    differing = [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(differing) == 2 and differing[1] == differing[0] + 1:
        left, right = differing
        return one[left] == other[right] and one[right] == other[left]
    return len(differing) == 1
