"""Records as TEI P5: lists of persons, places, organisations and works, with names, dates, notes and numbers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from florilegium.model.names import KINDS, Person

TEI = "http://www.tei-c.org/ns/1.0"
NUMBERS = ("wikidata", "gnd", "viaf")
NOTES = {"dates": "dates", "gloss": "gloss", "not-before": "not_before", "not-after": "not_after", "inflect": "inflect"}
_YEARS = re.compile(r"(\d{1,4})?\s*[-–—]\s*(\d{1,4})?")
_BORN = re.compile(r"(?:b\.|born|\*)\s*(\d{1,4})")
_DIED = re.compile(r"(?:d\.|died|†)\s*(\d{1,4})")
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="{TEI}">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>The authority file</title></titleStmt>
      <publicationStmt><p>Written by Florilegium.</p></publicationStmt>
      <sourceDesc><p>The authority file of a press.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
"""
FOOT = """  </standOff>
</TEI>
"""


@dataclass(frozen=True, slots=True)
class Elements:
    """How TEI calls a list of records of one kind, such a record, and each of its names; attributes of the last two."""

    list: str
    record: str
    name: str
    of_record: str = ""
    of_name: str = ""


ELEMENTS = {
    "person": Elements("listPerson", "person", "persName"),
    "place": Elements("listPlace", "place", "placeName"),
    "organisation": Elements("listOrg", "org", "orgName"),
    "periodical": Elements("listBibl", "bibl", "title", ' type="periodical"', ' level="j"'),
    "work": Elements("listBibl", "bibl", "title", ' type="work"', ' level="m"'),
}


def write_tei(persons: Iterable[Person]) -> str:
    """All records, a list for each kind; birth and death of persons where the dates have plain years."""
    return HEAD + lists_of(persons) + FOOT


def lists_of(persons: Iterable[Person], prefix: str = "") -> str:
    """The lists without a document around them, “” where there is nobody; `prefix` opens each id."""
    records = list(persons)
    lists = ("".join(_record(each, prefix) for each in records if each.kind == kind) for kind in KINDS)
    return "".join(_list(kind, made) for kind, made in zip(KINDS, lists, strict=True) if made)


def _list(kind: str, records: str) -> str:
    name = ELEMENTS[kind].list
    return f"    <{name}>\n{records}    </{name}>\n"


def _record(person: Person, prefix: str) -> str:
    lines = "".join(f"        {line}\n" for line in _parts(person, prefix))
    elements = ELEMENTS[person.kind]
    head = f"<{elements.record} xml:id={quoteattr(_xml_id(prefix + person.id))}{elements.of_record}>"
    return f"      {head}\n{lines}      </{elements.record}>\n"


def _parts(person: Person, prefix: str) -> Iterator[str]:
    """The elements of a record, in the order in which TEI has them."""
    yield from _names(person)
    if person.kind == "person":
        for element, year in zip(("birth", "death"), years(person.dates), strict=True):
            if year:
                yield f'<{element} when="{year:0>4}">{year}</{element}>'
    for number in NUMBERS:
        if value := getattr(person, number):
            yield f'<idno type="{number}">{escape(value)}</idno>'
    for kind, key in NOTES.items():
        value = getattr(person, key)
        for text in (value,) if isinstance(value, str) else value:
            if text:
                yield f'<note type="{kind}">{escape(text)}</note>'
    for piece, words in person.subentries:
        yield f'<note type="subentry" n={quoteattr(piece)}>{escape(words)}</note>'
    if person.passim:
        yield '<note type="passim"/>'
    for kind, targets in (("see", (person.see,)), ("see-also", person.see_also)):
        for target in filter(None, targets):
            yield f'<ptr type="{kind}" target={quoteattr("#" + _xml_id(prefix + target))}/>'


def _names(person: Person) -> Iterator[str]:
    elements = ELEMENTS[person.kind]
    single = ' subtype="single"' if person.single else ""
    names = [("headword", single, person.headword), *(("variant", "", each) for each in person.variants)]
    names += [("sort", "", person.sort)] if person.sort else []
    for kind, more, words in names:
        yield f'<{elements.name}{elements.of_name} type="{kind}"{more}>{escape(words)}</{elements.name}>'


def years(dates: str) -> tuple[str, str]:
    """The years of birth and death in the printed dates, “” for what is not plain.

    >>> years("1879–1940"), years("b. 1913"), years("fl. c. 1515"), years("384–322 BC")
    (('1879', '1940'), ('1913', ''), ('', ''), ('', ''))
    """
    if span := _YEARS.fullmatch(re.sub(r"present|\?", "", dates).strip()):
        return span[1] or "", span[2] or ""
    born, died = _BORN.fullmatch(dates.strip()), _DIED.fullmatch(dates.strip())
    return (born[1] if born else "", died[1] if died else "")


def _xml_id(id: str) -> str:
    """An XML name, which cannot begin with a digit or hyphen."""
    return id if id[:1].isalpha() else f"_{id}"
