"""The records of persons who occur in a volume turned into its biographical glossary."""

from collections.abc import Iterable, Mapping

from florilegium.index.compiling import IndexCopy
from florilegium.index.filing import filing_key
from florilegium.model.letters import fold
from florilegium.model.names import AuthorityFile, GlossaryEntry, Person


def compile_glossary(copy: IndexCopy, filing: str) -> tuple[GlossaryEntry, ...]:
    """Everybody who is named, treated or has written in the volume and of whom the record says something; no things.

    They are filed as the index is. A heading that leads to another person’s is told there, unless it says nothing new.
    """
    targets = copy.authority.targets()
    occurring = _occurring(copy, targets)
    people = (each for each in copy.authority.persons if each.kind == "person")
    persons = [each for each in people if each.gloss and each.id in occurring]
    persons.sort(key=lambda each: filing_key(each, filing))
    places = _places(copy, targets)
    return tuple(
        GlossaryEntry(
            each.id, each.headword, each.gloss, each.dates,
            tuple(_also(each, copy.authority, targets)), tuple(places.get(each.id, {}).items()),
        )
        for each in persons
    )  # fmt: skip


def _places(copy: IndexCopy, targets: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    """For each person the pieces with a mention, and the anchor of the first in each."""
    found: dict[str, dict[str, str]] = {}
    for mention in copy.mentions:
        person = targets.get(mention.person, mention.person)
        found.setdefault(person, {}).setdefault(mention.article, mention.anchor)
    return found


def _occurring(copy: IndexCopy, targets: dict[str, str]) -> set[str]:
    authors = (author.person for piece in copy.pieces for author in piece.authors)
    ids = {*authors, *(each.person for each in copy.mentions), *(each.person for each in copy.discussions)}
    return {targets[id] for id in ids if id in targets}


def _also(person: Person, authority: AuthorityFile, targets: dict[str, str]) -> Iterable[str]:
    own = _words(person.headword)
    for other in authority.persons:
        if other.see and targets[other.id] == person.id and not _words(other.headword) <= own:
            yield other.headword


def _words(text: str) -> set[str]:
    return set(fold(text).replace(",", " ").split())
