"""The collateral part of a product (ONIX 3.0, block 2): description, contents, cover."""

from collections.abc import Iterator

from florilegium.model.elements import Element, said, tree
from florilegium.onix import code_lists as code
from florilegium.onix.product import Product

SHORTEST = 350  # characters of a short description (list 153, code 02), markup included
XHTML = "05"  # list 34


def told(product: Product) -> Element | None:
    """The element, None where there is nothing to tell."""
    parts = [*_texts(product), *_cover(product)]
    return tree("CollateralDetail", *parts) if parts else None


def _texts(product: Product) -> Iterator[Element]:
    description = product.volume.description
    if description:
        if len(description) <= SHORTEST:
            yield _text(code.SHORT_TEXT, said("Text", description))
        yield _text(code.DESCRIPTION, said("Text", description))
    titles = tuple(said("li", piece.article.title) for piece in product.held.pieces)
    if titles:
        yield _text(code.CONTENTS, tree("Text", tree("ol", *titles), textformat=XHTML))


def _text(kind: str, text: Element | None) -> Element:
    return tree("TextContent", said("TextType", kind), said("ContentAudience", code.ANYBODY), text)


def _cover(product: Product) -> Iterator[Element]:
    """The cover, where it has a public address."""
    cover = product.held.cover
    link = product.catalogue.absolute(cover.address) if cover else ""
    if cover and link:
        size = ((code.IN_HEIGHT, cover.height), (code.IN_WIDTH, cover.width))
        features = (
            tree(
                "ResourceVersionFeature",
                said("ResourceVersionFeatureType", kind),
                said("FeatureValue", str(pixels)),
            )
            for kind, pixels in size
            if pixels
        )
        version = tree(
            "ResourceVersion",
            said("ResourceForm", code.DOWNLOADABLE),
            *features,
            said("ResourceLink", link),
        )
        yield tree(
            "SupportingResource",
            said("ResourceContentType", code.FRONT_COVER),
            said("ContentAudience", code.ANYBODY),
            said("ResourceMode", code.IMAGE),
            version,
        )
