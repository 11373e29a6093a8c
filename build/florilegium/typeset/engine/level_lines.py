"""Keeps lines at their height where another face steps in; stock makes them higher by what its baseline is lower.

The words of a box take the height that CSS gives a line of their style, and stand on the baseline of its first face,
whichever face their letters are in (CSS 2.2, 10.8.1, leaves open what faces that step in do to a line).
"""

from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import strut


def mend() -> None:
    """Mend the height of lines, for the whole process."""
    stock = inline.split_text_box

    def split_text_box(*given: Any) -> Any:
        box, *rest = stock(*given)
        return (level(box) if box else box, *rest)

    inline.split_text_box = split_text_box


def level(box: Any) -> Any:
    """The box of words, whose baseline and margins are known, on the baseline of its style and as high as its line."""
    line_height, baseline = strut(box.style)
    box.margin_top += baseline - box.baseline
    box.margin_bottom = line_height - box.height - box.margin_top
    box.baseline = baseline
    return box
