"""The report of a comparison: one HTML file with what differs between two editions, and pictures of their pages."""

from dataclasses import dataclass

from florilegium.compose.templates import open_templates
from florilegium.model.wording import date_in_words
from florilegium.recipe.comparing_editions import Comparison
from florilegium.recipe.comparing_sources import Source
from florilegium.recipe.comparing_views import cells_of, kinds_of, lines_of, pictured_of, rows_of, texts_of
from florilegium.recipe.layouts import Layouts

TEMPLATE, STYLE = "comparison.html.jinja", "comparison.css"


@dataclass(frozen=True, slots=True)
class Named:
    """An edition as it is named at the head of the report."""

    name: str
    title: str
    edition: str


def report_on(layouts: Layouts, comparison: Comparison) -> bytes:
    """The page, which fetches nothing from anywhere. Refusal C01."""
    compared = comparison.compared
    collation = compared.collation
    kinds = kinds_of(collation)
    render = open_templates(layouts.template)
    page = render(
        TEMPLATE,
        old=_named(comparison.old), new=_named(comparison.new), comparison=comparison, lines=comparison.lines,
        kinds=[kind for kind in kinds.values() if kind.count], cells=tuple(cells_of(compared, kinds)),
        runs=tuple(rows_of(collation.pages, kinds)), texts=tuple(texts_of(compared)),
        lists=tuple(map(lines_of, collation.lists)), pictures=tuple(pictured_of(compared, kinds)),
        left=compared.drawn.left, style=layouts.style(STYLE),
    )  # fmt: skip
    return str(page).encode()


def _named(source: Source) -> Named:
    edition = source.edition
    if not edition:
        return Named(source.name, source.name, "")
    return Named(source.name, edition.title, f"edition {edition.edition}, {date_in_words(edition.date)}")
