"""What cites pages in the back matter, compiled from the map of the pages: indexes, heads of notes, emendations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from florilegium.diagnostics import Diagnostic
from florilegium.emendations.listing import list_emendations
from florilegium.index.compiling import IndexCopy, compile_index, entries_to_refer_to
from florilegium.model.emendations import EMENDATIONS, EmendationList
from florilegium.model.names import GENERAL_INDEX, GLOSSARY, INDEXES, KINDS, CrossReference, NameIndex
from florilegium.model.pages import PageMap
from florilegium.recipe.noting import heads_of_notes
from florilegium.recipe.reading import Copy


@dataclass(frozen=True, slots=True)
class BackMatter:
    """What the press makes from the pages for the back matter; `heads` are those above the endnotes of a piece."""

    indexes: tuple[NameIndex, ...]
    heads: Mapping[str, str]
    emendations: EmendationList


def compiled(copy: Copy, page_map: PageMap) -> tuple[BackMatter, tuple[Diagnostic, ...]]:
    """What the back matter cites of the pages, and what was found when its indexes were compiled."""
    indexes, findings = indexes_of(copy, page_map)
    heads = heads_of_notes(copy.volume, page_map, copy.volume.house.index_style)
    return BackMatter(indexes, heads, emendations_of(copy, page_map)), findings


def indexes_of(copy: Copy, page_map: PageMap) -> tuple[tuple[NameIndex, ...], tuple[Diagnostic, ...]]:
    """The indexes that the back matter of the volume names, in its order; see-also leads from one to another."""
    compiled = _compiled(copy, page_map, ())
    entries = tuple(chain.from_iterable(entries_to_refer_to(index) for index, _ in compiled))
    wanted = {id for person in copy.authority.persons for id in person.see_also}
    if len(compiled) > 1 and any(each.person in wanted for each in entries):
        compiled = _compiled(copy, page_map, entries)
    return tuple(index for index, _ in compiled), tuple(chain.from_iterable(found for _, found in compiled))


def _compiled(
    copy: Copy, page_map: PageMap, entries: tuple[CrossReference, ...]
) -> list[tuple[NameIndex, tuple[Diagnostic, ...]]]:
    """Each index, with what was found; `entries` are those of all of them, to which each may refer."""
    listed = [matter.kind for matter in copy.volume.back if matter.kind in INDEXES]
    whole = replace(index_copy(copy), elsewhere=entries)
    found = []
    for id in listed:
        asked = replace(whole, authority=copy.authority.of_kinds(kinds_in(id, listed)))
        index, diagnostics = compile_index(asked, page_map, copy.volume.house)
        found.append((replace(index, id=id), diagnostics))
    return found


def unlettered(copy: Copy) -> tuple[NameIndex, ...]:
    """The indexes of the volume without an entry, as they stand before any page is known."""
    return tuple(NameIndex("", (), matter.kind) for matter in copy.volume.back if matter.kind in INDEXES)


def kinds_in(index: str, listed: Collection[str]) -> tuple[str, ...]:
    """The kinds of records that an index holds: the general one those that none of the listed indexes holds.

    >>> kinds_in("general-index", ["index-of-names", "general-index"])
    ('place', 'organisation', 'periodical', 'work')
    """
    if index != GENERAL_INDEX:
        return (INDEXES[index],)
    own = {INDEXES[each] for each in listed}
    return tuple(kind for kind in KINDS if kind not in own)


def lists_nobody(copy: Copy, kind: str) -> bool:
    """Whether the piece is an index or a glossary without an entry: nobody occurs whom it would list."""
    if kind not in INDEXES and kind != GLOSSARY:
        return False
    listed = [matter.kind for matter in copy.volume.back if matter.kind in INDEXES]
    authority = copy.authority if kind == GLOSSARY else copy.authority.of_kinds(kinds_in(kind, listed))
    targets = authority.targets()
    signed = (author.person for piece in copy.volume.pieces() for author in piece.authors)
    mentioned = (each.person for each in copy.mentions)
    discussed = (each.person for each in copy.discussions)
    occurring = {targets.get(person) for person in (*signed, *mentioned, *discussed)}
    return not any(each.id in occurring and (each.gloss or kind != GLOSSARY) for each in authority.persons)


def index_copy(copy: Copy) -> IndexCopy:
    """What index and glossary are compiled from."""
    volume = copy.volume
    has_glossary = any(matter.kind == GLOSSARY for matter in volume.back)
    return IndexCopy(copy.authority, tuple(volume.pieces()), copy.mentions, copy.discussions, has_glossary)


def emendations_of(copy: Copy, page_map: PageMap) -> EmendationList:
    """The list of emendations; an empty one where the back matter of the volume does not name it."""
    is_listed = any(matter.kind == EMENDATIONS for matter in copy.volume.back)
    return list_emendations(copy.volume, copy.ledger, page_map) if is_listed else EmendationList()
