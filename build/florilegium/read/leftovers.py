"""Looks through plain words for marks that were meant to be something and would be printed as they stand."""

import re
from collections.abc import Iterator

from florilegium.read.construct import Construct
from florilegium.read.reading import Reading

_PATTERNS = (
    (
        re.compile(r"\{(?:\+\+|--|~~)"),
        "A23",
        "“{}” begins an emendation that is not one",
        "write {~~rejected~>reading~~}, {++inserted++} or {--deleted--}, in one paragraph",
    ),
    (
        re.compile(r"\{(?:==|>>)|(?<!\{)~~(?=[^\s}])"),
        "A23",
        "“{}” is a mark of editing",
        "keep the reading you want and take the mark away",
    ),
    (
        re.compile(r"\{(?=\s*(?:[.#]\w|[A-Za-z][\w:-]*=))"),
        "A26",
        "these attributes belong to nothing",
        "put them on a line of their own before a paragraph, or straight behind words in square brackets",
    ),
    (
        re.compile(r"\]\(|\^\[|\[\^"),
        "A40",
        "“{}” looks like a link or a note, but cannot be read as one",
        "write [words](https://…) or [^1]; for the signs themselves put \\ before each",
    ),
)
_ADDRESS = (re.compile(r"\b(?:https?://|www\.)\w"), "A22", "a bare address", "write it in angle brackets: <https://…>")


_SUSPECT = re.compile(r"[{~\]^\[]|https?:|www\.")  # no pattern above fits words without one of these


def report_leftovers(reading: Reading, block: Construct, children: tuple[Construct, ...], linked: bool) -> None:
    """Report what the words of one level still hold. Words typed with “\\” before them are left alone.

    Findings A23, A26, A40, and outside links A22.
    """
    patterns = _PATTERNS if linked else (*_PATTERNS, _ADDRESS)
    for at, words in _stretches(children):
        if not _SUSPECT.search(words):
            continue
        for pattern, code, message, hint in patterns:
            for match in pattern.finditer(words):
                place = reading.place_in(block, at + match.start())
                reading.report(code, message.format(match[0]), place, hint)


def _stretches(children: tuple[Construct, ...]) -> Iterator[tuple[int, str]]:
    """The stretches of plain words with their offsets, neighbours joined."""
    start = 0
    parts: list[str] = []
    for child in children:
        if child.kind == "text":
            start = start if parts else child.at
            parts.append(child.text)
        elif parts:
            yield start, "".join(parts)
            parts = []
    if parts:
        yield start, "".join(parts)
