"""The package metadata."""

from dataclasses import replace

import handmade
from florilegium.bind.metadata import Statement, statements


def test_main_title_and_subtitle_are_told_apart() -> None:
    said = statements(handmade.publication())
    assert Statement("title", "Two Essays on Printing", (("id", "title"),)) in said
    assert Statement("meta", "subtitle", (("property", "title-type"), ("refines", "#subtitle"))) in said


def test_an_editor_is_a_creator_and_a_translator_a_contributor() -> None:
    said = statements(handmade.publication())
    assert [(each.name, each.text) for each in said if each.name in ("creator", "contributor")] == [
        ("creator", "Ada Press"),
        ("contributor", "Ben Quire"),
    ]


def test_each_person_has_a_role_of_the_library_of_congress_list() -> None:
    roles = [each for each in statements(handmade.publication()) if ("property", "role") in each.attributes]
    assert [(each.text, dict(each.attributes)["scheme"]) for each in roles] == [
        ("edt", "marc:relators"),
        ("trl", "marc:relators"),
    ]


def test_a_series_is_a_collection_with_a_title_and_a_position() -> None:
    assert Statement("title", "Small Books", (("id", "collection"),)) in statements(handmade.publication())
    said = {dict(each.attributes).get("property"): each.text for each in statements(handmade.publication())}
    assert said["belongs-to-collection"] == "Small Books"
    assert said["group-position"] == "3"


def test_what_is_not_known_is_not_said() -> None:
    bare = replace(handmade.publication(), subtitle="", series="", rights="", page_source="", sources=(), subjects=())
    text = repr(statements(bare))
    assert not any(
        word in text for word in ("subtitle", "collection", "rights", "pageBreakSource", "source", "subject")
    )
