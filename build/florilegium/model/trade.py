"""What the trade wants to know of a volume beside the book itself: prices, supplier, classes, measures."""

from collections.abc import Mapping
from dataclasses import dataclass

AVAILABILITIES = ("available", "on-demand", "forthcoming", "unavailable")
AUDIENCES = ("general", "children", "teenage", "school", "university", "scholarly")
SOLD = ("epub", "print", "screen")  # the formats that have an ISBN of their own


@dataclass(frozen=True, slots=True)
class Price:
    """What a format costs: the amount as a decimal, “18.50”, the currency as in ISO 4217, whether tax is in it.

    `address` is the public one where readers buy it, “” for none.
    """

    format: str
    amount: str
    currency: str
    taxed: bool = True
    address: str = ""


@dataclass(frozen=True, slots=True)
class Trade:
    """What a volume's file says to the trade. `supplier` is “” where the press supplies the book itself.

    `thema` and `bisac` are codes of these schemes, the main one first; `country` is one of ISO 3166-1, of two letters.
    """

    supplier: str = ""
    availability: str = AVAILABILITIES[0]
    audience: str = AUDIENCES[0]
    country: str = ""
    thema: tuple[str, ...] = ()
    bisac: tuple[str, ...] = ()
    prices: tuple[Price, ...] = ()

    def price(self, format: str) -> Price | None:
        """What the format costs, None where that is not said."""
        return next((price for price in self.prices if price.format == format), None)


@dataclass(frozen=True, slots=True)
class Embodied:
    """How a volume was made, as its finished files tell: the trim of the page in millimetres, and of the EPUB what it
    says of its accessibility: features and hazard in the words of schema.org, what it conforms to, who says so.
    """

    width: float = 0.0
    height: float = 0.0
    features: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    reads_without_sight: bool = False
    summary: str = ""
    conforms_to: str = ""
    certifier: str = ""
    is_pdf_ua: bool = False  # whether the screen edition says that it is PDF/UA-1


Bodies = Mapping[str, Embodied]  # by the ids of the volumes
