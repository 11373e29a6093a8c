"""`florilegium names lint`: what an editor should look at in the authority files."""

import click

from florilegium.cli.arguments import form_of_findings
from florilegium.cli.checking import report
from florilegium.cli.main import workspace_of


@click.command()
@form_of_findings
@click.option("--all", "names_all", is_flag=True, help="Each record that no text names, however many there are.")
@click.pass_context
def lint(ctx: click.Context, form: str, names_all: bool) -> None:
    """Say what an editor should look at in the authority files, held against all texts of the press.

    Persons, places, organisations, periodicals and works are looked at together; each finding names its file.
    Where more than a dozen records of a file are named in no text, one finding says so.

    \b
    Example:
      florilegium names lint --format sarif > names.sarif
    """
    from florilegium.recipe.linting import lint_names

    report(ctx, lint_names(workspace_of(ctx), names_all), form)
