"""The inline marks of pandoc's Markdown as runs, with straight quotes and dashes turned as pandoc turns them.

The archive's Markdown was written by pandoc with its `smart` extension: a straight quote in it stands for the curly
one of the page. The rules are those of pandoc's reader (Text.Pandoc.Parsing: singleQuoteStart and its neighbours).
"""

import re
from dataclasses import dataclass, field

from florilegium.accession.passages import Run, Runs, joined

_LINK_END = re.compile(
    r"\]\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)(\{[^}]*\})?"
)
_SPAN_END = re.compile(r"\](\{[^}]*\})")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ENTITY = re.compile(r"&(?:nbsp|#160|ensp|emsp|thinsp);")
_PLAIN = re.compile(r"[^\\*_\[\]'\"\-.<&^~`!\n\u00a0]+")
_CLASSES = {"smallcaps": "small-caps", "small-caps": "small-caps", "underline": "emphasis", "ul": "emphasis"}
_DELIMITERS = (
    ("***", ("emphasis", "strong")),
    ("**", ("strong",)),
    ("*", ("emphasis",)),
    ("^", ("sup",)),
    ("~", ("sub",)),
)


@dataclass(slots=True)
class _Reading:
    """The text that is read, and the places from which on a sign, within a quotation or not, never closes again."""

    text: str
    open_from: dict[tuple[str, str], int] = field(default_factory=dict)

    def never_closes(self, at: int, end: str, quoted: str) -> bool:
        return at >= self.open_from.get((end, quoted), len(self.text) + 1)


def read_words(text: str) -> Runs:
    """The runs of one paragraph of Markdown. A backslash at a line's end is a break; other line ends are blanks."""
    runs, _ = _until(_Reading(text), 0, "", "")
    return joined(runs)


def _until(reading: _Reading, at: int, end: str, quoted: str) -> tuple[list[Run], int]:
    """The runs up to where `end` closes, and the place after it; −1 where it never does."""
    runs: list[Run] = []
    start = at
    if end and reading.never_closes(at, end, quoted):
        return [], -1
    while at < len(reading.text):
        if end and _closes(reading.text, at, end) and runs:
            return runs, at + len(end)
        here, at = _one(reading, at, quoted)
        runs.extend(here)
    if end:
        reading.open_from[end, quoted] = min(start, reading.open_from.get((end, quoted), start))
    return runs, -1 if end else at


def _closes(text: str, at: int, end: str) -> bool:
    if not text.startswith(end, at):
        return False
    after = text[at + len(end) : at + len(end) + 1]
    if end == "'":
        return not after.isalnum()
    if end in ("*", "_"):
        return not text[at - 1 : at].isspace() and after != end and not (end == "_" and after.isalnum())
    return end not in ("**", "***", "__") or not text[at - 1 : at].isspace()


def _one(reading: _Reading, at: int, quoted: str) -> tuple[list[Run], int]:
    text = reading.text
    character = text[at]
    if plain := _PLAIN.match(text, at):
        return [Run(plain[0])], plain.end()
    if character == "\\":
        return _escaped(text, at)
    if character in "'\"":
        return _quote(reading, at, quoted)
    if character in "[!":
        return _bracket(reading, at, quoted)
    if character in "*_^~":
        return _emphasis(reading, at, quoted)
    if character in "-.":
        return _dash(text, at)
    if character == "\n":
        return [Run(" ")], at + 1
    tag = _TAG.match(text, at) or _ENTITY.match(text, at)
    if tag:
        return [Run("\n" if tag[0].lower().startswith("<br") else "\u00a0" if tag[0][0] == "&" else "")], tag.end()
    return [Run(_named(text, at)[0])], _named(text, at)[1]


