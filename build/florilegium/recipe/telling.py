"""What the catalogue tells others than readers: feeds, heads of pages, references, the message for the trade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from florilegium.bibliography import FORMS, article_as_work, volume_as_work
from florilegium.diagnostics import Diagnostic
from florilegium.feeds import feeds_listed, feeds_of, heads_of
from florilegium.model.catalogue import Alternate, Catalogue, CataloguePiece, CatalogueVolume, Heads, Offer
from florilegium.model.lists import Work
from florilegium.model.trade import Embodied
from florilegium.onix import onix_message
from florilegium.read.claims import claims_of
from florilegium.recipe.layouts import Layouts

MESSAGE = "feeds/onix.xml"
REFERENCES = {  # the ending, the media type and the name of each form of references
    "bibtex": ("bib", "application/x-bibtex", "BibTeX"),
    "ris": ("ris", "application/x-research-info-systems", "RIS"),
    "csl-json": ("csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """The files by their addresses, the heads of the pages, the feeds that pages lead to, and what was found."""

    files: dict[str, bytes]
    heads: Heads
    feeds: tuple[Alternate, ...]
    diagnostics: tuple[Diagnostic, ...]


def tell(catalogue: Catalogue, books: Mapping[str, Mapping[str, bytes]], layouts: Layouts) -> Told:
    """All of it. `books` are the finished files of each volume by their names."""
    bodies = _bodies(catalogue, books, layouts)
    files = feeds_of(catalogue, bodies)
    listed = feeds_listed(files)
    message = onix_message(catalogue, bodies)
    if message.content:
        files[MESSAGE] = message.content
        listed = (*listed, Alternate("alternate", "application/xml", MESSAGE, "ONIX, for booksellers"))
    references, citations = _references(catalogue)
    heads = heads_of(catalogue, listed, citations, bodies)
    shown = tuple(each for each in listed if each.relation != "search")
    return Told({**files, **references}, heads, shown, message.diagnostics)


def _bodies(catalogue: Catalogue, books: Mapping[str, Mapping[str, bytes]], layouts: Layouts) -> Mapping[str, Embodied]:
    """How each volume was made. Refusal P01 to P06."""
    found = {}
    for held in (*catalogue.volumes, *catalogue.withdrawn):
        volume = held.volume
        design = layouts.page_design(volume.house.page, volume.place)
        files = books.get(volume.id, {})
        claims = claims_of(files.get(f"{volume.id}.epub", b""), files.get(f"{volume.id}.pdf", b""))
        found[volume.id] = replace(claims, width=design.width, height=design.height)
    return found


def _references(catalogue: Catalogue) -> tuple[dict[str, bytes], dict[str, tuple[Offer, ...]]]:
    """Files for managers of references, and by the address of each page those that it offers."""
    files: dict[str, bytes] = {}
    offered: dict[str, tuple[Offer, ...]] = {}
    for held in catalogue.volumes:
        works = {piece.address: _piece(catalogue, held, piece) for piece in held.pieces}
        whole = volume_as_work(held.volume, catalogue.absolute(held.address))
        _offer(files, offered, held, held.address, (whole, *works.values()))
        for address, work in works.items():
            _offer(files, offered, held, address, (work,))
    return files, offered


def _piece(catalogue: Catalogue, held: CatalogueVolume, piece: CataloguePiece) -> Work:
    address = catalogue.absolute(piece.address)
    return article_as_work(piece.article, held.volume, catalogue.headwords, piece.printed.folios, address)


def _offer(
    files: dict[str, bytes],
    offered: dict[str, tuple[Offer, ...]],
    held: CatalogueVolume,
    page: str,
    works: Sequence[Work],
) -> None:
    """Add a file of these works in each form to the page; a piece in several volumes has those of each."""
    for form, (ending, media_type, name) in REFERENCES.items():
        address = f"{page}{held.volume.id}.{ending}"
        files[address] = FORMS[form](works).encode()
        offered[page] = (*offered.get(page, ()), Offer(address, media_type, name, held.volume.id))
