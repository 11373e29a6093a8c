"""From shelves to OPDS 2.0: a feed of JSON for each page of each shelf, in the words of Readium's manifest."""

import json
import re
from typing import Any

from florilegium.feeds.opds1 import OPEN_ACCESS
from florilegium.feeds.shelves import PAGE, Shelf
from florilegium.feeds.telling import BUY, FEEDS, authors, downloads, midnight, to_buy, translators, way
from florilegium.model.catalogue import Catalogue, CatalogueVolume, Picture
from florilegium.model.trade import Bodies, Embodied, Price

OPDS = "application/opds+json"
# The address of what an EPUB says in words that it conforms to.
PROFILES = {"EPUB Accessibility 1.1 - WCAG 2.2 Level AA": "https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"}
# What Readium's manifest has no words for, by its address (Readium Web Publication Manifest, 2.2).
IS_VERSION_OF, BOOK_EDITION = "http://purl.org/dc/terms/isVersionOf", "http://schema.org/bookEdition"
Values = dict[str, Any]


def opds2(catalogue: Catalogue, root: Shelf, bodies: Bodies) -> dict[str, bytes]:
    """The feeds by their addresses on the site; that of the first shelf is “feeds/opds.json”."""
    files = {}
    for shelf in root.everything():
        for number in range(1, len(shelf.pages()) + 1):
            feed = _Feed(catalogue, root, shelf, number, bodies)
            files[feed.file] = (json.dumps(feed.values(), ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _file(path: str) -> str:
    return f"{FEEDS}/{path}.json"


class _Feed:
    """One page of a shelf."""

    def __init__(self, catalogue: Catalogue, root: Shelf, shelf: Shelf, number: int, bodies: Bodies) -> None:
        self.catalogue, self.root, self.shelf, self.number = catalogue, root, shelf, number
        self.bodies = bodies
        self.file = _file(shelf.page(number))

    def values(self) -> Values:
        held = self.shelf.pages()[self.number - 1]
        metadata = {
            "title": self.shelf.title,
            "description": self.shelf.words,
            "modified": midnight(self.catalogue.updated),
            **(self._counted() if held else {}),
        }
        return _given(
            {
                "metadata": _given(metadata),
                "links": self._links(),
                "navigation": [self._to(shelf) for shelf in self.shelf.shelves],
                "publications": [self._publication(volume) for volume in held],
            }
        )

    def _counted(self) -> Values:
        return {"numberOfItems": len(self.shelf.volumes), "itemsPerPage": PAGE, "currentPage": self.number}

    def _links(self) -> list[Values]:
        pages = len(self.shelf.pages())
        numbers = {"first": 1, "previous": self.number - 1, "next": self.number + 1, "last": pages}
        turns = [
            self._link(_file(self.shelf.page(number)), OPDS, rel=relation)
            for relation, number in numbers.items()
            if pages > 1 and 1 <= number <= pages
        ]
        return [
            {"href": self._own_address(), "type": OPDS, "rel": "self"},
            self._link(_file(self.root.path), OPDS, rel="start"),
            *turns,
            self._link("", "text/html", rel="alternate"),
        ]

    def _own_address(self) -> str:
        """Where the feed stands for all the world, as Readium’s manifest wants it; relative where that is not known."""
        return self.catalogue.absolute(self.file) or way(self.file, self.file)

    def _link(self, address: str, type: str, **others: Any) -> Values:
        return {"href": way(self.file, address), "type": type, **others}

    def _to(self, shelf: Shelf) -> Values:
        return self._link(_file(shelf.path), OPDS, rel=shelf.relation, title=shelf.title)

    def _publication(self, held: CatalogueVolume) -> Values:
        links = [
            self._link(file.address, file.media_type, rel=OPEN_ACCESS, size=file.bytes) for file in downloads(held)
        ]
        bought = [_sale(price, media_type) for price, media_type in to_buy(held)]
        page = self._link(held.address, "text/html", rel="alternate")
        licence = held.volume.licence.address
        terms = [{"href": licence, "rel": "license"}] if licence else []
        pictures = dict.fromkeys(filter(None, (held.cover, held.thumbnail)))
        return _given(
            {
                "metadata": self._metadata(held),
                "links": [*links, *bought, page, *terms],
                "images": [self._image(picture) for picture in pictures],
            }
        )

    def _metadata(self, held: CatalogueVolume) -> Values:
        volume, edition = held.volume, held.edition
        series = _given({"name": volume.series, "position": _position(volume.series_number)})
        return _given(
            {
                "@type": "http://schema.org/Book",
                "title": volume.title,
                "subtitle": volume.subtitle,
                "identifier": edition.identifier,
                "language": volume.language,
                "modified": midnight(edition.date),
                "published": edition.date,
                IS_VERSION_OF: volume.work,
                BOOK_EDITION: edition.edition,
                "author": list(authors(volume)),
                "editor": list(volume.editors),
                "translator": list(translators(volume)),
                "publisher": volume.house.imprint,
                "description": volume.description,
                "subject": list(volume.subjects),
                "numberOfPages": len(edition.folios),
                "belongsTo": {"series": series} if volume.series else {},
                "accessibility": _accessibility(self.bodies.get(volume.id, Embodied())),
            }
        )

    def _image(self, picture: Picture) -> Values:
        type = "image/png" if picture.address.endswith(".png") else "image/jpeg"
        return self._link(picture.address, type, width=picture.width, height=picture.height)


def _sale(price: Price, media_type: str) -> Values:
    """The page where a file is bought."""
    cost = {"currency": price.currency, "value": float(price.amount)}
    properties = {"price": cost, "indirectAcquisition": [{"type": media_type}]}
    return {"href": price.address, "type": "text/html", "rel": BUY, "properties": properties}


def _accessibility(body: Embodied) -> Values:
    """What the EPUB says of itself, in Readium's words, which are schema.org's but for their keys."""
    sufficient: list[list[str]] = [["textual"]] if body.reads_without_sight else []
    return _given(
        {
            "conformsTo": PROFILES.get(body.conforms_to, ""),
            "certification": _given({"certifiedBy": body.certifier}),
            "summary": body.summary,
            "accessModeSufficient": sufficient,
            "feature": list(body.features),
            "hazard": list(body.hazards),
        }
    )


def _given(values: Values) -> Values:
    """The values without blank ones, which OPDS 2.0 does not want."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {}, 0)}


def _position(number: str) -> int | None:
    """The volume's number in its series, where it is one."""
    return int(number) if re.fullmatch(r"[0-9]+", number) else None
