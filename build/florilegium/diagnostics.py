"""What an editor can mend, as values: a code, a severity, a message, a place and a hint."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from florilegium.codes import CODES

_SAID = re.compile(
    r"(?:(?P<file>(?:(?!\]: ).)+?):(?P<line>\d+):(?P<column>\d+): )?[a-z]+\[(?P<code>[A-Z]\d\d)\]: (?P<message>.*)"
)
_HINT = "  hint: "
STEP = "step: "  # what the line of a step begins with, where steps are told as lines


class Severity(StrEnum):
    """How grave a finding is: an error stops the book, a warning does not, a note is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: its path relative to the press folder with “/”, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. The message is lower case without full stop, the thing it speaks of in “quotes”."""

    code: str
    message: str
    place: Place | None = None
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """The severity that belongs to the code in `florilegium.codes`; KeyError for an unknown code."""
        return Severity(CODES[self.code].severity)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f"\n{_HINT}{self.hint}" if self.hint else ""
        return f"{where}{self.severity}[{self.code}]: {self.message}{hint}"


class Refusal(Exception):
    """Raised where a stage cannot give a value because the texts need mending; carries all that was found."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(str(each) for each in diagnostics))
        self.diagnostics = diagnostics


def refuse_errors(*findings: Iterable[Diagnostic]) -> None:
    """Stop where there is an error: Refusal with everything found so far."""
    found = [each for some in findings for each in some]
    if any(each.is_error for each in found):
        raise Refusal(*in_order(found))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics without repeats, by file, line and column; those without a place come last."""
    unplaced = Place("\U0010ffff")
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda each: (each.place or unplaced, each.code, each.message)))


def diagnostics_in(lines: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics among the lines that a command of the press has printed, in their order.

    >>> diagnostics_in(["a.md:3:1: error[A13]: raw HTML “<br>”", "  hint: end …", "a.epub 12"])
    (Diagnostic(code='A13', message='raw HTML “<br>”', place=Place(file='a.md', line=3, column=1), hint='end …'),)
    """
    found: list[Diagnostic] = []
    for line, below in zip(lines, (*lines[1:], ""), strict=False):
        each = _SAID.fullmatch(line)
        if each and each["code"] in CODES:
            place = Place(each["file"], int(each["line"]), int(each["column"])) if each["file"] else None
            hint = below.removeprefix(_HINT) if below.startswith(_HINT) else ""
            found.append(Diagnostic(each["code"], each["message"], place, hint))
    return tuple(found)
