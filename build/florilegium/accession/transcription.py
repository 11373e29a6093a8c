"""The frozen value of this stage: a transcription taken apart, with all that was unsure about it."""

from dataclasses import dataclass

from florilegium.accession.noting import SourceNote
from florilegium.accession.passages import Passages
from florilegium.diagnostics import Diagnostic
from florilegium.model.article import PartialDate, Source

_NOTHING = Source()


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of the source that are not of the body: navigation, titles, credits, labels of notes; with their line."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Transcription:
    """What was found in one file. `kind` is text, html or markdown; `content` are its bytes as they came."""

    name: str
    kind: str
    encoding: str
    content: bytes
    title: str
    body: Passages
    notes: tuple[SourceNote, ...] = ()
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    date: PartialDate | None = None
    source: Source = _NOTHING
    transcriber: str = ""
    translator: str = ""
    rights: str = ""
    updated: str = ""
    genre: str = "article"
    taken: tuple[Taken, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
