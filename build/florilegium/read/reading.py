"""What one reading of a text gathers: its lines, what was found wrong, the pictures and links it leads to."""

import re
from dataclasses import dataclass, field

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import PinnedTranscription
from florilegium.read.construct import Construct


@dataclass(frozen=True, slots=True)
class Lead:
    """Something a text leads to, with its place: an article’s id or a picture’s path in the press folder."""

    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Pin:
    """The pinned transcription of a text, with the places of its path and of its SHA-256."""

    pinned: PinnedTranscription
    file: Place
    sha256: Place


@dataclass(frozen=True, slots=True)
class MarkedDiscussion:
    """A discussion as it was marked, with the places of the paragraphs in it."""

    person: str
    paragraphs: tuple[Place, ...]
    place: Place
    label: str = ""
    principal: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One text on its way to a value. The lists grow while it is read; nothing else changes."""

    file: str
    lines: tuple[str, ...]
    findings: list[Diagnostic] = field(default_factory=list)
    articles: list[Lead] = field(default_factory=list)
    pictures: list[Lead] = field(default_factory=list)
    pins: list[Pin] = field(default_factory=list)
    discussions: list[MarkedDiscussion] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)  # of notes, by the order they are written in, from 1
    called: set[str] = field(default_factory=set)  # labels
    id: str = ""  # of the text
    places: dict[str, Place] = field(default_factory=dict)  # named in the text, by their labels
    sought: list[Lead] = field(default_factory=list)  # labels that the text itself refers to

    def report(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Add a finding."""
        self.findings.append(Diagnostic(code, message, place, hint))

    def line(self, number: int) -> str:
        """A line of the file, from 1; “” beyond its end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def place(self, construct: Construct, sought: str = "") -> Place:
        """The place of a block: where `sought` stands in its first line, else the first mark or word of the line."""
        line = self.line(construct.line)
        column = line.find(sought) if sought else -1
        if column < 0:
            column = len(line) - len(line.lstrip(" \t>"))
        return Place(self.file, max(1, construct.line), column + 1)

    def place_in(self, block: Construct, offset: int = 0) -> Place:
        """The place of an offset in the text of a run.

        The parser takes indents and quotation marks off the front of a line and blanks off its end, so a line of
        the run is the end of a line of the source, or (in a heading or a cell) stands within it.
        """
        begin = block.text.rfind("\n", 0, offset) + 1
        row = block.text.count("\n", 0, begin)
        end = block.text.find("\n", begin)
        wanted = block.text[begin : end if end >= 0 else None].rstrip()
        line = self.line(block.line + row)
        column = block.at or _column(line.rstrip(), wanted)
        return Place(self.file, block.line + row, column + offset - begin + 1)


def _column(line: str, wanted: str) -> int:
    if line.endswith(wanted) and not line.lstrip().startswith("#"):
        return len(line) - len(wanted)
    stripped = re.match(r"[ \t>]*(?:#+[ \t]*)?", line)
    found = line.find(wanted, stripped.end() if stripped else 0)
    return max(0, found)
