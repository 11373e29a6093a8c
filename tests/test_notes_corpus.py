"""Notes measured: chapters of an archive with notes taller than a page, as many of which come out as went in."""

import re

import pytest

from books import Book, make_book, write_press
from florilegium.recipe.importing import Wishes, import_sources
from transcriptions import CAPITAL

pytestmark = pytest.mark.skipif(not CAPITAL.is_dir(), reason="the corpus of footnoted pages is not beside the project")
CHAPTERS = ("ch09", "ch24")
VOLUME = f'title = "Capital"\ndate = 2026-11-01\nfront = ["contents"]\narticles = {list(CHAPTERS)}\n'.replace("'", '"')


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book of them; a note that is lost, or not on the page of its call, or cut off refuses to be made."""
    press = {"texts/press.toml": '[press]\nimprint = "P"\n', "texts/volumes/capital.toml": VOLUME}
    workspace = write_press(tmp_path_factory.mktemp("capital"), press)
    list(import_sources(workspace, [CAPITAL / "raw_texts" / f"{id}.htm" for id in CHAPTERS], Wishes()))
    return make_book(workspace, "capital")


def test_as_many_notes_come_out_as_went_in(book: Book) -> None:
    texts = {id: book.workspace.read_text(f"texts/articles/{id}.md") for id in CHAPTERS}
    written = {id: len(re.findall(r"^\[\^[^\]]+\]:", text, re.M)) for id, text in texts.items()}
    recorded = {id: sum(note["article"] == id for note in book.record["notes"]) for id in texts}
    in_the_epub = {id: len(re.findall(r"<aside ", book.document(id))) for id in texts}
    assert written == recorded == in_the_epub
    assert min(written.values()) > 10


def test_notes_taller_than_the_page_run_over_from_the_page_of_their_calls(book: Book) -> None:
    notes = book.record["notes"]
    assert all(note["call_page"] == note["page"] for note in notes)
    assert max(note["last_page"] - note["page"] for note in notes) >= 2
    told = [each for each in book.made.diagnostics if each.code == "T17"]
    assert len(told) == sum(note["last_page"] > note["page"] for note in notes) and all(each.place for each in told)
