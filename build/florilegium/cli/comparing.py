"""`florilegium diff`: what differs between two editions, in a few lines and as a report."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from florilegium.cli.arguments import a_form
from florilegium.cli.main import quiet_completion, workspace_of
from florilegium.cli.preflight import house_or_press, keep_report
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Refusal, in_order

if TYPE_CHECKING:
    from florilegium.recipe.comparing_editions import Comparison

DIFFERENT, TROUBLE = 1, 2  # as `diff` has it
A_FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a comparison: a report, with so many pages as pictures; how many seconds it may take."""

    report: Path | None
    pictures: int
    patience: float
    form: str


def _editions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The editions of the press, and files."""
    from florilegium.recipe.comparing_sources import known_editions

    known: tuple[str, ...] = ()
    with quiet_completion():
        known = known_editions(workspace_of(ctx).root)
    found = [CompletionItem(each) for each in known if each.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


@click.command()
@click.argument("old", metavar="EDITION", shell_complete=_editions)
@click.argument("new", metavar="EDITION", shell_complete=_editions)
@click.option(
    "--report", type=A_FILE, metavar="HTML", help="Write a page with all that differs, and pictures of pages."
)
@click.option("--pictures", type=click.IntRange(0), default=40, show_default=True, metavar="NUMBER",
              help="Of how many pages the report has pictures at most.")  # fmt: skip
@click.option("--patience", type=click.FloatRange(1), default=300.0, show_default=True, metavar="SECONDS",
              help="After how long files are given up that cannot be read.")  # fmt: skip
@a_form("A few lines for people, or all that differs for other programs.", "text", "json")
@click.pass_context
def diff(
    ctx: click.Context, old: str, new: str, report: Path | None, pictures: int, patience: float, form: str
) -> None:  # fmt: skip
    """Say what differs between two editions: articles, words, notes, emendations, entries of indexes, pages.

    An EDITION is a release by its name, a volume that was built, a folder with the books and record.json of an
    edition, or a PDF. The exit status is 0 where both are the same, 1 where they differ, and 2 where they cannot be
    compared.

    \b
    Example:
      florilegium diff owls/1 owls/2
      florilegium diff owls/1 out/owls --report changes.html
      florilegium diff from-the-printer.pdf out/owls/owls-print.pdf
    """
    try:
        ctx.exit(_compared(ctx, (old, new), Wanted(report, pictures, patience, form)))
    except Refusal as refusal:
        show_diagnostics(in_order(refusal.diagnostics))
        ctx.exit(TROUBLE)


def _compared(ctx: click.Context, names: tuple[str, str], wanted: Wanted) -> int:
    """The exit status. Refusal where the editions cannot be compared."""
    from florilegium.recipe.comparing_editions import compare_editions
    from florilegium.recipe.comparing_report import report_on
    from florilegium.recipe.layouts import Layouts

    comparison = compare_editions(_root(ctx), names, wanted.patience, wanted.pictures if wanted.report else 0)
    show_diagnostics(in_order(comparison.findings))
    if wanted.form == "json":
        say(json.dumps(comparison.as_data(), ensure_ascii=False, indent=1))
    else:
        _say(comparison)
    if wanted.report:
        if not keep_report(wanted.report, report_on(Layouts(house_or_press(ctx)), comparison)):
            return TROUBLE
        if wanted.form == "text":
            say(f"report: {wanted.report}")
    return 0 if comparison.is_same else DIFFERENT


def _say(comparison: "Comparison") -> None:
    if comparison.is_same:
        say(f"{comparison.old.name} and {comparison.new.name} are the same, byte for byte")
    for head, words in comparison.lines:
        say(f"{head}: {words}")


def _root(ctx: click.Context) -> Path | None:
    """The press folder, None where there is none and none was named."""
    try:
        return workspace_of(ctx).root
    except Refusal:
        if ctx.find_root().obj:
            raise
        return None
