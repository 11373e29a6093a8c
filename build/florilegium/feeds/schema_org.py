"""What search engines are told of a page: its volume, piece or person in the vocabulary of schema.org, as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any

from florilegium.feeds.telling import authors, translators, way
from florilegium.model.bodies import is_body
from florilegium.model.catalogue import Catalogue, CatalogueName, CataloguePiece, CatalogueVolume
from florilegium.model.trade import Bodies, Embodied, Price
from florilegium.model.volume import Volume

Thing = dict[str, Any]
TYPES = {
    "person": "Person", "place": "Place", "organisation": "Organization", "periodical": "Periodical",
    "work": "CreativeWork",
}  # fmt: skip
FORMATS = {"epub": "EBook", "screen": "EBook", "print": "Paperback", "html": "EBook"}


class SchemaOrg:
    """Writes the things of one page, in which addresses are public where the site's is known, else from this page."""

    def __init__(self, catalogue: Catalogue, page: str, bodies: Bodies) -> None:
        self.catalogue, self.page, self.bodies = catalogue, page, bodies

    def site(self) -> Thing:
        """The site as a whole."""
        made_by = _kept({"@type": "Organization", "name": self.catalogue.imprint})
        return _kept(
            {
                "@type": "WebSite",
                "name": self.catalogue.title,
                "description": self.catalogue.description,
                "url": self.address(""),
                "publisher": made_by if self.catalogue.imprint else {},
            }
        )

    def volume(self, held: CatalogueVolume) -> Thing:
        """A volume with its formats and its pieces; one that was withdrawn has neither."""
        volume = held.volume
        editions = [] if held.withdrawn else [self._format(held, format) for format in ("epub", "screen", "print")]
        pieces = [] if held.withdrawn else held.pieces
        return _kept(
            {
                **self._book(held),
                "description": volume.description,
                "keywords": list(volume.subjects),
                "bookEdition": held.edition.edition,
                "numberOfPages": len(held.edition.folios),
                "image": self.address(held.cover.address) if held.cover else "",
                "license": volume.licence.address,
                "isPartOf": _series(volume),
                "position": volume.series_number,
                "workExample": [each for each in editions if each],
                "hasPart": [self._piece(piece) for piece in pieces],
            }
        )

    def piece(self, appearances: Iterable[tuple[CatalogueVolume, CataloguePiece]]) -> Thing:
        """A piece with each volume that has it; its pages are those of the first."""
        found = tuple(appearances)
        piece = found[0][1]
        article = piece.article
        based = [article.source.address or article.source.citation] if article.source != type(article.source)() else []
        return _kept(
            {
                **self._piece(piece),
                "headline": article.title,
                "alternativeHeadline": article.subtitle,
                "description": piece.first_words,
                "translator": _persons((article.translator,) if article.translator else ()),
                "isBasedOn": [each for each in based if each],
                "keywords": list(article.tags),
                "isPartOf": [self._book(held) for held, _ in found],
            }
        )

    def name(self, name: CatalogueName) -> Thing:
        """A person, place or other thing that the indexes name."""
        return _kept(
            {
                "@type": TYPES[name.kind],
                "name": name.name,
                "alternateName": list(name.also),
                "description": name.gloss,
                "url": self.address(name.address),
                "sameAs": [address for _, address in name.links],
            }
        )

    def address(self, address: str) -> str:
        """An address of the site as this page says it."""
        return self.catalogue.absolute(address) or way(f"{self.page}index.html", address)

    def _book(self, held: CatalogueVolume) -> Thing:
        """A volume in so many words as those need who only refer to it."""
        volume = held.volume
        return _kept(
            {
                "@type": "Book",
                "@id": held.edition.identifier,
                "name": volume.title,
                "alternativeHeadline": volume.subtitle,
                "url": self.address(held.address),
                "author": _persons(authors(volume)),
                "editor": _persons(volume.editors),
                "translator": _persons(translators(volume)),
                "publisher": _publisher(volume),
                "datePublished": held.edition.date,
                "inLanguage": volume.language,
                "isbn": volume.isbn.print or volume.isbn.epub or volume.isbn.screen,
            }
        )

    def _format(self, held: CatalogueVolume, format: str) -> Thing:
        """A format that readers can have or buy, or that has an ISBN; nothing for one that is none of these."""
        file, isbn = held.download(format), str(getattr(held.volume.isbn, format))
        if not file and not isbn and format not in {price.format for price in held.sold()}:
            return {}
        encoding = file and {
            "@type": "MediaObject",
            "contentUrl": self.address(file.address),
            "encodingFormat": file.media_type,
            "contentSize": str(file.bytes),
            "sha256": file.sha256,
        }
        form = f"https://schema.org/{FORMATS[format]}"
        book: Thing = {"@type": "Book", "bookFormat": form, "isbn": isbn, "encoding": encoding}
        book["offers"] = [_offer(price) for price in held.sold() if price.format == format]
        body = self.bodies.get(held.volume.id, Embodied()) if format == "epub" else Embodied()
        return _kept({**book, **_accessibility(body)})

    def _piece(self, piece: CataloguePiece) -> Thing:
        article, printed = piece.article, piece.printed
        return _kept(
            {
                "@type": ["Article", "Chapter"],
                "name": article.title,
                "url": self.address(piece.address),
                "author": _persons(author.signed for author in article.authors),
                "dateCreated": article.date.iso if article.date else "",
                "inLanguage": article.language,
                "pageStart": printed.first,
                "pageEnd": printed.last,
                "pagination": printed.folios,
            }
        )


def json_ld(thing: Thing) -> str:
    """The thing as JSON-LD that can stand in a page: no word of it can end the script it stands in.

    >>> json_ld({"name": "</script>"})
    '{"@context": "https://schema.org", "name": "\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _offer(price: Price) -> Thing:
    return {"@type": "Offer", "url": price.address, "price": price.amount, "priceCurrency": price.currency}


def _accessibility(body: Embodied) -> Thing:
    """What the EPUB says of itself, in the same vocabulary."""
    return {
        "accessibilityFeature": list(body.features),
        "accessibilityHazard": list(body.hazards),
        "accessModeSufficient": "textual" if body.reads_without_sight else "",
        "accessibilitySummary": body.summary,
    }


def _publisher(volume: Volume) -> Thing:
    house = volume.house
    return _kept({"@type": "Organization", "name": house.imprint, "location": house.place}) if house.imprint else {}


def _series(volume: Volume) -> Thing:
    return {"@type": "BookSeries", "name": volume.series} if volume.series else {}


def _persons(names: Iterable[str]) -> list[Thing]:
    """Persons, and as “The Editors” those who sign as a body."""
    return [{"@type": "Organization" if is_body(name) else "Person", "name": name} for name in names]


def _kept(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in ("", None, [], {}, 0)}
