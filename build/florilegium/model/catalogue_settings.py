"""What a press says of its readers' catalogue."""

from dataclasses import dataclass

from florilegium.model.editions import OFFERED


@dataclass(frozen=True, slots=True)
class CatalogueSettings:
    """The title of the site, a sentence or two below it, its public address ending in “/”; each may be “”.

    `downloads` are those of model.editions.OFFERED that readers may fetch.
    """

    title: str = ""
    description: str = ""
    address: str = ""
    downloads: tuple[str, ...] = OFFERED
