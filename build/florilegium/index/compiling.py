"""Mentions, records, pages and pieces turned into the index of names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from florilegium.diagnostics import Diagnostic, Place
from florilegium.index.filing import Key, filing_key, letter_of
from florilegium.index.grouping import Cited, Grouping, count_plain, is_undifferentiated
from florilegium.index.headnote import write_headnote
from florilegium.index.locators import LocatorWriter, printed
from florilegium.index.references import Filed, see_also, with_references
from florilegium.model.article import Article
from florilegium.model.names import (
    AuthorityFile,
    CrossReference,
    Discussion,
    Entry,
    LetterGroup,
    Mention,
    NameIndex,
    Person,
)
from florilegium.model.pages import PageMap
from florilegium.model.volume import House


@dataclass(frozen=True, slots=True)
class IndexCopy:
    """What an index is compiled from, beside the pages.

    `pieces` are the texts of the volume with their notes numbered; the anchor of a piece is its id, that of a note
    “piece-note-3”, that of a person in the biographical glossary “person-” and the id. `elsewhere` are the entries of
    the volume’s other indexes, to which see-also references may lead.
    """

    authority: AuthorityFile
    pieces: Sequence[Article]
    mentions: Sequence[Mention]
    discussions: Sequence[Discussion] = ()
    has_glossary: bool = False
    elsewhere: Sequence[CrossReference] = ()


def compile_index(copy: IndexCopy, page_map: PageMap, house: House) -> tuple[NameIndex, tuple[Diagnostic, ...]]:
    """The index in the style and filing of the house, and what an editor should know of it (N20 to N23).

    At the head of an entry stand the page of the glossary and the person’s own pieces as ranges.
    """
    authority = copy.authority
    plain = _entries(copy, page_map, house)
    headings = _headings([person for person in authority.persons if person.id in plain])
    known = {each.person: each for each in copy.elsewhere} | _references(authority, headings)
    diagnostics = _reports(authority, plain)
    keys = {person.id: filing_key(person, house.filing) for person in authority.persons}
    keys |= {each.person: _key_of(each, house.filing) for each in copy.elsewhere}
    cited = []
    for person in authority.persons:
        if person.id in plain:
            also, blind = see_also(person, known)
            diagnostics += blind
            also = tuple(sorted(also, key=lambda each: keys[each.person]))
            entry = replace(plain[person.id], heading=headings[person.id], see_also=also)
            cited.append(Filed(keys[person.id], entry))
    entries, more = with_references(cited, _see_records(authority, house.filing))
    headnote = write_headnote(entries, house, {person.kind for person in authority.persons if person.id in plain})
    return NameIndex(headnote, _by_letter(entries, keys)), (*diagnostics, *more)


def _key_of(reference: CrossReference, filing: str) -> Key:
    """What a heading of another index is filed by here."""
    return filing_key(Person(reference.person, reference.heading, Place(reference.index)), filing)


def entries_to_refer_to(index: NameIndex) -> tuple[CrossReference, ...]:
    """The entries of an index that have locators, as another index refers to them."""
    cited = (entry for entry in index.entries() if entry.all_locators() and not entry.see)
    return tuple(CrossReference(entry.heading, entry.person, entry.is_title, index.id) for entry in cited)


def _references(authority: AuthorityFile, headings: Mapping[str, str]) -> dict[str, CrossReference]:
    persons = (person for person in authority.persons if person.id in headings)
    return {person.id: CrossReference(headings[person.id], person.id, person.is_title) for person in persons}


def _entries(copy: IndexCopy, page_map: PageMap, house: House) -> dict[str, Entry]:
    """The locators and sub-entries of each person who has any."""
    joins = house.index_ranges == "three-pages"
    writer = LocatorWriter(house.index_style, page_map, printed(copy.pieces, page_map), joins)
    grouping = Grouping(writer, {piece.id: piece.running_title for piece in copy.pieces}, copy.has_glossary)
    cited = _cited(copy)
    found = ((person, *grouping.of(person, cited[person.id])) for person in copy.authority.persons)
    return {
        person.id: Entry(person.id, person.headword, locators, subentries=subentries, is_title=person.is_title)
        for person, locators, subentries in found
        if locators or subentries
    }


def _cited(copy: IndexCopy) -> dict[str, Cited]:
    cited: dict[str, Cited] = defaultdict(Cited)
    targets = copy.authority.targets()
    for piece in copy.pieces:
        for author in piece.authors:
            cited[targets.get(author.person, "")].pieces.append(piece.id)
    for mention in copy.mentions:
        cited[targets.get(mention.person, "")].mentions.append(mention)
    for discussion in copy.discussions:
        cited[targets.get(discussion.person, "")].discussions.append(discussion)
    return cited


def _headings(persons: list[Person]) -> dict[str, str]:
    """The heading of each person: the headword, with the dates where another has the same."""
    count = Counter(person.headword for person in persons)
    return {
        person.id: f"{person.headword} ({person.dates})"
        if count[person.headword] > 1 and person.dates
        else person.headword
        for person in persons
    }


def _see_records(authority: AuthorityFile, filing: str) -> list[tuple[Key, Person, str]]:
    targets = authority.targets()
    return [(filing_key(each, filing), each, targets[each.id]) for each in authority.persons if each.see]


def _by_letter(entries: Iterable[Entry], keys: dict[str, Key]) -> tuple[LetterGroup, ...]:
    groups = groupby(entries, lambda entry: letter_of(keys[entry.person]))
    return tuple(LetterGroup(letter, tuple(group)) for letter, group in groups)


def _reports(authority: AuthorityFile, entries: dict[str, Entry]) -> list[Diagnostic]:
    """N20 for each person who is nowhere, N23 for each heading and sub-entry with too many plain locators."""
    found: list[Diagnostic] = []
    for person in authority.persons:
        entry = entries.get(person.id)
        if entry is None and not person.see:
            message = f"“{person.headword}” is not mentioned"
            found.append(Diagnostic("N20", message, person.place, "add the forms the texts use to its variants"))
        elif entry:
            found += _undifferentiated(person, entry)
    return found


def _undifferentiated(person: Person, entry: Entry) -> list[Diagnostic]:
    places = [("its heading", entry.locators), *((f"“{each.label}”", each.locators) for each in entry.subentries)]
    crowded = [(where, count_plain(locators)) for where, locators in places if is_undifferentiated(locators)]
    if not crowded:
        return []
    where = ", ".join(f"{count} under {label}" for label, count in crowded)
    message = f"“{person.headword}” has locators that nothing tells apart: {where}"
    hint = "mark discussions in the texts, or write passim = true into the record"
    return [Diagnostic("N23", message, person.place, hint)]
