"""From the editions of a catalogue to a feed of releases, RSS 2.0."""

import datetime
from email.utils import format_datetime
from html import escape

from florilegium.feeds.telling import FEEDS, downloads
from florilegium.model.catalogue import Catalogue, CatalogueVolume
from florilegium.model.elements import Element, said, tree

RELEASES = f"{FEEDS}/releases.xml"
MOST = 50  # releases in the feed
NAMESPACES = {
    "xmlns_atom": "http://www.w3.org/2005/Atom", "xmlns_dcterms": "http://purl.org/dc/terms/",
    "xmlns_schema": "http://schema.org/",
}  # fmt: skip


def rss(catalogue: Catalogue) -> dict[str, bytes]:
    """The feed by its address on the site, which must have a public one: RSS knows no relative addresses."""
    itself = tree("atom:link", rel="self", href=catalogue.absolute(RELEASES), type="application/rss+xml")
    channel = tree(
        "channel",
        said("title", f"{catalogue.title}: releases"),
        said("link", catalogue.address),
        said("description", catalogue.description or f"New volumes and editions of {catalogue.title}"),
        said("language", catalogue.language),
        said("pubDate", day(catalogue.updated)),
        itself,
        *(_item(catalogue, volume) for volume in catalogue.volumes[:MOST]),
    )
    return {RELEASES: tree("rss", channel, version="2.0", **NAMESPACES).xml()}


def day(date: str) -> str:
    """A date as RSS has it, or “” for none.

    >>> day("2026-11-22")
    'Sun, 22 Nov 2026 00:00:00 +0000'
    """
    return format_datetime(datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC)) if date else ""


def _item(catalogue: Catalogue, held: CatalogueVolume) -> Element:
    volume, edition = held.volume, held.edition
    title = f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title
    named = "" if edition.edition == "1" else f" (edition {edition.edition})"
    enclosures = (
        tree("enclosure", url=catalogue.absolute(file.address), length=str(file.bytes), type=file.media_type)
        for file in downloads(held)[:1]  # readers of feeds expect one at most
    )
    return tree(
        "item",
        said("title", f"{title}{named}"),
        said("link", catalogue.absolute(held.address)),
        said("description", "".join(map(_paragraph, filter(None, (volume.description, _what_changed(held)))))),
        *(said("category", subject) for subject in volume.subjects),
        said("guid", f"{edition.identifier}#{edition.edition}-{edition.date}", isPermaLink="false"),
        said("pubDate", day(edition.date)),
        said("dcterms:isVersionOf", volume.work),
        said("dcterms:issued", edition.date),
        said("schema:bookEdition", edition.edition),
        *enclosures,
    )


def _paragraph(words: str) -> str:
    """The words as HTML, which is what readers of feeds take a description for."""
    return f"<p>{escape(words, quote=False)}</p>"


def _what_changed(held: CatalogueVolume) -> str:
    lines = held.changes.lines if held.changes else ()
    return f"What changed: {'; '.join(line.words for line in lines)}." if lines else ""
