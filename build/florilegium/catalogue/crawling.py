"""What crawlers of search engines ask for: the list of all pages, and where it is."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from florilegium.model.catalogue import Catalogue

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
_NOT_LISTED = ("404.html", "search/")


def crawling_files(catalogue: Catalogue, pages: Iterable[str]) -> dict[str, bytes]:
    """The sitemap (sitemaps.org, 0.9) and `robots.txt`; none where the public address is not known.

    `pages` are the files of the pages. Withdrawn volumes are left out.
    """
    if not catalogue.address:
        return {}
    withdrawn = {each.address for each in catalogue.withdrawn}
    addresses = (page.removesuffix("index.html") for page in pages)
    listed = sorted(each for each in addresses if each not in withdrawn and not each.startswith(_NOT_LISTED))
    lines = [f"<url><loc>{escape(catalogue.absolute(address))}</loc></url>" for address in listed]
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    robots = f"User-agent: *\nAllow: /\nSitemap: {catalogue.absolute(SITEMAP)}\n"
    return {SITEMAP: "\n".join((opening, *lines, "</urlset>\n")).encode(), ROBOTS: robots.encode()}
