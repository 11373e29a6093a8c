"""Marks of emendation, as “{~~net~>not~~}{.transcription by=M}”, turned into emendations."""

import re
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.model.emendations import DIVISION, KINDS, PARAGRAPH_END, PILCROW, THIS_EDITION
from florilegium.model.inlines import Emendation, Inlines, NoteCall, RunInHead, SourcePage, Text
from florilegium.model.walking import every_inline, plain_text
from florilegium.read.attributes import words_in_braces
from florilegium.read.characters import unprintable
from florilegium.read.construct import Construct, words
from florilegium.read.reading import Reading

SUBSTITUTION, INSERTION, DELETION = "{~~", "{++", "{--"
_CLOSING = {SUBSTITUTION: "~~}", INSERTION: "++}", DELETION: "--}"}
_BRACES = re.compile(r"""\{(?=[ .\w])(?:"[^"]*"|[^{}"])*\}""")
_PLAIN = ("text", "text_special", "softbreak")


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a mark of emendation has its parts, as pairs of offsets; a part that it lacks is None."""

    rejected: tuple[int, int] | None
    reading: tuple[int, int] | None
    braces: int  # where the attributes begin, and the mark ends if it has none
    end: int


def marks_at(text: str, at: int, limit: int) -> Marks | None:
    """The mark of emendation that begins at an offset; None where none does, or where it is not closed.

    >>> marks_at("{~~net~>not~~}{.misprint} made", 0, 30)
    Marks(rejected=(3, 6), reading=(8, 11), braces=14, end=25)
    """
    opening = text[at : at + 3]
    if opening not in _CLOSING:
        return None
    begin = at + 3
    close = _find(text, _CLOSING[opening], begin, limit)
    if close < 0:
        return None
    attributes = _BRACES.match(text, close + 3, limit)
    end = attributes.end() if attributes else close + 3
    if opening == INSERTION:
        return Marks(None, (begin, close), close + 3, end)
    arrow = _find(text, "~>", begin, close) if opening == SUBSTITUTION else close
    if arrow < 0:
        return None
    reading = (arrow + 2, close) if opening == SUBSTITUTION else None
    return Marks((begin, arrow), reading, close + 3, end)


def _find(text: str, sought: str, at: int, limit: int) -> int:
    """Where `sought` stands without a “\\” before it, -1 where it does not."""
    while (at := text.find(sought, at, limit)) >= 0:
        before = text[:at]
        if (len(before) - len(before.rstrip("\\"))) % 2 == 0:
            return at
        at += 1
    return -1


def emended(reading: Reading, block: Construct, mark: Construct, children: Inlines) -> Inlines:
    """The emendation of a mark whose reading is `children`. Finding A23 where it cannot be one, A24, A25."""
    rejected = _rejected(reading, block, mark)
    place = reading.place_in(block, mark.at)
    is_division = PILCROW in (rejected, plain_text(children))
    rejected = rejected.replace(PILCROW, PARAGRAPH_END)
    problem = _problem(mark, rejected, children)
    if plain_text(children) == PILCROW:
        children = ()
    if problem:
        reading.report("A23", problem[0], place, problem[1])
    tail = block.text[mark.at : mark.end].rfind("{") if mark.info else 0
    given = _attributes(reading, mark.info, reading.place_in(block, mark.at + tail)) if mark.info else _Given()
    kind = given.kind or (DIVISION if is_division else "")
    return (Emendation(children, rejected, place, kind, given.siglum, given.reason),)


def as_one(first: Emendation, second: Emendation) -> tuple[Emendation, ...]:
    """A deletion and an insertion side by side as the substitution that they are; any other two as they were."""
    for deletion, insertion in ((first, second), (second, first)):
        told = {(each.kind, each.siglum, each.reason) for each in (first, second)} - {("", "", "")}
        is_pair = not deletion.children and insertion.children and deletion.rejected and not insertion.rejected
        if is_pair and PARAGRAPH_END not in deletion.rejected and len(told) < 2:
            kind, siglum, reason = next(iter(told), ("", "", ""))
            return (Emendation(insertion.children, deletion.rejected, first.place, kind, siglum, reason),)
    return (first, second)


def _rejected(reading: Reading, block: Construct, mark: Construct) -> str:
    """The rejected reading, which is plain words. Findings A23, A36."""
    part = next((child for child in mark.children if child.kind == "rejected"), None)
    if part is None:
        return ""
    for child in part.children:
        if child.kind not in _PLAIN:
            hint = "take the marks out of it, or put \\ before each sign that belongs to the words"
            place = reading.place_in(block, child.at)
            reading.report("A23", "the rejected reading is not in plain words", place, hint)
        elif child.kind == "text_special" and unprintable(child.text.replace("\n", "\0")):
            place = reading.place_in(block, child.at)
            reading.report(
                "A36", f"“{child.markup}” stands for a character that cannot be printed", place, "take it out"
            )
    return words(part.children)


def _problem(mark: Construct, rejected: str, children: Inlines) -> tuple[str, str] | None:
    """What is wrong with a mark, and what to do."""
    inside = tuple(every_inline(children))
    if any(isinstance(each, Emendation) for each in inside):
        return "emendations stand inside one another", "make them one, or let one follow the other"
    if any(isinstance(each, NoteCall | SourcePage) for each in inside):
        return "a note or a page is called inside an emendation", "put the call behind the mark"
    if any(isinstance(each, RunInHead) for each in inside):
        return "a run-in head stands inside an emendation", "put the mark inside the head: [{++THE++} END.]{.run-in}"
    if not rejected and not children:
        return "this emendation is empty", "write {~~rejected~>reading~~}, {++inserted++} or {--deleted--}"
    if mark.markup == SUBSTITUTION and not (rejected and children):
        return "this emendation has one reading only", "write {++inserted++} or {--deleted--}"
    if children == (Text(rejected),):
        return f"both readings are “{rejected}”", "keep the words and take the mark away"
    return None


@dataclass(frozen=True, slots=True)
class _Given:
    """What the braces behind a mark say."""

    kind: str = ""
    siglum: str = ""
    reason: str = ""


def _attributes(reading: Reading, braces: str, place: Place) -> _Given:
    kind = siglum = reason = ""
    for word, here in words_in_braces(braces, place):
        key, _, value = word.partition("=")
        value = " ".join(value.strip("\"'").split())
        if word.startswith(".") and word[1:] in KINDS:
            if kind:
                reading.report("A25", f"“{kind}” and “{word[1:]}” cannot stand together", here, "keep one of them")
            kind = word[1:]
        elif key == "by" and value:
            siglum = siglum_typed(value)
        elif key == "reason" and value:
            reason = value
        else:
            hint = f"the classes of emendations are {', '.join(KINDS)}; the attributes are by, reason"
            reading.report("A24", f"“{word}” is no class or attribute of an emendation", here, hint)
    return _Given(kind, siglum, reason)


def siglum_typed(value: str) -> str:
    """The siglum as it is printed: this edition's has a point, typed or not."""
    return THIS_EDITION if value.rstrip(".") == THIS_EDITION.rstrip(".") else value


def report_divisions(reading: Reading, children: Inlines) -> None:
    """Report inserted paragraph ends that stand elsewhere than at the end. Finding A23."""
    last = children[-1] if children else None
    for each in every_inline(children):
        if isinstance(each, Emendation) and each.ends_paragraph and each is not last:
            hint = "write {++¶++} as the last thing of the paragraph, and the new one below an empty line"
            reading.report("A23", "an inserted paragraph end stands inside its paragraph", each.place, hint)
