"""`florilegium names import` and `names export`: lists of persons for and from other programs."""

from pathlib import Path

import click

from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.workspace import Workspace


@click.command("import")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["tei", "csv", "glossary"]),
    help="TEI listPerson, CSV, or a JSON list of names; by default as FILE’s name ends.",
)
@click.pass_context
def import_persons(ctx: click.Context, file: Path, form: str | None) -> None:
    """Add the persons of FILE to texts/names.toml. Who is there, by id or headword, stays as he is.

    \b
    Example:
      florilegium names import persons.xml
    """
    from florilegium.recipe.exchanging import form_of, take_persons

    taken = take_persons(workspace_of(ctx), file, form_of(file, form or ""))
    show_diagnostics(taken.diagnostics)
    known = sum(each.code == "N42" for each in taken.diagnostics)
    say(f"{len(taken.persons)} new, {known} there already")


@click.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(["tei", "csv", "beacon", "json"]),
    default="tei",
    show_default=True,
    help="TEI listPerson, CSV, BEACON of GND numbers, or JSON.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write FILE, not the screen."
)
@click.pass_context
def export_persons(ctx: click.Context, form: str, out: Path | None) -> None:
    """Print all persons of texts/names.toml for other programs.

    \b
    Example:
      florilegium names export --format csv --out persons.csv
    """
    from florilegium.recipe.exchanging import list_of_persons

    made = list_of_persons(workspace_of(ctx), form)
    if out:
        folder = out.absolute().parent
        Workspace(folder).write({out.name: made.encode()}, folder)
        say(str(out))
    else:
        click.echo(made, nl=False)
