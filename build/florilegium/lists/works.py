"""The works of a bibliography, each with the anchor that citations lead to."""

from collections.abc import Iterator, Sequence

from florilegium.model.inlines import Anchor, Inlines
from florilegium.model.lists import WORK


def works_listed(works: Sequence[tuple[str, Inlines]]) -> Iterator[Inlines]:
    """The entries in their order."""
    for key, words in works:
        yield (Anchor(f"{WORK}{key}", words),)
