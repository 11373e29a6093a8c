"""Names that the authority file does not have, as they are put to the editor."""

from dataclasses import dataclass

SURE, PERHAPS = "sure", "perhaps"
TIERS = (SURE, PERHAPS)


@dataclass(frozen=True, slots=True)
class Context:
    """A place where a name stands: the article, the ordinal of the paragraph, and the words around it."""

    article: str
    paragraph: int
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Near:
    """A known form that looks like the name: the record it belongs to, and how the two are alike."""

    id: str
    headword: str
    form: str
    how: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One name: a headword to begin with, the forms seen with their counts, what speaks for a person, and where.

    `names` are the forms without titles, `record` is the TOML record to paste, `near` are known forms of which it is
    perhaps a variant.
    """

    tier: str
    id: str
    headword: str
    variants: tuple[str, ...]
    single: bool
    forms: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    evidence: tuple[str, ...]
    contexts: tuple[Context, ...]
    near: tuple[Near, ...]
    record: str

    @property
    def count(self) -> int:
        """How often the name stands in the texts."""
        return sum(count for _, count in self.forms)
