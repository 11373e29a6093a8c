"""The style of an index and what occurs in it turned into its head-note."""

from collections.abc import Collection, Iterator

from florilegium.index.filing import WORD_BY_WORD
from florilegium.index.ranges import DASH
from florilegium.model.names import Entry, Locator
from florilegium.model.volume import House

# What a range may be, in the order of the sentence.
_RANGES = {
    "piece": "a piece by that person",
    "discussion": "a continuous treatment",
    "passage": "what is said of {} from one mention to the next",
    "mention": "pages in a row with a mention on each",
}
# What the headings of an index are, and of whom or what they tell.
_SUBJECTS = {
    "person": ("name", "a person"),
    "place": ("name", "a place"),
    "organisation": ("name", "an organisation"),
    "periodical": ("title", "a periodical"),
    "work": ("title", "a work"),
}
_ANY = ("heading", "a subject")


def write_headnote(entries: tuple[Entry, ...], house: House, kinds: Collection[str] = ("person",)) -> str:
    """Sentences that explain the figures and signs that do occur in the index, and its filing.

    `kinds` are those of its records, which decide what its headings are called.
    """
    heading, subject = _SUBJECTS[next(iter(kinds))] if len(kinds) == 1 else _ANY
    locators = [locator for entry in entries for locator in entry.all_locators()]
    notes = [locator.text for locator in locators if "note" in locator.spoken]
    sentences = [
        "The figures are the pages of the print edition.",
        *_on_types(locators),
        *_on_ranges(locators, subject),
    ]
    if notes:
        sentences.append(_on_notes(notes, house.index_style))
    if any(each.is_title for entry in entries for each in entry.subentries):
        sentences.append(f"Under a {heading}, titles of pieces are in italics.")
    sentences.append(f"Entries are filed {'word by word' if house.filing == WORD_BY_WORD else 'letter by letter'}.")
    return " ".join(sentences)


def _on_types(locators: list[Locator]) -> Iterator[str]:
    """What bold and italic figures mean."""
    bold = ["glossary" if each.kind == "glossary" else "" for each in locators if each.principal]
    meanings = [
        meaning
        for meaning, occurs in (("the biographical glossary", "glossary" in bold), ("the principal place", "" in bold))
        if occurs
    ]
    if meanings:
        yield f"Figures in bold lead to {' or to '.join(meanings)}."
    if any(each.kind == "illustration" for each in locators):
        yield "Figures in italics lead to illustrations."


def _on_ranges(locators: list[Locator], subject: str) -> Iterator[str]:
    """What a dash and “passim” mean."""
    kinds = {each.kind for each in locators if each.last > each.first}
    meanings = [meaning.format(subject) for kind, meaning in _RANGES.items() if kind in kinds]
    if meanings:
        yield f"Figures joined by a dash stand for {' or '.join(meanings)}."
    if any(each.kind == "passim" for each in locators):
        yield "“Passim” means here and there on these pages."


def _on_notes(notes: list[str], style: str) -> str:
    point = "" if style in ("chicago", "full") else "."
    several = f", “nn{point}” several" if any(DASH in text and "nn" in text for text in notes) else ""
    numbered = any(not text.endswith("n") for text in notes)
    mark = "; what follows it is the note’s mark" if numbered else ""
    return f"After a page, “n{point}” means a note on it{several}{mark}."
