"""What git says of a press folder: its state, its files as they were committed, its tags."""

import os
import subprocess
from pathlib import Path

import pytest

from books import write_press
from florilegium.diagnostics import Refusal
from florilegium.model.release import CommittedFile, public_address
from florilegium.repository import Repository, open_repository

WHO = {"GIT_AUTHOR_NAME": "Anna", "GIT_COMMITTER_NAME": "Anna", "GIT_AUTHOR_EMAIL": "a@b.example",
       "GIT_COMMITTER_EMAIL": "a@b.example", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}  # fmt: skip


def git(folder: Path, *words: str, date: int = 1_700_000_000) -> str:
    dated = {"GIT_AUTHOR_DATE": f"{date} +0000", "GIT_COMMITTER_DATE": f"{date} +0000"}
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **WHO, **dated}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def committed(folder: Path, *, date: int = 1_700_000_000) -> str:
    """Commit all that is in the folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "as it is", date=date)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows who is at work, and nothing of the settings of this machine."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A press of one commit."""
    folder = tmp_path / "press"
    write_press(folder, {"texts/articles/owl.md": "An owl.\n", "texts/volumes/owls.toml": "x = 1\n", "notes.txt": ""})
    git(folder, "init", "--quiet", "--initial-branch=main")
    committed(folder)
    return folder


def refused(folder: Path) -> tuple[str, str]:
    with pytest.raises(Refusal) as told:
        open_repository(folder).head()
    return told.value.diagnostics[0].code, told.value.diagnostics[0].hint


def test_a_press_on_a_machine_without_git_is_told_to_install_it(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(press))
    assert refused(press) == ("K01", "install git; a release is made from what it keeps")


def test_a_press_in_no_repository_is_told_how_to_begin_one(tmp_path: Path) -> None:
    assert refused(tmp_path) == ("K02", "begin one there: git init && git add . && git commit")


def test_a_repository_without_a_work_tree_is_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare")
    assert refused(tmp_path)[0] == "K02"


