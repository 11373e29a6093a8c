"""The columns of the index: full ones, two of equal length at the end, and no break where a reader stumbles."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.index.columns import fill_columns
from florilegium.index.measuring import measure, misplaced
from florilegium.model.columns import Column, ColumnPlan, MeasuredIndex, SetLine, parts_of
from florilegium.model.names import Entry, LetterGroup, Locator, NameIndex, Subentry


def locators(count: int) -> tuple[Locator, ...]:
    return tuple(Locator(str(n), f"page {n}", f"a-{n}", n, n) for n in range(1, count + 1))


def entry(person: str, subentries: int = 0, cited: int = 1) -> Entry:
    inside = tuple(Subentry(f"piece {n}", locators(1)) for n in range(subentries))
    return Entry(person, person.title(), locators(cited), subentries=inside)


def index_of(*groups: Sequence[Entry]) -> NameIndex:
    return NameIndex("", tuple(LetterGroup(group[0].heading[0], tuple(group)) for group in groups))


def plan_of(index: NameIndex, room: int, first: int = 0, continuation: str = "verso", lines=None) -> ColumnPlan:
    """The plan of an index whose parts are one line each but for those in `lines`."""
    parts = {part.n: (0,) for part in parts_of(index)} | (lines or {})
    continued = {each.person: 1 for group in index.groups for each in group.entries}
    return fill_columns(index, MeasuredIndex(parts, continued, first or room, room), continuation)


def held(column: Column) -> list[int]:
    return [each.n for each in column.slices]


def test_the_columns_of_the_last_page_are_as_equal_as_can_be():
    index = index_of([entry(f"a{n}") for n in range(9)])
    (page,) = plan_of(index, 20).pages
    assert [len(column.slices) for column in page] == [4, 5], "the letter is a line of the left one"


def test_a_full_page_comes_before_the_balanced_one_and_the_first_has_less_room():
    index = index_of([entry(f"a{n}") for n in range(30)])
    pages = plan_of(index, 10, first=6).pages
    assert [[len(column.slices) for column in page] for page in pages] == [[5, 6], [10, 9]]


def test_no_letter_stands_alone_at_the_foot_of_a_column():
    index = index_of([entry(f"a{n}") for n in range(4)], [entry("ba", cited=40)], [entry("ca")], [entry("da")])
    # four lines and the letter B would fill seven lines, with one of the three lines of its entry
    pages = plan_of(index, 8, lines={5: (0, 10, 20)}, first=8).pages
    assert held(pages[0][0]) == [1, 2, 3, 4]
    assert pages[0][1].slices[0].n == 5


def test_the_last_line_of_an_entry_never_heads_a_column():
    index = index_of(
        [*(entry(f"a{n}") for n in range(3)), entry("az", subentries=3), *(entry(f"b{n}") for n in range(30))]
    )
    for room in range(6, 12):
        for column in (column for page in plan_of(index, room).pages for column in page if column.slices):
            assert column.slices[0].n not in (5, 7), "a break behind the first line, or before the last"


LONG = index_of([entry("trotsky", subentries=30)])


def test_an_entry_with_subentries_is_continued_on_a_new_verso():
    pages = plan_of(LONG, 8, first=6).pages
    assert [[column.continued for column in page] for page in pages] == [["", ""], ["trotsky", ""], ["", ""]]
    assert sum(len(column.slices) for page in pages for column in page) == 31


def test_or_in_every_new_column_where_the_house_says_so():
    pages = plan_of(LONG, 8, first=6, continuation="column").pages
    said = [column.continued for page in pages for column in page if column.slices]
    assert said == ["", *["trotsky"] * (len(said) - 1)]


def test_a_break_inside_a_long_part_comes_before_a_locator():
    index = index_of([entry("a", cited=60), entry("b")])
    pages = plan_of(index, 4, lines={1: (0, 10, -1, 20, 30, 40, 50)}).pages
    one, other = (column.slices[0] for column in pages[0])
    assert (one.first, one.last, one.opens, one.closes, one.lines) == (0, 20, True, False, 3)
    assert (other.first, other.last, other.opens, other.closes, other.lines) == (20, 60, False, True, 4)


def test_no_line_of_a_long_sub_entry_stands_alone():
    index = index_of([entry("a"), Entry("b", "B", subentries=tuple(Subentry(f"p{n}", locators(40)) for n in range(9)))])
    lines = {part.n: (0, 10, 20) for part in parts_of(index) if part.subentry}
    for room in range(6, 14):
        for page in plan_of(index, room, lines=lines).pages:
            slices = [each for column in page for each in column.slices if each.n > 2]
            assert all(each.lines == 3 for each in slices), "of three lines one would stand alone"


def test_what_fits_nowhere_is_set_all_the_same():
    index = index_of([entry("a", cited=1)], [entry("b")])
    pages = plan_of(index, 2, lines={1: (-1, -1, -1, -1, -1)}).pages
    assert sum(each.lines for page in pages for column in page for each in column.slices) == 6


ENTRIES = st.lists(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 4)), min_size=1, max_size=12), max_size=6)


@settings(max_examples=60, deadline=None)
@given(ENTRIES, st.integers(5, 14), st.integers(4, 14), st.sampled_from(("verso", "column")))
def test_every_line_stands_in_one_column_and_in_its_order(shapes, room, first, continuation):
    groups = [
        [entry(f"{chr(97 + letter)}{n}", subentries, cited=40) for n, (subentries, _) in enumerate(group)]
        for letter, group in enumerate(shapes)
    ]
    index = index_of(*groups)
    heights = {
        each.person: height
        for group, shape in zip(groups, shapes, strict=True)
        for each, (_, height) in zip(group, shape, strict=True)
    }
    lines = {
        part.n: tuple(10 * n for n in range(heights[part.entry.person]))
        for part in parts_of(index)
        if part.subentry is None
    }
    pages = plan_of(index, room, min(first, room), continuation, lines).pages
    slices = [each for page in pages for column in page for each in column.slices]
    found: dict[int, list[tuple[int, int]]] = {}
    for each in slices:
        found.setdefault(each.n, []).append((each.first, each.last))
    assert list(found) == [part.n for part in parts_of(index)]
    for part in parts_of(index):
        edges = [0, *(last for _, last in found[part.n])]
        assert edges == [*(first for first, _ in found[part.n]), len(part.locators)]
    assert sum(each.lines for each in slices) == sum(len(lines.get(part.n, (0,))) for part in parts_of(index))


# --- measured, and looked at again ----------------------------------------------------------------------------------


def set_line(mark: str, top: float, page: int = 1, begun: int = 1, opens: bool = False) -> SetLine:
    return SetLine(mark, page, 0, top, 10, 100, begun, opens)


def test_an_index_is_measured_in_lines_of_its_parts_and_columns():
    index = index_of([entry("a", subentries=1)])
    lines = [
        set_line("letter/A", 42), set_line("index-of-names/1", 52, begun=3),
        set_line("index-of-names/1", 62, opens=True), set_line("index-of-names/2", 72),
        set_line("continued/a", 82), set_line("continued/a", 92),
    ]  # fmt: skip
    assert measure(index, lines) == MeasuredIndex({1: (-1, 3), 2: (-1,)}, {"a": 2}, 5, 10)


TWO = index_of([entry("a"), entry("b")])
PLAN = plan_of(TWO, 10)


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ([set_line("index-of-names/1", 10), set_line("index-of-names/2", 0)], []),
        ([set_line("index-of-names/1", 10), set_line("index-of-names/2", 20)], ["R02"]),
        ([set_line("index-of-names/1", 10), set_line("index-of-names/2", 0, page=2)], ["R02", "R02"]),
        ([set_line("index-of-names/1", 91), set_line("index-of-names/2", 0)], ["R02"]),
    ],
)
def test_a_column_that_does_not_hold_what_was_planned_is_an_error(lines, codes):
    assert [each.code for each in misplaced(TWO, PLAN, lines)] == codes
