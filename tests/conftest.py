"""What the tests share: books made once for all of them, and the expectations that `--accept` rewrites."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from books import ROOT, Book, make_book
from florilegium.workspace import Workspace
from releases import small_book
from seeds import SEEDS, import_seeds

PROGRAMS = ROOT / "tests/node_modules/.bin"
Compare = Callable[[Path, Mapping[str, bytes]], None]

# What holds is not to fail for the time that it takes on a machine where much else goes on.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expectations in tests/cases from what is made")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is for people, who look at what they accept; CI only compares")


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The specimen volume in all its editions."""
    folder = tmp_path_factory.mktemp("specimen")
    shutil.copytree(ROOT / "texts", folder / "texts")
    return make_book(Workspace(folder), "hands-between")


@pytest.fixture(scope="session")
def owls(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A volume of two short pieces in all its editions."""
    return small_book(tmp_path_factory.mktemp("owls"))


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press into which the seeds have been imported."""
    if not SEEDS.is_dir():
        pytest.skip("the folder with the seeds is not beside the project")
    return import_seeds(tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def anthology(seeds: Path) -> Book:
    """The two seeds as a volume, in all its editions."""
    return make_book(Workspace(seeds), "war")


@pytest.fixture
def checkers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both checkers on the path; without Java, Ace or a browser the test is skipped, in CI it fails."""
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}")
    lacking = [name for name in ("java", "ace-cli", "chromium") if not shutil.which(name)]
    if lacking and os.environ.get("CI"):
        pytest.fail(f"CI must have {lacking[0]}")
    if lacking:
        pytest.skip(f"{lacking[0]} is not installed")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Compare:
    """A function that holds the files of a folder against what was made, or with `--accept` writes them anew."""
    return accept if request.config.getoption("--accept") else compare


def accept(folder: Path, made: Mapping[str, bytes]) -> None:
    """Let the folder hold exactly what was made."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def compare(folder: Path, made: Mapping[str, bytes]) -> None:
    """Fail where a file differs, is not there, or is an expectation that nothing made."""
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert sorted(there) == sorted(made), f"{folder}: look at the difference, then run pytest --accept"
    for name, content in made.items():
        expected = (folder / name).read_bytes().decode().split("\n")
        assert content.decode().split("\n") == expected, f"{folder / name}: look at it, then run pytest --accept"
