"""The pages that the build before has kept, where they would be set in the same way; and what this one keeps.

A setting depends on words, design and mends alone. So with the folios and indexes of the pages that were kept the three
divisions are composed again: where they are what was set then, the pages are what they were.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from florilegium.compose.print import PrintComposer, print_composer
from florilegium.compose.sections import Book
from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.columns import ColumnPlan
from florilegium.model.kept_pages import KeptPages
from florilegium.model.mends import Mends
from florilegium.model.plain_values import as_plain, from_plain
from florilegium.model.set_book import SetBook
from florilegium.recipe.booking import with_volume
from florilegium.recipe.folios import extents, folios_of, listed_anchors, map_of
from florilegium.recipe.indexing import BackMatter, compiled
from florilegium.recipe.paged import Paged
from florilegium.recipe.pagination import in_pages
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.recipe.tall_notes import long_notes_alone, without_tall_notes
from florilegium.references import cited_anchors, resolve

# Findings of pages that are set anew: an editor’s mend that cannot be had, folios that do not come to rest.
UNSETTLED = {"M05", "M06", "R01"}


@dataclass(frozen=True, slots=True)
class _Composed:
    """A book as it is composed when its pages are known, and what was found when its indexes were compiled."""

    book: Book
    body: str
    front: str
    rest: tuple[str, ...]  # the back matter without its columns, and all that these depend on
    made: BackMatter
    findings: tuple[Diagnostic, ...]


def read_kept(content: bytes) -> KeptPages | None:
    """What a build has kept, None where the file is none of ours, or is not whole."""
    check, _, rest = content.partition(b"\n")
    if check != _check(rest):
        return None
    try:
        kept: KeptPages = from_plain(KeptPages, json.loads(rest))
    except (TypeError, ValueError):
        return None
    return kept


def write_kept(kept: KeptPages) -> bytes:
    """The file of what is kept: a line with the hash of what follows, and the values as JSON."""
    rest = json.dumps(as_plain(kept), ensure_ascii=False, separators=(",", ":")).encode()
    return _check(rest) + b"\n" + rest


def _check(rest: bytes) -> bytes:
    return hashlib.sha256(rest).hexdigest().encode()


def pages_again(copy: Copy, book: Book, setup: Setup, known: tuple[KeptPages, str]) -> Paged | None:
    """The book in the pages that were kept, None where they would be set in another way now.

    `known` is what was kept, and a hash of what books are made with.
    """
    kept, made_with = known
    if any(_hash_of(setup, file) != seen for file, seen in kept.files.items()):
        return None
    volume, told = without_tall_notes(book.volume, kept.tall)
    alone, copy = long_notes_alone(book), replace(copy, volume=volume, diagnostics=(*copy.diagnostics, *told))
    composed = _composed(copy, with_volume(book, volume), kept.book)
    if kept.made_from != _made_from(composed, setup, setup.mends_file.mends, (made_with, alone)):
        return None
    pagination = in_pages(copy, composed.book, kept.book, composed.made, composed.findings)
    return Paged(copy, pagination, None, kept.tall)


def keep(paged: Paged, book: Book, setup: Setup, made_with: str) -> KeptPages | None:
    """What is kept of pages that were set in this build; None where they are not at rest. `book` has all its notes.

    That the divisions are composed from their pages as they were set is not taken for granted, but compared.
    """
    if not paged.settings or UNSETTLED & {each.code for each in paged.pagination.diagnostics}:
        return None
    pages = paged.pagination.pages
    composed = _composed(paged.copy, with_volume(book, paged.copy.volume), pages)
    front, body, _ = (setting.matter for setting in paged.settings)
    if not (front and body and (front.xhtml, body.xhtml) == (composed.front, composed.body)):
        return None
    made_from = _made_from(composed, setup, pages.mends, (made_with, long_notes_alone(book)))
    return KeptPages(made_from, dict(sorted(setup.pictures.fetched.items())), paged.tall, pages)


def _composed(copy: Copy, book: Book, pages: SetBook) -> _Composed:
    """The divisions of the book with the folios and indexes of these pages."""
    cited = cited_anchors(copy.volume)
    folios = folios_of(cited, pages.page_map)
    plain = print_composer(with_volume(book, resolve(copy.volume, folios)) if cited else book)
    listed, alone = listed_anchors(plain.sections.book), map_of(pages.body)
    composer = plain.knowing(extents(alone, copy.volume), folios_of(listed, alone))
    made, findings = compiled(copy, pages.page_map)
    front = composer.front(folios_of(listed, pages.page_map))
    return _Composed(composer.sections.book, plain.body(), front, tuple(_back(composer, made)), made, findings)


def _back(composer: PrintComposer, made: BackMatter) -> Iterator[str]:
    empty = tuple((index, ColumnPlan()) for index in made.indexes)
    yield composer.back(empty, made.heads, made.emendations)
    yield from (composer.index_to_measure(index) for index in made.indexes if index.groups)
    yield repr((made.indexes, composer.continuation))  # columns are filled from these
    yield composer.cover()


def _made_from(composed: _Composed, setup: Setup, mends: Mends, more: tuple[str, ...]) -> str:
    """A hash of all that goes to the typesetter, but for the files that it fetches."""
    divisions = (_seen(each) for each in (composed.body, composed.front, *composed.rest, *more))
    sheets = (sheet.text for matter in ("roman", "arabic") for sheet in setup.stylesheets(matter))
    cover = setup.layouts.style("cover.css.jinja")
    faces = (f"{face.css(face.file_name)}{hashlib.sha256(face.content).hexdigest()}" for face in setup.fonts.faces)
    found = hashlib.sha256()
    for text in (*divisions, *sheets, cover, *faces, repr(setup.design), repr(_told(mends))):
        found.update(f"{len(text)}\0{text}".encode())
    return found.hexdigest()


def _seen(xhtml: str) -> str:
    """A document without the head, whose words no page shows: a description changes no page."""
    before, _, rest = xhtml.partition("<head>")
    return before + rest.partition("</head>")[2] if rest else xhtml


def _told(mends: Mends) -> tuple[object, ...]:
    """The mends as their file tells them, in whatever order."""
    pieces = (
        (each.piece, each.made_for, each.mended, *(sorted(wish.items()) for wish in _wishes(each)))
        for each in mends.pieces
    )
    return sorted(pieces), mends.parted


def _wishes(piece: object) -> tuple[Mapping[int, object], ...]:
    return tuple(getattr(piece, name) for name in ("lines", "tracking", "depth", "whole"))


def _hash_of(setup: Setup, file: str) -> str:
    """The hash of a file as the typesetter would get it now, “” where it is not there."""
    try:
        setup.resources(file)
    except (Refusal, OSError, ValueError):
        return ""
    return setup.pictures.fetched[file]
