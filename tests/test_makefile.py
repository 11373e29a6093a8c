"""A volume is built when something it was made from has changed, and only then."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

MAKEFILE = Path(__file__).parents[1] / "Makefile"
CLOSING = MAKEFILE.parent / "build" / "closing.sh"
PROGRAM = r"""#!/bin/sh
echo "$*" >>asked
test ! -f broken || { echo 'one: not made, 1 error'; exit 1; }
mkdir -p "out/$2"
echo 'file  bytes  pages'
printf '%s\n' "out/$2/.made: \\" '  layouts/page.css \' '  texts/articles/a.md \' '' \
    layouts/page.css: texts/articles/a.md: >"out/$2/inputs.d"
"""
FILES = {
    "build/environment.sh": '#!/bin/sh\ntest -f ".venv/$1.ready" || touch ".venv/$1.ready"\n',
    "build/closing.sh": '#!/bin/sh\necho "closing $1"\n',
    "build/florilegium/a.py": "",
    "layouts/page.css": "",
    "layouts/unused.css": "",
    "texts/articles/a.md": "",
    "texts/articles/b.md": "",
    "texts/volumes/one.toml": "",
    "texts/volumes/two.toml": "",
    ".venv/bin/florilegium": PROGRAM,
}
Make = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A checkout whose program only writes down what it is asked; all its files are an hour old."""
    shutil.copy(MAKEFILE, tmp_path)
    for name, content in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        file.chmod(0o755)
        os.utime(file, (file.stat().st_mtime - 3600,) * 2)
    return tmp_path


@pytest.fixture
def make(press: Path) -> Make:
    """Runs make in the press."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}

    def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = ["make", "--no-print-directory", *arguments]
        return subprocess.run(command, cwd=press, env=environment, capture_output=True, text=True)

    return run


def pass_time(press: Path) -> None:
    """Let half an hour pass: every file is that much older. Clocks of file systems tick too slowly for a test."""
    for file in filter(Path.is_file, press.rglob("*")):
        os.utime(file, (file.stat().st_mtime - 1800,) * 2)


def asked(press: Path) -> list[str]:
    """What the program has been asked since the last time, oldest first."""
    note = press / "asked"
    lines = note.read_text("utf-8").splitlines() if note.exists() else []
    note.unlink(missing_ok=True)
    return lines


def test_a_volume_is_built_once(press: Path, make: Make) -> None:
    assert make("out/one").stdout == "closing one\n"
    assert asked(press) == ["build one"]
    assert make("out/one").stdout == "closing one\n", "the files are named where nothing was to do, too"
    assert asked(press) == []


@pytest.mark.parametrize("input", ["texts/volumes/one.toml", "texts/articles/a.md", "build/florilegium/a.py"])
def test_a_volume_is_built_again_when_an_input_changed(input: str, press: Path, make: Make) -> None:
    make("out/one")
    asked(press)
    pass_time(press)
    (press / input).touch()
    make("out/one")
    assert asked(press) == ["build one"]


def test_a_volume_is_built_again_when_its_environment_changed(press: Path, make: Make) -> None:
    make("out/one")
    asked(press)
    pass_time(press)
    (press / ".venv" / "build.ready").touch()
    make("out/one")
    assert asked(press) == ["build one"]


@pytest.mark.parametrize("other", ["layouts/unused.css", "texts/articles/b.md", "texts/volumes/two.toml"])
def test_what_a_volume_was_not_made_from_may_change(other: str, press: Path, make: Make) -> None:
    make("out/one")
    asked(press)
    pass_time(press)
    (press / other).touch()
    make("out/one")
    assert asked(press) == []


def test_a_volume_is_built_again_when_an_input_is_gone(press: Path, make: Make) -> None:
    make("out/one")
    asked(press)
    pass_time(press)
    (press / "layouts" / "page.css").unlink()
    assert make("out/one").returncode == 0
    assert asked(press) == ["build one"]


def test_a_build_of_one_edition_does_not_count_as_the_whole(press: Path, make: Make) -> None:
    make("epub", "VOLUME=one")
    make("out/one")
    assert asked(press) == ["build one --only epub", "build one"]


def test_a_volume_that_needs_mending_says_so_each_time(press: Path, make: Make) -> None:
    (press / "broken").touch()
    for _ in range(2):
        ended = make("out/one")
        assert (ended.returncode, ended.stdout) == (2, "one: not made, 1 error\n")
        assert asked(press) == ["build one"]


def test_all_builds_every_volume(press: Path, make: Make) -> None:
    assert make("VOLUME=all").stdout == "closing one\nclosing two\n"
    assert sorted(asked(press)) == ["build one", "build two"]


def test_a_volume_that_is_not_there_is_named_with_those_that_are(make: Make) -> None:
    ended = make("VOLUME=three")
    assert ended.returncode == 2
    assert "there is no volume “three”; there is: one two" in ended.stderr


def test_an_import_without_a_source_says_how_to_name_one(press: Path, make: Make) -> None:
    ended = make("import")
    assert ended.returncode == 2
    assert "make import SOURCE=" in ended.stderr
    assert asked(press) == []


def test_a_release_is_of_a_volume_that_is_named_with_its_edition_and_key(press: Path, make: Make) -> None:
    assert make("release", "VOLUME=two", "EDITION=2nd, revised", "KEY=../press.key").returncode == 0
    assert asked(press) == ["release two --edition 2nd, revised --key ../press.key"]
    make("release", "VOLUME=all")
    assert asked(press) == ["release one", "release two"]
    ended = make("release")
    assert ended.returncode == 2 and "make release VOLUME=…; there is: one two" in ended.stderr
    (press / "broken").touch()
    assert make("release", "VOLUME=all").returncode == 2
    assert asked(press) == ["release one"]


def test_cleaning_leaves_the_sources_and_the_releases(press: Path, make: Make) -> None:
    make("out/one")
    for name in ("dist/one/1/one.epub", "dist/.making-one+2/x", "dist/florilegium.whl"):
        (press / name).parent.mkdir(parents=True, exist_ok=True)
        (press / name).touch()
    make("clean")
    assert not (press / "out").exists()
    assert [path.name for path in (press / "dist").iterdir()] == ["one"] and (press / "dist/one/1/one.epub").exists()
    assert all((press / name).exists() for name in FILES)


def test_help_has_a_line_for_each_target_and_volume(make: Make) -> None:
    lines = make("help").stdout.splitlines()
    assert lines[-2:] == ["make out/one", "make out/two"]
    assert all(len(line.split(None, 2)) == 3 for line in lines[:-2])


def test_the_closing_lines_name_every_edition_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out" / "one"
    out.mkdir(parents=True)
    page = PdfWriter()
    page.add_blank_page(72, 72)
    for name in ("one-print-cover.pdf", "one-print.pdf", "one.pdf", "one-kdp.pdf"):
        page.write(out / name)
    for name in ("one.tei.xml", "one.html", "one.epub", "one-thumbnail.jpg", "record.json", "inputs.d"):
        (out / name).write_bytes(b"." * 1500)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', "utf-8")
    python.chmod(0o755)
    done = subprocess.run([CLOSING, "one"], cwd=tmp_path, capture_output=True, text=True, check=True)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0].removeprefix("out/one/") for line in lines] == [
        "one.epub", "one.html", "one.pdf", "one-kdp.pdf", "one-print.pdf", "one-print-cover.pdf", "one.tei.xml",
    ]  # fmt: skip
    assert lines[0][1:] == ["2", "kB"] and lines[2][3:] == ["1", "page"]
