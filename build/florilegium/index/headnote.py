"""The style of an index and what occurs in it turned into its head-note."""

from florilegium.index.filing import WORD_BY_WORD
from florilegium.index.ranges import DASH
from florilegium.model.names import Entry
from florilegium.model.volume import House


def write_headnote(entries: tuple[Entry, ...], house: House) -> str:
    """Sentences that explain the figures and signs that do occur in the index, and its filing."""
    locators = [locator for entry in entries for locator in entry.locators]
    notes = [locator.text for locator in locators if "note" in locator.spoken]
    sentences = ["The figures are the pages of the print edition."]
    if any(locator.last > locator.first for locator in locators):
        sentences.append("Figures joined by a dash are the pages of a piece by that person.")
    if notes:
        sentences.append(_on_notes(notes, house.index_style))
    sentences.append(f"Entries are filed {'word by word' if house.filing == WORD_BY_WORD else 'letter by letter'}.")
    return " ".join(sentences)


def _on_notes(notes: list[str], style: str) -> str:
    point = "" if style in ("chicago", "full") else "."
    several = f", “nn{point}” several" if any(DASH in text and "nn" in text for text in notes) else ""
    numbered = any(not text.endswith("n") for text in notes)
    mark = "; what follows it is the note’s mark" if numbered else ""
    return f"After a page, “n{point}” means a note on it{several}{mark}."
