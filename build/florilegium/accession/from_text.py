"""Plain text into passages: paragraphs apart by empty lines, quotations by indentation, lists and tables as drawn."""

import re
from dataclasses import dataclass
from itertools import pairwise

from florilegium.accession.framed import drawn_table
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.settling import settled_table

_RULE = re.compile(r"\s{0,3}(?:[-_=]{5,}|(?:[*\-_] ?){3,})\s*$")
_MARKER = re.compile(r"( *)(?:([-•*])|(\d{1,3}|[a-zA-Z])[.)]) +(?=\S)")
_WIDE_MARKER = re.compile(r"( *)(?:([-•*]) {3}|(\d{1,3}|[a-zA-Z])[.)] {2,})(?=\S)")
_ITEM_NUMBER = re.compile(r" *(\d+)")


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of text with the number of the first.

    `wrapped` where a line end is only where the paper ended, `dense` where each line is a paragraph of its own.
    """

    lines: tuple[str, ...]
    first: int
    wrapped: bool
    dense: bool = False

    def part(self, begin: int, end: int, indent: int) -> "Page":
        """The lines [begin, end) without `indent` leading blanks."""
        return Page(
            tuple(_dedented(line, indent) for line in self.lines[begin:end]),
            self.first + begin,
            self.wrapped,
            self.dense,
        )


def read_text(text: str) -> Passages:
    """The passages of a plain text, in its order."""
    lines = tuple(line.expandtabs(4).rstrip(" \r\f") for line in text.split("\n"))
    wrapped = _is_wrapped(lines)
    dense = not wrapped and len(lines) > 3 and not any(not line for line in "\n".join(lines).strip("\n").split("\n"))
    return _passages(Page(_outdented(lines), 1, wrapped, dense))


def _is_wrapped(lines: tuple[str, ...]) -> bool:
    """Whether the text was broken into lines of one width: no line is long, and most end near the same column."""
    full = [line for line, after in pairwise(lines) if line.strip() and after.strip()]
    widest = max(map(len, lines), default=0)
    return widest <= 100 and len(full) >= 5 and sum(len(line) > widest * 0.7 for line in full) > len(full) * 0.6


def _outdented(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines without indentation where most paragraphs have it: there it opens paragraphs and quotes nothing."""
    pairs = zip(("", *lines), lines, strict=False)
    opening = [line for before, line in pairs if line.strip() and not before.strip() and len(line) > 60]
    indented = [line for line in opening if line.startswith("  ")]
    return tuple(line.lstrip(" ") for line in lines) if len(indented) > len(opening) * 0.6 else lines


def _passages(page: Page) -> Passages:
    found: list[Passage] = []
    at = 0
    while at < len(page.lines):
        here, at = _next(page, at)
        found.extend(here)
    return tuple(found)


def _next(page: Page, at: int) -> tuple[Passages, int]:
    line = page.lines[at]
    if not line.strip():
        return ((Passage("spacer", page.first + at),) if "\u00a0" in line else ()), at + 1
    drawn = drawn_table(page.lines, at)
    if drawn:
        return settled_table(_table(drawn.rows, page.first + at)), drawn.after
    if _RULE.match(line):
        return (Passage("rule", page.first + at),), at + 1
    if _opens_list(page.lines, at):
        return _list(page, at)
    if _opens_quotation(page, at):
        end = _end_of_indented(page.lines, at, 2)
        return (Passage("quotation", page.first + at, children=_passages(page.part(at, end, 2))),), end
    return _paragraph(page, at)


def _table(rows: tuple[tuple[tuple[str, ...], ...], ...], line: int) -> Passage:
    return Passage(
        "table",
        line,
        children=tuple(
            Passage("row", line, children=tuple(Passage("cell", line, children=_cell(cell, line)) for cell in row))
            for row in rows
        ),
    )


def _cell(lines: tuple[str, ...], line: int) -> Passages:
    parts = "\n".join(lines).split("\n\n")
    return tuple(Passage("paragraph", line, tidy((Run(part),))) for part in parts if part.strip())


