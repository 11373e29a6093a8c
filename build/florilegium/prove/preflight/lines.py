"""Looks at the lines of a file from elsewhere as a book designer does, as far as the places of words tell."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from florilegium.model.found_lines import FoundFlaw, FoundLine
from florilegium.model.sheet import Box

LOOSE = 0.45  # em
STACK = 3  # lines in a row that end in a hyphen
SHORT = 2.0  # em by which the last line of a paragraph is shorter
INDENT = (0.5, 4.0)  # em
FULL = 0.3  # em within which a line reaches the end of the measure
LARGE_NOTE = 0.6  # of the height of the type area
MARKS = "*†‡§¶"
A_FOLIO = 15  # signs; what is longer is text
SMALLER = 0.7  # points by which notes are smaller than the text
FEW = 40  # lines from which a measure can be told
JUSTIFIED = 0.4  # the part of the lines that are as wide as the measure in a book that is justified

Page = Sequence[FoundLine]
Measure = tuple[float, float]  # where lines begin and end, in points


def flaws_in_lines(lines: Sequence[FoundLine]) -> tuple[FoundFlaw, ...] | None:
    """The flaws that can be seen; None where the lines are no justified text of one size."""
    if len(lines) < FEW:
        return None
    size = Counter(line.size for line in lines for _ in line.text[::10]).most_common(1)[0][0]
    pages = [tuple(page) for _, page in groupby(lines, lambda line: line.page)]
    texts = [[line for line in page if abs(line.size - size) < SMALLER] for page in pages]
    measures = {side: _measure(texts, side) for side in (0, 1)}
    full = [line for page in texts for line in page if _is_full(line, measures[line.page % 2])]
    if len(full) < JUSTIFIED * sum(map(len, texts)):
        return None
    found: list[FoundFlaw] = []
    for number, page in enumerate(texts):
        measure = measures[page[0].page % 2] if page else (0.0, 0.0)
        found += _loose(page, measure)
        found += _stacks(page)
        before = texts[number - 1] if number else []
        found += _widows(page, before, measures)
        found += _orphans(page, measure)
        found += _long_notes(pages[number], size)
    return tuple(found)


def _measure(texts: Sequence[Page], side: int) -> Measure:
    """Where most lines of rectos (1) or versos (0) begin and end."""
    lines = [line for page in texts for line in page if line.page % 2 == side]
    begins = Counter(round(line.box.left) for line in lines)
    ends = Counter(round(line.box.right) for line in lines)
    return (begins.most_common(1)[0][0], ends.most_common(1)[0][0]) if lines else (0.0, 0.0)


def _is_full(line: FoundLine, measure: Measure) -> bool:
    begins = line.box.left < measure[0] + INDENT[1] * line.size
    return begins and abs(line.box.right - measure[1]) <= max(1.0, FULL * line.size)


def _loose(page: Page, measure: Measure) -> Iterator[FoundFlaw]:
    return (
        FoundFlaw("loose-line", line.page, line.box) for line in page if line.blank > LOOSE and _is_full(line, measure)
    )


def _stacks(page: Page) -> Iterator[FoundFlaw]:
    run: list[FoundLine] = []
    for line in page:
        run = [*run, line] if line.parted else []
        if len(run) == STACK:
            yield FoundFlaw("stacked-hyphens", line.page, _around(run))


def _widows(page: Page, before: Page, measures: dict[int, Measure]) -> Iterator[FoundFlaw]:
    """The end of a paragraph that stands alone at the head, below the end of a page that was full."""
    if len(page) < STACK or not before:
        return
    first, measure = page[0], measures[page[0].page % 2]
    ran_on = _is_full(before[-1], measures[before[-1].page % 2])
    begins = abs(first.box.left - measure[0]) < INDENT[0] * first.size
    if ran_on and begins and first.box.right < measure[1] - SHORT * first.size and _opens(page[1], measure):
        yield FoundFlaw("widow", first.page, first.box)


def _orphans(page: Page, measure: Measure) -> Iterator[FoundFlaw]:
    """The beginning of a paragraph that stands alone at the foot."""
    if len(page) >= STACK and _opens(page[-1], measure) and _is_full(page[-1], measure):
        above = page[-2].box.right < measure[1] - FULL * page[-2].size or page[-2].text.rstrip().endswith(
            (".", "!", "?")
        )
        if above:
            yield FoundFlaw("orphan", page[-1].page, page[-1].box)


def _opens(line: FoundLine, measure: Measure) -> bool:
    """Whether the line is indented as the first of a paragraph is."""
    indent = (line.box.left - measure[0]) / line.size
    return INDENT[0] < indent < INDENT[1]


def _long_notes(page: Page, size: float) -> Iterator[FoundFlaw]:
    """Small type below text that fills more than so much of the page."""
    notes = [line for line in page if line.size <= size - SMALLER]
    text = [line for line in page if line.size > size - SMALLER and len(line.text) > A_FOLIO]
    if not notes or len(text) < 2:
        return
    lowest = min(line.box.bottom for line in text)
    below = [line for line in notes if line.box.top <= lowest]
    height = _around(page).top - _around(page).bottom
    marked = any(line.text[:1].isdigit() or line.text[:1] in MARKS for line in below)
    if marked and _around(below).top - _around(below).bottom > LARGE_NOTE * height:
        yield FoundFlaw("tall-notes", below[0].page, _around(below))


def _around(lines: Page) -> Box:
    found = lines[0].box
    for line in lines[1:]:
        found = found.around(line.box)
    return found
