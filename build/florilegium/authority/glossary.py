"""Lists of names in JSON: a list of objects with name, variants and dates, or with the keys of the authority file."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from florilegium.authority.drafts import (
    ALIASES,
    DATES,
    FLAGS,
    KEYS,
    LISTS,
    PAIRS,
    Drafts,
    Value,
    draft,
    drafts,
    life,
    unreadable,
)
from florilegium.authority.drafts import unread as unread_keys
from florilegium.diagnostics import Place
from florilegium.model.names import Person

HINT = "it is a list of objects, each with a “name” or “headword”"


def read_glossary(text: str, file: str, kind: str = "person") -> Drafts:
    """The records of a list in JSON, of `kind` where they do not say it. Findings N40, N41, N43."""
    place = Place(file)
    try:
        records = json.loads(text)
    except ValueError as error:
        return unreadable(str(error).partition(":")[0].lower(), _place(error, file), HINT)
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        return unreadable("it is no list of objects", place, HINT)
    unknown = (key for record in records for key in record if ALIASES.get(key, key) not in (*KEYS, *DATES))
    return drafts(
        (draft({"kind": kind, **dict(_values(record))}, place) for record in records), unread_keys(unknown, place)
    )


def write_json(persons: Iterable[Person]) -> str:
    """All records with the keys of the authority file; those without a value are left out."""
    records = [{key: getattr(person, key) for key in KEYS if getattr(person, key)} for person in persons]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _place(error: ValueError, file: str) -> Place:
    return Place(file, error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else Place(file)


def _values(record: dict[str, Any]) -> Iterator[tuple[str, Value]]:
    born, died = (str(record.get(key) or "") for key in DATES)
    if born or died:
        yield "dates", life(born, died)
    for name, value in record.items():
        key = ALIASES.get(name, name)
        if key not in KEYS or not value:
            continue
        if key in LISTS:
            yield key, tuple(dict.fromkeys(_clean(each) for each in value if _clean(each)))
        elif key in FLAGS:
            yield key, value is True
        elif key == PAIRS:
            yield key, tuple((str(piece), str(words)) for piece, words in value)
        else:
            yield key, _clean(value)


def _clean(value: object) -> str:
    return " ".join(str(value).split())
