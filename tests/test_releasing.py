"""Releases: what they hold, what keeps one from being made, and that an edition is never changed."""

import getpass
import io
import json
import os
import platform
import re
import shutil
import socket
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import minisign
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfWriter
from pypdf.generic import StreamObject

from books import ROOT
from florilegium.cli.commands import florilegium
from florilegium.codes import CODES
from florilegium.read.sums import read_sums
from florilegium.recipe.release_rooms import KEPT_BACK
from florilegium.release.signing import check
from florilegium.release.sums import sums_of
from released_presses import WHO, commit, git, press_of, there
from releases import PRESS, small_book
from test_certify import press as lion_press
from test_release_signing import PUBLIC, SECRET

VOLUME = PRESS["texts/volumes/owls.toml"]
Press = Callable[..., Path]


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows who is at work, and nothing of the settings of this machine."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def owls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press of one commit."""
    folder = tmp_path_factory.mktemp("owls")
    return press_of(small_book(folder / "book"), folder / "press")


@pytest.fixture
def press(owls: Path, tmp_path: Path) -> Path:
    """The same press for one test alone."""
    shutil.copytree(owls, tmp_path / "press", symlinks=True)
    return tmp_path / "press"


def release(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(florilegium, ["--root", str(folder), "release", "owls", *words], catch_exceptions=False)


def refused(folder: Path, *words: str) -> list[str]:
    """The codes for which a release is refused, with everything as it was before."""
    before, tags = there(folder), git(folder, "tag")
    done = release(folder, *words)
    assert done.exit_code == 1, done.output
    assert (there(folder), git(folder, "tag")) == (before, tags)
    found = [line for line in done.output.splitlines() if "error[" in line]
    hints = [line for line in done.output.splitlines() if line.startswith("  hint: ")]
    assert len(hints) == len(found), done.output
    return [line.partition("error[")[2][:3] for line in found]


def test_a_release_is_a_folder_of_books_documents_and_their_sums_and_a_tag(press: Path) -> None:
    git(press, "remote", "add", "forge", "https://anna@forge.example/owls.git")
    done = release(press)
    assert done.exit_code == 0, done.output
    files = {path.name: path.read_bytes() for path in (press / "dist/owls/1").iterdir()}
    kept = {path.name: path.read_bytes() for path in (press / "kept").iterdir()}
    books = {name for name in kept if name not in {"record.json", "inputs.d", "pages.json"}}
    assert {name: files[name] for name in books} == {name: kept[name] for name in books}
    documents = {"SHA256SUMS", "bill-of-materials.cdx.json", "inputs.json", "provenance.intoto.json", "rebuild",
                 "record.json", "release-notes.md"}  # fmt: skip
    assert files.keys() == books | documents
    sums = files.pop("SHA256SUMS")
    assert sums == sums_of(files) and read_sums(sums, "SHA256SUMS").keys() == files.keys()
    assert json.loads(files["record.json"]) == {**json.loads(kept["record.json"]), "seconds": {}}
    assert os.access(press / "dist/owls/1/rebuild", os.X_OK)
    assert [path.name for path in (press / "dist").iterdir()] == ["owls"]
    assert git(press, "rev-parse", "release/owls/1^{commit}") == git(press, "rev-parse", "HEAD")
    assert "git push forge release/owls/1" in done.output


def test_it_is_dated_by_the_last_commit_that_touched_what_it_is_made_from(press: Path) -> None:
    changed = PRESS["texts/articles/barn.md"] + "\nAnd in towers.\n"
    commit(press, {"texts/articles/barn.md": changed}, date=1_700_000_500)
    commit(
        press, {"README.md": "Owls", "texts/articles/other.md": PRESS["texts/articles/snowy.md"]}, date=1_800_000_000
    )
    assert release(press).exit_code == 0
    inputs = json.loads((press / "dist/owls/1/inputs.json").read_bytes())
    assert inputs["source"]["epoch"] == 1_700_000_500
    assert git(press, "for-each-ref", "--format=%(taggerdate:unix)", "refs/tags/release/owls/1") == "1700000500"
    files = {each["file"]: each["sha256"] for each in (*inputs["inputs"], *inputs["program"])}
    assert {"texts/articles/barn.md", "texts/volumes/owls.toml", "build/florilegium/__main__.py"} <= files.keys()
    assert not {"README.md", "texts/articles/other.md"} & files.keys()


def test_released_again_it_stands_as_it_is(press: Path) -> None:
    assert release(press).exit_code == 0
    before = there(press)
    commit(press, {"README.md": "said later, and in no book"})
    done = release(press)
    assert done.exit_code == 0 and "is released already" in done.output
    assert there(press) == before
    assert git(press, "rev-parse", "release/owls/1^{commit}") == git(press, "rev-parse", "HEAD~1")


def test_an_edition_is_never_changed_and_the_next_one_stands_beside_it(press: Path) -> None:
    assert release(press).exit_code == 0
    (press / "kept/owls.html").write_text("other words")
    commit(press)
    assert refused(press) == ["K13"]
    volume = f'edition = "2"\n{VOLUME}'
    record = json.loads((press / "kept/record.json").read_bytes())
    record["volume"] |= {"edition": "2", "date": "2026-12-01"}
    commit(press, {"texts/volumes/owls.toml": volume, "kept/record.json": json.dumps(record)})
    assert refused(press, "--edition", "1") == ["K07"]
    first = there(press)
    done = release(press, "--edition", "2")
    assert done.exit_code == 0, done.output
    now = there(press)
    assert {name: now[name] for name in first} == first
    assert git(press, "tag").split() == ["release/owls/1", "release/owls/2"]
    assert "## What changed since edition 1 of " in now["owls/2/release-notes.md"].decode()
    assert "K25" not in done.output and json.loads(now["owls/2/changes.json"])["edition"] == "1"
    assert "owls/1/changes.json" not in now


def test_where_the_books_of_the_release_before_are_not_there_it_says_that_its_notes_tell_less(press: Path) -> None:
    assert release(press).exit_code == 0
    git(press, "tag", "--delete", "release/owls/1")  # or it would be made again
    (press / "dist/owls/1/owls.epub").unlink()
    record = json.loads((press / "kept/record.json").read_bytes())
    record["volume"] |= {"edition": "2", "date": "2026-12-01"}
    commit(press, {"texts/volumes/owls.toml": f'edition = "2"\n{VOLUME}', "kept/record.json": json.dumps(record)})
    done = release(press)
    assert done.exit_code == 0, done.output
    assert "dist/owls/1/record.json:1:1: warning[K25]: what changed since “owls/1” is told from" in done.output
    assert "put the files of that release into dist/owls/1" in done.output
    assert str(press) not in there(press)["owls/2/release-notes.md"].decode()


def test_where_other_versions_are_here_than_then_it_says_so(press: Path) -> None:
    assert release(press).exit_code == 0
    record = json.loads((press / "kept/record.json").read_bytes())
    record["versions"]["weasyprint"] = "71.0"
    (press / "kept/owls.html").write_text("set otherwise")
    commit(press, {"kept/record.json": json.dumps(record)})
    assert "weasyprint 70.0 (here 71.0)" in release(press).output


def test_a_folder_without_its_tag_gets_it_where_it_was_made(press: Path) -> None:
    assert release(press).exit_code == 0
    before, made_from = there(press), git(press, "rev-parse", "HEAD")
    git(press, "tag", "--delete", "release/owls/1")
    commit(press, {"README.md": "said later"})
    done = release(press)
    assert done.exit_code == 0 and there(press) == before
    assert git(press, "rev-parse", "release/owls/1^{commit}") == made_from


def test_a_release_that_was_changed_by_hand_is_told(press: Path) -> None:
    assert release(press).exit_code == 0
    (press / "dist/owls/1/owls.html").write_text("better words")
    (press / "dist/owls/1/owls.epub").unlink()
    assert refused(press) == ["K19", "K19"]
    assert "git checkout release/owls/1" in release(press).output
    git(press, "tag", "--delete", "release/owls/1")
    assert "git checkout" not in release(press).output
    shutil.rmtree(press / "dist/owls/1")
    (press / "dist/owls/1").mkdir()
    assert refused(press) == ["K19", "K19", "K19"]


def test_where_the_folder_is_gone_it_is_made_again_from_its_tag_alone(press: Path) -> None:
    assert release(press).exit_code == 0
    before = there(press)
    shutil.rmtree(press / "dist")
    commit(press, {"README.md": "said later"})
    assert refused(press) == ["K14"]
    git(press, "checkout", "--quiet", "release/owls/1")
    assert release(press).exit_code == 0
    assert there(press) == before


def test_a_tag_that_leads_elsewhere_or_is_in_the_way_is_told(press: Path) -> None:
    assert release(press).exit_code == 0
    git(press, "tag", "--force", "release/owls/1", commit(press))
    assert refused(press) == ["K14"]
    shutil.rmtree(press / "dist")
    git(press, "tag", "--delete", "release/owls/1")
    git(press, "tag", "release")
    assert refused(press) == ["K14"]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda press: (press / "texts/articles/barn.md").write_text("x"), ["K04"]),
        (lambda press: (press / "texts/new.md").write_text("x"), ["K04"]),
        (lambda press: (press / "layouts").mkdir() or (press / "layouts/x.css").write_text(""), ["K04"]),
        (lambda press: (press / "kept/said").write_text("x") and git(press, "add", "kept/said"), ["K04"]),
        (lambda press: (press / "texts/articles/snowy.md").unlink(), ["K04"]),
        (lambda press: [(press / f"texts/{n}.md").write_text("x") for n in range(30)], ["K04"] * 21),
        (lambda press: shutil.rmtree(press / ".git"), ["K02"]),
    ],
    ids=["modified", "untracked", "a new folder", "staged", "deleted", "many", "no repository"],
)
def test_an_unclean_press_is_refused(press: Path, change: Callable[[Path], object], codes: list[str]) -> None:
    change(press)
    done = release(press)
    assert done.exit_code == 1
    assert [line.partition("error[")[2][:3] for line in done.output.splitlines() if "error[" in line] == codes
    assert not (press / "dist").exists()


