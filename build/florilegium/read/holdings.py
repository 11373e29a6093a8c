"""From the files of events, abbreviations, contributors and works to the holdings of the press."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.article import PartialDate
from florilegium.model.dates import CALENDARS, OLD_STYLE
from florilegium.model.lists import Abbreviation, Contributor, Event, Holdings, Moment
from florilegium.read.dates import julian_date, partial_date
from florilegium.read.fields import Fields
from florilegium.read.keys import find_keys
from florilegium.read.phrase import read_phrase
from florilegium.read.works import WORKS_FILES, read_works
from florilegium.workspace import Workspace, parse_toml

CHRONOLOGY_FILE = "texts/chronology.toml"
ABBREVIATIONS_FILE = "texts/abbreviations.toml"
CONTRIBUTORS_FILE = "texts/contributors.toml"
HOLDINGS_FILES = (CHRONOLOGY_FILE, ABBREVIATIONS_FILE, CONTRIBUTORS_FILE, *WORKS_FILES)
LAST_JULIAN_YEAR = 1923  # Greece was the last state to give the old calendar up
Entry = TypeVar("Entry")


def read_holdings(workspace: Workspace) -> Holdings:
    """The holdings, empty where there are no files. Refusal with all findings: D01 to D05, B01 to B06, A."""
    findings: list[Diagnostic] = []
    holdings = Holdings(
        tuple(_records(workspace, findings, CHRONOLOGY_FILE, "event", _event)),
        tuple(_records(workspace, findings, ABBREVIATIONS_FILE, "abbreviation", _abbreviation)),
        tuple(_records(workspace, findings, CONTRIBUTORS_FILE, "contributor", _contributor)),
        read_works(workspace, findings),
    )
    _report_twice(holdings, findings)
    if any(each.is_error for each in findings):
        raise Refusal(*in_order(findings))
    return holdings


def _records(
    workspace: Workspace, findings: list[Diagnostic], file: str, key: str, read: Callable[[Workspace, Fields], Entry]
) -> Iterator[Entry]:
    """The records of one file, each under its key in double brackets."""
    if not workspace.has(file):
        return
    text = workspace.read_text(file)
    fields = Fields(parse_toml(text, file), find_keys(text, file), findings, "D")
    for record in fields.inners(key):
        yield read(workspace, record)
        record.close()
    fields.close()


def _event(workspace: Workspace, fields: Fields) -> Event:
    calendar = fields.choice("calendar", CALENDARS, CALENDARS[0])
    first, last = _date(fields, "date", calendar), _date(fields, "until", calendar)
    if "date" not in fields.table:
        fields.report("D03", "“date” is missing", "", "write date = 1501-04-13, or “1501-04”, or 1501")
    if last and first and (last.year, last.month, last.day) < (first.year, first.month, first.day):
        fields.refuse("until", last.iso, "the end of a range comes after its beginning")
    moment = Moment(first or PartialDate(0), last, calendar, fields.flag("circa"))
    words = read_phrase(workspace, fields, "text", required=True)
    return Event(moment, words, fields.place(), fields.texts("tags"))


def _date(fields: Fields, key: str, calendar: str) -> PartialDate | None:
    value = fields.value(key)
    date = None if value is None else julian_date(value) if calendar == OLD_STYLE else partial_date(value)
    if value is not None and date is None:
        fields.refuse(key, value, 'write a date as 1941-11-08, or "1941-11", or 1941')
    elif date and calendar == OLD_STYLE and date.year > LAST_JULIAN_YEAR:
        fields.refuse(key, date.iso, f"no state kept the old calendar after {LAST_JULIAN_YEAR}; take the calendar away")
    return date


def _abbreviation(workspace: Workspace, fields: Fields) -> Abbreviation:
    return Abbreviation(
        short=fields.required("short"),
        expansion=read_phrase(workspace, fields, "expansion", required=True),
        place=fields.place(),
        dates=fields.text("dates"),
        note=read_phrase(workspace, fields, "note"),
        forms=fields.texts("forms"),
        sort=fields.text("sort"),
    )


def _contributor(workspace: Workspace, fields: Fields) -> Contributor:
    return Contributor(
        name=fields.required("name"),
        note=read_phrase(workspace, fields, "note", required=True),
        place=fields.place(),
        sort=fields.text("sort"),
        role=fields.text("role"),
        person=fields.text("person"),
    )


def _report_twice(holdings: Holdings, findings: list[Diagnostic]) -> None:
    """D05 for a short form or a name that has two records."""
    seen: dict[tuple[str, str], int] = {}
    named = [(each.short, each.place) for each in holdings.abbreviations]
    named += [(each.name, each.place) for each in holdings.contributors]
    for name, place in named:
        first = seen.setdefault((place.file, name), place.line)
        if name and first != place.line:
            message = f"“{name}” has a record in line {first} already"
            findings.append(Diagnostic("D05", message, place, "make them one record"))
