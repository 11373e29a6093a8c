"""What an editor is told of the names of a volume."""

from dataclasses import dataclass

from florilegium.model.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Sight:
    """A mention in its context; `folio` is “” where no record of the edition tells it."""

    article: str
    title: str
    paragraph: int
    note: int
    folio: str
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class PersonReport:
    """A person of the authority file in the volume; `folios` are the pages, each once, in their order."""

    id: str
    heading: str
    dates: str
    forms: tuple[tuple[str, int], ...]
    sights: tuple[Sight, ...]
    folios: tuple[str, ...]
    articles: int
    is_crowded: bool  # more plain locators than a reader will look up


@dataclass(frozen=True, slots=True)
class NamesReport:
    """All persons of the volume as the index files them, and what is left to do."""

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
        persons = f"{len(self.persons)} {'person' if len(self.persons) == 1 else 'persons'}"
        return f"{mentions} of {persons}; {self.coverage} % of the names are known"

    @property
    def crowded(self) -> tuple[PersonReport, ...]:
        """The persons with too many plain locators."""
        return tuple(person for person in self.persons if person.is_crowded)

    @property
    def coverage(self) -> int:
        """Of all places where somebody seems to be named, how many in a hundred name a person of the authority file."""
        others = sum(proposal.count for proposal in self.unknown) + len(self.unresolved)
        return round(100 * self.mentions / (self.mentions + others)) if self.mentions + others else 100
