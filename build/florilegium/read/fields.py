"""Reads the keys of one TOML table strictly: each has its sort of value, and none is left over."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import PartialDate
from florilegium.read.characters import unprintable
from florilegium.read.dates import partial_date
from florilegium.read.keys import Keys, Path


@dataclass(frozen=True, slots=True)
class Fields:
    """One table being read. `letter` begins its codes: 01 unknown key, 02 wrong sort, 03 missing, and `refusal`."""

    table: dict[str, Any]
    keys: Keys
    findings: list[Diagnostic]
    letter: str
    path: Path = ()
    asked: set[str] = field(default_factory=set)

    def place(self, key: str = "") -> Place:
        """The place of a key, or of the table."""
        return self.keys.place((*self.path, key) if key else self.path)

    def report(self, code: str, message: str, key: str, hint: str = "") -> None:
        """Add a finding at the place of a key."""
        self.findings.append(Diagnostic(code, message, self.place(key), hint))

    def report_at(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Add a finding at a place of its own, as that of one value in a list."""
        self.findings.append(Diagnostic(code, message, place, hint))

    def lacks(self, key: str, example: str, place: str = "") -> None:
        """Report a key that must be there, with the table that lacks it: code 03 of the letter."""
        words = ".".join(part for part in self.path if isinstance(part, str))
        table = f"[[{words}]]" if self.path and isinstance(self.path[-1], int) else f"[{words}]"
        message, hint = f"“{key}” is missing", f"write {key} = {example}"
        if self.path:
            message = f"{message} in {table}"
            hint = (
                f"{hint} in {table}"
                if self.path in self.keys.places
                else f"write {table}, and below it {key} = {example}"
            )
        self.report(f"{self.letter}03", message, place, hint)

    def refuse(self, key: str, value: object, hint: str) -> None:
        """Report a value that cannot stand: code 04 of the letter."""
        self.report(f"{self.letter}04", f"“{value}” cannot stand for “{key}”", key, hint)

    def value(self, key: str) -> Any:
        """The bare value, None where it is not given."""
        self.asked.add(key)
        return self.table.get(key)

    def text(self, key: str, default: str = "", numbers: bool = False) -> str:
        """A line of text; with `numbers` a whole number will do. Codes 02 and 04."""
        value = self.value(key)
        if value is None:
            return default
        if numbers and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            self.wrong(key, "a text in quotes")
            return default
        if unprintable(value):
            self.refuse(key, value, "take out the character that cannot be printed")
        return value.strip()

    def required(self, key: str) -> str:
        """A text that must be there and not be empty. Codes 02 and 03."""
        value = self.text(key)
        if not value and (key not in self.table or isinstance(self.table[key], str)):
            place = key if key in self.table else ""
            self.lacks(key, '"…"', place)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts. Code 02."""
        value = self.value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            self.wrong(key, 'a list of texts, as ["one", "two"]')
            return ()
        return tuple(each.strip() for each in value)

    def flag(self, key: str) -> bool:
        """True or false; false where it is not given. Code 02."""
        value = self.value(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, "true or false")
        return value is True

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """One of the choices. Codes 02 and 04."""
        value = self.text(key, default)
        return value if self._is_among(key, value, choices) else default

    def choices(self, key: str, choices: tuple[str, ...], default: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the choices that are named, maybe none, in their own order. Codes 02 and 04."""
        if self.value(key) is None:
            return default
        named = [each for each in self.texts(key) if self._is_among(key, each, choices)]
        return tuple(each for each in choices if each in named)

    def _is_among(self, key: str, value: str, choices: tuple[str, ...]) -> bool:
        if value in choices:
            return True
        near = get_close_matches(value, choices, 1)
        meant = f"did you mean “{near[0]}”? " if near else ""
        self.refuse(key, value, f"{meant}it is one of {', '.join(choices)}")
        return False

    def date(self, key: str) -> PartialDate | None:
        """A date known to the day, month or year. Code 04."""
        value = self.value(key)
        found = None if value is None else partial_date(value)
        if value is not None and found is None:
            self.refuse(key, value, 'write a date as 1941-11-08, or "1941-11", or 1941')
        return found

    def day(self, key: str) -> str:
        """A date known to the day, in ISO form; “” where it is not given. Code 04."""
        value = self.value(key)
        found = None if value is None else partial_date(value)
        if value is not None and not (found and found.day):
            self.refuse(key, value, "write the day in full, as 2026-11-01")
            return ""
        return datetime.date(found.year, found.month, found.day).isoformat() if found else ""

    def inner(self, key: str) -> "Fields":
        """The table of that name, empty where it is not given. Code 02."""
        value = self.value(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(key, f"a table: [{key}] on a line of its own")
        return Fields(
            value if isinstance(value, dict) else {}, self.keys, self.findings, self.letter, (*self.path, key)
        )

    def inners(self, key: str) -> tuple["Fields", ...]:
        """The tables of a list of tables. Code 02."""
        value = self.value(key)
        if value is not None and not (isinstance(value, list) and all(isinstance(each, dict) for each in value)):
            self.wrong(key, f"a list of tables: [[{key}]] before each")
            return ()
        return tuple(
            Fields(each, self.keys, self.findings, self.letter, (*self.path, key, number))
            for number, each in enumerate(value or ())
        )

    def wrong(self, key: str, wanted: str) -> None:
        """Report a value of the wrong sort: code 02."""
        self.report(f"{self.letter}02", f"“{key}” is of the wrong sort", key, f"it is {wanted}")

    def close(self, known: Iterable[str] = ()) -> None:
        """Report the keys that nobody asked for: code 01."""
        asked = sorted({*self.asked, *known})
        for key in self.table:
            if key not in asked:
                near = get_close_matches(key, asked, 1)
                hint = f"did you mean “{near[0]}”?" if near else f"the keys here are {', '.join(asked)}"
                self.report(f"{self.letter}01", f"there is no key “{key}” here", key, hint)
