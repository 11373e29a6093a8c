"""What tells others of the volumes: OPDS 1.2 and 2.0, RSS, OpenSearch, and the heads of the catalogue's pages."""

from collections.abc import Collection

from florilegium.feeds.heads import heads_of
from florilegium.feeds.opds1 import ATOM, opds1
from florilegium.feeds.opds2 import OPDS, opds2
from florilegium.feeds.opensearch import DESCRIPTION, opensearch
from florilegium.feeds.rss import RELEASES, rss
from florilegium.feeds.shelves import shelves_of
from florilegium.model.catalogue import Alternate, Catalogue
from florilegium.model.trade import Bodies

__all__ = ["feeds_listed", "feeds_of", "heads_of"]


def feeds_of(catalogue: Catalogue, bodies: Bodies) -> dict[str, bytes]:
    """All feeds by their addresses on the site. RSS and OpenSearch need its public address and are left out without;
    OPDS is where there is a volume to be fetched.
    """
    root = shelves_of(catalogue)
    opds = {**opds1(catalogue, root), **opds2(catalogue, root, bodies)} if root.shelves else {}
    public = {**rss(catalogue), **opensearch(catalogue)} if catalogue.address else {}
    return {**opds, **public}


def feeds_listed(files: Collection[str]) -> tuple[Alternate, ...]:
    """The feeds that pages lead to, those of them that are among the files of the site."""
    known = (
        Alternate("alternate", ATOM, "feeds/opds.xml", "OPDS, for reading programs"),
        Alternate("alternate", OPDS, "feeds/opds.json", "OPDS 2.0"),
        Alternate("alternate", "application/rss+xml", RELEASES, "RSS: new releases"),
        Alternate("search", "application/opensearchdescription+xml", DESCRIPTION, "Search in the browser"),
    )
    return tuple(each for each in known if each.address in files)
