"""What a release was made from, as data: the state of the press, every file that was read, every tool."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from florilegium.model.release import InputFile, Material, Release

SCHEMA = "1"  # the version of the shape below; docs/inputs.schema.json describes it


def input_manifest(release: Release) -> bytes:
    """The manifest as JSON in UTF-8; docs/releases.md tells what stands in it."""
    edition, origin = release.edition, release.origin
    record = json.loads(release.record)
    texts, kept = set(record["inputs"]), _archives(record)
    manifest = {
        "schema": SCHEMA,
        "release": release.name,
        "volume": {name: getattr(edition, name) for name in ("id", "title", "subtitle", "edition", "date")},
        "source": {
            "repository": origin.repository, "press": origin.press, "tag": origin.tag, "commit": origin.commit,
            "epoch": origin.epoch, "date": day_and_time(origin.epoch),
        },
        "inputs": [_input(each, kept.get(each.file, {})) for each in release.inputs if each.file in texts],
        "program": [_input(each, {}) for each in release.inputs if each.file not in texts],
        "tools": [_tool(each) for each in release.materials],
        "checkers": [{"checker": each.checker, "version": each.version} for each in edition.verdicts],
    }  # fmt: skip
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def day_and_time(epoch: int) -> str:
    """The moment as RFC 3339 has it, in UTC.

    >>> day_and_time(1_750_000_000)
    '2025-06-15T15:06:40Z'
    """
    return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _archives(record: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """By the file of an article or of its pinned transcription what the record says of where it comes from."""
    found: dict[str, dict[str, str]] = {}
    for article in record["articles"]:
        pin = article["transcription"] or {}
        address, fetched = pin.get("address") or article["address"], pin.get("fetched", "")
        told = {"article": article["id"], "address": address, "fetched": fetched, "printed": article["date"] or ""}
        found |= dict.fromkeys((f"texts/articles/{article['id']}.md", pin.get("file", "")), told)
    return found


def _input(file: InputFile, archive: Mapping[str, str]) -> dict[str, object]:
    known = {key: value for key, value in archive.items() if value}
    return {"file": file.file, "bytes": file.bytes, "sha256": file.sha256, **known}


def _tool(material: Material) -> dict[str, object]:
    told = asdict(material)
    del told["locked"]
    return {key: value for key, value in told.items() if value}
