"""Turns what is in the files of a publication into its accessibility metadata (EPUB Accessibility 1.1, 2.2).

Nothing is declared: each line of the metadata is the answer of a function that has looked. A conformance claim is
not among them, since only checks by others can earn it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from florilegium.bind.metadata import XML_LANG, Statement, meta
from florilegium.bind.sighting import Sighting, sight
from florilegium.model.publication import Publication, Resource

FIXED_SIZE = re.compile(rb"font(?:-size)?\s*:[^;}]*\d(?:px|pt|cm|mm|in|pc)\b", re.IGNORECASE)
MOTION = re.compile(rb"@keyframes|\banimation(?:-name)?\s*:|\btransition\s*:", re.IGNORECASE)

SAYINGS = {
    "readingOrder": "the reading order is that of the contents",
    "structuralNavigation": "headings lead through every text",
    "displayTransformability": "the type can be enlarged and changed",
    "index": "an index leads to its places in the text",
    "pageNavigation": "the pages of the print edition can be found by their numbers",
    "alternativeText": "every picture is described in words",
}


def accessibility(publication: Publication) -> tuple[Statement, ...]:
    """The statements on access modes, features and hazards, with a summary in English."""
    seen = sight(publication.documents)
    found = features(publication, seen)
    modes = ("textual", "visual") if seen.pictures else ("textual",)
    sufficient = "textual" if not seen.pictures_without_words else "textual,visual"
    return (
        *(meta("schema:accessMode", mode) for mode in modes),
        meta("schema:accessModeSufficient", sufficient),
        *(meta("schema:accessibilityFeature", feature) for feature in found or ("unknown",)),
        meta("schema:accessibilityHazard", hazard(publication, seen)),
        _in_english(summary(found, seen)),
    )


def features(publication: Publication, seen: Sighting) -> tuple[str, ...]:
    """The features that the files truly have, in the words of the schema.org vocabulary, sorted."""
    true = {
        "ARIA": any(role.startswith("doc-") for role in seen.roles),
        "alternativeText": seen.pictures > 0 and not seen.pictures_without_words,
        "displayTransformability": _transformable(publication, seen),
        "index": seen.index_links > 0,
        "pageBreakMarkers": bool(seen.page_breaks) and bool(publication.page_source),
        "pageNavigation": bool(seen.page_list) and set(seen.page_list) <= seen.page_breaks,
        "readingOrder": _in_reading_order(publication, seen),
        "structuralNavigation": _structured(publication, seen),
        "tableOfContents": bool(seen.contents),
    }
    return tuple(sorted(feature for feature, holds in true.items() if holds))


def hazard(publication: Publication, seen: Sighting) -> str:
    """“none” where nothing can flash, sound or move; else “unknown”, for only a person could judge it."""
    moving = seen.moving or any(_may_move(resource) for resource in publication.resources)
    return "unknown" if moving else "none"


def summary(found: tuple[str, ...], seen: Sighting) -> str:
    """What the features mean to a reader, in a few English sentences."""
    said = [SAYINGS[feature] for feature in SAYINGS if feature in found]
    if seen.pictures_without_words:
        said.append("some pictures are not described in words")
    opening = "The book has pictures" if seen.pictures else "The book is text without pictures"
    return f"{opening}; {'; '.join(said)}." if said else f"{opening}."


def _in_english(text: str) -> Statement:
    plain = meta("schema:accessibilitySummary", text)
    return Statement(plain.name, plain.text, (*plain.attributes, (XML_LANG, "en")))


def _may_move(resource: Resource) -> bool:
    kind = resource.media_type
    if kind == "text/css":
        return bool(MOTION.search(resource.content))
    if kind == "image/svg+xml":
        return b"<animate" in resource.content or b"<set" in resource.content or b"<script" in resource.content
    return kind == "image/gif" or kind.startswith(("audio/", "video/")) or "javascript" in kind


def _transformable(publication: Publication, seen: Sighting) -> bool:
    """No document has a fixed layout, no stylesheet a fixed size of type."""
    styles = (each.content for each in publication.resources if each.media_type == "text/css")
    return not seen.fixed_layout and not any(FIXED_SIZE.search(style) for style in styles)


def _in_reading_order(publication: Publication, seen: Sighting) -> bool:
    """The contents name files in the order in which they are read."""
    order = {document.file: place for place, document in enumerate(publication.documents)}
    places = [order.get(target.partition("#")[0], -1) for target in seen.contents]
    return bool(places) and -1 not in places and places == sorted(places)


def _structured(publication: Publication, seen: Sighting) -> bool:
    """Every text that the contents lead to has one heading of the first level first, and no level is skipped."""
    files = {target.partition("#")[0] for target in seen.contents}
    texts = [document.file for document in publication.documents if document.file in files]
    return bool(texts) and all(_well_ordered(seen.headings[file]) for file in texts)


def _well_ordered(levels: list[int]) -> bool:
    return levels[:1] == [1] and levels.count(1) == 1 and all(_steps(levels))


def _steps(levels: list[int]) -> Iterator[bool]:
    return (after <= before + 1 for before, after in pairwise(levels))
