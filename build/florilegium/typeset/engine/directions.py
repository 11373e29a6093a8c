"""Sets words from right to left among words from left to right in the order of the eye (UAX #9, rules L1 and L2).

The engine lays the boxes of a line side by side in the order of the text. Here the text boxes of a paragraph that has
letters from right to left are first parted where the embedding level changes, which Pango resolves over the whole
paragraph; and when a line is done, what stands on it is put into its order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango

from florilegium.model.printed import LEFTWARD, visual_order
from florilegium.typeset.engine.rewriting import rewrite

# A box of another direction than the one around it is an isolate, as HTML has it for `dir`, and so is a `bdi`.
ISOLATE = {"ltr": "\u2066", "rtl": "\u2067"}
FIRST_STRONG_ISOLATE = "\u2068"
END_OF_ISOLATE = "\u2069"
OBJECT = "\ufffc"
NEXT_TO_NOTHING = 1e-9  # pixels

ffi.cdef("""
    unsigned char * pango_log2vis_get_embedding_levels (const char *text, int length, int *pbase_dir);
    void g_free (void *mem);
""")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text box or picture of a line, with what the edges of boxes round it add on either side, in pixels."""

    box: Any
    before: float
    after: float


def mend() -> None:
    """Mend the order of words in a line, for the whole process."""
    _part_paragraphs()
    _order_lines()


def _part_paragraphs() -> None:
    stock = build.create_anonymous_boxes

    def create_anonymous_boxes(box: Any) -> Any:
        box = stock(box)
        for line in _lines(box):
            _part(line)
        return box

    build.create_anonymous_boxes = create_anonymous_boxes


def _lines(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.LineBox):
        yield box
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        if not isinstance(child, boxes.TextBox):
            yield from _lines(child)


def _part(line: Any) -> None:
    """Part the text boxes of a paragraph where the level changes, if it has letters from right to left."""
    texts = list(_texts(line))
    if any(hasattr(box, "level") for box in texts) or not any(LEFTWARD.search(box.text) for box in texts):
        return
    flat = "".join(_flat(line))
    levels = iter(_levels(flat, line.style["direction"]))
    line.has_levels = True
    _give(line, levels)


def _texts(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            yield from _texts(child)


def _flat(box: Any) -> Iterator[str]:
    """The text of a paragraph for the algorithm."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        elif not child.is_in_normal_flow():
            continue
        elif isinstance(child, boxes.InlineBox):
            opening = _opening(child, box)
            yield opening
            yield from _flat(child)
            yield END_OF_ISOLATE if opening else ""
        else:
            yield OBJECT


def _opening(box: Any, around: Any) -> str:
    """The sign that opens an isolate where the box is one, else nothing."""
    if box.element_tag == "bdi":
        return FIRST_STRONG_ISOLATE
    direction = box.style["direction"]
    return ISOLATE[direction] if direction != around.style["direction"] else ""


def _levels(text: str, direction: str) -> list[int]:
    """The embedding level of each character."""
    content = text.encode()
    base = ffi.new("int *", 1 if direction == "rtl" else 0)
    found = pango.pango_log2vis_get_embedding_levels(content, len(content), base)
    try:
        return list(ffi.unpack(found, len(text)))
    finally:
        gobject.g_free(found)


def _give(box: Any, levels: Iterator[int]) -> None:
    """Give the boxes inside their levels, in the order of `_flat`."""
    children: list[Any] = []
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            children += _pieces(child, [next(levels) for _ in child.text])
            continue
        children.append(child)
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.InlineBox):
            isolated = _opening(child, box)
            if isolated:
                next(levels)
            _give(child, levels)
            if isolated:
                next(levels)
        else:
            child.level = next(levels)
    box.children = type(box.children)(children)


def _pieces(box: Any, levels: Sequence[int]) -> Iterator[Any]:
    at = 0
    for level, signs in groupby(levels):
        end = at + len(tuple(signs))
        piece = box.copy_with_text(box.text[at:end])
        piece.level, at = level, end
        if level % 2 or box.style["direction"] == "rtl":
            piece.style = _turned(box.style, "rtl" if level % 2 else "ltr")
        yield piece


def _turned(style: Any, direction: str) -> Any:
    """The style in a direction; with a spacing of words, be it nothing, since Pango takes blanks with one from another
    face than blanks without, and they would become narrower when the line is justified."""
    turned = style.copy()
    turned["direction"] = direction
    turned["word_spacing"] = style["word_spacing"] or NEXT_TO_NOTHING
    turned.__dict__.pop("_context", None)
    return turned


def _order_lines() -> None:
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


def _leaves(box: Any, before: float, after: float) -> Iterator[Leaf]:
    """What stands on a line, in the order of the text."""
    children = [
        child for child in box.children if child.is_in_normal_flow() and (_inner(child) or hasattr(child, "level"))
    ]
    for child in children:
        left = before if child is children[0] else 0.0
        right = after if child is children[-1] else 0.0
        if _inner(child):
            yield from _leaves(child, left + _side(child, "left"), right + _side(child, "right"))
        else:
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
