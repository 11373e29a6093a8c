"""The lines below a title that say where a text comes from and who transcribed it."""

import re
from dataclasses import dataclass

from florilegium.accession.dates import first_date
from florilegium.accession.printed_in import printed_in
from florilegium.model.article import Source

_WORD = (
    r"from|source|first (?:published|printed)|originally (?:published|printed|written)|published|publisher|printed|"
    r"re-?published|re-?printed|reproduced|written|delivered|spoken|speech|"
    r"transcri\w+|translat\w+|mark(?:ed)?[- ]?up|html|proof(?:ed|read)?\w*|edited|editor|copy ?(?:right|left)|©|"
    r"public domain|online version|recently (?:re)?published|taken from|text from|digiti[sz]ed|scanned|the notes\b|"
    r"pamphlet|downloaded|converted|prepared|this (?:text|edition|translation|version|work)\b|the text"
)
_CREDIT = re.compile(rf"(?:{_WORD})", re.IGNORECASE)
_LABELLED = re.compile(r"([A-Z©][\w /&.,\\-]{2,40}?):\s*(.*)$")
_TRANSCRIBER = (
    re.compile(r"\btranscri(?:bed|ption|bers?)\b[ &/,\w-]{0,40}?(?:\bby:?|:)\s+(?:by\s+)?(.+)", re.IGNORECASE),
    re.compile(r"\btranscribed:?\s+(?!&|and\b|from\b|in\b)(.+)", re.IGNORECASE),
    re.compile(r"\b(?:html |xhtml )?mark(?:ed)?[ -]?up\b(?:[ /&\w]{0,30})?(?:\bby:?|:)\s+(.+)", re.IGNORECASE),
    re.compile(r"\bhtml\b[ \w/&-]{0,20}(?:\bby:?|:)\s+(.+)", re.IGNORECASE),
)
_TRANSLATOR = (
    re.compile(r"\btranslated(?: from the \w+)?(?: and \w+)?:?(?: by:?)?\s+(.+)", re.IGNORECASE),
    re.compile(r"\btranslat(?:ion|or)s?(?: by)?:\s*(.+)", re.IGNORECASE),
    re.compile(r"\btranslation by\s+(.+)", re.IGNORECASE),
)
_RIGHTS = re.compile(r"public domain|copy ?(?:right|left)|©|creative commons", re.IGNORECASE)
_NAME_ENDS = re.compile(
    r"\s+(?:for\b|in (?:19|20)\d\d\b|on the\b|\((?:19|20)\d\d\)|(?:19|20)\d\d\b)|;|\.$|"
    r"\.\s+(?=[A-Z][a-z]+ ?\w* (?:by|up)\b)|"
    r",\s*(?:(?:19|20)\d\d|for\b)|\.\s+(?:HTML|Mark|Proof|Transl|Transc|Copy|Public|Source|Online|First|Edited)"
)


_NOTHING = Source()


@dataclass(frozen=True, slots=True)
class Credits:
    """What the credit lines say; `doubt` says why the source was not taken apart."""

    source: Source = _NOTHING
    transcriber: str = ""
    translator: str = ""
    rights: str = ""
    doubt: str = ""
    written: str = ""


def is_credit(words: str, periodical: bool = True) -> bool:
    """Whether a line of words is one of an archive's credit lines; `periodical`: a bare name and date is one too.

    >>> is_credit("From The Militant, Vol. V No. 45, 8 November 1941, pp. 1 & 5."), is_credit("From the sea they came")
    (True, False)
    """
    line = words.strip().lstrip("[(*").strip()
    if len(line) > 600:
        return False
    found = _CREDIT.match(line)
    if not found:
        return periodical and _is_periodical_line(line)
    if found[0].lower() in ("from", "the text", "the notes", "speech", "spoken", "pamphlet"):
        return bool(first_date(line) or re.search(r"\b(?:vol|no|pp?)\.", line, re.IGNORECASE)) and len(line) < 400
    after = line[found.end() :].lstrip(" \u00a0")[:30]
    return len(line) < 400 and not re.match(r"(?:is|was|were|are|has|had|have)\b", after)


def _is_periodical_line(line: str) -> bool:
    """“Workers’ Republic, 12 August 1899”: a name, a comma, a date and perhaps pages, and nothing else."""
    pages = r"(?:[,. ]*(?:pp?\.? ?[\dxvi]+(?: ?[-–&,] ?\d+)*)?[.)]*)"
    found = first_date(line)
    if not found or len(line) > 160:
        return False
    before, after = line[: found.start], line[found.start + len(found.words) :]
    return bool(
        re.fullmatch(r"[^.?!]{3,120}[,(] ?(?:[^.?!]{0,40}, )?(?:(?:vol|no)\.[^?!]*, ?)*", before, re.IGNORECASE)
    ) and bool(re.fullmatch(pages, after))


def read_credits(lines: tuple[str, ...]) -> Credits:
    """What the lines say of the source and of those who made the transcription."""
    labelled = {match[1].strip().lower(): match[2] for line in lines if (match := _LABELLED.match(line))}
    known = [labelled[name] for name in ("source", "first published", "published", "publisher") if labelled.get(name)]
    line = known[0].rstrip(" ;") if known else " ".join(lines)
    stated = next((each for each in lines if _names_source(each)), "")
    source, doubt = printed_in(known[0] if known else stated, line)
    rights = [each.strip() for each in lines if _RIGHTS.search(each) and "not been included" not in each]
    written = next((labelled[name] for name in ("written", "delivered", "first published") if labelled.get(name)), "")
    return Credits(source, _first(_TRANSCRIBER, lines), _first(_TRANSLATOR, lines), " ".join(rights), doubt, written)


def _names_source(line: str) -> bool:
    return not re.match(
        r"\s*(?:transcri|mark|html|proof|translat|the notes|public domain|copy|online|edited|digiti)",
        line,
        re.IGNORECASE,
    )


def _first(patterns: tuple[re.Pattern[str], ...], lines: tuple[str, ...]) -> str:
    for pattern in patterns:
        for line in lines:
            if match := pattern.search(line):
                return _name(match[1])
    return ""


def _name(words: str) -> str:
    """The name that the words begin with: up to “for the Archive”, “in 1997”, the next credit, the full stop."""
    return _NAME_ENDS.split(words.strip(), maxsplit=1)[0].strip(" .,;:")
