"""`florilegium release`: a volume is given out, as files that anyone can make again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from florilegium.cli.arguments import a_volume
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say, show_diagnostics, show_table, steps_of

if TYPE_CHECKING:
    from florilegium.recipe.releasing import Released
    from florilegium.release.signing import Key


@click.command()
@a_volume
@click.option("--edition", default="", metavar="NUMBER", help="The edition that you mean to release, to be sure of it.")
@click.option(
    "--key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Sign the sums with this secret key of minisign’s; its password is asked for, or read from standard input.",
)
@click.pass_context
def release(ctx: click.Context, volume: str, edition: str, key: Path | None) -> None:
    """Release VOLUME as it is in the last commit: built twice under other conditions, proved, documented and tagged.

    \b
    Example:
      florilegium release hands-between --edition 1
      florilegium release hands-between --key press.key
    """
    from florilegium.recipe.releasing import STEPS, Wanted, make_release

    workspace = workspace_of(ctx)
    wanted = Wanted(volume, edition, _opened(key) if key else None)
    with steps_of(volume, STEPS) as tell:
        released = make_release(workspace, wanted, tell)
    show_diagnostics(released.findings)
    show_release(released)
    if key and not released.is_signed_now:
        say("the sums were signed by this key before; nothing has changed")


def show_release(released: "Released") -> None:
    """Print what there is now, and what to do next, to standard output."""
    origin, edition = released.origin, released.edition
    state = "" if released.is_new else ", is released already, and its texts still make the same bytes"
    say(f"{edition.title}, edition {edition.edition}{state}: dist/{released.name}/")
    show_table(("file", "bytes", "pages"), [(f.name, f"{f.bytes:,}", _pages(f.pages)) for f in released.files])
    if released.is_new:
        same = f"{len(edition.files)} files and a map of {_pages(len(edition.folios))}"
        say(f"built twice under conditions that have little in common: the same {same}")
    if released.is_signed_now:
        say("the sums are signed")
    say(f"tag {origin.tag} {'set' if released.is_tagged_now else 'stands'} at commit {origin.commit[:12]}")
    if released.remote and (released.is_new or released.is_tagged_now):
        say(f"to give it out: git push {released.remote} {origin.tag}, and send out dist/{released.name}/")


def _pages(count: int) -> str:
    return "" if not count else "1 page" if count == 1 else f"{count} pages"


def _opened(file: Path) -> "Key":
    """The key, opened by a password where it is locked."""
    from florilegium.release.signing import needs_password, open_key
    from florilegium.workspace import read_outside

    content, password = read_outside(file), ""
    if needs_password(content, file.name):
        asked = sys.stdin.isatty()
        password = click.prompt("password of the key", hide_input=True) if asked else sys.stdin.readline().rstrip("\n")
    return open_key(content, file.name, password)
