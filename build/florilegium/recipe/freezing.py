"""A query frozen: the volume's file names its articles one by one, and the edition stays the same."""

from florilegium.read.freeze import freeze_pick
from florilegium.read.house import read_house
from florilegium.read.volume import read_volume
from florilegium.workspace import Workspace


def freeze_volume(workspace: Workspace, volume: str) -> tuple[str, ...]:
    """Write the articles that the volume's query picks into its file; their ids, () where it has no query."""
    file = f"texts/volumes/{volume}.toml"
    before = workspace.read_text(file)
    house, _ = read_house(workspace)
    read, _ = read_volume(workspace, house, volume)
    picked = tuple(article.id for part in read.parts for article in part.articles)
    after = freeze_pick(before, picked)
    if after == before:
        return ()
    workspace.write({file: after.encode()}, workspace.root)
    return picked
