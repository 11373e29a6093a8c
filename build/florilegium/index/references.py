"""The entries that have locators and the see-records turned into all entries, with their cross-references."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from florilegium.diagnostics import Diagnostic
from florilegium.index.filing import Key, letter_of
from florilegium.model.names import CrossReference, Entry, Person

POSTED_TWICE = 2  # a target with at most so many locators is posted at both headings
NEAR = 2  # lines


@dataclass(frozen=True, slots=True)
class Filed:
    """An entry with the key it is filed by."""

    key: Key
    entry: Entry


def with_references(
    cited: Iterable[Filed], see_records: Sequence[tuple[Key, Person, str]]
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """All entries in their order: those with locators, and those of see-records, each with the id of its target.

    A see-record whose target has few locators has the same locators. It is left out where its target has none (N21)
    and where it would stand within two lines of its target (N22).
    """
    filed = list(cited)
    targets = {each.entry.person: each.entry for each in filed}
    diagnostics: list[Diagnostic] = []
    for key, person, target in see_records:
        if target in targets:
            see = CrossReference(targets[target].heading, target, targets[target].is_title)
            filed.append(Filed(key, Entry(person.id, person.headword, see=see, is_title=person.is_title)))
        else:
            diagnostics.append(_blind(person, target))
    filed.sort(key=lambda each: each.key)
    near = _near_their_target(filed)
    records = {person.id: person for _, person, _ in see_records}
    diagnostics += [_too_near(records[each], targets) for each in near]
    return tuple(_posted(each.entry, targets) for each in filed if each.entry.person not in near), tuple(diagnostics)


def see_also(
    person: Person, entries: Mapping[str, CrossReference]
) -> tuple[tuple[CrossReference, ...], list[Diagnostic]]:
    """The see-also references of a record to those of the entries that it names, and N21 for the others."""
    others = [other for other in person.see_also if other != person.id]
    references = tuple(entries[other] for other in others if other in entries)
    return references, [_blind(person, other) for other in others if other not in entries]


def _near_their_target(filed: list[Filed]) -> list[str]:
    lines: dict[str, int] = {}
    line = 0
    for each in filed:
        lines[each.entry.person] = line
        line += 1 + len(each.entry.subentries)
    of = {each.entry.person: letter_of(each.key) for each in filed}
    return [
        each.entry.person
        for each in filed
        if each.entry.see
        and abs(lines[each.entry.see.person] - lines[each.entry.person]) <= NEAR
        and of[each.entry.see.person] == letter_of(each.key)
    ]


def _posted(entry: Entry, targets: Mapping[str, Entry]) -> Entry:
    target = targets[entry.see.person] if entry.see else None
    if target is None or len(target.locators) > POSTED_TWICE or target.see_also or target.subentries:
        return entry
    return replace(entry, locators=target.locators, see=None)


def _blind(person: Person, target: str) -> Diagnostic:
    message = f"the reference from “{person.headword}” leads to “{target}”, which has no entry in this volume"
    return Diagnostic("N21", message, person.place, "it is left out here; nothing to do if another volume needs it")


def _too_near(person: Person, targets: Mapping[str, Entry]) -> Diagnostic:
    heading = targets[person.see].heading if person.see in targets else person.see
    message = f"the see-reference from “{person.headword}” would stand next to “{heading}”"
    return Diagnostic("N22", message, person.place, "it is left out here; nothing to do")
