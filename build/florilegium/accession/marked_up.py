"""What a reader of a format that names its parts hands over: nothing in it is guessed from the look of a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from florilegium.accession.noting import SourceNote
from florilegium.accession.passages import Passages
from florilegium.diagnostics import Diagnostic
from florilegium.model.article import PartialDate, Source

NO_SOURCE = Source()
Persons = Mapping[str, str]  # the keys that files have for persons (ids, numbers of authority files) to the press's ids
NOBODY: Persons = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file as it came: its name, its bytes, and which of the texts in it is meant (“” for the only one)."""

    name: str
    content: bytes
    part: str = ""


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """A text whose passages call notes by their number from 1.

    `taken` are lines and words that are no part of it, `aside` those that a reader of the source does not see in the
    text either: comments, deletions, other readings. With an empty title the opening is read like that of a plain text,
    and the notes are paired by their labels.
    """

    passages: Passages
    notes: tuple[SourceNote, ...] = ()
    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    date: PartialDate | None = None
    source: Source = NO_SOURCE
    transcriber: str = ""
    translator: str = ""
    rights: str = ""
    language: str = ""
    genre: str = ""
    taken: tuple[tuple[int, str], ...] = ()
    aside: tuple[tuple[int, str], ...] = ()
    findings: tuple[Diagnostic, ...] = ()
