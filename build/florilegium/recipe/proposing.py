"""Proposals for the authority file, and the editor’s decisions written into it."""

from collections.abc import Sequence

from florilegium.diagnostics import Diagnostic, Place, in_order
from florilegium.model.names import Person
from florilegium.model.proposals import Proposal
from florilegium.names.first_names import FirstName, first_names, fits
from florilegium.names.matching import find_mentions
from florilegium.names.proposals import propose
from florilegium.names.proposals.near import known_names
from florilegium.names.proposals.record import id_of
from florilegium.read.authority import AUTHORITY_FILES, read_authority
from florilegium.read.authority_text import record_of, with_record, with_rejected, with_variants
from florilegium.recipe.authority_files import kind_of_file, rewrite
from florilegium.recipe.searching import texts_of, words_of_the_press
from florilegium.workspace import Workspace


def proposals_of(workspace: Workspace, ids: Sequence[str]) -> tuple[tuple[Proposal, ...], tuple[Diagnostic, ...]]:
    """The names in the volumes and articles that the authority file does not have, and what reading found. Refusal."""
    authority, warnings = read_authority(workspace)
    texts, findings = texts_of(workspace, ids)
    mentions, _ = find_mentions(texts, authority)
    proposals = propose(texts, authority, mentions, words_of_the_press(workspace, texts))
    return proposals, in_order((*warnings, *findings))


def accept(workspace: Workspace, proposal: Proposal, headword: str, kind: str = "person") -> str:
    """Write the record of a proposal into the file of its kind, under the editor’s headword; the record’s id."""
    authority, _ = read_authority(workspace)
    id = id_of(headword, {person.id for person in authority.persons})
    if kind == "person":
        variants = proposal.variants if headword == proposal.headword else _not_in(headword, proposal.names)
    else:
        variants = tuple(name for name in proposal.names if name != headword)
    single = kind == "person" and "," not in headword.partition("(")[0]
    person = Person(id, headword, Place(AUTHORITY_FILES[kind]), variants, single=single, kind=kind)
    rewrite(workspace, {kind: lambda text: with_record(text, id, record_of(person))})
    return id


def record_with(workspace: Workspace, headword: str, kind: str) -> Person | None:
    """The record of that kind that has this very headword."""
    authority, _ = read_authority(workspace)
    return next((each for each in authority.persons if (each.headword, each.kind) == (headword, kind)), None)


def headword_as(proposal: Proposal, kind: str) -> str:
    """The headword to begin with: a person’s is inverted, that of anything else is the longest form as it stands."""
    return proposal.headword if kind == "person" else max(proposal.names, key=len, default=proposal.headword)


def _not_in(headword: str, names: Sequence[str]) -> tuple[str, ...]:
    """The forms seen that the editor’s headword does not cover by itself."""
    surname, _, rest = headword.partition("(")[0].partition(",")
    given = first_names(rest)
    return tuple(name for name in names if name != surname.strip() and not _is_covered(name, surname.strip(), given))


def _is_covered(name: str, surname: str, given: tuple[FirstName, ...]) -> bool:
    """Whether a headword with this surname and these first names finds the name."""
    return name.endswith(f" {surname}") and fits(first_names(name.removesuffix(surname)), given) > 0


def merge(workspace: Workspace, proposal: Proposal, id: str) -> None:
    """Add the forms of a proposal to the variants of the record with that id, in its file. KeyError."""
    record = read_authority(workspace)[0].person(id)
    if record is None:
        raise KeyError(id)
    rewrite(workspace, {kind_of_file(record.place.file): lambda text: with_variants(text, id, proposal.names)})


def records_like(workspace: Workspace, proposal: Proposal) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """All records of the authority files as they are now, and of them those of which the name is perhaps a variant."""
    authority = read_authority(workspace)[0]
    surname = proposal.headword.partition(",")[0]
    near = [each.id for each in known_names(authority).near(surname)]
    wanted = dict.fromkeys((*(each.id for each in proposal.near), *near))
    records = {person.id: person for person in authority.persons}
    return tuple(records.values()), tuple(records[id] for id in wanted if id in records)


def reject(workspace: Workspace, proposal: Proposal) -> None:
    """Add the forms of a proposal to the rejected ones, so that they do not come back."""
    forms = dict.fromkeys((*proposal.names, *(form for form, _ in proposal.forms)))
    rewrite(workspace, {"person": lambda text: with_rejected(text, forms)})
