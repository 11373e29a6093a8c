"""Lists of names in TEI P5 turned into records: of `person`, `place`, `org` and `bibl` elements in their lists."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from florilegium.authority.drafts import PAIRS, Drafts, Value, draft, drafts, life, unread, unreadable
from florilegium.authority.tei import ELEMENTS, NOTES, NUMBERS
from florilegium.diagnostics import Place

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_KINDS = {each.record: kind for kind, each in reversed(ELEMENTS.items())}  # a bibl is a work, unless it says otherwise
_LISTS = {each.list for each in ELEMENTS.values()}
_READ = {*_KINDS, *_LISTS, *(each.name for each in ELEMENTS.values()), "birth", "death", "idno", "note", "desc", "ptr"}


def read_tei(text: str, file: str, kind: str = "person") -> Drafts:
    """The records of all lists of a TEI file, whose elements say of which kind they are. Findings N40, N41, N43."""
    try:
        root = ET.fromstring(text.encode())
    except ET.ParseError as error:
        line, column = error.position
        return unreadable("it is not well-formed XML", Place(file, line, column + 1), "mend it in an XML editor")
    found = list(_records(root))
    if not found:
        hint = f"each {kind} is a <{ELEMENTS[kind].record}> of a <{ELEMENTS[kind].list}>"
        return unreadable(f"it has no list with a {kind}", Place(file), hint)
    unknown = (_local(each) for record in found for each in record if _local(each) not in _READ)
    made = (draft(dict(_values(record)), Place(file)) for record in found)
    return drafts(made, unread(filter(None, unknown), Place(file)))


def _records(root: ET.Element) -> Iterator[ET.Element]:
    """The records of all lists; a place may stand inside another, but a bibl elsewhere only says where one read it."""
    for each in root.iter():
        if _local(each) in _LISTS or _local(each) in _KINDS:
            inner = [child for child in each if _local(child) in _KINDS]
            yield from inner if _local(each) in _LISTS else (child for child in inner if _local(child) == _local(each))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _values(record: ET.Element) -> Iterator[tuple[str, Value]]:
    kind = _kind(record)
    yield "kind", kind
    yield "id", (record.get(XML_ID) or record.get("id") or "").removeprefix("_")
    yield from _names([each for each in _own(record) if _local(each) == ELEMENTS[kind].name])
    notes = [(each.get("type", ""), each) for each in record if _local(each) in ("note", "desc")]
    for said_as, key in NOTES.items():
        said = tuple(_text(each) for given, each in notes if given == said_as or (said_as == "gloss" and not given))
        yield key, tuple(filter(None, said)) if key.startswith("not_") else " ".join(said)
    if not any(said_as == "dates" for said_as, _ in notes):
        yield "dates", life(*(_year(record, element) for element in ("birth", "death")))
    yield PAIRS, tuple((each.get("n", ""), _text(each)) for said_as, each in notes if said_as == "subentry")
    yield "passim", any(said_as == "passim" for said_as, _ in notes)
    for each in record:
        if _local(each) == "idno" and each.get("type", "").lower() in NUMBERS:
            yield each.get("type", "").lower(), _text(each).rpartition("/")[2]
    pointers = [(each.get("type"), each.get("target", "").removeprefix("#").removeprefix("_")) for each in record]
    yield "see", next((target for said_as, target in pointers if said_as == "see"), "")
    yield "see_also", tuple(target for said_as, target in pointers if said_as == "see-also")


def _kind(record: ET.Element) -> str:
    """What the record is; of a bibl its type says it, or the level of its title."""
    if _local(record) != ELEMENTS["work"].record:
        return _KINDS[_local(record)]
    levels = {each.get("level") for each in record if _local(each) == "title"}
    return "periodical" if record.get("type") == "periodical" or levels == {"j"} else "work"


def _own(record: ET.Element) -> Iterator[ET.Element]:
    """The elements of the record without those of records inside it."""
    for each in record:
        if _local(each) not in _KINDS and _local(each) not in _LISTS:
            yield each
            yield from _own(each)


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


def _year(record: ET.Element, name: str) -> str:
    element = next((each for each in record if _local(each) == name), None)
    if element is None:
        return ""
    given = element.get("when") or element.get("when-iso") or ""
    return given.partition("-")[0].lstrip("0") if re.match(r"\d", given) else _text(element)


def _text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())
