"""`florilegium release`: a volume is given out, as files that anyone can make again."""

import click

from florilegium.cli.arguments import a_volume
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say, show_diagnostics, show_table, steps_of
from florilegium.recipe.releasing import STEPS, Released, make_release


@click.command()
@a_volume
@click.option("--edition", default="", metavar="NUMBER", help="The edition that you mean to release, to be sure of it.")
@click.pass_context
def release(ctx: click.Context, volume: str, edition: str) -> None:
    """Release VOLUME as it is in the last commit: built twice under other conditions, proved, documented and tagged.

    \b
    Example:
      florilegium release hands-between --edition 1
    """
    workspace = workspace_of(ctx)
    with steps_of(volume, STEPS) as tell:
        released = make_release(workspace, volume, edition, tell)
    show_diagnostics(released.findings)
    show_release(released)


def show_release(released: Released) -> None:
    """Print what there is now, and what to do next, to standard output."""
    origin, name = released.origin, released.name
    rows = [
        (f"dist/{name}/{file.name}", f"{file.bytes:,}", f"{file.pages} pages" if file.pages else "")
        for file in released.files
    ]
    show_table(("file", "bytes", "pages"), rows)
    if released.is_new:
        say("built twice under other conditions: the same bytes")
    else:
        say(f"“{name}” is released already: the texts make the same bytes, nothing was changed")
    tagged = "the tag" if released.is_tagged_now else "it has the tag"
    say(f"{tagged} {origin.tag} is set at the commit {origin.commit[:12]}")
    say(f"to give it out: git push origin {origin.tag}")
