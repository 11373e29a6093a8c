"""Gives what the typesetter found, which knows notes and paragraphs by their ids, the place where they are written."""

from collections.abc import Iterator
from dataclasses import replace

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.volume import Volume


def placed(finding: Diagnostic, volume: Volume) -> Diagnostic:
    """A finding on a note or paragraph, which the typesetter knows by its id, with the place where it is written."""
    if finding.place:
        return finding
    notes = {f"“{piece.id}-note-{note.number}”": note.place for piece in volume.pieces() for note in piece.notes}
    paragraphs = {f"({each})": place for each, place in _paragraphs(volume)}
    known = (place for id, place in {**notes, **paragraphs}.items() if id in finding.message)
    return replace(finding, place=next(known, None))


def _paragraphs(volume: Volume) -> Iterator[tuple[str, Place]]:
    for piece in volume.pieces():
        for paragraph in piece.paragraphs():
            yield f"paragraph {piece.id}/{paragraph.n}", paragraph.place
