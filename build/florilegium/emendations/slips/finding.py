"""A stretch in which slips are looked for, and a slip as a rule finds it."""

from dataclasses import dataclass

from florilegium.emendations.slips.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Stretch:
    """The plain text of a paragraph with its kind, the first part of its language, and the words of the press."""

    text: str
    kind: str
    language: str
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule finds: the characters from `start` to `end`, what to read instead, and why. See `model.slips`."""

    rule: str
    start: int
    end: int
    reading: str
    kind: str
    reason: str
    tier: str