def _named(text: str, at: int) -> tuple[str, int]:
    """A character, or the one an entity names."""
    for name, letter in (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"')):
        if text.startswith(name, at):
            return letter, at + len(name)
    return text[at], at + 1


def _escaped(text: str, at: int) -> tuple[list[Run], int]:
    after = text[at + 1 : at + 2]
    if after in ("\n", ""):
        return [Run("\n")], at + 2
    if after == " ":
        return [Run("\u00a0")], at + 2
    return ([Run(after)], at + 2) if after and not after.isalnum() else ([Run("\\")], at + 1)


def _quote(reading: _Reading, at: int, quoted: str) -> tuple[list[Run], int]:
    text, mark = reading.text, reading.text[at]
    opening, closing = ("‘", "’") if mark == "'" else ("“", "”")
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if quoted == mark or _is_word(before) or after.isspace() or not after:
        return [Run(closing)], at + 1
    runs, end = _until(reading, at + 1, mark, mark)
    if end < 0:
        return [Run("’" if mark == "'" else "“")], at + 1
    return [Run(opening), *_stripped(runs), Run(closing)], end


def _is_word(before: str) -> bool:
    """Whether a quote after this character cannot open: pandoc's `notAfterString`."""
    return bool(before) and (before.isalnum() or before in ".,;:!?)’”%&/")


def _stripped(runs: list[Run]) -> list[Run]:
    if runs and not runs[0].marks and not runs[0].note:
        runs = [Run(runs[0].text.lstrip(" "), (), runs[0].target, runs[0].anchors), *runs[1:]]
    return runs


def _dash(text: str, at: int) -> tuple[list[Run], int]:
    for typed, printed in (("---", "—"), ("--", "–"), ("...", "…")):
        if text.startswith(typed, at):
            return [Run(printed)], at + len(typed)
    return [Run(text[at])], at + 1


def _bracket(reading: _Reading, at: int, quoted: str) -> tuple[list[Run], int]:
    text = reading.text
    if note := _NOTE.match(text, at):
        return [Run("", note=note[1])], note.end()
    start = at + 1 if text[at] == "[" else at + 2
    if text[at] == "!" and not text.startswith("![", at):
        return [Run("!")], at + 1
    runs, closed = _until(reading, start, "]", quoted) if text[start : start + 1] != "]" else ([], start + 1)
    link = _LINK_END.match(text, closed - 1) if closed > 0 else None
    span = _SPAN_END.match(text, closed - 1) if closed > 0 else None
    if link:
        anchors = _identifiers(link[2])
        named = [Run("", anchors=anchors)] if anchors else []
        return named + [_with(run, (), link[1]) for run in runs], link.end()
    if span:
        marks, anchors = _marks(span[1]), _identifiers(span[1])
        return [Run("", anchors=anchors), *(_with(run, marks, "") for run in runs)], span.end()
    return [Run(text[at])], at + 1


def _identifiers(attributes: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"#([^\s}]+)", attributes or ""))


def _marks(attributes: str) -> tuple[str, ...]:
    classes = re.findall(r"\.([-\w]+)", attributes)
    language = re.search(r"\blang=\"?([-\w]+)", attributes)
    marks = [_CLASSES[each] for each in classes if each in _CLASSES]
    return tuple(marks + ([f"lang:{language[1]}"] if language else []))


def _emphasis(reading: _Reading, at: int, quoted: str) -> tuple[list[Run], int]:
    text = reading.text
    if text[at] == "_" and text[at - 1 : at].isalnum():
        return [Run("_")], at + 1
    order = _DELIMITERS if not text.startswith("***", at) else (_DELIMITERS[0], _DELIMITERS[2], _DELIMITERS[1])
    for typed, marks in order:
        for delimiter in (typed, typed.replace("*", "_")):
            if not text.startswith(delimiter, at) or text[at + len(delimiter) : at + len(delimiter) + 1].isspace():
                continue
            runs, end = _until(reading, at + len(delimiter), delimiter, quoted)
            spaced = delimiter in "^~" and any(run.text.strip() != run.text for run in runs)
            if end > 0 and not spaced:
                return [_with(run, marks, run.target) for run in runs], end
    return [Run(text[at])], at + 1


def _with(run: Run, marks: tuple[str, ...], target: str) -> Run:
    return Run(run.text, tuple(dict.fromkeys((*marks, *run.marks))), target or run.target, run.anchors, run.note)
