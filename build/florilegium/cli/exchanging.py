"""`florilegium names import` and `names export`: lists of names for and from other programs."""

from pathlib import Path

import click

from florilegium.cli.arguments import a_form, a_kind
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.model.names import KINDS
from florilegium.workspace import Workspace


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["tei", "csv", "glossary"]),
    help="TEI, CSV, or a JSON list of names; by default as FILE’s name ends.",
)
@a_kind("What the records are where the list does not say it; by default persons.")
@click.pass_context
def import_records(ctx: click.Context, file: Path, form: str | None, kind: str | None) -> None:
    """Add the records of FILE to the authority files of their kinds. What is there, by id or headword, stays as it is.

    \b
    Example:
      florilegium names import persons.xml
    """
    from florilegium.recipe.exchanging import form_of, take_records

    taken = take_records(workspace_of(ctx), file, form_of(file, form or ""), kind or KINDS[0])
    show_diagnostics(taken.diagnostics)
    known = sum(each.code == "N42" for each in taken.diagnostics)
    say(f"{len(taken.persons)} new, {known} there already")


@click.command("export")
@a_form("TEI with a list for each kind, CSV, BEACON of GND numbers, or JSON.", "tei", "csv", "beacon", "json")
@a_kind("Only these records; by default those of all kinds.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write FILE, not the screen."
)
@click.pass_context
def export_records(ctx: click.Context, form: str, kind: str | None, out: Path | None) -> None:
    """Print the records of the authority files for other programs.

    \b
    Example:
      florilegium names export --kind place --format csv --out places.csv
    """
    from florilegium.recipe.exchanging import list_of_records

    made = list_of_records(workspace_of(ctx), form, (kind,) if kind else KINDS)
    if out:
        folder = out.absolute().parent
        Workspace(folder).write({out.name: made.encode()}, folder)
        say(str(out))
    else:
        click.echo(made, nl=False)
