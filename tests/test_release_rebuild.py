"""The script in a release makes its books again from the repository alone, and says what is the same."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from books import ROOT, Book, write_press
from florilegium.model.changes import Changes
from florilegium.release.documents import release_files
from releases import PRESS, release_of

AUTHOR = {f"GIT_{who}_{what}": "owl@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
TAG = "release/owls/1"


@dataclass(frozen=True)
class Shelf:
    """A release in a folder of its own, the repository that it was made from, a folder with a command in it."""

    release: Path
    repository: Path
    commands: Path

    def rebuild(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.commands}:{os.environ['PATH']}", "HOME": "/nowhere", **variables}
        line = ["sh", str(self.release / "rebuild"), *words]
        return subprocess.run(line, env=environment, cwd=self.commands, capture_output=True, text=True)

    def with_files(self, folder: Path, changes: Mapping[str, bytes]) -> "Shelf":
        """The same with other files in the release."""
        shutil.copytree(self.release, folder)
        for name, content in changes.items():
            (folder / name).write_bytes(content)
        return replace(self, release=folder)


@pytest.fixture(scope="module")
def shelf(owls: Book, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A press in a folder of its repository, and its release."""
    repository = tmp_path_factory.mktemp("the owls’ repository")
    write_press(repository / "the press", PRESS)

    def git(*words: str) -> str:
        line = ["git", "-C", str(repository), "-c", "init.defaultBranch=main", *words]
        return subprocess.run(line, env={**os.environ, **AUTHOR}, check=True, capture_output=True, text=True).stdout

    for words in (("init",), ("add", "-A"), ("commit", "-m", "Owls"), ("tag", TAG)):
        git(*words)
    commit = git("rev-parse", "HEAD").strip()
    (repository / "the press/texts/articles/barn.md").write_text("no owl any more")
    git("commit", "-am", "Spoil the owls")
    made = release_of(owls)
    origin = replace(made.origin, commit=commit, repository="", press="the press/")
    title = "It’s @volume@, “owls”; $(touch spoilt)"
    release = tmp_path_factory.mktemp("dist") / "an owl’s release"
    release.mkdir()
    edition = replace(made.edition, title=title)
    for name, content in release_files(
        replace(made, origin=origin, edition=edition, changes=Changes("0", "2020-01-01"))
    ).items():
        (release / name).write_bytes(content)
    commands = tmp_path_factory.mktemp("commands")
    program = commands / "florilegium"
    program.write_text(f"#!/bin/sh\nPYTHONPATH='{ROOT / 'build'}' exec '{sys.executable}' -m florilegium \"$@\"\n")
    program.chmod(0o755)
    return Shelf(release, repository, commands)


def test_a_release_is_made_again_from_its_commit(shelf: Shelf, tmp_path: Path) -> None:
    done = shelf.rebuild(str(shelf.repository), TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the same   owls.epub\n" in done.stdout
    assert "the same   record.json\n" in done.stdout
    assert "have the versions of the release" in done.stdout
    assert "edition 1” are the same, byte for byte." in done.stdout
    assert "the same   release-notes" not in done.stdout
    others = "bill-of-materials.cdx.json changes.json inputs.json provenance.intoto.json rebuild release-notes.md"
    assert f"Not compared, since no build makes them: {others}. For these a signature" in done.stdout
    assert not list(tmp_path.iterdir())
    assert not (shelf.commands / "spoilt").exists()


def test_a_book_that_is_another_is_named_with_the_versions_that_differ(shelf: Shelf, tmp_path: Path) -> None:
    sums = (shelf.release / "SHA256SUMS").read_text()
    digest = next(line.split()[0] for line in sums.splitlines() if line.endswith("  owls.epub"))
    record = (shelf.release / "record.json").read_text()
    pango = next(line for line in record.splitlines() if line.startswith('  "Pango"'))
    other = shelf.with_files(
        tmp_path / "release",
        {
            "SHA256SUMS": sums.replace(digest, "0" * 64).encode(),
            "record.json": record.replace(pango, '  "Pango": "1.40.0",').encode(),
        },
    )
    done = other.rebuild(str(shelf.repository), str(tmp_path / "made"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "different  owls.epub\n" in done.stdout
    assert "the same   owls.pdf\n" in done.stdout
    assert "the same   record.json\n" in done.stdout
    assert ' - "Pango": "1.40.0"\n + "Pango": "' in done.stdout
    assert (tmp_path / "made/books/owls/owls.epub").is_file()


def test_the_commit_is_taken_where_the_tag_is_gone_or_leads_elsewhere(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.commands / "florilegium").rename(tmp_path / "florilegium")
    try:
        for words, said in ((("-d", TAG), "there is no tag"), ((TAG, "main"), "leads to another commit now")):
            subprocess.run(["git", "-C", str(shelf.repository), "tag", *words], check=True, capture_output=True)
            done = shelf.rebuild(str(shelf.repository), TMPDIR=str(tmp_path))
            assert done.returncode == 2
            assert said in done.stdout
            assert "florilegium is not on this machine" in done.stderr
    finally:
        (tmp_path / "florilegium").rename(shelf.commands / "florilegium")
    assert not list(tmp_path.iterdir())


def test_what_keeps_it_from_beginning_is_told(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for words, said in (
        ((), "this release names no repository"),
        ((str(tmp_path / "nowhere"),), "the sources cannot be fetched"),
        ((str(shelf.repository), str(tmp_path / "there")), "is there already"),
    ):
        done = shelf.rebuild(*words, TMPDIR=str(tmp_path))
        assert done.returncode == 2
        assert said in done.stderr
    (tmp_path / "alone").mkdir()
    alone = replace(shelf, release=tmp_path / "alone")
    shutil.copy(shelf.release / "rebuild", alone.release)
    assert "SHA256SUMS or record.json is not beside" in alone.rebuild(str(shelf.repository)).stderr
