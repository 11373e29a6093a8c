"""From shelves to OPDS 1.2: a feed of Atom for each page of each shelf."""

from collections.abc import Iterator

from florilegium.feeds.shelves import Shelf
from florilegium.feeds.telling import BUY, FEEDS, authors, downloads, lasting_id, midnight, to_buy, translators, way
from florilegium.model.catalogue import Catalogue, CatalogueVolume, Picture
from florilegium.model.elements import Element, said, tree

NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns_dc": "http://purl.org/dc/terms/",
    "xmlns_schema": "http://schema.org/",
    "xmlns_opds": "http://opds-spec.org/2010/catalog",
}
ATOM = "application/atom+xml;profile=opds-catalog"
NAVIGATION, ACQUISITION = f"{ATOM};kind=navigation", f"{ATOM};kind=acquisition"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
IMAGE, THUMBNAIL = "http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"


def opds1(catalogue: Catalogue, root: Shelf) -> dict[str, bytes]:
    """The feeds by their addresses on the site; that of the first shelf is “feeds/opds.xml”."""
    files = {}
    above = {shelf.path: over for over in root.everything() for shelf in over.shelves}
    for shelf in root.everything():
        for number in range(1, len(shelf.pages()) + 1):
            feed = _Feed(catalogue, root, shelf, number, above.get(shelf.path))
            files[feed.file] = feed.element().xml()
    return files


def _file(path: str) -> str:
    return f"{FEEDS}/{path}.xml"


def _type(shelf: Shelf) -> str:
    return NAVIGATION if shelf.shelves else ACQUISITION


class _Feed:
    """One page of a shelf, and the shelf above it; above the first there is none."""

    def __init__(
        self, catalogue: Catalogue, root: Shelf, shelf: Shelf, number: int, above: Shelf | None
    ) -> None:  # fmt: skip
        self.catalogue, self.root, self.shelf, self.number, self.above = catalogue, root, shelf, number, above
        self.file = _file(shelf.page(number))

    def element(self) -> Element:
        held = (self._shelf(shelf) for shelf in self.shelf.shelves)
        volumes = (self._volume(volume) for volume in self.shelf.pages()[self.number - 1])
        return tree(
            "feed",
            said("id", lasting_id(self.catalogue, self.shelf.page(self.number))),
            said("title", self.shelf.title),
            said("subtitle", self.shelf.words),
            said("updated", midnight(self.catalogue.updated)),
            tree("author", said("name", self.catalogue.imprint), said("uri", self.catalogue.address)),
            *self._links(),
            *held,
            *volumes,
            **NAMESPACES,
            xml_lang=self.catalogue.language,
        )

    def _links(self) -> Iterator[Element]:
        pages = len(self.shelf.pages())
        numbers = {"first": 1, "previous": self.number - 1, "next": self.number + 1, "last": pages}
        yield self._link("self", self.file, _type(self.shelf))
        yield self._link("start", _file(self.root.path), _type(self.root))
        if self.above:
            yield self._link("up", _file(self.above.path), NAVIGATION)
        if pages > 1:
            for relation, number in numbers.items():
                if 1 <= number <= pages:
                    yield self._link(relation, _file(self.shelf.page(number)), ACQUISITION)
        yield self._link("alternate", "", "text/html")

    def _link(self, rel: str, address: str, type: str, **others: str) -> Element:
        return tree("link", rel=rel, href=way(self.file, address), type=type, **others)

    def _shelf(self, shelf: Shelf) -> Element:
        """An entry that leads to another shelf."""
        return tree(
            "entry",
            said("id", lasting_id(self.catalogue, f"to/{shelf.path}")),
            said("title", shelf.title),
            said("updated", midnight(self.catalogue.updated)),
            said("content", shelf.words or _counted(shelf), type="text"),
            self._link(shelf.relation, _file(shelf.path), _type(shelf)),
        )

    def _volume(self, held: CatalogueVolume) -> Element:
        """An entry with all that there is to say of a volume, and the links by which it is fetched."""
        volume, house = held.volume, held.volume.house
        title = f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title
        return tree(
            "entry",
            said("id", lasting_id(self.catalogue, f"volumes/{volume.id}")),
            said("title", title),
            said("updated", midnight(held.edition.date)),
            *(tree("author", said("name", name)) for name in authors(volume)),
            *(tree("contributor", said("name", name)) for name in (*volume.editors, *translators(volume))),
            said("dc:identifier", held.edition.identifier),
            said("dc:language", volume.language),
            said("dc:publisher", house.imprint),
            said("dc:issued", held.edition.date),
            said("dc:isVersionOf", volume.work),
            said("schema:bookEdition", held.edition.edition),
            *(tree("category", term=subject, label=subject) for subject in volume.subjects),
            said("rights", volume.rights or volume.licence.name),
            said("summary", volume.description, type="text"),
            *self._ways_to(held),
        )

    def _ways_to(self, held: CatalogueVolume) -> Iterator[Element]:
        for file in downloads(held):
            yield self._link(OPEN_ACCESS, file.address, file.media_type, length=str(file.bytes))
        for price, media_type in to_buy(held):
            cost = said("opds:price", price.amount, currencycode=price.currency)
            got = tree("opds:indirectAcquisition", type=media_type)
            yield tree("link", cost, got, rel=BUY, href=price.address, type="text/html")
        for relation, picture in ((IMAGE, held.cover), (THUMBNAIL, held.thumbnail or held.cover)):
            if picture:
                yield self._link(relation, picture.address, _picture_type(picture))
        yield self._link("alternate", held.address, "text/html", title=held.volume.title)
        if held.volume.licence.address:
            yield tree("link", rel="license", href=held.volume.licence.address)


def _counted(shelf: Shelf) -> str:
    return "One volume" if len(shelf.volumes) == 1 else f"{len(shelf.volumes)} volumes"


def _picture_type(picture: Picture) -> str:
    return "image/png" if picture.address.endswith(".png") else "image/jpeg"
