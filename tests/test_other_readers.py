"""The EPUB in readers that are no browsers: MuPDF draws it, and Calibre makes a book for the Kindle (KF8) of it."""

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import handmade
from books import Book, plain
from florilegium.bind.epub import bind_epub
from florilegium.prove.epub_file import documents_of
from florilegium.recipe.reading import read_copy
from reading_back import chunks, letters

BOOKS = ("specimen", "anthology")
LONGEST = 180  # seconds


def run(name: str, *arguments: str) -> None:
    """Run a reader. Skips the test where it is not installed, except in CI, where it fails."""
    program = shutil.which(name)
    if program is None and os.environ.get("CI"):
        pytest.fail(f"CI must have {name}")
    if program is None:
        pytest.skip(f"{name} is not installed")
    settings = {"QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1", "SOURCE_DATE_EPOCH": "0"}
    world = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    command = [program, *arguments]
    done = subprocess.run(command, env=world | settings, capture_output=True, text=True, check=False, timeout=LONGEST)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest) -> Book:
    made: Book = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def epub(book: Book, tmp_path: Path) -> Path:
    (tmp_path / "book.epub").write_bytes(book.epub)
    return tmp_path / "book.epub"


def lost(book: Book, text: str) -> list[str]:
    """The words of the texts of a book that are not among these, without those of figures and tables."""
    known = letters(text)
    pieces = read_copy(book.workspace, book.id).volume.pieces()
    return [each for piece in pieces for each in chunks(piece) if each not in known]


def drawn(epub: Path) -> str:
    """The words on the pages that MuPDF draws."""
    run("mutool", "draw", "-q", "-F", "txt", "-o", str(epub.with_suffix(".txt")), str(epub))
    return epub.with_suffix(".txt").read_text("utf-8")


def test_mupdf_shows_every_word(book: Book, epub: Path) -> None:
    assert lost(book, drawn(epub)) == []


def test_mupdf_draws_the_cover_and_the_title_page(epub: Path) -> None:
    run("mutool", "draw", "-q", "-r", "40", "-o", str(epub.parent / "%d.png"), str(epub), "1-8")
    shades = [len(set(Image.open(epub.parent / f"{n}.png").convert("L").tobytes())) for n in range(1, 9)]
    assert all(each > 10 for each in shades)  # no page is blank
    red, green, blue = Image.open(epub.parent / "1.png").convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert max(red, green, blue) < 245  # the cover is a picture, not a line of words


def test_words_that_mupdf_does_not_show_are_found_out(tmp_path: Path) -> None:
    book = handmade.publication()
    hidden = tuple(
        replace(each, content=each.content.replace("<p>", '<p style="display: none">')) for each in book.documents
    )
    for documents in (book.documents, hidden):
        (tmp_path / "book.epub").write_bytes(bind_epub(replace(book, documents=documents)))
        assert ("tympan" in drawn(tmp_path / "book.epub")) is (documents is book.documents)


@pytest.fixture
def kindle(epub: Path) -> Path:
    """The book for the Kindle, and back again as an EPUB that can be read here."""
    run("ebook-convert", str(epub), str(epub.with_suffix(".azw3")))
    run("ebook-convert", str(epub.with_suffix(".azw3")), str(epub.with_name("back.epub")))
    return epub.with_name("back.epub")


def test_calibre_makes_a_book_for_the_kindle_with_every_word_and_the_contents(book: Book, kindle: Path) -> None:
    back = " ".join(plain(each.content) for each in documents_of(kindle.read_bytes()))
    assert lost(book, back) == []
    assert contents_of(kindle) == contents_of(kindle.with_name("book.epub"))


def contents_of(epub: Path) -> list[str]:
    """The lines of the contents in the NCX, which all readers know."""
    return list(_labels(epub))


def _labels(epub: Path) -> Iterator[str]:
    with zipfile.ZipFile(epub) as archive:
        ncx = next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".ncx"))
    for label in re.findall(r"<text>(.*?)</text>", ncx.partition("<navMap")[2].partition("</navMap>")[0], re.DOTALL):
        yield " ".join(label.split())
