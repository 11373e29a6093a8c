"""What the header of a TEI file says of its text: titles, names, dates, source, rights."""

import re

from florilegium.accession.dates import first_date
from florilegium.accession.marked_up import MarkedUp
from florilegium.accession.parsing import Element, child, given, inside, local
from florilegium.accession.tei.words import words_inside
from florilegium.model.article import PartialDate, Source

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*")
_LONGEST_SOURCE = 600


def read_header(header: Element | None, language: str) -> MarkedUp:
    """The front matter that a header gives; `language` is that of the text, for titles given in several."""
    if header is None:
        return MarkedUp((), language=language)
    language = language or _language(header)
    titles = [each for each in inside(header, "title") if local(each.getparent()) == "titleStmt"]
    own = [each for each in titles if given(each, "lang").partition("-")[0] == language.partition("-")[0]]
    main = [each for each in own or titles if given(each, "type") in ("", "main", "full")] or own or titles
    subs = [each for each in own or titles if given(each, "type") == "sub"]
    licences = inside(header, "licence") or inside(header, "availability")
    return MarkedUp(
        (),
        title=words_inside(main[0]) if main else "",
        subtitle=words_inside(subs[0]) if subs else "",
        authors=_authors(header),
        date=_date(header),
        source=_source(header),
        transcriber=_hand(header, r"transcri"),
        translator=_hand(header, r"translat|traduc|übersetz"),
        rights=words_inside(next(iter(licences), None))[:_LONGEST_SOURCE],
        language=language,
    )


def _language(header: Element) -> str:
    found = next((given(each, "ident") for each in inside(header, "language")), "")
    return found if _LANGUAGE.fullmatch(found) else ""


def _authors(header: Element) -> tuple[str, ...]:
    statement = child(header, "fileDesc", "titleStmt")
    named = [words_inside(each) for each in inside(statement, "author")] if statement is not None else []
    if not any(named):
        sent = [each for each in inside(header, "correspAction") if given(each, "type") == "sent"]
        named = [words_inside(each) for action in sent for each in inside(action, "persName")]
    return tuple(dict.fromkeys(filter(None, named)))


def _date(header: Element) -> PartialDate | None:
    """The date of the text: when a letter was sent, else the one of the source that comes first."""
    sent = [each for action in inside(header, "correspAction") if given(action, "type") == "sent" for each in action]
    stated = [*sent, *inside(header, "docDate"), *inside(header, "origDate")]
    described = child(header, "fileDesc", "sourceDesc")
    if described is not None:
        stated.extend(inside(described, "date"))
    return next((date for each in stated if local(each) != "persName" and (date := date_of(each))), None)


def date_of(element: Element) -> PartialDate | None:
    """The date that an element states, by its attributes or else by its words."""
    for name in ("when", "when-iso", "from", "notBefore"):
        found = _ISO.match(given(element, name))
        if found and _is_date(parts := tuple(int(part or 0) for part in found.groups())):
            return PartialDate(*parts)
    typed = first_date(words_inside(element)) if local(element) in ("date", "docDate", "origDate") else None
    return typed.date if typed else None


def _is_date(parts: tuple[int, ...]) -> bool:
    return parts[0] > 0 and parts[1] <= 12 and parts[2] <= 31


def _source(header: Element) -> Source:
    described = child(header, "fileDesc", "sourceDesc")
    if described is None:
        return Source()
    stated = [each for name in ("bibl", "biblStruct", "p", "msIdentifier") for each in inside(described, name)]
    line = words_inside(next(iter(stated), None))
    return Source(line=line if len(line) <= _LONGEST_SOURCE else f"{line[:_LONGEST_SOURCE].rpartition(' ')[0]} …")


def _hand(header: Element, role: str) -> str:
    """Who is named with a responsibility of that kind."""
    for statement in inside(header, "respStmt"):
        if re.search(role, words_inside(child(statement, "resp")), re.IGNORECASE):
            names = [each for name in ("persName", "name", "orgName") for each in inside(statement, name)]
            return words_inside(names[0]) if names else ""
    return ""
