"""From a catalogue to the description by which browsers search it, OpenSearch 1.1."""

from florilegium.feeds.telling import FEEDS
from florilegium.model.catalogue import Catalogue
from florilegium.model.elements import said, tree

DESCRIPTION = f"{FEEDS}/search.xml"
SHORT, LONG = 16, 48  # characters of a name, as OpenSearch limits them
SEARCH = "search/?q={searchTerms}"  # the page that reads its own address


def opensearch(catalogue: Catalogue) -> dict[str, bytes]:
    """The description by its address. It names the page that searches in the browser: no server answers with a feed,
    and so OPDS clients are not led to it."""
    description = tree(
        "OpenSearchDescription",
        said("ShortName", _cut(catalogue.title, SHORT)),
        said("LongName", _cut(catalogue.title, LONG)),
        said("Description", f"Search the texts of {catalogue.title}"),
        tree("Url", type="text/html", method="get", template=catalogue.absolute(SEARCH)),
        said("Language", catalogue.language),
        said("InputEncoding", "UTF-8"),
        said("OutputEncoding", "UTF-8"),
        xmlns="http://a9.com/-/spec/opensearch/1.1/",
    )
    return {DESCRIPTION: description.xml()}


def _cut(words: str, most: int) -> str:
    """As many whole words as there is room for.

    >>> _cut("Florilegium Press", 16), _cut("Lion Press", 16)
    ('Florilegium', 'Lion Press')
    """
    if len(words) <= most:
        return words
    return words[: most + 1].rpartition(" ")[0] or words[:most]
