"""What the head of each page of the catalogue tells machines."""

from collections.abc import Mapping, Sequence

from florilegium.feeds import metas
from florilegium.feeds.schema_org import SchemaOrg, json_ld
from florilegium.model.catalogue import (
    Alternate,
    Catalogue,
    CatalogueName,
    CataloguePiece,
    CatalogueVolume,
    Heads,
    Offer,
    PageHead,
)
from florilegium.model.trade import Bodies

Citations = Mapping[str, tuple[Offer, ...]]


def heads_of(catalogue: Catalogue, feeds: Sequence[Alternate], citations: Citations, bodies: Bodies) -> Heads:
    """The heads by the addresses of their pages. `citations` are files of references, by those addresses too."""
    site = SchemaOrg(catalogue, "", bodies).site()
    heads: Heads = {"": PageHead(json_ld(site), metas.of_site(catalogue), tuple(feeds))}
    for held in (*catalogue.volumes, *catalogue.withdrawn):
        heads[held.address] = _of_volume(
            SchemaOrg(catalogue, held.address, bodies), held, citations.get(held.address, ())
        )
    for address, appearances in _appearances(catalogue).items():
        heads[address] = _of_piece(catalogue, appearances, citations.get(address, ()))
    for letter in catalogue.names:
        for name in letter.names:
            heads[name.address] = _of_name(catalogue, name)
    return heads


def _of_volume(page: SchemaOrg, held: CatalogueVolume, citations: tuple[Offer, ...]) -> PageHead:
    return PageHead(json_ld(page.volume(held)), metas.of_volume(page.catalogue, held), citations=citations)


def _of_piece(
    catalogue: Catalogue,
    appearances: Sequence[tuple[CatalogueVolume, CataloguePiece]],
    citations: tuple[Offer, ...],
) -> PageHead:
    """A piece that stands in several volumes is told as one of the newest of them."""
    held, piece = appearances[0]
    thing = SchemaOrg(catalogue, piece.address, {}).piece(appearances)
    return PageHead(json_ld(thing), metas.of_piece(catalogue, held, piece), citations=citations)


def _of_name(catalogue: Catalogue, name: CatalogueName) -> PageHead:
    thing = SchemaOrg(catalogue, name.address, {}).name(name)
    return PageHead(json_ld(thing), metas.of_name(catalogue, name))


def _appearances(catalogue: Catalogue) -> dict[str, list[tuple[CatalogueVolume, CataloguePiece]]]:
    """By the addresses of their pages the pieces, each with every volume that has it."""
    found: dict[str, list[tuple[CatalogueVolume, CataloguePiece]]] = {}
    for held in catalogue.volumes:
        for piece in held.pieces:
            found.setdefault(piece.address, []).append((held, piece))
    return found
