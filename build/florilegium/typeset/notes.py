"""Finds every note on the page of its call, whole and inside the type area: the stock engine loses some."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Any

from florilegium.diagnostics import Diagnostic
from florilegium.model.pages import Page
from florilegium.typeset.pages import boxes, notes_of, text_flow

CALL = "::footnote-call"
TOLERANCE = 0.01  # CSS pixels; the engine adds fractions of them


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where a note stands: ordinals of pages in its matter, 0 where there is none; whether all of it can be read.

    A note that is split over pages stands from `page` to `last`.
    """

    note: str
    call: int
    page: int
    fits: bool
    last: int


def note_places(xhtml: str, pages: list[Any]) -> tuple[NotePlace, ...]:
    """The place of every note of the document (an element of class “note” with `data-mark`), in the order of calls."""
    calls: dict[str, int] = {}
    places: dict[str, tuple[int, bool, int]] = {}
    for ordinal, page in enumerate(pages, 1):
        for box in text_flow(page).descendants():
            if box.element is not None and (box.element_tag or "").endswith(CALL):
                calls.setdefault(box.element.get("id", ""), ordinal)
        for note in notes_of(page):
            if note.element is not None:
                id = note.element.get("id", "")
                first, fits, _ = places.get(id, (ordinal, True, ordinal))
                places[id] = first, fits and _fits(page, note), ordinal
    wanted = (element.get("id", "") for element in ET.fromstring(xhtml).iter() if _is_note(element))
    return tuple(NotePlace(note, calls.get(note, 0), *places.get(note, (0, False, 0))) for note in wanted)


def note_findings(places: tuple[NotePlace, ...], pages: tuple[Page, ...]) -> tuple[Diagnostic, ...]:
    """T09 for a note or call that is on no page, T10 for one on another page than its call, T11 for one cut off.

    T17 for one that runs over; `pages` give the folios.
    """
    found = []
    for place in places:
        if not place.page or not place.call:
            what = "note" if not place.page else "call of the note"
            message = f"the {what} “{place.note}” stands on no page"
            found.append(Diagnostic("T09", message, None, "report it with the text: the typesetter has lost it"))
        elif not place.fits:
            message = f"the note “{place.note}” is too tall for its page"
            found.append(Diagnostic("T11", message, None, "shorten it, or make two notes of it"))
        elif place.page != place.call:
            message = f"the note “{place.note}” stands on another page than its call"
            found.append(Diagnostic("T10", message, None, "shorten the notes near it, or part its paragraph"))
        elif place.last != place.page:
            first, last = (pages[ordinal - 1].folio for ordinal in (place.page, place.last))
            message = f"the note “{place.note}” runs over from page {first} to page {last}"
            found.append(Diagnostic("T17", message, None, "nothing to do; or set it at the end of its piece"))
    return tuple(found)


def _is_note(element: ET.Element) -> bool:
    return "data-mark" in element.attrib and "note" in element.get("class", "").split()


def _fits(page: Any, note: Any) -> bool:
    """Whether the note lies between the last line of the text and the foot of the type area."""
    box = page._page_box
    top, foot = box.content_box_y(), box.content_box_y() + box.height + box.deeper
    lines = [each.position_y + each.height for each in text_flow(page).descendants() if isinstance(each, boxes.LineBox)]
    highest = max(lines, default=top)
    bottom = note.position_y + note.margin_height()
    return bool(note.position_y >= highest - TOLERANCE and note.position_y >= top and bottom <= foot + TOLERANCE)
