"""Lets the text go on where a figure does not fit: it stands at the head of the next page; stock leaves the rest blank.

A trace of the figure stays in the text, so that whatever the engine tries and drops, what is on the page when it is
done tells which figures wait. None goes past the end of its piece: what has `clear` in the stylesheet stays behind it.
"""

from math import ceil
from sys import maxsize
from typing import Any

from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block, page

from florilegium.typeset.engine.figures_on_pages import next_box, put_into, taken_out

FIGURE, PIECE = "figure", "section"
NEAR = 0.03  # of a line: less is a matter of rounding
LEAST = 0.2  # of the type area: less room below figures stays white


def mend() -> None:
    """Mend the layout of figures, for the whole process."""
    _let_figures_wait()
    _leave_a_trace()
    _set_them_at_the_head()
    _stay_in_the_piece()


def _let_figures_wait() -> None:
    begin = LayoutContext.__init__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        begin(self, *args, **kwargs)
        self.waiting_figures = {}  # by the number of the page that they wait for, their traces
        self.has_put_off = False  # whether any on this page had to wait

    LayoutContext.__init__ = init


def _leave_a_trace() -> None:
    stock = block._in_flow_layout

    def in_flow_layout(context: Any, box: Any, index: int, child: Any, new_children: list[Any], *rest: Any) -> Any:
        margins, bottom_space, position_y, next_page, max_lines = rest[3], rest[4], rest[5], rest[10], rest[11]
        if not _may_wait(context, box, index, new_children) or (
            not context.has_put_off and _fits(context, box, child, margins, bottom_space)
        ):
            return stock(context, box, index, child, new_children, *rest)
        context.has_put_off = True
        new_children.append(_trace(context, box, child, index, _is_kept(context, child, new_children)))
        return False, False, None, position_y, margins, next_page, new_children, max_lines

    block._in_flow_layout = in_flow_layout


def _may_wait(context: Any, box: Any, index: int, new_children: list[Any]) -> bool:
    """Whether it is a figure in a piece whose end waits for it; one with notes stays where they are called."""
    child = box.children[index]
    if child.element_tag != FIGURE or box.element_tag != PIECE or not new_children or context.in_column:
        return False
    held = any(each.style["clear"] == "both" for each in box.children[index + 1 :])
    return held and not any(each.footnote for each in child.descendants())


def _is_kept(context: Any, child: Any, before: list[Any]) -> bool:
    """Whether no page may end before the child, as behind a heading."""
    return bool(block.avoid_page_break(block.block_level_page_break(before[-1], child), context))


def _fits(context: Any, box: Any, child: Any, margins: list[Any], bottom_space: float) -> bool:
    laid_out = _laid_out(context, child.deepcopy(), box, list(margins))
    return not context.overflows_page(bottom_space, laid_out.border_box_y() + laid_out.border_height())


def _laid_out(context: Any, figure: Any, box: Any, margins: list[Any]) -> Any:
    return block.block_level_layout(context, figure, -float("inf"), None, box, False, [], [], margins)[0]


def _trace(context: Any, box: Any, figure: Any, index: int, is_kept: bool) -> Any:
    """A box without height, which knows the figure, the piece, and how far that stands from the edge of its page.

    Behind a heading no page ends: the heading wants a line below it, and a figure that waits is none.
    """
    trace = boxes.BlockBox.anonymous_from(box, [])
    block.resolve_percentages(trace, box)
    trace.position_x, trace.position_y, trace.width, trace.height = figure.position_x, figure.position_y, box.width, 0
    trace.index = index
    if is_kept:
        trace.style["break_before"] = trace.style["break_after"] = "avoid"
    trace.figure, trace.piece = figure, box
    trace.inset = box.content_box_x() - context.current_footnote_area.page.content_box_x()
    return trace


def _set_them_at_the_head() -> None:
    stock = page.block_level_layout

    def block_level_layout(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if not box.is_for_root_element:
            return stock(context, box, *rest, **named)
        waiting = context.waiting_figures.get(context.current_page, [])
        if not box.children:  # a blank page
            context.waiting_figures[context.current_page + 1] = waiting
            return stock(context, box, *rest)
        set_here = _at_the_head(context, box, waiting, rest[2])
        context.has_put_off = len(set_here) < len(waiting)
        outcome = _below(stock, context, box, rest) if set_here else stock(context, box, *rest)
        put_off = taken_out(outcome[0]) if context.has_put_off else []
        context.waiting_figures[context.current_page + 1] = [*waiting[len(set_here) :], *put_off]
        for trace, figure in zip(reversed(waiting[: len(set_here)]), reversed(set_here), strict=True):
            put_into(outcome[0], figure, trace.piece.element, rest[1])
        return outcome

    page.block_level_layout = block_level_layout


def _at_the_head(context: Any, root: Any, waiting: list[Any], area: Any) -> list[Any]:
    """The figures as they stand at the head of the page, above whatever the root holds: one, and those that fit."""
    found: list[Any] = []
    for trace in waiting:
        figure, piece = trace.figure.deepcopy(), trace.piece.copy()
        if not found:
            figure.style = figure.style.copy()
            figure.style["margin_top"] = ZERO_PIXELS
        piece.position_x = area.content_box_x() + trace.inset - (piece.content_box_x() - piece.position_x)
        figure.position_x, figure.position_y = piece.content_box_x(), root.position_y
        figure = _laid_out(context, figure, piece, [])
        if found and context.overflows_page(0, figure.border_box_y() + figure.border_height()):
            break
        figure.is_put_off = True
        root.position_y += figure.margin_height()
        found.append(figure)
    if found:
        root.position_y = _on_the_grid(root.position_y, area.content_box_y(), waiting[0].piece)
    return found


def _on_the_grid(position: float, head: float, piece: Any) -> float:
    """The next place down the page where a line of the piece’s text may begin."""
    leading = piece.style["line_height"]
    if leading == "normal" or leading.unit != "px":
        return position
    return float(head + ceil((position - head) / leading.value - NEAR) * leading.value)


def _below(stock: Any, context: Any, root: Any, rest: tuple[Any, ...]) -> Any:
    """The text below the figures; none where they leave little room, or where it waits for further ones.

    On a page that is empty the engine sets something whether it fits or not, and a heading without its text.
    """
    has_room = context.page_bottom - root.position_y >= LEAST * rest[2].height
    if has_room and not (context.has_put_off and next_box(root, rest[1]).style["clear"] == "both"):
        outcome = stock(context, root, *rest)
        if not _ends_with_a_heading(context, root, outcome):
            return outcome
        block.remove_placeholders(context, [outcome[0]], rest[4], rest[5])
    alone = stock(context, root.copy_with_children([]), *rest)
    next_page = {**context.page_maker[context.current_page - 1][1], "break": "any"}
    return alone[0], rest[1], next_page, *alone[3:]


def _ends_with_a_heading(context: Any, root: Any, outcome: tuple[Any, ...]) -> bool:
    """Whether the page ends where none may."""
    return outcome[1] is not None and _is_kept(context, next_box(root, outcome[1]), [outcome[0]])


def _stay_in_the_piece() -> None:
    stock = block.get_clearance

    def get_clearance(context: Any, box: Any, *rest: Any) -> Any:
        if context.has_put_off and box.style["clear"] == "both":
            return maxsize
        return stock(context, box, *rest)

    block.get_clearance = get_clearance
