"""The lines of an index as they were set turned into its measure, and held against what was planned for them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, groupby

from florilegium.diagnostics import Diagnostic
from florilegium.model.columns import Column, ColumnPlan, IndexPart, MeasuredIndex, SetLine, parts_of
from florilegium.model.names import NameIndex

CONTINUED = "continued/"  # before the id of the person in the mark of a continuation line
LETTER = "letter/"
SLACK = 0.5  # points


def measure(index: NameIndex, lines: Sequence[SetLine]) -> MeasuredIndex:
    """The measure of an index whose whole was set in one column: its first line stands where columns will begin."""
    marks = {part.mark: part.n for part in parts_of(index)}
    parts: dict[int, list[int]] = defaultdict(list)
    begun: dict[int, int] = defaultdict(int)
    continued: dict[str, int] = defaultdict(int)
    ours = [line for line in lines if line.mark in marks or line.mark.startswith((CONTINUED, LETTER))]
    for line in ours:
        if n := marks.get(line.mark):
            parts[n].append(begun[n] if line.opens_with_locator else -1)
            begun[n] += line.locators
        elif line.mark.startswith(CONTINUED):
            continued[line.mark.removeprefix(CONTINUED)] += 1
    top = ours[0]
    first, full = (math.floor((room + SLACK) / top.height) for room in (top.room - top.top, top.room))
    return MeasuredIndex({n: tuple(found) for n, found in parts.items()}, dict(continued), max(1, first), max(1, full))


def misplaced(index: NameIndex, plan: ColumnPlan, lines: Sequence[SetLine]) -> tuple[Diagnostic, ...]:
    """R02 for each page of the index whose columns do not hold what was planned, or hold more than the page does."""
    marks = {part.n: part for part in parts_of(index)}
    known = {mark for part in marks.values() for mark in (part.mark, CONTINUED + part.entry.person)}
    ours = [line for line in lines if line.mark in known]
    pages = [list(group) for _, group in groupby(ours, lambda line: line.page)]
    planned = [[_planned(column, marks) for column in page if column.slices] for page in plan.pages]
    return tuple(
        _misplaced(index.id, number)
        for number in range(1, max(len(pages), len(planned)) + 1)
        if number > len(pages) or number > len(planned) or not _holds(pages[number - 1], planned[number - 1])
    )


def _planned(column: Column, parts: dict[int, IndexPart]) -> list[str]:
    """The marks of the lines of a column."""
    slices = chain.from_iterable([parts[each.n].mark] * each.lines for each in column.slices)
    return [*([CONTINUED + column.continued] if column.continued else []), *slices]


def _holds(lines: Iterable[SetLine], planned: list[list[str]]) -> bool:
    columns: list[list[str]] = []
    before: SetLine | None = None
    for line in lines:
        if line.top + line.height > line.room + SLACK:
            return False
        if before is None or line.top < before.top + SLACK:
            columns.append([])
        if not (columns[-1] and line.mark.startswith(CONTINUED)):  # it may take more lines than one
            columns[-1].append(line.mark)
        before = line
    return columns == planned


def _misplaced(index: str, number: int) -> Diagnostic:
    message = f"page {number} of the {index.replace('-', ' ')} does not hold what was planned for its columns"
    hint = "let every line of the index be as high as its leading, and leave the width of .index-column alone"
    return Diagnostic("R02", message, None, hint)
