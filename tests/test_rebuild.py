"""`florilegium rebuild`: a release made again from its tag, the same, or what differs and why."""

import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from books import ROOT
from florilegium.cli.commands import florilegium
from florilegium.release.sums import sums_of
from florilegium.staging import alone_with
from released_presses import WHO, commit, git, press_of, there
from releases import PRESS, small_book


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def owls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press that has released its owls, and gone on since."""
    folder = tmp_path_factory.mktemp("owls")
    press = press_of(small_book(folder / "book"), folder / "press")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        done = CliRunner().invoke(florilegium, ["--root", str(press), "release", "owls"])
    assert done.exit_code == 0, done.output
    commit(press, {"texts/articles/barn.md": '+++\ntitle = "Another"\n+++\n\nOther words.\n', "kept/owls.html": "x"})
    return press


@pytest.fixture
def press(owls: Path, tmp_path: Path) -> Path:
    shutil.copytree(owls, tmp_path / "press", symlinks=True)
    return tmp_path / "press"


def rebuild(press: Path, *words: str | Path) -> Result:
    command = ["--root", str(press), "rebuild", *map(str, words)]
    return CliRunner().invoke(florilegium, command, catch_exceptions=False)


def released_otherwise(press: Path, files: dict[str, bytes]) -> Path:
    """The folder of the release with other files, and a provenance and sums that vouch for them."""
    folder = press / "dist/owls/1"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    if "provenance.intoto.json" not in files:
        statement = json.loads((folder / "provenance.intoto.json").read_bytes())
        for subject in statement["subject"]:
            subject["digest"]["sha256"] = hashlib.sha256((folder / subject["name"]).read_bytes()).hexdigest()
        (folder / "provenance.intoto.json").write_text(json.dumps(statement), "utf-8")
    sums = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "SHA256SUMS"}
    (folder / "SHA256SUMS").write_bytes(sums_of(sums))
    return folder


def test_the_same_bytes_are_told_in_one_line_and_nothing_is_left(press: Path) -> None:
    before = there(press)
    done = rebuild(press, "owls/1")
    count = len(json.loads((press / "dist/owls/1/record.json").read_bytes())["files"]) + 1
    assert done.stdout == (
        f"owls/1: the books and their record, {count} files: all are the same, byte for byte and page for page\n"
        "inputs.json and provenance.intoto.json: files, hashes, commit and epoch are true to the commit and the books\n"
        "not made again: bill-of-materials.cdx.json, rebuild, release-notes.md; "
        "for these a signature of the sums alone can vouch\n"
    )
    assert done.exit_code == 0
    assert there(press) == before and git(press, "status", "--porcelain") == ""


def test_a_release_that_was_fetched_is_rebuilt_from_its_folder(press: Path, tmp_path: Path) -> None:
    shutil.move(press / "dist/owls/1", tmp_path / "fetched")
    shutil.rmtree(press / "dist")
    assert rebuild(press, tmp_path / "fetched").exit_code == 0
    assert not (press / "dist").exists()


def test_books_that_were_not_fetched_are_compared_by_their_sums(press: Path) -> None:
    for name in ("owls.pdf", "owls.epub"):
        (press / "dist/owls/1" / name).unlink()
    assert rebuild(press, "owls/1").exit_code == 0
    sums = press / "dist/owls/1/SHA256SUMS"
    sums.write_text(re.sub(r"\w{64}  owls\.pdf", f"{'0' * 64}  owls.pdf", sums.read_text()))
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1
    assert "owls.pdf: has another SHA-256; it is not in the folder of the release" in done.stdout


def test_what_differs_is_told_part_by_part_with_the_versions(press: Path) -> None:
    folder = press / "dist/owls/1"
    record = json.loads((folder / "record.json").read_bytes())
    record["versions"]["Pango"] = "1.40.0"
    page = next(page for page in record["pages"] if page["start"])
    page["start"]["letters"] = 7
    html = (folder / "owls.html").read_text("utf-8").replace("It lives in barns", "It lives in towers")
    released_otherwise(press, {"owls.html": html.encode(), "record.json": json.dumps(record).encode()})
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1
    assert "owls/1: 2 of " in done.stdout and "owls.html: 1 place\n  line " in done.stdout
    assert "It lives in towers" in done.stdout and "→" in done.stdout
    assert "the page map: page " in done.stdout
    assert "the page map: something stands on another page" in done.stdout
    assert "made with other versions, which may be the cause (of the release → here):\n  Pango 1.40.0 → " in done.stdout


def test_other_versions_that_make_the_same_books_are_told_too(press: Path) -> None:
    record = json.loads((press / "dist/owls/1/record.json").read_bytes())
    record["versions"]["FriBidi"] = "0.1"
    released_otherwise(press, {"record.json": json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"})
    done = rebuild(press, "owls/1")
    assert done.exit_code == 0
    assert "the same, byte for byte" in done.stdout and "  FriBidi 0.1 → " in done.stdout


def document(press: Path, name: str) -> Any:
    return json.loads((press / "dist/owls/1" / name).read_bytes())


def false_input(press: Path) -> dict[str, bytes]:
    told = document(press, "inputs.json")
    next(each for each in told["inputs"] if each["file"] == "texts/articles/barn.md")["sha256"] = "0" * 64
    return {"inputs.json": json.dumps(told).encode()}


def hidden_program(press: Path) -> dict[str, bytes]:
    told = document(press, "inputs.json")
    told["program"] = [each for each in told["program"] if not each["file"].endswith("__main__.py")]
    return {"inputs.json": json.dumps(told).encode()}


def invented_input(press: Path) -> dict[str, bytes]:
    told = document(press, "inputs.json")
    told["inputs"].append({"file": "texts/secret.md", "bytes": 1, "sha256": "0" * 64})
    return {"inputs.json": json.dumps(told).encode()}


def false_epoch(press: Path) -> dict[str, bytes]:
    told = document(press, "inputs.json")
    told["source"]["epoch"] += 1
    return {"inputs.json": json.dumps(told).encode()}


def false_subject(press: Path) -> dict[str, bytes]:
    told = document(press, "provenance.intoto.json")
    next(each for each in told["subject"] if each["name"] == "owls.epub")["digest"]["sha256"] = "0" * 64
    return {"provenance.intoto.json": json.dumps(told).encode()}


def false_commit(press: Path) -> dict[str, bytes]:
    told = document(press, "provenance.intoto.json")
    told["predicate"]["buildDefinition"]["resolvedDependencies"][0]["digest"]["gitCommit"] = "f" * 40
    return {"provenance.intoto.json": json.dumps(told).encode()}


def false_dependency(press: Path) -> dict[str, bytes]:
    content = (press / "dist/owls/1/provenance.intoto.json").read_bytes()
    sum = next(each["sha256"] for each in document(press, "inputs.json")["inputs"] if each["file"].endswith("barn.md"))
    return {"provenance.intoto.json": content.replace(sum.encode(), b"0" * 64)}


def no_statement(press: Path) -> dict[str, bytes]:
    return {"provenance.intoto.json": b"[]"}


@pytest.mark.parametrize(
    ("falsify", "said"),
    [
        (false_input, "inputs.json: tells what is not so\n  texts/articles/barn.md: "),
        (hidden_program, "inputs.json: tells what is not so\n  build/florilegium/__main__.py: is not told of\n"),
        (invented_input, "inputs.json: tells what is not so\n  texts/secret.md: is told of, and the commit or the"),
        (false_epoch, "inputs.json: tells what is not so\n  the epoch: 1700000001, and by the commit 1700000000\n"),
        (false_subject, f"provenance.intoto.json: tells what is not so\n  owls.epub: {'0' * 64}, and by the release "),
        (false_commit, f"provenance.intoto.json: tells what is not so\n  the commit: {'f' * 40}, and by inputs.json "),
        (false_dependency, f"provenance.intoto.json: tells what is not so\n  texts/articles/barn.md: {'0' * 64}, "),
        (no_statement, "provenance.intoto.json: tells what is not so\n  it is not of the form of such a document\n"),
    ],
)  # fmt: skip
def test_documents_that_were_falsified_are_told(
    press: Path, falsify: Callable[[Path], dict[str, bytes]], said: str
) -> None:
    released_otherwise(press, falsify(press))
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and said in done.stdout
    assert "all are the same, byte for byte and page for page" in done.stdout
    assert "are true to the commit" not in done.stdout


def test_a_press_that_lies_below_its_program_has_true_documents(press: Path, tmp_path: Path) -> None:
    whole, below = tmp_path / "whole", tmp_path / "whole/presses/owls"
    shutil.copytree(press, below, ignore=shutil.ignore_patterns(".git", "dist"))
    (below / "build").rename(whole / "build")
    (below / "kept/owls.html").write_bytes((press / "dist/owls/1/owls.html").read_bytes())
    (below / "texts/articles/barn.md").write_text(PRESS["texts/articles/barn.md"], "utf-8")
    git(whole, "init", "--quiet")
    commit(whole)
    released = CliRunner().invoke(florilegium, ["--root", str(below), "release", "owls"], catch_exceptions=False)
    assert released.exit_code == 0, released.output
    assert "../../build/florilegium/__main__.py" in {each["file"] for each in document(below, "inputs.json")["program"]}
    done = rebuild(below, "owls/1")
    assert done.exit_code == 0 and "commit and epoch are true" in done.stdout


def test_a_document_that_was_not_fetched_is_named_as_not_looked_into(press: Path) -> None:
    (press / "dist/owls/1/provenance.intoto.json").unlink()
    done = rebuild(press, "owls/1")
    assert done.exit_code == 0
    assert (
        "not made again: bill-of-materials.cdx.json, provenance.intoto.json, rebuild, release-notes.md" in done.stdout
    )


def test_other_programs_get_a_list(press: Path) -> None:
    released_otherwise(press, {"owls.html": b"<html>"})
    told = json.loads(rebuild(press, "owls/1", "--format", "json").stdout)
    assert (told["name"], told["pages_alike"], [each["file"] for each in told["differences"]]) == (
        "owls/1", True, ["owls.html"]
    )  # fmt: skip


def test_a_release_that_was_damaged_is_not_held_against_anything(press: Path) -> None:
    (press / "dist/owls/1/owls.pdf").write_bytes(b"%PDF")
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and "error[K32]: “owls.pdf”" in done.stderr


@pytest.mark.parametrize("lacking", ["record.json", "inputs.json", "SHA256SUMS"])
def test_what_is_no_release_is_told(press: Path, lacking: str) -> None:
    (press / "dist/owls/1" / lacking).unlink()
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and f"error[K35]: “owls/1” is no release: no {lacking} is there" in done.stderr
    assert "error[K35]: “owls/9” is no release: there is no such folder" in rebuild(press, "owls/9").stderr


def test_inputs_that_cannot_be_read_are_told(press: Path) -> None:
    released_otherwise(press, {"inputs.json": b"[]"})
    assert "error[K35]: “owls/1” is no release: its inputs.json cannot be read" in rebuild(press, "owls/1").stderr


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("press", "../../../../elsewhere/"), ("press", "/elsewhere/"), ("press", "press"), ("press", "a//b/"),
        ("press", 3), ("commit", "HEAD"), ("tag", "release/owls/2"), ("epoch", "now"), ("repository", 1),
    ],
)  # fmt: skip
def test_nothing_that_leads_out_of_the_commit_is_followed(press: Path, key: str, value: object) -> None:
    manifest = json.loads((press / "dist/owls/1/inputs.json").read_bytes())
    source = {**manifest["source"], key: value}
    released_otherwise(press, {"inputs.json": json.dumps({**manifest, "source": source}).encode()})
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and "error[K35]: “owls/1” is no release: its " in done.stderr
    assert "step: lay out" not in done.stderr + done.stdout


def test_names_that_no_press_gives_are_not_followed(press: Path) -> None:
    manifest = json.loads((press / "dist/owls/1/inputs.json").read_bytes())
    released_otherwise(press, {"inputs.json": json.dumps({**manifest, "release": "../owls/1"}).encode()})
    assert "error[K35]: “owls/1” is no release: its name “../owls/1”" in rebuild(press, "owls/1").stderr


def test_a_release_without_a_provenance_is_told(press: Path) -> None:
    folder = press / "dist/owls/1"
    (folder / "provenance.intoto.json").unlink()
    kept = [line for line in (folder / "SHA256SUMS").read_text().splitlines(True) if "intoto" not in line]
    (folder / "SHA256SUMS").write_text("".join(kept))
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1
    assert "provenance.intoto.json: is not among the files of the release" in done.stdout
    assert "are true to the commit" not in done.stdout


def test_without_its_tag_the_commit_is_taken(press: Path) -> None:
    git(press, "tag", "--delete", "release/owls/1")
    done = rebuild(press, "owls/1")
    assert done.exit_code == 0 and "note[K45]: there is no tag “release/owls/1”" in done.stderr


def test_a_tag_that_was_moved_is_told_and_not_followed(press: Path) -> None:
    git(press, "tag", "--force", "release/owls/1", "HEAD")
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and "error[K46]: the tag “release/owls/1” leads to" in done.stderr


def test_a_repository_without_the_commit_is_told(press: Path, tmp_path: Path) -> None:
    shutil.rmtree(press / ".git")
    git(press, "init", "--quiet")
    commit(press)
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and "error[K36]: the repository does not have the commit" in done.stderr


def test_a_build_that_breaks_off_is_told_and_nothing_is_left(press: Path) -> None:
    told = json.loads((press / "dist/owls/1/inputs.json").read_bytes())
    told["source"]["commit"] = commit(press, {"broken": "", "said": "error[A13]: raw HTML “<br>”"})
    released_otherwise(press, {"inputs.json": json.dumps(told).encode()})
    done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and "error[K39]: “owls/1” cannot be built again" in done.stderr
    assert "error[A13]" in done.stderr
    assert "hint: the versions are those of the release" in done.stderr
    record = json.loads((press / "dist/owls/1/record.json").read_bytes())
    record["versions"]["Pango"] = "1.40.0"
    released_otherwise(press, {"record.json": json.dumps(record).encode()})
    assert "hint: other versions may be the cause: Pango 1.40.0 (here " in rebuild(press, "owls/1").stderr
    assert not list((press / "dist").glob(".*"))


def test_a_rebuild_that_is_stopped_leaves_nothing(press: Path) -> None:
    told = json.loads((press / "dist/owls/1/inputs.json").read_bytes())
    told["source"]["commit"] = commit(press, {"pause": "20"})
    released_otherwise(press, {"inputs.json": json.dumps(told).encode()})
    before = there(press)
    command = [sys.executable, "-m", "florilegium", "rebuild", "owls/1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "build")}
    with subprocess.Popen(command, cwd=press, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert any("read the texts" in line for line in process.stderr)
        assert list((press / "dist").glob(".rebuilding-owls+1-*"))
        process.terminate()
        process.stderr.read()
    assert process.returncode and there(press) == before
    assert [path.name for path in (press / "dist").iterdir()] == ["owls"]


def test_two_at_a_time_do_not_mix(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("florilegium.staging.WAIT", 0.1)
    with alone_with(press / "dist/owls/1/record.json") as lock:
        assert lock
        done = rebuild(press, "owls/1")
    assert done.exit_code == 1 and "error[K08]" in done.stderr


def test_diffoscope_is_asked_where_there_is_one(press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in for it here has its exit status and takes its options."""
    program = tmp_path / "bin/diffoscope"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\ncase "$*" in *--text*) ;; *) exit 2;; esac\nfor each; do last=$each; done\n'
                       'test -f "$last" || exit 2\necho "--- told of $(basename "$last")"\nexit 1\n')  # fmt: skip
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    released_otherwise(press, {"owls.html": b"<html>"})
    done = rebuild(press, "owls/1")
    report = press / "dist/owls/1.diffoscope.txt"
    assert report.read_text() == "--- told of owls.html\n"
    assert f"diffoscope tells more: {report}" in done.stdout
    program.write_text("#!/bin/sh\nexit 2\n")
    report.unlink()
    assert "diffoscope" not in rebuild(press, "owls/1").stdout and not report.exists()


def test_the_releases_of_a_press_are_completed(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(press)
    completion = ShellComplete(florilegium, {}, "florilegium", "_FLORILEGIUM_COMPLETE")
    for begun, names in {"": ["owls/1"], "owls/": ["owls/1"], "x": []}.items():
        found = completion.get_completions(["rebuild"], begun)
        assert [each.value for each in found] == names
