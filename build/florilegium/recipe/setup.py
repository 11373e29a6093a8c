"""What the pages of a book are set with, and the setting of a matter with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from florilegium.model.columns import SetLine
from florilegium.model.mends import Mends
from florilegium.model.page_design import PageDesign
from florilegium.read.mends import MendsFile
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.pictures import Pictures
from florilegium.typeset.documents import Resources, Stylesheet
from florilegium.typeset.fonts import Fonts
from florilegium.typeset.lines import measure_lines
from florilegium.typeset.setting import Matter, Setting, set_pages


@dataclass(frozen=True, slots=True)
class Setup:
    """What pages are set with: the design, the fonts, the layouts, the files of the press."""

    design: PageDesign
    fonts: Fonts
    layouts: Layouts
    pictures: Pictures
    render: Callable[..., str]
    own_style: Stylesheet
    mends_file: MendsFile

    @property
    def resources(self) -> Resources:
        """Gives the files of the press by their paths, its pictures as they are on screen."""
        return self.pictures.on_screen

    def stylesheets(self, numerals: str) -> tuple[Stylesheet, ...]:
        """The stylesheets of the printed page, what all volumes share first, what only this one has last."""
        of_page = ("page.css.jinja", self.design.stylesheet) if self.design.stylesheet else ("page.css.jinja",)
        rendered = ((file, self.render(file, page=self.design, numerals=numerals)) for file in of_page)
        return (
            Stylesheet("layouts/styles/text.css", self.layouts.style("text.css")),
            *(Stylesheet(f"layouts/styles/{file}", text) for file, text in rendered),
            Stylesheet("layouts/styles/house.css", self.layouts.style("house.css")),
            self.own_style,
        )

    def set(self, xhtml: str, first_folio: int = 1, numerals: str = "arabic", before: Setting | None = None) -> Setting:
        """The pages of a matter, with the mends that are known for its pieces; those `before` if they are the same."""
        matter = replace(self._matter(xhtml, first_folio, numerals), mends=self.mends_file.mends)
        return before if before and before.matter == matter else set_pages(matter, self.fonts, self.resources)

    def set_body(self, xhtml: str, known: Mends) -> Setting:
        """The pages of the body, mended where they have flaws; `known` mends hold for their pieces."""
        return set_pages(replace(self._matter(xhtml, 1, "arabic"), mends=known, seeks=True), self.fonts, self.resources)

    def measure(self, xhtml: str) -> tuple[SetLine, ...]:
        """The lines of a matter that is set only to be measured."""
        return measure_lines(self._matter(xhtml, 1, "arabic"), self.fonts, self.resources)

    def _matter(self, xhtml: str, first_folio: int, numerals: str) -> Matter:
        style = self.stylesheets("lower-roman" if numerals == "roman" else "decimal")
        return Matter(xhtml, style, first_folio, numerals)
