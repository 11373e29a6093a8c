"""From `texts/names.toml`, and the further files of places, works and so on, to the authority file."""

import re
from collections.abc import Sequence

from florilegium.diagnostics import Diagnostic, Refusal, in_order
from florilegium.model.names import INFLECTIONS, KINDS, AuthorityFile, Person
from florilegium.model.volume import BACK_MATTER, FRONT_MATTER
from florilegium.read.article import ID
from florilegium.read.fields import Fields
from florilegium.read.keys import find_keys
from florilegium.read.shelf import article_ids, near
from florilegium.workspace import Workspace, parse_toml

AUTHORITY_FILE = "texts/names.toml"
_PART = re.compile(r"part-[1-9]\d*")  # the introduction of a part
# What each authority file holds; before each of its records stands this word in double brackets.
AUTHORITY_FILES = {
    "person": AUTHORITY_FILE,
    "place": "texts/places.toml",
    "organisation": "texts/organisations.toml",
    "periodical": "texts/periodicals.toml",
    "work": "texts/works.toml",
}


def read_authority(workspace: Workspace) -> tuple[AuthorityFile, tuple[Diagnostic, ...]]:
    """The records of all authority files and the warnings; none where there is no file. Refusal with all findings."""
    findings: list[Diagnostic] = []
    tables: list[Fields] = []
    persons: list[Person] = []
    rejected: tuple[str, ...] = ()
    for kind, file in AUTHORITY_FILES.items():
        if workspace.has(file):
            text = workspace.read_text(file)
            fields = Fields(parse_toml(text, file), find_keys(text, file), findings, "N")
            records = fields.inners(kind)
            persons += [_person(record, kind) for record in records]
            tables += records
            rejected += fields.texts("rejected")
            fields.close()
    authority = AuthorityFile(tuple(persons), rejected)
    _check_ids(authority, findings)
    _check_references(authority, tables)
    _check_circles(authority, tables)
    _check_pieces(workspace, authority, tables)
    if any(each.is_error for each in findings):
        raise Refusal(*in_order(findings))
    return authority, in_order(findings)


def _person(record: Fields, kind: str) -> Person:
    person = Person(
        id=record.required("id"),
        headword=record.required("headword"),
        place=record.place(),
        variants=record.texts("variants"),
        sort=record.text("sort"),
        dates=record.text("dates"),
        gloss=record.text("gloss"),
        see=record.text("see"),
        see_also=record.texts("see_also"),
        single=record.flag("single"),
        not_before=record.texts("not_before"),
        not_after=record.texts("not_after"),
        inflect=record.text("inflect"),
        wikidata=record.text("wikidata"),
        gnd=record.text("gnd"),
        viaf=record.text("viaf"),
        subentries=_subentries(record.inner("subentries")),
        passim=record.flag("passim"),
        kind=record.text("kind", kind),
    )
    record.close()
    if person.kind not in KINDS:
        record.report("N15", f"“{person.kind}” is no kind of record", "kind", f"it is one of {', '.join(KINDS)}")
    if person.inflect and person.inflect not in INFLECTIONS:
        hint = f"it is one of {', '.join(INFLECTIONS)}"
        record.report("N15", f"the endings of “{person.inflect}” are not known", "inflect", hint)
    if person.id and not ID.fullmatch(person.id):
        hint = "write an id of small letters, digits and hyphens, as “trotsky-leon”"
        record.report("N08", f"“{person.id}” cannot be a record’s id", "id", hint)
    return person


def _subentries(table: Fields) -> tuple[tuple[str, str], ...]:
    """Pairs of a piece’s id and a label, in the order of the file."""
    labels = tuple((piece, table.required(piece)) for piece in table.table)
    for piece in table.table:
        if not ID.fullmatch(piece):
            table.report("N08", f"“{piece}” cannot be an article’s id", piece, "write the name of the article’s file")
    return labels


def _check_ids(authority: AuthorityFile, findings: list[Diagnostic]) -> None:
    ids: dict[str, Person] = {}
    headwords: dict[tuple[str, str, str], Person] = {}
    for person in authority.persons:
        first = ids.setdefault(person.id, person)
        if person.id and first is not person:
            message = f"“{person.id}” is also the id of the record in {_where(first, person)}"
            findings.append(Diagnostic("N04", message, person.place, "give one of them another id"))
        # Namesakes with dates of their own are printed with them.
        namesake = headwords.setdefault((person.kind, person.headword, person.dates), person)
        if person.headword and namesake is not person:
            message = f"“{person.headword}” is also the headword in {_where(namesake, person)}"
            hint = "make them one record, or tell them apart, by dates or as “Smith, C. (engineer)”"
            findings.append(Diagnostic("N09", message, person.place, hint))


def _where(other: Person, person: Person) -> str:
    line = f"line {other.place.line}"
    return line if other.place.file == person.place.file else f"{line} of {other.place.file}"


def _check_references(authority: AuthorityFile, records: Sequence[Fields]) -> None:
    known = {person.id for person in authority.persons}
    for person, record in zip(authority.persons, records, strict=True):
        references = [("see", person.see)] if person.see else []
        references += [("see_also", each) for each in person.see_also]
        for key, target in references:
            if target == person.id:
                record.report("N07", f"“{person.headword}” refers to itself", key, f"take the {key} away or mend it")
            elif target not in known:
                record.report("N05", f"“{target}” is the id of no record", key, "mend the id, or add its record")


def _check_circles(authority: AuthorityFile, records: Sequence[Fields]) -> None:
    """Report each circle of see-references once, at its first record in the file."""
    see = {person.id: person.see for person in authority.persons if person.see}
    reported: set[str] = set()
    for person, record in zip(authority.persons, records, strict=True):
        way = [person.id]
        while way[-1] in see and see[way[-1]] not in way:
            way.append(see[way[-1]])
        if len(way) > 1 and see.get(way[-1]) == person.id and person.id not in reported:
            reported.update(way)
            circle = " → ".join((*way, person.id))
            record.report("N06", f"see-references run in a circle: {circle}", "see", "let one of them have the entry")


def _check_pieces(workspace: Workspace, authority: AuthorityFile, records: Sequence[Fields]) -> None:
    """Report each sub-entry of a text that the press does not have."""
    if not any(person.subentries for person in authority.persons):
        return
    articles = article_ids(workspace)
    known = {*articles, *FRONT_MATTER, *BACK_MATTER}
    for person, record in zip(authority.persons, records, strict=True):
        for piece, _ in person.subentries:
            if piece not in known and ID.fullmatch(piece) and not _PART.fullmatch(piece):
                place = record.keys.place((*record.path, "subentries", piece))
                record.report_at("N16", f"there is no article “{piece}”", place, near(piece, articles))
