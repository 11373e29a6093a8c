"""Where the notes of a book stand: their records, the running heads above them, and those that stand nowhere."""

from collections.abc import Iterator, Mapping

from florilegium.diagnostics import Diagnostic
from florilegium.index.ranges import write_range
from florilegium.model.article import Article
from florilegium.model.notes import END_OF_BOOK, FOOT
from florilegium.model.pages import Page, PageMap
from florilegium.model.set_book import SetBook
from florilegium.model.text import Note
from florilegium.model.volume import Volume
from florilegium.record import NoteRecord


def note_records(volume: Volume, pages: SetBook) -> list[NoteRecord]:
    """Every note of the volume with the pages of its call and of itself, in reading order."""
    records = []
    for piece, note in _notes(volume):
        id = _anchors(piece, note)[1]
        place = pages.notes.get(id) or tuple(page.ordinal for page in _pages(pages.page_map, piece, note))
        records.append(NoteRecord(id, piece.id, note.mark, note.series, note.setting, *place))
    return records


def lost_notes(volume: Volume, page_map: PageMap) -> Iterator[Diagnostic]:
    """T09 for each note at the end of a piece or of the book that stands, or is called, on no page."""
    for piece, note in _notes(volume):
        if note.setting != FOOT and len(_pages(page_map, piece, note)) < 3:
            message = f"the note “{note.label}” of “{piece.id}”, or its call, stands on no page"
            hint = "report it with the text: the typesetter has lost it"
            yield Diagnostic("T09", message, note.place, hint)


def heads_of_notes(volume: Volume, page_map: PageMap, style: str) -> Mapping[str, str]:
    """For each note at the end of the book the running head of its page: “Notes to pages 12–34”."""
    starting: dict[int, list[str]] = {}
    calls: dict[int, list[Page]] = {}
    for piece, note in _notes(volume):
        places = _pages(page_map, piece, note) if note.setting == END_OF_BOOK else ()
        if places:
            call, first, last = places
            starting.setdefault(first.ordinal, []).append(_anchors(piece, note)[1])
            for ordinal in range(first.ordinal, last.ordinal + 1):
                calls.setdefault(ordinal, []).append(call)
    return {id: _head(calls[ordinal], style) for ordinal, ids in starting.items() for id in ids}


def _head(calls: list[Page], style: str) -> str:
    first, last = (which(calls, key=lambda page: page.ordinal) for which in (min, max))
    return f"Notes to page{'s' if first is not last else ''} {write_range(first.folio, last.folio, style)}"


def _notes(volume: Volume) -> Iterator[tuple[Article, Note]]:
    return ((piece, note) for piece in volume.pieces() for note in piece.notes)


def _anchors(piece: Article, note: Note) -> tuple[str, str]:
    return f"{piece.id}-call-{note.number}", f"{piece.id}-note-{note.number}"


def _pages(page_map: PageMap, piece: Article, note: Note) -> tuple[Page, ...]:
    """The pages of the call, of the beginning and of the end of a note that stands apart; fewer where it is lost."""
    call, id = _anchors(piece, note)
    found = (page_map.page_of(call), page_map.page_of(id), page_map.last_page_of(id))
    return tuple(page for page in found if page)
