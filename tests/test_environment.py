"""The set-up of a machine: what it installs, and what it says where it may not."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "build" / "environment.sh"
TOOLS = ("sh", "env", "sed", "tr", "sort", "cat", "cksum", "mkdir", "rm", "pwd")
LINES = {
    "apt-get": (
        "apt-get update && env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "
        "libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 python3 python3-venv"
    ),
    "dnf": "dnf install -y harfbuzz pango python3 python3.12",
    "pacman": "pacman -Sy --noconfirm --needed harfbuzz pango python",
    "apk": "apk add harfbuzz-subset pango python3",
    "zypper": "zypper --non-interactive install libharfbuzz-subset0 libpango-1_0-0 python312",
    "brew": "brew install harfbuzz pango python",
}
SetUp = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of commands for a machine without Python, where one is root and what is asked for is written down."""
    commands = tmp_path / "commands"
    commands.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found
        (commands / tool).symlink_to(found)
    command(commands, "id", "echo 0")
    return commands


@pytest.fixture
def set_up(machine: Path, tmp_path: Path) -> SetUp:
    def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["sh", SCRIPT, *arguments],
            cwd=tmp_path,
            env={"PATH": str(machine), "HOME": str(tmp_path)} | environment,
            capture_output=True,
            text=True,
        )

    return run


def command(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize("manager", LINES)
def test_the_one_line_to_type_is_said_where_nothing_may_be_installed(
    manager: str, machine: Path, set_up: SetUp
) -> None:
    command(machine, manager, "exit 99")
    ended = set_up(SYSTEM="leave")
    assert ended.returncode == 1
    assert f"  {LINES[manager]}\n" in ended.stderr
    assert "lacks python, venv, pango, pangoft2, harfbuzz-subset" in ended.stderr


def test_root_needs_no_line(machine: Path, set_up: SetUp, tmp_path: Path) -> None:
    command(machine, "apt-get", f'echo "$@" >>"{tmp_path}/asked"')
    ended = set_up()
    assert (tmp_path / "asked").read_text("utf-8").startswith("update\ninstall -y --no-install-recommends libharf")
    assert ended.returncode == 1, "the false manager installed nothing"
    assert "still missing after" in ended.stderr


def test_who_is_not_root_is_told_to_use_sudo(machine: Path, set_up: SetUp) -> None:
    command(machine, "apt-get", "exit 99")
    command(machine, "id", "echo 1000")
    command(machine, "sudo", "exit 1")
    ended = set_up()
    assert "  sudo apt-get update && sudo env DEBIAN" in ended.stderr
    assert ended.returncode == 1


def test_sudo_without_a_password_installs(machine: Path, set_up: SetUp, tmp_path: Path) -> None:
    command(machine, "apk", f'echo "$@" >>"{tmp_path}/asked"')
    command(machine, "id", "echo 1000")
    command(machine, "sudo", 'test "$1" = -n && shift; exec "$@"')
    (machine / "true").symlink_to(shutil.which("true") or "")
    set_up()
    assert (tmp_path / "asked").read_text("utf-8") == "add harfbuzz-subset pango python3\n"


def test_a_manager_that_fails_leaves_its_words_in_a_file(machine: Path, set_up: SetUp, tmp_path: Path) -> None:
    command(machine, "zypper", "echo no such package; exit 4")
    ended = set_up()
    assert "out/system-packages.log" in ended.stderr
    assert (tmp_path / "out" / "system-packages.log").read_text("utf-8") == "no such package\n"
    assert ended.returncode == 1


def test_a_machine_without_a_known_manager_is_told_what_it_lacks(set_up: SetUp) -> None:
    ended = set_up()
    assert "this machine lacks python venv pango" in ended.stderr
    assert ended.returncode == 1


def test_tests_need_java_poppler_qpdf_ghostscript_and_readers(machine: Path, set_up: SetUp) -> None:
    command(machine, "apt-get", "exit 99")
    ended = set_up("test", SYSTEM="leave")
    assert "calibre" in ended.stderr and "mupdf-tools" in ended.stderr
    assert "default-jre-headless" in ended.stderr
    assert "poppler-utils" in ended.stderr
    assert "qpdf" in ended.stderr
    assert "ghostscript" in ended.stderr


def test_anything_else_is_a_wrong_argument(set_up: SetUp) -> None:
    assert set_up("everything").returncode == 2


def test_what_is_ready_stays_as_it_is() -> None:
    root = SCRIPT.parents[1]
    ready = root / ".venv" / "build.ready"
    if not ready.is_file():
        pytest.skip("the tests do not run in the environment that make sets up")
    before = ready.stat().st_mtime_ns
    subprocess.run(["sh", SCRIPT, "build"], cwd=root, env=dict(os.environ), check=True)
    assert ready.stat().st_mtime_ns == before
