"""Who publishes a product, what it is related to, where it is had and for how much (ONIX 3.0, blocks 4 to 6)."""

from collections.abc import Iterator

from florilegium.model.elements import Element, said, tree
from florilegium.onix import code_lists as code
from florilegium.onix.product import Product, day, identifier, isbn_of


def published(product: Product) -> Element:
    """The publishing part."""
    volume = product.volume
    house = volume.house
    status = code.FORTHCOMING if product.is_forthcoming else code.ACTIVE
    return tree(
        "PublishingDetail",
        tree("Imprint", said("ImprintName", house.imprint)) if house.imprint else None,
        _publisher(product),
        said("CityOfPublication", house.place),
        said("CountryOfPublication", product.trade.country),
        said("PublishingStatus", code.WITHDRAWN if product.is_withdrawn else status),
        tree(
            "PublishingDate",
            said("PublishingDateRole", code.PUBLICATION_DATE),
            said("Date", day(volume.date), dateformat="00"),
        ),
        tree(
            "SalesRights",
            said("SalesRightsType", code.FREELY_LICENSED if volume.licence.name else code.EXCLUSIVE),
            _everywhere(),
        ),
    )


def _publisher(product: Product) -> Element | None:
    imprint = product.volume.house.imprint
    page = product.catalogue.absolute(product.held.address)
    site = tree("Website", said("WebsiteRole", code.OWN_SITE), said("WebsiteLink", page)) if page else None
    role, name = said("PublishingRole", code.PUBLISHER), said("PublisherName", imprint)
    return tree("Publisher", role, name, site) if imprint else None


def related(product: Product) -> Element | None:
    """The other formats, None where there are none."""
    others = tuple(_related(product, other) for other in product.others())
    return tree("RelatedMaterial", *others) if others else None


def _related(product: Product, other: str) -> Element:
    relation = code.ALTERNATIVE
    if product.is_digital and other == "print":
        relation = code.FROM_PRINT
    elif not product.is_digital:
        relation = code.AS_EBOOK
    isbn = identifier(isbn_of(product.volume, other))
    return tree("RelatedProduct", said("ProductRelationCode", relation), isbn)


def supplied(product: Product) -> Element:
    """The supply part."""
    supplier = product.trade.supplier
    role = code.DISTRIBUTOR if supplier else code.PUBLISHER_TO_TRADE
    availability = "withdrawn" if product.is_withdrawn else product.trade.availability
    if product.is_digital and availability == "on-demand":
        availability = "available"  # a file is not made on demand
    detail = tree(
        "SupplyDetail",
        tree(
            "Supplier",
            said("SupplierRole", role),
            said("SupplierName", supplier or product.volume.house.imprint or product.catalogue.title),
        ),
        said("ProductAvailability", code.AVAILABILITIES[availability]),
        *_expected(product, availability),
        *_price(product),
    )
    return tree("ProductSupply", tree("Market", _everywhere()), detail)


def _everywhere() -> Element:
    return tree("Territory", said("RegionsIncluded", code.WORLD))


def _expected(product: Product, availability: str) -> Iterator[Element]:
    if availability == "forthcoming":
        yield tree(
            "SupplyDate",
            said("SupplyDateRole", code.SUPPLY_EXPECTED),
            said("Date", day(product.volume.date), dateformat="00"),
        )


def _price(product: Product) -> Iterator[Element | None]:
    """The price; without one a file is free, and for a printed book the supplier is to be asked."""
    price = product.trade.price(product.format)
    if not price:
        yield said("UnpricedItemType", code.FREE if product.is_digital else code.ASK_SUPPLIER)
        return
    yield tree(
        "Price",
        said("PriceType", code.TAXED if price.taxed else code.UNTAXED),
        said("PriceAmount", price.amount),
        said("CurrencyCode", price.currency),
        _everywhere(),
    )
