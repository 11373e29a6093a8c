"""What an editor is told of the names of a volume."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.names import KINDS
from florilegium.model.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Sight:
    """A mention in its context.

    `note` is the mark of the note it stands in, “” in the text; `folio` is “” where no record of the edition tells it.
    """

    article: str
    title: str
    paragraph: int
    note: str
    folio: str
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class PersonReport:
    """A person of the authority file in the volume, or what its `kind` says; `folios` are the pages, each once."""

    id: str
    heading: str
    dates: str
    forms: tuple[tuple[str, int], ...]
    sights: tuple[Sight, ...]
    folios: tuple[str, ...]
    articles: int
    is_crowded: bool  # more plain locators than a reader will look up
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class KindReport:
    """All of one kind: “persons”, “places” …"""

    title: str
    persons: tuple[PersonReport, ...]

    @property
    def count(self) -> str:
        """How many there are: “1 person”, “3 places”."""
        return f"{len(self.persons)} {self.title if len(self.persons) != 1 else self.title.removesuffix('s')}"


@dataclass(frozen=True, slots=True)
class NamesReport:
    """All persons, places … of the volume as their indexes file them, kind by kind, and what is left to do."""

    volume: str
    title: str
    language: str
    persons: tuple[PersonReport, ...]
    unmet: tuple[str, ...]  # headings of persons who are nowhere in the volume
    unresolved: tuple[tuple[str, str], ...]  # where, and what
    unknown: tuple[Proposal, ...]
    has_folios: bool

    @property
    def mentions(self) -> int:
        """How many mentions there are."""
        return sum(len(person.sights) for person in self.persons)

    @property
    def summary(self) -> str:
        """The report in one sentence, without a full stop."""
        mentions = f"{self.mentions} {'mention' if self.mentions == 1 else 'mentions'}"
        *others, last = (each.count for each in self.kinds) if self.persons else ("0 persons",)
        counts = f"{', '.join(others)} and {last}" if others else last
        return f"{mentions} of {counts}; {self.coverage} % of the names are known"

    @property
    def kinds(self) -> tuple[KindReport, ...]:
        """The persons kind by kind, those kinds that occur."""
        return tuple(self._kinds())

    def _kinds(self) -> Iterator[KindReport]:
        for kind in KINDS:
            if found := tuple(each for each in self.persons if each.kind == kind):
                yield KindReport(f"{kind}s", found)

    @property
    def crowded(self) -> tuple[PersonReport, ...]:
        """The persons with too many plain locators."""
        return tuple(person for person in self.persons if person.is_crowded)

    @property
    def coverage(self) -> int:
        """Of all places where somebody seems to be named, how many in a hundred name a person of the authority file."""
        others = sum(proposal.count for proposal in self.unknown) + len(self.unresolved)
        return round(100 * self.mentions / (self.mentions + others)) if self.mentions + others else 100
