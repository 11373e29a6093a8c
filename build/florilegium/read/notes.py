"""Numbers what was read: notes in the order of their calls, paragraphs in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from florilegium.diagnostics import Place
from florilegium.model.inlines import Container, Inline, Inlines, NoteCall
from florilegium.model.notes import series_of
from florilegium.model.text import Blocks, Note, Paragraph
from florilegium.model.walking import every_inline, paragraphs, with_paragraphs
from florilegium.read.blocks import Setting, read_blocks
from florilegium.read.construct import Construct
from florilegium.read.note_settings import asked_setting
from florilegium.read.reading import Reading


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it was written, with its place and the ordinal of its writing."""

    construct: Construct
    ordinal: int
    place: Place

    @property
    def label(self) -> str:
        return self.construct.info


def written_notes(reading: Reading, constructs: tuple[Construct, ...]) -> tuple[Written, ...]:
    """The notes that the text writes, wherever they stand; their labels are then known. Finding A33."""
    found: list[Written] = []
    for construct in _references(constructs):
        place = reading.place(construct, f"[^{construct.info}]:")
        if construct.info in reading.labels:
            hint = "give each note a label of its own"
            reading.report("A33", f"a second note has the label “{construct.info}”", place, hint)
        else:
            reading.labels[construct.info] = len(found) + 1
            found.append(Written(construct, len(found) + 1, place))
    return tuple(found)


def _references(constructs: tuple[Construct, ...]) -> Iterator[Construct]:
    for construct in constructs:
        if construct.kind == "footnote_reference":
            yield construct
        if construct.kind != "inline":
            yield from _references(construct.children)


@dataclass(frozen=True, slots=True)
class Numbered:
    """The body, the notes and the headnote of a text with their ordinals."""

    body: Blocks
    notes: tuple[Note, ...]
    headnote: Blocks


def numbered(reading: Reading, body: Blocks, headnote: Blocks, written: tuple[Written, ...]) -> Numbered:
    """Body, notes and headnote with their ordinals. Findings A30, A37."""
    numbers = {ordinal: number for number, ordinal in enumerate(calls_in((*headnote, *body)), 1)}
    notes = [_note(reading, each, numbers.get(each.ordinal, 0)) for each in written]
    notes.sort(key=lambda note: note.number)
    ordinals = count(1)

    def number(paragraph: Paragraph) -> Paragraph:
        return replace(paragraph, n=next(ordinals), children=renumbered(paragraph.children, numbers))

    body = with_paragraphs(body, number)
    notes = [replace(note, blocks=with_paragraphs(note.blocks, number)) for note in notes]
    return Numbered(body, tuple(notes), with_paragraphs(headnote, number))


def _note(reading: Reading, written: Written, number: int) -> Note:
    label = written.label
    asked, constructs = asked_setting(written.construct.children)
    blocks = read_blocks(Setting(reading, "note", in_note=True), constructs)
    if not constructs:
        reading.report("A37", f"note “{label}” is empty", written.place, "write its text behind the colon")
    return Note(number, series_of(label), label, blocks, written.place, asked)


def report_uncalled(reading: Reading, written: tuple[Written, ...]) -> None:
    """Report the notes that no call leads to. Finding A30."""
    for each in written:
        if each.label not in reading.called:
            hint = f"put “[^{each.label}]” where the note belongs, or take the note away"
            reading.report("A30", f"note “{each.label}” is not called", each.place, hint)


def calls_in(blocks: Blocks) -> tuple[int, ...]:
    """The notes that the blocks call, each once, in the order of their calls."""
    calls = (note for paragraph in paragraphs(blocks) for note in _calls(paragraph.children))
    return tuple(dict.fromkeys(calls))


def _calls(inlines: Inlines) -> Iterator[int]:
    return (inline.note for inline in every_inline(inlines) if isinstance(inline, NoteCall))


def renumbered(inlines: Inlines, numbers: dict[int, int]) -> Inlines:
    """The inlines with the number that each called note has in `numbers`."""
    if not any(True for _ in _calls(inlines)):
        return inlines
    return tuple(_with_number(inline, numbers) for inline in inlines)


def _with_number(inline: Inline, numbers: dict[int, int]) -> Inline:
    if isinstance(inline, NoteCall):
        return NoteCall(numbers.get(inline.note, 0))  # 0 only where the call is a finding
    if isinstance(inline, Container):
        return replace(inline, children=renumbered(inline.children, numbers))
    return inline
