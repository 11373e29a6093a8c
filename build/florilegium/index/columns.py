"""The lines of an index turned into pages of two columns: full ones, and at the end two of equal length."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from florilegium.model.columns import Column, ColumnPlan, IndexPart, MeasuredIndex, Slice, parts_of
from florilegium.model.names import NameIndex

LETTER = 2  # lines of a letter: a blank one and its own
FEWEST = 2  # lines of an entry on either side of a break


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the index. `at` counts its part’s locators on earlier lines, -1 where it does not begin with one."""

    part: IndexPart
    at: int
    opens: bool  # the part
    letter: bool  # a letter stands before it


def fill_columns(index: NameIndex, measured: MeasuredIndex, continuation: str) -> ColumnPlan:
    """Which lines stand in which column of which page; the first page of an index is a recto.

    No letter stands alone at a column’s foot, and at least two lines of an entry on either side of a break. An entry
    with sub-entries breaks before one of them; its heading is said again at the head of a new verso, or of any column
    where `continuation` is “column”. A break inside a heading or sub-entry comes before one of its locators.
    """
    lines = _lines(index, measured)
    return ColumnPlan(tuple(_Filler(lines, measured, continuation).pages()))


def _lines(index: NameIndex, measured: MeasuredIndex) -> tuple[_Line, ...]:
    heads = {group.entries[0].person for group in index.groups}
    return tuple(
        _Line(part, at, number == 0, number == 0 and part.subentry is None and part.entry.person in heads)
        for part in parts_of(index)
        for number, at in enumerate(measured.parts[part.n])
    )


@dataclass(frozen=True, slots=True)
class _Filler:
    lines: tuple[_Line, ...]
    measured: MeasuredIndex
    continuation: str

    def pages(self) -> list[tuple[Column, Column]]:
        """The pages of columns, until no line is left."""
        breaks = _breaks(self.lines)
        pages: list[tuple[Column, Column]] = []
        start = 0
        while start < len(self.lines):
            room = self.measured.full if pages else self.measured.first
            ends = self._balanced(breaks, start, len(pages), room) or self._filled(breaks, start, len(pages), room)
            pages.append(self._page((start, *ends), len(pages)))
            start = ends[1]
        return pages

    def _balanced(self, breaks: Sequence[bool], start: int, page: int, room: int) -> tuple[int, int] | None:
        """Where two columns end that hold all that is left and are as short as can be, None if two cannot."""
        left = len(self.lines) - start
        for height in range(max(1, left // 2), room + 1):
            ends = self._filled(breaks, start, page, height)
            both = (self._height(start, ends[0], page, 0), self._height(*ends, page, 1))
            if ends[1] == len(self.lines) and max(both) <= height:
                return ends
        return None

    def _filled(self, breaks: Sequence[bool], start: int, page: int, room: int) -> tuple[int, int]:
        middle = self._end(breaks, start, page, 0, room)
        return middle, self._end(breaks, middle, page, 1, room)

    def _end(self, breaks: Sequence[bool], start: int, page: int, column: int, room: int) -> int:
        """Up to which line, not included, a column can be filled; more than it holds if nothing else can be."""
        height, best, forced = 0, start, start
        for end in range(start + 1, len(self.lines) + 1):
            height = self._height(start, end, page, column) if end == start + 1 else height + self._cost(end - 1)
            if height > room and forced > start:
                break
            if end == len(self.lines) or breaks[end]:
                best = end
            if end == len(self.lines) or self.lines[end].opens or self.lines[end].at > 0:
                forced = end
        return best if best > start else forced

    def _cost(self, line: int) -> int:
        return 1 + LETTER * self.lines[line].letter

    def _height(self, start: int, end: int, page: int, column: int) -> int:
        if start >= end:
            return 0
        person = self._continued(start, page, column)
        above = self.measured.continued[person] if person else int(self.lines[start].letter)
        return above + 1 + sum(self._cost(line) for line in range(start + 1, end))

    def _continued(self, start: int, page: int, column: int) -> str:
        """The person whose continuation line stands above this line at the head of a column, or “”."""
        line = self.lines[start]
        breaks_entry = start > 0 and self.lines[start - 1].part.entry is line.part.entry
        is_said = self.continuation == "column" or (page % 2 == 1 and column == 0)
        return line.part.entry.person if breaks_entry and is_said and line.part.entry.subentries else ""

    def _page(self, ends: tuple[int, int, int], page: int) -> tuple[Column, Column]:
        start, middle, end = ends
        return self._column(start, middle, page, 0), self._column(middle, end, page, 1)

    def _column(self, start: int, end: int, page: int, column: int) -> Column:
        if start == end:
            return Column()
        groups = groupby(range(start, end), lambda line: self.lines[line].part.n)
        slices = tuple(self._slice(list(numbers)) for _, numbers in groups)
        return Column(slices, self._continued(start, page, column))

    def _slice(self, numbers: list[int]) -> Slice:
        first, after = self.lines[numbers[0]], numbers[-1] + 1
        closes = after == len(self.lines) or self.lines[after].part.n != first.part.n
        last = len(first.part.locators) if closes else self.lines[after].at
        begins = 0 if first.opens else first.at
        return Slice(first.part.n, begins, last, first.opens, closes, len(numbers))


def _breaks(lines: tuple[_Line, ...]) -> tuple[bool, ...]:
    """For each line whether a column may begin with it."""
    found: list[bool] = []
    for _, group in groupby(lines, lambda line: line.part.entry.person):
        entry = list(group)
        for number, line in enumerate(entry):
            before, after = number, len(entry) - number
            inside = before >= FEWEST and after >= FEWEST
            possible = line.opens or (line.at > 0 and _may_be_parted(entry, number))
            found.append(number == 0 or (inside and possible))
    return tuple(found)


def _may_be_parted(entry: Sequence[_Line], number: int) -> bool:
    """Whether a heading without sub-entries, or a long sub-entry, may break before this line."""
    part = entry[number].part
    if part.subentry is None:
        return not part.entry.subentries
    inside = [place for place, line in enumerate(entry) if line.part.n == part.n]
    return number - inside[0] >= FEWEST and inside[-1] + 1 - number >= FEWEST
