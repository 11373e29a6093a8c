"""Lists of names taken into the authority files, and the authority files as such a list."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from florilegium.authority.formats import ENDINGS, READERS, WRITERS
from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.names import KINDS, AuthorityFile, Person
from florilegium.read.authority import read_authority
from florilegium.read.authority_text import record_of, with_records
from florilegium.recipe.authority_files import Change, rewrite
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """The records of a list that are new, and what was found: those that are known, what was left out."""

    persons: tuple[Person, ...]
    diagnostics: tuple[Diagnostic, ...]


def form_of(path: Path, asked: str) -> str:
    """The form of a list: as asked, else by the end of its name; Refusal N40 where that does not tell."""
    form = asked or ENDINGS.get(path.suffix.lower(), "")
    if not form:
        hint = f"say --format {', '.join(READERS)}"
        raise Refusal(
            Diagnostic("N40", "the list cannot be read: its name does not say what it is", Place(path.name), hint)
        )
    return form


def take_records(workspace: Workspace, path: Path, form: str, kind: str = "person") -> Taken:
    """Add the records of a list to the authority files of their kinds; what is there stays. Refusal with all findings.

    Records are of the given kind where the list does not say it.
    """
    authority, _ = read_authority(workspace)
    read = READERS[form](Workspace(path.parent).read_text(path.name), path.name, kind)
    if any(each.is_error for each in read.diagnostics):
        raise Refusal(*in_order(read.diagnostics))
    taken = _new(read.persons, authority)
    kinds = {person.kind for person in taken.persons}
    rewrite(workspace, {kind: _added(person for person in taken.persons if person.kind == kind) for kind in kinds})
    return Taken(taken.persons, in_order((*read.diagnostics, *taken.diagnostics)))


def _added(persons: Iterable[Person]) -> Change:
    records = [(person.id, record_of(person)) for person in persons]
    return lambda text: with_records(text, records)


def _new(persons: Iterable[Person], authority: AuthorityFile) -> Taken:
    ids = {person.id: person for person in authority.persons}
    namesakes = {(person.kind, person.headword): person for person in authority.persons}
    new: list[Person] = []
    known: list[Diagnostic] = []
    for person in persons:
        other = ids.get(person.id) or _same(person, namesakes.get((person.kind, person.headword)))
        if other:
            message = f"“{person.headword}” ({person.id}) is there already, as “{other.headword}” ({other.id})"
            known.append(Diagnostic("N42", message, person.place, "it is left as it is; add what is new by hand"))
        else:
            new.append(person)
            ids[person.id] = namesakes[person.kind, person.headword] = person
    return Taken(tuple(_without_dead_references(person, ids) for person in new), tuple(known))


def _same(person: Person, namesake: Person | None) -> Person | None:
    """The record with that headword, unless the dates of both tell the two apart."""
    are_two = namesake and person.dates and namesake.dates and person.dates != namesake.dates
    return None if are_two else namesake


def _without_dead_references(person: Person, ids: dict[str, Person]) -> Person:
    """The record with those references only that lead somewhere, or the file could not be read again."""
    see_also = tuple(id for id in person.see_also if id in ids and id != person.id)
    seen, end = {person.id}, person.see
    while end in ids and end not in seen:
        seen.add(end)
        end = ids[end].see
    return replace(person, see=person.see if person.see in ids and end not in seen else "", see_also=see_also)


def list_of_records(workspace: Workspace, form: str, kinds: Collection[str] = KINDS) -> str:
    """The records of these kinds as a list in that form, in the order of the files. Refusal."""
    authority, _ = read_authority(workspace)
    return WRITERS[form](person for person in authority.persons if person.kind in kinds)
