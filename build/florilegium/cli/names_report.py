"""`florilegium names report`: who is named where in a volume, and what is left to do."""

from pathlib import Path

import click

from florilegium.cli.arguments import a_volume
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say, show_table
from florilegium.model.names_report import NamesReport

HEADS = ("heading", "kind", "mentions", "articles", "pages", "remark")


@click.command()
@a_volume
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the books are, and the page goes, in the volume’s folder; by default “out” in the press folder.",
)
@click.pass_context
def report(ctx: click.Context, volume: str, out: Path | None) -> None:
    """Say who is named in VOLUME and what is left to do, as a table and as a page with every mention in its context.

    The page is DIR/VOLUME/names.html. Page numbers are those of the last build.

    \b
    Example:
      florilegium names report hands-between
    """
    from florilegium.recipe.names_report import report_names, report_page

    workspace = workspace_of(ctx)
    target = (out or workspace.root / "out").absolute()
    found = report_names(workspace, volume, target)
    workspace.write({"names.html": report_page(workspace, found)}, target / volume)
    _show(found)
    say(str(target / volume / "names.html") if out else f"out/{volume}/names.html")


def _show(found: NamesReport) -> None:
    rows = (
        (
            person.heading,
            person.kind,
            str(len(person.sights)),
            str(person.articles),
            str(len(person.folios)) if found.has_folios else "–",
            "too many plain locators" if person.is_crowded else "",
        )
        for person in found.persons
    )
    show_table(HEADS, rows, always_heads=True)
    say("")
    say(found.summary)
    for where, what in found.unresolved:
        say(f"unresolved: {where}: {what}")
    for proposal in found.unknown:
        say(f"not in the authority file ({proposal.tier}): {proposal.headword}, {proposal.count}")
    for heading in found.unmet:
        say(f"never met in the volume: {heading}")
    if not found.has_folios:
        say("no page numbers: the volume has not been built yet")
