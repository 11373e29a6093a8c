"""Lists of names as CSV: a column for each key of the authority file, lists with “|” between their parts."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

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
    unread,
    unreadable,
)
from florilegium.diagnostics import Place
from florilegium.model.names import Person

_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def read_csv(text: str, file: str, kind: str = "person") -> Drafts:
    """The records of a table whose first line names the columns, of `kind` where it does not say. N40, N41, N43."""
    place = Place(file)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text)))
    except csv.Error as error:
        return unreadable(str(error).lower(), place, "each line has as many cells as the first; quotes are doubled")
    columns = [column for column in (rows[0] if rows else {}) if column]
    if rows and "headword" not in (ALIASES.get(column, column) for column in columns):
        return unreadable("no column is called “headword” or “name”", place, "name the columns in the first line")
    unknown = (column for column in columns if ALIASES.get(column, column) not in (*KEYS, *DATES))
    made = (draft({"kind": kind, **dict(_values(row))}, Place(file, line)) for line, row in enumerate(rows, 2))
    return drafts(made, unread(unknown, place))


def _delimiter(text: str) -> str:
    """What parts the cells: a comma, or the semicolon or tab that a spreadsheet in another language writes."""
    heads = text.partition("\n")[0]
    return max(",;\t", key=heads.count)


def write_csv(persons: Iterable[Person]) -> str:
    """All records, one a line below the names of the columns."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(KEYS)
    for person in persons:
        table.writerow([_cell(getattr(person, key)) for key in KEYS])
    return out.getvalue()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, tuple):
        return "|".join(_escaped(each) if isinstance(each, str) else _escaped("=".join(each)) for each in value)
    return value


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def _parts(cell: str) -> tuple[str, ...]:
    """The parts of a list; a bar that belongs to one of them has a backslash before it.

    >>> _parts(r"one|t\\|wo")
    ('one', 't|wo')
    """
    cut = _BAR.sub("\\1\0", cell)
    parts = (re.sub(r"\\(.)", r"\1", part, flags=re.S).strip() for part in cut.split("\0"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _values(row: dict[str, str]) -> Iterator[tuple[str, Value]]:
    born, died = (str(row.get(key) or "").strip() for key in DATES)
    if born or died:
        yield "dates", life(born, died)
    for column, cell in row.items():
        key = ALIASES.get(column, column)
        if key not in KEYS or not isinstance(cell, str) or not cell.strip():
            continue
        if key in LISTS:
            yield key, _parts(cell)
        elif key in FLAGS:
            yield key, cell.strip().lower() in ("true", "yes", "1")
        elif key == PAIRS:
            yield key, tuple((piece, words) for piece, _, words in (part.partition("=") for part in _parts(cell)))
        else:
            yield key, cell.strip()
