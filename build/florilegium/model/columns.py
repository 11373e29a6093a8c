"""A printed index as columns: its parts, how many lines each takes, and what stands in which column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from florilegium.model.names import Entry, Locator, NameIndex, Subentry


@dataclass(frozen=True, slots=True)
class IndexPart:
    """A heading or a sub-entry: what begins a line of its own. `n` counts them through the index from 1."""

    index: str
    n: int
    entry: Entry
    subentry: Subentry | None = None

    @property
    def locators(self) -> tuple[Locator, ...]:
        """The locators of this part alone."""
        return self.subentry.locators if self.subentry else self.entry.locators

    @property
    def mark(self) -> str:
        """What stands in `data-paragraph` of the part, in both editions."""
        return f"{self.index}/{self.n}"


def parts_of(index: NameIndex) -> Iterator[IndexPart]:
    """Every part of the index in its order."""
    n = 0
    for group in index.groups:
        for entry in group.entries:
            for subentry in (None, *entry.subentries):
                n += 1
                yield IndexPart(index.id, n, entry, subentry)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it was set, with the mark of its paragraph. Points from the head and the left of the type area.

    `locators` begin on it; `opens_with_locator` says whether the line itself begins with one. `room` is the height of
    the type area, `page` the ordinal of the page in its matter.
    """

    mark: str
    page: int
    left: float
    top: float
    height: float
    room: float
    locators: int
    opens_with_locator: bool


@dataclass(frozen=True, slots=True)
class MeasuredIndex:
    """The lines of an index. `parts` has for each line of a part how many of its locators stand on earlier lines.

    It is -1 where the line does not begin with a locator. `continued` counts the lines of a person’s continuation
    line; `first` and `full` those of a column on the first page and on later ones.
    """

    parts: Mapping[int, tuple[int, ...]]
    continued: Mapping[str, int]
    first: int
    full: int


@dataclass(frozen=True, slots=True)
class Slice:
    """Lines of one part: its locators from `first` up to, not including, `last`; whether it begins and ends here."""

    n: int
    first: int
    last: int
    opens: bool
    closes: bool
    lines: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the person whose continuation line heads it, or “”, and what stands in it."""

    slices: tuple[Slice, ...] = ()
    continued: str = ""


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The columns of each page of the index."""

    pages: tuple[tuple[Column, Column], ...] = ()
