"""The files of an earlier build that the new record no longer lists."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path

from florilegium.diagnostics import Refusal
from florilegium.workspace import Workspace

RECORD = "record.json"


def outdated(folder: Path, made: Collection[str]) -> tuple[str, ...]:
    """The names of the files that the folder's record lists, that are still as it says, and that were not made now."""
    shelf = Workspace(folder)
    try:
        files = json.loads(shelf.read_text(RECORD))["files"] if shelf.has(RECORD) else []
        listed = {str(each["name"]): each["sha256"] for each in files}
    except (Refusal, ValueError, KeyError, TypeError):
        return ()  # what is no record of the press lists nothing
    old = (name for name in listed if name not in made and "/" not in name and "\\" not in name and shelf.has(name))
    return tuple(sorted(name for name in old if hashlib.sha256(shelf.read_bytes(name)).hexdigest() == listed[name]))
