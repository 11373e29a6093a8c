"""What a TEI file holds that an article cannot, or that the press does not know, as diagnostics."""

from collections.abc import Iterator

from florilegium.accession.tei.words import Desk
from florilegium.diagnostics import Diagnostic, Place


def findings_of_tei(desk: Desk, name: str, calls: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """The findings of one text. Codes I13, I33, I34."""
    return tuple(_findings(desk, name, calls))


def _findings(desk: Desk, name: str, calls: tuple[str, ...]) -> Iterator[Diagnostic]:
    if calls:
        message = "a note is called in the title; the call stands at the end of the first paragraph"
        yield Diagnostic("I13", message, Place(name), "move it to the words it belongs to")
    if desk.unknown:
        key, (line, words) = next(iter(desk.unknown.items()))
        others = f", and {len(desk.unknown) - 1} more keys" if len(desk.unknown) > 1 else ""
        message = f"“{words}” has the key “{key}”, which is nobody’s in the authority file{others}"
        yield Diagnostic("I33", message, Place(name, line), "add the persons to texts/names.toml, and import anew")
    if desk.readings:
        line, words = desk.readings[0]
        more = f", and {len(desk.readings) - 1} more" if len(desk.readings) > 1 else ""
        message = f"“{words}” stands beside the text, as a reading of its own, and was left out{more}"
        yield Diagnostic("I34", message, Place(name, line), "make emendations or notes of those that matter")
