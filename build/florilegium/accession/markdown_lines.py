"""The lines of a Markdown text: which sign opens what, and the pieces that hold no other pieces."""

import re
from dataclasses import dataclass

from florilegium.accession.markdown_words import read_words
from florilegium.accession.passages import Passage, Passages, tidy

HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*((?<!\])\{[^}]*\})?\s*$")
RULE = re.compile(r"\s{0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})\s*$")
MARKER = re.compile(r"( {0,3})(?:([-*+])|\(?(\d{1,3}|[a-zA-Z])[.)]) +(?=\S)|( {0,3})([-*+])$")
FENCE = re.compile(r":{3,}\s*(.*?)\s*:*$")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s?(.*)$")
IMAGE = re.compile(r"!\[(.*?)\]\((\S+?)(?:\s+\"[^\"]*\")?\)(\{[^}]*\})?\s*$")
TAG_LINE = re.compile(r"\s*</?(?:div|center|span|section|p|font|br|table|tr|td)\b[^>]*>\s*$", re.IGNORECASE)
PIPE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of Markdown with the number of the first."""

    lines: tuple[str, ...]
    first: int


def heading(page: Page, at: int, found: re.Match[str]) -> Passages:
    """The heading that `found` matched at line index `at`."""
    words, at = found[2], at + 1
    while at < end_of_heading(page, at - 1) and page.lines[at].strip():
        words, at = f"{words}\n{page.lines[at]}", at + 1
    words = re.sub(r"(?<!\])\{[^{}]*\}$", "", words)
    return (Passage("heading", page.first + at - 1, tidy(read_words(words)), level=len(found[1])),)


def end_of_heading(page: Page, at: int) -> int:
    """Past a heading that goes on after a line break."""
    while page.lines[at].endswith("\\") and at + 1 < len(page.lines):
        at += 1
    return at + 1


def verse_of(page: Page) -> Passage:
    """Verse in stanzas that empty lines part."""
    parts = re.split(r"\n\s*\n", "\n".join(page.lines).strip("\n"))
    stanzas = tuple(Passage("stanza", page.first, read_words(re.sub(r"\\?\n", "\\\\\n", part))) for part in parts)
    return Passage("verse", page.first, children=stanzas)


def opens_list(page: Page, at: int) -> bool:
    """Pandoc types four columns for a marker: “a. Words” is a paragraph."""
    marker = MARKER.match(page.lines[at])
    if not marker or (marker[3] or "").isalpha():
        return bool(marker and marker.end() >= 4)
    return True


def end_of_item(page: Page, at: int, width: int) -> int:
    """The index of the first line that is no part of an item indented by `width`."""
    end = at
    for index in range(at, len(page.lines)):
        if page.lines[index].startswith(" " * width):
            end = index + 1
        elif page.lines[index].strip(" ") or (index + 1 < len(page.lines) and not page.lines[index + 1].strip()):
            break
    return end


def interrupts(page: Page, at: int) -> bool:
    """Whether a line ends the paragraph above it without an empty line."""
    line = page.lines[at]
    inner_list = line.startswith(("-   ", "1.  ")) and page.first > 0
    return bool(line.startswith(">") or RULE.match(line) or FENCE.match(line) or inner_list or re.fullmatch("=+", line))
