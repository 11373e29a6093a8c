"""What tells others of the volumes: OPDS 1.2 and 2.0, RSS, OpenSearch, and the heads of the catalogue's pages."""

from florilegium.feeds.opds1 import opds1
from florilegium.feeds.opds2 import opds2
from florilegium.feeds.opensearch import opensearch
from florilegium.feeds.rss import rss
from florilegium.feeds.shelves import shelves_of
from florilegium.model.catalogue import Catalogue

__all__ = ["feeds_of"]


def feeds_of(catalogue: Catalogue) -> dict[str, bytes]:
    """All feeds by their addresses on the site. RSS and OpenSearch need its public address and are left out without;
    OPDS is where there is a volume to be fetched.
    """
    root = shelves_of(catalogue)
    opds = {**opds1(catalogue, root), **opds2(catalogue, root)} if root.shelves else {}
    public = {**rss(catalogue), **opensearch(catalogue)} if catalogue.address else {}
    return {**opds, **public}
