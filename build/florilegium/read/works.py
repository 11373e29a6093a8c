"""From the files of works, in CSL-JSON and in TOML with the same names, to works that can be cited."""

import json
import re
from collections.abc import Iterator
from typing import Any

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import PartialDate
from florilegium.model.lists import Work
from florilegium.read.citing import KEY
from florilegium.read.csl_names import DATES, NAMES, NUMBERS, PARTS_OF_NAMES, PASSED_OVER, TEXTS, TYPES
from florilegium.read.dates import partial_date
from florilegium.read.fields import Fields
from florilegium.read.keys import Keys, find_keys
from florilegium.workspace import Workspace, parse_toml

JSON_FILE, TOML_FILE = "texts/bibliography.json", "texts/bibliography.toml"
WORKS_FILES = (JSON_FILE, TOML_FILE)


def read_works(workspace: Workspace, findings: list[Diagnostic]) -> tuple[Work, ...]:
    """The works of both files in their order. Findings B01 to B06."""
    works = [
        work
        for records in (_from_json(workspace, findings), _from_toml(workspace, findings))
        for fields in records
        if (work := _work(fields))
    ]
    seen: dict[str, Work] = {}
    for work in works:
        first = seen.setdefault(work.key.casefold(), work)  # the processor does not tell capitals apart
        if first is not work:
            message = f"“{work.key}” is also the key of the work in {first.place}"
            findings.append(Diagnostic("B06", message, work.place, "give one of them another key"))
    return tuple(works)


def _from_toml(workspace: Workspace, findings: list[Diagnostic]) -> Iterator[Fields]:
    if workspace.has(TOML_FILE):
        text = workspace.read_text(TOML_FILE)
        fields = Fields(parse_toml(text, TOML_FILE), find_keys(text, TOML_FILE), findings, "B")
        yield from fields.inners("work")
        fields.close()


def _from_json(workspace: Workspace, findings: list[Diagnostic]) -> Iterator[Fields]:
    if not workspace.has(JSON_FILE):
        return
    text = workspace.read_text(JSON_FILE)
    try:
        records = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        message = f"this is no JSON: {getattr(error, 'msg', 'too deep')}"
        findings.append(Diagnostic("B05", message, Place(JSON_FILE, line, column), "export the file again"))
        return
    if not isinstance(records, list) or not all(isinstance(each, dict) for each in records):
        hint = "export CSL-JSON, which is a list of records"
        findings.append(Diagnostic("B05", "this is no list of works", Place(JSON_FILE), hint))
        return
    for number, record in enumerate(records):
        place = _place_of(text, str(record.get("id", "")))
        yield Fields(record, Keys(JSON_FILE, (), {("work", number): place}), findings, "B", ("work", number))


def _place_of(text: str, key: str) -> Place:
    """The line in which the record says its id."""
    match = re.search(rf'"id"\s*:\s*"?{re.escape(json.dumps(key, ensure_ascii=False)[1:-1])}"?', text)
    return Place(JSON_FILE, text.count("\n", 0, match.start()) + 1 if match and key else 1)


def _work(fields: Fields) -> Work | None:
    key = fields.text("id", numbers=True)
    if not key:
        fields.report("B03", "“id” is missing", "", 'write id = "…": the key that citations name')
    elif not KEY.fullmatch(key):
        fields.refuse("id", key, "a key has letters and digits, and between them hyphens, full stops or underlines")
    kind = fields.choice("type", tuple(sorted(TYPES)), "book")
    variables: dict[str, object] = {"id": key, "type": kind}
    for name in sorted(fields.table.keys() & NAMES):
        variables[name] = _names(fields, name)
    for name in sorted(fields.table.keys() & DATES):
        variables[name] = _date(fields, name)
    for name in sorted(fields.table.keys() & (TEXTS | NUMBERS)):
        variables[name] = fields.text(name, numbers=True)
    if "shortTitle" in fields.table:
        variables["title-short"] = fields.text("shortTitle")
    if key and not (variables.get("title") or variables.keys() & NAMES):
        fields.report("B03", f"“{key}” has neither a title nor anybody who made it", "", 'write title = "…"')
    fields.asked.update(fields.table.keys() & PASSED_OVER)
    fields.close((*NAMES, *DATES, *TEXTS, *NUMBERS))
    return Work(key, {name: value for name, value in variables.items() if value}, fields.place()) if key else None


def _names(fields: Fields, variable: str) -> list[dict[str, Any]]:
    """The names: “Moxon, Joseph”, “Worshipful Company of Stationers”, or a table of their parts."""
    value = fields.value(variable)
    given = [value] if isinstance(value, (str, dict)) else value
    if not isinstance(given, list) or not all(isinstance(each, (str, dict)) and each for each in given):
        fields.wrong(variable, 'a list of names: ["Moxon, Joseph"] or [{family = "Moxon", given = "Joseph"}]')
        return []
    names = [_parted(each) if isinstance(each, str) else each for each in given]
    for name in names:
        for part in name.keys() - PARTS_OF_NAMES:
            fields.refuse(variable, part, f"the parts of a name are {', '.join(sorted(PARTS_OF_NAMES))}")
    return [{part: text for part, text in name.items() if isinstance(text, str) and text} for name in names]


def _parted(name: str) -> dict[str, Any]:
    """A name in its parts.

    >>> _parted("Moxon, Joseph"), _parted("Company of Stationers")
    ({'family': 'Moxon', 'given': 'Joseph'}, {'literal': 'Company of Stationers'})
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if comma else {"literal": family}


def _date(fields: Fields, variable: str) -> dict[str, Any]:
    """A date of CSL-JSON, or one as everywhere in the press, or a list of two for a range."""
    value = fields.value(variable)
    if isinstance(value, dict) and ("date-parts" in value or "literal" in value or "raw" in value):
        return _csl_date(fields, variable, value)
    given = value if isinstance(value, list) else [value]
    dates = [partial_date(each) for each in given]
    found = [date for date in dates if date]
    if not found or len(found) != len(given) or len(given) > 2:
        fields.refuse(variable, value, "write 1683, “1683-04” or 1683-04-13, and [1501, 1515] for a range")
        return {}
    return {"date-parts": [_parts(date) for date in found]}


def _csl_date(fields: Fields, variable: str, value: dict[str, Any]) -> dict[str, Any]:
    parts = value.get("date-parts")
    if parts is None:
        raw = str(value.get("raw") or value.get("literal"))
        date = partial_date(raw)
        return {"date-parts": [_parts(date)]} if date else {"literal": raw}
    try:
        dates = [[int(part) for part in date] for date in parts]
    except (TypeError, ValueError):
        dates = []
    if any(not 0 < part <= most for date in dates for part, most in zip(date[1:], (12, 31), strict=False)):
        dates = []
    if len(dates) == 2 and dates[0] == dates[1]:
        dates = dates[:1]
    if not dates or len(dates) > 2 or not all(1 <= len(date) <= 3 for date in dates):
        fields.refuse(variable, parts, "date-parts are [[year, month, day]], and two such for a range")
        return {}
    return {"date-parts": dates, **({"circa": True} if value.get("circa") else {})}


def _parts(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part]
