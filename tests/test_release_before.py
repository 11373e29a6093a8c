"""Which release an edition is compared with, and that its notes are the same on every machine."""

import json
import shutil
from pathlib import Path

import pytest

from florilegium.recipe import release_rooms
from florilegium.recipe.release_rooms import conditions
from released_presses import commit, git, press_of, released
from releases import small_book
from test_releasing import VOLUME, anna, release  # noqa: F401


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press whose editions 1 and 2 are released, with one date, and whose third is to be released."""
    folder = tmp_path_factory.mktemp("owls")
    press = press_of(small_book(folder / "book"), folder / "press")
    assert released(press).returncode == 0
    next_edition(press, "2")
    assert released(press).returncode == 0
    next_edition(press, "3")
    return press


@pytest.fixture
def press(two: Path, tmp_path: Path) -> Path:
    """The same press for one test alone."""
    shutil.copytree(two, tmp_path / "press", symlinks=True)
    return tmp_path / "press"


@pytest.fixture
def clone(press: Path, tmp_path: Path) -> Path:
    """The press as another machine has it: with its tags, and without what was released."""
    git(tmp_path, "clone", "--quiet", str(press), "clone")
    return tmp_path / "clone"


def next_edition(press: Path, edition: str, **files: str) -> str:
    """The commit with the texts and the book of that edition; each has a word more than the one before."""
    record = json.loads((press / "kept/record.json").read_bytes())
    record["volume"]["edition"] = edition
    next(count for count in record["proof"]["counts"] if count["what"] == "words of the texts")["source"] += 1
    volume = f'edition = "{edition}"\n{VOLUME}'
    return commit(press, {"texts/volumes/owls.toml": volume, "kept/record.json": json.dumps(record), **files})


def notes(press: Path, edition: str = "3") -> str:
    return (press / f"dist/owls/{edition}/release-notes.md").read_text("utf-8")


def test_in_a_clone_the_edition_before_is_made_again_and_the_documents_are_the_same(press: Path, clone: Path) -> None:
    assert "step: compare it with edition 2" in (here := release(press)).output, here.output
    assert "step: make edition 2 again, to compare with it" in (there := release(clone)).output, there.output
    assert there.output.index("to compare with it") < there.output.index("step: write the documents")
    assert "## What changed since edition 2 of 1 November 2026" in notes(press)
    for name in ("release-notes.md", "changes.json", "record.json"):
        assert (clone / "dist/owls/3" / name).read_bytes() == (press / "dist/owls/3" / name).read_bytes()
    assert [path.name for path in (clone / "dist").iterdir()] == ["owls"] and not (clone / "dist/owls/2").exists()


def test_of_one_day_or_an_earlier_one_the_edition_before_is_the_one_that_git_has_before(press: Path) -> None:
    assert "## What changed since edition 1 of 1 November 2026" in notes(press, "2")
    commit(press, {"texts/volumes/owls.toml": f'edition = "3"\n{VOLUME}'.replace("2026-11-01", "2026-10-01")})
    assert release(press).exit_code == 0
    assert "## What changed since edition 2 of 1 November 2026" in notes(press)


def test_a_release_in_dist_that_is_not_what_its_sums_say_is_made_again(press: Path, clone: Path) -> None:
    (press / "dist/owls/2/owls.epub").write_bytes(b"another")
    done = release(press)
    assert "step: make edition 2 again" in done.output and "K25" not in done.output
    assert release(clone).exit_code == 0 and notes(press) == notes(clone)


def test_an_edition_before_that_cannot_be_made_again_is_told_and_never_called_none(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "release/owls/2")
    broken = "texts/articles/barn.md:3:1: error[A13]: raw HTML\n  hint: mend it"
    commit(clone, {"broken": "", "said": broken})
    git(clone, "tag", "--force", "--annotate", "--message", "2", "release/owls/2")
    (clone / "broken").unlink()
    (clone / "said").unlink()
    next_edition(clone, "3")
    done = release(clone)
    assert done.exit_code == 0, done.output
    assert "warning[K17]: edition 2 of 1 November 2026 was released before" in done.output
    assert "it cannot be made here: raw HTML" in done.output
    assert "put the files of that release into dist/owls/2" in done.output
    said = "Edition 2 was released before this one, and was not at hand to be compared with"
    assert f"## What changed since edition 2 of 1 November 2026\n\n{said}" in notes(clone)
    told = json.loads((clone / "dist/owls/3/changes.json").read_bytes())
    assert told == {"edition": "2", "date": "2026-11-01", "lines": [], "compared": False}


def test_tags_elsewhere_and_of_no_edition_count_for_nothing(press: Path, clone: Path) -> None:
    git(clone, "tag", "release/owls/candidate", "HEAD~1")
    git(clone, "checkout", "--quiet", "--orphan", "anew")
    next_edition(clone, "1b")
    shutil.copytree(press / "dist/owls/1", clone / "dist/owls/1")
    assert release(clone).exit_code == 0
    assert "This is the first edition that is released." in notes(clone, "1b")
    git(clone, "tag", "--delete", "release/owls/1", "release/owls/1b")
    shutil.rmtree(clone / "dist/owls/1b")
    done = release(clone)
    assert done.exit_code == 0 and "again, to compare" not in done.output
    assert "## What changed since edition 1 of 1 November 2026" in notes(clone, "1b")


def test_the_first_edition_is_called_so_whatever_was_released_since(clone: Path) -> None:
    git(clone, "checkout", "--quiet", "release/owls/1")
    assert release(clone).exit_code == 0
    assert "This is the first edition that is released." in notes(clone, "1")


def test_that_an_edition_was_released_with_other_bytes_is_said_before_its_mends(press: Path) -> None:
    assert release(press).exit_code == 0
    (press / "kept/owls.html").write_text("other words")
    commit(press, {"mending": ""})
    done = release(press)
    assert done.exit_code == 1 and "error[K13]" in done.output and "K11" not in done.output
    git(press, "checkout", "--quiet", "release/owls/3", "kept")
    commit(press)
    assert "error[K11]" in release(press).output


def test_the_provenance_tells_whether_the_clock_was_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    for found, second in (({"FAKETIME": "+400d"}, "400 days later"), ({}, "as it is, a little later")):
        monkeypatch.setattr(release_rooms, "other_time", lambda conditions, found=found: found)
        (clock,) = (each for each in conditions() if each.what == "clock")
        assert (clock.first, clock.second) == ("as it is", second)
