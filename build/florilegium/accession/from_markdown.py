"""Markdown into passages, line by line: what pandoc writes, and so the plain Markdown of other hands too."""

import re

from florilegium.accession.framed import drawn_table
from florilegium.accession.from_text import number_of, numerals_of
from florilegium.accession.markdown_lines import (
    FENCE,
    HEADING,
    IMAGE,
    MARKER,
    NOTE,
    PIPE,
    RULE,
    TAG_LINE,
    Page,
    end_of_heading,
    end_of_item,
    heading,
    interrupts,
    opens_list,
    verse_of,
)
from florilegium.accession.markdown_words import read_words
from florilegium.accession.passages import Passage, Passages, Run, tidy
from florilegium.accession.settling import settled_table


def read_markdown(text: str) -> Passages:
    """The passages of a Markdown text, without the YAML block at its head."""
    lines = tuple(line.expandtabs(4).rstrip(" ") for line in text.split("\n"))
    first = 0
    if lines[0] == "---":
        first = next((at + 1 for at, line in enumerate(lines[1:], 1) if line in ("---", "...")), 0)
    return passages_of(Page(lines[first:], first + 1))


def passages_of(page: Page) -> Passages:
    """The passages of the lines."""
    found: list[Passage] = []
    at = 0
    while at < len(page.lines):
        here, at = _next(page, at)
        found.extend(here)
    return tuple(found)


def _next(page: Page, at: int) -> tuple[Passages, int]:
    line, number = page.lines[at], page.first + at
    if not line.strip():
        return ((Passage("spacer", number),) if "\u00a0" in line else ()), at + 1
    if drawn := drawn_table(page.lines, at):
        return settled_table(_table(drawn.rows, number)), drawn.after
    if found := HEADING.match(line):
        return heading(page, at, found), end_of_heading(page, at)
    if RULE.match(line):
        return (Passage("rule", number),), at + 1
    if TAG_LINE.match(line) or line.strip() in ("&nbsp;", "\\"):
        return (), at + 1
    if line.startswith(">"):
        return _quotation(page, at)
    return _further(page, at)


def _further(page: Page, at: int) -> tuple[Passages, int]:
    line = page.lines[at]
    if fence := FENCE.match(line):
        return _fenced(page, at, fence[1])
    if note := NOTE.match(line):
        return _note(page, at, note)
    if at + 1 < len(page.lines) and "|" in line and PIPE.match(page.lines[at + 1]) and "|" in page.lines[at + 1]:
        return _piped(page, at)
    if MARKER.match(line) and opens_list(page, at):
        return _list(page, at)
    if image := IMAGE.match(line):
        return (Passage("image", page.first + at, (Run(image[1], target=image[2]),)),), at + 1
    return _paragraph(page, at)


def _quotation(page: Page, at: int) -> tuple[Passages, int]:
    end = at
    while end < len(page.lines) and page.lines[end].startswith(">"):
        end += 1
    inner = Page(tuple(re.sub(r"^> ?", "", line) for line in page.lines[at:end]), page.first + at)
    return (Passage("quotation", page.first + at, children=_without_spacers(passages_of(inner))),), end


def _without_spacers(passages: Passages) -> Passages:
    return tuple(passage for passage in passages if passage.kind != "spacer")


def _fenced(page: Page, at: int, name: str) -> tuple[Passages, int]:
    """A fenced division: verse where it says so, else what it holds with its class as their role."""
    depth, end = 1, at + 1
    while end < len(page.lines) and depth:
        fence = FENCE.match(page.lines[end])
        depth += (1 if fence[1] else -1) if fence else 0
        end += 1
    inner = Page(page.lines[at + 1 : end - 1 if not depth else end], page.first + at + 1)
    role = re.sub(r"[{}.]", "", name).partition(" ")[0]
    if role in ("verse", "poem"):
        return (verse_of(inner),), end
    found = passages_of(inner)
    return tuple(Passage(p.kind, p.line, p.runs, p.children, p.level, p.number, p.role or role) for p in found), end


def _note(page: Page, at: int, note: re.Match[str]) -> tuple[Passages, int]:
    end = at + 1
    while end < len(page.lines) and (not page.lines[end].strip() or page.lines[end].startswith("    ")):
        end += 1
    while end > at + 1 and not page.lines[end - 1].strip():
        end -= 1
    lazy = end
    while end == at + 1 and lazy < len(page.lines) and page.lines[lazy].strip() and not NOTE.match(page.lines[lazy]):
        lazy += 1
    lines = (note[2], *(line[4:] if line.startswith("    ") else line for line in page.lines[at + 1 : max(end, lazy)]))
    inner = passages_of(Page(lines, page.first + at))
    return (Passage("note", page.first + at, children=inner, role=note[1]),), max(end, lazy)


def _piped(page: Page, at: int) -> tuple[Passages, int]:
    rows, end = [], at
    while end < len(page.lines) and "|" in page.lines[end]:
        if end != at + 1:
            cells = re.split(r"(?<!\\)\|", page.lines[end].strip().removeprefix("|").removesuffix("|"))
            rows.append(tuple((cell.strip(),) for cell in cells))
        end += 1
    table = _table(tuple(rows), page.first + at)
    head = Passage(
        "row",
        table.line,
        children=tuple(
            Passage("cell", cell.line, children=cell.children, role="head") for cell in table.children[0].children
        ),
    )
    return settled_table(Passage("table", table.line, children=(head, *table.children[1:]))), end


def _table(rows: tuple[tuple[tuple[str, ...], ...], ...], line: int) -> Passage:
    return Passage(
        "table",
        line,
        children=tuple(
            Passage(
                "row",
                line,
                children=tuple(Passage("cell", line, children=passages_of(Page(cell, line))) for cell in row),
            )
            for row in rows
        ),
    )


def _list(page: Page, at: int) -> tuple[Passages, int]:
    opening, items, start = MARKER.match(page.lines[at]), [], at
    assert opening
    while at < len(page.lines) and (marker := MARKER.match(page.lines[at])) and not RULE.match(page.lines[at]):
        if bool(marker[3]) != bool(opening[3]):
            break
        end = end_of_item(page, at + 1, marker.end())
        lines = (page.lines[at][marker.end() :], *(line[marker.end() :] for line in page.lines[at + 1 : end]))
        inside = _without_spacers(passages_of(Page(lines, page.first + at)))
        items.append(Passage("item", page.first + at, children=inside, number=number_of(marker[3])))
        at = end
        while at + 1 < len(page.lines) and not page.lines[at].strip() and MARKER.match(page.lines[at + 1]):
            at += 1
    return (Passage("list", page.first + start, children=tuple(items), role=numerals_of(opening[3])),), at


def _paragraph(page: Page, at: int) -> tuple[Passages, int]:
    end = at + 1
    while end < len(page.lines) and page.lines[end].strip() and not interrupts(page, end):
        end += 1
    line_block = all(line.startswith("| ") or line == "|" for line in page.lines[at:end])
    if line_block:
        return (verse_of(Page(tuple(line[2:] for line in page.lines[at:end]), page.first + at)),), end
    underline = re.fullmatch(r"(=+|-+)", page.lines[end].strip()) if end < len(page.lines) else None
    runs = tidy(read_words("\n".join(page.lines[at:end])))
    if underline and page.lines[end - 1].strip():
        level = 1 if underline[1][0] == "=" else 2
        return (Passage("heading", page.first + at, runs, level=level),), end + 1
    return ((Passage("paragraph", page.first + at, runs),) if runs else ()), end
