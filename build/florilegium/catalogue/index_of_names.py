"""The cumulative index: everybody and everything that is named in any volume, and who wrote what."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from florilegium.catalogue.addresses import name_page
from florilegium.catalogue.authors import Authors, as_record
from florilegium.model.catalogue import (
    CatalogueName,
    CataloguePiece,
    CatalogueVolume,
    IndexLine,
    LetterOfNames,
    Locations,
    NamedIn,
)
from florilegium.model.editions import NamedPlace
from florilegium.model.names import AuthorityFile, Person

Key = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]
IDENTIFIERS = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "gnd": ("GND", "https://d-nb.info/gnd/"),
    "viaf": ("VIAF", "https://viaf.org/viaf/"),
}


@dataclass(frozen=True, slots=True)
class Filing:
    """How the press files: the key of a record, and the letter that a key stands under."""

    key: Callable[[Person], Key]
    letter: Callable[[Key], str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A volume with its places by the records that they name, and titles and pages of its pieces by their ids."""

    volume: CatalogueVolume
    places: Mapping[str, Sequence[NamedPlace]]
    titles: Mapping[str, str]
    pages: Mapping[str, str]


def index_of_names(
    volumes: Sequence[CatalogueVolume], authority: AuthorityFile, authors: Authors, filing: Filing
) -> tuple[LetterOfNames, ...]:
    """Who is named in the volumes or wrote a piece of them, by letters."""
    shelves = tuple(_shelf(volume, authors.targets) for volume in volumes)
    written = _written(volumes, authors)
    named = {record for shelf in shelves for record in shelf.places}
    persons = [person for person in authority.persons if person.id in named or person.id in written]
    known = {person.id for person in persons}
    persons += [as_record(key) for key in written if key not in known]
    also = _also(authority, authors.targets)
    names = {
        person.id: replace(
            _name(person, authors.pages, also.get(person.id, ())),
            pieces=tuple(written.get(person.id, ())),
            locations=tuple(_locations(person.id, shelves)),
            see_also=tuple(id for id in person.see_also if id in known),
        )
        for person in persons
    }
    lines = [(filing.key(person), IndexLine(person.headword, names[person.id])) for person in persons]
    lines += [
        (filing.key(person), IndexLine(person.headword, names[target], is_see=True))
        for person in authority.persons
        if person.see and (target := authors.targets[person.id]) in names
    ]
    lines.sort(key=lambda line: line[0])
    letters = groupby(lines, lambda line: filing.letter(line[0]))
    return tuple(LetterOfNames(letter, tuple(line for _, line in group)) for letter, group in letters)


def _shelf(volume: CatalogueVolume, targets: Mapping[str, str]) -> Shelf:
    places: dict[str, list[NamedPlace]] = {}
    for place in volume.edition.places:
        places.setdefault(targets.get(place.record, place.record), []).append(place)
    titles = {piece.id: piece.running_title for piece in volume.volume.pieces()}
    return Shelf(volume, places, titles, {piece.article.id: piece.address for piece in volume.pieces})


def _written(
    volumes: Sequence[CatalogueVolume], authors: Authors
) -> dict[str, list[tuple[CatalogueVolume, CataloguePiece]]]:
    written: dict[str, list[tuple[CatalogueVolume, CataloguePiece]]] = {}
    for volume in volumes:
        for piece in volume.pieces:
            for key in dict.fromkeys(authors.key(author) for author in piece.article.authors):
                written.setdefault(key, []).append((volume, piece))
    return written


def _also(authority: AuthorityFile, targets: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """By id the headwords of the records that only lead to it."""
    also: dict[str, tuple[str, ...]] = {}
    for person in authority.persons:
        if person.see:
            also[targets[person.id]] = (*also.get(targets[person.id], ()), person.headword)
    return also


def _name(person: Person, pages: Mapping[str, str], also: tuple[str, ...]) -> CatalogueName:
    numbers = {"wikidata": person.wikidata, "gnd": person.gnd, "viaf": person.viaf}
    links = tuple((IDENTIFIERS[key][0], f"{IDENTIFIERS[key][1]}{number}") for key, number in numbers.items() if number)
    address = pages.get(person.id) or name_page(person.id)
    return CatalogueName(
        person.id, person.headword, person.natural_name, address, person.kind, person.dates, person.gloss, links, also
    )


def _locations(record: str, shelves: Sequence[Shelf]) -> Iterator[Locations]:
    for shelf in shelves:
        if places := shelf.places.get(record):
            by_piece = groupby(places, lambda place: place.piece)
            yield Locations(shelf.volume, tuple(_named_in(id, tuple(group), shelf) for id, group in by_piece))


def _named_in(id: str, places: Sequence[NamedPlace], shelf: Shelf) -> NamedIn:
    """One piece's places: of several on one page the first, and of those in its notes the first."""
    shown: dict[str, str] = {}
    read = shelf.volume.read
    for place in places:
        shown.setdefault(f"{place.folio}n" if place.note else place.folio, read and f"{read}#{place.anchor}")
    title = shelf.titles.get(id) or id.replace("-", " ").capitalize()
    return NamedIn(title, shelf.pages.get(id, ""), tuple(shown.items()))
