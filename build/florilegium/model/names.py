"""Persons of the authority file, their mentions in the text, and the index of names made from both."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Place

KINDS = ("person", "place", "organisation", "periodical", "work")
GENERAL_INDEX = "general-index"
# The indexes that a volume can have, each with what it holds; the general one holds what has no index of its own.
INDEXES = {
    "index-of-names": "person",
    "index-of-places": "place",
    "index-of-organisations": "organisation",
    "index-of-periodicals": "periodical",
    "index-of-works": "work",
    GENERAL_INDEX: "",
}
GLOSSARY = "biographical-glossary"  # the piece that holds the notes on persons; that on aldus is “person-aldus”


INFLECTIONS = ("de", "ru")  # the languages whose endings a record’s forms may take


@dataclass(frozen=True, slots=True)
class Person:
    """A record of the authority file. `headword` is typed as it is filed: “Manutius, Aldus”.

    `see` is the id of the record this one only points to; `single` flags a headword that has no comma by right.
    `subentries` are pairs: a piece’s id, and the words under which the index gathers the pages of that piece. `kind`
    is one of KINDS: a place, an organisation, a periodical or a work has its record as a person has.
    """

    id: str
    headword: str
    place: Place
    variants: tuple[str, ...] = ()
    sort: str = ""
    dates: str = ""
    gloss: str = ""
    see: str = ""
    see_also: tuple[str, ...] = ()
    single: bool = False
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    inflect: str = ""  # one of INFLECTIONS
    wikidata: str = ""
    gnd: str = ""
    viaf: str = ""
    subentries: tuple[tuple[str, str], ...] = ()
    passim: bool = False
    kind: str = "person"

    @property
    def natural_name(self) -> str:
        """The name as it is spoken: what the headword has behind its first comma comes first.

        >>> Person("james", "James, C. L. R.", Place("n")).natural_name
        'C. L. R. James'
        >>> Person("aldus", "Manutius, Aldus, the Elder", Place("n")).natural_name
        'Aldus Manutius, the Elder'
        """
        bare = self.headword.partition(" (")[0]
        family, _, rest = bare.partition(", ")
        given, comma, addition = rest.partition(", ")
        return f"{given} {family}{comma}{addition}" if given and self.kind == "person" else bare

    @property
    def is_title(self) -> bool:
        """Whether the headword is printed in italics: that of a periodical or work which has no quotation marks."""
        return self.kind in ("periodical", "work") and not self.headword.startswith(("“", "‘", "«", "„", '"', "'"))


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """All records, in the order of the files, and the forms the editor has rejected."""

    persons: tuple[Person, ...] = ()
    rejected: tuple[str, ...] = ()

    def person(self, id: str) -> Person | None:
        """The record with that id, or None."""
        return next((person for person in self.persons if person.id == id), None)

    def of_kinds(self, kinds: Collection[str]) -> "AuthorityFile":
        """The records of these kinds alone; a see-record belongs where its references end."""
        kind = {person.id: person.kind for person in self.persons}
        targets = self.targets()
        kept = tuple(person for person in self.persons if kind[targets[person.id]] in kinds)
        return AuthorityFile(kept, self.rejected)

    def targets(self) -> dict[str, str]:
        """From the id of each record to that at the end of its see-references: its own where it has none."""
        persons = {person.id: person for person in self.persons}
        return {person.id: _end_of_see(person, persons) for person in self.persons}


def _end_of_see(person: Person, persons: dict[str, Person]) -> str:
    seen = {person.id}
    while person.see in persons and person.see not in seen:
        seen.add(person.see)
        person = persons[person.see]
    return person.id


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a person's name: [start, end) in code points of the plain text of paragraph `paragraph`.

    `anchor` is unique in the volume and the same in every edition; `note` is the note's ordinal, 0 in the text.
    """

    article: str
    paragraph: int
    start: int
    end: int
    surface: str
    person: str
    anchor: str
    note: int = 0


@dataclass(frozen=True, slots=True)
class Discussion:
    """A continuous treatment of a person, which the index cites as one range from the first anchor to the last.

    The anchors are “article-discussion-1” and “article-discussion-1-end”, or one and the same where the treatment is
    a single word. `note` is the ordinal of the note it stands in, 0 in the text.
    """

    person: str
    article: str
    first_anchor: str
    last_anchor: str
    first_words: str = ""  # those inside the anchors, as the page must show them
    last_words: str = ""
    note: int = 0
    label: str = ""  # the words of the sub-entry that holds it, “” where it stands at the heading
    principal: bool = False
    is_inferred: bool = False  # from names and pronouns, not marked by the editor


@dataclass(frozen=True, slots=True)
class Locator:
    """A place in the index: what is printed (“12”, “71–72”, “134n3”), how it is spoken, and the anchor it leads to.

    `kind` is one of LOCATOR_KINDS. A principal locator is printed in bold, an illustration in italics. `piece` is the
    id of the piece that holds the anchor.
    """

    text: str
    spoken: str
    anchor: str
    first: int  # ordinal of the first page in the print edition, from 1
    last: int
    kind: str = "mention"
    principal: bool = False
    piece: str = ""


LOCATOR_KINDS = ("mention", "note", "illustration", "piece", "discussion", "passage", "glossary", "passim")


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A heading an entry points to, with the id of that entry, and that of its index where it is another one."""

    heading: str
    person: str
    is_title: bool = False
    index: str = ""


@dataclass(frozen=True, slots=True)
class Subentry:
    """Locators of an entry that belong together: of one piece, under its title, or under a label of the editor’s."""

    label: str
    locators: tuple[Locator, ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the index: either locators, or a see-reference, and perhaps see-also references and sub-entries."""

    person: str
    heading: str
    locators: tuple[Locator, ...] = ()
    see: CrossReference | None = None
    see_also: tuple[CrossReference, ...] = ()
    subentries: tuple[Subentry, ...] = ()
    is_title: bool = False  # of a periodical or a work, whose heading is printed in italics

    def all_locators(self) -> tuple[Locator, ...]:
        """Those at the heading, then those of each sub-entry."""
        return (*self.locators, *(locator for each in self.subentries for locator in each.locators))


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A person in the biographical glossary; `also` are the headings of the see-records that lead to this one.

    `places` are the pieces that name the person, in their order: the id of each, and the anchor of the first mention.
    """

    person: str
    heading: str
    gloss: str
    dates: str = ""
    also: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The entries filed under one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """An index: its head-note and its entries by letter. `id` is one of INDEXES."""

    headnote: str
    groups: tuple[LetterGroup, ...]
    id: str = "index-of-names"

    def entries(self) -> Iterator[Entry]:
        """All entries in their order."""
        return (entry for group in self.groups for entry in group.entries)
