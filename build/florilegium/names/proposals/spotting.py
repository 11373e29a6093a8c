"""The words of one paragraph turned into sightings: stretches that may be the name of a person, taken apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from florilegium.model.letters import fold
from florilegium.names.lexicon import ABBREVIATIONS, NUMBERED, PARTICLES, SAINTS, SHORT_FIRST_NAMES
from florilegium.names.proposals.eastern import is_eastern
from florilegium.names.proposals.given_names import KNOWN_FIRST_NAMES, PERHAPS_FIRST_NAMES
from florilegium.names.proposals.lexicon import AFTER_NAMES, ALL_TITLES, NOBLE, RANK_WORDS
from florilegium.names.proposals.places import INSTITUTIONS, PLACES, SHIPS
from florilegium.names.proposals.runs import Run, is_initial, is_numeral, is_opening, runs_in
from florilegium.names.proposals.usage import Usage
from florilegium.names.words import HYPHEN, POINT, SPACE, Words


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of words from `first` to `last`: titles, first names and initials, and the surname.

    `opens` is true where it opens a sentence, where every word has a capital; `is_guessed` where nothing but its place
    says that the first names are such.
    """

    words: Words
    first: int
    last: int
    titles: tuple[str, ...]
    first_names: str
    surname: str
    opens: bool
    is_guessed: bool = False

    @property
    def key(self) -> str:
        """What the sightings of one surname share: Charles de Gaulle and General de Gaulle."""
        particles = takewhile(lambda word: word.islower() and fold(word) in PARTICLES, self.surname.split()[:-1])
        return fold(self.surname[len("".join(f"{word} " for word in particles)) :])

    @property
    def start(self) -> int:
        return self.words.starts[self.first]

    @property
    def end(self) -> int:
        return self.words.ends[self.last]

    @property
    def surface(self) -> str:
        return " ".join(self.words.text[self.start : self.end].split())


@dataclass(frozen=True, slots=True)
class _Cuts:
    """Where the parts of a stretch begin: titles, first names, surname; and its last word."""

    titles: int
    given: int
    surname: int
    last: int


def sightings_in(words: Words, usage: Usage) -> Iterator[Sighting]:
    """What may be names in a paragraph, in their order."""
    for run in runs_in(words):
        yield from _of_run(words, run, usage)


def _of_run(words: Words, run: Run, usage: Usage) -> Iterator[Sighting]:
    first, last = run.first, _without_degrees(words, run)
    opens = is_opening(words, first)
    while first < last and ((opens and _is_mere_opening(words, first, usage)) or words.words[first].islower()):
        first, opens = first + 1, False
    cuts = _cut(words, first, last, usage)
    if cuts is not None:
        yield from _taken_apart(words, cuts, opens, usage)


def _without_degrees(words: Words, run: Run) -> int:
    """The last word of the name: “J. P. Hayden” of “J. P. Hayden MP”."""
    last = run.last
    while last > run.first and _is_degree(words, last):
        last -= 1
    return last


def _is_degree(words: Words, last: int) -> bool:
    word, before = words.words[last], words.words[last - 1]
    if not word.isupper() or is_numeral(word):
        return False
    return fold(word) in AFTER_NAMES or (1 < len(word) < 5 and not before.isupper())


def _is_mere_opening(words: Words, index: int, usage: Usage) -> bool:
    """Whether the word has its capital only because a sentence begins: “Under Lenin”."""
    word = words.words[index]
    if words.joint(index + 1) != SPACE or fold(word) in ALL_TITLES | KNOWN_FIRST_NAMES:
        return False
    return usage.is_ordinary(word)


def _cut(words: Words, first: int, last: int, usage: Usage) -> _Cuts | None:
    """Where titles, first names and surname part; None for what is no name: “U. S. Government”."""
    given = first
    while given < last and fold(words.words[given]) in ALL_TITLES | RANK_WORDS:
        given += 1
    if given > first and fold(words.words[given - 1]) in RANK_WORDS - ALL_TITLES:
        return None
    if is_eastern(words, given, last, usage):
        return _Cuts(first, given, given, last)
    surname = _past_first_names(words, given, last, usage)
    if given > first and _is_office(words, given):
        return None
    if all(words.words[place].islower() for place in range(given, surname)):
        surname = given
    if surname > given and (_is_number(words, given, surname) or _is_institution(words, surname, last)):
        return None
    # a particle that begins the rest, but not the article of al-Husseini
    while given < surname and words.words[surname].islower() and words.joint(surname + 1) != HYPHEN:
        surname += 1
    return _Cuts(first, given, surname, last)


def _is_office(words: Words, given: int) -> bool:
    """Whether a title goes on as the name of an office: “Monsieur le Ministre”, “Président du Conseil”."""
    title, after, next_after = (fold(word) for word in (*words.words, "")[given - 1 : given + 2])
    if after in ("le", "la", "les"):
        return True
    return (after in ("du", "d", "des") or (after == "de" and next_after in ("la", "l"))) and title not in NOBLE


