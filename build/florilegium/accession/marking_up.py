"""Files of a format that names its parts into transcriptions: Word, TEI, EPUB."""

from dataclasses import replace

from florilegium.accession.epub.reading import read_epub
from florilegium.accession.findings import findings_of_marked
from florilegium.accession.heads import levelled
from florilegium.accession.marked_up import Arrived, MarkedUp, Persons
from florilegium.accession.packed import opened
from florilegium.accession.settling import with_captions
from florilegium.accession.tei.reading import read_tei
from florilegium.accession.transcription import Taken, Transcription
from florilegium.accession.word.reading import read_docx


def read_marked(arrived: Arrived, kind: str, persons: Persons) -> MarkedUp:
    """The text of a Word, TEI or EPUB file. Refusal I21 to I28 for one that cannot be read."""
    if kind == "epub":
        return read_epub(arrived)
    if kind == "tei":
        return read_tei(arrived, persons)
    return read_docx(opened(arrived.content, arrived.name))


def taken_of(read: MarkedUp) -> tuple[Taken, ...]:
    """What is no part of the text, in the order of the lines."""
    seen = (Taken(line, words) for line, words in read.taken)
    unseen = (Taken(line, words, seen=False) for line, words in read.aside)
    return tuple(sorted((*seen, *unseen), key=lambda each: each.line))


def marked_up(arrived: Arrived, kind: str, read: MarkedUp) -> Transcription:
    """The transcription of a text whose title its mark-up names, with all findings."""
    bare = Transcription(
        arrived.name,
        kind,
        "utf-8",
        arrived.content,
        read.title,
        levelled(with_captions(read.passages)),
        notes=read.notes,
        subtitle=read.subtitle,
        authors=read.authors,
        date=read.date,
        source=read.source,
        transcriber=read.transcriber,
        translator=read.translator,
        rights=read.rights,
        genre=read.genre or "article",
        language=read.language,
        part=arrived.part,
        taken=taken_of(read),
        diagnostics=read.findings,
    )
    return replace(bare, diagnostics=findings_of_marked(bare))
