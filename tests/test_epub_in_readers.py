"""The specimen and the seeds’ anthology in two reading systems: every screen is turned, every kind of link followed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import handmade
import index_tour
from books import Book
from florilegium.bind.epub import bind_epub
from florilegium.model.publication import Contents, Document, Publication
from florilegium.prove.epub_file import documents_of
from read_through import (
    READERS,
    Reading,
    astray,
    read_through,
    unread,
    wrong_backs,
    wrong_calls,
    wrong_heads,
    wrong_pages,
)
from reading_system import Step, answers, follow

BOOKS = ("specimen", "anthology")
MANY = {"specimen": 350, "anthology": 60}  # links of the index, at the least


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest) -> Book:
    made: Book = request.getfixturevalue(request.param)
    return made


@pytest.fixture(scope="module")
def epub(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("read") / "book.epub"
    file.write_bytes(book.epub)
    return file


@pytest.fixture(scope="module", params=READERS)
def reading(request: pytest.FixtureRequest, epub: Path) -> Reading:
    return read_through(epub, request.param)


def test_every_screen_is_shown_from_the_cover_to_the_last_words(reading: Reading, book: Book) -> None:
    files = [each.file for each in documents_of(book.epub)]
    assert unread(reading, [file for file in files if file != "navigation.xhtml"]) == []
    assert len(reading.screens) > len(files)


def test_the_contents_lead_to_the_headings_they_name(reading: Reading) -> None:
    assert len(reading.contents) >= 5
    assert astray(reading.contents) + wrong_heads(reading.contents) == []
    assert {each.page for each in reading.contents} == {1}


def test_the_reader_finds_the_pages_of_the_print_edition(reading: Reading, book: Book) -> None:
    assert reading.listed_pages == sum(not page["blank"] for page in book.record["pages"])
    assert astray(reading.pages) + wrong_pages(reading.pages) == []
    assert any(each.page > 1 for each in reading.pages)


def test_calls_lead_to_their_notes_and_notes_back(reading: Reading, book: Book) -> None:
    assert len(reading.calls) == len(reading.backs) == len(book.record["notes"])
    assert astray((*reading.calls, *reading.backs)) + wrong_calls(reading.calls) + wrong_backs(reading.backs) == []
    assert all(each.page > 1 for each in reading.calls if each.file != "endnotes.xhtml")


def test_lists_lead_to_their_places(reading: Reading) -> None:
    assert len(reading.lists) > 5
    assert astray(reading.lists) == []


def test_the_chronology_opens_the_pieces_of_each_day(reading: Reading, book: Book) -> None:
    dated = {each["id"] for each in json.loads(book.made.files["record.json"])["articles"]}
    opened = {each.file.removesuffix(".xhtml") for each in reading.lists if each.link.startswith("“")}
    assert opened == (dated if book.id == "war" else set())  # that of the specimen is without its pieces


def test_the_index_leads_to_the_names(reading: Reading, book: Book) -> None:
    assert index_tour.astray(book, reading.index) == []
    assert len(reading.index) >= MANY["anthology" if book.id == "war" else "specimen"]
    assert sum(each.page > 1 for each in reading.index) > len(reading.index) / 2


def test_notes_above_the_page_say_whose_they_are_and_where_the_person_is_named(specimen: Book, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(specimen.epub)
    calls = ("a.note-call:not(.editor):not(.translator)", "a.note-call.editor", "a.name")
    steps = [Step(link, "letters-of-francesco.xhtml", popup=True) for link in calls]
    author, editor, person = follow(tmp_path / "book.epub", *steps)
    assert [each.trouble for each in (author, editor, person)] == ["", "", ""]
    assert "Editor’s note:" in editor.text and "note:" not in author.text
    assert "In this book: " in person.text and "The Letters of Francesco" in person.text


# --- a large book ----------------------------------------------------------------------------------------------

ARTICLES, LINKS, PATIENCE = 100, 2000, 1000  # the last in milliseconds, to open the book and turn to its index


def large() -> Publication:
    """A book of so many articles and an index with so many links."""
    whole = handmade.publication()
    article = next(each for each in whole.documents if each.file == "master.xhtml")
    articles = [replace(article, file=f"article-{n}.xhtml") for n in range(ARTICLES)]
    links = "".join(
        f'<li>Manutius {n}, <a href="article-{n % ARTICLES}.xhtml#name-manutius-1">{n}</a></li>' for n in range(LINKS)
    )
    documents = (
        replace(each, content=each.content.replace("<li epub", f"{links}<li epub", 1))
        if each.file == "index-of-names.xhtml" else each for each in whole.documents
    )  # fmt: skip
    contents = tuple(Contents(f"Article {n}", each.file) for n, each in enumerate(articles))
    return replace(whole, documents=(*documents, *articles), contents=contents)


@pytest.mark.parametrize("reader", READERS)
def test_a_hundred_articles_open_without_delay(reader: str, tmp_path: Path) -> None:
    def waited(book: Publication) -> float:
        (tmp_path / "book.epub").write_bytes(bind_epub(book))
        (milliseconds,) = answers(tmp_path / "book.epub", [{"do": "wait", "file": "index-of-names.xhtml"}], reader)
        return float(milliseconds)

    # a busy machine may be slow once, and not five times
    assert any(waited(large()) - waited(handmade.publication()) < PATIENCE for _ in range(5))


# --- what is broken is found out -------------------------------------------------------------------------------


def broken() -> Publication:
    """The handmade book with a fault of each kind."""
    whole = handmade.publication()
    documents = tuple(replace(each, content=_with_faults(each)) for each in whole.documents)
    return replace(whole, documents=documents)


FAULTS = {
    "master.xhtml": (
        ('<a id="call-1" href="#note-1"', '<a id="call-1" class="note-call" href="#call-1"'),
        ('<a href="#call-1" role', '<a class="note-back" href="#note-1" role'),
        ('id="page-2"', ""),
    ),
    "contents.xhtml": (('href="pocket.xhtml"', 'href="imprint.xhtml"'),),
    "index-of-names.xhtml": (("#name-manutius-1", "#name-manutius-7"),),
    "colophon.xhtml": (("<p>", '<p style="display: none">'),),
}


def _with_faults(document: Document) -> str:
    content = document.content
    for old, new in FAULTS.get(document.file, ()):
        assert old in content, old
        content = content.replace(old, new)
    return content


@pytest.mark.parametrize("reader", READERS)
def test_what_shuts_a_reader_out_is_found_out(reader: str, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(bind_epub(broken()))
    reading = read_through(tmp_path / "book.epub", reader, every=1)
    files = [each.file for each in handmade.documents()]
    assert unread(reading, [*files, "lost.xhtml"]) == ["lost.xhtml", "the last words"]
    assert unread(reading, files[::-1]) == ["the order", "the last words"]
    assert wrong_heads(reading.contents) == ["Books for the Pocket"]
    assert astray(reading.pages) == ["2 → page-2"]
    assert (wrong_calls(reading.calls), wrong_backs(reading.backs)) == (["1"], ["1"])
    assert astray(reading.index) == ["1 → name-manutius-7"]
