"""Finds its place on a laid-out page for a figure that waited, and takes off the page the traces of those that wait."""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes


def next_box(box: Any, skip_stack: Any) -> Any:
    """The box with which the page begins, or goes on."""
    while skip_stack and isinstance(box, boxes.BlockContainerBox):
        ((index, skip_stack),) = skip_stack.items()
        box = box.children[index]
    return box


def taken_out(box: Any) -> list[Any]:
    """The traces that are on the page, which it then has no more."""
    found = [each for each in box.children if _is_trace(each)]
    if found:
        box.children = [each for each in box.children if not _is_trace(each)]
    for each in box.children:
        if isinstance(each, boxes.BlockContainerBox):
            found += taken_out(each)
    return found


def put_into(root: Any, figure: Any, element: Any, skip_stack: Any) -> None:
    """Make the figure a child of its piece, behind the paragraph that goes on from the page before."""
    piece = next((each for each in _blocks(root) if each.element is element), root)
    behind = int(_goes_on(skip_stack, len(tuple(_above(root, piece)))))
    piece.children = [*piece.children[:behind], figure, *piece.children[behind:]]


def _above(root: Any, piece: Any) -> Iterator[Any]:
    """The boxes that hold the piece, and the piece."""
    return (each for each in _blocks(root) if piece in tuple(_blocks(each)))


def _goes_on(skip_stack: Any, depth: int) -> bool:
    """Whether a page begins within the child of a box so many levels down, counted from 1."""
    for _ in range(depth):
        if skip_stack is None:
            return False
        (skip_stack,) = skip_stack.values()
    return skip_stack is not None


def _blocks(box: Any) -> Iterator[Any]:
    yield box
    for each in box.children:
        if isinstance(each, boxes.BlockContainerBox):
            yield from _blocks(each)


def _is_trace(box: Any) -> bool:
    return getattr(box, "figure", None) is not None
