"""Gives the columns of a table the room that a number needs beside its unit, where others can spare it.

The stock engine makes a column as narrow as its longest word, whatever the rules of `ties` would keep in one line.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred, table

from florilegium.typeset.engine.chances import line_breaks
from florilegium.typeset.engine.galleys import shaped, text_boxes
from florilegium.typeset.ties import bound


def mend() -> None:
    """Widen such columns, for the whole process; a table is as wide as it would be."""
    stock = table.auto_table_layout

    def auto_table_layout(context: Any, box: Any, containing_block: Any) -> None:
        stock(context, box, containing_block)
        inner = box.get_wrapped_table()
        known = preferred.table_and_columns_preferred_widths(context, box, outer=False)
        least, most = known[2], known[3]
        if inner.column_widths and any(map(_is_less, inner.column_widths, most)):
            inner.column_widths = roomy(inner.column_widths, [*map(max, least, _needed(inner, len(least)))])

    table.auto_table_layout = auto_table_layout


def roomy(widths: list[float], needed: list[float]) -> list[float]:
    """The widths of columns, in which each has what it needs; as they are where all have it or not all can.

    >>> roomy([30.0, 90.0, 60.0], [40.0, 50.0, 60.0])
    [40.0, 80.0, 60.0]
    >>> roomy([30.0, 90.0], [50.0, 80.0])
    [30.0, 90.0]
    """
    lacking = sum(max(0.0, need - width) for width, need in zip(widths, needed, strict=True))
    spare = sum(max(0.0, width - need) for width, need in zip(widths, needed, strict=True))
    if not lacking or lacking > spare:
        return widths
    kept = 1 - lacking / spare
    return [need + max(0.0, width - need) * kept for width, need in zip(widths, needed, strict=True)]


def _is_less(one: float, other: float) -> bool:
    return one < other


def _needed(inner: Any, columns: int) -> list[float]:
    """How wide in pixels each column is to be for the words that belong together in its cells; kept with the table."""
    if "_needed" not in inner.__dict__:
        inner._needed = [0.0] * columns
        for cell in (cell for group in inner.children for row in group.children for cell in row.children):
            if cell.colspan == 1:
                width = max((width for line in _lines(cell) for width in _widths(line)), default=0.0)
                outer = preferred.adjust(cell, True, width) if width else 0.0
                inner._needed[cell.grid_x] = max(inner._needed[cell.grid_x], outer)
    needed: list[float] = inner._needed
    return needed


def _lines(cell: Any) -> Iterator[Any]:
    return (child for child in cell.children if isinstance(child, boxes.LineBox))


def _widths(linebox: Any) -> Iterator[float]:
    """How wide each run of words is that belong together, none of a single word."""
    words = text_boxes(linebox)
    if not words or linebox.style["direction"] != "ltr":
        return
    galley = shaped(words)
    flat = galley.text
    breaks, ties = line_breaks(galley), bound(flat, galley.language)
    if not breaks & ties:
        return
    for start, end in pairwise((0, *sorted(breaks - ties), len(flat))):
        if any(start < tie < end for tie in breaks & ties):
            yield galley.places[start + len(flat[start:end].rstrip(" "))] - galley.places[start]
