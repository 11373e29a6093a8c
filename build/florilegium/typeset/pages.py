"""Turns the engine's pages into the press's: folio, side, anchors in their order, and what each page begins with."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from florilegium.model.numerals import roman
from florilegium.model.pages import Page, PageStart
from florilegium.typeset.engine import weasyprint

# Classes of elements whose letters are not the paragraph's own.
NOT_ITS_WORDS = frozenset(("source-page", "folio-reference", "note-back", "note-closing"))
boxes = weasyprint.formatting_structure.boxes


def folio(number: int, numerals: str) -> str:
    """The number as a folio is printed.

    >>> folio(14, "roman"), folio(14, "arabic")
    ('xiv', '14')
    """
    return str(number) if numerals == "arabic" else roman(number)


def pages_of(pages: list[Any], first_folio: int, numerals: str) -> tuple[Page, ...]:
    """The pages in their order, with ordinals from 1."""
    letters: Counter[str] = Counter()
    return tuple(
        Page(
            ordinal,
            folio(first_folio + ordinal - 1, numerals),
            "recto" if page._page_box.page_type.side == "right" else "verso",
            is_blank(page),
            tuple(page.anchors),
            _start(page, letters),
        )
        for ordinal, page in enumerate(pages, 1)
    )


def is_blank(page: Any) -> bool:
    """Whether nothing stands in the type area: neither words nor pictures nor notes."""
    return not any(
        isinstance(box, (boxes.TextBox, boxes.ReplacedBox))
        for part in page._page_box.children
        if not isinstance(part, boxes.MarginBox)
        for box in part.descendants()
    )


def text_flow(page: Any) -> Any:
    """The box of the text on the page, apart from the notes and the margins."""
    return page._page_box.children[0]


def notes_of(page: Any) -> tuple[Any, ...]:
    """The boxes of the notes at the foot of the page."""
    areas = (part for part in page._page_box.children if isinstance(part, boxes.FootnoteAreaBox))
    return tuple(note for area in areas for note in area.children)


def _start(page: Any, letters: Counter[str]) -> PageStart | None:
    """The first paragraph on the page with the letters that stand before; the page's letters are added to them.

    A figure that was put off from the page before begins a page only where nothing else does.
    """
    start = figure = None
    for paragraph, text, is_put_off in _passages(text_flow(page), "", False):
        article, _, n = paragraph.rpartition("/")
        if is_put_off:
            figure = figure or PageStart(article, int(n), letters[paragraph])
        else:
            start = start or PageStart(article, int(n), letters[paragraph])
        letters[paragraph] += sum(map(str.isalnum, text))
    return start or figure


def _passages(box: Any, paragraph: str, is_put_off: bool) -> Iterator[tuple[str, str, bool]]:
    """Each piece of text in the box with the paragraph it belongs to, without what the stylesheet adds."""
    if isinstance(box, boxes.TextBox):
        if paragraph:
            yield paragraph, box.text, is_put_off
        return
    if "::" in (box.element_tag or "") or not isinstance(box, boxes.ParentBox):
        return
    if box.element is not None:
        if not NOT_ITS_WORDS.isdisjoint(box.element.get("class", "").split()):
            return
        paragraph = box.element.get("data-paragraph", paragraph)
    is_put_off = is_put_off or getattr(box, "is_put_off", False)
    for child in box.children:
        yield from _passages(child, paragraph, is_put_off)
