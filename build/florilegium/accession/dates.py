"""Words into dates: “8 November 1941”, “November 1, 1901”, “(May 1899)”, “1894”, “7.8.2003”."""

import re
from dataclasses import dataclass

from florilegium.model.article import PartialDate

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = (
    r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(1[4-9]\d\d|20\d\d)(?!\d)"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    ("dmy", re.compile(rf"\b{_DAY}(?: of)? +{_MONTH}(?![a-z])[ ,]*{_YEAR}", re.IGNORECASE)),
    ("mdy", re.compile(rf"\b{_MONTH}(?![a-z]) *{_DAY}\b[ ,]+{_YEAR}", re.IGNORECASE)),
    ("ymd", re.compile(rf"\b{_YEAR}-(\d\d)-(\d\d)\b")),
    ("d.m.y", re.compile(rf"\b(\d{{1,2}})[./](\d{{1,2}})[./]{_YEAR}")),
    ("my", re.compile(rf"\b{_MONTH}(?![a-z])[ ,]*{_YEAR}", re.IGNORECASE)),
    ("y", re.compile(rf"(?<![\d–-]){_YEAR}(?![–-]\d)")),
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date with the words it was read from and where they begin."""

    date: PartialDate
    words: str
    start: int


def first_date(words: str) -> FoundDate | None:
    """The first date in the words, the most exact where two begin together; None where there is none.

    >>> found = first_date("From The Militant, Vol. V No. 45, 8 November 1941, p. 1.")
    >>> found.date.iso, found.words
    ('1941-11-08', '8 November 1941')
    """
    found = [date for form, pattern in _FORMS for match in pattern.finditer(words) if (date := _dated(form, match))]
    if not found:
        return None
    inside = [one for one in found if not any(_contains(other, one) for other in found if other is not one)]
    return min(inside, key=lambda one: one.start)


def only_date(words: str) -> PartialDate | None:
    """The date that the words are, brackets and full stop aside; None where they say more than a date."""
    found = first_date(words)
    rest = re.sub(r"[\s()\[\],.:;–—-]+", " ", words.replace(found.words, " ", 1)).strip() if found else ""
    vague = re.fullmatch(
        r"(c|ca|circa|about|written|in|published|first published|early|late|probably|\?| )*", rest.lower()
    )
    return found.date if found and vague else None


def _contains(outer: FoundDate, inner: FoundDate) -> bool:
    return outer.start <= inner.start and inner.start + len(inner.words) <= outer.start + len(outer.words)


def _dated(form: str, match: re.Match[str]) -> FoundDate | None:
    parts = dict(zip([letter for letter in form if letter != "."], match.groups(), strict=True))
    month, day = _month(parts.get("m", "")), int(parts.get("d", 0))
    if month > 12 or day > 31 or ("m" in parts and not month):
        return None
    return FoundDate(PartialDate(int(parts["y"]), month, day if month else 0), match[0], match.start())


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next((at for at, name in enumerate(_MONTHS, 1) if word and name.startswith(word.lower().rstrip(".")[:3])), 0)


def agrees(general: PartialDate, exact: PartialDate) -> bool:
    """Whether `exact` says the same as `general` and more.

    >>> agrees(PartialDate(1898), PartialDate(1898, 8, 20)), agrees(PartialDate(1898), PartialDate(1899, 7))
    (True, False)
    """
    return exact.iso.startswith(general.iso) and len(exact.iso) > len(general.iso)
