"""The file of mends set down anew with all that an editor wrote: comments, and tables in their own words."""

from collections.abc import Mapping
from itertools import pairwise

from florilegium.diagnostics import Place


def stretches(text: str, places: Mapping[str, Place]) -> tuple[str, dict[str, str]]:
    """What stands before the first table, and the stretch of each: its lines, and the comment right above it."""
    lines = text.splitlines(keepends=True)
    begins = [(_with_comment(lines, place.line - 1), name) for name, place in places.items()]
    ordered = [*sorted(begins), (len(lines), "")]
    tables = {name: "".join(lines[begin:end]) for (begin, name), (end, _) in pairwise(ordered)}
    return "".join(lines[: ordered[0][0]]), tables


def _with_comment(lines: list[str], at: int) -> int:
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def comments(stretch: str) -> str:
    """The lines of a stretch that are comments."""
    return "".join(line for line in stretch.splitlines(keepends=True) if line.lstrip().startswith("#"))
