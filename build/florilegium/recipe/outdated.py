"""The files of an earlier build that the new record no longer lists."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path

from florilegium.diagnostics import Refusal
from florilegium.workspace import Workspace

RECORD = "record.json"


def outdated(folder: Path, made: Collection[str], editions: Collection[str]) -> tuple[str, ...]:
    """The names of the files of these editions that the folder's record lists, are as it says, and were not made now.

    The folder has the volume's name. Editions that were not asked for stay as they are.
    """
    shelf = Workspace(folder)
    try:
        files = json.loads(shelf.read_text(RECORD))["files"] if shelf.has(RECORD) else []
        listed = {str(each["name"]): each["sha256"] for each in files}
    except (Refusal, ValueError, KeyError, TypeError):
        return ()  # what is no record of the press lists nothing
    mine = {name: edition_of(name, folder.name) in editions for name in listed}
    old = (
        name
        for name in listed
        if mine[name] and name not in made and "/" not in name and "\\" not in name and shelf.has(name)
    )
    return tuple(sorted(name for name in old if hashlib.sha256(shelf.read_bytes(name)).hexdigest() == listed[name]))


def edition_of(name: str, volume: str) -> str:
    """The edition that a file of a volume belongs to: epub, html, tei, screen or print."""
    known = {
        f"{volume}.epub": "epub",
        f"{volume}-thumbnail.jpg": "epub",
        f"{volume}.html": "html",
        f"{volume}.tei.xml": "tei",
    }
    return {**known, f"{volume}.pdf": "screen"}.get(name, "print")
