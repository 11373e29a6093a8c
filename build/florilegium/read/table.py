"""From a table's constructs to a table; each cell is found again in its line, for its place."""

import re
from dataclasses import replace

from florilegium.diagnostics import Place
from florilegium.model.inlines import Emendation
from florilegium.model.text import Cell, Paragraph, Table
from florilegium.model.walking import plain_text
from florilegium.read.construct import Construct
from florilegium.read.inlines import Run, read_inlines
from florilegium.read.reading import Reading

_BAR = re.compile(r"(?<!\\)\|")


def read_table(reading: Reading, construct: Construct, in_note: bool) -> Table:
    """The table, with its caption still wanting. Finding A34 where a line has more cells than the head."""
    head, *rows = (_row(reading, row, in_note) for part in construct.children for row in part.children)
    return Table(head, tuple(rows))


def _row(reading: Reading, row: Construct, in_note: bool) -> tuple[Cell, ...]:
    line, cursor = reading.line(row.line), 0
    cells = []
    for cell in row.children:
        inline = cell.children[0]
        typed = inline.text.replace("|", "\\|")
        found = line.find(typed, cursor)
        column = found if found >= 0 else cursor
        bar = _BAR.search(line, column + len(typed))
        cursor = bar.end() if bar else len(line)
        run = Run(reading, replace(inline, at=column), in_note)
        place = Place(reading.file, row.line, column + 1)
        children = read_inlines(run)
        if children and not plain_text(children).strip() and any(isinstance(each, Emendation) for each in children):
            hint = "leave a sign in it, as “–”: an emendation that leaves nothing has no place on the page"
            reading.report("A37", "this cell has no words left", place, hint)
        cells.append(Cell(_align(cell), Paragraph(0, "cell", children, place)))
    _too_many(reading, row, cursor)
    return tuple(cells)


def _too_many(reading: Reading, row: Construct, cursor: int) -> None:
    rest = reading.line(row.line)[cursor:]
    if rest.strip(" |"):
        place = Place(reading.file, row.line, cursor + 1 + len(rest) - len(rest.lstrip()))
        hint = "give the head of the table as many cells, or write \\| for the sign itself"
        reading.report("A34", "this line has more cells than the head of its table", place, hint)


def _align(cell: Construct) -> str:
    return cell.attribute("style").partition(":")[2] or "left"
