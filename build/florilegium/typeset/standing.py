"""Turns set pages that are no text, as a cover is, into the places of their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from florilegium.typeset.pages import boxes
from florilegium.typeset.setting import Setting

MILLIMETRES = 25.4 / 96  # in a CSS pixel


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a line and the box around it, in millimetres from the head and left of the first page.

    Before it is turned or moved, as words on a spine are. What goes on over the page stands below the first.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float


def words_by_class(setting: Setting) -> dict[str, tuple[Words, ...]]:
    """The words inside the elements of each class of the document."""
    found: dict[str, list[Words]] = {}
    above = 0.0
    for page in setting.document.pages[: setting.laid_out]:
        for classes, box in _texts(page._page_box, frozenset()):
            words = _words(box, above)
            for name in classes:
                found.setdefault(name, []).append(words)
        above += page.height * MILLIMETRES
    return {name: tuple(words) for name, words in found.items()}


def edges(words: Sequence[Words]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all the words; there must be some."""
    sides = ((each.left, each.top, each.right, each.bottom) for each in words)
    left, top, right, bottom = zip(*sides, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _texts(box: Any, classes: frozenset[str]) -> Iterator[tuple[frozenset[str], Any]]:
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield classes, box
    elif isinstance(box, boxes.ParentBox):
        if box.element is not None and not isinstance(box.element, str):
            classes = classes | frozenset(box.element.get("class", "").split())
        for child in box.children:
            yield from _texts(getattr(child, "_box", child), classes)


def _words(box: Any, above: float) -> Words:
    left, top = box.position_x * MILLIMETRES, above + box.position_y * MILLIMETRES
    return Words(box.text, left, top, left + box.width * MILLIMETRES, top + box.height * MILLIMETRES)
