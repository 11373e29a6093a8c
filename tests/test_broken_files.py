"""A wrong file, end to end: the command says what, where and what to do, and leaves the folder of books as it was."""

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from books import ROOT, write_press
from florilegium.cli.main import florilegium as command

PLAIN = ROOT / "tests" / "cases" / "plain" / "in"
ARTICLE = "texts/articles/folding.md"
VOLUME = "texts/volumes/plain.toml"
NAMES = "texts/names.toml"
SIZE_OF_A_MISTAKE = 50_000_000  # bytes
HEAD = '+++\ntitle = "Folding"\nauthors = ["Ben Quire"]\n+++\n\n'  # the body begins in line 6
OLDER = b"the edition before"


@dataclass(frozen=True, slots=True)
class Slip:
    """What an editor does to the press, and the code and the place that the command answers with."""

    spoil: Callable[[Path], object]
    answer: str


def written(files: dict[str, str]) -> Callable[[Path], object]:
    return lambda press: write_press(press, files)


def changed(file: str, old: str, new: str) -> Callable[[Path], object]:
    def change(press: Path) -> None:
        text = (press / file).read_text()
        assert old in text
        (press / file).write_text(text.replace(old, new))

    return change


def in_latin_1(press: Path) -> None:
    (press / ARTICLE).write_bytes((HEAD + "Words.\n\nThe fold, once “made”, is Caf\xe9.\n").encode("cp1252"))


def of_50_megabytes(press: Path) -> None:
    os.truncate(press / ARTICLE, SIZE_OF_A_MISTAKE)


def with_a_lost_font(press: Path) -> None:
    shutil.copytree(ROOT / "fonts", press / "fonts")
    changed("fonts/manifest.toml", "FrankRuhlLibre[wght].ttf", "FrankRuhlLost.ttf")(press)


PERSON = '[[person]]\nid = "{}"\nheadword = "{}"\n'
CIRCLE = (
    PERSON.format("aldus", "Aldus") + 'see = "manutius"\n\n' + PERSON.format("manutius", "Manutius") + 'see = "aldus"\n'
)
TWICE = PERSON.format("aldus", "Aldus") + "\n" + PERSON.format("aldus", "Manutius, Aldus")

SLIPS = {
    "broken TOML in a volume": Slip(
        changed(VOLUME, 'language = "en-GB"', "language = en-GB"), f"{VOLUME}:4:12: error[F08]"
    ),
    "broken TOML in an article": Slip(changed(ARTICLE, '"Folding"', '"Folding'), f"{ARTICLE}:2:17: error[F08]"),
    "an unknown article": Slip(changed(VOLUME, '"folding"', '"foldings"'), f"{VOLUME}:5:13: error[V06]"),
    "an id given twice": Slip(written({NAMES: TWICE}), f"{NAMES}:5:1: error[N04]"),
    "an article listed twice": Slip(changed(VOLUME, '"folding"', '"folding", "folding"'), f"{VOLUME}:5:24: error[V07]"),
    "a missing font": Slip(with_a_lost_font, "fonts/manifest.toml:37:1: error[T02]"),
    "a picture that is not there": Slip(
        written({ARTICLE: HEAD + "![A bone](bone.svg)\n"}), f"{ARTICLE}:6:1: error[A18]"
    ),
    "a note that is not closed": Slip(written({ARTICLE: HEAD + "A bone[^1 of ivory.\n"}), f"{ARTICLE}:6:7: error[A40]"),
    "a note that is not there": Slip(written({ARTICLE: HEAD + "A bone[^1] of ivory.\n"}), f"{ARTICLE}:6:7: error[A29]"),
    "bad encoding": Slip(in_latin_1, f"{ARTICLE}:8:16: error[F03]"),
    "a circle of see-references": Slip(written({NAMES: CIRCLE}), f"{NAMES}:4:1: error[N06]"),
    "a file of 50 MB": Slip(of_50_megabytes, f"{ARTICLE}:1:1: error[F04]"),
    "a character that no font has": Slip(
        written({ARTICLE: HEAD + "Words.\n\nSnow ☃ falls.\n"}), f"{ARTICLE}:8:6: error[T04]"
    ),
}


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A press with an edition in its folder of books already."""
    folder = shutil.copytree(PLAIN, tmp_path / "press")
    (folder / "out/plain").mkdir(parents=True)
    (folder / "out/plain/plain.epub").write_bytes(OLDER)
    return folder


def books_in(press: Path) -> dict[str, bytes]:
    """All that lies in the folder of books, hidden files too."""
    return {path.relative_to(press / "out").as_posix(): path.read_bytes() for path in (press / "out").rglob("*.*")}


@pytest.mark.parametrize("name", SLIPS)
def test_a_wrong_file_is_answered_with_its_place_and_a_hint(name: str, press: Path) -> None:
    SLIPS[name].spoil(press)
    done = CliRunner().invoke(command, ["--root", str(press), "build"])
    found = re.search(re.escape(SLIPS[name].answer) + r": (.+)\n  hint: (.+)", done.stderr)
    assert found, done.stderr
    assert not found[1].endswith(".")
    assert done.exit_code == 1
    assert done.stderr.count("error[") == 1
    assert books_in(press) == {"plain/plain.epub": OLDER}


@pytest.mark.parametrize("name", SLIPS)
def test_the_check_finds_what_the_build_finds(name: str, press: Path) -> None:
    SLIPS[name].spoil(press)
    done = CliRunner().invoke(command, ["--root", str(press), "check"])
    assert SLIPS[name].answer in done.stderr
    assert done.exit_code == 1


# --- what the machine refuses ----------------------------------------------------------------------------------


def build(press: Path, *before: str, small: int = 0) -> subprocess.CompletedProcess[str]:
    """The print edition built in a process that may do no more than others, with files of at most `small` bytes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build")}
    line = [*before, sys.executable, "-m", "florilegium", "--root", str(press), "build", "--only", "print"]

    def limit() -> None:
        if small:
            resource.setrlimit(resource.RLIMIT_FSIZE, (small, small))

    return subprocess.run(line, env=environment, capture_output=True, text=True, check=False, preexec_fn=limit)


