"""Lists of persons in TEI P5: a `listPerson` of `person` elements, with names, dates, notes and numbers."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from florilegium.authority.drafts import PAIRS, Drafts, Value, draft, drafts, life, unreadable
from florilegium.diagnostics import Place
from florilegium.model.names import Person

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
NUMBERS = ("wikidata", "gnd", "viaf")
NOTES = {"dates": "dates", "gloss": "gloss", "not-before": "not_before", "not-after": "not_after", "inflect": "inflect"}
_YEARS = re.compile(r"(\d{1,4})?\s*[-–—]\s*(\d{1,4})?")
_BORN = re.compile(r"(?:b\.|born|\*)\s*(\d{1,4})")
_DIED = re.compile(r"(?:d\.|died|†)\s*(\d{1,4})")
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="{TEI}">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Persons of the authority file</title></titleStmt>
      <publicationStmt><p>Written by Florilegium.</p></publicationStmt>
      <sourceDesc><p>The authority file of a press.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff>
    <listPerson>
"""
FOOT = """    </listPerson>
  </standOff>
</TEI>
"""


def write_tei(persons: Iterable[Person]) -> str:
    """All persons as a `listPerson`; birth and death where the dates have plain years."""
    return HEAD + "".join(_person(person) for person in persons) + FOOT


def _person(person: Person) -> str:
    lines = "".join(f"        {line}\n" for line in _parts(person))
    return f"      <person xml:id={quoteattr(_xml_id(person.id))}>\n{lines}      </person>\n"


def _parts(person: Person) -> Iterator[str]:
    single = ' subtype="single"' if person.single else ""
    yield f'<persName type="headword"{single}>{escape(person.headword)}</persName>'
    for variant in person.variants:
        yield f'<persName type="variant">{escape(variant)}</persName>'
    if person.sort:
        yield f'<persName type="sort">{escape(person.sort)}</persName>'
    for element, year in zip(("birth", "death"), years(person.dates), strict=True):
        if year:
            yield f'<{element} when="{year:0>4}">{year}</{element}>'
    for number in NUMBERS:
        if value := getattr(person, number):
            yield f'<idno type="{number}">{escape(value)}</idno>'
    for kind, key in NOTES.items():
        value = getattr(person, key)
        for text in (value,) if isinstance(value, str) else value:
            yield f'<note type="{kind}">{escape(text)}</note>' if text else ""
    for piece, words in person.subentries:
        yield f'<note type="subentry" n={quoteattr(piece)}>{escape(words)}</note>'
    if person.passim:
        yield '<note type="passim"/>'
    for kind, targets in (("see", (person.see,)), ("see-also", person.see_also)):
        for target in filter(None, targets):
            yield f'<ptr type="{kind}" target={quoteattr("#" + _xml_id(target))}/>'


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


def read_tei(text: str, file: str) -> Drafts:
    """The persons of every `listPerson` of a TEI file. Findings N40, N43."""
    try:
        root = ET.fromstring(text.encode())
    except ET.ParseError as error:
        line, column = error.position
        return unreadable("it is not well-formed XML", Place(file, line, column + 1), "mend it in an XML editor")
    found = [
        person for each in root.iter() if _local(each) == "listPerson" for person in each if _local(person) == "person"
    ]
    if not found:
        return unreadable(
            "it has no listPerson with persons", Place(file), "each person is a <person> of a <listPerson>"
        )
    return drafts(draft(dict(_values(person)), Place(file)) for person in found)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _values(person: ET.Element) -> Iterator[tuple[str, Value]]:
    names = [each for each in person.iter() if _local(each) == "persName"]
    yield "id", (person.get(XML_ID) or person.get("id") or "").removeprefix("_")
    yield from _names(names)
    notes = [(each.get("type", ""), each) for each in person if _local(each) == "note"]
    for kind, key in NOTES.items():
        said = tuple(_text(each) for given, each in notes if given == kind or (kind == "gloss" and not given))
        yield key, tuple(filter(None, said)) if key.startswith("not_") else " ".join(said)
    if not any(kind == "dates" for kind, _ in notes):
        yield "dates", life(*(_year(person, element) for element in ("birth", "death")))
    yield PAIRS, tuple((each.get("n", ""), _text(each)) for kind, each in notes if kind == "subentry")
    yield "passim", any(kind == "passim" for kind, _ in notes)
    for each in person:
        if _local(each) == "idno" and each.get("type", "").lower() in NUMBERS:
            yield each.get("type", "").lower(), _text(each).rpartition("/")[2]
    pointers = [(each.get("type"), each.get("target", "").removeprefix("#").removeprefix("_")) for each in person]
    yield "see", next((target for kind, target in pointers if kind == "see"), "")
    yield "see_also", tuple(target for kind, target in pointers if kind == "see-also")


def _names(names: list[ET.Element]) -> Iterator[tuple[str, Value]]:
    """The headword is the name that is called so, else the first; the others are variants."""
    sorts = [each for each in names if each.get("type") == "sort"]
    others = [each for each in names if each.get("type") != "sort"]
    head = next((each for each in others if each.get("type") == "headword"), others[0] if others else None)
    if head is None:
        return
    yield "headword", _name(head)
    yield "single", head.get("subtype") == "single"
    yield "variants", tuple(dict.fromkeys(_name(each) for each in others if each is not head and _name(each)))
    yield "sort", _text(sorts[0]) if sorts else ""


def _name(element: ET.Element) -> str:
    """The name as it is filed: the surname before a comma where the list tells which it is."""
    parts = {kind: [_text(each) for each in element.iter() if _local(each) == kind] for kind in ("surname", "forename")}
    surname, forename = (" ".join(filter(None, parts[kind])) for kind in ("surname", "forename"))
    return f"{surname}, {forename}" if surname and forename else _text(element)


def _year(person: ET.Element, name: str) -> str:
    element = next((each for each in person if _local(each) == name), None)
    if element is None:
        return ""
    given = element.get("when") or element.get("when-iso") or ""
    return given.partition("-")[0].lstrip("0") if re.match(r"\d", given) else _text(element)


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())
