"""A copy in pages: set in this build, or as the build before has set it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from florilegium.recipe.pagination import Pagination
from florilegium.recipe.reading import Copy

if TYPE_CHECKING:
    from florilegium.recipe.set_pages import Settings


@dataclass(frozen=True, slots=True)
class Paged:
    """The copy as it went to the compositor, its pages, and the settings to draw; `tall` are the ids of tall notes.

    Pages that were known already have no settings.
    """

    copy: Copy
    pagination: Pagination
    settings: "Settings | None"
    tall: tuple[str, ...]
