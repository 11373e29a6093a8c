"""Plans the lines of a paragraph before the engine sets its first: the breaks that are best, or that are wished."""

from dataclasses import dataclass
from typing import Any

from florilegium.typeset.engine.chances import chances_of, unparted_chances, with_parted
from florilegium.typeset.engine.drop_initials import Initial, set_apart
from florilegium.typeset.engine.galleys import Galley, Word, shaped, text_boxes
from florilegium.typeset.engine.protruding import width_of
from florilegium.typeset.engine.scaled_letters import scaling_of
from florilegium.typeset.engine.wishes import NONE, Wish, wish_for
from florilegium.typeset.feasible_breaks import Chance, Measure
from florilegium.typeset.ragged_fit import best_ragged
from florilegium.typeset.total_fit import best_breaks, in_lines, parted_breaks, unparted_breaks

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines of a paragraph: where the second and all after it begin, in bytes, and which end in a new hyphen."""

    starts: tuple[int, ...]
    hyphenated: tuple[bool, ...]
    bases: dict[int, tuple[Any, int]]  # the text boxes by identity, with the bytes before each
    initial: Initial | None
    measure: Measure
    tracking: int = 0  # by how many thousandths of an em the letters stand apart
    granted: bool = False  # whether it has the lines and the tracking that were wished


def plan_of(context: Any, linebox: Any, width: float, drop: Any) -> Plan | None:
    """The plan of a paragraph for a width, made when its first line is asked for and kept for those on later pages."""
    wish = wish_for(context, linebox)
    owner, plans = linebox.__dict__.get("_plans", (None, {}))
    if owner is not linebox:
        owner, plans = linebox._plans = linebox, {}
    if (width, wish) not in plans:
        if (width, NONE) not in plans:
            plans[width, NONE] = _first_plan(context, linebox, width, drop)
        if wish != NONE:
            plans[width, wish] = _wished_plan(context, linebox, width, wish, plans[width, NONE])
    linebox._plan = linebox, width, plans[width, wish]
    plan: Plan | None = plans[width, wish]
    return plan


def _first_plan(context: Any, linebox: Any, width: float, drop: Any) -> Plan | None:
    _, _, known = linebox.__dict__.get("_plan", (None, 0.0, None))
    drop = None if linebox.style["text_align_all"] in ("center", "right", "end") else drop
    initial = (known and known.initial) or (drop and set_apart(linebox, drop)) or None
    plan = _planned(context, linebox, width, NONE, initial)
    if initial and (plan is None or len(plan.starts) < initial.lines):
        initial.undo()
        plan = _planned(context, linebox, width, NONE)
    return plan


def _wished_plan(context: Any, linebox: Any, width: float, wish: Wish, first: Plan | None) -> Plan | None:
    """The plan as it is wished, or the first one where that leaves too few lines beside the initial."""
    plan = _planned(context, linebox, width, wish, first.initial) if first else None
    return first if plan is None or (plan.initial and len(plan.starts) < plan.initial.lines) else plan


def _planned(context: Any, linebox: Any, width: float, wish: Wish, initial: Initial | None = None) -> Plan | None:
    """None where the engine breaks by itself: what fits into a line, or holds more than words."""
    if linebox.style["direction"] != "ltr":
        return None
    words = text_boxes(linebox)
    if not words or not any(word.box.text.strip() for word in words) or _is_short(words, linebox, width):
        return None
    galley = shaped(words)
    if galley.places[-1] + float(linebox.text_indent) <= width:
        return None
    measure = _measure(linebox, galley, width, initial)
    taken = _taken(context, linebox, galley, measure, wish.whole)
    wanted: tuple[Chance, ...] = ()
    if taken and measure.blank and (wish.lines or wish.tracking):
        wanted = _wanted(context, words, measure, wish, len(taken))
    ends = (wanted or taken)[:-1]
    if not ends:
        return None
    starts, hyphenated = tuple(each.at for each in ends), tuple(each.hyphenated for each in ends)
    tracking = wish.tracking if wanted else 0
    return Plan(starts, hyphenated, galley.bases, initial, measure, tracking, bool(wanted))


def _is_short(words: list[Word], linebox: Any, width: float) -> bool:
    """Whether all fits into a line even if every character were as wide as it is high."""
    breadth = sum(len(word.box.text) * word.box.style["font_size"] + word.before + word.after for word in words)
    return breadth + float(linebox.text_indent) < width and linebox.style["letter_spacing"] in ("normal", 0)


def _measure(linebox: Any, galley: Galley, width: float, initial: Initial | None) -> Measure:
    """What the lines are to be like; the blanks of those that are not justified neither give nor take."""
    beside = galley.places[len(initial.letter.text)] if initial else 0.0
    full, lines = linebox.style["text_align_last"] == "justify", initial.lines if initial else 1
    blank = width_of(" ", galley.texts[1 if initial else 0].style) if is_justified(linebox) else 0.0
    scaling = scaling_of(linebox.style) if blank else 0.0
    return Measure(width, blank, float(linebox.text_indent), full, beside, lines, scaling)


def _taken(
    context: Any, linebox: Any, galley: Galley, measure: Measure, whole: tuple[str, ...]
) -> tuple[Chance, ...]:  # fmt: skip
    """Where the lines best end."""
    if is_justified(linebox):
        unparted = unparted_chances(galley)
        return unparted_breaks(unparted, measure) or parted_breaks(
            with_parted(context, galley, unparted, whole), measure
        )
    balanced = _is_title(linebox)
    return best_ragged(chances_of(context, galley, whole, balanced), measure, balanced)


def _wanted(context: Any, words: list[Word], measure: Measure, wish: Wish, best: int) -> tuple[Chance, ...]:
    """Where the lines end as it is wished; () where that cannot be had."""
    galley = shaped(words, wish.tracking)
    if not galley.is_tracked:
        return ()
    chances = chances_of(context, galley, wish.whole)
    return in_lines(chances, measure, best + wish.lines) or (() if wish.lines else best_breaks(chances, measure))


def is_justified(linebox: Any) -> bool:
    """Whether the lines of a line box reach both edges."""
    return bool(linebox.style["text_align_all"] == "justify")


def _is_title(linebox: Any) -> bool:
    """Whether its lines are to be in balance: those of headings and titles, and of all that is centred."""
    if linebox.element_tag in HEADINGS or linebox.style["text_align_all"] == "center":
        return True
    classes = linebox.element.get("class", "").split() if linebox.element is not None else ()
    return any(each.endswith("title") for each in classes)
