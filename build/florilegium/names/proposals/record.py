"""A weighed name turned into what is put to the editor: a headword, an id, variants, the TOML record to paste."""

import json
import re
from collections import Counter
from collections.abc import Container, Iterable

from florilegium.model.letters import plain_letters
from florilegium.names.first_names import first_names, fits
from florilegium.names.lexicon import WIVES
from florilegium.names.proposals.given_names import KNOWN_FIRST_NAMES
from florilegium.names.proposals.runs import is_numeral
from florilegium.names.proposals.spotting import Sighting
from florilegium.names.proposals.weighing import Weighed

MOST_VARIANTS = 12


def headword_of(name: Weighed) -> str:
    """The heading as it might be filed: “Smirnov, I. N.”; the surname alone where nothing else is seen."""
    best = _fullest(name)
    surname = _in_small_letters(_surname(name))
    given = _spaced(_in_small_letters(best.first_names))
    given = given.removesuffix(surname.rpartition(" ")[0]).strip()  # “de Gaulle, Charles”
    if given:
        is_wife = any(title.casefold() in WIVES for title in best.titles) and "Mrs" in best.titles
        return f"{surname}, {'Mrs. ' if is_wife else ''}{given}"
    if best.key in KNOWN_FIRST_NAMES and best.titles:
        return " ".join((*best.titles, surname))  # “King Edward”
    return surname


def variants_of(name: Weighed, headword: str) -> tuple[str, ...]:
    """The forms with first names that the headword does not cover, as “Tim Healy” beside Healy, Timothy."""
    surname, comma, rest = headword.partition(",")
    known = first_names(rest) if comma else ()
    found: Counter[str] = Counter()
    for each in name.seen:
        given = first_names(each.sighting.first_names)
        if given and known and not fits(given, known):
            found[f"{_spaced(_in_small_letters(each.sighting.first_names))} {surname}"] += 1
    return tuple(form for form, _ in found.most_common(MOST_VARIANTS))


def names_of(name: Weighed) -> tuple[str, ...]:
    """The forms without titles, the most frequent first: what a record needs as variants to be found by them."""
    found: Counter[str] = Counter()
    for each in name.seen:
        given, surname = each.sighting.first_names, each.sighting.surname
        found[_in_small_letters(f"{_spaced(given)} {surname}".strip())] += 1
    return tuple(form for form, _ in found.most_common(MOST_VARIANTS))


def id_of(headword: str, taken: Container[str]) -> str:
    """A free id made from the headword: “smirnov-i-n”."""
    base = re.sub(r"[^a-z0-9]+", "-", plain_letters(headword).casefold()).strip("-") or "person"
    id, number = base, 1
    while id in taken:
        number += 1
        id = f"{base}-{number}"
    return id


def record_text(id: str, headword: str, variants: Iterable[str] = (), *, single: bool = False) -> str:
    """The TOML record of a person."""
    lines = ["[[person]]", f"id = {quoted(id)}", f"headword = {quoted(headword)}"]
    if listed := tuple(variants):
        lines.append(f"variants = [{', '.join(map(quoted, listed))}]")
    if single:
        lines.append("single = true")
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """The text as a TOML string: JSON's escapes are TOML's too, but for the sign that deletes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _fullest(name: Weighed) -> Sighting:
    sightings = [each.sighting for each in name.seen]
    times = Counter(sighting.first_names for sighting in sightings)

    def fullness(sighting: Sighting) -> tuple[int, int, int]:
        given = [one for one in first_names(sighting.first_names) if not one.is_short]
        return len(given), len(first_names(sighting.first_names)), times[sighting.first_names]

    return max(sightings, key=fullness)


def _surname(name: Weighed) -> str:
    """The surname as it is most often spelt, not in capitals if that can be."""
    spelt = Counter(each.sighting.surname for each in name.seen)
    return max(spelt, key=lambda surname: (not surname.isupper(), spelt[surname]))


def _in_small_letters(text: str) -> str:
    """A name that stands wholly in capitals with a capital at the head of each word only; numerals stay."""
    return " ".join(word.title() if _is_in_capitals(word) else word for word in text.split())


def _is_in_capitals(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha() and not is_numeral(word)


def _spaced(given: str) -> str:
    """First names with a space after the point of each initial: “I. N.”."""
    return re.sub(r"\.(?=[^\W\d_])", ". ", given).strip()
