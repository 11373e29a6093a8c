"""What stands around a sighting turned into evidence for or against a person, in words an editor understands."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.letters import fold
from florilegium.names.lexicon import PLACES_AFTER, PLACES_BEFORE, SAINTS
from florilegium.names.proposals.lexicon import (
    ALL_TITLES,
    CONJUNCTIONS,
    DETERMINERS,
    LIVING,
    LOCATIVE,
    MAKERS,
    OF_PERSONS,
    PERSONS,
    SAYING,
    SURNAME_BEGINNINGS,
    SURNAME_ENDS,
    TO_PLACES,
    TOWARDS,
)
from florilegium.names.proposals.places import BEFORE_HYPHEN, INSTITUTIONS, PLACES
from florilegium.names.proposals.runs import is_numeral, is_possessive
from florilegium.names.proposals.spotting import Sighting
from florilegium.names.words import COMMA, HYPHEN, POINT, SPACE, Words


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason: its kind, and the words that give it."""

    kind: str
    words: str


# kind -> (weight, how an editor is told)
KINDS: dict[str, tuple[float, str]] = {
    "first-name": (4, "first name or initials before it"),
    "title": (4, "title before it"),
    "office": (3, "office beside it"),
    "bracketed": (4, "in brackets after an office"),
    "numeral": (3, "number of a ruler after it"),
    "author": (6, "signs an article"),
    "signature": (1, "stands alone, as a signature does"),
    "said": (3, "does what persons do"),
    "lived": (2.5, "is spoken of as a person"),
    "possessive": (2, "possessive"),
    "owner": (0.5, "possessive"),
    "one": (2.5, "“one” before it"),
    "listed": (2.5, "in a list of names"),
    "persons": (2.5, "in a list of persons"),
    "joined": (2, "joined by a hyphen"),
    "maker": (1.5, "somebody by whom something is done"),
    "towards": (1.5, "somebody whom one is with or against"),
    "deed": (1, "does something"),
    "form": (1, "ends or begins as surnames do"),
    "double": (0.5, "two words that nothing else explains"),
    "place": (-3, "place"),
    "article": (-1.5, "article before it"),
    "compound": (-1, "part of a longer name"),
}


def evidence_for(sighting: Sighting) -> Iterator[Evidence]:
    """What the sighting itself and the words around it say."""
    words, first, last = sighting.words, sighting.first, sighting.last
    if last - first + 1 == len(words):
        yield Evidence("signature", sighting.surface)
    if sighting.titles:
        yield Evidence("title", " ".join(sighting.titles))
    if sighting.first_names and not sighting.is_guessed:
        yield Evidence("first-name", sighting.first_names)
    elif sighting.is_guessed:
        yield Evidence("double", sighting.surface)
    if last > first and is_numeral(words.words[last]):
        yield Evidence("numeral", sighting.surface)
    yield from _form(sighting)
    yield from _before(words, first, sighting)
    if is_possessive(words, last):
        yield from _owned(sighting)
    else:
        yield from _after(words, last, sighting)


def _form(sighting: Sighting) -> Iterator[Evidence]:
    surname = sighting.surname
    is_long = len(surname) > 5 and not surname.isupper()
    if (is_long and surname.endswith(SURNAME_ENDS)) or (
        surname.startswith(SURNAME_BEGINNINGS) and surname[2:3].isupper()
    ):
        yield Evidence("form", surname)


def _owned(sighting: Sighting) -> Iterator[Evidence]:
    words = sighting.words
    after = sighting.last + (2 if words.words[min(sighting.last + 1, len(words) - 1)] == "s" else 1)
    for place in range(after, min(after + 3, len(words))):
        if words.joint(place) not in (SPACE, POINT) or words.words[place][0].isupper():
            break
        if fold(words.words[place]) in OF_PERSONS:
            yield Evidence("possessive", _stretch(words, sighting.first, place))
            return
    yield Evidence("owner", _stretch(words, sighting.first, min(after, len(words) - 1)))


def _before(words: Words, first: int, sighting: Sighting) -> Iterator[Evidence]:
    if not first:
        return
    before, mark = fold(words.words[first - 1]), words.joint(first)
    capital = words.words[first - 1][0].isupper()
    told = _stretch(words, first - 1, sighting.last)
    if (mark == HYPHEN and before in BEFORE_HYPHEN) or (
        mark in (SPACE, HYPHEN, POINT) and capital and before in PLACES_BEFORE | SAINTS
    ):
        yield Evidence("place", told)
    elif before in DETERMINERS and mark == SPACE:
        yield Evidence("article", told)
    elif before == "one" and mark == SPACE:
        yield Evidence("one", told)
    elif before in LOCATIVE and mark == SPACE and not is_possessive(words, sighting.last):
        yield Evidence("place", told)
    elif before in SAYING - TO_PLACES and mark == SPACE and not capital:
        yield Evidence("said", told)
    elif before == "by" and mark == SPACE and any(map(_is_done, words.words[max(0, first - 3) : first - 1])):
        yield Evidence("maker", _stretch(words, first - 2, sighting.last))
    elif before in TOWARDS and mark == SPACE and not capital and not is_possessive(words, sighting.last):
        yield Evidence("towards", told)
    elif before == "of" and mark == SPACE and first > 1 and fold(words.words[first - 2]) in ALL_TITLES:
        yield Evidence("place", _stretch(words, first - 2, sighting.last))
    elif before in PERSONS and not capital and (mark in (SPACE, COMMA) or _gap(words, first).strip() in (",", ",”")):
        yield Evidence("office", told)
    yield from _office_before(words, first, sighting)


