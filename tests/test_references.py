"""Cross-references: their words in both editions, the pages they name, what they lead to."""

import re
from dataclasses import replace

import pytest

from books import make_book, write_press
from check_epub import epubcheck
from florilegium.diagnostics import Place, Refusal
from florilegium.model.article import Article
from florilegium.model.inlines import Anchor, CrossReference, Emphasis, Link, Text
from florilegium.model.text import Note, Paragraph
from florilegium.model.volume import House, Outside, Part, Volume
from florilegium.model.walking import plain_text
from florilegium.references import cited_anchors, refers, resolve

HERE = Place("texts/articles/lion.md")
FILLING = "The sheets were folded and hung, and the ink was black. " * 120


def article(id: str, *children: object, notes: tuple[Note, ...] = ()) -> Article:
    return Article(id, id.title(), HERE, (Paragraph(1, "paragraph", children, HERE),), notes)  # type: ignore[arg-type]


def volume(*articles: Article, others: tuple[Outside, ...] = ()) -> Volume:
    part = Part("", articles)
    return Volume("v", "V", HERE, House("Press"), (part,), (), (), "2026-11-01", 0, others=others)


def to(target: str, label: str = "") -> CrossReference:
    return CrossReference(target, label, (Text("see"),), HERE)


def words(volume: Volume, folios: dict[str, str]) -> str:
    piece = next(volume.pieces())
    resolved = next(resolve(volume, folios).pieces())
    assert not refers(resolved)
    assert piece.id == resolved.id
    return plain_text(next(resolved.paragraphs()).children)


def test_a_reference_names_the_page_and_is_a_link() -> None:
    book = volume(article("lion", Emphasis((to("owl"),))), article("owl", Text("Owl")))
    assert cited_anchors(book) == {"owl"}
    assert words(book, {"owl": "12"}) == "see p.\u00a012"
    (emphasis,) = next(next(resolve(book, {"owl": "12"}).pieces()).paragraphs()).children
    assert isinstance(emphasis, Emphasis)
    assert [each.target for each in emphasis.children if isinstance(each, Link)] == ["article:owl"]


def test_a_place_in_a_note_is_cited_with_its_mark() -> None:
    inside = Paragraph(2, "paragraph", (Anchor("lion-place-shelf", (Text("shelf"),)),), HERE)
    noted = article("lion", to("lion", "shelf"), notes=(Note(1, "editor", "ed1", (inside,), HERE, mark="a"),))
    assert cited_anchors(volume(noted)) == {"lion-place-shelf"}
    assert words(volume(noted), {"lion-place-shelf": "xii"}) == "see p.\u00a0xii\u00a0n.\u00a0a"


def test_a_piece_outside_the_volume_is_named_by_title_and_address() -> None:
    book = volume(article("lion", to("owl")), others=(Outside("owl", "The Owl", "https://a.org/owl"),))
    assert words(book, {}) == "see “The Owl”, a.org/owl"
    without = replace(book, others=(Outside("owl", "The Owl", ""),))
    assert words(without, {}) == "see “The Owl”"


PRESS = {
    "texts/press.toml": '[press]\nimprint = "Small Press"\n',
    "texts/volumes/small.toml": (
        'title = "Small"\ndate = 2026-11-01\narticles = ["lion", "owl"]\n'
        'front = ["contents", "preface"]\n[matter]\npreface = "small/preface.md"\n'
    ),
    "texts/volumes/small/preface.md": '+++\ntitle = "Preface"\n+++\n\nThe lion [comes first](page:lion).\n',
    "texts/articles/lion.md": (
        '+++\ntitle = "The Lion"\n+++\n\nOf shelves, [see below](page:owl#shelf), [](page:preface), '
        f"and [compare](page:eagle); [the shelf](article:owl#shelf).\n\n{FILLING}\n"
    ),
    "texts/articles/owl.md": (
        f'+++\ntitle = "The Owl"\n+++\n\n{FILLING}\n\nIt sat on the [shelf]{{#shelf}} above, '
        "[as was said](page:#shelf).\n"
    ),
    "texts/articles/eagle.md": (
        '+++\ntitle = "The Eagle"\n[source]\naddress = "https://archive.example.org/eagle.htm"\n+++\n\nWords.\n'
    ),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory):  # type: ignore[no-untyped-def]
    return make_book(write_press(tmp_path_factory.mktemp("press"), PRESS), "small")


def test_the_printed_folio_is_that_of_the_place(small) -> None:  # type: ignore[no-untyped-def]
    record = small.record
    folio = next(page["folio"] for page in record["pages"] if "owl-place-shelf" in page["anchors"])
    text = " ".join(" ".join(page.words) for page in small.pages)
    assert f"see below p. {folio}," in text
    assert f"as was said p. {folio}." in text
    assert "The lion comes first p. 1." in text
    assert re.search(r"p\. [ivx]+, and compare “The Eagle”, archive\.example\.org/eagle\.htm", text)
    assert "000" not in text


def test_the_epub_prints_the_same_words_and_leads_to_the_place(small) -> None:  # type: ignore[no-untyped-def]
    folio = next(page["folio"] for page in small.record["pages"] if "owl-place-shelf" in page["anchors"])
    lion = small.document("lion")
    assert f'<a href="owl.xhtml#owl-place-shelf">see below p.\u00a0{folio}</a>' in lion
    assert '<a href="owl.xhtml#owl-place-shelf">the shelf</a>' in lion
    assert '<a href="https://archive.example.org/eagle.htm">compare “The Eagle”' in lion
    assert '<span id="owl-place-shelf">shelf</span>' in small.document("owl")
    assert epubcheck(small.epub) == ()


@pytest.mark.parametrize("target", ["page:owl#stool", "article:owl#stool", "page:afterword"])
def test_a_reference_to_what_the_volume_does_not_have_stops_it(target, tmp_path) -> None:  # type: ignore[no-untyped-def]
    texts = {**PRESS, "texts/articles/lion.md": f'+++\ntitle = "The Lion"\n+++\n\nHere [see]({target}).\n'}
    with pytest.raises(Refusal) as refusal:
        make_book(write_press(tmp_path, texts), "small")
    assert [(each.code, each.place and each.place.line) for each in refusal.value.diagnostics] == [("V20", 5)]
