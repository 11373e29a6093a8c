"""Blocks in all media: the same paragraphs with the same words, notes at their calls or apart."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.apparatus import number_notes
from florilegium.compose.blocks import compose_text, words
from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Emphasis, LineBreak, Text
from florilegium.model.medium import Medium, Targets, paragraph_anchor
from florilegium.model.notes import END_OF_PIECE, NoteStyles, SeriesStyle
from florilegium.model.numerals import roman
from florilegium.model.text import Item, ItemList, Paragraph
from florilegium.read.shelf import read_article_file
from florilegium.workspace import Workspace

CASE = Path(__file__).parent / "cases" / "every-feature" / "in"
PLACE = Place("texts/articles/a.md")
NUMERALS = {"decimal": "4", "lower-alpha": "d", "upper-alpha": "D", "lower-roman": "iv", "upper-roman": "IV"}


def targets(article: Article, medium: Medium) -> Targets:
    images = {figure.image: "images/lion.svg" for figure in article.figures()}
    files = {"lion": "lion.xhtml", "eagle": "eagle.xhtml"} if medium is Medium.EPUB else {}
    return Targets(medium, files, images, {}, frozenset({"lion", "eagle"}))


@pytest.fixture(scope="module")
def lion() -> Article:
    """The article that has every construct."""
    return number_notes(read_article_file(Workspace(CASE), "lion")[0], NoteStyles())


def parsed(xhtml: str) -> ET.Element:
    return ET.fromstring(f'<section xmlns:epub="http://www.idpf.org/2007/ops">{xhtml}</section>')


def paragraphs(root: ET.Element) -> list[str]:
    return [each.attrib["data-paragraph"] for each in root.iter() if "data-paragraph" in each.attrib]


@pytest.mark.parametrize("medium", Medium)
def test_every_paragraph_is_written_once(lion: Article, medium: Medium) -> None:
    text = compose_text(lion, targets(lion, medium), False)
    root = parsed(text.headnote + text.body + "".join(note.content for note in text.notes))
    assert sorted(paragraphs(root)) == sorted(f"lion/{each.n}" for each in lion.paragraphs())


@pytest.mark.parametrize("medium", Medium)
def test_a_table_tells_narrow_screens_what_its_columns_are(lion: Article, medium: Medium) -> None:
    cells = list(parsed(compose_text(lion, targets(lion, medium), False).body).iter("td"))
    told = [each.attrib.get("data-head") for each in cells]
    assert cells
    assert any(told) is not medium.is_paged


@pytest.mark.parametrize("medium", Medium)
@pytest.mark.parametrize("closing", ["", "[Ed.]"])
def test_a_note_says_whose_it_is_where_it_stands_alone_above_the_page(medium: Medium, closing: str) -> None:
    styles = NoteStyles(editor=SeriesStyle("letters", END_OF_PIECE, closing))
    article = number_notes(read_article_file(Workspace(CASE), "lion")[0], styles)
    notes = compose_text(article, targets(article, medium), False).notes
    editors = [note.content for note in notes if "editor" in note.classes]
    label = '<span class="note-series epub-only">Editor’s note:</span> '
    assert editors
    assert {label in each for each in editors} == {not medium.is_paged and not closing}
    assert not any("note-series" in note.content for note in notes if "author" in note.classes)


def test_on_the_web_every_paragraph_is_an_anchor_of_its_own(lion: Article) -> None:
    text = compose_text(lion, targets(lion, Medium.WEB), False)
    root = parsed(text.headnote + text.body + "".join(note.content for note in text.notes))
    marked = [each for each in root.iter() if "data-paragraph" in each.attrib]
    assert len({each.attrib["id"] for each in marked}) == len(marked) == len(list(lion.paragraphs()))
    assert paragraph_anchor("lion", 1) in {each.attrib["id"] for each in marked}
    elsewhere = compose_text(lion, targets(lion, Medium.EPUB), False)
    assert "lion-paragraph-" not in elsewhere.headnote + elsewhere.body


def test_in_print_a_note_stands_in_the_paragraph_that_calls_it(lion: Article) -> None:
    text = compose_text(lion, targets(lion, Medium.PRINT), False)
    notes = [
        each for each in parsed(text.headnote + text.body).iter("span") if each.get("class", "").startswith("note ")
    ]
    assert [note.attrib["data-mark"] for note in notes] == ["a", "1", "b", "2"]
    assert text.notes == ()
    assert {each.tag for note in notes for each in note.iter()} <= {"span", "em"}


def test_in_the_epub_a_note_stands_apart_and_leads_back(lion: Article) -> None:
    text = compose_text(lion, targets(lion, Medium.EPUB), False)
    calls = [each for each in parsed(text.headnote + text.body).iter("a") if each.get("role") == "doc-noteref"]
    assert [(each.get("id"), each.get("href"), each.text) for each in calls] == [
        (note.id.replace("note", "call"), f"#{note.id}", note.label.split()[-1]) for note in text.notes
    ]


@pytest.mark.parametrize("numerals", NUMERALS)
def test_a_list_keeps_the_numbers_of_the_source(numerals: str) -> None:
    items = tuple(Item(number, (Paragraph(number, "paragraph", (Text("a"),), PLACE),)) for number in (1, 2, 4))
    text = compose_text(Article("a", "A", PLACE, (ItemList(numerals, items),)), targets_of_nothing(), False)
    (made,) = parsed(text.body)
    assert made.attrib["class"] == f"list {numerals}"
    assert [int(each.get("value", at)) for at, each in enumerate(made, 1)] == [1, 2, 4]


def targets_of_nothing() -> Targets:
    return Targets(Medium.EPUB, {}, {}, {}, frozenset())


def test_a_figure_has_its_words_for_those_who_do_not_see_it(lion: Article) -> None:
    text = compose_text(lion, targets(lion, Medium.EPUB), False)
    (image,) = parsed(text.body).iter("img")
    assert image.attrib == {"src": "images/lion.svg", "alt": "A winged lion with its paw on an open book"}


@given(st.integers(1, 3999))
def test_a_roman_numeral_can_be_read_again(number: int) -> None:
    assert re.fullmatch("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", roman(number))
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[letter] for letter in roman(number)]
    assert sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)) == number


def test_a_heading_in_the_contents_is_one_line_of_plain_words() -> None:
    assert words((Text("The "), Emphasis((Text("Lion"),)), LineBreak(), Text("of Venice"))) == "The Lion of Venice"
