"""A matter that was laid out turned into its lines: where each stands, and which links begin on it."""

from collections.abc import Iterator
from typing import Any

from florilegium.model.columns import SetLine
from florilegium.typeface.fonts import Fonts
from florilegium.typeset.documents import Resources, lay_out
from florilegium.typeset.pages import boxes, text_flow
from florilegium.typeset.setting import Matter, Setting

MARKS = ("data-paragraph", "data-line")
LOCATOR = "locator"  # the class of a link that is counted
POINTS = 0.75  # in a pixel of CSS


def measure_lines(matter: Matter, fonts: Fonts, resources: Resources) -> tuple[SetLine, ...]:
    """The marked lines of a matter that is set for this alone."""
    document, _ = lay_out(matter.xhtml, matter.stylesheets, fonts, resources)
    return _lines(document.pages)


def lines_of(setting: Setting) -> tuple[SetLine, ...]:
    """The lines of all paragraphs of a setting that have a mark, in the order of the text."""
    return _lines(setting.document.pages[: setting.laid_out])


def _lines(pages: list[Any]) -> tuple[SetLine, ...]:
    found = []
    for ordinal, page in enumerate(pages, 1):
        area = page._page_box
        left, top, room = area.content_box_x(), area.content_box_y(), area.height
        for mark, box in _marked(text_flow(page), ""):
            opens = next((is_locator for is_locator, text in _texts(box, False) if text.strip()), False)
            count = sum(isinstance(each, boxes.InlineBox) and _is_locator(each) for each in box.descendants())
            found.append(SetLine(
                mark, ordinal, (box.position_x - left) * POINTS, (box.position_y - top) * POINTS, box.height * POINTS,
                room * POINTS, count, opens,
            ))  # fmt: skip
    return tuple(found)


def _marked(box: Any, mark: str) -> Iterator[tuple[str, Any]]:
    """Each line in the box with the mark of its paragraph, where it has one."""
    if mark and isinstance(box, boxes.LineBox):
        yield mark, box
        return
    if not isinstance(box, boxes.ParentBox):
        return
    if box.element is not None:
        mark = next((value for name in MARKS if (value := box.element.get(name))), mark)
    for child in box.children:
        yield from _marked(child, mark)


def _texts(box: Any, inside: bool) -> Iterator[tuple[bool, str]]:
    """Each piece of text of a line, and whether it belongs to a locator."""
    if isinstance(box, boxes.TextBox):
        yield inside, box.text
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _texts(child, inside or _is_locator(box))


def _is_locator(box: Any) -> bool:
    return box.element is not None and box.element_tag == "a" and LOCATOR in box.element.get("class", "").split()
