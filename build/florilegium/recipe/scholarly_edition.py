"""The volume as TEI: its texts with the page breaks of the print edition, and the records of those it names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from florilegium import __version__
from florilegium.authority.tei import lists_of
from florilegium.compose.page_list import heads, printed_pages, with_page_breaks
from florilegium.compose.print import targets
from florilegium.export.tei.volume import Exported, write_volume
from florilegium.model.medium import Medium
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.volume import Volume
from florilegium.recipe.booking import with_volume
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.reading import Copy

PERSON = "person-"


def tei_of(copy: Copy, pagination: Pagination) -> bytes:
    """The document as bytes."""
    book = pagination.book
    printed = printed_pages(pagination.page_map, (piece.id for piece in book.pieces))
    volume = with_page_breaks(book.volume, printed)
    named = tuple(_named(copy, volume))
    held = frozenset(text.id for text in volume.pieces())  # no list that the press makes of them is in it
    known = replace(targets(with_volume(book, volume), Medium.WEB, {}, {}), articles=held)
    exported = Exported(
        volume, known, heads(printed), lists_of(named, PERSON), {person.id: person.kind for person in named},
        copy.ledger, ("Florilegium", __version__),
    )  # fmt: skip
    return write_volume(exported).encode()


def _named(copy: Copy, volume: Volume) -> Iterator[Person]:
    """The records of those whom the volume names or has pieces of, and those to which these refer."""
    mentioned = {mention.person for mention in copy.mentions}
    authors = {author.person for piece in volume.pieces() for author in piece.authors}
    wanted = _with_references(mentioned | authors, copy.authority)
    return (person for person in copy.authority.persons if person.id in wanted)


def _with_references(ids: Iterable[str], authority: AuthorityFile) -> set[str]:
    persons = {person.id: person for person in authority.persons}
    found: set[str] = set()
    waiting = [id for id in ids if id in persons]
    while waiting:
        id = waiting.pop()
        if id not in found:
            found.add(id)
            waiting += [other for other in (persons[id].see, *persons[id].see_also) if other]
    return found
