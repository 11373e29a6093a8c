"""Sets words from right to left among words from left to right in the order of the eye (UAX #9, rules L1 and L2).

The engine lays the boxes of a line side by side in the order of the text. Here what stands on it is put into its order
when the line is done, by the levels that `embedding_levels` has given the boxes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text import line_break

from florilegium.model.printed import visual_order
from florilegium.typeset.engine.rewriting import rewrite

LEFTWARD_LETTERS = re.compile("[\u05be\u05d0-\u05f4\u0620-\u064a\ufb1d-\ufdff\ufe70-\ufefc]+")
RIGHTWARD_LETTERS = re.compile("(?:(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])[^\\W\\d_])+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text box or picture of a line, with what the edges of boxes round it add on either side, in pixels."""

    box: Any
    before: float
    after: float


def mend() -> None:
    """Mend the order of words in a line, for the whole process."""
    line_break_of = inline.get_next_linebox
    inline.has_levels = _has_levels
    rewrite(
        inline.remove_last_whitespace,
        (
            "if box.pango_layout.first_line_direction % 2:",
            "if box.pango_layout.first_line_direction % 2 and not has_levels(line):",
        ),
    )

    def get_next_linebox(context: Any, linebox: Any, *rest: Any) -> Any:
        found = line_break_of(context, linebox, *rest)
        if found[0] is not None and _has_levels(linebox):
            _order(found[0])
        return found

    inline.get_next_linebox = get_next_linebox


def _has_levels(line: Any) -> bool:
    return "has_levels" in line.__dict__


def _order(line: Any) -> None:
    """Put what stands on a line that was laid out into the order in which it is seen."""
    leaves = list(_leaves(line, 0.0, 0.0))
    if not leaves:
        return
    x = min(leaf.box.position_x - leaf.before for leaf in leaves)
    for number in visual_order([leaf.box.level for leaf in leaves]):
        leaf = leaves[number]
        turned = leaf.box.level % 2
        leaf.box.translate(dx=x + (leaf.after if turned else leaf.before) - leaf.box.position_x)
        x += leaf.before + leaf.box.margin_width() + leaf.after
        if isinstance(leaf.box, boxes.TextBox):
            _set_anew(leaf.box)
    for child in line.children:
        _embrace(child)
    _mark_for_reading([leaf.box for leaf in leaves if isinstance(leaf.box, boxes.TextBox)])


def _mark_for_reading(texts: list[Any]) -> None:
    """Mark what runs from right to left in a line that PDFium takes for one from left to right.

    It does so if more stretches of letters run from left to right; otherwise it turns the whole line round.
    """
    words = " ".join(box.text for box in texts)
    if len(LEFTWARD_LETTERS.findall(words)) < len(RIGHTWARD_LETTERS.findall(words)):
        for box in texts:
            if box.level % 2:
                box.read_in_order = True


def _leaves(box: Any, before: float, after: float) -> Iterator[Leaf]:
    """What stands on a line, in the order of the text."""
    children = [child for child in box.children if child.is_in_normal_flow()]
    for child in children:
        left = before if child is children[0] else 0.0
        right = after if child is children[-1] else 0.0
        if _inner(child):
            yield from _leaves(child, left + _side(child, "left"), right + _side(child, "right"))
        else:
            if not hasattr(child, "level"):  # a first letter that the engine has set apart
                child.level = int(box.style["direction"] == "rtl")
            yield Leaf(child, left, right)


def _inner(box: Any) -> bool:
    return isinstance(box, boxes.InlineBox)


def _side(box: Any, side: str) -> float:
    widths = (getattr(box, f"{kind}_{side}") for kind in ("margin", "padding"))
    return float(sum(widths) + getattr(box, f"border_{side}_width"))


def _set_anew(box: Any) -> None:
    """Without the blank at the end that the engine has taken from the text but not from what it draws."""
    if box.text and box.pango_layout.text != box.text:
        spacing = box.justification_spacing
        box.pango_layout = line_break.create_layout(box.text, box.style, None, None, spacing)
        box.pango_layout.get_first_line()
        box.pango_layout.deactivate()


def _embrace(box: Any) -> None:
    """Let an inline box lie round what stands in it."""
    if not _inner(box):
        return
    for child in box.children:
        _embrace(child)
    inside = [child for child in box.children if child.is_in_normal_flow()]
    if inside:
        left = min(child.position_x for child in inside)
        right = max(child.position_x + child.margin_width() for child in inside)
        box.position_x = left - _side(box, "left")
        box.width = right - left
