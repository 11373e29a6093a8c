"""The HTML reading edition is one sound file: valid, accessible, self-contained, with the words of the EPUB."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Book, write_press
from florilegium.compose.hypertext import as_html
from florilegium.compose.inlines import InlineComposer
from florilegium.model.inlines import Inlines, Text
from florilegium.model.medium import Medium, Targets, paragraph_anchor
from florilegium.prove.common_text import common_text
from florilegium.prove.epub_file import documents_of
from florilegium.prove.web_file import document_of
from florilegium.recipe.build import make
from inline_trees import CHILDREN
from web_pages import Look, look, validated

LARGEST_FONTS = 250_000  # bytes of the addresses that hold them
VOID = {"br", "hr", "img", "link", "meta"}


@dataclass
class Reader(HTMLParser):
    """What a browser's parser meets; it is none of the press's own readers."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    unaddressed: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.attributes.update(given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if "data-paragraph" in given and "id" not in given:
            self.unaddressed.append(given["data-paragraph"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture(scope="module")
def html(specimen: Book) -> str:
    return specimen.made.files["hands-between.html"].decode()


@pytest.fixture(scope="module")
def reader(html: str) -> Reader:
    return read(html)


@pytest.fixture(scope="module")
def file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("web") / "hands-between.html"
    file.write_text(html, encoding="utf-8")
    return file


def test_every_id_stands_once_and_every_link_inside_leads_to_one(reader: Reader) -> None:
    assert [id for id, times in Counter(reader.ids).items() if times > 1] == []
    inside = [link for link in reader.links if link.startswith("#")]
    assert len(inside) > 500
    assert {link[1:] for link in inside} <= set(reader.ids)


def test_the_links_that_lead_away_are_public_addresses(reader: Reader) -> None:
    away = [link for link in reader.links if not link.startswith("#")]
    assert away
    assert all(re.match("https?://", link) for link in away)


def test_the_title_of_the_volume_is_the_only_first_heading_and_no_level_is_skipped(reader: Reader) -> None:
    assert reader.headings[0] == 1
    assert reader.headings.count(1) == 1
    assert max(reader.headings) > 2
    assert all(after <= before + 1 for before, after in zip(reader.headings, reader.headings[1:], strict=False))


def test_nothing_of_xhtml_is_left_in_it(html: str, reader: Reader) -> None:
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    assert not [name for name in reader.attributes if ":" in name]
    assert not re.search(r"<(?:br|hr|img|meta)\b[^>]*/>", html)


def test_every_paragraph_of_a_text_can_be_linked_to(reader: Reader) -> None:
    made_from_data = ("index-of-names/", "biographical-glossary/", "sources/", "list-of-emendations/")
    assert [each for each in reader.unaddressed if not each.startswith(made_from_data)] == []
    assert paragraph_anchor("letters-of-francesco", 1) in reader.ids


def test_its_paragraphs_are_those_of_the_epub_and_in_their_order(specimen: Book) -> None:
    one = common_text([document_of("", specimen.made.files["hands-between.html"])])
    other = common_text(documents_of(specimen.epub))
    assert one.order == other.order
    assert {id: stream.text for id, stream in one.apart.items()} == {
        id: stream.text for id, stream in other.apart.items()
    }


def test_every_page_of_the_print_edition_begins_somewhere_in_it(specimen: Book, reader: Reader) -> None:
    folios = [page["folio"] for page in specimen.record["pages"] if not page["blank"]]
    assert {f"page-{folio}" for folio in folios} <= set(reader.ids)


def test_the_fonts_in_it_are_no_larger_than_need_be(html: str) -> None:
    fonts = re.findall(r"data:font/woff;base64,[^\"]*", html)
    assert len(fonts) >= 2
    assert sum(map(len, fonts)) < LARGEST_FONTS


def test_the_record_names_it_with_its_size_and_sum(specimen: Book) -> None:
    (row,) = [each for each in specimen.record["files"] if each["name"] == "hands-between.html"]
    assert row["bytes"] == len(specimen.made.files["hands-between.html"])
    assert len(row["sha256"]) == 64


def test_the_validator_says_nothing(file: Path) -> None:
    assert validated(file) == []


def test_the_validator_says_what_is_wrong(file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text(file.read_text(encoding="utf-8").replace("<main>", '<main id="contents">'), encoding="utf-8")
    assert any("Duplicate ID" in each for each in validated(broken))


def test_a_browser_shows_it_with_its_own_fonts_and_pictures_and_fetches_nothing(file: Path, tmp_path: Path) -> None:
    printed = tmp_path / "printed.pdf"
    light, dark, narrow = look(
        Look(file, axe=True, pdf=printed), Look(file, dark=True, axe=True), Look(file, width=360, axe=True)
    )
    for seen in (light, dark, narrow):
        assert (seen.asked, seen.troubles, seen.violations) == ([], [], {})
        assert "EB Garamond" in seen.faces
        assert seen.pictures == 3
        assert seen.too_wide == 0
    assert light.ground != dark.ground
    with pypdfium2.PdfDocument(printed) as document:
        words = " ".join("".join(page.get_textpage().get_text_range() for page in document).split())
    assert "Index of Names" in words
    last = common_text([document_of("", file.read_bytes())]).running.text.split()[-6:]
    assert " ".join(last) in words


def test_a_browser_says_what_is_wrong(file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    text = file.read_text(encoding="utf-8").replace(
        "<main>", '<main><img src="https://example.org/a.png"><p style="width:2000px">x'
    )
    broken.write_text(text, encoding="utf-8")
    (seen,) = look(Look(broken, width=360, axe=True))
    assert seen.asked == ["https://example.org/a.png"]
    assert seen.too_wide > 1000
    assert "image-alt" in seen.violations


HOSTILE = st.text(alphabet="ab<>&\"':/= \u05d0", max_size=24).map(
    lambda words: f' epub:type="{words}" <br/> xml:lang="x"'
)


@given(CHILDREN, HOSTILE)
def test_html_has_the_words_of_the_xhtml_and_none_is_taken_for_a_mark(children: Inlines, words: str) -> None:
    composer = InlineComposer(Targets(Medium.WEB, {}, {}, {}, frozenset()), lambda note: "", True)
    xhtml = f"<h1>{composer.write((*children, Text(words)))}</h1>"
    written = ET.fromstring(f'<p xmlns:epub="e">{xhtml}</p>')
    assert "".join(read(as_html(xhtml, 1)).words) == "".join(written.itertext())


def test_a_stylesheet_cannot_leave_its_element(tmp_path: Path) -> None:
    style = 'p::before { content: "</style><script>alert(1)</script>" }'
    press = {
        "texts/press.toml": '[press]\nimprint = "The Trial Press"\n',
        "texts/articles/a.md": '+++\ntitle = "A < B & <em>C</em>"\nauthors = ["Anna Weber"]\n+++\n\nWords.\n',
        "texts/volumes/small.toml": 'title = "דפוס <b>and</b> type"\ndate = 2026-11-01\narticles = ["a"]\n',
        "texts/volumes/small.css": style,
    }
    html = make(write_press(tmp_path, press), "small", ("html",)).files["small.html"].decode()
    assert html.count("</style>") == 1
    assert "alert(1)" not in "".join(read(html[html.index("<body") : html.index("</html>")]).words)
    assert '<bdi dir="ltr">דפוס &lt;b&gt;and&lt;/b&gt; type</bdi>' in html
    file = tmp_path / "small.html"
    file.write_text(html, encoding="utf-8")
    assert validated(file) == []


def test_a_volume_without_a_title_page_begins_with_its_title(tmp_path: Path) -> None:
    press = {
        "texts/press.toml": '[press]\nimprint = "The Trial Press"\n',
        "texts/articles/a.md": '+++\ntitle = "A"\nauthors = ["Anna Weber"]\n+++\n\nWords.\n',
        "texts/volumes/small.toml": 'title = "Small"\ndate = 2026-11-01\narticles = ["a"]\nfront = []\nback = []\n',
    }
    found = read(make(write_press(tmp_path, press), "small", ("html",)).files["small.html"].decode())
    assert found.headings == [1, 2]
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
