"""The authority files written anew, each with what the editor has decided, and nothing else changed."""

from collections.abc import Callable, Mapping

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.read.authority import AUTHORITY_FILES
from florilegium.read.authority_text import line_of_list
from florilegium.workspace import Workspace, parse_toml

Change = Callable[[str], str]
Files = Mapping[str, bytes | None]  # the authority files as they are: None where there is none
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def rewrite(workspace: Workspace, changes: Mapping[str, Change]) -> None:
    """Write the authority files of these kinds, changed, all or none; line ends and a byte order mark stay.

    Refusal F05 to F07, and N17 for records that stand in a list.
    """
    made: dict[str, bytes] = {}
    for kind, change in changes.items():
        file = AUTHORITY_FILES[kind]
        there = workspace.has(file)
        raw = workspace.read_bytes(file) if there else b""
        before = workspace.read_text(file) if there else ""
        if line := line_of_list(before, kind):
            hint = f"write each record below a line [[{kind}]]"
            raise Refusal(Diagnostic("N17", "the records stand in a list", Place(file, line), hint))
        after = change(before)
        if after != before:
            parse_toml(after, file)  # nothing is written that cannot be read again
            ends = b"\r\n" if b"\r\n" in raw else b"\n"
            mark = BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else b""
            made[file] = mark + after.encode().replace(b"\n", ends)
    if made:
        workspace.write(made, workspace.root)


def files_now(workspace: Workspace) -> Files:
    """The authority files as they are."""
    files = AUTHORITY_FILES.values()
    return {file: workspace.read_bytes(file) if workspace.has(file) else None for file in files}


def restore(workspace: Workspace, before: Files, after: Files) -> bool:
    """Give the authority files back what they had before a decision; False where they are no longer as it left them."""
    if files_now(workspace) != after:
        return False
    changed = {file: content for file, content in before.items() if content != after[file]}
    workspace.write({file: content for file, content in changed.items() if content is not None}, workspace.root)
    for file, content in changed.items():
        if content is None:
            workspace.remove(file)
    return True


def kind_of_file(file: str) -> str:
    """What the authority file holds: “place” for “texts/places.toml”."""
    return next(kind for kind, known in AUTHORITY_FILES.items() if known == file)
