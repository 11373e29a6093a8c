"""From what a TOML file gives for a date to a date known to the day, the month or the year."""

import datetime
import re

from florilegium.model.article import PartialDate
from florilegium.model.dates import leaps_in_old_style

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def julian_date(value: object) -> PartialDate | None:
    """The date by the old calendar, which has a 29 February 1900; None where the value is none.

    >>> julian_date("1900-02-29"), julian_date("1901-02-29")
    (PartialDate(year=1900, month=2, day=29), None)
    """
    match = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if match and match[2] == "02" and match[3] == "29":
        date = PartialDate(int(match[1]), 2, 29)
        return date if leaps_in_old_style(date) else None
    return partial_date(value)


def partial_date(value: object) -> PartialDate | None:
    """The date; None where the value is none.

    >>> partial_date("1941-11")
    PartialDate(year=1941, month=11, day=0)
    >>> partial_date("1941-13")
    """
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    match = _ISO.fullmatch(str(value).strip())
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        datetime.date(year, month or (1 if match[2] is None else 0), day or (1 if match[3] is None else 0))
    except ValueError:
        return None
    return PartialDate(year, month, day)
