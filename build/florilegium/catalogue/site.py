"""The catalogue as the pages of a site, each by its address."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from florilegium.catalogue.addresses import AUTHORS, INDEX_OF_NAMES, SEARCH, letter_id, letter_page
from florilegium.catalogue.volume_page import volume_values
from florilegium.model.catalogue import (
    Alternate,
    Catalogue,
    CatalogueName,
    CataloguePiece,
    CatalogueVolume,
    Heads,
    IndexLine,
    LetterOfNames,
    PageHead,
)
from florilegium.model.wording import date_in_words

ON_ONE_PAGE = 800  # names of the cumulative index; of more each letter has a page of its own
NOT_FOUND = "404.html"
Render = Callable[..., str]
NamesOf = Mapping[str, Sequence[CatalogueName]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its template, what it prints, and the part of the site (an address) that it belongs to."""

    address: str
    template: str
    title: str
    description: str = ""
    section: str = "none"
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LetterLink:
    """A letter of the cumulative index and the address of its names; with the lines that stand there."""

    letter: str
    address: str
    id: str
    lines: tuple[IndexLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article in one of the volumes that have it."""

    volume: CatalogueVolume
    piece: CataloguePiece


def site_pages(
    catalogue: Catalogue, heads: Heads, feeds: Sequence[Alternate], titles: str, style: str, render: Render
) -> dict[str, str]:
    """The files of all pages, as HTML. `feeds` are named at the foot of each, `titles` is what is searched first.

    `style` are the rules of the page for what is not there, which fetches none.
    """
    return {
        page.address if page.address.endswith(".html") else f"{page.address}index.html": str(
            render(
                f"catalogue/{page.template}.html.jinja", catalogue=catalogue, page=page, feeds=feeds,
                head=heads.get(page.address, PageHead()), root=_root(page, catalogue), **page.values,
            )
        )
        for page in (
            *_pages(catalogue),
            Page(SEARCH, "search", "Search", section=SEARCH, values={"titles": titles}),
            Page(NOT_FOUND, "not-found", "There is no such page", values={"style": style.replace("</", r"<\/")}),
        )
    }  # fmt: skip


def _root(page: Page, catalogue: Catalogue) -> str:
    """The way from a page to the first one: relative, but from where nothing is, which may be at any depth."""
    if page.address != NOT_FOUND:
        return "../" * page.address.count("/")
    return f"{urlsplit(catalogue.address).path.rstrip('/')}/"


def _pages(catalogue: Catalogue) -> Iterator[Page]:
    letters = _letters(catalogue)
    yield _home(catalogue, letters)
    for volume in catalogue.volumes:
        title, described = volume.full_title, volume.volume.description
        yield Page(volume.address, "volume", title, described, "", volume_values(volume))
    for volume in catalogue.withdrawn:
        values = {"volume": volume, "withdrawn_day": date_in_words(volume.withdrawn)}
        yield Page(volume.address, "withdrawn", volume.full_title, "", "", values)
    yield from _articles(catalogue)
    yield from _names(catalogue)
    yield from _index(catalogue, letters)
    authors = catalogue.authors()
    counts = _counted(len(authors), "author", "authors")
    yield Page(AUTHORS, "authors", "Authors", "", AUTHORS, {"authors": authors, "counts": counts})


def _home(catalogue: Catalogue, letters: tuple[LetterLink, ...]) -> Page:
    newest = catalogue.volumes[0] if catalogue.volumes else None
    values = {"newest": newest, "earlier": catalogue.volumes[1:], "letters": letters, "counts": _counts(catalogue)}
    return Page("", "home", catalogue.title, catalogue.description, "", values)


def _counts(catalogue: Catalogue) -> str:
    names = sum(len(letter.names) for letter in catalogue.names)
    found = (
        f"{_counted(names, 'name', 'names')} from {_counted(len(catalogue.volumes), 'volume', 'volumes')}, in one index"
    )
    return found[:1].upper() + found[1:]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _articles(catalogue: Catalogue) -> Iterator[Page]:
    names = _names_of_pieces(catalogue)
    found: dict[str, list[Appearance]] = {}
    for volume in catalogue.volumes:
        for piece in volume.pieces:
            found.setdefault(piece.article.id, []).append(Appearance(volume, piece))
    for id, appearances in found.items():
        piece = appearances[0].piece
        day = date_in_words(piece.article.date.iso) if piece.article.date else ""
        values = {"appearances": appearances, "names": names.get(id, ()), "day": day}
        signed = ", ".join(author.signed for author in piece.article.authors)
        title = f"{piece.article.title}, by {signed}" if signed else piece.article.title
        yield Page(piece.address, "article", title, piece.first_words, "", values)


def _names_of_pieces(catalogue: Catalogue) -> NamesOf:
    """By the ids of articles those who are named there, in the order of the index."""
    ids = {piece.address: piece.article.id for volume in catalogue.volumes for piece in volume.pieces}
    found: dict[str, list[CatalogueName]] = {}
    for letter in catalogue.names:
        for name in letter.names:
            pieces = (ids.get(each.address, "") for place in name.locations for each in place.pieces)
            for id in dict.fromkeys(pieces):
                found.setdefault(id, []).append(name)
    return found


def _names(catalogue: Catalogue) -> Iterator[Page]:
    known = {name.id: name for letter in catalogue.names for name in letter.names}
    for name in known.values():
        values = {"name": name, "see_also": [known[id] for id in name.see_also]}
        section = AUTHORS if name.is_author and not name.locations else INDEX_OF_NAMES
        yield Page(name.address, "name", name.name, name.gloss, section, values)


def _letters(catalogue: Catalogue) -> tuple[LetterLink, ...]:
    return tuple(
        LetterLink(
            each.letter,
            f"{INDEX_OF_NAMES}#{_anchor(each)}" if _is_one_page(catalogue) else letter_page(each.letter),
            _anchor(each),
            each.lines,
        )
        for each in catalogue.names
    )


def _anchor(letter: LetterOfNames) -> str:
    return f"letter-{letter_id(letter.letter)}"


def _is_one_page(catalogue: Catalogue) -> bool:
    return sum(len(letter.names) for letter in catalogue.names) <= ON_ONE_PAGE


def _index(catalogue: Catalogue, letters: tuple[LetterLink, ...]) -> Iterator[Page]:
    whole = _is_one_page(catalogue)
    values = {"letters": letters, "counts": _counts(catalogue)}
    shown = letters if whole else ()
    yield Page(INDEX_OF_NAMES, "index-of-names", "Index of Names", "", INDEX_OF_NAMES, {**values, "shown": shown})
    for letter in () if whole else letters:
        title = f"Index of Names: {letter.letter}"
        yield Page(letter.address, "index-of-names", title, "", INDEX_OF_NAMES, {**values, "shown": (letter,)})
