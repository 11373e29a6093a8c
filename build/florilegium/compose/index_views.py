"""The index of names as its template prints it: whole and by letters for the EPUB, in columns for print."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from florilegium.compose.inlines import page_break
from florilegium.compose.pieces import TITLES
from florilegium.model.columns import Column, ColumnPlan, IndexPart, Slice, parts_of
from florilegium.model.names import CrossReference, Entry, Locator, NameIndex
from florilegium.model.wording import with_initials_together

Href = Callable[[Locator], str]
PageStarts = Mapping[int, Sequence[tuple[int, str]]]  # by part: after how many of its letters a page begins, its folio


@dataclass(frozen=True, slots=True)
class LocatorView:
    """A locator with its link. `kinds` are its classes, `page_break` the mark of a page that begins at it, or “”."""

    text: str
    spoken: str
    href: str
    kinds: str
    page_break: Markup


@dataclass(frozen=True, slots=True)
class PartView:
    """A heading or sub-entry, or as much of it as stands in one column. `n` is its ordinal in the index."""

    n: int
    label: str
    is_title: bool
    opens: bool
    closes: bool
    locators: tuple[LocatorView, ...]
    page_break: Markup


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A cross-reference with its link; `where` is the title of the index it leads to, “” where it is this one."""

    heading: str
    is_title: bool
    href: str
    where: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry, or as much of it as stands in one column; `continued` is the heading said again, or “”."""

    person: str
    continued: str
    heading: PartView | None
    subentries: tuple[PartView, ...]
    see: ReferenceView | None
    see_also: tuple[ReferenceView, ...]
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class LetterView:
    """Entries under one letter; `letter` is “” where the letter stands in an earlier column."""

    letter: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """The index by letters, or for print in pages of columns. `continuations` are there only to be measured."""

    headnote: str
    groups: tuple[LetterView, ...] = ()
    pages: tuple[tuple[tuple[LetterView, ...], ...], ...] = ()
    is_measured: bool = False
    continuations: tuple[CrossReference, ...] = ()


def index_view(index: NameIndex, href: Href, page_starts: PageStarts) -> IndexView:
    """The whole index by letters, with the marks of the pages of the print edition."""
    return IndexView(index.headnote, _Views(index, href, page_starts).column(_whole(index)))


def view_to_measure(index: NameIndex) -> IndexView:
    """The whole index in one column, and after it each continuation line that it could have."""
    entries = (entry for group in index.groups for entry in group.entries if entry.subentries)
    continuations = tuple(CrossReference(_heading(entry), entry.person, entry.is_title) for entry in entries)
    column = _Views(index, _inside, {}).column(_whole(index))
    return IndexView(index.headnote, pages=((column,),), is_measured=True, continuations=continuations)


def view_in_columns(index: NameIndex, plan: ColumnPlan) -> IndexView:
    """The index in the columns of a plan, with links inside one document."""
    views = _Views(index, _inside, {})
    pages = tuple(tuple(views.column(column) for column in page) for page in plan.pages)
    return IndexView(index.headnote, pages=pages)


def _inside(locator: Locator) -> str:
    return f"#{locator.anchor}"


def _whole(index: NameIndex) -> Column:
    return Column(tuple(Slice(part.n, 0, len(part.locators), True, True, 1) for part in parts_of(index)))


class _Views:
    """Makes views of slices of one index."""

    def __init__(self, index: NameIndex, href: Href, page_starts: PageStarts) -> None:
        self._parts = {part.n: part for part in parts_of(index)}
        self._letters = {group.entries[0].person: group.letter for group in index.groups}
        self._href, self._page_starts = href, page_starts

    def column(self, column: Column) -> tuple[LetterView, ...]:
        """What stands in a column, by letters."""
        groups: list[LetterView] = []
        for entry in self._entries(column):
            letter = self._letters[entry.person] if entry.person in self._letters and entry.heading else ""
            if entry.heading and not entry.heading.opens:
                letter = ""
            if letter or not groups:
                groups.append(LetterView(letter, ()))
            groups[-1] = LetterView(groups[-1].letter, (*groups[-1].entries, entry))
        return tuple(groups)

    def _entries(self, column: Column) -> Iterator[EntryView]:
        for person, group in groupby(column.slices, lambda each: self._parts[each.n].entry.person):
            slices = list(group)
            entry = self._parts[slices[0].n].entry
            views = [self._part(self._parts[each.n], each) for each in slices]
            heading = views[0] if self._parts[slices[0].n].subentry is None else None
            continued = _heading(entry) if column.continued and slices[0] is column.slices[0] else ""
            rest = tuple(views[1:] if heading else views)
            see = self._reference(entry.see) if entry.see else None
            also = tuple(map(self._reference, entry.see_also))
            yield EntryView(person, continued, heading, rest, see, also, entry.is_title)

    def _reference(self, other: CrossReference) -> ReferenceView:
        anchor = f"entry-{other.person}"
        href = self._href(Locator("", "", anchor, 0, 0, piece=other.index)) if other.index else f"#{anchor}"
        return ReferenceView(_heading(other), other.is_title, href, TITLES[other.index] if other.index else "")

    def _part(self, part: IndexPart, slice: Slice) -> PartView:
        label = part.subentry.label if part.subentry else _heading(part.entry)
        starts = list(self._page_starts.get(part.n, ()))
        mark = _marks(starts, 0)
        letters = _count(label)
        locators = []
        for locator in part.locators[slice.first : slice.last]:
            locators.append(self._locator(locator, _marks(starts, letters)))
            letters += _count(locator.text)
        is_title = part.subentry.is_title if part.subentry else part.entry.is_title
        return PartView(part.n, label, is_title, slice.opens, slice.closes, tuple(locators), mark)

    def _locator(self, locator: Locator, mark: Markup) -> LocatorView:
        kinds = ("locator", "principal" if locator.principal else "", locator.kind)
        shown = (kind for kind in kinds if kind in ("locator", "principal", "illustration"))
        return LocatorView(locator.text, _spoken(locator), self._href(locator), " ".join(shown), mark)


def _spoken(locator: Locator) -> str:
    """How the locator is spoken: it begins with what is printed, by which those who speak to their device call it.

    WCAG 2.2, 2.5.3 (Label in Name).
    """
    return locator.spoken if locator.text in locator.spoken else f"{locator.text}: {locator.spoken}"


def _heading(entry: Entry | CrossReference) -> str:
    return with_initials_together(entry.heading)


def _marks(starts: list[tuple[int, str]], letters: int) -> Markup:
    """The marks of the pages that begin after so many letters or fewer; they are taken out of the list."""
    due = [start for start in starts if start[0] <= letters]
    starts[:] = starts[len(due) :]
    return Markup("".join(page_break(folio) for _, folio in due))


def _count(text: str) -> int:
    return sum(map(str.isalnum, text))
