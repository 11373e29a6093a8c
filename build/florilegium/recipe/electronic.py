"""The EPUB: the texts with the page breaks of the print edition, and the files that go with them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath

from florilegium.bibliography.items import filed_as
from florilegium.bind.epub import bind_epub
from florilegium.compose.epub import COVER_IMAGE, CSS, STYLESHEET, compose_publication, picture_files
from florilegium.compose.page_list import printed_pages, with_page_breaks
from florilegium.compose.print import print_composer
from florilegium.compose.sections import Book
from florilegium.diagnostics import Refusal
from florilegium.model.emendations import EMENDATIONS
from florilegium.model.names import AuthorityFile
from florilegium.model.publication import Creator, Publication, Resource
from florilegium.prove.landings import Cited, citations_astray, links_astray
from florilegium.prove.links import dead_links
from florilegium.recipe.booking import with_volume
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.typeface import characters, coverage
from florilegium.typeface.fonts import Face

MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
STYLES = ("text.css", "epub.css")


def epub_of(
    copy: Copy, pagination: Pagination, publication: Publication, looks: tuple[Setup, bytes], certified_by: str = ""
) -> bytes:  # fmt: skip
    """The EPUB of these documents as bytes; `looks` are what it is made with and its cover.

    Refusal E01 to E06 where something in it leads nowhere, E12 where its index does.
    With `certified_by` it claims to be accessible, which is for the recipe to have checked before anyone gets it.
    """
    book = pagination.book
    setup, cover = looks
    front = Resource(COVER_IMAGE, MEDIA_TYPES[".jpg"], cover, ("cover-image",))
    resources = (*_appearance(publication, setup), *_pictures(book, setup), front)
    creators = _filed(publication.creators, copy.authority)
    publication = replace(publication, resources=resources, creators=creators, certified_by=certified_by)
    if dead := dead_links(publication.documents, publication.resources):
        raise Refusal(*dead)
    words = _cited_words(copy)
    astray = [each for index in pagination.indexes for each in links_astray(publication.documents, index, words)]
    astray += citations_astray(publication.documents, f"{EMENDATIONS}.xhtml", *_cited_emendations(copy, pagination))
    if astray:
        raise Refusal(*astray)
    return bind_epub(publication)


def covers_of(pagination: Pagination, setup: Setup) -> tuple[bytes, bytes]:
    """The cover as a picture of the EPUB, and a small one of it. Refusal V32 where its words do not fit."""
    from florilegium.recipe.covers import pictures_of_the_cover  # with it comes the engine

    return pictures_of_the_cover(print_composer(pagination.book), setup)


def _filed(creators: tuple[Creator, ...], authority: AuthorityFile) -> tuple[Creator, ...]:
    """Each with the sorted form of the name."""
    headwords = {person.id: person.headword for person in authority.persons}
    return tuple(replace(each, file_as=filed_as(headwords.get(each.person, ""), each.name)) for each in creators)


def publication_of(pagination: Pagination) -> Publication:
    """The documents of the EPUB with the page breaks of the print edition, and no other file yet."""
    book = pagination.book
    printed = printed_pages(pagination.page_map, (piece.id for piece in book.pieces))
    book = with_volume(book, with_page_breaks(book.volume, printed))
    return compose_publication(book, printed, pagination.indexes, pagination.emendations, ())


def _cited_words(copy: Copy) -> dict[str, str]:
    """By anchor the words that the index cites there: names, the first of discussions, headwords of the glossary."""
    names = {mention.anchor: mention.surface for mention in copy.mentions}
    discussed = {discussion.first_anchor: discussion.first_words for discussion in copy.discussions}
    return {**names, **discussed, **{f"person-{person.id}": person.headword for person in copy.authority.persons}}


def _cited_emendations(copy: Copy, pagination: Pagination) -> tuple[list[Cited], dict[str, str]]:
    """What the list of emendations cites, and by anchor the words there: of the head of an article its title."""
    titles = {piece.id: piece.title for piece in copy.volume.pieces()}
    lines = pagination.emendations.lines()
    cited = [Cited(titles[line.entry.article], line.place, line.entry.anchor) for line in lines]
    entries = [line.entry for line in lines]
    return cited, {each.anchor: titles[each.article] if each.where else each.words for each in entries}


def _appearance(publication: Publication, setup: Setup) -> tuple[Resource, ...]:
    """The stylesheet, and each face with no more characters than the book has."""
    faces = cut_faces(publication, setup)
    rules = "".join(face.css(f"../fonts/{face.file_name}") for face, _ in faces)
    fonts = (Resource(f"fonts/{face.file_name}", "font/ttf", content) for face, content in faces)
    return (Resource(STYLESHEET, CSS, (rules + style_of(setup, *STYLES)).encode()), *fonts)


def style_of(setup: Setup, *names: str) -> str:
    """The stylesheets of these names, that of the house, and the volume's own, in one."""
    return "\n".join((*map(setup.layouts.style, (*names, "house.css")), setup.own_style.text))


def cut_faces(publication: Publication, setup: Setup) -> tuple[tuple[Face, bytes], ...]:
    """Each face that the EPUB needs, with no more characters than it has; the HTML edition has the same words."""
    needed = characters((*(document.content for document in publication.documents), style_of(setup, *STYLES)))
    faces = _faces(setup.fonts.faces, needed)
    return tuple((face, setup.cut_fonts.cut(face.content, taken)) for face, taken in faces.items())


def _faces(faces: Iterable[Face], needed: frozenset[str]) -> dict[Face, frozenset[str]]:
    """The faces of each family that has characters which the families before it lack, and those characters."""
    chosen: dict[Face, frozenset[str]] = {}
    for _, family in groupby(faces, lambda face: face.family):
        members = tuple(family)
        covered = frozenset().union(*(coverage(face.content) for face in members))
        taken = frozenset(each for each in needed if ord(each) in covered)
        chosen.update(dict.fromkeys(members if taken else (), taken))
        needed -= taken
    return chosen


def _pictures(book: Book, setup: Setup) -> tuple[Resource, ...]:
    files = picture_files(book.volume)
    return tuple(Resource(file, media_type(path), setup.pictures.on_screen(path)) for path, file in files.items())


def media_type(picture: str) -> str:
    """The media type of a picture by its name."""
    return MEDIA_TYPES[PurePosixPath(picture).suffix.lower()]
