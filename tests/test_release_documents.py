"""The documents of a release: true to their published shapes, the same each time, and of some use to a reader."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from jsonschema import Draft202012Validator

from books import ROOT, Book
from florilegium.model.release import Release
from florilegium.release.documents import release_files
from releases import release_of, small_book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return small_book(tmp_path_factory.mktemp("owls"))


@pytest.fixture(scope="module")
def release(book: Book) -> Release:
    return release_of(book)


@pytest.fixture(scope="module")
def files(release: Release) -> dict[str, bytes]:
    return release_files(release)


def schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / name).read_text("utf-8")))


def test_the_same_release_has_the_same_documents(release: Release, files: dict[str, bytes]) -> None:
    assert release_files(release) == files


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
    statement["predicate"]["runDetails"].pop("builder")
    assert list(schema("tests/schemas/slsa-provenance.schema.json").iter_errors(statement))


def test_the_notes_tell_what_is_in_the_book(files: dict[str, bytes]) -> None:
    notes = files["release-notes.md"].decode()
    assert notes.startswith("# Owls: Two Pieces\n\nEdition 1, 1 November 2026.\n")
    assert re.search(r"\* Ada Quill, “The Barn Owl”, \d+\n", notes)
    assert "first edition that was released" in notes


def test_the_script_is_one_of_a_plain_shell(files: dict[str, bytes]) -> None:
    assert subprocess.run(["sh", "-n"], input=files["rebuild"]).returncode == 0
