"""Turns the engine's pages into their words: line by line, in the order in which the engine draws them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from florilegium.model.printed import FIGURE, ONE_MEDIUM, PageWords, PrintedFigure, PrintedLine, Words, is_apart
from florilegium.typeset.pages import boxes

POINTS = 0.75  # in a CSS pixel


@dataclass(slots=True)
class _Walk:
    """A way through one part of a page: what floats is drawn before the rest, what is positioned after it (CSS 2.2, E).

    `open` are the words of the line that is being read.
    """

    floats: list[PrintedLine] = field(default_factory=list)
    flow: list[PrintedLine] = field(default_factory=list)
    positioned: list[PrintedLine] = field(default_factory=list)
    open: list[Words] = field(default_factory=list)

    def into(self, box: Any, own: bool, apart: str) -> None:
        if isinstance(box, boxes.TextBox):
            self.open.append(Words(box.text, own, getattr(box, "level", 0)))
            return
        if not isinstance(box, boxes.ParentBox):
            return
        own = own and "::" not in (box.element_tag or "")
        if own and box.element is not None:
            classes = box.element.get("class", "").split()
            own = ONE_MEDIUM.isdisjoint(classes)
            if is_apart(classes, apart):
                apart = box.element.get("id", apart)
        goes_on = bool(getattr(box, "skipped_rows", 0))  # a table that began on a page before: its head is repeated
        for child in box.children:
            child = getattr(child, "_box", child)
            self._child(child, own and not (goes_on and getattr(child, "is_header", False)), apart)
        if isinstance(box, (boxes.LineBox, boxes.BlockContainerBox)):
            self._close(apart)

    def _child(self, child: Any, own: bool, apart: str) -> None:
        elsewhere = self._elsewhere(child)
        if elsewhere is None and not isinstance(child, (boxes.LineBox, boxes.BlockLevelBox, boxes.InlineBlockBox)):
            self.into(child, own, apart)
            return
        self._close(apart)
        if elsewhere is None:
            self.into(child, own, apart)
        else:
            inner = _Walk()
            inner.into(child, own, apart)
            elsewhere += inner.lines()

    def _elsewhere(self, box: Any) -> list[PrintedLine] | None:
        """Where the lines of a box go that is not drawn in its place; None for one that is."""
        if box.style["position"] != "static":
            return self.positioned
        return self.floats if box.is_floated() else None

    def _close(self, apart: str) -> None:
        if self.open:
            self.flow.append(PrintedLine(tuple(self.open), apart))
            self.open = []

    def lines(self) -> list[PrintedLine]:
        return [*self.floats, *self.flow, *self.positioned]


def words_of_pages(pages: list[Any]) -> tuple[PageWords, ...]:
    """The lines of each page: of the text, of the notes at its foot, of its margins."""
    return tuple(_words(page) for page in pages)


def _words(page: Any) -> PageWords:
    lines: list[PrintedLine] = []
    for part in page._page_box.children:
        walk = _Walk()
        walk.into(part, not isinstance(part, boxes.MarginBox), "")
        lines += walk.lines()
    return tuple(lines)


def figures_of_pages(pages: list[Any]) -> tuple[PrintedFigure, ...]:
    """The picture of each figure, in the order of the pages, whose ordinals count from 1."""
    return tuple(
        PrintedFigure(
            ordinal,
            box.content_box_x() * POINTS,
            (page.height - box.content_box_y() - box.height) * POINTS,
            (box.content_box_x() + box.width) * POINTS,
            (page.height - box.content_box_y()) * POINTS,
        )
        for ordinal, page in enumerate(pages, 1)
        for part in page._page_box.children
        for box in _pictures(part, False)
    )


def _pictures(box: Any, inside: bool) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.ReplacedBox):
        if inside:
            yield box
    elif isinstance(box, boxes.ParentBox):
        inside = inside or (box.element is not None and FIGURE in box.element.get("class", "").split())
        for child in box.children:
            yield from _pictures(child, inside)