def _opens_list(lines: tuple[str, ...], at: int) -> bool:
    """A wide marker opens a list; a narrow one only where the next line has the next marker."""
    if _WIDE_MARKER.match(lines[at]):
        return True
    here = _MARKER.match(lines[at])
    after = _MARKER.match(lines[at + 1]) if at + 1 < len(lines) else None
    if not here or not after or here[1] != after[1]:
        return False
    return bool(here[2] and here[2] == after[2]) or _follows(here[3], after[3])


def _follows(number: str | None, after: str | None) -> bool:
    if not number or not after:
        return False
    if number.isdigit() and after.isdigit():
        return int(after) > int(number)
    return len(number) == len(after) == 1 and ord(after) == ord(number) + 1


def _list(page: Page, at: int) -> tuple[Passages, int]:
    opening = _MARKER.match(page.lines[at])
    assert opening
    indent, items, start = len(opening[1]), [], at
    while at < len(page.lines) and (marker := _MARKER.match(page.lines[at])) and len(marker[1]) == indent:
        if bool(marker[2]) != bool(opening[2]):
            break
        end = _end_of_indented(page.lines, at + 1, min(marker.end(), indent + 3))
        items.append(_item(page, at, end, marker))
        at = _after_blank(page.lines, end)
    return (Passage("list", page.first + start, children=tuple(items), role=numerals_of(opening[3])),), at


def _item(page: Page, at: int, end: int, marker: re.Match[str]) -> Passage:
    width = marker.end()
    lines = (page.lines[at][width:], *(_dedented(line, width) for line in page.lines[at + 1 : end]))
    inner = Page(lines, page.first + at, page.wrapped, page.dense)
    return Passage("item", page.first + at, children=_passages(inner), number=number_of(marker[3]))


def numerals_of(number: str | None) -> str:
    """The kind of numerals of a list whose first number is typed like this; “” for a bullet."""
    if not number:
        return ""
    if number.isdigit():
        return "decimal"
    return "lower-alpha" if number.islower() else "upper-alpha"


def number_of(number: str | None) -> int:
    """The number typed: “4” is 4, “b” is 2; −1 for none."""
    if not number:
        return -1
    return int(number) if number.isdigit() else ord(number.lower()) - ord("a") + 1


def _after_blank(lines: tuple[str, ...], at: int) -> int:
    """Past one empty line where a further item follows it, else the same place."""
    following = at + 1 < len(lines) and not lines[at].strip() and _WIDE_MARKER.match(lines[at + 1])
    return at + 1 if following else at


def _end_of_indented(lines: tuple[str, ...], at: int, indent: int) -> int:
    end = at
    for index in range(at, len(lines)):
        if lines[index].startswith(" " * indent):
            end = index + 1
        elif lines[index].strip(" ") or "\u00a0" in lines[index]:
            break
    return end


def _opens_quotation(page: Page, at: int) -> bool:
    line, after = page.lines[at], page.lines[at + 1] if at + 1 < len(page.lines) else ""
    return line.startswith("  ") and (not after.strip() or after.startswith("  "))


def _paragraph(page: Page, at: int) -> tuple[Passages, int]:
    end = at + 1 if page.dense else at
    while not page.dense and end < len(page.lines) and page.lines[end].strip():
        if end > at and _breaks(page.lines[end]):
            break
        end += 1
    lines = page.lines[at:end]
    glue = " " if page.wrapped and max(map(len, lines)) > 55 else "\n"
    return (Passage("paragraph", page.first + at, tidy((Run(glue.join(lines)),))),), end


def _breaks(line: str) -> bool:
    """Whether a line ends the paragraph above it without an empty line: a rule, or the item of a list."""
    return bool(_RULE.match(line) or _WIDE_MARKER.match(line))


def _dedented(line: str, indent: int) -> str:
    return line[indent:] if not line[:indent].strip() else line.lstrip(" ")
