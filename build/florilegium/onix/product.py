"""One format of a volume as a product of ONIX: what identifies it, and how its parts stand together."""

import uuid
from dataclasses import dataclass

from florilegium.model.catalogue import Catalogue, CatalogueVolume
from florilegium.model.editions import MadeFile
from florilegium.model.elements import Element, said, tree
from florilegium.model.trade import SOLD, Embodied, Trade
from florilegium.model.volume import Volume
from florilegium.onix import code_lists as code

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:florilegium,2026:onix")


@dataclass(frozen=True, slots=True)
class Product:
    """A format of a volume that has an ISBN, and the catalogue it stands in."""

    catalogue: Catalogue
    held: CatalogueVolume
    format: str
    body: Embodied

    @property
    def volume(self) -> Volume:
        return self.held.volume

    @property
    def trade(self) -> Trade:
        return self.held.volume.trade

    @property
    def isbn(self) -> str:
        return isbn_of(self.volume, self.format)

    @property
    def is_digital(self) -> bool:
        return self.format != "print"

    @property
    def file(self) -> MadeFile | None:
        """What is sold or free, whether the site offers it or not."""
        return self.held.edition.file(self.format)

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.held.withdrawn)

    @property
    def is_forthcoming(self) -> bool:
        return self.trade.availability == "forthcoming"

    def reference(self) -> str:
        """The lasting name of this record: the same as long as the ISBN is."""
        return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{self.catalogue.imprint}/{self.isbn}')}"

    def others(self) -> tuple[str, ...]:
        """The other formats that have an ISBN."""
        return tuple(each for each in SOLD if each != self.format and isbn_of(self.volume, each))


def isbn_of(volume: Volume, format: str) -> str:
    """The digits of the ISBN of a format, “” where it has none."""
    isbn: str = getattr(volume.isbn, format)
    return isbn.replace("-", "").replace(" ", "")


def identifier(isbn: str) -> Element:
    return tree("ProductIdentifier", said("ProductIDType", code.ISBN_13), said("IDValue", isbn))


def day(date: str) -> str:
    """A date of ISO 8601 as ONIX has it.

    >>> day("2026-11-22")
    '20261122'
    """
    return date.replace("-", "")
