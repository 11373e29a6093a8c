"""What a press says of its readers' catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CatalogueSettings:
    """The title of the site, a sentence or two below it, its public address ending in “/”; each may be “”."""

    title: str = ""
    description: str = ""
    address: str = ""
