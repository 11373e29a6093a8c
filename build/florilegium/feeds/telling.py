"""What all feeds say of a volume alike: its names, its lasting ids, its files for readers, the ways between files."""

import posixpath
import uuid
from collections.abc import Iterable

from florilegium.model.catalogue import Catalogue, CatalogueVolume, Download
from florilegium.model.trade import Price
from florilegium.model.volume import Volume

FEEDS = "feeds"
# Names of feeds and their entries: a fixed namespace, so that each has one id for ever.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tag:florilegium,2026:feed")
MEDIA_TYPES = {"epub": "application/epub+zip", "screen": "application/pdf"}
FOR_READERS = tuple(MEDIA_TYPES)  # the formats that a reading program opens
BUY = "http://opds-spec.org/acquisition/buy"


def lasting_id(catalogue: Catalogue, name: str) -> str:
    """The id of a feed, or of a volume's entry in feeds: the same in all editions and wherever the site stands."""
    return f"urn:uuid:{uuid.uuid5(NAMESPACE, f'{catalogue.imprint}/{name}')}"


def midnight(date: str) -> str:
    """The beginning of a day, as feeds say when something changed."""
    return f"{date}T00:00:00Z"


def way(feed: str, address: str) -> str:
    """From a file of the site to an address of it, both from its first page.

    >>> way("feeds/opds/all.xml", "volumes/owls/"), way("feeds/opds.xml", "")
    ('../../volumes/owls/', '../')
    """
    end = "/" if address.endswith("/") or not address else ""
    return posixpath.relpath(address or ".", posixpath.dirname(feed)) + end


def authors(volume: Volume) -> tuple[str, ...]:
    """Those who wrote in the volume, as they sign, each once."""
    return _each_once(author.signed for part in volume.parts for article in part.articles for author in article.authors)


def translators(volume: Volume) -> tuple[str, ...]:
    """The translators of the volume, then those of its articles, each once."""
    own = (article.translator for part in volume.parts for article in part.articles if article.translator)
    return _each_once((*volume.translators, *own))


def downloads(volume: CatalogueVolume) -> tuple[Download, ...]:
    """The files that a reading program opens, the best of them first."""
    return tuple(found for format in FOR_READERS if (found := volume.download(format)))


def to_buy(volume: CatalogueVolume) -> tuple[tuple[Price, str], ...]:
    """The files for reading programs that are sold, each with its media type."""
    return tuple((each, MEDIA_TYPES[each.format]) for each in volume.sold() if each.format in FOR_READERS)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
