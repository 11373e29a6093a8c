"""The accessibility metadata: what is said is what was seen in the files."""

from collections.abc import Callable
from dataclasses import replace

import pytest

import handmade
from florilegium.bind.accessibility import accessibility
from florilegium.model.publication import Publication, Resource


def said(publication: Publication, property: str) -> list[str]:
    """The values that the metadata give for a property of schema.org."""
    wanted = ("property", f"schema:{property}")
    return [each.text for each in accessibility(publication) if wanted in each.attributes]


def changed(old: str, new: str) -> Publication:
    """The handmade book with one string replaced in all its documents."""
    whole = handmade.publication()
    assert any(old in each.content for each in whole.documents)
    documents = tuple(replace(each, content=each.content.replace(old, new)) for each in whole.documents)
    return replace(whole, documents=documents)


def with_style(style: str) -> Publication:
    whole = handmade.publication()
    return replace(whole, resources=(*whole.resources, Resource("styles/own.css", "text/css", style.encode())))


LOST: dict[str, Callable[[], Publication]] = {
    "ARIA": lambda: changed('role="doc-', 'role="not-'),
    "alternativeText": lambda: changed('alt="A sheet folded three times makes eight leaves"', ""),
    "displayTransformability": lambda: with_style("p { font-size: 11pt }"),
    "index": lambda: changed('<nav epub:type="index" role="doc-index">', "<nav>"),
    "pageBreakMarkers": lambda: replace(handmade.publication(), page_source=""),
    "pageNavigation": lambda: changed("#page-2", "#page-9"),
    "readingOrder": lambda: replace(handmade.publication(), documents=handmade.documents()[::-1]),
    "structuralNavigation": lambda: changed("<h2>The pulls</h2>", "<h3>The pulls</h3>"),
    "tableOfContents": lambda: changed('epub:type="toc" role', "role"),
}


def test_the_handmade_book_has_every_feature() -> None:
    assert said(handmade.publication(), "accessibilityFeature") == sorted(LOST)


@pytest.mark.parametrize("feature", LOST)
def test_a_feature_is_not_claimed_where_the_files_lack_it(feature: str) -> None:
    assert feature not in said(LOST[feature](), "accessibilityFeature")


def test_text_alone_suffices_where_every_picture_is_described() -> None:
    assert said(handmade.publication(), "accessMode") == ["textual", "visual"]
    assert said(handmade.publication(), "accessModeSufficient") == ["textual"]


def test_text_alone_does_not_suffice_where_a_picture_is_not_described() -> None:
    assert said(LOST["alternativeText"](), "accessModeSufficient") == ["textual,visual"]


def test_an_ornament_is_no_picture() -> None:
    ornament = changed('alt="A sheet folded three times makes eight leaves"', 'alt="" role="presentation"')
    bare = replace(ornament, documents=ornament.documents[1:])  # without the cover
    assert said(bare, "accessMode") == ["textual"]
    assert "alternativeText" not in said(bare, "accessibilityFeature")


@pytest.mark.parametrize("moving", ["@keyframes turn { to { color: red } }", "p { transition: color 1s }"])
def test_a_style_that_moves_is_a_hazard_that_nobody_has_judged(moving: str) -> None:
    assert said(handmade.publication(), "accessibilityHazard") == ["none"]
    assert said(with_style(moving), "accessibilityHazard") == ["unknown"]


def test_the_summary_speaks_of_no_feature_that_is_lacking() -> None:
    assert "index" in said(handmade.publication(), "accessibilitySummary")[0]
    assert "index" not in said(LOST["index"](), "accessibilitySummary")[0]


def test_nothing_claims_conformance() -> None:
    assert not any("conformsTo" in repr(each) for each in accessibility(handmade.publication()))
