"""`florilegium catalogue`: the books of the press become a site for readers."""

from pathlib import Path

import click

from florilegium.cli.main import MENDING, workspace_of
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Refusal, Severity, in_order
from florilegium.workspace import Workspace

BOOKS, SITE = "out", "out/_site"
A_FOLDER = click.Path(path_type=Path, file_okay=False)
THERE = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command()
@click.option("--books", type=THERE, metavar="DIR", help="Where the books were made; by default “out”.")
@click.option("--out", type=A_FOLDER, metavar="DIR", help="Where the site goes; by default “out/_site”.")
@click.option("--notes", is_flag=True, help="Show the notes too, not only errors and warnings.")
@click.pass_context
def catalogue(ctx: click.Context, books: Path | None, out: Path | None, notes: bool) -> None:
    """Make the readers’ catalogue: a site with every volume that was built, its pieces, authors and names.

    \b
    Example:
      florilegium catalogue
      florilegium catalogue --out ../site
    """
    from florilegium.recipe.catalogue import make_catalogue

    workspace = workspace_of(ctx)
    target = (out or workspace.root / SITE).absolute()
    try:
        site = make_catalogue(workspace, Workspace((books or workspace.root / BOOKS).absolute()), Workspace(target))
        workspace.write(site.files, target)
        for name in site.outdated:
            Workspace(target).remove_with_folders(name)
    except Refusal as refusal:
        show_diagnostics(in_order(refusal.diagnostics))
        say("the catalogue was not made")
        ctx.exit(MENDING)
    count, size = len(site.catalogue.volumes), sum(map(len, site.files.values())) / 1e6
    told = ("S05",) if not count else ()  # where nothing is shown, it is said why
    show_diagnostics(
        each for each in site.diagnostics if notes or each.code in told or each.severity is not Severity.NOTE
    )
    shown = target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target
    volumes = "1 volume" if count == 1 else f"{count} volumes"
    say(f"{shown}/index.html: {volumes}, {len(site.files):,} files, {size:.1f} MB")
