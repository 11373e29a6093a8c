"""Sets the lines of text of all pages on one grid, so that those of facing pages and of both sides of a leaf agree.

What is between them, as an extract, a table or a figure, has another leading and then takes whole lines: half of what
is lacking goes above it, half below. Stock sets each block where the one before it ends.
"""

from typing import Any

from weasyprint.layout import block
from weasyprint.layout.block import collapse_margin
from weasyprint.layout.percent import resolve_percentages

PARAGRAPH = "paragraph"  # the class of paragraphs of the text
NEAR = 0.5  # pixels: less is a matter of rounding


def mend() -> None:
    """Mend the places of paragraphs and headings in pieces, for the whole process."""
    stock = block._in_flow_layout

    def in_flow_layout(context: Any, box: Any, index: int, child: Any, new_children: list[Any], *rest: Any) -> Any:
        margins, position_y = rest[3], rest[5]
        if not new_children or context.in_column or not is_of_the_text(box, child):
            return stock(context, box, index, child, new_children, *rest)
        lacking = _lacking(context, box, child, margins, position_y)
        if lacking:
            child.position_y += lacking
            _lower(context, new_children[-1], lacking / 2)
            rest = (*rest[:5], position_y + lacking, *rest[6:])
        return stock(context, box, index, child, new_children, *rest)

    block._in_flow_layout = in_flow_layout


def is_of_the_text(box: Any, child: Any) -> bool:
    """Whether the child of a piece is a paragraph with lines of the piece’s own height."""
    if (
        box.element_tag != "section"
        or child.element_tag != "p"
        or box.style["line_height"] != child.style["line_height"]
    ):
        return False
    return PARAGRAPH in child.element.get("class", "").split() and box.style["line_height"].unit == "px"


def _lacking(context: Any, box: Any, child: Any, margins: list[Any], position_y: float) -> float:
    """How far the child stands above the next line of the grid, in pixels."""
    leading = box.style["line_height"].value
    resolve_percentages(child, box)
    top = context.current_footnote_area.page.content_box_y()
    begin = position_y + collapse_margin([*margins, child.margin_top]) - top
    above = begin % leading
    return 0.0 if min(above, leading - above) < NEAR else float(leading - above)


def _lower(context: Any, box: Any, distance: float) -> None:
    """Move what stands before by as much, where it is whole, is not at the head of the page, and room is left."""
    head = context.current_footnote_area.page.content_box_y()
    if box.element_tag == "p" or "top" in box.remove_decoration_sides or box.border_box_y() < head + NEAR:
        return
    if not context.overflows_page(0, box.border_box_y() + box.border_height() + distance):
        box.translate(dy=distance)
