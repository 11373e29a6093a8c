"""Tables drawn with dashes and bars, in plain text and in Markdown, as rows of cells of source lines."""

import re
from dataclasses import dataclass

_GRID = re.compile(r"\s*\+([-=:]+\+)+\s*$")
_FRAME = re.compile(r"( {2,}-{2,}( +-{2,})*|-{2,}( +-{2,})+)\s*$")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn table: its rows of cells, each cell the lines in it; `after` is the index of the line that follows it."""

    rows: tuple[tuple[tuple[str, ...], ...], ...]
    after: int


def drawn_table(lines: tuple[str, ...], at: int) -> Drawn | None:
    """The table that is drawn from line index `at` on, or None."""
    if _GRID.match(lines[at]):
        return _grid(lines, at)
    return _framed(lines, at) if _FRAME.match(lines[at]) else None


def _grid(lines: tuple[str, ...], at: int) -> Drawn:
    edges = [match.start() for match in re.finditer(r"\+", lines[at])]
    rows: list[list[list[str]]] = []
    end = at
    while end < len(lines) and lines[end].lstrip()[:1] in ("+", "|"):
        if _GRID.match(lines[end]):
            rows.append([[] for _ in edges[1:]])
        else:
            for cell, left, right in zip(rows[-1], edges, edges[1:], strict=False):
                cell.append(lines[end][left + 1 : right].strip())
        end += 1
    return Drawn(_trimmed(rows), end)


def _framed(lines: tuple[str, ...], at: int) -> Drawn | None:
    end = at + 1
    while end < len(lines) and not _FRAME.match(lines[end]):
        end += 1
    inner = lines[at + 1 : end]
    if end == len(lines) or not any(line.strip() for line in inner):
        return None
    columns = [match.start() for match in re.finditer(r"-+", lines[at])]
    spans = list(zip(columns, (*columns[1:], None), strict=True))
    apart = any(not line.strip() for line in inner)
    rows: list[list[list[str]]] = [[[] for _ in spans]]
    for line in inner:
        if not line.strip():
            rows.append([[] for _ in spans])
            continue
        for cell, (left, right) in zip(rows[-1], spans, strict=True):
            cell.append(line[left:right].strip())
        if not apart:
            rows.append([[] for _ in spans])
    return Drawn(_trimmed(rows), end + 1)


def _trimmed(rows: list[list[list[str]]]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    kept = [row for row in rows if any(line for cell in row for line in cell)]
    return tuple(tuple(_without_blank_ends(cell) for cell in row) for row in kept)


def _without_blank_ends(cell: list[str]) -> tuple[str, ...]:
    text = "\n".join(cell).strip("\n")
    return tuple(text.split("\n")) if text.strip() else ()
