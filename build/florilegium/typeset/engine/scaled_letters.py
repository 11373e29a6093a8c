"""Fills justified lines by letters that are a hardly seen part wider or narrower, and by their blanks.

A stylesheet says how much with `--letter-scaling`: a number of hundredths of their width up to three, 0 or nothing for
not at all. Another value is told as one of a property of CSS is.
"""

from itertools import pairwise
from typing import Any

from weasyprint.css.tokens import InvalidValues
from weasyprint.css.validation import EXPANDERS, validate_non_shorthand
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.matrix import Matrix

from florilegium.model.page_design import MOST_SCALING
from florilegium.typeset.engine.embedding_levels import texts_in
from florilegium.typeset.feasible_breaks import Measure

NAME = "--letter-scaling"
LIMIT = "__letter_scaling"  # as the engine keeps a property of that name
STEPS = 10_000  # letters are so many parts of their width wide


def mend() -> None:
    """Let the engine tell of a value that is none, for the whole process."""
    EXPANDERS[NAME] = _checked


def _checked(tokens: Any, name: str, base_url: Any = None) -> Any:
    one = tokens[0] if len(tokens) == 1 else None
    is_number = one is not None and one.type == "number" and 0 <= one.value <= MOST_SCALING
    is_variable = one is not None and one.type == "function" and one.lower_name == "var"
    if not is_number and not is_variable:
        raise InvalidValues(f"a number from 0 to {MOST_SCALING} is wanted")
    return validate_non_shorthand(tokens, name, base_url)


def scaling_of(style: Any) -> float:
    """By which part of their width the letters of a style may be wider or narrower."""
    found = next((float(token.value) for token in style[LIMIT] or () if token.type == "number"), 0.0)
    return max(0.0, min(found, MOST_SCALING)) / 100


def scale_of(box: Any) -> float:
    """How many times as wide as they are the letters and blanks of a text box are drawn."""
    return float(getattr(box, "scale", 1.0))


def fill(context: Any, line: Any, lacking: float, measure: Measure) -> None:
    """Let the letters and the blanks of a line take, or give, so many pixels: equal parts of what each of them may."""
    texts = list(texts_in(line))
    letters = sum(box.width for box in texts)
    blanks = sum(inline.count_expandable_spaces(box) for box in texts)
    may = measure.scaling * letters + blanks * (measure.shrink if lacking < 0 else measure.stretch)
    if not may:
        return
    scale = 1 + round(measure.scaling * max(-1.0, min(lacking / may, 1.0)) * STEPS) / STEPS
    spacing = (lacking - (scale - 1) * letters) / (blanks * scale) if blanks else 0.0
    _set(context, line, 0.0, scale, spacing)
    for one, other in pairwise(texts):
        if other.text == " ":
            one.blank_behind = True


def _set(context: Any, box: Any, x: float, scale: float, spacing: float) -> float:
    """Move a box by `x`, with its letters and blanks so much wider; by how much what is behind it is to be moved.

    The spacing of blanks is that before all is scaled.
    """
    box.position_x += x
    before = box.width
    if isinstance(box, boxes.TextBox):
        blanks = inline.count_expandable_spaces(box)
        box.scale, box.justification_spacing = scale, spacing
        box.width = (before + blanks * spacing) * scale
        if blanks:
            box.pango_layout = inline.create_layout(box.text, box.style, context, None, spacing)
            box.pango_layout.deactivate()
        return float(x + box.width - before)
    end = x
    for child in box.children[:: -1 if box.style["direction"] == "rtl" else 1]:
        if child.is_in_normal_flow():
            end = _set(context, child, end, scale, spacing)
    box.width += end - x
    return end


def scaled(box: Any, matrix: Any) -> Any:
    """The matrix by which the letters of a text box are drawn."""
    scale = scale_of(box)
    if scale == 1:
        return matrix
    a, b, *rest = matrix.values
    return Matrix(a * scale, b * scale, *rest)
