"""From the tables that speak of an edition and of its series to their values; the other volumes of the series."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from florilegium.diagnostics import Refusal
from florilegium.model.imprint import Proofreading, Release, Series, Sibling
from florilegium.model.volume import Volume
from florilegium.read.body import Gathering
from florilegium.read.fields import Fields
from florilegium.read.shelf import VOLUMES, volume_ids
from florilegium.workspace import parse_toml

_ADDRESS = re.compile(r"https?://\S+")


def read_release(fields: Fields) -> Release:
    """The release of an edition. Codes 01, 02 and 04."""
    release = Release(fields.text("tag"), fields.text("commit"), fields.text("checksums"))
    if release.checksums and not _ADDRESS.fullmatch(release.checksums):
        fields.refuse("checksums", release.checksums, "write the whole public address, with https://")
    fields.close()
    return release


def read_proofreading(fields: Fields) -> Proofreading:
    """How the texts were read in proof. Codes 01 and 02."""
    times = fields.value("times")
    if times is not None and (not isinstance(times, int) or isinstance(times, bool) or times < 0):
        fields.wrong("times", "a whole number, as 2")
        times = 0
    proofreading = Proofreading(times or 0, fields.text("against"), fields.texts("readers"))
    fields.close()
    return proofreading


def read_series(fields: Fields) -> Series:
    """A series of the press. Codes 01 to 03."""
    series = Series(fields.required("name"), fields.texts("editors"))
    fields.close()
    return series


def siblings_of(gathering: Gathering, volume: Volume) -> tuple[Sibling, ...]:
    """The other volumes of the series in this press that are not dated later, by number; their files are inputs.

    A later volume never changes an earlier book. What is wrong in another volume is told when that is read.
    """
    if not volume.series:
        return ()
    found = [
        sibling for id in volume_ids(gathering.workspace) if id != volume.id for sibling in _of(gathering, id, volume)
    ]
    return tuple(sorted(found, key=lambda each: (_number(each.number), each.title)))


def _of(gathering: Gathering, id: str, volume: Volume) -> Iterator[Sibling]:
    file = f"{VOLUMES}/{id}.toml"
    try:
        series, date, sibling = _described(gathering.workspace.read_text(file))
    except Refusal:
        return
    if series == volume.series and date <= volume.date:
        gathering.files.add(file)
        yield sibling


@lru_cache(maxsize=1024)  # each volume of a series asks for all the others
def _described(text: str) -> tuple[str, str, Sibling]:
    """The series of a volume, its date and what a series page says of it. Refusal where it is no TOML."""
    table = parse_toml(text, VOLUMES)
    number, title, subtitle = (_words(table.get(key)) for key in ("series-number", "title", "subtitle"))
    editors = table.get("editors")
    named = tuple(map(str, editors)) if isinstance(editors, list) else ()
    return str(table.get("series", "")), str(table.get("date", "")), Sibling(number, title, subtitle, named)


def _words(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _number(words: str) -> tuple[int, str]:
    digits = re.match(r"\d+", words)
    return (int(digits[0]) if digits else 10**6, words)