def test_a_file_that_the_book_needs_and_nobody_has_committed_is_told(press: Path) -> None:
    (press / "cover.png").write_text("elsewhere than among the texts")
    lacking = "texts/volumes/owls.toml:4:1: error[F01]: “cover.png” is not there\n  hint: mend the path or add the file"
    commit(press, {".gitignore": "/dist/\n*.png\n", "said": lacking, "broken": ""})
    assert refused(press) == ["K04", "F01"]
    git(press, "add", "--force", "cover.png")
    commit(press)
    assert refused(press) == ["F01"]


def test_texts_may_be_a_link_to_another_folder_of_the_repository(press: Path) -> None:
    (press / "texts").rename(press / "content")
    (press / "texts").symlink_to("content")
    commit(press)
    assert release(press).exit_code == 0


def test_where_nothing_can_be_written_it_says_so(press: Path) -> None:
    commit(press, {".gitignore": "/dist\n"})
    (press / "dist").write_text("no folder")
    done = release(press)
    assert done.exit_code == 1 and "error[F07]" in done.output
    assert (press / "dist").read_text() == "no folder"


def test_new_files_that_no_book_is_made_from_are_no_hindrance(press: Path) -> None:
    (press / "notes.txt").write_text("to do")
    git(press, "checkout", "--quiet", "--detach")
    assert release(press).exit_code == 0


