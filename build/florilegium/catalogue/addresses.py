"""Where on the site a page stands: an address for each volume, piece, name and author."""

import re
from collections.abc import Iterable

from florilegium.model.letters import fold

INDEX_OF_NAMES, AUTHORS, SEARCH = "index-of-names/", "authors/", "search/"
_NO_WORD = re.compile(r"[\W_]+")


def volume_page(id: str) -> str:
    return f"volumes/{id}/"


def piece_page(id: str) -> str:
    return f"articles/{id}/"


def name_page(id: str) -> str:
    return f"names/{id}/"


def author_page(slug: str) -> str:
    return f"{AUTHORS}{slug}/"


def letter_page(letter: str) -> str:
    """The page of a letter of the cumulative index, where that does not stand on one page."""
    return f"{INDEX_OF_NAMES}{letter_id(letter)}/"


def letter_id(letter: str) -> str:
    """A word for a letter: “a” for A, “signs” for what begins with none.

    >>> letter_id("A"), letter_id("#"), letter_id("Ж")
    ('a', 'signs', 'ж')
    """
    return letter.lower() if letter.isalpha() else "signs"


def slugs(names: Iterable[str]) -> dict[str, str]:
    """For each name a word that can stand in an address, no two the same.

    >>> slugs(["Béla Kun", "Bela Kun", "—"])
    {'Béla Kun': 'bela-kun', 'Bela Kun': 'bela-kun-2', '—': 'unnamed'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        stem = _NO_WORD.sub("-", fold(name)).strip("-") or "unnamed"
        slug, number = stem, 1
        while slug in taken:
            number += 1
            slug = f"{stem}-{number}"
        taken.add(slug)
        found[name] = slug
    return found
