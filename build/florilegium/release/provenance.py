"""Where the files of a release come from, as an in-toto statement with a predicate of SLSA's."""

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from florilegium.model.editions import MadeFile
from florilegium.model.release import FOLDERS, Material, Release

# https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md, https://slsa.dev/spec/v1.0/provenance
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://slsa.dev/provenance/v1"
BUILD_TYPE = "pkg:pypi/florilegium#docs/releases.md"  # a URI, which docs/releases.md explains: no address is behind it

RUNNING = ("program", "interpreter", "library", "system")  # kinds of what works, and is not worked with


def provenance(release: Release, files: tuple[MadeFile, ...]) -> bytes:
    """The statement as JSON in UTF-8; its subjects are the files."""
    statement = {
        "_type": STATEMENT,
        "subject": [{"name": file.name, "digest": {"sha256": file.sha256}} for file in files],
        "predicateType": PREDICATE,
        "predicate": {"buildDefinition": _definition(release), "runDetails": _details(release)},
    }
    return (json.dumps(statement, ensure_ascii=False, indent=1) + "\n").encode()


def _definition(release: Release) -> dict[str, object]:
    origin, edition = release.origin, release.edition
    asked = {"volume": edition.id, "edition": edition.edition, "tag": origin.tag, "repository": origin.repository}
    return {
        "buildType": BUILD_TYPE,
        "externalParameters": {key: value for key, value in asked.items() if value},
        "internalParameters": {
            "epoch": origin.epoch,
            **{condition.what: condition.first for condition in release.conditions},
        },
        "resolvedDependencies": list(_dependencies(release)),
    }


def _dependencies(release: Release) -> Iterator[dict[str, object]]:
    """The commit, which vouches for the program too; the files that were read and the lock; the tools that have a file
    or a package.
    """
    origin = release.origin
    commit: dict[str, object] = {"name": "the press folder", "digest": {"gitCommit": origin.commit}}
    if origin.repository:
        commit = {"uri": f"git+{origin.repository}@refs/tags/{origin.tag}", **commit}
    yield commit
    record = json.loads(release.record)
    read, fetched = set(record["inputs"]), dict(_fetched(record))
    for file in release.inputs:
        if file.file in read or file.file.endswith(".lock"):
            address = {"downloadLocation": fetched[file.file]} if file.file in fetched else {}
            yield {"name": file.file, "digest": {"sha256": file.sha256}, **address}
    program = next((each.package for each in release.materials if each.kind == "program"), "")
    yield from (_tool(each, program) for each in release.materials if each.package or each.sha256)


def _tool(tool: Material, program: str) -> dict[str, object]:
    """A tool by its package or its file. A folder came with the program, and its sum of sums is no file’s digest."""
    told: dict[str, object] = {"name": f"{tool.name} {tool.version}".strip()}
    annotations = {"kind": tool.kind}
    if package := tool.package or (program if tool.kind in FOLDERS else ""):
        told["uri"] = package
    if tool.sha256 and tool.kind in FOLDERS:
        annotations["sumOfSums"] = tool.sha256
    elif tool.sha256:
        told["digest"] = {"sha256": tool.sha256}
    return {**told, "annotations": annotations}


def _fetched(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The pinned transcriptions, each with the address that it was fetched from, where that is a URI."""
    for article in record["articles"]:
        pin = article["transcription"] or {}
        if re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", pin.get("address", "")):
            yield pin["file"], pin["address"]


def _details(release: Release) -> dict[str, object]:
    versions = {each.name: each.version for each in release.materials if each.kind in RUNNING}
    program = versions.get("florilegium", "")
    second = json.dumps([asdict(each) for each in release.conditions], ensure_ascii=False).encode()
    byproduct = {
        "name": "the conditions under which it was built a second time, with the same bytes",
        "mediaType": "application/json",
        "content": base64.b64encode(second).decode(),
    }
    return {
        "builder": {"id": f"pkg:pypi/florilegium@{program}", "version": versions},
        "metadata": {"invocationId": release.origin.tag},  # no clock is read: the commit dates it
        **({"byproducts": [byproduct]} if release.conditions else {}),
    }