def test_a_clone_of_the_last_commits_alone_is_refused(press: Path, tmp_path: Path) -> None:
    commit(press)
    git(tmp_path, "clone", "--quiet", "--depth=1", press.as_uri(), "shallow")
    assert refused(tmp_path / "shallow") == ["K05"]
    git(tmp_path / "shallow", "fetch", "--quiet", "--unshallow")
    assert release(tmp_path / "shallow").exit_code == 0


def test_texts_that_another_repository_holds_are_told(press: Path, tmp_path: Path) -> None:
    git(press, "submodule", "--quiet", "add", str(press), "texts/guests")
    commit(press)
    assert refused(press) == ["K18"]


@pytest.mark.parametrize(
    ("named", "codes"),
    [
        ('[release]\ntag = "release/owls/1"\ncommit = "HEAD"\n', []),
        ('[release]\ntag = "v1"\n', ["K15"]),
        ('[release]\ncommit = "0123456789"\n', ["K15"]),
    ],
)
def test_the_tag_and_commit_that_the_book_prints_are_those_of_the_release(
    press: Path, named: str, codes: list[str]
) -> None:
    named = named.replace("HEAD", git(press, "rev-parse", "HEAD")[:10])
    commit(press, {"texts/volumes/owls.toml": VOLUME + named})
    if codes:
        assert refused(press) == codes
    else:
        assert release(press).exit_code == 0


def test_a_build_that_writes_mends_is_not_released_without_them(press: Path) -> None:
    commit(press, {"mending": ""})
    assert refused(press) == ["K11"]


def test_a_book_that_comes_out_otherwise_under_other_conditions_is_not_released(press: Path) -> None:
    commit(press, {"moody": ""})
    assert refused(press) == ["K09"]


def test_a_build_that_fails_or_breaks_off_is_told_with_its_reasons(press: Path) -> None:
    error = "texts/articles/barn.md:3:1: error[A13]: raw HTML “<br>”\n  hint: end the line with a backslash"
    commit(press, {"broken": "", "said": f"{error}\nwarning[N09]: two records have one headword"})
    assert refused(press) == ["A13"]
    commit(press, {"said": "Traceback\nZeroDivisionError: division by zero"})
    done = release(press)
    assert "error[K10]: the first build broke off; it says: ZeroDivisionError: division by zero" in done.output


