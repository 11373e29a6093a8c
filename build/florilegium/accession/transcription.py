"""The frozen value of this stage: a transcription taken apart, with all that was unsure about it."""

from dataclasses import dataclass

from florilegium.accession.noting import SourceNote
from florilegium.accession.passages import Passages
from florilegium.diagnostics import Diagnostic
from florilegium.model.article import PartialDate, Source

_NOTHING = Source()


@dataclass(frozen=True, slots=True)
class Taken:
    """Words of the source that are not of the body: navigation, titles, credits, labels of notes; with their line.

    `seen` is false for what a reader of the source does not see in the text either, as comments and deletions.
    """

    line: int
    words: str
    seen: bool = True


@dataclass(frozen=True, slots=True)
class Transcription:
    """What was found in one file, or in one part of it that holds several texts.

    `kind` is text, html, markdown, word, tei or epub; `content` are the bytes of the file as they came; `part` names
    the part, “” for a file that is one text.
    """

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
    language: str = ""
    part: str = ""
    pin: str = ""  # the id under which the whole file is pinned, where it holds several texts
    taken: tuple[Taken, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
