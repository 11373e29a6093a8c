"""Turns the matters of a book, each set by itself, into one document with one map of its pages."""

from dataclasses import dataclass, replace
from typing import Any

from florilegium.diagnostics import Diagnostic
from florilegium.model.pages import Page, PageMap
from florilegium.model.printed import PageWords, PrintedFigure
from florilegium.model.printing import PageLabels, Particulars
from florilegium.typeface.fonts import Fonts
from florilegium.typeset.drawing import Drawn, draw
from florilegium.typeset.printed import figures_of_pages, words_of_pages
from florilegium.typeset.setting import Setting


@dataclass(frozen=True, slots=True)
class Joined:
    """The whole book. `page_map` is that of the print edition; the labels are those of either edition's pages."""

    page_map: PageMap
    labels: tuple[PageLabels, ...]
    screen_labels: tuple[PageLabels, ...]
    document: Any
    cover_pages: int
    fonts: Fonts

    def cover_words(self) -> tuple[PageWords, ...]:
        """What is printed on each page of the cover."""
        return words_of_pages(self.document.pages[: self.cover_pages])

    def words(self) -> tuple[PageWords, ...]:
        """What is printed on each page of the screen edition: the pages of its cover, then those of the interior."""
        return words_of_pages(self.document.pages)

    def figures(self) -> tuple[PrintedFigure, ...]:
        """The picture of each figure in the pages of the interior."""
        return figures_of_pages(self.document.pages[self.cover_pages :])

    def draw(self, particulars: Particulars) -> Drawn:
        """Both PDFs, each page drawn once. T07 for links that lead nowhere, T14 for a face that is not the press's."""
        drawn = draw(self.document, self.cover_pages, particulars)
        known = frozenset().union(*(face.names() for face in self.fonts.faces))
        strange = tuple(_strange_face(name) for name in drawn.faces if name not in known)
        return replace(drawn, diagnostics=(*drawn.diagnostics, *strange))


def join(matters: tuple[Setting, ...], fonts: Fonts, cover: Setting | None = None) -> Joined:
    """The matters in their order as one document, with the cover before them in the screen edition alone.

    All must have been set with these fonts. Links and the outline go through the whole.
    """
    pages: list[Page] = []
    labels: list[PageLabels] = []
    for matter in matters:
        before = len(pages)
        labels.append(PageLabels(before + 1, matter.numerals, matter.first_folio))
        pages += [replace(page, ordinal=before + page.ordinal) for page in matter.pages]
    covering = list(cover.document.pages[: cover.laid_out]) if cover else []
    inside = [page for matter in matters for page in matter.document.pages]
    shifted = tuple(replace(each, ordinal=each.ordinal + len(covering)) for each in labels)
    return Joined(
        PageMap(tuple(pages)),
        tuple(labels),
        (PageLabels(1, "", 1, "Cover"), *shifted) if covering else tuple(labels),
        matters[0].document.copy(covering + inside),
        len(covering),
        fonts,
    )


def _strange_face(name: str) -> Diagnostic:
    hint = "name in the stylesheets only families, styles and weights that the manifest has"
    return Diagnostic("T14", f"the book is set with the face “{name}”, which is not in fonts/manifest.toml", None, hint)
