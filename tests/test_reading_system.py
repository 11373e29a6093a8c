"""The EPUB in a real reading system: links of the index and of notes lead to their elements."""

from dataclasses import replace
from pathlib import Path

import pytest

import handmade
from florilegium.bind.epub import bind_epub
from reading_system import Landing, Step, follow

MORRIS = Step("a[href$='#name-morris-1']", "index-of-names.xhtml")
CALL = Step("a[role='doc-noteref']", "master.xhtml")
BACK = Step("a[role='doc-backlink']")
ABOVE = replace(CALL, popup=True)


@pytest.fixture(scope="module")
def landings(tmp_path_factory: pytest.TempPathFactory) -> dict[Step, Landing]:
    """What the steps led to, all taken by one reader of the handmade book."""
    book = tmp_path_factory.mktemp("books") / "handmade.epub"
    book.write_bytes(bind_epub(handmade.publication()))
    steps = (MORRIS, CALL, BACK, ABOVE)
    return dict(zip(steps, follow(book, *steps), strict=True))


def test_a_locator_of_the_index_leads_to_the_name_itself_past_the_first_page(landings: dict[Step, Landing]) -> None:
    landing = landings[MORRIS]
    assert (landing.file, landing.element, landing.text) == ("master.xhtml", "span", "William Morris")
    assert landing.visible
    assert landing.page > 1


def test_a_note_call_leads_to_its_note(landings: dict[Step, Landing]) -> None:
    landing = landings[CALL]
    assert (landing.id, landing.element, landing.visible) == ("note-1", "aside", True)
    assert "dolphin" in landing.text


def test_the_back_link_of_a_note_leads_to_its_call(landings: dict[Step, Landing]) -> None:
    landing = landings[BACK]
    assert (landing.id, landing.text, landing.visible) == ("call-1", "1", True)


def test_a_note_opens_above_the_page(landings: dict[Step, Landing]) -> None:
    assert landings[ABOVE].type == "footnote"
    assert "dolphin" in landings[ABOVE].text


def test_a_locator_to_a_name_that_is_not_there_is_found_out(tmp_path: Path) -> None:
    whole = handmade.publication()
    documents = tuple(replace(each, content=each.content.replace('id="name-morris-1"', "")) for each in whole.documents)
    book = tmp_path / "broken.epub"
    book.write_bytes(bind_epub(replace(whole, documents=documents)))
    (landing,) = follow(book, MORRIS)
    assert landing.element is None
    assert not landing.visible