def test_a_repository_without_a_commit_is_told_to_make_one(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert refused(tmp_path) == ("K03", "commit what you have: git add texts && git commit")


def test_what_git_itself_refuses_is_told_in_its_words(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "")
    with pytest.raises(Refusal) as told:
        open_repository(press).may_tag()
    (found,) = told.value.diagnostics
    assert (found.code, "empty ident name" in found.message) == ("K06", True)
    assert "git config" in found.hint


def test_the_press_may_be_a_folder_of_the_repository(press: Path) -> None:
    assert open_repository(press) == Repository(press.resolve())
    assert open_repository(press / "texts") == Repository(press.resolve(), "texts/")


def test_what_leads_git_elsewhere_is_not_heard(press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert open_repository(press).top == press.resolve()


def test_worktrees_and_submodules_are_repositories_like_others(press: Path, tmp_path: Path) -> None:
    git(press, "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    beside = open_repository(tmp_path / "beside")
    assert (beside.top, beside.head()) == ((tmp_path / "beside").resolve(), open_repository(press).head())
    whole = tmp_path / "whole"
    whole.mkdir()
    git(whole, "init", "--quiet")
    git(whole, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(press), "presses/owls")
    committed(whole)
    inside = open_repository(whole / "presses/owls")
    assert "texts/articles/owl.md" in {file.path for file in inside.files(inside.head())}
    assert open_repository(whole).submodules("HEAD") == ("presses/owls",)
    assert [file.path for file in open_repository(whole).files("HEAD")] == [".gitmodules"]


def test_a_clean_press_has_nothing_unclean(press: Path) -> None:
    (press / ".gitignore").write_text("/out/\n")
    committed(press)
    write_press(press, {"out/owls/owls.pdf": ""})
    assert open_repository(press).unclean("") == ()


def test_what_is_changed_staged_taken_away_or_new_is_unclean(press: Path) -> None:
    write_press(
        press, {"texts/articles/owl.md": "Two owls.\n", "texts/articles/été.md": "", "layouts/new page.css": ""}
    )
    write_press(press, {"texts/articles/staged.md": "", "elsewhere/new.txt": ""})
    git(press, "add", "texts/articles/staged.md")
    (press / "texts/volumes/owls.toml").unlink()
    texts = ("owl.md", "staged.md", "été.md")
    changed = (*(f"texts/articles/{name}" for name in texts), "texts/volumes/owls.toml")
    assert open_repository(press).unclean("texts", "layouts") == ("layouts/new page.css", *changed)
    assert "elsewhere/new.txt" in open_repository(press).unclean("")
    old = ("texts/articles/owl.md", "texts/articles/staged.md", "texts/volumes/owls.toml")
    assert open_repository(press).unclean("", new=False) == old


def test_a_file_that_was_moved_is_unclean_at_both_places(press: Path) -> None:
    git(press, "mv", "texts/articles/owl.md", "texts/articles/eule.md")
    assert open_repository(press).unclean("texts") == ("texts/articles/eule.md", "texts/articles/owl.md")


def test_the_last_change_is_that_of_the_files_asked_for(press: Path) -> None:
    write_press(press, {"texts/articles/owl.md": "Two owls.\n"})
    second = committed(press, date=1_700_000_100)
    write_press(press, {"notes.txt": "later", "texts/[a]*.md": "a name like a pattern"})
    third = committed(press, date=1_700_000_200)
    repository = open_repository(press)
    assert repository.last_change(third, ["texts/articles/owl.md", "texts/volumes/owls.toml"]) == 1_700_000_100
    assert repository.last_change(third, ["texts/volumes/owls.toml"]) == 1_700_000_000
    assert repository.last_change(third, ["texts/[a]*.md"]) == 1_700_000_200
    assert repository.last_change(second, ["texts/[a]*.md"]) == 0


def test_files_come_as_git_keeps_them_and_not_as_they_lie_there(press: Path) -> None:
    (press / ".gitattributes").write_text("*.md text eol=crlf ident export-ignore\n")
    (press / "texts/articles/owl.md").write_bytes(b"$Id$ owl\r\n")
    (press / "rebuild").write_text("#!/bin/sh\n")
    (press / "rebuild").chmod(0o755)
    (press / "link").symlink_to("notes.txt")
    (press / "größe.bin").write_bytes(bytes(range(256)))
    commit = committed(press)
    (press / "texts/articles/owl.md").write_text("changed since")
    files = {file.path: file for file in open_repository(press).files(commit)}
    assert files["texts/articles/owl.md"].content == b"$Id$ owl\n"
    assert files["rebuild"] == CommittedFile("rebuild", b"#!/bin/sh\n", is_program=True)
    assert files["link"] == CommittedFile("link", b"notes.txt", is_link=True)
    assert files["größe.bin"].content == bytes(range(256))
    assert open_repository(press).holds(commit, "link", "texts/articles/owl.md", "no") == (
        "link",
        "texts/articles/owl.md",
    )
    assert list(files) == [".gitattributes", "größe.bin", "link", "notes.txt", "rebuild",
                           "texts/articles/owl.md", "texts/volumes/owls.toml"]  # fmt: skip


def test_a_repository_that_lost_a_file_says_so(press: Path) -> None:
    name = git(press, "rev-parse", "HEAD:texts/articles/owl.md")
    (press / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(Refusal) as told:
        list(open_repository(press).files("HEAD"))
    assert told.value.diagnostics[0].code == "K06"
    assert "fsck" in told.value.diagnostics[0].hint


def test_a_tag_bears_the_date_it_is_given_and_is_set_once(press: Path) -> None:
    repository = open_repository(press)
    assert repository.commit_of("release/owls/1") == ""
    repository.set_tag("release/owls/1", repository.head(), "The owls\n", 1_600_000_000)
    assert repository.commit_of("release/owls/1") == repository.head()
    assert git(press, "for-each-ref", "--format=%(objecttype) %(taggerdate:unix) %(subject)", "refs/tags") == (
        "tag 1600000000 The owls"
    )
    assert repository.tags("release") == repository.tags("release/owls") == ("release/owls/1",)
    assert repository.tags("release/owl") == ()
    with pytest.raises(Refusal) as told:
        repository.set_tag("release/owls/1", repository.head(), "again", 1)
    assert told.value.diagnostics[0].code == "K06"


def test_a_commit_descends_from_itself_and_those_before(press: Path) -> None:
    repository = open_repository(press)
    first = repository.head()
    (press / "notes.txt").write_text("more")
    second = committed(press)
    assert repository.descends_from(second, first) and repository.descends_from(first, first[:9])
    assert not repository.descends_from(first, second) and not repository.descends_from(second, "0123456789")


def test_a_clone_of_the_last_commits_alone_is_shallow(press: Path, tmp_path: Path) -> None:
    (press / "notes.txt").write_text("more")
    committed(press)
    git(tmp_path, "clone", "--quiet", "--depth=1", press.as_uri(), "shallow")
    assert open_repository(tmp_path / "shallow").is_shallow() and not open_repository(press).is_shallow()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://anna:secret@forge.example:8443/owls.git", "https://forge.example:8443/owls.git"),
        ("http://forge.example/owls?token=secret#x", "http://forge.example/owls"),
        ("https://anna:se/cr@forge.example/owls.git", ""),
        ("ssh://git@forge.example/owls.git", ""),
        ("git@forge.example:owls/press", ""),
        ("maria@vm.corp.internal:home/maria/press.git", ""),
        ("file:///home/anna/press", ""),
        ("../press", ""),
        ("C:/press", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_repository_names_neither_users_nor_folders(
    press: Path, address: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert public_address(address) == told
    if address:
        git(press, "remote", "add", "origin", address)
    assert open_repository(press).address() == told
