"""Sets a line from the words that are known, and lets Pango wait with it until it is drawn."""

from dataclasses import dataclass
from typing import Any

from weasyprint.layout import inline
from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, pango

from florilegium.typeset.engine.shaped_words import is_plain, words_of
from florilegium.typeset.engine.shared_contexts import context_of

MADE_BY_PANGO = frozenset(("layout", "language"))


class AwaitedLayout(line_break.Layout):  # type: ignore[misc]
    """The layout of a line, which Pango does not make before it is asked for."""

    def __init__(self, text: str, spacing: float) -> None:
        self.text, self.justification_spacing = text, spacing
        self.max_width, self.first_line_direction = None, 0

    def __getattr__(self, name: str) -> Any:
        if name not in MADE_BY_PANGO or "style" not in self.__dict__:
            raise AttributeError(name)
        super().reactivate(self.style)
        return self.__dict__[name]

    def reactivate(self, style: Any) -> None:
        """Only say in which style the text is."""
        self.style = style

    def deactivate(self) -> None:
        """Drop what Pango made."""
        for name in ("style", *MADE_BY_PANGO):
            self.__dict__.pop(name, None)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was set: its layout, and its width, its height and its baseline in pixels."""

    layout: Any
    width: float
    height: float
    baseline: float


def mend() -> None:
    """Let Pango wait with justified lines, for the whole process; stock makes their layouts for the text in them."""
    stock = inline.create_layout

    def create_layout(text: str, style: Any, context: Any, max_width: Any, justification_spacing: float) -> Any:
        if max_width is not None or not is_plain(text, style):
            return stock(text, style, context, max_width, justification_spacing)
        return AwaitedLayout(text, justification_spacing)

    inline.create_layout = create_layout


def set_line(style: Any, text: str, spacing: float) -> Line:
    """The text in one line, without the spacing of its blanks, which is for the drawing."""
    words = words_of(style, text) or []
    fonts = {word.font for word in words}
    heights = context_of(style).heights
    font = fonts.pop() if len(fonts) == 1 else None
    if font in heights:
        return Line(AwaitedLayout(text, spacing), sum(word.width for word in words), *heights[font])
    line = _set_by_pango(style, text, spacing)
    if font is not None:
        heights[font] = line.height, line.baseline
    return line


def _set_by_pango(style: Any, text: str, spacing: float) -> Line:
    layout = line_break.create_layout(text, style, None, None, spacing)
    line, _ = layout.get_first_line()
    width, height = line_break.line_size(line, style)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    layout.deactivate()
    return Line(layout, width, height, baseline)
