"""Plain text and Markdown of each article have its words in their order, and no more than they need."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

import florilegium.cli.commands
from books import ROOT, write_press
from florilegium.cli.main import florilegium
from florilegium.export.markdown import as_markdown
from florilegium.export.markdown_words import MarkdownWords
from florilegium.export.plain import as_text
from florilegium.model.article import Article
from florilegium.model.inlines import Inlines, Text, VerseLine
from florilegium.model.printed import plain_words
from florilegium.model.text import Item, ItemList, Paragraph, Verse
from florilegium.model.walking import paragraphs, plain_text
from florilegium.recipe import exporting
from florilegium.recipe.exporting import FORMS, texts_of
from florilegium.recipe.reading import read_copy
from florilegium.workspace import Workspace
from inline_trees import CHILDREN, PLACE
from sites import press_of

COMMONMARK = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
CASES = {"hands-between": ROOT, "every-feature": ROOT / "tests/cases/every-feature/in"}
SIGNS = st.text(alphabet="ab1.) *_`[]<>&#|~^!\\-+=:\u00a0é(", max_size=14)


class Plain(HTMLParser):
    """The words that a reader of the HTML has before her, without the calls of notes."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def rendered(markdown: str) -> str:
    html = re.sub(r'<sup class="footnote-ref">.*?</sup>', "", COMMONMARK.render(markdown), flags=re.DOTALL)
    reader = Plain()
    reader.feed(re.sub(r"</(?:p|li|h\d|td|th)>|<br ?/?>", r"\g<0> ", html))
    reader.close()
    return plain_words("".join(reader.words)).strip()


def exported(volume: str, form: str) -> list[tuple[Article, str]]:
    copy = read_copy(Workspace(CASES[volume]), volume)
    files = texts_of(copy.volume, form)
    articles = [article for part in copy.volume.parts for article in part.articles]
    return [(article, files[f"{article.id}.{FORMS[form]}"].decode()) for article in articles]


def assert_in_order(article: Article, text: str) -> None:
    """Each paragraph of headnote and body stands behind the one before, and each note somewhere."""
    at = 0
    for paragraph in (*paragraphs(article.headnote), *paragraphs(article.body)):
        words = plain_words(plain_text(paragraph.children)).strip()
        found = text.find(words, at)
        assert found >= 0, f"{article.id}/{paragraph.n}: “{words}”"
        at = found + len(words)
    for note in article.notes:
        for paragraph in paragraphs(note.blocks):
            assert plain_words(plain_text(paragraph.children)).strip() in text


@pytest.mark.parametrize("volume", CASES)
def test_plain_text_has_all_words_in_order(volume: str) -> None:
    for article, text in exported(volume, "text"):
        assert text.startswith(article.title)
        marks = "|".join(re.escape(note.mark) for note in article.notes) or "none"
        assert_in_order(article, plain_words(re.sub(rf"\[(?:{marks})\]", "", text)))


@pytest.mark.parametrize("volume", CASES)
def test_markdown_read_again_has_all_words_in_order(volume: str) -> None:
    for article, text in exported(volume, "markdown"):
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        assert head.startswith("title: ")
        assert_in_order(article, rendered(body))


def test_every_note_of_the_markdown_is_called_and_written_once() -> None:
    for article, text in exported("hands-between", "markdown"):
        for note in article.notes:
            assert len(re.findall(rf"\[\^{re.escape(note.label)}\](?!:)", text)) == 1
            assert len(re.findall(rf"^\[\^{re.escape(note.label)}\]:", text, re.MULTILINE)) == 1


@pytest.mark.parametrize("form", FORMS)
def test_the_reading_of_this_edition_stands_there_and_not_the_rejected(form: str) -> None:
    (text,) = [text for article, text in exported("hands-between", form) if article.id == "page-with-shores"]
    assert "a tractate, a number and a letter" in text
    assert "a number ant a letter" not in text


@given(CHILDREN, SIGNS, SIGNS)
def test_a_paragraph_of_markdown_has_its_words_whatever_they_are(children: Inlines, before: str, after: str) -> None:
    words = (Text(before), *children, Text(f"{after}."))
    written = MarkdownWords({}, {}).paragraph(words)
    html = COMMONMARK.render(written)
    assert html.count("<p>") == 1
    assert not re.search("<(?:h[1-6]|ul|ol|blockquote|pre|hr|table|img|dl)", html)
    read, meant = rendered(written), plain_words(plain_text(words)).strip()
    if any(isinstance(each, VerseLine) for each in children):  # which is moved in by a blank
        read, meant = (text.replace(" ", "") for text in (read, meant))
    assert read == meant


def test_numbers_of_a_list_that_jump_and_lines_of_verse_are_kept() -> None:
    words = [Paragraph(1, "paragraph", (Text(word),), PLACE) for word in ("one", "two", "four")]
    items = tuple(Item(number, (each,)) for each, number in zip(words, (1, 2, 4), strict=True))
    lines = (VerseLine(0, (Text("Rise"),)), VerseLine(1, (Text("like"),)))
    stanza = Paragraph(1, "verse", lines, PLACE)
    article = replace(
        exported("hands-between", "text")[0][0], body=(ItemList("decimal", items), Verse((stanza, stanza)))
    )
    html = COMMONMARK.render(as_markdown(article, {}, {}).partition("\n---\n")[2])
    assert re.findall(r"<ol[^>]*>", html)[:2] == ["<ol>", '<ol start="4">']
    assert "<blockquote>\n<p>Rise<br />\n\u2003like</p>\n<p>Rise" in html
    assert "    Rise\n        like\n\n" in as_text(article, ())


def test_the_command_writes_a_file_for_each_article_and_its_pictures(tmp_path: Path) -> None:
    target = tmp_path / "shared"
    line = ["--root", str(ROOT), "export", "hands-between", "--out", str(target)]
    done = CliRunner().invoke(florilegium, line)
    assert done.exit_code == 0, done.output
    assert "10 files" in done.output
    text = (target / "letters-of-francesco.md").read_text(encoding="utf-8")
    (picture,) = re.findall(r"!\[[^\]]*\]\(<([^>]+)>\)", text)
    assert (target / picture).is_file()
    assert (target / "to-a-young-indexer.md").is_file()


def test_the_citation_of_an_export_has_the_pages_that_are_known(tmp_path: Path) -> None:
    volume = 'title = "Owls"\ndate = 2026-11-01\narticles = ["barn"]\n'
    workspace = press_of(tmp_path, {"owls": volume}, {"barn": "The Barn Owl"})
    assert b"pp. 1\xe2\x80\x932" in exporting.exported(workspace, "owls", "markdown")[0]["barn.md"]
    (tmp_path / "out/owls/record.json").unlink()
    assert b"pp. " not in exporting.exported(workspace, "owls", "markdown")[0]["barn.md"]


def test_a_volume_that_cannot_be_read_leaves_no_file(tmp_path: Path) -> None:
    press = {
        "texts/press.toml": '[press]\nimprint = "The Trial Press"\n',
        "texts/volumes/small.toml": 'title = "Small"\ndate = 2026-11-01\narticles = ["lost"]\n',
    }
    write_press(tmp_path, press)
    done = CliRunner().invoke(florilegium, ["--root", str(tmp_path), "export", "small", "--format", "text"])
    assert done.exit_code == 1
    assert "V06" in done.output
    assert not (tmp_path / "out").exists()
