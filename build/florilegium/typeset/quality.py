"""Looks at set pages as a book designer does: lines, ends of paragraphs, depth of pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from florilegium.model.page_quality import Flaw
from florilegium.model.pages import Page
from florilegium.typeset.engine.protruding import width_of
from florilegium.typeset.pages import boxes, is_blank, notes_of, text_flow

LOOSE = 0.45  # em
SHORTEST = 1.6  # em of a last line; an indent is one
STACK = 3
HYPHENS = ("-", "\u2010")
PIECES = ("section", "nav")  # an index is a nav
HEADINGS = ("h1", "h2", "h3", "h4")
UNEVEN = 0.6  # of a line
RIVER = 5  # lines
WIDE = 0.33  # em: narrower blanks make no river
BESIDE = 0.22  # em: blanks of two lines that far from each other flow together


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of the text: its paragraph, the element it is in, its box, whether it opens and ends its paragraph."""

    paragraph: str
    element: str
    box: Any
    first: bool
    last: bool

    @property
    def size(self) -> float:
        return float(self.box.style["font_size"])

    @property
    def texts(self) -> list[Any]:
        return [each for each in self.box.descendants() if isinstance(each, boxes.TextBox)]

    @property
    def words(self) -> str:
        return "".join(each.text for each in self.texts).rstrip()

    @property
    def justified(self) -> bool:
        return self.box.style["text_align_all"] == "justify" and not self.last

    @property
    def blank(self) -> float:
        """The width of its blanks, in em; 0 where it has none."""
        spaced = next((each for each in self.texts if " " in each.text or "\u00a0" in each.text), None)
        if spaced is None:
            return 0.0
        return float((width_of(" ", spaced.style) + spaced.justification_spacing) / self.size)


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page with its lines and the height of one; `lacking` is what of the type area is left empty, in pixels."""

    page: Page
    lines: tuple[SetLine, ...]
    leading: float
    lacking: float
    ends_piece: bool


def flaws_of(engine: list[Any], pages: tuple[Page, ...]) -> tuple[Flaw, ...]:
    """The flaws of the engine's pages, in their order; `pages` names each of them."""
    looked_at = pages_of_lines(engine, pages)
    found: list[Flaw] = []
    run = 0
    for one in looked_at:
        for number, line in enumerate(one.lines, 1):
            run = run + 1 if line.justified and line.words.endswith(HYPHENS) else 0
            found += _line_flaws(one, number, line, run)
        found += _page_flaws(one)
        found += _rivers(one)
    found += (flaw for verso, recto in pairwise(looked_at) for flaw in _uneven(verso, recto))
    return tuple(sorted(found, key=lambda flaw: (flaw.page, flaw.line, flaw.kind)))


def _line_flaws(one: SetPage, number: int, line: SetLine, run: int) -> Iterator[Flaw]:
    if line.justified and (blank := line.blank) > LOOSE:
        yield _flaw("loose-line", one, number, blank)
    if run == STACK:
        yield _flaw("stacked-hyphens", one, number, run)
    if line.last and not line.first and line.element not in HEADINGS:
        width = sum(each.width for each in line.texts) / line.size
        if line.box.style["text_align_all"] == "justify" and width < SHORTEST:
            yield _flaw("short-last-line", one, number, width)


def _page_flaws(one: SetPage) -> Iterator[Flaw]:
    if not one.lines:
        return
    first, last, count = one.lines[0], one.lines[-1], len(one.lines)
    if first.last and not first.first and first.element not in HEADINGS:
        yield _flaw("widow", one, 1, 1)
    if one.ends_piece:
        return
    if last.element in HEADINGS:
        yield _flaw("heading-at-foot", one, count, 1)
    elif last.first and not last.last:
        yield _flaw("orphan", one, count, 1)
    if one.page.side == "recto" and last.justified and last.words.endswith(HYPHENS):
        yield _flaw("hyphen-over-leaf", one, count, 1)
    if one.lacking > (2 + UNEVEN) * one.leading:
        yield _flaw("short-page", one, 0, one.lacking / one.leading)


