"""Mentions, records, pages and pieces turned into the index of names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from florilegium.diagnostics import Diagnostic
from florilegium.index.filing import Key, filing_key, letter_of
from florilegium.index.headnote import write_headnote
from florilegium.index.locators import LocatorWriter, printed_notes
from florilegium.index.references import Filed, see_also, with_references
from florilegium.model.article import Article
from florilegium.model.names import AuthorityFile, Entry, LetterGroup, Locator, Mention, NameIndex, Person
from florilegium.model.pages import PageMap
from florilegium.model.volume import House

UNDIFFERENTIATED = 6  # an entry with more plain locators helps nobody


def compile_index(
    mentions: Sequence[Mention], authority: AuthorityFile, page_map: PageMap, pieces: Sequence[Article], house: House
) -> tuple[NameIndex, tuple[Diagnostic, ...]]:
    """The index in the style and filing of the house, and what an editor should know of it (N20 to N23).

    `pieces` are the texts of the volume with their notes numbered; the anchor of a piece is its id, that of a note
    “piece-note-3”. An author’s own pieces are ranges at the head of the entry.
    """
    writer = LocatorWriter(house.index_style, page_map, printed_notes(pieces, page_map))
    located = _located(mentions, authority, pieces, writer)
    headings = _headings([person for person in authority.persons if person.id in located])
    diagnostics = _reports(authority, located)
    cited = []
    for person in authority.persons:
        if person.id in located:
            also, blind = see_also(person, headings)
            diagnostics += blind
            entry = Entry(person.id, headings[person.id], located[person.id], see_also=also)
            cited.append(Filed(filing_key(person, house.filing), entry))
    entries, more = with_references(cited, _see_records(authority, house.filing))
    keys = {person.id: filing_key(person, house.filing) for person in authority.persons}
    return NameIndex(write_headnote(entries, house), _by_letter(entries, keys)), (*diagnostics, *more)


def _located(
    mentions: Iterable[Mention], authority: AuthorityFile, pieces: Iterable[Article], writer: LocatorWriter
) -> dict[str, tuple[Locator, ...]]:
    """The locators of each person who has any."""
    own: dict[str, list[str]] = defaultdict(list)
    named: dict[str, list[Mention]] = defaultdict(list)
    targets = authority.targets()
    for piece in pieces:
        for author in piece.authors:
            own[targets.get(author.person, "")].append(piece.id)
    for mention in mentions:
        named[targets.get(mention.person, "")].append(mention)
    located = {person.id: writer.write(own[person.id], named[person.id]) for person in authority.persons}
    return {person: locators for person, locators in located.items() if locators}


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


def _reports(authority: AuthorityFile, located: dict[str, tuple[Locator, ...]]) -> list[Diagnostic]:
    """N20 for each person who is nowhere, N23 for each with too many plain locators."""
    found: list[Diagnostic] = []
    for person in authority.persons:
        plain = [locator for locator in located.get(person.id, ()) if locator.first == locator.last]
        if person.id not in located and not person.see:
            message = f"“{person.headword}” is not mentioned"
            found.append(Diagnostic("N20", message, person.place, "add the forms the texts use to its variants"))
        elif len(plain) > UNDIFFERENTIATED:
            message = f"“{person.headword}” has {len(plain)} locators that nothing tells apart"
            found.append(Diagnostic("N23", message, person.place, "readers need a word on what each page says"))
    return found
