"""`florilegium export`: the texts of a volume as files for other programs and other editions."""

from pathlib import Path

import click

from florilegium.cli.arguments import a_form, a_volume
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Severity
from florilegium.workspace import Workspace


@click.command()
@a_volume
@a_form("A file for each article, or the volume in TEI P5.", "markdown", "text", "tei")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the files go; by default a folder with the name of the format in “out/VOLUME”.",
)
@click.pass_context
def export(ctx: click.Context, volume: str, form: str, out: Path | None) -> None:
    """Write the articles of VOLUME for reuse: as they are read in this edition, with their notes.

    \b
    Example:
      florilegium export hands-between --format text --out texts-to-share
    """
    from florilegium.recipe.exporting import exported

    workspace = workspace_of(ctx)
    files, found = exported(workspace, volume, form)
    folder = (out or workspace.root / "out" / volume / form).absolute()
    Workspace(folder).write(files, folder)
    show_diagnostics(each for each in found if each.severity is not Severity.NOTE)
    shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    say(f"{shown}: {len(files)} {'file' if len(files) == 1 else 'files'}")