def _uneven(verso: SetPage, recto: SetPage) -> Iterator[Flaw]:
    if verso.page.side != "verso" or not verso.lines or not recto.lines or verso.ends_piece or recto.ends_piece:
        return
    difference = abs(verso.lacking - recto.lacking)
    if difference > UNEVEN * verso.leading:
        shorter = verso if verso.lacking > recto.lacking else recto
        yield _flaw("uneven-pages", shorter, 0, difference / verso.leading)


def _rivers(one: SetPage) -> Iterator[Flaw]:
    """Chains of blanks, each below another; of chains that share a line the one that is seen first."""
    chains: list[tuple[float, int, int]] = []  # where the last blank stands, the line of the first, how many lines
    told = 0
    for number, line in enumerate(one.lines, 1):
        if not line.justified or line.blank < WIDE:
            chains = []
            continue
        reach = BESIDE * line.size
        grown = []
        for x in _blanks(line):
            above = [chain for chain in chains if abs(chain[0] - x) <= reach]
            begun, length = min(((start, count) for _, start, count in above), default=(number, 0))
            grown.append((x, begun, length + 1))
            if length + 1 == RIVER and begun > told:
                told = number
                yield _flaw("river", one, begun, RIVER)
        chains = grown


def _blanks(line: SetLine) -> Iterator[float]:
    """The middle of each blank of a line, in pixels from the left of the sheet."""
    for box in line.texts:
        x = box.position_x
        blank = width_of(" ", box.style) + box.justification_spacing
        for word in box.text.split(" ")[:-1]:
            x += width_of(word, box.style) + word.count("\u00a0") * box.justification_spacing if word else 0.0
            yield x + blank / 2
            x += blank


def _flaw(kind: str, one: SetPage, line: int, measure: float) -> Flaw:
    paragraph = one.lines[line - 1].paragraph if line else one.lines[-1].paragraph
    return Flaw(kind, one.page.ordinal, one.page.folio, line, round(measure, 2), paragraph)


def pages_of_lines(engine: list[Any], pages: tuple[Page, ...]) -> tuple[SetPage, ...]:
    """The engine's pages with the lines of their text, those of notes apart."""
    return tuple(_pages(engine, pages))


def _pages(engine: list[Any], pages: tuple[Page, ...]) -> Iterator[SetPage]:
    known = list(zip(engine, pages, strict=True))
    seen: set[str] = set()
    opens = [_opens(box, seen) for box, _ in known]
    before = ""
    for position, (box, page) in enumerate(known):
        lines = []
        for paragraph, element, line in _lines(text_flow(box), "", ""):
            last = getattr(line, "resume_at", None) is None
            lines.append(SetLine(paragraph, element, line, paragraph != before, last))
            before = paragraph
        ends = position + 1 == len(known) or is_blank(known[position + 1][0]) or opens[position + 1]
        leading = float(lines[-1].box.height) if lines else 1.0
        yield SetPage(page, tuple(lines), leading, _lacking(box, lines), ends)


def _opens(page: Any, seen: set[str]) -> bool:
    """Whether a piece begins on the page: a section that is on none of the pages before; those of it are then seen."""
    sections = {each.element.get("id", "") for each in text_flow(page).descendants() if each.element_tag in PIECES}
    new = sections - seen
    seen |= sections
    return bool(new)


def _lacking(page: Any, lines: list[SetLine]) -> float:
    """How much of the type area is empty: below the text, or between it and the notes."""
    if not lines:
        return 0.0
    area = page._page_box
    notes = notes_of(page)
    foot = min(note.position_y - note.margin_top for note in notes) if notes else area.content_box_y() + area.height
    floor = max(line.box.position_y + line.box.height for line in lines)
    gap = foot - floor
    return float(max(0.0, gap - (lines[-1].box.height if notes else 0.0)))


def _lines(box: Any, paragraph: str, element: str) -> Iterator[tuple[str, str, Any]]:
    """Each line of the text in a box with its paragraph and the element of that."""
    if isinstance(box, boxes.LineBox):
        if paragraph:
            yield paragraph, element, box
        return
    if not isinstance(box, boxes.ParentBox):
        return
    if box.element is not None and (own := box.element.get("data-paragraph")):
        paragraph, element = own, box.element_tag
    for child in box.children:
        yield from _lines(getattr(child, "_box", child), paragraph, element)
