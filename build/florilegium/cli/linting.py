"""`florilegium names lint`: what an editor should look at in the authority file."""

import click

from florilegium.cli.checking import report
from florilegium.cli.main import workspace_of


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Lines for people, or a list for other programs.",
)
@click.pass_context
def lint(ctx: click.Context, form: str) -> None:
    """Say what an editor should look at in texts/names.toml, held against all texts of the press.

    \b
    Example:
      florilegium names lint --format sarif > names.sarif
    """
    from florilegium.recipe.linting import lint_names

    report(ctx, lint_names(workspace_of(ctx)), form)
