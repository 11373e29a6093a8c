"""From the volumes of a catalogue to one ONIX 3.0 message, with a product for each format that has an ISBN."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.catalogue import Catalogue, CatalogueVolume
from florilegium.model.elements import Element, said, tree
from florilegium.model.trade import SOLD, Bodies, Embodied
from florilegium.onix import code_lists as code
from florilegium.onix.describing import described
from florilegium.onix.product import Product, day, identifier, isbn_of
from florilegium.onix.selling import published, related, supplied
from florilegium.onix.telling import told

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"


@dataclass(frozen=True, slots=True)
class Message:
    """The message as bytes, None where no volume has an ISBN; and what was found."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...]


def onix_message(catalogue: Catalogue, bodies: Bodies) -> Message:
    """All volumes, those that were withdrawn too. Findings S22, S23 and S25."""
    held = (*catalogue.volumes, *catalogue.withdrawn)
    products = tuple(product for volume in held for product in _products(catalogue, volume, bodies))
    findings = tuple(finding for volume in held for finding in _findings(volume))
    if not products:
        return Message(None, findings)
    message = tree(
        "ONIXMessage", _header(catalogue), *map(_element, products), xmlns=NAMESPACE, release="3.0"
    )  # fmt: skip
    return Message(message.xml(), findings)


def _products(catalogue: Catalogue, volume: CatalogueVolume, bodies: Bodies) -> Iterator[Product]:
    for format in SOLD:
        if isbn_of(volume.volume, format):
            yield Product(catalogue, volume, format, bodies.get(volume.volume.id, Embodied()))


def _header(catalogue: Catalogue) -> Element:
    """Who sends the message, and when: on the day of the newest edition, for no clock is read."""
    mail = catalogue.contact if "@" in catalogue.contact and " " not in catalogue.contact else ""
    return tree(
        "Header",
        tree("Sender", said("SenderName", catalogue.imprint or catalogue.title), said("EmailAddress", mail)),
        said("SentDateTime", day(catalogue.updated)),
    )


def _element(product: Product) -> Element:
    return tree(
        "Product",
        said("RecordReference", product.reference()),
        said("NotificationType", code.CONFIRMED),
        said("RecordSourceType", "01"),  # list 3, the publisher
        said("RecordSourceName", product.catalogue.imprint),
        identifier(product.isbn),
        described(product),
        told(product),
        published(product),
        related(product),
        supplied(product),
    )


def _findings(held: CatalogueVolume) -> Iterator[Diagnostic]:
    volume = held.volume
    place = Place(volume.place.file)
    if not any(isbn_of(volume, format) for format in SOLD):
        hint = "give its formats ISBNs, under [isbn], if it is to be sold"
        yield Diagnostic("S22", f"the trade is not told of “{volume.id}”: it has no ISBN", place, hint)
    for price in volume.trade.prices:
        if not isbn_of(volume, price.format):
            hint = f"write {price.format} = “…” under [isbn], or take the price away"
            message = f"“{price.format}” of “{volume.id}” has a price and no ISBN, and the trade is not told of it"
            yield Diagnostic("S25", message, place, hint.replace("“…”", '"…"'))
    if isbn_of(volume, "print") and not volume.trade.price("print"):
        hint = "write it as [[trade.price]]; until then the trade is told to ask"
        yield Diagnostic("S23", f"the printed book of “{volume.id}” has no price", place, hint)
