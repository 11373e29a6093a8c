"""Sets the notes at the foot of a page by their rank, as the author's above the editor's, with white between them."""

from typing import Any

from weasyprint.css.properties import ZERO_PIXELS, Dimension

WHITE = 0.6  # of the size of the type, between notes of different ranks


def in_ranks(notes: list[Any]) -> None:
    """Put the notes of a page in the order of their ranks: of each its `data-rank`, 0 where it has none."""
    if any(_rank(note) for note in notes):
        notes.sort(key=_rank)
        _part_ranks(notes)


def _part_ranks(notes: list[Any]) -> None:
    """Put white above each note that begins another rank."""
    for before, note in zip((None, *notes), notes, strict=False):
        opens = before is not None and _rank(before) != _rank(note)
        white = Dimension(WHITE * note.style["font_size"], "px") if opens else ZERO_PIXELS
        if note.style["margin_top"] != white:
            note.style = note.style.copy()
            note.style["margin_top"] = white


def _rank(note: Any) -> int:
    return int(note.element.get("data-rank", 0)) if note.element is not None else 0
