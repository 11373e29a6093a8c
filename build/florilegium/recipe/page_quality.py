"""The flaws of a whole book's pages, as a book designer would mark them."""

from dataclasses import replace

from florilegium.model.page_quality import Flaw
from florilegium.recipe.pages import Pagination
from florilegium.typeset.quality import flaws_of, note_flaws


def flaws_in(pagination: Pagination) -> tuple[Flaw, ...]:
    """The flaws of front matter, body and back matter; their pages are ordinals in the print interior, from 1."""
    found: list[Flaw] = []
    before = 0
    for setting in (pagination.front, pagination.body, pagination.back):
        flaws = (*flaws_of(setting.document.pages, setting.pages), *note_flaws(setting.notes, setting.pages))
        flaws = tuple(sorted(flaws, key=lambda flaw: (flaw.page, flaw.line, flaw.kind)))
        found += (replace(flaw, page=flaw.page + before) for flaw in flaws)
        before += len(setting.pages)
    return tuple(found)
