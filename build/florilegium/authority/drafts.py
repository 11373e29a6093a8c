"""A record of somebody else’s list turned into one of ours."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.letters import plain_letters
from florilegium.model.names import Person

LISTS = ("variants", "see_also", "not_before", "not_after")
FLAGS = ("single", "passim")
PAIRS = "subentries"
KEYS = tuple(field.name for field in fields(Person) if field.name != "place")
# How other lists call what the press has a word of its own for.
ALIASES = {"name": "headword", "note": "gloss", "see-also": "see_also"}
DATES = ("born", "died")

Value = str | bool | tuple[str, ...] | tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The persons of a list, in its order, and what was found in reading it."""

    persons: tuple[Person, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def draft(values: Mapping[str, Value], place: Place) -> Person | Diagnostic:
    """A person from the values of our keys; N43 where there is no name."""
    given = {key: _printable(value) for key, value in values.items() if value}
    headword = given.get("headword")
    if not isinstance(headword, str):
        return Diagnostic(
            "N43", "a record has no name", place, "it was left out; give it one in the list and import again"
        )
    id = id_from(str(given.pop("id", "")) or headword)
    return Person(**{**given, "id": id, "place": place})  # type: ignore[arg-type]


def _printable(value: Value) -> Value:
    """The value with a space for every character that no text can have."""
    if isinstance(value, str):
        return "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in value).strip()
    if isinstance(value, tuple):
        return tuple(_printable(each) for each in value)  # type: ignore[return-value]
    return value


def drafts(made: Iterable[Person | Diagnostic], found: Iterable[Diagnostic] = ()) -> Drafts:
    """The persons among what was made, and the findings."""
    everything = list(made)
    persons = tuple(each for each in everything if isinstance(each, Person))
    return Drafts(persons, (*found, *(each for each in everything if isinstance(each, Diagnostic))))


def id_from(text: str) -> str:
    """The text as an id of the press: small letters, digits and hyphens.

    >>> id_from("p_BND1"), id_from("Łapiński, S.")
    ('p-bnd1', 'lapinski-s')
    """
    return re.sub(r"[^a-z0-9]+", "-", plain_letters(text).casefold()).strip("-") or "person"


def life(born: str, died: str) -> str:
    """Birth and death as they are printed: “1879–1940”, “b. 1913”, “d. 1936”."""
    if born and died:
        return f"{born}–{died}"
    return f"b. {born}" if born else f"d. {died}" if died else ""


def unread(names: Iterable[str], place: Place) -> list[Diagnostic]:
    """N41 for what a list has and an authority file has no key for."""
    hint = "nothing is lost in the list itself; put what you need into “gloss”"
    return [Diagnostic("N41", f"“{name}” of the list is left out", place, hint) for name in dict.fromkeys(names)]


def unreadable(reason: str, place: Place, hint: str) -> Drafts:
    """N40 where a list is not what it is said to be."""
    return Drafts((), (Diagnostic("N40", f"the list cannot be read: {reason}", place, hint),))
