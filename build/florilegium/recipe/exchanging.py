"""Lists of persons taken into the authority file, and the authority file as such a list."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from florilegium.authority.formats import ENDINGS, READERS, WRITERS
from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.model.names import AuthorityFile, Person
from florilegium.read.authority import AUTHORITY_FILE, read_authority
from florilegium.read.authority_text import record_of, with_records
from florilegium.recipe.proposing import rewrite_authority
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Taken:
    """The persons of a list who are new, and what was found: those who are known, what was left out."""

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


def take_persons(workspace: Workspace, path: Path, form: str) -> Taken:
    """Add the persons of a list to the authority file; who is there stays as he is. Refusal with all findings."""
    authority, _ = read_authority(workspace)
    read = READERS[form](Workspace(path.parent).read_text(path.name), path.name)
    if any(each.is_error for each in read.diagnostics):
        raise Refusal(*in_order(read.diagnostics))
    taken = _new(read.persons, authority)
    if taken.persons:
        records = [(person.id, record_of(person)) for person in taken.persons]
        rewrite_authority(workspace, lambda text: with_records(text, records))
    return Taken(taken.persons, in_order((*read.diagnostics, *taken.diagnostics)))


def _new(persons: Iterable[Person], authority: AuthorityFile) -> Taken:
    ids = {person.id: person for person in authority.persons}
    headwords = {person.headword: person for person in authority.persons}
    new: list[Person] = []
    known: list[Diagnostic] = []
    for person in persons:
        other = ids.get(person.id) or headwords.get(person.headword)
        if other:
            message = f"“{person.headword}” ({person.id}) is there already, as “{other.headword}” ({other.id})"
            known.append(Diagnostic("N42", message, person.place, "he is left as he is; add what is new by hand"))
        else:
            new.append(person)
            ids[person.id] = headwords[person.headword] = person
    return Taken(tuple(_without_dead_references(person, ids) for person in new), tuple(known))


def _without_dead_references(person: Person, ids: dict[str, Person]) -> Person:
    """The person with those references only that lead somewhere, or the file could not be read again."""
    see_also = tuple(id for id in person.see_also if id in ids and id != person.id)
    seen, end = {person.id}, person.see
    while end in ids and end not in seen:
        seen.add(end)
        end = ids[end].see
    return replace(person, see=person.see if person.see in ids and end not in seen else "", see_also=see_also)


def list_of_persons(workspace: Workspace, form: str) -> str:
    """The persons of the authority file as a list in that form. Refusal where it cannot be read."""
    authority = read_authority(workspace)[0].of_kinds(("person",))
    return WRITERS[form](person for person in authority.persons if person.place.file == AUTHORITY_FILE)
