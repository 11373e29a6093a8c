"""Breaks paragraphs and titles as a whole: the engine takes the breaks that are best for all their lines together."""

from bisect import bisect_right
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from florilegium.typeset.engine.drop_initials import flatten, is_drop, lower
from florilegium.typeset.engine.level_lines import level
from florilegium.typeset.engine.plans import Plan, is_justified, plan_of
from florilegium.typeset.engine.protruding import protrusion
from florilegium.typeset.engine.scaled_letters import fill
from florilegium.typeset.engine.set_lines import set_line
from florilegium.typeset.engine.tracking import track


@dataclass(frozen=True, slots=True)
class Line:
    """The line that is being set: its plan, its number, where it ends (None where its paragraph does), how."""

    plan: Plan
    number: int
    end: int | None = None
    hyphenated: bool = False


_being_set: list[Line] = []


def mend() -> None:
    """Mend the breaking of paragraphs, for the whole process."""
    _follow_the_plan()
    _split_where_planned()
    _let_lines_be_full()
    _justify_both_ways()


def _follow_the_plan() -> None:
    stock = inline.get_next_linebox

    def get_next_linebox(
        context: Any, linebox: Any, position_y: Any, bottom_space: Any, skip_stack: Any, block: Any, *rest: Any
    ) -> Any:
        drop = rest[-2] if is_drop(rest[-2]) else None
        rest = (*rest[:-2], None if drop else rest[-2], rest[-1])
        plan = None
        if is_planned(*rest[-2:], context.excluded_shapes):
            plan = plan_of(context, linebox, block.width, drop)
        if plan is None:
            return stock(context, linebox, position_y, bottom_space, skip_stack, block, *rest)
        line = _line(plan, linebox, skip_stack)
        if plan.initial and 0 < line.number < plan.initial.lines:
            linebox.text_indent = plan.measure.beside
        _being_set.append(line)
        try:
            found = stock(context, linebox, position_y, bottom_space, skip_stack, block, *rest)
        finally:
            _being_set.pop()
        if plan.initial and not line.number and found[0]:
            lower(found[0], plan.initial)
        return found

    inline.get_next_linebox = get_next_linebox


def is_planned(*disturbing: Any) -> bool:
    """Whether the press breaks the paragraph: a first letter or line of its own style, or a float, forbids it."""
    return not any(disturbing)


def _line(plan: Plan, linebox: Any, skip_stack: Any) -> Line:
    number = bisect_right(plan.starts, _begun(plan, linebox, skip_stack))
    if number == len(plan.starts):
        return Line(plan, number)
    return Line(plan, number, plan.starts[number], plan.hyphenated[number])


def _begun(plan: Plan, box: Any, skip_stack: Any) -> int:
    """The byte of the paragraph at which the line begins."""
    skip_stack = inline.skip_first_whitespace(box, skip_stack)
    while not isinstance(box, boxes.TextBox):
        if not skip_stack or skip_stack == "continue":
            return next((base for each, base in plan.bases.values() if _holds(box, each)), 0)
        ((index, skip_stack),) = skip_stack.items()
        box = box.children[index]
    return plan.bases[id(box)][1] + (next(iter(skip_stack)) if skip_stack else 0)


def _holds(box: Any, sought: Any) -> bool:
    return any(each is sought for each in box.descendants())


def _split_where_planned() -> None:
    stock = inline.split_text_box

    def split_text_box(context: Any, box: Any, available_width: Any, skip: int, is_line_start: bool = True) -> Any:
        known = _being_set[-1].plan.bases.get(id(box)) if _being_set else None
        if not known or known[0] is not box:
            return stock(context, box, available_width, skip, is_line_start)
        return _split(_being_set[-1], box, known[1], skip)

    inline.split_text_box = split_text_box


def _split(line: Line, box: Any, base: int, skip: int) -> tuple[Any, int | None, bool]:
    """What of the box stands on the line, and with which of its bytes the next begins, None where that is no matter."""
    text = box.text.encode()
    if not text[skip:] or not box.style["font_size"]:
        return None, None, False
    ends_here = line.end is not None and line.end <= base + len(text)
    end = line.end - base if ends_here and line.end is not None else len(text)
    words = text[skip:end].decode()
    if ends_here:
        words = words.rstrip(" ")
        words = words.rstrip("\u00ad") + box.style["hyphenate_character"] if line.hyphenated else words
    return _set(box, words) if words else None, end if ends_here else None, False


def _set(box: Any, words: str) -> Any:
    """A copy of the box with some of its words, as the engine's `split_text_box` makes it."""
    line = set_line(box.style, words, box.justification_spacing)
    box = box.copy_with_text(line.layout.text)
    box.width, box.height, box.pango_layout = line.width, line.height, line.layout
    box.margin_top, box.baseline = 0.0, line.baseline
    level(box)
    if _being_set[-1].plan.tracking:
        track(box, words, _being_set[-1].plan.tracking)
    initial = _being_set[-1].plan.initial
    if initial and box.style is initial.letter.style:
        flatten(box)
    return box


def _let_lines_be_full() -> None:
    """A planned line may be wider than its measure by as much as its blanks can give."""
    stock = inline.split_inline_box

    def split_inline_box(context: Any, box: Any, position_x: Any, max_x: Any, *rest: Any) -> Any:
        return stock(context, box, position_x, inf if _being_set else max_x, *rest)

    inline.split_inline_box = split_inline_box


def _justify_both_ways() -> None:
    """Blanks and letters give as well as take, and points and hyphens protrude; stock only ever widens blanks."""
    stock = inline.text_align

    def text_align(context: Any, line: Any, available_width: float, last: bool) -> Any:
        if not _being_set or not is_justified(line):
            return stock(context, line, available_width, last)
        left, right = protrusion(line)
        lacking = available_width + left + right - line.width
        if lacking < 0 or not last or line.style["text_align_last"] == "justify":
            fill(context, line, lacking, _being_set[-1].plan.measure)
        return -left

    inline.text_align = text_align
