"""Turns the figures that were set and what is drawn on the pages of a PDF into the figures that it lacks."""

from collections.abc import Iterable, Mapping, Sequence

from florilegium.model.printed import PrintedFigure

SLACK = 1.0  # points: lines have a width of their own
Edges = tuple[float, float, float, float]


def lacking_figures(
    figures: Iterable[PrintedFigure], drawn: Mapping[int, Sequence[Edges]]
) -> tuple[PrintedFigure, ...]:
    """The figures in whose place nothing is drawn but words; `drawn` are the edges of all other things on each page."""
    return tuple(
        figure for figure in figures if not any(_inside(edges, figure) for edges in drawn.get(figure.ordinal, ()))
    )


def _inside(edges: Edges, figure: PrintedFigure) -> bool:
    left, bottom, right, top = edges
    across = figure.left - SLACK <= left and right <= figure.right + SLACK
    return across and figure.bottom - SLACK <= bottom and top <= figure.top + SLACK