def _office_before(words: Words, first: int, sighting: Sighting) -> Iterator[Evidence]:
    """“The Ambassador in Japan (Morris)”: the office in the words before a parenthesis or a comma."""
    gap = _gap(words, first)
    if gap.strip() not in ("(", "[") or words.text[sighting.end :].lstrip()[:1] not in (")", "]", ","):
        return
    for place in range(first - 1, max(-1, first - 8), -1):
        if fold(words.words[place]) in ALL_TITLES and words.words[place][0].isupper():
            kind = "bracketed" if gap.strip() in ("(", "[") else "office"
            yield Evidence(kind, _stretch(words, place, sighting.last) + (")" if kind == "bracketed" else ""))
            return


def _is_done(word: str) -> bool:
    return fold(word) in MAKERS or (word.islower() and word.endswith("ed") and len(word) > 4)


def _after(words: Words, last: int, sighting: Sighting) -> Iterator[Evidence]:
    if last + 1 >= len(words):
        return
    after, mark = fold(words.words[last + 1]), words.joint(last + 1)
    small = words.words[last + 1].islower()
    told = _stretch(words, sighting.first, last + 1)
    if mark == SPACE and after in PLACES_AFTER | INSTITUTIONS and not small:
        yield Evidence("place", told)
    elif mark == SPACE and small and after in SAYING:
        yield Evidence("said", told)
    elif (mark == SPACE and small and after in LIVING) or (
        mark == COMMA and small and after in ("who", "whose", "whom", "himself", "herself", "aged")
    ):
        yield Evidence("lived", told)
    elif mark == SPACE and small and _is_deed(words, last + 1):
        yield Evidence("deed", told)
    elif mark == SPACE and not small and not _is_name_after(words, last + 1) and sighting.last == sighting.first:
        yield Evidence("compound", told)
    elif mark not in (SPACE, HYPHEN):
        yield from _apposition(words, last, sighting)


def _is_deed(words: Words, place: int) -> bool:
    """Whether a verb in the past stands here, perhaps after an adverb: “never denied”."""
    if words.words[place] in ("never", "also", "always", "often", "once", "then", "soon", "only", "thus"):
        place += 1
    word = words.words[place] if place < len(words) else ""
    return len(word) > 4 and word.endswith("ed") and fold(word) not in LIVING | SAYING


def _is_name_after(words: Words, place: int) -> bool:
    return len(words.words[place]) == 1 or is_numeral(words.words[place])


def _apposition(words: Words, last: int, sighting: Sighting) -> Iterator[Evidence]:
    """“Molotov (the demoted Premier)”, “Frunze, one of the leaders”: what the man is, beside his name."""
    if _gap(words, last + 1).strip() not in (",", "(", " ("):
        return
    for place in range(last + 1, min(last + 9, len(words))):
        if place > last + 1 and words.joint(place) != SPACE and words.joint(place) != HYPHEN:
            return
        word = fold(words.words[place])
        if word in PERSONS or word in ALL_TITLES - {"general", "brother", "don", "saint"}:
            yield Evidence("office", _stretch(words, sighting.first, place))
            return


def _gap(words: Words, index: int) -> str:
    return words.text[words.ends[index - 1] : words.starts[index]] if 0 < index < len(words) else ""


def _stretch(words: Words, first: int, last: int) -> str:
    return " ".join(words.text[words.starts[first] : words.ends[last]].split())


def is_coordinated(words: Words, left: int, right: int) -> bool:
    """Whether two stretches, the one ending at `left` and the next beginning at `right`, are joined as in a list."""
    between = words.words[left + 1 : right]
    if not between:
        return words.joint(right) == COMMA
    if len(between) == 1 and fold(between[0]) in CONJUNCTIONS:
        return words.joint(right) == SPACE and words.joint(left + 1) in (SPACE, COMMA)
    return False


def is_list_of_persons(words: Words, last: int) -> bool:
    """Whether the list that ends here goes on “and other heroes”, “and countless others”."""
    inner = [fold(word) for word in words.words[last + 1 : last + 5]]
    if not inner or inner[0] not in CONJUNCTIONS or words.joint(last + 1) not in (SPACE, COMMA):
        return False
    others = next((place for place, word in enumerate(inner) if word in ("other", "others", "countless", "many")), -1)
    return others > 0 and any(word in PERSONS for word in inner[others:])


def is_place_word(word: str) -> bool:
    """Whether the word is that of a place, a people, a month."""
    return fold(word) in PLACES
