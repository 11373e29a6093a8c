"""The documents of a release: true to their published shapes, the same each time, and of some use to a reader."""

import getpass
import hashlib
import json
import os
import pickle
import re
import socket
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from jsonschema import Draft202012Validator

from books import ROOT, Book
from florilegium.model.changes import Changes, changes_since
from florilegium.model.release import FOLDERS, MATERIALS, InputFile, Material, Release
from florilegium.read.changes import read_changes
from florilegium.recipe import packages
from florilegium.recipe.build import make
from florilegium.recipe.materials import materials
from florilegium.recipe.packages import installed
from florilegium.release.documents import release_files
from florilegium.workspace import Workspace
from releases import release_of


@pytest.fixture(scope="module")
def release(owls: Book) -> Release:
    return release_of(owls)


@pytest.fixture(scope="module")
def files(release: Release) -> dict[str, bytes]:
    return release_files(release)


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / name).read_text("utf-8")))


def test_the_same_release_has_the_same_documents(release: Release, files: dict[str, bytes]) -> None:
    assert release_files(release) == files


def test_another_process_writes_the_same_documents(release: Release, files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "release").write_bytes(pickle.dumps(release))
    program = (
        "import pickle, sys; from florilegium.release.documents import release_files;"
        "print(release_files(pickle.load(open(sys.argv[1], 'rb')))['SHA256SUMS'].decode())"
    )
    line = [sys.executable, "-c", program, str(tmp_path / "release")]
    world = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONPATH": str(ROOT / "build")}
    done = subprocess.run(line, env={**os.environ, **world}, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == files["SHA256SUMS"].decode().strip()


def test_the_sums_are_those_of_every_other_file(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    line = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(line, cwd=tmp_path, capture_output=True).returncode == 0
    named = {line.split("  ")[1] for line in files["SHA256SUMS"].decode().splitlines()}
    assert named == files.keys() - {"SHA256SUMS"}
    (tmp_path / "owls.epub").write_bytes(b"another")
    assert subprocess.run(line, cwd=tmp_path, capture_output=True).returncode == 1


def test_the_manifest_of_inputs_keeps_to_its_schema(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["inputs.json"])
    schema("docs/inputs.schema.json").validate(manifest)
    del manifest["inputs"][0]["sha256"]
    assert list(schema("docs/inputs.schema.json").iter_errors(manifest))


def test_an_article_and_its_transcription_are_listed_with_the_archive_and_the_program_by_itself(
    release: Release,
) -> None:
    record = json.loads(release.record)
    record["articles"][0]["transcription"] = {
        "file": "texts/sources/barn.html", "sha256": "1" * 64, "address": "https://archive.example.org/barn",
        "fetched": "2026-03-01",
    }  # fmt: skip
    record["inputs"].append("texts/sources/barn.html")
    inputs = (
        InputFile("build/florilegium/__init__.py", 9, "2" * 64), *release.inputs,
        InputFile("requirements.lock", 9, "3" * 64), InputFile("texts/sources/barn.html", 9, "1" * 64),
    )  # fmt: skip
    files = release_files(replace(release, record=json.dumps(record).encode(), inputs=inputs))
    manifest = json.loads(files["inputs.json"])
    schema("docs/inputs.schema.json").validate(manifest)
    listed = {each["file"]: each for each in manifest["inputs"]}
    for file in ("texts/articles/barn.md", "texts/sources/barn.html"):
        told = {key: listed[file][key] for key in ("article", "address", "fetched", "printed")}
        assert told == {
            "article": "barn", "address": "https://archive.example.org/barn", "fetched": "2026-03-01",
            "printed": "1911-05",
        }  # fmt: skip
    assert "address" not in listed["texts/articles/snowy.md"]
    assert [each["file"] for each in manifest["program"]] == ["build/florilegium/__init__.py", "requirements.lock"]
    definition = json.loads(files["provenance.intoto.json"])["predicate"]["buildDefinition"]
    names = [each["name"] for each in definition["resolvedDependencies"]]
    assert {"the press folder", "requirements.lock", "texts/sources/barn.html"} <= set(names)
    from_afar = [each["name"] for each in definition["resolvedDependencies"] if "downloadLocation" in each]
    assert from_afar == ["texts/sources/barn.html"]
    assert "build/florilegium/__init__.py" not in names  # for which the commit vouches


def test_the_bill_of_materials_keeps_to_the_schema_of_cyclonedx(files: dict[str, bytes]) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    bill = files["bill-of-materials.cdx.json"].decode()
    assert validator.validate_str(bill) is None
    assert validator.validate_str(bill.replace('"type": "application"', '"type": "owl"')) is not None


def test_the_bill_is_about_the_books_and_lists_what_they_are_made_with(files: dict[str, bytes]) -> None:
    bill = json.loads(files["bill-of-materials.cdx.json"])
    about = bill["metadata"]["component"]
    hashes = {each["name"]: each["hashes"][0]["content"] for each in about["components"]}
    assert hashes["owls.epub"] == hashlib.sha256(files["owls.epub"]).hexdigest()
    (maker,) = bill["metadata"]["tools"]["components"]
    assert (maker["name"], maker["version"], maker["purl"]) == ("florilegium", "1.0", "pkg:pypi/florilegium@1.0")
    assert bill["metadata"]["timestamp"] == "2026-09-21T14:13:20+00:00"
    parts = {each["name"]: each for each in bill["components"]}
    assert parts["EB Garamond"]["hashes"][0]["content"] == "ab" * 32
    assert parts["pyphen"]["licenses"] == [{"expression": "GPL-2.0-or-later OR LGPL-2.0-or-later"}]
    assert parts["odd"]["licenses"] == [{"license": {"name": "a licence of its own"}}]
    assert len(parts["brotli"]["externalReferences"][0]["hashes"]) == 2


def test_the_provenance_keeps_to_the_shape_of_in_toto_and_slsa(files: dict[str, bytes]) -> None:
    statement = json.loads(files["provenance.intoto.json"])
    schema("tests/schemas/slsa-provenance.schema.json").validate(statement)
    subjects = {each["name"]: each["digest"]["sha256"] for each in statement["subject"]}
    assert subjects.keys() == files.keys() - {"provenance.intoto.json", "SHA256SUMS"}
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in subjects.items())
    assert statement["predicate"]["runDetails"]["metadata"] == {"invocationId": "release/owls/1"}
    statement["predicate"]["runDetails"].pop("builder")
    assert list(schema("tests/schemas/slsa-provenance.schema.json").iter_errors(statement))


def test_the_sum_of_a_folder_is_not_given_as_the_digest_of_a_file(release: Release, here: tuple[Material, ...]) -> None:
    statement = json.loads(release_files(replace(release, materials=here))["provenance.intoto.json"])
    schema("tests/schemas/slsa-provenance.schema.json").validate(statement)
    told = statement["predicate"]["buildDefinition"]["resolvedDependencies"]
    folders = [each for each in told if each.get("annotations", {}).get("kind") in FOLDERS]
    assert len(folders) == len([each for each in here if each.kind in FOLDERS]) > 1
    assert all(len(each["annotations"]["sumOfSums"]) == 64 and "digest" not in each for each in folders)
    fonts = [each for each in told if each.get("annotations", {}).get("kind") == "font"]
    assert fonts and all("sumOfSums" not in each["annotations"] and each["digest"] for each in fonts)


def test_the_notes_tell_what_is_in_the_book(files: dict[str, bytes]) -> None:
    notes = files["release-notes.md"].decode()
    assert notes.startswith("# Owls: Two Pieces\n\nEdition 1, 1 November 2026.\n")
    assert "* Ada Quill, “The Barn Owl”, page 1\n" in notes
    assert "first edition that is released" in notes
    assert re.search(r"\| `owls.epub` \| EPUB, for reading devices \|  \| \d+ kB \|", notes)
    assert f"    {hashlib.sha256(files['owls.epub']).hexdigest()}  owls.epub\n" in notes
    assert "From the commit `c0ffee" in notes
    assert "minisign" not in notes
    assert notes.endswith("    sh rebuild\n")


def test_the_notes_of_a_signed_release_give_the_public_key(release: Release) -> None:
    notes = release_files(replace(release, public_key="RWQowls"))["release-notes.md"].decode()
    assert "minisign -V -m SHA256SUMS -P RWQowls\n" in notes


def test_the_notes_tell_what_changed_since_the_release_before(release: Release) -> None:
    barn, snowy = release.edition.pieces
    before = replace(
        release.edition, edition="0", date="2025-01-31", words=60, headings={"x": "Quill, Ada"},
        pieces=(replace(barn, title="The Owl", first="7", last="7"), replace(snowy, id="lark", title="The Lark")),
    )  # fmt: skip
    changes = changes_since(before, release.edition)
    notes = release_files(replace(release, changes=changes))["release-notes.md"].decode()
    changed = notes.partition("## What changed since edition 0 of 31 January 2025\n")[2].partition("\n## Files")[0]
    assert "Articles:\n\n* new: “The Snowy Owl”\n* left out: “The Lark”\n* “The Owl” is now “The Barn Owl”\n" in changed
    assert "Pages:\n\n* “The Barn Owl”: page 7 is now 1, six pages earlier\n" in changed
    assert "* no longer in the index: Quill, Ada\n" in changed
    files = release_files(replace(release, changes=changes))
    assert read_changes(files["changes.json"], "changes.json") == changes
    assert " changes.json\n" in files["SHA256SUMS"].decode() and "changes.json" not in release_files(release)
    assert "In numbers:\n\n* nine words more: 69 now\n* one entry of the indexes fewer: 0 now\n" in changed
    unknown = Changes("0", "2025-01-31", compared=False)
    files = release_files(replace(release, changes=unknown))
    assert read_changes(files["changes.json"], "changes.json") == unknown
    assert "Edition 0 was released before this one, and was not at hand" in files["release-notes.md"].decode()
    same = replace(release, changes=changes_since(replace(release.edition, edition="0"), release.edition))
    assert "no article, page, note, emendation or heading" in release_files(same)["release-notes.md"].decode()


def test_no_document_tells_of_this_machine(release: Release, here: tuple[Material, ...]) -> None:
    files = release_files(replace(release, materials=here))
    documents = [each for each in files if each not in release.books]
    telling = {str(Path.home()), str(ROOT), tempfile.gettempdir(), socket.gethostname(), getpass.getuser(), sys.prefix}
    for name in documents:
        words = files[name].decode()
        found = [each for each in telling if re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", words)]
        assert not found, f"{name} tells {found}"
        assert not re.search(r"(?<![\w.:/<~])/(home|root|tmp|usr|work|var|Users|opt)/", words), name


def test_the_script_is_one_of_a_plain_shell(files: dict[str, bytes]) -> None:
    assert subprocess.run(["sh", "-n"], input=files["rebuild"]).returncode == 0


@pytest.fixture(scope="module")
def here(owls: Book) -> tuple[Material, ...]:
    """What there is on this machine."""
    return materials(Workspace(ROOT), owls.made.files)


def test_everything_that_the_press_works_with_is_listed(here: tuple[Material, ...]) -> None:
    assert {each.kind for each in here} == set(MATERIALS)
    names = {each.name for each in here}
    assert {"florilegium", "weasyprint", "fonttools", "brotli", "Pango", "HarfBuzz", "fontconfig", "FreeType"} <= names
    assert {"EB Garamond italic", "srgb.icc", "hyph_en_GB.dic", "chicago-notes.csl", "locales-en-GB.xml"} <= names
    assert all(re.fullmatch(r"\d+(\.\d+)+", each.version) for each in here if each.kind == "system")


def test_every_library_has_a_licence_and_the_hashes_of_its_lock(here: tuple[Material, ...]) -> None:
    libraries = {each.name: each for each in here if each.kind == "library"}
    assert all(each.licence and each.locked for each in libraries.values())
    assert libraries["weasyprint"].licence == "BSD-3-Clause"
    assert libraries["ebooklib"].licence == "AGPL-3.0-or-later"
    assert libraries["pyphen"].licence == "GPL-2.0-or-later OR LGPL-2.0-or-later OR MPL-1.1"


def test_a_library_that_is_asked_for_with_an_extra_brings_what_the_extra_asks_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packages, "PROGRAM", "a-press-that-is-installed-nowhere")  # else what it asks for
    assert "brotli" in installed(("weasyprint",))  # which asks for fonttools[woff]
    assert "brotli" not in installed(("pydyf", "six"))


def test_the_documents_of_what_is_here_keep_to_their_schemas(owls: Book, here: tuple[Material, ...]) -> None:
    files = release_files(release_of(owls, materials=here))
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(files["bill-of-materials.cdx.json"].decode()) is None
    schema("docs/inputs.schema.json").validate(json.loads(files["inputs.json"]))
    schema("tests/schemas/slsa-provenance.schema.json").validate(json.loads(files["provenance.intoto.json"]))
    references = re.findall(r'"bom-ref": "([^"]+)"', files["bill-of-materials.cdx.json"].decode())
    assert len(references) == len(set(references)) > len(here)


def test_an_edition_that_was_released_with_other_versions_is_told(owls: Book, tmp_path: Path) -> None:
    record = json.loads(owls.made.files["record.json"])
    for path in owls.workspace.root.rglob("texts/**/*"):
        if path.is_file():
            target = tmp_path / path.relative_to(owls.workspace.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())

    def told(**changes: object) -> list[str]:
        """What a build says when the edition was released with these changes in its record."""
        released = tmp_path / "dist" / "owls" / "1" / "record.json"
        released.parent.mkdir(parents=True, exist_ok=True)
        released.write_text(json.dumps(record | changes))
        made = make(Workspace(tmp_path), "owls", ("epub",), kept=owls.made.files["pages.json"])
        return [each.message for each in made.diagnostics if each.code == "K24"]

    assert told() == []
    assert told(versions={**record["versions"], "rich": "1", "Python": "2.7"}) == []
    here = record["versions"]["Pango"]
    fonts = [{**each, "sha256": "0" * 64} if each["name"] == "EB Garamond" else each for each in record["fonts"]]
    (message,) = told(versions={**record["versions"], "Pango": "1.40.0"}, fonts=fonts)
    assert message.startswith("“owls/1” was released with other versions")
    assert f"Pango 1.40.0 (here {here}), EB Garamond 1.3 (here ef9512f9)" in message
    assert told(versions={}, fonts=[]) == []
