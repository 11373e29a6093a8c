"""A release as the files of its folder: the books, their record, and the documents that tell of them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from florilegium.model.editions import MadeFile
from florilegium.model.release import BILL, CHANGES, INPUTS, NOTES, PROVENANCE, REBUILD, SUMS, Release
from florilegium.release.input_manifest import input_manifest
from florilegium.release.notes import release_notes
from florilegium.release.provenance import provenance
from florilegium.release.rebuilding import rebuild_script
from florilegium.release.sums import sums_of

RECORD = "record.json"


def release_files(release: Release) -> dict[str, bytes]:
    """Every file of the release by its name but the signature, the same bytes for the same release.

    The notes tell of the books; the provenance vouches for all but itself and the sums; the sums are those of all.
    """
    from florilegium.release.bill_of_materials import bill_of_materials  # with it comes CycloneDX

    pages = {file.name: file.pages for file in release.edition.files}
    books = made_files({**release.books, RECORD: release.record}, pages)
    files = {
        **release.books,
        RECORD: release.record,
        INPUTS: input_manifest(release),
        BILL: bill_of_materials(release, books),
        NOTES: release_notes(release, books).encode(),
        REBUILD: rebuild_script(release).encode(),
    }
    if release.changes:
        files[CHANGES] = (json.dumps(asdict(release.changes), ensure_ascii=False, indent=1) + "\n").encode()
    files[PROVENANCE] = provenance(release, made_files(files, pages))
    return {**files, SUMS: sums_of(files)}


def made_files(files: Mapping[str, bytes], pages: Mapping[str, int]) -> tuple[MadeFile, ...]:
    """The files with their sizes, hashes and pages, sorted by name."""
    return tuple(
        MadeFile(name, len(content), hashlib.sha256(content).hexdigest(), pages.get(name, 0))
        for name, content in sorted(files.items())
    )
