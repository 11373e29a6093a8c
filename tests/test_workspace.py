"""The door to the world outside: what is read, what is refused, and files that appear whole or not at all."""

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.workspace import Workspace, files_in, find_root, house_file, parse_toml


def refused(call) -> Diagnostic:
    with pytest.raises(Refusal) as refusal:
        call()
    (finding,) = refusal.value.diagnostics
    assert finding.hint
    return finding


def test_a_file_that_is_not_there_is_found_where_it_is_asked_for(tmp_path: Path) -> None:
    asked = Place("texts/volumes/v.toml", 3, 5)
    finding = refused(lambda: Workspace(tmp_path).read_text("texts/articles/a.md", asked))
    assert (finding.code, finding.place) == ("F01", asked)


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_lines_end_in_a_line_feed_and_the_mark_of_the_encoding_is_gone(tmp_path: Path, ending: bytes) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone" + ending + b"two" + ending)
    assert Workspace(tmp_path).read_text("a.md") == "one\ntwo\n"


@given(before=st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=40))
def test_a_byte_that_is_not_utf_8_has_its_line_and_column(tmp_path_factory, before: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "bad.md").write_bytes(before.encode() + b"\xff and so on\n")
    finding = refused(lambda: Workspace(folder).read_text("bad.md"))
    *lines, last = before.split("\n")
    assert (finding.code, finding.place) == ("F03", Place("bad.md", len(lines) + 1, len(last) + 1))


def test_toml_is_placed_in_the_file_it_stands_in() -> None:
    finding = refused(lambda: parse_toml('title = "A"\ndate = \n', "texts/articles/a.md", first_line=2))
    assert (finding.code, finding.place) == ("F08", Place("texts/articles/a.md", 3, 8))


def test_files_are_written_with_their_folders_and_nothing_beside_them(tmp_path: Path) -> None:
    Workspace(tmp_path).write({"a.txt": b"a", "plates/b.txt": b"b"}, tmp_path / "out")
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert found == {"out", "out/a.txt", "out/plates", "out/plates/b.txt"}
    assert (tmp_path / "out/a.txt").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EACCES, "F05"), (errno.EROFS, "F05"), (errno.ENOSPC, "F06"), (errno.EDQUOT, "F06"), (errno.EIO, "F07")],
)
def test_where_one_file_cannot_be_written_none_is(tmp_path, monkeypatch: pytest.MonkeyPatch, number, code) -> None:
    (tmp_path / "a.txt").write_bytes(b"older")
    write = Path.write_bytes

    def fail(path: Path, content: bytes) -> int:
        if path.name == "b.txt":
            raise OSError(number, "no")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", fail)
    finding = refused(lambda: Workspace(tmp_path).write({"a.txt": b"newer", "b.txt": b"b"}, tmp_path))
    assert finding.code == code
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"older"}


def test_where_a_folder_is_in_the_way_nothing_is_written_and_no_folder_left(tmp_path: Path) -> None:
    (tmp_path / "out/a.txt").mkdir(parents=True)
    with pytest.raises(Refusal, match="is a folder"):
        Workspace(tmp_path).write({"b/c.txt": b"c", "a.txt": b"a"}, tmp_path / "out")
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["a.txt"]


def test_the_press_folder_is_the_nearest_with_texts(tmp_path: Path) -> None:
    (tmp_path / "press/texts/articles").mkdir(parents=True)
    (tmp_path / "press/texts/articles/texts").touch()
    assert find_root(tmp_path / "press/texts/articles") == tmp_path / "press"
    assert refused(lambda: find_root(tmp_path)).code == "F09"


def test_the_files_of_the_press_come_before_those_of_the_house(tmp_path: Path) -> None:
    own = tmp_path / "layouts/styles/text.css"
    assert house_file(Workspace(tmp_path), "layouts/styles/text.css") != own
    own.parent.mkdir(parents=True)
    own.touch()
    assert house_file(Workspace(tmp_path), "layouts/styles/text.css") == own


def test_a_listing_is_sorted_and_holds_files_alone(tmp_path: Path) -> None:
    (tmp_path / "texts/c.md").mkdir(parents=True)
    for name in ("b.md", "a.md", "a.txt"):
        (tmp_path / "texts" / name).touch()
    assert Workspace(tmp_path).listing("texts", ".md") == ("texts/a.md", "texts/b.md")
    assert Workspace(tmp_path).listing("nowhere", ".md") == ()


def test_the_files_of_a_folder_are_found_at_any_depth(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/a.TXT", "deep/c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert files_in(tmp_path, (".txt",)) == (tmp_path / "b.txt", tmp_path / "deep/a.TXT")
    assert files_in(tmp_path / "b.txt", (".md",)) == (tmp_path / "b.txt",)
