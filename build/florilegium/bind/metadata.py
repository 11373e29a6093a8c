"""Turns what a publication says of itself into the lines of its package metadata (EPUB 3.3, 5.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.publication import Creator, Publication

# What is claimed, in the very words that EPUB Accessibility 1.1 (4.2) asks for.
CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
# MARC relators of those whose work the volume is; others have contributed to it.
CREATORS = frozenset({"aut", "edt", "com"})
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Statement:
    """One element of the metadata: `name` is a Dublin Core term, or “meta” with its property as an attribute."""

    name: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


def meta(property: str, text: str, refines: str = "", **others: str) -> Statement:
    """A `meta` with that property; `refines` is the id of the element it says more about."""
    about = {"refines": f"#{refines}"} if refines else {}
    return Statement("meta", text, tuple({"property": property, **about, **others}.items()))


def statements(publication: Publication) -> tuple[Statement, ...]:
    """All that is known of the publication, except identifier and date of change, which the package writes itself."""
    return (
        *_titles(publication), *_persons(publication), *_facts(publication), *_series(publication),
        *_claim(publication.certified_by),
    )  # fmt: skip


def _titles(publication: Publication) -> Iterator[Statement]:
    titles = (
        ("title", "main", publication.title),
        ("subtitle", "subtitle", publication.subtitle),
        ("collection", "collection", publication.series),
    )
    for order, (element, kind, text) in enumerate(titles, 1):
        if text:
            yield Statement("title", text, (("id", element),))
            yield meta("title-type", kind, element)
            yield meta("display-seq", str(order), element)


def _persons(publication: Publication) -> Iterator[Statement]:
    for order, creator in enumerate(publication.creators, 1):
        element = f"person-{order}"
        yield Statement("creator" if creator.role in CREATORS else "contributor", creator.name, (("id", element),))
        yield from _about(creator, element, order)


def _about(creator: Creator, element: str, order: int) -> Iterator[Statement]:
    yield meta("role", creator.role, element, scheme="marc:relators")
    if creator.file_as:
        yield meta("file-as", creator.file_as, element)
    yield meta("display-seq", str(order), element)


def _facts(publication: Publication) -> Iterator[Statement]:
    facts = (
        ("language", publication.language),
        ("publisher", publication.publisher),
        ("date", publication.date),
        ("rights", publication.rights),
        ("description", publication.description),
        *(("subject", subject) for subject in publication.subjects),
        *(("source", source) for source in publication.sources),
    )
    yield from (Statement(name, text) for name, text in facts if text)
    if publication.edition:
        yield meta("schema:bookEdition", publication.edition)
        yield meta("dcterms:isVersionOf", publication.work)
    if publication.page_source:
        yield meta("pageBreakSource", publication.page_source)


def _series(publication: Publication) -> Iterator[Statement]:
    if publication.series:
        yield meta("belongs-to-collection", publication.series, id="series")
        yield meta("collection-type", "series", "series")
        if publication.series_number:
            yield meta("group-position", publication.series_number, "series")


def _claim(certified_by: str) -> Iterator[Statement]:
    """That the book conforms, and who says so (EPUB Accessibility 1.1, 4.3); nothing where nobody does."""
    if certified_by:
        yield meta("dcterms:conformsTo", CONFORMANCE, id="conformance")
        yield meta("a11y:certifiedBy", certified_by, "conformance")
