"""A file into a transcription: by its format to the reader of that, and to the value with its findings."""

import re
from collections.abc import Iterator
from dataclasses import replace

from florilegium.accession.decoding import Decoded, decoded, kind_of
from florilegium.accession.formats import format_of
from florilegium.accession.from_html import PageHead, read_html
from florilegium.accession.from_markdown import read_markdown
from florilegium.accession.from_text import read_text
from florilegium.accession.gutenberg import without_frame
from florilegium.accession.marked_up import NOBODY, Arrived, MarkedUp, Persons
from florilegium.accession.marking_up import marked_up, read_marked, taken_of
from florilegium.accession.packed import LARGEST_PACKED, ZIP
from florilegium.accession.passages import Passage, Passages, with_labels
from florilegium.accession.settling import without_empty_notes
from florilegium.accession.telling import told_apart
from florilegium.accession.transcription import Taken, Transcription
from florilegium.diagnostics import Diagnostic, Place, Refusal, in_order
from florilegium.workspace import LARGEST_TEXT


def take_in(content: bytes, name: str, part: str = "", persons: Persons = NOBODY) -> Transcription:
    """The transcription in the bytes of a file called `name`; its findings have places in that file.

    `part` names the text in a file that holds several, `persons` whom the keys for names in a TEI file mean.
    Refusal F04 for more bytes than a text can have, I01 for a file without words, I21 to I28 for one not to be read.
    """
    try:
        return _taken_in(Arrived(name, content, part), persons)
    except RecursionError:
        message = "the page's elements stand too deep inside one another"
        raise Refusal(Diagnostic("I21", message, Place(name), "save the page as text and import that")) from None


def _taken_in(arrived: Arrived, persons: Persons) -> Transcription:
    largest = LARGEST_PACKED if arrived.content.startswith(ZIP) else LARGEST_TEXT
    if len(arrived.content) > largest:
        message = f"“{arrived.name}” has {len(arrived.content):,} bytes; such a file has at most {largest:,}"
        hint = "is this the right file? split a long text into articles"
        raise Refusal(Diagnostic("F04", message, Place(arrived.name), hint))
    kind = format_of(arrived.content, arrived.name)
    if not kind:
        return _from_text(arrived)
    read = without_empty_notes(read_marked(arrived, kind, persons))
    if not any(letter.isalnum() for each in (*read.passages, *_inside(read)) for letter in each.words + read.title):
        raise Refusal(_wordless(arrived.name))
    return marked_up(arrived, kind, read) if read.title else _from_untitled(arrived, kind, read)


def _inside(read: MarkedUp) -> Iterator[Passage]:
    return (each for note in read.notes for each in note.passages)


def _from_untitled(arrived: Arrived, kind: str, read: MarkedUp) -> Transcription:
    """A text whose format names its parts, but not its title: its opening is read like that of a plain text."""
    inside = ((note, with_labels(note.passages, "w")) for note in read.notes)
    labelled = (Passage("note", note.line, children=passages, role=f"w{note.label}") for note, passages in inside)
    called = with_labels(read.passages, "w")
    bare = Transcription(arrived.name, kind, "utf-8", arrived.content, "", (), part=arrived.part)
    result = told_apart(bare, Decoded("", "utf-8"), (*called, *labelled), PageHead())
    own = tuple(each for each in result.taken if not re.fullmatch(r"w\d+", each.words))
    return replace(result, taken=(*own, *taken_of(read)), diagnostics=in_order((*result.diagnostics, *read.findings)))


def _from_text(arrived: Arrived) -> Transcription:
    text = decoded(arrived.content)
    kind = kind_of(arrived.name, text.text)
    passages, head = _read(text, kind)
    framed = without_frame(passages)
    head = PageHead(framed.title or head.title, framed.author or head.author)
    if not any(letter.isalnum() for passage in framed.passages for letter in passage.words):
        raise Refusal(_wordless(arrived.name))
    bare = Transcription(
        arrived.name, kind, text.encoding, arrived.content, framed.title, (), translator=framed.translator
    )
    result = told_apart(bare, text, framed.passages, head)
    framing = tuple(Taken(line, words) for line, words in framed.taken)
    return replace(result, taken=tuple(sorted((*result.taken, *framing), key=lambda each: each.line)))


def _wordless(name: str) -> Diagnostic:
    return Diagnostic("I01", f"“{name}” has no words", Place(name), "is this the right file?")


def _read(text: Decoded, kind: str) -> tuple[Passages, PageHead]:
    if kind == "html":
        return read_html(text.text)
    return (read_markdown(text.text) if kind == "markdown" else read_text(text.text)), PageHead()
