"""Mentions, pieces and discussions turned into locators."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from florilegium.index.ranges import DASH, write_range
from florilegium.model.article import Article
from florilegium.model.names import Discussion, Locator, Mention
from florilegium.model.pages import Page, PageMap

TOGETHER = 3  # where consecutive pages are joined, so many are
GLOSSARY = "biographical-glossary"
_TEXT, _CAPTION, _NOTE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Printed:
    """What of the texts the locators need: the marks of all notes, how many stand on each page, figures’ captions."""

    marks: dict[tuple[str, int], str]
    notes_on_page: dict[int, int]
    captions: frozenset[tuple[str, int]]


def printed(pieces: Sequence[Article], page_map: PageMap) -> Printed:
    """The notes and captions of the pieces; a note that runs over pages stands on each of them."""
    marks = {(piece.id, note.number): note.mark for piece in pieces for note in piece.notes}
    anchors = {f"{article}-note-{number}" for article, number in marks}
    on_page = {page.ordinal: sum(anchor in anchors for anchor in page.anchors) for page in page_map.pages}
    captions = ((piece.id, figure.caption.n) for piece in pieces for figure in piece.figures() if figure.caption)
    return Printed(marks, on_page, frozenset(captions))


@dataclass(frozen=True, slots=True)
class LocatorWriter:
    """Writes locators in a style: chicago, oxford, mhra, full. `joins` says whether consecutive pages are joined."""

    style: str
    page_map: PageMap
    printed: Printed
    joins: bool = False

    def piece(self, id: str) -> Locator | None:
        """The pages of a piece, None where it is on none."""
        return self._range(id, id, id, "piece")

    def glossary(self, person: str) -> Locator | None:
        """The page of the biographical glossary on which the person stands, None where there is none."""
        page = self.page_map.page_of(f"person-{person}")
        if page is None:
            return None
        spoken = f"page {page.folio}, biographical glossary"
        at = page.ordinal
        return Locator(page.folio, spoken, f"person-{person}", at, at, "glossary", principal=True, piece=GLOSSARY)

    def discussion(self, discussion: Discussion) -> Locator | None:
        """The pages of a discussion, or the note it stands in; None where it is on no page."""
        anchor, article = discussion.first_anchor, discussion.article
        page = self.page_map.page_of(anchor)
        if page is None:
            return None
        if discussion.note:
            text, spoken = self._note(page, [self.printed.marks.get((article, discussion.note), "")])
            at = page.ordinal
            return Locator(text, spoken, anchor, at, at, "discussion", discussion.principal, article)
        return self._range(anchor, discussion.last_anchor, article, "discussion", discussion.principal)

    def passages(self, inferred: Iterable[Discussion], ranges: Sequence[Locator]) -> list[Locator]:
        """The passages of more than one page that lie in none of the ranges; those that share a page are one."""
        found: list[Locator] = []
        for each in inferred:
            locator = self._range(each.first_anchor, each.last_anchor, each.article, "passage")
            if locator is None or any(other.first <= locator.first and locator.last <= other.last for other in ranges):
                continue
            if found and locator.first <= found[-1].last and found[-1].piece == locator.piece:
                opening = found.pop()
                first, last = (self.page_map.pages[at - 1] for at in (opening.first, max(opening.last, locator.last)))
                locator = self._pages(first, last, opening)
            found.append(locator)
        return [each for each in found if each.last > each.first]

    def mentions(self, mentions: Iterable[Mention], ranges: Iterable[Locator]) -> tuple[Locator, ...]:
        """The mentions outside the pages of the ranges, ascending, each place once; consecutive pages perhaps joined.

        The text of a page, its captions and its notes are places of their own.
        """
        covered = {ordinal for each in ranges for ordinal in range(each.first, each.last + 1)}
        located = ((self.page_map.page_of(mention.anchor), mention) for mention in mentions)
        places = [(page, mention) for page, mention in located if page and page.ordinal not in covered]
        places.sort(key=lambda place: (place[0].ordinal, self._kind(place[1])))
        locators = tuple(self._places(places))
        return tuple(self._joined(locators)) if self.joins else locators

    def passim(self, locators: Sequence[Locator]) -> Locator:
        """One locator for many: from the page of the first to that of the last, here and there."""
        first, last = (self.page_map.pages[ordinal - 1] for ordinal in (locators[0].first, locators[-1].last))
        text = f"{write_range(first.folio, last.folio, self.style)} passim"
        spoken = f"{first.folio} to {last.folio}, here and there"
        opening = locators[0]
        return Locator(text, spoken, opening.anchor, first.ordinal, last.ordinal, "passim", piece=opening.piece)

    def _range(self, opening: str, closing: str, piece: str, kind: str, principal: bool = False) -> Locator | None:
        first, last = self.page_map.page_of(opening), self.page_map.last_page_of(closing)
        if first is None or last is None:
            return None
        return self._pages(first, last, Locator("", "", opening, 0, 0, kind, principal, piece))

    def _pages(self, first: Page, last: Page, like: Locator) -> Locator:
        """A locator like another for the pages from one to another."""
        spoken = f"{first.folio} to {last.folio}" if first is not last else f"page {first.folio}"
        said = f"{spoken}, principal place" if like.principal else spoken
        text = write_range(first.folio, last.folio, self.style)
        return Locator(text, said, like.anchor, first.ordinal, last.ordinal, like.kind, like.principal, like.piece)

    def _kind(self, mention: Mention) -> int:
        if mention.note:
            return _NOTE
        return _CAPTION if (mention.article, mention.paragraph) in self.printed.captions else _TEXT

    def _places(self, places: list[tuple[Page, Mention]]) -> Iterator[Locator]:
        for (at, kind), group in groupby(places, lambda place: (place[0].ordinal, self._kind(place[1]))):
            here = list(group)
            page, mention = here[0]
            anchor, piece = mention.anchor, mention.article
            if kind == _NOTE:
                yield from self._notes(page, [mention for _, mention in here])
            elif kind == _CAPTION:
                spoken = f"page {page.folio}, illustration"
                yield Locator(page.folio, spoken, anchor, at, at, "illustration", piece=piece)
            else:
                yield Locator(page.folio, f"page {page.folio}", anchor, at, at, "mention", piece=piece)

    def _joined(self, locators: tuple[Locator, ...]) -> Iterator[Locator]:
        """The same locators with each row of pages that follow one another as one range."""
        mentions = [each for each in locators if each.kind == "mention"]
        rows: dict[str, list[Locator]] = {}
        for each in mentions:
            before = next(reversed(rows.values()))[-1] if rows else None
            if before and self._is_next(before, each):
                rows[next(reversed(rows))].append(each)
            else:
                rows[each.anchor] = [each]
        long = {anchor: row for anchor, row in rows.items() if len(row) >= TOGETHER}
        swallowed = {each.anchor for row in long.values() for each in row[1:]}
        for each in locators:
            if each.kind == "mention" and each.anchor in long:
                first, last = (self.page_map.pages[end.first - 1] for end in (each, long[each.anchor][-1]))
                yield self._pages(first, last, each)
            elif each.kind != "mention" or each.anchor not in swallowed:
                yield each

    def _is_next(self, before: Locator, after: Locator) -> bool:
        return after.first == before.last + 1 and before.text.isdecimal() == after.text.isdecimal()

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
            text, spoken = self._note(page, [self.printed.marks.get(note, "") for note in run])
            mention, at = first_in[run[0]], page.ordinal
            yield Locator(text, spoken, mention.anchor, at, at, "note", piece=mention.article)

    def _follows(self, one: tuple[str, int], other: tuple[str, int]) -> bool:
        before, after = self.printed.marks.get(one, ""), self.printed.marks.get(other, "")
        is_numbered = before.isdecimal() and after.isdecimal()
        return one[0] == other[0] and is_numbered and int(after) == int(before) + 1

    def _note(self, page: Page, marks: list[str]) -> tuple[str, str]:
        """“134n3”, “134nn3–4”, “134n” for the only note of a page; “90 n. 17” in the British styles."""
        is_short = self.style in ("chicago", "full")
        if is_short and self.printed.notes_on_page.get(page.ordinal, 0) == 1:
            return f"{page.folio}n", f"page {page.folio}, note"
        first, last = marks[0], marks[-1]
        figures = write_range(first, last, self.style)
        spoken = f"notes {first} to {last}" if DASH in figures else f"note {first}"
        sign = "nn" if DASH in figures else "n"
        text = f"{page.folio}{sign}{figures}" if is_short else f"{page.folio} {sign}. {figures}"
        return text, f"page {page.folio}, {spoken}"