def _past_first_names(words: Words, index: int, last: int, usage: Usage) -> int:
    """The first word that is neither a first name nor an initial; at most the last of the stretch."""
    place = index
    while place < last and _is_first_name(words, place, index, last, usage):
        place += 1
    return place


def _is_first_name(words: Words, place: int, index: int, last: int, usage: Usage) -> bool:
    word, mark = words.words[place], words.joint(place + 1)
    letters = fold(word)
    if mark == POINT:
        return is_initial(words, place) or letters in SHORT_FIRST_NAMES
    if mark == HYPHEN:
        return place + 1 < last and letters in KNOWN_FIRST_NAMES and fold(words.words[place + 1]) in KNOWN_FIRST_NAMES
    if mark != SPACE:
        return False
    if letters in KNOWN_FIRST_NAMES or letters in SHORT_FIRST_NAMES:
        return True
    after = words.words[place + 1]
    is_common = usage.is_ordinary(after) or fold(after) in PLACES
    if letters in PERHAPS_FIRST_NAMES:
        return not is_common and after[0].isupper()
    return place > index and (word.islower() or not (usage.is_ordinary(word) or letters in PLACES))


def _is_number(words: Words, first: int, after: int) -> bool:
    """Whether what look like initials are a number or an abbreviation: “Part I.”, “U. S.”, “S.S.”."""
    initials = words.words[first:after]
    if any(len(word) > 1 for word in initials):
        return False
    letters = fold("".join(initials))
    before = fold(words.words[first - 1]) if first else ""
    if letters in ABBREVIATIONS | SHIPS or before in NUMBERED:
        return True
    return len(initials) == 1 and first == 0 and initials[0] in "IVXABC"


def _is_institution(words: Words, first: int, last: int) -> bool:
    """Whether the surname is, or goes on with, the word of an institution: “Carl Marx Society”."""
    after = words.words[last + 1] if words.joint(last + 1) == SPACE else ""
    inner = (*words.words[first : last + 1], after)
    return any(word[:1].isupper() and fold(word) in INSTITUTIONS for word in inner)


def _taken_apart(words: Words, cuts: _Cuts, opens: bool, usage: Usage) -> Iterator[Sighting]:
    if is_eastern(words, cuts.surname, cuts.last, usage):
        yield _sighting(words, cuts, opens)
        return
    is_named = cuts.surname > cuts.titles
    if is_named or cuts.surname == cuts.last:
        if len(words.words[cuts.last]) > 1 and not _is_phrase(words, cuts, usage):
            yield _sighting(words, cuts, opens)
        return
    if fold(words.words[cuts.surname]) in SAINTS and words.joint(cuts.last) == HYPHEN:
        yield _sighting(words, cuts, opens)
    elif _is_pair(words, cuts.surname, cuts.last):
        for place in range(cuts.surname, cuts.last + 1):
            yield _sighting(words, _Cuts(place, place, place, place), opens and place == cuts.surname)
    elif _is_unknown_double(words, cuts.surname, cuts.last, usage):
        is_parted = (
            cuts.given == cuts.surname and words.joint(cuts.last) == SPACE and not is_numeral(words.words[cuts.last])
        )
        parted = _Cuts(cuts.titles, cuts.given, cuts.last, cuts.last) if is_parted else cuts
        yield replace(_sighting(words, parted, opens), is_guessed=is_parted)


def _is_phrase(words: Words, cuts: _Cuts, usage: Usage) -> bool:
    """Whether the surname would be several words of which one is ordinary or a place: “Président du Conseil”."""
    inner = [word for word in words.words[cuts.surname : cuts.last + 1] if word[0].isupper() and len(word) > 1]
    return len(inner) > 1 and any(usage.is_ordinary(word) or fold(word) in PLACES | ALL_TITLES for word in inner)


def _is_pair(words: Words, first: int, last: int) -> bool:
    return all(words.joint(place) == HYPHEN for place in range(first + 1, last + 1))


def _is_unknown_double(words: Words, first: int, last: int, usage: Usage) -> bool:
    """Whether two or three words that are neither ordinary nor places stand together: “Tan Malaka”."""
    places = range(first, last + 1)
    if len(places) > 3 or any(words.in_capitals(place) for place in places):
        return False
    inner = [word for word in words.words[first : last + 1] if word[0].isupper() and len(word) > 1]
    return not any(usage.is_ordinary(word) or fold(word) in PLACES | INSTITUTIONS | ALL_TITLES for word in inner)


def _sighting(words: Words, cuts: _Cuts, opens: bool) -> Sighting:
    titles = words.words[cuts.titles : cuts.given]
    if is_numeral(words.words[cuts.last]) and cuts.surname == cuts.last > cuts.given:
        cuts = _Cuts(cuts.titles, cuts.given, cuts.given, cuts.last)  # “Edward VII” has no surname
    surname = " ".join(words.text[words.starts[cuts.surname] : words.ends[cuts.last]].split())
    given = " ".join(words.text[words.starts[cuts.given] : words.starts[cuts.surname]].split())
    return Sighting(words, cuts.titles, cuts.last, titles, given, surname, opens)
