"""The mentions and pieces of one person turned into locators."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from florilegium.index.ranges import DASH, write_range
from florilegium.model.article import Article
from florilegium.model.names import Locator, Mention
from florilegium.model.pages import Page, PageMap


@dataclass(frozen=True, slots=True)
class PrintedNotes:
    """The marks of all notes, and how many notes stand on each page."""

    marks: dict[tuple[str, int], str]
    on_page: dict[int, int]


def printed_notes(pieces: Iterable[Article], page_map: PageMap) -> PrintedNotes:
    """The notes of the pieces as they are printed; a note that runs over pages stands on each of them."""
    marks = {(piece.id, note.number): note.mark for piece in pieces for note in piece.notes}
    anchors = {f"{article}-note-{number}" for article, number in marks}
    on_page = {page.ordinal: sum(anchor in anchors for anchor in page.anchors) for page in page_map.pages}
    return PrintedNotes(marks, on_page)


@dataclass(frozen=True, slots=True)
class LocatorWriter:
    """Writes locators in a style: chicago, oxford, mhra, full."""

    style: str
    page_map: PageMap
    notes: PrintedNotes

    def write(self, pieces: Iterable[str], mentions: Iterable[Mention]) -> tuple[Locator, ...]:
        """A person’s own pieces as ranges first, then the mentions outside of them, ascending, each place once."""
        ranges = [locator for piece in pieces if (locator := self._piece(piece))]
        places = [(page, mention) for mention in mentions if (page := self.page_map.page_of(mention.anchor))]
        outside = [
            (page, mention)
            for page, mention in places
            if not any(piece.first <= page.ordinal <= piece.last for piece in ranges)
        ]
        outside.sort(key=lambda place: (place[0].ordinal, place[1].note > 0))
        return (*ranges, *self._mentions(outside))

    def _piece(self, anchor: str) -> Locator | None:
        pages = [page for page in self.page_map.pages if anchor in page.anchors and not page.blank]
        if not pages:
            return None
        first, last = pages[0], pages[-1]
        spoken = f"{first.folio} to {last.folio}" if first is not last else f"page {first.folio}"
        text = write_range(first.folio, last.folio, self.style)
        return Locator(text, spoken, anchor, first.ordinal, last.ordinal)

    def _mentions(self, places: list[tuple[Page, Mention]]) -> Iterator[Locator]:
        for (ordinal, is_note), group in groupby(places, lambda place: (place[0].ordinal, place[1].note > 0)):
            here = list(group)
            page, mention = here[0]
            if is_note:
                yield from self._notes(page, [mention for _, mention in here])
            else:
                yield Locator(page.folio, f"page {page.folio}", mention.anchor, ordinal, ordinal)

    def _notes(self, page: Page, mentions: list[Mention]) -> Iterator[Locator]:
        """The notes of one page; marks that follow each other are joined."""
        first_in: dict[tuple[str, int], Mention] = {}
        for mention in mentions:
            first_in.setdefault((mention.article, mention.note), mention)
        runs: list[list[tuple[str, int]]] = []
        for note in first_in:
            if runs and self._follows(runs[-1][-1], note):
                runs[-1].append(note)
            else:
                runs.append([note])
        for run in runs:
            marks = [self.notes.marks.get(note, "") for note in run]
            text, spoken = self._note(page, marks)
            yield Locator(text, spoken, first_in[run[0]].anchor, page.ordinal, page.ordinal)

    def _follows(self, one: tuple[str, int], other: tuple[str, int]) -> bool:
        before, after = self.notes.marks.get(one, ""), self.notes.marks.get(other, "")
        is_numbered = before.isdecimal() and after.isdecimal()
        return one[0] == other[0] and is_numbered and int(after) == int(before) + 1

    def _note(self, page: Page, marks: list[str]) -> tuple[str, str]:
        """“134n3”, “134nn3–4”, “134n” for the only note of a page; “90 n. 17” in the British styles."""
        is_short = self.style in ("chicago", "full")
        if is_short and self.notes.on_page.get(page.ordinal, 0) == 1:
            return f"{page.folio}n", f"page {page.folio}, note"
        first, last = marks[0], marks[-1]
        figures = write_range(first, last, self.style)
        spoken = f"notes {first} to {last}" if DASH in figures else f"note {first}"
        sign = "nn" if DASH in figures else "n"
        text = f"{page.folio}{sign}{figures}" if is_short else f"{page.folio} {sign}. {figures}"
        return text, f"page {page.folio}, {spoken}"
