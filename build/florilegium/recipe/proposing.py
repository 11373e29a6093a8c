"""Proposals for the authority file, and the editor’s decisions written into it."""

from collections.abc import Callable, Sequence

from florilegium.diagnostics import Diagnostic, in_order
from florilegium.model.names import Person
from florilegium.model.proposals import Proposal
from florilegium.names.first_names import FirstName, first_names, fits
from florilegium.names.matching import find_mentions
from florilegium.names.proposals import propose
from florilegium.names.proposals.near import known_names
from florilegium.names.proposals.record import id_of, record_text
from florilegium.read.authority import AUTHORITY_FILE, read_authority
from florilegium.read.authority_text import with_record, with_rejected, with_variants
from florilegium.recipe.searching import texts_of, words_of_the_press
from florilegium.workspace import Workspace, parse_toml


def proposals_of(workspace: Workspace, ids: Sequence[str]) -> tuple[tuple[Proposal, ...], tuple[Diagnostic, ...]]:
    """The names in the volumes and articles that the authority file does not have, and what reading found. Refusal."""
    authority, warnings = read_authority(workspace)
    texts, findings = texts_of(workspace, ids)
    mentions, _ = find_mentions(texts, authority)
    proposals = propose(texts, authority, mentions, words_of_the_press(workspace, texts))
    return proposals, in_order((*warnings, *findings))


def accept(workspace: Workspace, proposal: Proposal, headword: str) -> str:
    """Write the record of a proposal under the headword that the editor gave it; the record’s id."""
    authority, _ = read_authority(workspace)
    single = "," not in headword.partition("(")[0]
    id = id_of(headword, {person.id for person in authority.persons})
    variants = proposal.variants if headword == proposal.headword else _not_in(headword, proposal.names)
    record = record_text(id, headword, variants, single=single)
    rewrite_authority(workspace, lambda text: with_record(text, id, record))
    return id


def _not_in(headword: str, names: Sequence[str]) -> tuple[str, ...]:
    """The forms seen that the editor’s headword does not cover by itself."""
    surname, _, rest = headword.partition("(")[0].partition(",")
    given = first_names(rest)
    return tuple(name for name in names if name != surname.strip() and not _is_covered(name, surname.strip(), given))


def _is_covered(name: str, surname: str, given: tuple[FirstName, ...]) -> bool:
    """Whether a headword with this surname and these first names finds the name."""
    return name.endswith(f" {surname}") and fits(first_names(name.removesuffix(surname)), given) > 0


def merge(workspace: Workspace, proposal: Proposal, id: str) -> None:
    """Add the forms of a proposal to the variants of the person with that id. KeyError."""
    rewrite_authority(workspace, lambda text: with_variants(text, id, proposal.names))


def persons_like(workspace: Workspace, proposal: Proposal) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """All persons of the authority file as it is now, and of them those whom the name is perhaps a variant of."""
    authority = read_authority(workspace)[0].of_kinds(("person",))
    surname = proposal.headword.partition(",")[0]
    near = [each.id for each in known_names(authority).near(surname)]
    wanted = dict.fromkeys((*(each.id for each in proposal.near), *near))
    persons = {person.id: person for person in authority.persons if person.place.file == AUTHORITY_FILE}
    return tuple(persons.values()), tuple(persons[id] for id in wanted if id in persons)


def reject(workspace: Workspace, proposal: Proposal) -> None:
    """Add the forms of a proposal to the rejected ones, so that they do not come back."""
    forms = dict.fromkeys((*proposal.names, *(form for form, _ in proposal.forms)))
    rewrite_authority(workspace, lambda text: with_rejected(text, forms))


def rewrite_authority(workspace: Workspace, change: Callable[[str], str]) -> None:
    """Write the authority file anew, changed; its line ends stay what they are. Refusal F05 to F07."""
    there = workspace.has(AUTHORITY_FILE)
    ends = b"\r\n" if there and b"\r\n" in workspace.read_bytes(AUTHORITY_FILE) else b"\n"
    before = workspace.read_text(AUTHORITY_FILE) if there else ""
    after = change(before)
    if after != before:
        parse_toml(after, AUTHORITY_FILE)  # nothing is written that cannot be read again
        workspace.write({AUTHORITY_FILE: after.encode().replace(b"\n", ends)}, workspace.root)
