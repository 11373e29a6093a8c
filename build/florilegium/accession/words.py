"""A pinned transcription as the words an article must have: what is body, what is note, what is furniture of the page.

The words are those a reader of the file sees (`shown`), found without writing an article. From them is set apart what
accession reports as taken: navigation, titles, credits, the marks of notes. What accession lost or changed without a
report therefore stays here, and the proof finds it missing from the article.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from florilegium.accession.marked_up import NOBODY
from florilegium.accession.passages import Passage, Passages, walk
from florilegium.accession.sheet import FURNITURE, NOTE, Sheet, Words
from florilegium.accession.shown import Shown, shown_text
from florilegium.accession.shown_parts import shown_of_part
from florilegium.accession.taking import take_in
from florilegium.accession.transcription import Transcription

_MARKER = re.compile(r"\s*(?:[-*+•]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+")
_LABEL = re.compile(r"\d{1,3}[a-z]?|[a-zA-Z]|\*{1,4}|[†‡§]{1,2}|[Nn]ote")
_PAUSE = re.compile(r"\s*(?:\*\s*){1,7}")
_BARRED = re.compile(r"\s*\|.*\|\s*")
_DRAWN = re.compile(r"[\s*_=+|:-]{3,}")


def words_of(content: bytes, name: str, part: str = "") -> tuple[Words, ...]:
    """The words in the bytes of a file called `name`: body and furniture in the order of the file, then the notes.

    `part` names the text that is meant in a file that holds several, as an article's front matter does. The notes stand
    in the order of their calls, as the article has them. Refusals as for `take_in`.
    """
    transcription = take_in(content, name, part, NOBODY)
    if transcription.kind in ("text", "html", "markdown"):
        shown = shown_text(content, transcription.kind)
    else:
        shown = shown_of_part(transcription)
    return words_within(shown, transcription)


def words_within(shown: tuple[Shown, ...], transcription: Transcription) -> tuple[Words, ...]:
    """The words of the blocks, those apart that the transcription has taken or has as notes."""
    sheet = Sheet(shown)
    lost = _set_marks_apart(sheet, transcription)
    _set_list_numbers_apart(sheet, transcription)
    sheet.freeze()
    notes = [sheet.claim(passages, line, NOTE) for passages, line in _notes(transcription)]
    taken = [(each.line, each.words) for each in transcription.taken if each.seen]
    marks = set(_marks(transcription)) - lost
    # The longest first, so that a short one finds its own place.
    for line, words in sorted(set(taken) - marks, key=lambda each: (-len(each[1]), each)):
        sheet.claim(words, line, FURNITURE)
    for table, caption in _captioned(transcription):
        sheet.move(caption, table)
    return (*sheet.rest(), *(each for found in notes for each in sheet.claimed(found)))


def _captioned(transcription: Transcription) -> Iterator[tuple[Passage, Passage]]:
    """Each table of the body with its caption: an article has the caption before the table."""
    for around in (transcription.body, *(passage.children for passage in walk(transcription.body))):
        for before, passage in pairwise(around):
            if before.kind == "table" and passage.role == "caption":
                yield before, passage


def _notes(transcription: Transcription) -> Iterator[tuple[str, int]]:
    """The words of each paragraph of the notes with its line, in the order of the calls."""
    for number in dict.fromkeys(number for _, number in _calls(transcription)):
        for inner in walk(transcription.notes[number - 1].passages):
            if inner.runs:
                yield "".join(run.typed for run in inner.runs), inner.line


def _calls(transcription: Transcription) -> Iterator[tuple[int, int]]:
    """The line of each call, in body and notes, and the number of the note it calls."""
    inside: list[Passages] = [transcription.body, *(note.passages for note in transcription.notes)]
    for passages in inside:
        for passage in walk(passages):
            yield from ((passage.line, int(run.note)) for run in passage.runs if run.note)


def _marks(transcription: Transcription) -> tuple[tuple[int, str], ...]:
    """The line and the letters of each call and label that was taken."""
    own = {(note.line, note.label) for note in transcription.notes}
    found = ((each.line, each.words) for each in transcription.taken if each.seen)
    return tuple(each for each in found if each in own or _LABEL.fullmatch(each[1]))


def _set_marks_apart(sheet: Sheet, transcription: Transcription) -> set[tuple[int, str]]:
    """Set the marks of notes apart, linked ones, else numbers in brackets, else openings of lines: those not found."""
    own = {(note.line, note.label) for note in transcription.notes}
    lost = set()
    for line, label in _marks(transcription):
        found = sheet.cut_link(line, label) or (
            sheet.cut_opening(line, label) if (line, label) in own else sheet.cut_bracketed(line, label)
        )
        if not found:
            lost.add((line, label))
    return lost


def _set_list_numbers_apart(sheet: Sheet, transcription: Transcription) -> None:
    """Set the typed numbers and bullets of a plain text's lists apart, and the lines that only draw a rule."""
    if transcription.kind == "text":
        items = (*walk(transcription.body), *(each for note in transcription.notes for each in walk(note.passages)))
        for passage in items:
            if passage.kind == "item":
                sheet.cut_matching(passage.line, _MARKER)
    for at, block in enumerate(sheet.shown):
        if transcription.kind == "text" and _BARRED.fullmatch(block.words):
            _ = [sheet.cut(at, bar.start(), bar.end()) for bar in re.finditer(r"\|", block.words)]
        if (_DRAWN if transcription.kind == "text" else _PAUSE).fullmatch(block.words):
            sheet.cut(at, 0, len(block.words))
