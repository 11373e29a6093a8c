"""Every link of the EPUB’s index lands on the name itself."""

import pytest

from florilegium.model.names import Entry, LetterGroup, Locator, NameIndex
from florilegium.model.publication import Document
from florilegium.prove.landings import links_astray

INDEX = '<html><body><a class="locator" href="a.xhtml#a-name-1">7</a></body></html>'
LOCATOR = Locator("7", "page 7", "a-name-1", 7, 7, piece="a")
NAMES = NameIndex("", (LetterGroup("L", (Entry("lenin", "Lenin, V. I.", (LOCATOR,)),)),))


def codes(text: str, words: str = "V. I. Lenin", index: str = INDEX) -> list[str]:
    documents = (
        Document("a.xhtml", "A", f"<html><body><p>{text}</p></body></html>"),
        Document("index-of-names.xhtml", "Index", index),
    )
    return [each.code for each in links_astray(documents, NAMES, {"a-name-1": words})]


@pytest.mark.parametrize(
    "text",
    [
        'said <span id="a-name-1">V. I. Lenin</span>.',
        '<span id="a-name-1">V. <em>I.</em> Lenin</span>',
        '<em><span id="a-name-1">V. I.</span></em> <span>Lenin</span>',
        '<span id="a-name-1">V. I.<a class="note-call" href="#n">1</a> Lenin</span>',
        '<span id="a-name-1">V. <span class="page-break" aria-label="7"></span>I. Lenin</span>',
        '<span id="a-name-1">V. I. LE\u00adNIN</span>',
    ],
)
def test_a_link_that_lands_on_the_name_is_sound(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'said <span id="a-name-1">L. Trotsky</span> to V. I. Lenin',
        '<span id="a-name-1"></span> V. I. Lenin',
        "V. I. Lenin",
        'V. I. <span id="a-name-1">Lenin</span>',
    ],
)
def test_a_link_that_lands_elsewhere_is_an_error(text: str) -> None:
    assert codes(text) == ["E12"]


def test_a_locator_without_a_link_is_an_error() -> None:
    assert codes('<span id="a-name-1">V. I. Lenin</span>', index="<html><body>7</body></html>") == ["E12"]


def test_a_piece_need_only_be_there() -> None:
    assert codes('<span id="a-name-1"></span>', words="") == []
