"""Turns the engine's pages into their lines of text: what each is, where its page ends, what of it is empty."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from florilegium.model.pages import Page
from florilegium.typeset.engine.protruding import width_of
from florilegium.typeset.engine.scaled_letters import scale_of
from florilegium.typeset.pages import boxes, is_blank, text_flow

PIECES = ("section", "nav")  # an index is a nav


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
        return float(scale_of(spaced) * (width_of(" ", spaced.style) + spaced.justification_spacing) / self.size)


@dataclass(frozen=True, slots=True)
class SetPage:
    """A page with its lines and the height of one.

    In pixels: `lacking` is by how much it ends above the type area, with what is free between text and notes; `above`
    is the same without that, for notes stand at the foot, and what faces them does not see it. Both are below 0 where
    the page is deeper.
    """

    page: Page
    lines: tuple[SetLine, ...]
    leading: float
    lacking: float
    above: float
    ends_piece: bool


def pages_of_lines(engine: list[Any], pages: tuple[Page, ...]) -> tuple[SetPage, ...]:
    """The engine's pages with the lines of their text, those of notes apart."""
    return tuple(_pages(engine, pages))


def _pages(engine: list[Any], pages: tuple[Page, ...]) -> Iterator[SetPage]:
    known = list(zip(engine, pages, strict=True))
    opens = openings_of(engine)
    before = ""
    for position, (box, page) in enumerate(known):
        ends = position + 1 == len(known) or is_blank(known[position + 1][0]) or opens[position + 1]
        yield (one := page_of_lines(box, page, before, ends))
        before = one.lines[-1].paragraph if one.lines else before


def page_of_lines(engine: Any, page: Page, before: str, ends_piece: bool) -> SetPage:
    """A page with its lines; `before` is the paragraph that stood last on those before it."""
    lines = []
    for paragraph, element, line in _lines(text_flow(engine), "", ""):
        last = getattr(line, "resume_at", None) is None
        lines.append(SetLine(paragraph, element, line, paragraph != before, last))
        before = paragraph
    leading = float(lines[-1].box.height) if lines else 1.0
    lacking, above = _room(engine, leading) if lines else (0.0, 0.0)
    return SetPage(page, tuple(lines), leading, lacking, above, ends_piece)


def openings_of(engine: list[Any]) -> list[bool]:
    """Of each page whether a piece begins on it."""
    seen: set[str] = set()
    return [_opens(box, seen) for box in engine]


def _opens(page: Any, seen: set[str]) -> bool:
    """Whether a piece begins on the page: a section that is on none of the pages before; those of it are then seen."""
    sections = {each.element.get("id", "") for each in text_flow(page).descendants() if each.element_tag in PIECES}
    new = sections - seen
    seen |= sections
    return bool(new)


def _room(page: Any, leading: float) -> tuple[float, float]:
    """By how much the page ends above the type area, with and without the lines that are free above its notes."""
    area = page._page_box
    foot = area.content_box_y() + area.height
    set_here = [each for each in text_flow(page).descendants() if isinstance(each, (boxes.LineBox, boxes.ReplacedBox))]
    floor = max(each.position_y + each.height for each in set_here)
    notes = next((part for part in area.children if isinstance(part, boxes.FootnoteAreaBox)), None)
    if notes is None or not notes.children:
        return float(foot - floor), float(foot - floor)
    above = float(foot - notes.position_y - notes.margin_height())
    free = (notes.position_y - floor) / leading
    return above + max(0, int(free + 0.02)) * leading, above


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
