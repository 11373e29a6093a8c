"""Inlines in both media: no word is lost or added, and what comes out is well-formed."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given

from florilegium.compose.inlines import InlineComposer, language_attributes, page_break
from florilegium.model.inlines import (
    Emphasis,
    Foreign,
    Inlines,
    LineBreak,
    Link,
    Name,
    NoteCall,
    SourcePage,
    Strong,
    Text,
    VerseLine,
)
from florilegium.model.medium import Medium, Targets
from florilegium.model.walking import plain_text
from inline_trees import CHILDREN

EPUB = 'xmlns:epub="http://www.idpf.org/2007/ops"'
HERE = Targets(Medium.EPUB, {"lion": "lion.xhtml"}, {}, {"owl": "https://a.org/owl"}, frozenset({"lion"}))
IN_PRINT = Targets(Medium.PRINT, {}, {}, {}, frozenset({"lion"}))


def write(inlines: Inlines, targets: Targets = HERE, source_pages: bool = False) -> str:
    return InlineComposer(targets, lambda number: f"<a>{number}</a>", source_pages).write(inlines)


@given(CHILDREN)
def test_the_words_are_those_of_the_model(inlines: Inlines) -> None:
    composer = InlineComposer(HERE, lambda number: "", False)
    read = "".join(ET.fromstring(f"<p {EPUB}>{composer.write(inlines)}</p>").itertext())
    assert read == plain_text(inlines).replace("\n", "")


def test_marks_of_xml_are_escaped_and_quotation_marks_are_not() -> None:
    assert write((Text('3 < 4 & "so"'),)) == '3 &lt; 4 &amp; "so"'


def test_marks_stand_inside_one_another() -> None:
    assert write((Emphasis((Text("a "), Strong((Text("b"),)))),)) == "<em>a <strong>b</strong></em>"


def test_hebrew_runs_from_right_to_left_and_latin_does_not() -> None:
    assert 'dir="rtl"' in write((Foreign("he", (Text("ספר"),)),))
    assert "dir" not in write((Foreign("la", (Text("liber"),)),))
    assert language_attributes("yi-Latn") == ' lang="yi-Latn" xml:lang="yi-Latn"'


def test_a_name_carries_its_anchor() -> None:
    assert (
        write((Name("aldus", "lion-name-1", (Text("Aldus"),)),)) == '<span class="name" id="lion-name-1">Aldus</span>'
    )


@pytest.mark.parametrize(
    ("target", "targets", "href"),
    [
        ("article:lion", HERE, "lion.xhtml#lion"),
        ("article:lion", IN_PRINT, "#lion"),
        ("article:owl", HERE, "https://a.org/owl"),
        ("https://a.org/?a=1&b=2", HERE, "https://a.org/?a=1&amp;b=2"),
    ],
)
def test_a_link_leads_into_the_book_or_to_a_public_address(target: str, targets: Targets, href: str) -> None:
    assert write((Link(target, (Text("see"),)),), targets) == f'<a href="{href}">see</a>'


def test_a_link_to_an_article_that_is_nowhere_to_be_read_is_its_words() -> None:
    assert write((Link("article:eagle", (Text("see"),)),)) == "see"


def test_pages_of_the_source_are_shown_only_where_the_house_wants_them() -> None:
    inlines = (SourcePage("217"), Text("a"))
    assert write(inlines) == "a"
    assert write(inlines, source_pages=True) == '<span class="source-page">[217]</span>a'


def test_a_call_a_break_and_a_line_of_verse() -> None:
    assert write((NoteCall(3), LineBreak())) == "<a>3</a><br/>"
    assert write((VerseLine(2, (Text("a"),)),)) == '<span class="verse-line indent-2">a</span>'
    assert write((VerseLine(40, ()),)) == '<span class="verse-line indent-8"></span>'


def test_a_page_break_says_its_folio_to_those_who_do_not_see_it() -> None:
    (mark,) = ET.fromstring(f"<p {EPUB}>{page_break('xii')}</p>")
    assert mark.attrib["id"] == "page-xii"
    assert mark.attrib["role"] == "doc-pagebreak"
    assert mark.attrib["aria-label"] == "xii"


def test_two_calls_side_by_side_stand_apart() -> None:
    calls = '<a>1</a><span class="between-calls"></span><a>2</a>'
    assert write((Text("a"), NoteCall(1), NoteCall(2), Text("b"), NoteCall(3))) == f"a{calls}b<a>3</a>"
