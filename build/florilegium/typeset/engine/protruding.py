"""How far points, hyphens and quotation marks stand out of the edge of a line, so that the edge looks straight."""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break

from florilegium.typeset.engine.shared_contexts import context_of

# Parts of the sign's own width; less than microtype's, as the house's face has light points.
TO_THE_RIGHT = {
    "-": 0.55, "‐": 0.55, ".": 0.6, ",": 0.6, ":": 0.3, ";": 0.3, "’": 0.5, "”": 0.4, "–": 0.25, "—": 0.15,
}  # fmt: skip
TO_THE_LEFT = {"‘": 0.5, "“": 0.4}


def width_of(words: str, style: Any) -> float:
    """The width of some words in a style, in pixels."""
    widths = context_of(style).widths
    key = words, style["letter_spacing"]
    if key not in widths:
        layout = line_break.create_layout(words, style, None, None, 0)
        line, _ = layout.get_first_line()
        widths[key] = line_break.line_size(line, style)[0]
    return widths[key]


def beyond_the_right(sign: str, style: Any) -> float:
    """How far the sign may stand out at the end of a line, in pixels."""
    return TO_THE_RIGHT[sign] * width_of(sign, style) if sign in TO_THE_RIGHT else 0.0


def protrusion(line: Any) -> tuple[float, float]:
    """How far the first sign of a line stands out to the left and the last to the right, in pixels."""
    first, last = _edge(line, 0), _edge(line, -1)
    left = right = 0.0
    if first is not None and (sign := first.text[:1]) in TO_THE_LEFT:
        left = TO_THE_LEFT[sign] * width_of(sign, first.style)
    if last is not None:
        right = beyond_the_right(last.text.rstrip(" ")[-1:], last.style)
    return left, right


def _edge(box: Any, side: int) -> Any:
    """The first (0) or the last (-1) text box of a line; None where something else stands there."""
    while isinstance(box, boxes.LineBox | boxes.InlineBox):
        if not box.children:
            return None
        box = box.children[side]
    return box if isinstance(box, boxes.TextBox) else None
