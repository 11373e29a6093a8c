"""Measures each note once; stock lays out all notes of a page again for each that is added or taken away."""

from typing import Any

from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout

from florilegium.typeset.engine.cutting_boxes import finished
from florilegium.typeset.engine.ranked_notes import in_ranks


def mend() -> None:
    """Mend the measuring of the foot of a page, for the whole process."""
    LayoutContext._update_footnote_area = _update_footnote_area


def _update_footnote_area(self: Any) -> bool:
    """As stock does it: the height of the notes is taken from the room of the text. There is no maximal height."""
    area = self.current_footnote_area
    if area.height != "auto":
        self.page_bottom += area.margin_height()
    in_ranks(self.current_page_footnotes)
    area.children = self.current_page_footnotes
    area.height = sum(_height(self, note) for note in area.children)
    self.page_bottom -= area.margin_height()
    return False


def _height(context: Any, note: Any) -> float:
    """The height of a note with the white above it."""
    width, height = getattr(note, "measured", None) or (None, 0)
    area = context.current_footnote_area
    if width != area.page.width:
        trial = area.deepcopy()
        alone = finished(note)
        alone.style = alone.style.copy()
        alone.style["margin_top"] = ZERO_PIXELS
        trial.children = [alone]
        laid_out = block_level_layout(context, trial, -float("inf"), None, area.page)[0]
        height = laid_out.height
        note.measured = area.page.width, height
    return float(height + note.style["margin_top"].value)
