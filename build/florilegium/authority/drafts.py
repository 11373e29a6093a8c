"""A record of somebody else’s list turned into one of ours."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.letters import plain_letters
from florilegium.model.names import INFLECTIONS, KINDS, Person

LISTS = ("variants", "see_also", "not_before", "not_after")
FLAGS = ("single", "passim")
PAIRS = "subentries"
KEYS = tuple(field.name for field in fields(Person) if field.name != "place")
# How other lists call what the press has a word of its own for.
ALIASES = {"name": "headword", "note": "gloss", "see-also": "see_also"}
DATES = ("born", "died")
# Of these keys the values are closed lists: what is not in them could not be read again.
CLOSED = {"kind": KINDS, "inflect": INFLECTIONS}
_ID = re.compile(r"[a-z0-9-]+")

Value = str | bool | tuple[str, ...] | tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The records of a list, in its order, and what was found in reading it."""

    persons: tuple[Person, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def draft(values: Mapping[str, Value], place: Place) -> Person | Diagnostic:
    """A record from the values of our keys; N43 where there is no name, N15 and N08 where one could not be read again.

    >>> draft({"headword": "Łapiński, S.", "see": "p_BND1"}, Place("list.csv")).see
    'p-bnd1'
    """
    given = {key: _printable(value) for key, value in values.items() if value}
    headword = given.get("headword")
    if not isinstance(headword, str):
        return Diagnostic(
            "N43", "a record has no name", place, "it was left out; give it one in the list and import again"
        )
    for key, known in CLOSED.items():
        if key in given and given[key] not in known:
            hint = f"it is one of {', '.join(known)}"
            return Diagnostic("N15", f"“{given[key]}” is no {key} of a record", place, hint)
    pairs = given.get(PAIRS)
    for piece in (each[0] for each in pairs) if isinstance(pairs, tuple) else ():
        if not _ID.fullmatch(piece):
            return Diagnostic("N08", f"“{piece}” cannot be an article’s id", place, "write the name of its file")
    return Person(**{**given, **_ids(given, headword), "place": place})  # type: ignore[arg-type]


def _ids(given: Mapping[str, Value], headword: str) -> dict[str, Value]:
    """The record’s own id and those it refers to, all made in the same way."""
    also = given.get("see_also", ())
    ids: dict[str, Value] = {"id": id_from(str(given.get("id") or headword))}
    if given.get("see"):
        ids["see"] = id_from(str(given["see"]))
    if isinstance(also, tuple) and also:
        ids["see_also"] = tuple(id_from(str(each)) for each in also)
    return ids


def _printable(value: Value) -> Value:
    """The value with a space for every character that no text can have."""
    if isinstance(value, str):
        return "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in value).strip()
    if isinstance(value, tuple):
        return tuple(_printable(each) for each in value)  # type: ignore[return-value]
    return value


def drafts(made: Iterable[Person | Diagnostic], found: Iterable[Diagnostic] = ()) -> Drafts:
    """The records among what was made, and the findings."""
    everything = list(made)
    persons = tuple(each for each in everything if isinstance(each, Person))
    return Drafts(persons, (*found, *(each for each in everything if isinstance(each, Diagnostic))))


def id_from(text: str) -> str:
    """The text as an id of the press: small letters, digits and hyphens; what is an id already stays as it is.

    >>> id_from("p_BND1"), id_from("Łapiński, S."), id_from("-a--b")
    ('p-bnd1', 'lapinski-s', '-a--b')
    """
    if _ID.fullmatch(text):
        return text
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
