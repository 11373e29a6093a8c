"""What the pages of a book are set with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from florilegium.model.page_design import PageDesign
from florilegium.model.stylesheet import Stylesheet
from florilegium.read.mends import MendsFile
from florilegium.recipe.cut_fonts import CutFonts
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.pictures import Pictures
from florilegium.typeface.fonts import Fonts


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
    cut_fonts: CutFonts = field(default_factory=CutFonts)

    @property
    def resources(self) -> Callable[[str], bytes]:
        """Gives the files of the press by their paths, its pictures as they are on screen."""
        return self.pictures.for_pages

    def stylesheets(self, matter: str) -> tuple[Stylesheet, ...]:
        """The stylesheets of the printed page, what all volumes share first, what only this one has last.

        `matter` says which numerals its folios have: “roman” or “arabic”.
        """
        numerals = "lower-roman" if matter == "roman" else "decimal"
        of_page = ("page.css.jinja", self.design.stylesheet) if self.design.stylesheet else ("page.css.jinja",)
        rendered = ((file, self.render(file, page=self.design, numerals=numerals)) for file in of_page)
        return (
            Stylesheet("layouts/styles/text.css", self.layouts.style("text.css")),
            *(Stylesheet(f"layouts/styles/{file}", text) for file, text in rendered),
            Stylesheet("layouts/styles/house.css", self.layouts.style("house.css")),
            self.own_style,
        )
