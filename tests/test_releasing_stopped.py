"""A release that is stopped, at whatever stage and in whatever way, leaves nothing or a whole one; two do not mix."""

import shutil
import signal
from pathlib import Path

import pytest

from florilegium.read.sums import read_sums
from florilegium.release.sums import sums_of
from florilegium.staging import alone_with
from released_presses import begun, commit, git, press_of, released, there
from releases import small_book

STAGES = (
    "look at the state of the press",
    *(
        f"{build} build: {step}"
        for build in ("first", "second")
        for step in (
            "lay out the files of the commit", "read the texts and mark the names", "set the body", "prove",
            "write the record",
        )
    ),
    "write the documents, move the release into its place, set the tag",
)  # fmt: skip
# Set beside the tag as it is made: it ends the release, which waits for git, and lets git go on or not.
HOOK = '#!/bin/sh\ntest "$1" = prepared || exit 0\nkill -{how} {process}\nexit {status}\n'


@pytest.fixture(scope="module")
def owls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press whose steps take a moment."""
    folder = tmp_path_factory.mktemp("owls")
    press = press_of(small_book(folder / "book"), folder / "press")
    commit(press, {"pause": "0.02"})
    return press


@pytest.fixture
def press(owls: Path, tmp_path: Path) -> Path:
    shutil.copytree(owls, tmp_path / "press", symlinks=True)
    return tmp_path / "press"


def stop(press: Path, stage: str, how: signal.Signals) -> int:
    """End a release when it says that this stage begins; its exit status."""
    with begun(press) as process:
        assert process.stderr
        assert any(line == f"step: {stage}\n" for line in process.stderr), "the stage did not come"
        process.send_signal(how)
    return process.returncode


def shelf(press: Path) -> dict[str, bytes]:
    """What stands in `dist`, apart from what a killed process was working on."""
    return {name: content for name, content in there(press).items() if not name.startswith(".making-")}


def is_whole(press: Path) -> bool:
    files = {name.removeprefix("owls/1/"): content for name, content in shelf(press).items()}
    sums = files.pop("SHA256SUMS", b"")
    return sums == sums_of(files) and len(read_sums(sums, "SHA256SUMS")) > 10


@pytest.mark.parametrize(
    ("how", "stages"), [(signal.SIGKILL, STAGES[:-1]), (signal.SIGTERM, STAGES[1:-1:3])], ids=["SIGKILL", "SIGTERM"]
)
def test_stopped_at_any_stage_it_leaves_nothing_or_all_and_the_next_one_goes_through(
    press: Path, how: signal.Signals, stages: tuple[str, ...]
) -> None:
    for stage in stages:
        status = stop(press, stage, how)
        assert status in (-how, 128 + how), stage
        assert shelf(press) == {} and git(press, "tag") == "", stage
        assert how == signal.SIGKILL or not (press / "dist").exists(), stage
    stop(press, STAGES[-1], how)
    assert is_whole(press) if (press / "dist/owls").exists() else git(press, "tag") == ""
    done = released(press)
    assert done.returncode == 0, done.stderr
    assert is_whole(press) and git(press, "tag") == "release/owls/1"
    assert [path.name for path in (press / "dist").iterdir()] == ["owls"]


def test_stopped_by_a_key_it_clears_away_too(press: Path) -> None:
    assert stop(press, "first build: set the body", signal.SIGINT) == 1
    assert not (press / "dist").exists()


def tagging(press: Path, how: str, status: int) -> tuple[int, str]:
    """A release that gets this signal when git is about to set its tag, which it then does or not (`status`)."""
    file = press / ".git/hooks/reference-transaction"
    file.parent.mkdir(exist_ok=True)
    with begun(press) as process:
        file.write_text(HOOK.format(how=how, process=process.pid, status=status))
        file.chmod(0o755)
        said = process.communicate()[1]
    file.unlink()
    return process.returncode, said


def test_killed_between_the_folder_and_its_tag_it_is_whole_and_the_next_one_tags_it(press: Path) -> None:
    assert tagging(press, "KILL", 1)[0] == -signal.SIGKILL
    assert is_whole(press) and git(press, "tag") == ""
    before = shelf(press)
    done = released(press)
    assert done.returncode == 0, done.stderr
    assert shelf(press) == before and git(press, "tag") == "release/owls/1"


def test_a_signal_between_the_folder_and_its_tag_is_held_back(press: Path) -> None:
    assert tagging(press, "TERM", 0)[0] == 128 + signal.SIGTERM
    assert is_whole(press) and git(press, "tag") == "release/owls/1"


def test_where_git_does_not_take_the_tag_the_folder_goes_too(press: Path) -> None:
    status, said = tagging(press, "0", 1)
    assert status == 1 and "error[K06]" in said
    assert not (press / "dist").exists() and git(press, "tag") == ""


def test_of_two_at_once_one_is_refused_and_the_other_is_whole(press: Path) -> None:
    commit(press, {"pause": "0.6"})
    with begun(press) as one, begun(press) as other:
        said = [one.communicate()[1], other.communicate()[1]]
    assert sorted((one.returncode, other.returncode)) == [0, 1], said
    assert sum("error[K08]: another release of this press is being made" in words for words in said) == 1
    assert is_whole(press)


def test_what_killed_ones_have_left_is_cleared_away_and_nothing_else(press: Path) -> None:
    for name in (".making-owls+1/first-build", ".making-eagles+2/home", "owls/0", "notes"):
        (press / "dist" / name).mkdir(parents=True)
    assert released(press).returncode == 0
    assert sorted(path.relative_to(press / "dist").as_posix() for path in (press / "dist").glob("*/*/")) == [
        "owls/0", "owls/1",
    ]  # fmt: skip
    assert sorted(path.name for path in (press / "dist").iterdir()) == ["notes", "owls"]


def test_who_works_on_the_texts_meanwhile_does_not_let_a_second_one_in(press: Path) -> None:
    volume, new = press / "texts/volumes/owls.toml", press / "texts/volumes/new.toml"
    with alone_with(press / "texts") as held:
        assert held is not None
        shutil.copy(volume, new)
        new.replace(volume)  # as editors and git do
        done = released(press)
    assert (done.returncode, "error[K08]" in done.stderr) == (1, True)
    assert released(press).returncode == 0
