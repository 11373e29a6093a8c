"""A book as it was set: all that is known of its pages but their drawing."""

from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic
from florilegium.model.mends import Mends
from florilegium.model.page_quality import Flaw
from florilegium.model.pages import Page, PageMap
from florilegium.model.printed import PageWords, PrintedFigure


@dataclass(frozen=True, slots=True)
class SetBook:
    """The pages of a book, what is printed on each, and what was found when they were set.

    `matters` says how many pages front matter, body and back matter have; `notes` for each note at the foot of a page
    the ordinals of its call, its first and its last page; `diagnostics` are the typesetter's, which knows notes and
    paragraphs by their ids alone.
    """

    page_map: PageMap
    matters: tuple[int, int, int]
    words: tuple[PageWords, ...]
    figures: tuple[PrintedFigure, ...]
    flaws: tuple[Flaw, ...]
    notes: Mapping[str, tuple[int, int, int]]
    mends: Mends
    diagnostics: tuple[Diagnostic, ...]

    @property
    def body(self) -> tuple[Page, ...]:
        """The pages of the body."""
        front, body, _ = self.matters
        return self.page_map.pages[front : front + body]
