"""What the page of a volume prints beside the volume itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from florilegium.model.catalogue import CataloguePiece, CatalogueVolume, Download
from florilegium.model.release import BILL, CHANGES, INPUTS, NOTES, PROVENANCE, REBUILD, SIGNATURE, SUMS
from florilegium.model.wording import date_in_words

TITLES = {
    "epub": "EPUB, for reading systems",
    "screen": "PDF, for the screen",
    "print": "PDF, as it is printed",
    "html": "One page of HTML, to read online or to keep",
    "tei": "TEI P5, for scholars",
}
TITLES_SOLD = {"print": "Printed book"}
PAPERS = {
    SUMS: "the sums of all files",
    SIGNATURE: "the signature of the sums",
    NOTES: "what is new in it",
    CHANGES: "the same as data",
    "record.json": "the edition as data",
    INPUTS: "what it was made from",
    BILL: "the bill of materials",
    PROVENANCE: "how it was made",
    REBUILD: "a script that makes it again",
}


@dataclass(frozen=True, slots=True)
class PartOfContents:
    """A part with its pieces; a volume without parts has one without a title."""

    title: str
    subtitle: str
    pieces: tuple[CataloguePiece, ...]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as the page offers it: its title, and its size and pages in words."""

    download: Download
    title: str
    facts: str


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the edition: a term, one or more things, the address that they lead to, “” for none."""

    term: str
    words: tuple[str, ...]
    address: str = ""


def volume_values(volume: CatalogueVolume) -> dict[str, Any]:
    """The values that the template of a volume asks for."""
    return {
        "volume": volume,
        "parts_of_volume": tuple(_parts(volume)),
        "facts": " · ".join(_facts(volume)),
        "files": tuple(FileLine(each, TITLES[each.format], " · ".join(_file_facts(each))) for each in volume.downloads),
        "papers": tuple(FileLine(each, PAPERS[each.format], each.size) for each in volume.papers),
        "sold": tuple((TITLES_SOLD.get(each.format, TITLES[each.format]), each) for each in volume.sold()),
        "about": tuple(_about(volume)),
        "changed_day": date_in_words(volume.changes.date) if volume.changes else "",
    }


def _parts(volume: CatalogueVolume) -> Iterator[PartOfContents]:
    pieces = {piece.article.id: piece for piece in volume.pieces}
    for part in volume.volume.parts:
        yield PartOfContents(part.title, part.subtitle, tuple(pieces[article.id] for article in part.articles))


def _facts(volume: CatalogueVolume) -> Iterator[str]:
    edition = volume.edition
    yield date_in_words(edition.date)
    if edition.folios:
        yield _pages(len(edition.folios))
    yield f"{len(volume.pieces)} {'piece' if len(volume.pieces) == 1 else 'pieces'}"
    if names := len(edition.headings):
        yield f"{names:,} {'name' if names == 1 else 'names'} in its index"


def _file_facts(file: Download) -> Iterator[str]:
    yield file.size
    if file.pages:
        yield _pages(file.pages)
    if file.isbn:
        yield f"ISBN {file.isbn}"


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"


def _about(volume: CatalogueVolume) -> Iterator[About]:
    it = volume.volume
    yield About("Edition", (f"{volume.edition.edition}, of {date_in_words(volume.edition.date)}",))
    yield About("Publisher", (", ".join(filter(None, (it.house.imprint, it.house.place))),))
    if not any((it.isbn.epub, it.isbn.screen, it.isbn.print)):
        yield About("Identifier", (volume.edition.identifier,))
    if it.licence.name:
        yield About("Licence", (it.licence.name,), it.licence.address)
    if it.rights:
        yield About("Rights", (it.rights,))
    if it.subjects:
        yield About("Subjects", it.subjects)
