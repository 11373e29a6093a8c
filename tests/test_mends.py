"""The mends of a volume: kept in the press folder, the same book with them, told of by record and command."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from books import ROOT, Book, make_book, write_press
from florilegium.cli import commands  # noqa: F401  it adds the commands to the group
from florilegium.cli.main import florilegium
from florilegium.diagnostics import Refusal
from florilegium.workspace import Workspace
from galleys import WORDS

FILE = "texts/volumes/small/mends.toml"
HEAD = '+++\ntitle = "Folding"\n+++\n\n'
PARAGRAPHS = [
    " ".join(WORDS[(7 * n + 3 * m) % len(WORDS)] for m in range(60 + 13 * (n % 5))).capitalize() + "."
    for n in range(64)
]
SEE = "\n\nSee [above](article:folding#here).\n\n"
BODY = "[Here]{#here} " + "\n\n".join(PARAGRAPHS)


def press(folder: Path, body: str = BODY, mends: str = "") -> Workspace:
    files = {
        "texts/press.toml": '[press]\nimprint = "Small Press"\n',
        "texts/names.toml": '[[person]]\nid = "weber-anna"\nheadword = "Weber, Anna"\n',
        "texts/volumes/small.toml": 'title = "Small"\ndate = 2026-11-01\narticles = ["folding"]\n',
        "texts/articles/folding.md": HEAD + body,
    }
    return write_press(folder, {**files, **({FILE: mends} if mends else {})})


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return make_book(press(tmp_path_factory.mktemp("small")), "small")


@pytest.fixture(scope="module")
def kept(book: Book) -> str:
    """The file of mends that the build of the book would keep."""
    (content,) = book.made.kept.values()
    return content.decode()


def codes(book: Book) -> list[str]:
    return [each.code for each in book.made.diagnostics if each.code.startswith("M")]


def test_a_build_mends_flaws_and_says_how_many_there_were_before(book: Book, kept: str) -> None:
    quality = book.record["page_quality"]
    assert quality["mended"] == book.made.mended >= 2
    assert quality["per_hundred_before"] > quality["per_hundred"]
    assert [each["piece"] for each in quality["mends"]] == ["folding"]
    assert "[folding]\nmade-for = " in kept
    assert codes(book) == []
    jsonschema.validate(book.record, json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8")))


def test_a_build_with_the_file_is_the_same_byte_for_byte_and_keeps_nothing_new(
    book: Book, kept: str, tmp_path: Path
) -> None:
    again = make_book(press(tmp_path, mends=kept), "small")
    assert again.made.kept == {}
    for name, content in book.made.files.items():
        if name == "record.json":
            assert {**again.record, "seconds": 0} == {**book.record, "seconds": 0}
        else:
            assert again.made.files[name] == content, name
    assert FILE in again.made.files["inputs.d"].decode()


def test_mends_for_other_words_are_dropped_and_made_anew(book: Book, kept: str, tmp_path: Path) -> None:
    changed = make_book(press(tmp_path, BODY.replace("the ", "that ", 40), kept), "small")
    assert codes(changed) == ["M07"]
    assert FILE in changed.made.kept
    fresh = make_book(press(tmp_path / "fresh", BODY.replace("the ", "that ", 40)), "small")
    assert fresh.interior == changed.interior


def test_an_editor_may_forbid_all_mending_of_a_piece(book: Book, tmp_path: Path) -> None:
    plain = make_book(press(tmp_path, mends="[folding]\n"), "small")
    assert plain.made.kept == {}
    assert plain.made.mended == 0
    assert len(plain.made.flaws) > len(book.made.flaws)


def test_what_an_editor_asks_for_in_vain_is_told_of_with_its_line(tmp_path: Path) -> None:
    asked = "[strangers]\nlines = { 1 = 1 }\n\n[folding]\nlines = { 999 = 1, 1 = 3 }\n"
    made = make_book(press(tmp_path, mends=asked), "small").made
    found = [(each.code, each.place.line if each.place else 0) for each in made.diagnostics if each.code[0] == "M"]
    assert sorted(found) == [("M05", 1), ("M05", 4), ("M06", 4)]
    assert made.kept == {}


def test_a_file_that_cannot_be_read_stops_the_book(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        make_book(press(tmp_path, mends="[folding]\nlinse = { 1 = 1 }\n"), "small")
    assert [each.code for each in refusal.value.diagnostics] == ["M01"]


def test_a_book_with_cross_references_comes_to_rest_and_is_the_same_with_its_file(tmp_path: Path) -> None:
    body = SEE.join(("\n\n".join(PARAGRAPHS[:30]), BODY))
    first = make_book(press(tmp_path / "first", body), "small")
    (mends,) = first.made.kept.values()
    again = make_book(press(tmp_path / "again", body, mends.decode()), "small")
    assert first.interior == again.interior
    assert again.made.kept == {}
    assert not [each for each in first.made.diagnostics if each.is_error]


def run(folder: Path) -> str:
    (folder / "out").mkdir(exist_ok=True)
    done = CliRunner().invoke(florilegium, ["--root", str(folder), "build", "small", "--only", "print"])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_keeps_the_file_and_says_so(kept: str, tmp_path: Path) -> None:
    press(tmp_path)
    said = run(tmp_path)
    assert f"how they were mended is kept in {FILE}" in said
    assert " mended, " in said
    assert (tmp_path / FILE).read_text("utf-8") == kept
    stamp = (tmp_path / FILE).stat().st_mtime_ns
    assert "is kept in" not in run(tmp_path)
    assert (tmp_path / FILE).stat().st_mtime_ns == stamp


def test_mends_that_cannot_be_kept_are_no_reason_to_lose_the_books(tmp_path: Path) -> None:
    press(tmp_path)
    (tmp_path / "texts/volumes/small").write_text("in the way")
    assert "warning[M08]" in run(tmp_path)
    assert (tmp_path / "out/small/small-print.pdf").is_file()


def test_a_build_that_mended_nothing_says_nothing_of_mends(tmp_path: Path) -> None:
    press(tmp_path, f"Of lions and {'m' * 40} and of the lambs {'m' * 38} that went by.")  # lines that are loose anyhow
    assert "how they were mended" not in run(tmp_path)
    written = (tmp_path / FILE).read_text("utf-8")
    assert "[folding]\nmade-for = " in written and "mended =" not in written
