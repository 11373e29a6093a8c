"""Builds in a clean room: what they are given, what they do not see, how they end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import ROOT
from florilegium.clean_room import CHANGED, FIXED, Built, Room, build, environment, furnish
from florilegium.codes import CODES
from florilegium.diagnostics import Diagnostic, Place, diagnostics_in
from florilegium.model.release import CommittedFile

ARTICLE = '+++\ntitle = "The Lion"\nauthors = ["A. Lamb"]\n+++\n\nA lion.\n'
VOLUME = 'title = "The Lion"\ndate = 2026-11-01\narticles = ["lion"]\nfront = ["title-page"]\nback = []\n'
FILES = (
    CommittedFile("texts/articles/lion.md", ARTICLE.encode()),
    CommittedFile("texts/volumes/lion.toml", VOLUME.encode()),
    CommittedFile("rebuild", b"#!/bin/sh\n", is_program=True),
    CommittedFile("inside", b"texts", is_link=True),
    CommittedFile("texts/up", b"../../..", is_link=True),
    CommittedFile("away", b"/etc", is_link=True),
)
# A program that stands in for the press's own, to look out of the room.
WITNESS = (CommittedFile("texts/x", b""), CommittedFile("build/florilegium/__main__.py", b""))


def furnished(folder: Path, conditions=FIXED, files=FILES) -> Room:
    room = Room(folder / "room", conditions)
    furnish(room, files)
    return room


def witness(folder: Path, says: str, conditions=FIXED) -> Built:
    files = (*WITNESS, CommittedFile("build/florilegium/__init__.py", b""))
    room = furnished(folder, conditions, (*files, CommittedFile("build/florilegium/__main__.py", says.encode())))
    return build(room, ("build", "lion"), 1_000_000_000)


def test_the_tree_is_that_of_the_commit_and_no_link_leads_out_of_it(tmp_path: Path) -> None:
    room = furnished(tmp_path)
    assert (room.tree / "texts/articles/lion.md").read_text() == ARTICLE
    assert os.access(room.tree / "rebuild", os.X_OK) and not os.access(room.tree / "texts/volumes/lion.toml", os.X_OK)
    assert (room.tree / "inside").readlink() == Path("texts")
    assert not os.path.lexists(room.tree / "texts/up") and not os.path.lexists(room.tree / "away")


def test_the_changed_room_is_masked_and_aged(tmp_path: Path) -> None:
    text = furnished(tmp_path, CHANGED).tree / "texts/articles/lion.md"
    assert text.stat().st_mode & 0o777 == 0o600
    assert text.stat().st_mtime < time.time() - 8_000 * 86_400
    assert " " in str(text) and not str(text).isascii()


def test_the_environment_is_given_and_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "build"))
    says = "import os\nfor name in sorted(os.environ): print(name, os.environ[name], sep='=')\nprint(os.umask(0))"
    said = witness(tmp_path, says).said
    assert "SECRET" not in said and "SOURCE_DATE_EPOCH=1000000000" in said
    assert f"HOME={tmp_path}/room/home\n" in said and "PYTHONHASHSEED=0\n" in said and "TZ=UTC" in said
    assert f"PYTHONPATH={tmp_path}/room/press/build\n" in said
    assert said.endswith(str(0o022))


def test_the_other_room_has_one_processor_another_zone_and_seed(tmp_path: Path) -> None:
    says = "import os, time\nprint(len(os.sched_getaffinity(0)), time.tzname[0], os.environ['PYTHONHASHSEED'])"
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("this system lets no one choose processors")
    assert witness(tmp_path, f"import time; time.sleep(0.2)\n{says}", CHANGED).said == "1 +14 77"


def test_a_tree_that_carries_the_program_is_built_by_it_and_another_by_the_running_one(tmp_path: Path) -> None:
    room = furnished(tmp_path, files=(*FILES, *WITNESS[1:]))
    assert environment(room, 0)["PYTHONPATH"] == str(room.tree / "build")
    below = Room(room.folder, FIXED, "texts")
    assert environment(below, 0)["PYTHONPATH"] == str(room.tree / "build")
    (room.tree / "build/florilegium/__main__.py").unlink()
    assert environment(room, 0).get("PYTHONPATH") in {str(ROOT / "build"), None}


def test_steps_are_heard_and_findings_come_back_as_they_were(tmp_path: Path) -> None:
    found = (
        Diagnostic("A13", "raw HTML “<br>”", Place("texts/a.md", 3, 5), "end the line with a backslash"),
        Diagnostic("E30", "EPUBCheck is not on this machine"),
    )
    lines = ["step: prove", *"\n".join(map(str, found)).splitlines(), "error[Z99]: no code", "lion.epub\t12"]
    assert diagnostics_in(lines) == found
    room = furnished(tmp_path, files=WITNESS)
    (room.tree / "build/florilegium/__init__.py").touch()
    (room.tree / "build/florilegium/__main__.py").write_text(f"import sys\nprint({chr(10).join(lines)!r})\nsys.exit(1)")
    heard: list[str] = []
    built = build(room, ("build",), 0, heard.append)
    assert (built.status, built.findings, heard) == (1, found, ["prove"])


WORDS = st.text(st.sampled_from("a“”:1 []é.-/"), min_size=1).map(str.strip).filter(bool)
FILES_NAMED = st.text(st.sampled_from("aé/.-1 "), min_size=1).map(lambda name: f"t{name}t")
PLACES = st.none() | st.builds(Place, FILES_NAMED, st.integers(1, 999), st.integers(1, 99))
FOUND = st.builds(Diagnostic, st.sampled_from(sorted(CODES)), WORDS, PLACES, st.just("") | WORDS)


@given(st.lists(FOUND, max_size=4))
def test_what_is_printed_of_findings_is_read_back(found: list[Diagnostic]) -> None:
    assert diagnostics_in("\n".join(map(str, found)).split("\n")) == tuple(found)


def test_a_book_is_made_in_the_room_step_by_step(tmp_path: Path) -> None:
    room, heard = furnished(tmp_path), list[str]()
    built = build(room, ("build", "lion", "--only", "tei", "--out", str(room.books), "--steps"), 0, heard.append)
    assert (built.status, [each.code for each in built.findings]) == (0, ["V18"])
    assert (room.books / "lion/lion.tei.xml").is_file()
    assert heard[0] == "read the texts and mark the names" and heard[-1] == "write the record"


SLEEPER = (
    "import pathlib, time\npathlib.Path('begun').touch()\ntry: time.sleep(60)\nfinally: pathlib.Path('ended').touch()"
)
PARENT = (
    "import sys, pathlib\nfrom florilegium.clean_room import *\nbuild(Room(pathlib.Path(sys.argv[1]), FIXED), (), 0)"
)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_build_ends_with_the_process_that_wants_it(tmp_path: Path, how: signal.Signals) -> None:
    says = CommittedFile("build/florilegium/__main__.py", SLEEPER.encode())
    room = furnished(tmp_path, files=(CommittedFile("build/florilegium/__init__.py", b""), says))
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "build")}
    with subprocess.Popen([sys.executable, "-c", PARENT, str(room.folder)], env=environ) as parent:
        assert appears(room.tree / "begun")
        parent.send_signal(how)
    assert appears(room.tree / "ended")


def appears(file: Path) -> bool:
    """Whether a file is there within ten seconds."""
    until = time.monotonic() + 10
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.02)
    return file.exists()
