"""From the bytes of a release’s `changes.json` to what changed since the release before it."""

import json

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.changes import SORTS, Change, Changes


def read_changes(content: bytes, file: str) -> Changes:
    """The changes. Refusal S06 where the file does not tell of any as the press does."""
    try:
        told = json.loads(content)
        lines = tuple(Change(str(each["sort"]), str(each["words"]), str(each["piece"])) for each in told["lines"])
        if all(line.sort in SORTS for line in lines):
            return Changes(str(told["edition"]), str(told["date"]), lines, bool(told.get("compared", True)))
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    message = f"“{file}” does not tell what changed as a release does"
    raise Refusal(Diagnostic("S06", message, Place(file), "put the file of the release back"))
