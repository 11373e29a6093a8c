"""A source line into its parts: periodical, volume, number, date, pages, publisher."""

import re
from dataclasses import replace

from florilegium.accession.dates import first_date
from florilegium.model.article import Source

_LEAD = re.compile(
    r"^(?:source|first published(?: in)?|originally (?:published|printed)(?: in)?|published(?: in)?|printed in|"
    r"re-?published in|re-?printed in|taken from|text from|from)\b:?\s+(?:the collection:? )?",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"[, (]*\bvol(?:ume|\.)?\s*([IVXLCDM]+|\d+)\b\.?", re.IGNORECASE)
_NUMBER = re.compile(
    r"[, (]*\b(?:no|nos|number|issue|#)\.?\s*(\d+(?: ?[-–/&] ?\d+)*(?: ?\((?:Whole )?No\. ?\d+\))?)", re.IGNORECASE
)
_PAGES = re.compile(r"[, (]*\b(?:pp?|pages?)\.?\s*([\divxlc]+(?: ?[-–—,&] ?[\divxlc]+)*)", re.IGNORECASE)
_MARKS = {"volume": _VOLUME, "number": _NUMBER, "pages": _PAGES}
_PUBLISHER = re.compile(
    r"^(?:publishers?|press)\b|\b(?:press|publish(?:ers|ing)|books|& co\.?|and co\.?|verlag)\b", re.IGNORECASE
)


def printed_in(words: str, line: str) -> tuple[Source, str]:
    """The source with `line` as the archive has it, and its parts where they are certain; then why they are not.

    >>> printed_in("From The Militant, Vol. V No. 45, 8 November 1941, pp. 1 & 5.", "…")[0].citation
    'The Militant, vol. V, no. 45, 8 November 1941, pp. 1 & 5'
    """
    source = Source(line=line)
    statement = _LEAD.sub("", _first_statement(words))
    if not statement:
        return source, ""
    marks = {name: pattern.search(statement) for name, pattern in _MARKS.items()}
    dated = first_date(statement)
    found = [match.start() for match in marks.values() if match] + ([dated.start] if dated else [])
    if not found:
        return source, "it names no date, volume, number or page"
    if dated and not dated.date.month and not any(marks.values()):
        return source, "a name and a year may be a book's or a periodical's"
    names = _names(statement[: min(found)])
    if names is None:
        return source, "its parts are not in the usual order"
    parts = {name: match[1] for name, match in marks.items() if match}
    periodical, publisher = names
    return replace(source, periodical=periodical, publisher=publisher, date=dated.words if dated else "", **parts), ""


def _first_statement(words: str) -> str:
    """The words up to the full stop that ends the first statement; “Vol.”, “p.” and initials end none."""
    for match in re.finditer(r"[.;]\s+(?=[A-Z])", words):
        before = words[: match.start()]
        if not re.search(
            r"(?:\b(?:vol|no|nos|pp?|ed|eds|st|dr|mr|jan|feb|mar|apr|aug|sept?|oct|nov|dec)|\b[A-Z])$",
            before,
            re.IGNORECASE,
        ):
            return before
    return words.rstrip(" .;")


def _names(before: str) -> tuple[str, str] | None:
    """Periodical and publisher in the words before the date; None where they may be something else.

    One name is the periodical; of several the last is, when those before it are an author and the title of the piece.
    """
    names = [name.strip() for name in before.strip(" ,(").split(",") if name.strip(" ().")]
    if not names:
        return "", ""
    last = names[-1]
    if (
        len(last) > 70
        or len(names) > 3
        or re.search(r"\b(?:eds?|introduction|pamphlet|letter|speech)\b", before, re.IGNORECASE)
    ):
        return None
    if _PUBLISHER.search(last):
        return ("", last) if len(names) == 1 else (names[-2], last) if len(names) == 2 else None
    lower = [word for word in re.findall(r"[^\W\d_]+", last) if word[0].islower()]
    return (last, "") if len(lower) <= max(2, len(last.split()) // 2) else None
