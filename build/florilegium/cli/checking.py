"""`florilegium check`: all diagnostics, and no book."""

import click

from florilegium.cli.arguments import form_of_findings, texts
from florilegium.cli.main import MENDING, workspace_of
from florilegium.cli.reports import as_json, as_sarif
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Diagnostic, Severity


@click.command()
@texts
@form_of_findings
@click.pass_context
def check(ctx: click.Context, ids: tuple[str, ...], form: str) -> None:
    """Say what needs mending in VOLUME or ARTICLE…, or in everything, without building.

    \b
    Example:
      florilegium check --format sarif > findings.sarif
    """
    from florilegium.recipe.check import check_texts

    workspace = workspace_of(ctx)
    report(ctx, check_texts(workspace, ids), form)


def report(ctx: click.Context, diagnostics: tuple[Diagnostic, ...], form: str) -> None:
    """Print what was found in the form that was asked for, and end with 1 where one of them is an error."""
    errors = sum(each.is_error for each in diagnostics)
    if form == "json":
        say(as_json(diagnostics))
    elif form == "sarif":
        say(as_sarif(diagnostics))
    else:
        show_diagnostics(diagnostics)
        say(_counted(diagnostics) if diagnostics else "nothing to mend")
    ctx.exit(MENDING if errors else 0)


def _counted(diagnostics: tuple[Diagnostic, ...]) -> str:
    """How many errors there are, and how many warnings and notes where there are any."""
    count = {severity: sum(each.severity is severity for each in diagnostics) for severity in Severity}
    told = {severity: number for severity, number in count.items() if number or severity is Severity.ERROR}
    return ", ".join(f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in told.items())
