"""Makes the writing of the file quicker and leaves every byte of it as it was."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pydyf
from weasyprint.draw import text
from weasyprint.pdf import fonts
from weasyprint.text.ffi import pango

from florilegium.model.printed import UNPRINTED
from florilegium.typeset.engine.drawn_words import shown_words
from florilegium.typeset.engine.leftward_words import draw_in_order
from florilegium.typeset.engine.marked_words import are_marked, draw_words, read_as
from florilegium.typeset.engine.runs import runs_of
from florilegium.typeset.engine.scaled_letters import scaled
from florilegium.typeset.engine.shown_runs import Shown, blank_of, shown_runs
from florilegium.typeset.engine.tracking import tracked_runs


def mend() -> None:
    """Mend the drawing of text, the writing of tags and of fonts, for the whole process."""
    pydyf.PDF.page_references = property(_page_references)
    _instantiate_once()
    _unpack_glyphs_at_once()


def _page_references(self: Any) -> tuple[bytes, ...]:
    """The references of all pages; stock makes them anew for each element of the structure tree."""
    kids = self.pages["Kids"]
    known: tuple[bytes, ...] = self.__dict__.get("_references", ())
    if len(known) * 3 != len(kids):
        known = self._references = tuple(b"%d 0 R" % number for number in kids[::3])
    return known


def _instantiate_once() -> None:
    """Stock subsets a face and cuts it to its weight for every file; and dates it by the clock, which we do not."""
    clean = fonts.Font.clean
    known: dict[Any, bytes] = {}

    class UndatedFont(fonts.TTFont):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **{"recalcTimestamp": False, **kwargs})

    def clean_once(self: Any, to_unicode: Any, hinting: bool) -> None:
        key = (hash(self.file_content), self.hash, hinting, frozenset(to_unicode), frozenset(self.missing))
        if key not in known:
            clean(self, to_unicode, hinting)
            known[key] = self.file_content
        self.file_content = known[key]

    fonts.TTFont = UndatedFont
    fonts.Font.clean = clean_once


def _unpack_glyphs_at_once() -> None:
    """Stock asks Pango for each field of each glyph through the foreign function interface: most of the drawing.

    Here a run's glyphs are unpacked together and what each prints is remembered. Anything out of the ordinary (a
    glyph that is missing or in colour, an ellipsis) is left to stock.
    """
    stock = text.draw_first_line

    def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
        matrix = scaled(textbox, matrix)
        plain = text_overflow != "ellipsis" and block_ellipsis == "none" and textbox.text.strip()
        if not plain or textbox.style["font_size"] < 1e-6 or not _draw(stream, textbox, matrix):
            return stock(stream, textbox, text_overflow, block_ellipsis, matrix)
        return []

    text.draw_first_line = draw_first_line


def _draw(stream: Any, textbox: Any, matrix: Any) -> bool:
    """Draw a line; False, with nothing drawn, where stock must do it."""
    by = getattr(textbox, "tracking", 0.0)
    shown = None if by else shown_words(stream, textbox)
    if shown is None:
        pango.pango_layout_set_single_paragraph_mode(textbox.pango_layout.layout, True)
        runs = runs_of(textbox.pango_layout)
        if hasattr(textbox, "read_in_order") and draw_in_order(stream, runs, matrix):
            return True
        if are_marked(runs):
            return draw_words(stream, runs, matrix)
        shown = shown_runs(stream, tracked_runs(runs, by) if by else runs)
    if not shown:
        return False
    words = _spaced(textbox)
    if hasattr(textbox, "blank_behind") and not words:  # else it would be read as one of the words
        shown = [*shown, *_blank_behind(stream, shown[-1])]
    with read_as(stream, words):
        _show(stream, shown, matrix)
    return True


def _blank_behind(stream: Any, last: Shown) -> list[Shown]:
    """The blank that is a box by itself behind this one, shown with it: PDFium passes over what holds nothing else."""
    pango_font, font, size, _ = last
    blank = blank_of(stream, pango_font)
    return [(pango_font, font, size, f"<{blank:04x}>")] if blank else []


def _spaced(textbox: Any) -> str:
    """The words of a line whose letters are spaced; “” for others, and for a letter by itself."""
    words: str = textbox.text.translate(UNPRINTED)
    return words if len(words) > 1 and textbox.style["letter_spacing"] not in ("normal", 0) else ""


def _show(stream: Any, shown: Sequence[Shown], matrix: Any) -> None:
    stretches = [list(each) for _, each in groupby(shown, key=_font)]
    stream.set_text_matrix(*matrix.values)
    for stretch in stretches:
        _, font, size, _ = stretch[0]
        stream.set_font_size(font.hash, size)
        if (operands := "".join(operand for *_, operand in stretch)) or stretch is stretches[-1]:
            stream.show_text(operands)


def _font(shown: Shown) -> Any:
    return shown[0]
