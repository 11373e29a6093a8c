"""What an edition is made from: the files of the press folder, as the record and make are told of them."""

from florilegium.read.authority import AUTHORITY_FILES
from florilegium.read.holdings import HOLDINGS_FILES
from florilegium.read.mends import mends_file
from florilegium.read.shelf import ARTICLES
from florilegium.recipe.back_matter import citation_style_file
from florilegium.recipe.booking import style_file
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.reading import Copy
from florilegium.workspace import Workspace


def inputs_of(copy: Copy, layouts: Layouts, workspace: Workspace, kept: tuple[str, ...]) -> tuple[str, ...]:
    """Every file of the press folder that the volume is made from, sorted, with those that are kept for next time."""
    shared = ("fonts/manifest.toml", *AUTHORITY_FILES.values(), "texts/press.toml", *HOLDINGS_FILES)
    styles = (style_file(copy), mends_file(copy.volume.place.file), citation_style_file(copy.volume))
    asked = {copy.volume.cover.art, *copy.volume.inputs, *copy.volume.pictures(), *layouts.used, *shared, *styles}
    return tuple(sorted(file for file in asked if workspace.has(file) or file in kept))


def folders_of(copy: Copy) -> tuple[str, ...]:
    """The folder of the articles where a query picks among them: a new article may then belong to the volume."""
    return (ARTICLES,) if any(each.code == "V15" for each in copy.diagnostics) else ()


def for_make(id: str, inputs: tuple[str, ...]) -> bytes:
    """A fragment for make: the stamp of the volume depends on its inputs, and one that is gone is no error."""
    files = [file.replace(" ", "\\ ") for file in inputs]
    lines = [f"out/{id}/.made: \\", *(f"  {file} \\" for file in files), "", *(f"{file}:" for file in files)]
    return ("\n".join(lines) + "\n").encode()
