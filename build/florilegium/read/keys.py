"""Finds the places of keys and values in a TOML text, which the parser does not tell."""

import re
from dataclasses import dataclass

from florilegium.diagnostics import Place

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z][\w.-]*)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+(?:\.[\w-]+)*))\s*=""")


@dataclass(frozen=True, slots=True)
class Keys:
    """The places of the keys of one TOML text that begins at line `first_line` of the file."""

    file: str
    lines: tuple[str, ...]
    places: dict[Path, Place]
    first_line: int = 1

    def place(self, path: Path) -> Place:
        """Where the key stands; where its table begins, if it cannot be found; else the top of the text."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file, self.first_line))

    def place_of_value(self, path: Path, value: str, occurrence: int = 1) -> Place:
        """Where a text stands for the n-th time at or after its key, as in a list over several lines."""
        start = self.place(path)
        pattern = re.compile(rf"""(["']){re.escape(value)}\1""")
        for number in range(start.line - self.first_line, len(self.lines)):
            skip = start.column - 1 if number == start.line - self.first_line else 0
            for match in pattern.finditer(self.lines[number], skip):
                occurrence -= 1
                if not occurrence:
                    return Place(self.file, self.first_line + number, match.start() + 1)
        return start


def find_keys(text: str, file: str, first_line: int = 1) -> Keys:
    """The keys of a TOML text, found line by line; the text itself is taken to be sound."""
    places: dict[Path, Place] = {}
    counts: dict[str, int] = {}
    table: Path = ()
    lines = tuple(text.split("\n"))
    closing = ""
    for number, line in enumerate(lines, first_line):
        if closing:
            closing = "" if closing in line else closing
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _table(header, counts)
            places.setdefault(table, _at(file, number, line))
        elif key:
            name = next(group for group in key.groups() if group)
            path = (*table, name) if key[1] or key[2] else (*table, *name.split("."))
            places.setdefault(path, _at(file, number, line))
            closing = _opened(line[key.end() :])
    return Keys(file, lines, places, first_line)


def _table(header: re.Match[str], counts: dict[str, int]) -> Path:
    """The path of a table: “[person.subentries]” belongs to the last “[[person]]” above it."""
    first, *inner = header[2].split(".")
    if header[1] == "[":
        return (first, *((counts[first],) if first in counts and inner else ()), *inner)
    counts[header[2]] = counts.get(header[2], -1) + 1
    return (first, *inner, counts[header[2]])


def _at(file: str, number: int, line: str) -> Place:
    return Place(file, number, len(line) - len(line.lstrip()) + 1)


def _opened(value: str) -> str:
    """The marks that close a text over several lines which this value opens, “” where it opens none."""
    marks = next((marks for marks in ('"""', "'''") if value.strip().startswith(marks)), "")
    return marks if marks and value.count(marks) == 1 else ""
