"""The flaws of a whole book's pages, as a book designer would mark them."""

from collections.abc import Sequence
from dataclasses import replace

from florilegium.model.page_quality import Flaw
from florilegium.typeset.quality import flaws_of, note_flaws
from florilegium.typeset.setting import Setting


def flaws_in(settings: Sequence[Setting]) -> tuple[Flaw, ...]:
    """The flaws of front matter, body and back matter; their pages are ordinals in the print interior, from 1."""
    found: list[Flaw] = []
    before = 0
    for setting in settings:
        flaws = (*flaws_of(setting.document.pages, setting.pages), *note_flaws(setting.notes, setting.pages))
        flaws = tuple(sorted(flaws, key=lambda flaw: (flaw.page, flaw.line, flaw.kind)))
        found += (replace(flaw, page=flaw.page + before) for flaw in flaws)
        before += len(setting.pages)
    return tuple(found)
