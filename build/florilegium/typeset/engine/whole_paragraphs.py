"""Breaks paragraphs and titles as a whole: the engine takes the breaks that are best for all their lines together."""

from bisect import bisect_right
from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from florilegium.typeset.engine.chances import Galley, Word, chances_of, shaped, text_boxes
from florilegium.typeset.engine.drop_initials import Initial, flatten, is_drop, lower, set_apart
from florilegium.typeset.engine.level_lines import level
from florilegium.typeset.engine.protruding import protrusion, width_of
from florilegium.typeset.engine.set_lines import set_line
from florilegium.typeset.ragged_fit import best_ragged
from florilegium.typeset.total_fit import Chance, Measure, best_breaks

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines of a paragraph: where the second and all after it begin, in bytes, and which end in a new hyphen."""

    starts: tuple[int, ...]
    hyphenated: tuple[bool, ...]
    bases: dict[int, tuple[Any, int]]  # the text boxes by identity, with the bytes before each
    initial: Initial | None = None
    beside: float = 0.0  # how far the lines beside the initial are indented, in pixels


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
            plan = _plan(context, linebox, block.width, drop)
        if plan is None:
            return stock(context, linebox, position_y, bottom_space, skip_stack, block, *rest)
        line = _line(plan, linebox, skip_stack)
        if plan.initial and 0 < line.number < plan.initial.lines:
            linebox.text_indent = plan.beside
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


def _plan(context: Any, linebox: Any, width: float, drop: Any) -> Plan | None:
    """The plan of a paragraph for a width, made when its first line is asked for and kept for those on later pages."""
    plan: Plan | None
    owner, known_width, plan = linebox.__dict__.get("_plan", (None, 0.0, None))
    if owner is not linebox or known_width != width:
        drop = None if linebox.style["text_align_all"] in ("center", "right", "end") else drop
        initial = (plan and plan.initial) or (drop and set_apart(linebox, drop)) or None
        plan = _planned(context, linebox, width, initial)
        if initial and (plan is None or len(plan.starts) < initial.lines):
            initial.undo()
            plan = _planned(context, linebox, width)
        linebox._plan = linebox, width, plan
    return plan


def _planned(context: Any, linebox: Any, width: float, initial: Initial | None = None) -> Plan | None:
    """None where the engine breaks by itself: what fits into a line, or holds more than words."""
    if linebox.style["direction"] != "ltr":
        return None
    words = text_boxes(linebox)
    if not words or not any(word.box.text.strip() for word in words) or _is_short(words, linebox, width):
        return None
    galley = shaped(words)
    indent = float(linebox.text_indent)
    if galley.places[-1] + indent <= width:
        return None
    taken, beside = _taken(context, linebox, galley, width, initial)
    if not taken:
        return None
    starts, hyphenated = tuple(each.at for each in taken), tuple(each.hyphenated for each in taken)
    return Plan(starts, hyphenated, galley.bases, initial, beside)


def _is_short(words: list[Word], linebox: Any, width: float) -> bool:
    """Whether all fits into a line even if every character were as wide as it is high."""
    breadth = sum(len(word.box.text) * word.box.style["font_size"] + word.before + word.after for word in words)
    return breadth + float(linebox.text_indent) < width and linebox.style["letter_spacing"] in ("normal", 0)


def _taken(
    context: Any, linebox: Any, galley: Galley, width: float, initial: Initial | None
) -> tuple[tuple[Chance, ...], float]:
    """Where the lines end, but for the last; and how far those beside a drop initial are indented, in pixels."""
    indent = float(linebox.text_indent)
    beside = galley.places[len(initial.letter.text)] if initial else 0.0
    full, lines = linebox.style["text_align_last"] == "justify", initial.lines if initial else 1
    if not _is_justified(linebox):
        balanced = _is_title(linebox)
        measure = Measure(width, 0.0, indent, full, beside, lines)
        return best_ragged(chances_of(context, galley, balanced), measure, balanced)[:-1], beside
    blank = width_of(" ", galley.texts[1 if initial else 0].style)
    measure = Measure(width, blank, indent, full, beside, lines)
    return best_breaks(chances_of(context, galley), measure)[:-1], beside


def _is_justified(linebox: Any) -> bool:
    return bool(linebox.style["text_align_all"] == "justify")


def _is_title(linebox: Any) -> bool:
    """Whether its lines are to be in balance: those of headings and titles, and of all that is centred."""
    if linebox.element_tag in HEADINGS or linebox.style["text_align_all"] == "center":
        return True
    classes = linebox.element.get("class", "").split() if linebox.element is not None else ()
    return any(each.endswith("title") for each in classes)


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
    """Blanks give as well as take, and points and hyphens protrude; stock only ever widens."""
    stock = inline.text_align

    def text_align(context: Any, line: Any, available_width: float, last: bool) -> Any:
        if not _being_set or not _is_justified(line):
            return stock(context, line, available_width, last)
        left, right = protrusion(line)
        lacking = available_width + left + right - line.width
        if lacking < 0 or not last or line.style["text_align_last"] == "justify":
            inline.justify_line(context, line, lacking)
        return -left

    inline.text_align = text_align
