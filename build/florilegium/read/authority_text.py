"""The text of an authority file with a record, a variant or a rejected form more; everything else in it stays."""

import json
import tomllib
from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from florilegium.model.names import KINDS, Person
from florilegium.read.freeze import extend_list
from florilegium.read.keys import find_keys

SORTED_FROM = 3  # records: fewer are in order by chance


def with_record(text: str, id: str, record: str) -> str:
    """The text with a record more: at its place where the ids stand in alphabetical order, else at the end."""
    lines = _lines(text)
    ids = lines.ids
    if len(ids) >= SORTED_FROM and len(ids) == len(lines.headers) and ids == sorted(ids) and id < ids[-1]:
        place = lines.above(bisect(ids, id))
        return "\n".join((*lines.lines[:place], *record.rstrip("\n").split("\n"), "", *lines.lines[place:]))
    before = text.rstrip("\n")
    return f"{before}\n\n{record}" if before else record


def with_records(text: str, records: Sequence[tuple[str, str]]) -> str:
    """The text with several records more, each given with its id: at the end, in their order."""
    if len(records) == 1:
        return with_record(text, *records[0])
    parts = [text.rstrip("\n"), *(record for _, record in records)]
    return "\n".join(f"{part.rstrip(chr(10))}\n" for part in parts if part)


def record_of(person: Person) -> str:
    """The TOML record, for the file of its kind: the keys that have a value, in the order of the manual."""
    lines = [f"[[{person.kind}]]"]
    for field in fields(Person):
        value = getattr(person, field.name)
        if field.name not in ("place", "kind") and value and value != field.default:
            lines.append(f"{field.name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{_quoted(key)} = {_quoted(words)}" for key, words in value) + " }"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    return _quoted(str(value))


def with_variants(text: str, id: str, variants: Iterable[str]) -> str:
    """The text with variants more in the record of that id; those it has already are passed over. KeyError."""
    lines = _lines(text)
    if id not in lines.ids:
        raise KeyError(id)
    first, last = lines.record(lines.ids.index(id))
    record = "\n".join(lines.lines[first:last])
    table = _table(record, lines.word)
    known = {table.get("headword"), *table.get("variants", ())}
    added = tuple(variant for variant in dict.fromkeys(variants) if variant not in known)
    if not added:
        return text
    return "\n".join((*lines.lines[:first], _with_list(record, lines.word, "variants", added), *lines.lines[last:]))


def line_of_list(text: str, kind: str) -> int:
    """The line where the records stand in a list, `person = [{…}]`, which is not rewritten; 0 where they do not."""
    place = find_keys(text, "").places.get((kind,))
    return place.line if place and isinstance(tomllib.loads(text).get(kind), list) else 0


def with_rejected(text: str, forms: Iterable[str]) -> str:
    """The text with rejected forms more, at its head."""
    lines = _lines(text)
    end = lines.above(0) if lines.headers else len(lines.lines)
    head, rest = "\n".join(lines.lines[:end]), "\n".join(lines.lines[end:])
    known = tomllib.loads(head).get("rejected")
    added = tuple(form for form in dict.fromkeys(forms) if form not in (known or ()))
    if not added:
        return text
    if known is not None:
        return extend_list(head, "rejected", added) + ("\n" + rest if lines.headers else "")
    before = head.rstrip("\n")
    values = "".join(f"  {_quoted(form)},\n" for form in added)
    parts = (before, f"rejected = [\n{values}]", rest.lstrip("\n"))
    return "\n\n".join(part for part in parts if part).rstrip("\n") + "\n"


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of the file, the numbers, from 0, of those that open a record, and the ids of the records.

    `word` stands before each record: “person”, “place” …
    """

    lines: list[str]
    headers: list[int]
    ids: list[str]
    word: str

    def above(self, number: int) -> int:
        """The line where the comments directly above a record begin."""
        first = self.headers[number - 1] if number else 0
        return self._cut(first, self.headers[number], is_comment)

    def record(self, number: int) -> tuple[int, int]:
        """The first line of a record and the one after its last value; what follows are others’ comments."""
        first = self.headers[number]
        last = self.headers[number + 1] if number + 1 < len(self.headers) else len(self.lines)
        return first, self._cut(first, last, is_remark)

    def _cut(self, first: int, last: int, is_left_out: Callable[[str], bool]) -> int:
        """The end of the lines from `first` without those at the end that are left out and belong to no value."""
        whole = _parsed("\n".join(self.lines[first:last]))
        while last > first + 1 and is_left_out(self.lines[last - 1]):
            if _parsed("\n".join(self.lines[first : last - 1])) != whole:
                break  # the line belongs to a text over several lines
            last -= 1
        return last if last > first + 1 or not is_left_out(self.lines[first]) else first


def _lines(text: str) -> _Lines:
    table = tomllib.loads(text)
    word = next((kind for kind in KINDS if kind in table), KINDS[0])
    places = find_keys(text, "").places.items()
    headers = [place.line - 1 for path, place in places if path[0] == word and isinstance(path[-1], int)]
    return _Lines(text.split("\n"), headers, [str(record.get("id", "")) for record in table.get(word, ())], word)


def is_comment(line: str) -> bool:
    """Whether the line looks like a comment that begins at the margin."""
    return line.startswith("#")


def is_remark(line: str) -> bool:
    """Whether the line looks empty or like a comment."""
    return not line.strip() or line.lstrip().startswith("#")


def _parsed(text: str) -> dict[str, Any] | None:
    """What the text says; None where it is not whole."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _table(record: str, word: str) -> dict[str, Any]:
    """The record’s keys; none where the text is not whole."""
    table: dict[str, Any] = (_parsed(record) or {word: [{}]})[word][0]
    return table


def _with_list(record: str, word: str, key: str, values: tuple[str, ...]) -> str:
    """The record with the values in its list; a new list stands below the headword where that is on one line."""
    table = _table(record, word)
    if key in table:
        return extend_list(record, key, values, word)
    parts = record.split("\n")
    below = next((number for number, line in enumerate(parts) if line.lstrip().startswith("headword")), 0)
    made = "\n".join((*parts[: below + 1], f"{key} = [{', '.join(map(_quoted, values))}]", *parts[below + 1 :]))
    is_whole = _table(made, word) == {**table, key: list(values)}
    return made if is_whole else extend_list(record, key, values, word)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
