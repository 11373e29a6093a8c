"""The authority files written anew, each with what the editor has decided, and nothing else changed."""

from collections.abc import Callable, Mapping

from florilegium.read.authority import AUTHORITY_FILES
from florilegium.workspace import Workspace, parse_toml

Change = Callable[[str], str]


def rewrite(workspace: Workspace, changes: Mapping[str, Change]) -> None:
    """Write the authority files of these kinds, changed, all or none; line ends stay. Refusal F05 to F07."""
    made: dict[str, bytes] = {}
    for kind, change in changes.items():
        file = AUTHORITY_FILES[kind]
        there = workspace.has(file)
        ends = b"\r\n" if there and b"\r\n" in workspace.read_bytes(file) else b"\n"
        before = workspace.read_text(file) if there else ""
        after = change(before)
        if after != before:
            parse_toml(after, file)  # nothing is written that cannot be read again
            made[file] = after.encode().replace(b"\n", ends)
    if made:
        workspace.write(made, workspace.root)


def kind_of_file(file: str) -> str:
    """What the authority file holds: “place” for “texts/places.toml”."""
    return next(kind for kind, known in AUTHORITY_FILES.items() if known == file)
