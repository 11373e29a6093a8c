"""A press folder to begin with, copied from the house's starter."""

from pathlib import Path

from florilegium.workspace import Workspace, house_folder

STARTER = "starter"


def start_press(folder: Path) -> tuple[str, ...]:
    """Write the starter's files into the folder; their paths, sorted. Refusal F05 to F07."""
    source = house_folder("layouts") / STARTER
    files = {
        path.relative_to(source).as_posix(): path.read_bytes() for path in sorted(source.rglob("*")) if path.is_file()
    }
    Workspace(folder).write(files, folder)
    return tuple(files)
