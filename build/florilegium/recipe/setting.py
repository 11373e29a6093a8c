"""Sets a matter with what the pages of a book are set with. With it comes the engine: only who sets imports it."""

from dataclasses import replace

from florilegium.model.columns import SetLine
from florilegium.model.mends import Mends
from florilegium.recipe.setup import Setup
from florilegium.typeset.lines import measure_lines
from florilegium.typeset.setting import Matter, Setting, set_pages


def set_matter(
    setup: Setup, xhtml: str, first_folio: int = 1, numerals: str = "arabic", before: Setting | None = None
) -> Setting:
    """The pages of a matter, with the mends that are known for its pieces; those `before` if they are the same."""
    matter = replace(_matter(setup, xhtml, first_folio, numerals), mends=setup.mends_file.mends)
    return before if before and before.matter == matter else set_pages(matter, setup.fonts, setup.resources)


def set_body(setup: Setup, xhtml: str, known: Mends) -> Setting:
    """The pages of the body, mended where they have flaws; `known` mends hold for their pieces."""
    matter = replace(_matter(setup, xhtml, 1, "arabic"), mends=known, seeks=True)
    return set_pages(matter, setup.fonts, setup.resources)


def measured(setup: Setup, xhtml: str) -> tuple[SetLine, ...]:
    """The lines of a matter that is set only to be measured."""
    return measure_lines(_matter(setup, xhtml, 1, "arabic"), setup.fonts, setup.resources)


def _matter(setup: Setup, xhtml: str, first_folio: int, numerals: str) -> Matter:
    return Matter(xhtml, setup.stylesheets(numerals), first_folio, numerals)
