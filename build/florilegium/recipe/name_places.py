"""Words of a paragraph looked up in the file it was read from: the line and column where they stand."""

import re
from functools import cache

from florilegium.diagnostics import Place
from florilegium.names.finding import Locate
from florilegium.workspace import Workspace

_END = re.compile(r"\n[ \t>]*\n")  # of a paragraph
_LINE_END = r"(?: |[ \t]*\n[ \t>]*)"  # what a blank of the paragraph may be in the file


def locator(workspace: Workspace) -> Locate:
    """A function that gives the place of words, after so many of the same in their paragraph; else the paragraph’s."""
    text_of = cache(workspace.read_text)

    def locate(paragraph: Place, words: str, before: int) -> Place:
        if not workspace.has(paragraph.file):
            return paragraph
        text = text_of(paragraph.file)
        start = _offset(text, paragraph)
        end = _END.search(text, start)
        wanted = re.compile(_LINE_END.join(map(re.escape, words.split(" "))))
        found = list(wanted.finditer(text, start, end.start() if end else len(text)))
        return _place(paragraph.file, text, found[before].start()) if before < len(found) else paragraph

    return locate


def _offset(text: str, place: Place) -> int:
    """The offset of the line in which the place lies, moved to its column."""
    begin = 0
    for _ in range(place.line - 1):
        begin = text.find("\n", begin) + 1
    return begin + place.column - 1


def _place(file: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(file, line, offset - text.rfind("\n", 0, offset))
