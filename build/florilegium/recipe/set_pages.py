"""Settings turned into what is known of their pages: words, figures, flaws, places of notes."""

from collections.abc import Sequence
from itertools import chain

from florilegium.diagnostics import Diagnostic
from florilegium.model.mends import Mends
from florilegium.model.set_book import SetBook
from florilegium.recipe.folios import map_of
from florilegium.recipe.page_quality import flaws_in
from florilegium.typeset.printed import figures_of_pages, words_of_pages
from florilegium.typeset.setting import Setting

Settings = tuple[Setting, Setting, Setting]  # front matter, body, back matter


def set_book(settings: Settings, mends: Mends, found: Sequence[Diagnostic]) -> SetBook:
    """The book of these settings, with what was found beside their own findings."""
    front, body, back = settings
    drawn = [page for setting in settings for page in setting.document.pages]
    return SetBook(
        map_of(*(setting.pages for setting in settings)),
        (len(front.pages), len(body.pages), len(back.pages)),
        words_of_pages(drawn),
        figures_of_pages(drawn),
        flaws_in(settings),
        _places_at_foot(settings),
        mends,
        (*chain.from_iterable(setting.diagnostics for setting in settings), *found),
    )


def _places_at_foot(settings: Settings) -> dict[str, tuple[int, int, int]]:
    """For each note at the foot of a page the ordinals of its call, its first and its last page in the book."""
    places: dict[str, tuple[int, int, int]] = {}
    before = 0
    for setting in settings:
        for place in setting.notes:
            places[place.note] = (place.call + before, place.page + before, place.last + before)
        before += len(setting.pages)
    return places