def test_warnings_are_shown_and_those_that_no_release_may_have_are_to_be_mended(press: Path) -> None:
    grave = "\n".join(f"warning[{code}]: {CODES[code].meaning}" for code in KEPT_BACK)
    commit(press, {"said": grave})
    assert refused(press) == ["K12"] * len(KEPT_BACK) == ["K12"] * 5
    harmless = "texts/names.toml:3:1: warning[N09]: two records have one headword\n  hint: give one a qualifier"
    commit(press, {"said": harmless})
    done = release(press)
    assert done.exit_code == 0 and "warning[N09]" in done.output


def test_the_manual_names_the_warnings_that_no_release_may_have() -> None:
    table = (ROOT / "docs/releases.md").read_text("utf-8").partition("| warning | why |")[2].partition("\n\n")[0]
    assert set(re.findall(r"[A-Z]\d\d", table)) == KEPT_BACK.keys()
    assert {CODES[code].severity for code in KEPT_BACK} == {"warning"}


def test_a_press_may_be_a_folder_of_a_repository_a_worktree_or_a_submodule(press: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    git(whole, "init", "--quiet")
    shutil.copytree(press, whole / "presses/owls", ignore=shutil.ignore_patterns(".git"))
    (whole / "elsewhere.txt").write_text("x")
    commit(whole)
    (whole / "elsewhere.txt").write_text("changed, and of no matter")
    assert release(whole / "presses/owls").exit_code == 0
    told = json.loads((whole / "presses/owls/dist/owls/1/inputs.json").read_bytes())
    assert told["source"]["press"] == "presses/owls/"
    assert "texts/articles/barn.md" in {each["file"] for each in told["inputs"]}
    assert "build/florilegium/__main__.py" in {each["file"] for each in told["program"]}
    git(press, "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    assert release(tmp_path / "beside").exit_code == 0
    git(whole, "submodule", "--quiet", "add", str(press), "guest")
    assert release(whole / "guest").exit_code == 0


def test_a_release_is_signed_when_it_is_made_or_later(press: Path, tmp_path: Path) -> None:
    (tmp_path / "press.key").write_bytes(SECRET)
    unsigned = shutil.copytree(press, tmp_path / "unsigned", symlinks=True)
    done = release(press, "--key", str(tmp_path / "press.key"))
    assert done.exit_code == 0 and "the sums are signed" in done.output
    files = {path.name: path.read_bytes() for path in (press / "dist/owls/1").iterdir()}
    head = git(press, "rev-parse", "HEAD")
    assert check(files["SHA256SUMS"], files["SHA256SUMS.minisig"], PUBLIC).startswith("release owls/1 of 2026-11-01")
    assert check(files["SHA256SUMS"], files["SHA256SUMS.minisig"], PUBLIC).endswith(head)
    assert release(unsigned).exit_code == 0
    before = there(unsigned)
    assert release(unsigned, "--key", str(tmp_path / "press.key")).exit_code == 0
    signature = there(unsigned).keys() - before.keys()
    assert signature == {"owls/1/SHA256SUMS.minisig"}
    assert {name: there(unsigned)[name] for name in before} == before
    assert refused(press, "--key", str(press / "kept/owls.html")) == ["K20"]
    again = release(press, "--key", str(tmp_path / "press.key"))
    assert again.exit_code == 0 and "signed by this key before; nothing has changed" in again.output
    assert {path.name: path.read_bytes() for path in (press / "dist/owls/1").iterdir()} == files


def test_what_one_key_has_signed_no_other_key_signs(press: Path, tmp_path: Path) -> None:
    (tmp_path / "press.key").write_bytes(SECRET)
    other = minisign.KeyPair.generate()
    (tmp_path / "other.key").write_bytes(bytes(other.secret_key))
    assert release(press, "--key", str(tmp_path / "press.key")).exit_code == 0
    assert refused(press, "--key", str(tmp_path / "other.key")) == ["K26"]
    (press / "dist/owls/1/SHA256SUMS.minisig").unlink()
    assert release(press, "--key", str(tmp_path / "other.key")).exit_code == 0


@pytest.mark.parametrize(
    ("said", "origin", "told"),
    [
        ("https://press.example/owls.git", "https://anna@forge.example/fork.git", "https://press.example/owls.git"),
        ("", "https://anna:secret@forge.example/owls.git", "https://forge.example/owls.git"),
        ("", "git@forge.example:owls/press.git", ""),
    ],
)
def test_a_release_names_the_repository_as_the_press_does_or_as_its_origin(
    press: Path, said: str, origin: str, told: str
) -> None:
    git(press, "remote", "add", "origin", origin)
    if said:
        commit(press, {"texts/press.toml": f'{PRESS["texts/press.toml"]}repository = "{said}"\n'})
    assert release(press).exit_code == 0
    inputs = json.loads((press / "dist/owls/1/inputs.json").read_bytes())
    assert inputs["source"]["repository"] == told
    assert "anna" not in (press / "dist/owls/1/provenance.intoto.json").read_text("utf-8")


@pytest.mark.parametrize("address", ["git@forge.example:owls.git", "https://anna@forge.example/owls", "ssh://f/owls"])
def test_an_address_that_not_everyone_can_use_is_told(press: Path, address: str) -> None:
    commit(press, {"texts/press.toml": f'{PRESS["texts/press.toml"]}repository = "{address}"\n'})
    assert refused(press) == ["V04"]


def test_on_a_machine_without_git_it_says_so(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(press))
    done = release(press)
    assert (done.exit_code, "error[K01]" in done.output) == (1, True)


def test_git_that_does_not_know_who_is_at_work_is_told_before_anything_is_built(
    press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_NAME", "")
    done = release(press)
    assert "error[K06]" in done.output and "step: first" not in done.output


def test_one_volume_that_does_not_exist_is_a_wrong_argument(press: Path) -> None:
    done = CliRunner().invoke(florilegium, ["--root", str(press), "release", "eagles"])
    assert (done.exit_code, "there is no volume “eagles”" in done.output) == (2, True)


def machine(folder: Path) -> set[str]:
    """What would tell on which machine, in which folder and by whom something was made."""
    rooms = {".making-", "first-build", "second-build"}
    names = {str(folder), str(ROOT), f"{Path.home()}/", sys.prefix, tempfile.gettempdir() + "/", "/home/", "anna@press"}
    persons = {getpass.getuser(), platform.node(), socket.getfqdn(), "localhost"} - {"root"}  # a word like others
    return {*rooms, *names, *(each for each in persons if len(each) > 3)}


def unfolded(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, with what is packed in archives and PDFs."""
    found = dict(files)
    for name, content in files.items():
        if name.endswith(".epub"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                found |= {f"{name}/{each}": archive.read(each) for each in archive.namelist()}
        if name.endswith(".pdf"):
            streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.S)
            found[f"{name}/streams"] = b"".join(
                zlib.decompressobj().decompress(each) for each in streams if each[:1] == b"x"
            )
    return found


def test_what_tells_of_the_machine_is_found_in_packed_files_too(tmp_path: Path) -> None:
    page = PdfWriter()
    page.add_blank_page(72, 72)
    page.add_metadata({"/Title": "x"})
    stream = StreamObject()
    stream.set_data(b"made in .making-lion+1 on this machine, and said so at some length, at some length")
    page._add_object(stream.flate_encode())
    (packed := io.BytesIO(), page.write(packed))
    with zipfile.ZipFile(epub := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xhtml", f"<p>{tmp_path}</p>" * 3)
    files = {"a.pdf": packed.getvalue(), "a.epub": epub.getvalue()}
    told = [name for name, content in unfolded(files).items() if any(w.encode() in content for w in machine(tmp_path))]
    assert told == ["a.pdf/streams", "a.epub/a.xhtml"]


def test_a_release_by_the_true_program_and_checkers_can_be_made_again_without_them(
    tmp_path: Path, checkers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lion_press(tmp_path / "press")
    git(folder, "init", "--quiet")
    commit(folder)
    done = CliRunner().invoke(florilegium, ["--root", str(folder), "release", "lion"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    shelf = folder / "dist/lion/1"
    record = json.loads((shelf / "record.json").read_bytes())
    assert [each["checker"] for each in record["certification"]] == ["EPUBCheck", "Ace by DAISY"]
    assert record["seconds"] == {} and record["page_quality"]
    for name, content in unfolded(there(folder)).items():
        assert not [word for word in machine(tmp_path) if word.encode() in content], name
    monkeypatch.setenv("PATH", "/usr/bin")
    words = ["--root", str(folder), "build", "--certified-by", str(shelf / "record.json")]
    assert CliRunner().invoke(florilegium, words).exit_code == 0
    for name in (*(file["name"] for file in record["files"]), "record.json"):
        assert (folder / "out/lion" / name).read_bytes() == (shelf / name).read_bytes(), name
    assert git(folder, "status", "--porcelain") == "?? dist/\n?? out/"