def without_powers() -> list[str]:
    """The words before a command that make even the administrator heed permissions."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        pytest.skip("an administrator may read everything, and there is no setpriv to become less")
    powers = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}"]


def test_a_file_that_may_not_be_read_is_named(press: Path) -> None:
    (press / ARTICLE).chmod(0)
    done = build(press, *without_powers())
    assert done.returncode == 1
    assert f"{ARTICLE}:1:1: error[F02]: “{ARTICLE}” may not be read\n  hint: " in done.stderr
    assert books_in(press) == {"plain/plain.epub": OLDER}


def test_a_folder_that_may_not_be_written_is_named(press: Path) -> None:
    (press / "out/plain").chmod(0o555)
    done = build(press, *without_powers())
    (press / "out/plain").chmod(0o755)
    assert done.returncode == 1
    assert "error[F05]: no permission to write in “" in done.stderr
    assert "  hint: choose another folder with --out" in done.stderr
    assert books_in(press) == {"plain/plain.epub": OLDER}


def test_a_disk_that_is_full_is_named_and_nothing_half_written_stays(press: Path) -> None:
    script = (
        'mount -t tmpfs -o size=16k none "$0/out" && mkdir "$0/out/plain" && echo older > "$0/out/plain/plain.epub"'
    )
    after = 'status=$?; cd "$0/out/plain"; ls -A; cat plain.epub; exit $status'
    own = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*own, "sh", "-c", script, press], capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    done = build(press, *own, "sh", "-c", f'{script} && "$@"; {after}', str(press))
    assert done.returncode == 1
    assert "error[F06]: no room left on the disk for “" in done.stderr
    assert "  hint: free some room and build again" in done.stderr
    assert done.stdout.splitlines() == ["plain: not made, 1 error", "plain.epub", "older"]


def test_a_folder_in_the_way_of_a_file_is_named_and_no_file_is_changed(press: Path) -> None:
    (press / "out/plain/plain-print.pdf").mkdir()
    done = build(press)
    assert done.returncode == 1
    assert f"error[F07]: “{press / 'out/plain'}” could not be written: “plain-print.pdf” is a folder" in done.stderr
    assert "  hint: choose another folder with --out" in done.stderr
    assert [path.name for path in (press / "out/plain").iterdir() if path.is_file()] == ["plain.epub"]


def test_scratch_files_that_cannot_be_written_are_told_too(press: Path, tmp_path: Path) -> None:
    done = build(press, small=20_000)
    assert done.returncode == 1
    assert "could not be written: file too large\n  hint: free some room there, or name another folder" in done.stderr
    assert books_in(press) == {"plain/plain.epub": OLDER}
