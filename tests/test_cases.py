"""Small press folders and what becomes of them: the EPUB’s documents byte for byte, the printed pages as text."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from books import Book, make_book
from check_epub import epubcheck
from conftest import Compare, accept, compare
from florilegium.workspace import Workspace

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in CASES.iterdir())
TEXTUAL = (".xhtml", ".opf", ".ncx", ".xml")
EDGE = 6  # words


@pytest.fixture(scope="module", params=NAMES)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The volume of a case, which has the name of the case."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(CASES / request.param / "in", folder, dirs_exist_ok=True)
    return make_book(Workspace(folder), request.param)


def test_the_epub_and_the_pages_are_those_that_were_accepted(book: Book, expect: Compare) -> None:
    made = {f"epub/{name}": content for name, content in book.unpacked.items() if name.endswith(TEXTUAL)}
    made["pages.txt"] = "".join(map("{}\n".format, sheet(book))).encode()
    made["findings.txt"] = "".join(f"{each}\n" for each in book.made.diagnostics).encode()
    expect(CASES / book.id / "golden", made)


def test_the_epub_of_a_case_is_sound(book: Book) -> None:
    assert epubcheck(book.epub) == ()


def test_an_expectation_that_nothing_made_fails(tmp_path: Path) -> None:
    made = {"pages.txt": b"1 i recto\n"}
    accept(tmp_path / "golden", made)
    compare(tmp_path / "golden", made)
    (tmp_path / "golden" / "old.txt").touch()
    with pytest.raises(AssertionError):
        compare(tmp_path / "golden", made)


def test_nothing_is_accepted_in_ci() -> None:
    line = [sys.executable, "-m", "pytest", "--accept", "--collect-only", "-q", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(line, env={**os.environ, "CI": "true"}, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "--accept is for people" in done.stderr


def sheet(book: Book) -> list[str]:
    """For each page its ordinal, folio and side, its head and foot, its first and last words, its anchors."""
    lines = []
    for page, printed in zip(book.record["pages"], book.pages, strict=True):
        words = printed.words
        lines += [
            f"{page['ordinal']} {page['folio']} {page['side']}{' blank' if page['blank'] else ''}",
            f"  head: {printed.head}",
            f"  text: {' '.join(words[:EDGE])} … {' '.join(words[-EDGE:])}" if words else "  text:",
            f"  foot: {printed.foot}",
            f"  anchors: {' '.join(page['anchors'])}",
        ]
    return [line.rstrip() for line in lines]
