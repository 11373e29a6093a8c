"""Sets pages one by one, and goes back to any of them to set it otherwise; the stock engine only goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from weasyprint import layout
from weasyprint.layout import page
from weasyprint.text.line_break import strut

from florilegium.typeset.engine.cutting_boxes import is_part
from florilegium.typeset.engine.rewriting import rewrite
from florilegium.typeset.engine.wishes import Wishes

PIECES = ("section", "nav")  # an index is a nav
ON_THE_RIGHT = {"right": True, "recto": True, "left": False, "verso": False}
NEW = {"content_changed": False, "pages_wanted": False}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the setting stands before a page: all that the engine carries from page to page."""

    index: int
    done: bool
    page_maker: tuple[Any, ...]
    footnotes: Any
    reported: tuple[Any, ...]
    broken: dict[Any, Any]
    rendered: tuple[Any, ...]
    figures: tuple[Any, ...]
    has_put_off: bool
    running: dict[str, dict[int, list[Any]]]

    @property
    def running_over(self) -> int:
        """How many notes are not done on the page before, and go on."""
        return sum(is_part(note) for note in self.reported)

    @property
    def is_forced(self) -> bool:
        """Whether the page begins because the stylesheet wants it, and not because the one before is full."""
        return not self.index or bool(self.page_maker[self.index][1]["break"] != "any")


class Setter:
    """Sets the pages of a document."""

    def __init__(self, context: Any, root: Any, html: Any) -> None:
        self.context, self.root, self.html = context, root, html
        self.index, self.done, self.pages_set = 0, False, 0
        self.wishes = context.wishes = Wishes()
        context.rendered_notes = []

    @property
    def leading(self) -> float:
        """The height of a line of the text, in pixels."""
        return float(strut(self.root.style)[0])

    @property
    def can_go_back(self) -> bool:
        """Whether no text prints the number of a page: the engine changes such text while it sets pages."""
        lookups = self.context.target_collector.counter_lookup_items
        return not any(token == "content" for _, token in lookups)

    @property
    def piece(self) -> Any:
        """The element of the piece that the next page begins or goes on with, None where there is none."""
        box, skip = self.root, self.context.page_maker[self.index][0]
        while box.element is None or box.element_tag not in PIECES or not box.element.get("id"):
            children = getattr(box, "children", ())
            index, skip = next(iter(skip.items())) if skip else (0, None)
            if index >= len(children):
                return None
            box = children[index]
        return box.element

    @property
    def piece_id(self) -> str:
        """The id of that piece, “” where there is none."""
        element = self.piece
        return element.get("id", "") if element is not None else ""

    @property
    def is_recto(self) -> bool:
        """Whether the next page is a recto."""
        return bool(self.context.page_maker[self.index][2])

    @property
    def is_forced(self) -> bool:
        """Whether the next page begins because the stylesheet wants it, and not because the one before is full."""
        return bool(self.context.page_maker[self.index][1]["break"] != "any")

    @property
    def is_blank(self) -> bool:
        """Whether the next page stays blank, so that what follows opens on the side that it asks for."""
        asked = ON_THE_RIGHT.get(self.context.page_maker[self.index][1]["break"])
        return asked is not None and asked != self.is_recto

    def standing(self) -> Standing:
        """Where the setting stands now."""
        context = self.context
        return Standing(
            self.index,
            self.done,
            tuple(context.page_maker[: self.index + 1]),
            context.footnotes.copy(),
            tuple(context.reported_footnotes),
            dict(context.broken_out_of_flow),
            tuple(context.rendered_notes),
            tuple(context.waiting_figures.get(self.index + 1, ())),
            context.has_put_off,
            {name: {n: list(each) for n, each in pages.items()} for name, pages in context.running_elements.items()},
        )

    def go_back(self, standing: Standing) -> None:
        """Stand there again."""
        context = self.context
        self._remember_anchors(standing)
        self.index, self.done = standing.index, standing.done
        context.page_maker = list(standing.page_maker)
        context.footnotes = standing.footnotes.copy()
        context.reported_footnotes = list(standing.reported)
        context.broken_out_of_flow = dict(standing.broken)
        context.rendered_notes = list(standing.rendered)
        context.waiting_figures[self.index + 1] = list(standing.figures)
        context.has_put_off = standing.has_put_off
        context.running_elements.clear()
        for name, pages in standing.running.items():
            context.running_elements[name].update({n: list(each) for n, each in pages.items()})

    def _remember_anchors(self, standing: Standing) -> None:
        """Let `quick_layout` know the anchors of the pages before, and not those of pages that were given up."""
        last, anchors, lookups = self.context.__dict__.get("_anchors", (0, set(), set()))
        now, then = self.context.page_maker[:last], standing.page_maker[: standing.index]
        common = next((at for at, (one, other) in enumerate(zip(now, then, strict=False)) if one is not other), None)
        common = min(len(now), len(then)) if common is None else common
        for *_, state in now[common:]:
            anchors.difference_update(state["anchors"])
            lookups.difference_update(state["content_lookups"])
        for *_, state in then[common:]:
            anchors.update(state["anchors"])
            lookups.update(state["content_lookups"])
        self.context._anchors = standing.index, anchors, lookups

    def set_page(self) -> Any:
        """The next page, as the engine's box."""
        page_maker = self.context.page_maker
        page_maker[self.index] = (*page_maker[self.index][:-1], {**NEW, "anchors": [], "content_lookups": []})
        box, resume_at = page.remake_page(self.index, self.context, self.root, self.html)
        self.index += 1
        self.pages_set += 1
        self.done = resume_at is None and not self.context.reported_footnotes
        return box

    def finish(self) -> None:
        """Throw away what the last page has left, as the engine does."""
        self.context.page_maker = self.context.page_maker[: self.index + 1]
        self.context.broken_out_of_flow.clear()
        self.context.reported_footnotes.clear()


_at_work: list[Callable[[Setter], Iterator[Any]]] = []


@contextmanager
def set_by(compositor: Callable[[Setter], Iterator[Any]]) -> Iterator[None]:
    """Within it the pages of a document are those that the compositor makes with its setter."""
    _at_work.append(compositor)
    try:
        yield
    finally:
        _at_work.pop()


def mend() -> None:
    """Let compositors set pages, and pages be deeper or less deep, for the whole process."""
    stock = layout.make_all_pages

    def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
        if pages or not _at_work:  # what is set again because of a page's number keeps its wishes
            yield from stock(context, root_box, html, pages)
            return
        setter = Setter(context, root_box, html)
        yield from _at_work[-1](setter)
        setter.finish()

    layout.make_all_pages = make_all_pages
    page.deepened = _deepened
    rewrite(
        page.make_page,
        (
            "    context.page_bottom = page.content_box_y() + page.height\n",
            "    context.page_bottom = page.content_box_y() + deepened(context, root_box, page, page_number)\n",
        ),
    )


def _deepened(context: Any, root: Any, page: Any, number: int) -> float:
    """The height of the type area of a page that may be some lines longer or shorter than others."""
    wishes: Wishes | None = getattr(context, "wishes", None)
    lines = wishes.depths.get(number, 0) if wishes else 0
    page.deeper = lines * strut(root.style)[0]
    return float(page.height + page.deeper)
