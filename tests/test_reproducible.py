"""Two builds of one volume on two machines are the same bytes, whatever the machines are like."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from books import ROOT, Book

CLOCK = "seconds"  # what the record alone may say differently

WORLDS = {
    "far": {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": "86400",
    },
    "near": {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"},
}
MASKS = {"far": 0o077, "near": 0o002}


def copied(folder: Path, backwards: bool) -> None:
    """The texts of the press, their files made in one order or the other."""
    for path in sorted((ROOT / "texts").rglob("*"), reverse=backwards):
        if path.is_file():
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The files of the specimen as two machines made them at the same time."""
    running, folders = [], {}
    for name, world in WORLDS.items():
        press = tmp_path_factory.mktemp(name) / ("press" if name == "near" else "Eine Presse, weit fort")
        copied(press, backwards=name == "far")
        kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        environment = {**kept, "PYTHONPATH": str(ROOT / "build"), "HOME": str(press.parent), **world}
        line = [sys.executable, "-m", "florilegium", "build", "hands-between"]
        running.append(subprocess.Popen(line, cwd=press, env=environment, umask=MASKS[name], stdout=subprocess.DEVNULL))
        folders[name] = press / "out" / "hands-between"
    assert [each.wait() for each in running] == [0, 0]
    return {name: {path.name: path.read_bytes() for path in folder.iterdir()} for name, folder in folders.items()}


def timeless(record: bytes) -> dict[str, object]:
    return {key: value for key, value in json.loads(record).items() if key != CLOCK}


@pytest.mark.parametrize("file", ["hands-between.epub", "hands-between.pdf", "hands-between-print.pdf", "inputs.d"])
def test_a_file_is_the_same_on_both_machines(editions: dict[str, dict[str, bytes]], file: str) -> None:
    assert editions["far"][file] == editions["near"][file]


def test_the_records_differ_in_their_timings_alone(editions: dict[str, dict[str, bytes]]) -> None:
    far, near = (files["record.json"] for files in editions.values())
    assert timeless(far) == timeless(near)
    assert list(json.loads(far)) == list(json.loads(near))


def test_a_build_in_a_process_that_has_made_other_books_is_the_same_too(specimen: Book, editions) -> None:
    for name in ("hands-between.epub", "hands-between.pdf", "hands-between-print.pdf", "inputs.d"):
        assert specimen.made.files[name] == editions["near"][name]
    assert timeless(specimen.made.files["record.json"]) == timeless(editions["near"]["record.json"])
