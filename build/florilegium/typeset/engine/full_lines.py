"""Fills lines to their end: the stock engine breaks some early because of a blank that is never printed."""

from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from florilegium.typeset.engine.rewriting import rewrite


def mend() -> None:
    """Mend the breaking of lines, for the whole process.

    Text before a name or an emphasis ends in a blank. Where all of it fits into the line but for this blank, stock
    takes the text as too wide to be broken anywhere and sets no more of it than its first word.
    """
    line_break.only_blank_hangs = _only_blank_hangs
    rewrite(
        line_break.split_first_line,
        (
            "if resume_index is None and first_line_width <= max_width:",
            "if resume_index is None and (first_line_width <= max_width or space_collapse and"
            " only_blank_hangs(text, style, context, max_width)):",
        ),
    )
    for module in (inline, preferred):
        if hasattr(module, "split_first_line"):
            module.split_first_line = line_break.split_first_line


def _only_blank_hangs(text: str, style: Any, context: Any, width: float) -> bool:
    """Whether the text fits into the width without the blanks at its end."""
    words = text.rstrip(" ")
    if words == text or not words:
        return False
    layout = line_break.create_layout(words, style, context, None, 0)
    line, _ = layout.get_first_line()
    return bool(line_break.line_size(line, style)[0] <= width)
