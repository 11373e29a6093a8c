"""`florilegium import`: transcriptions become articles."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from florilegium.cli.main import MENDING, workspace_of
from florilegium.cli.terminal import progress, say, show_diagnostics
from florilegium.workspace import Workspace

ID = re.compile(r"[a-z0-9-]+")

if TYPE_CHECKING:
    from florilegium.recipe.importing import Imported

STATES = {
    "new": "imported as", "same": "is there already, unchanged:", "edited": "was edited since, left as it is:",
    "clash": "not imported, the id is taken:",
}  # fmt: skip


@click.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The press folder that receives them; by default this one.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--id", "id", metavar="ID", help="The article’s id, for a single SOURCE; by default from the file’s name."
)
@click.option("--address", default="", metavar="URL", help="The public address of the transcription.")
@click.option(
    "--fetched", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day it was fetched: 2026-11-01."
)
@click.option(
    "--each",
    default="",
    metavar="PART",
    help="Of a TEI file make an article of each “text”, each “div”, or each division of this type.",
)
@click.pass_context
def import_transcriptions(
    ctx: click.Context, sources: tuple[Path, ...], to: Path | None, dry_run: bool, id: str | None, address: str,
    fetched: datetime | None, each: str,
) -> None:  # fmt: skip
    """Take in SOURCE…: plain text, HTML, Markdown, Word or TEI files, e-books, or folders of them.

    Each becomes texts/articles/<id>.md and the pinned source in texts/sources; of an e-book each chapter becomes an
    article, and a volume file holds them in order. What was edited is never overwritten.

    \b
    Example:
      florilegium import transcriptions/ --dry-run
    """
    from florilegium.recipe.importing import Wishes, expanded, import_sources

    workspace = Workspace(_press_folder(to)) if to else workspace_of(ctx)
    files = expanded(sources)
    if id and len(files) != 1:
        raise click.UsageError("--id is for a single SOURCE")
    if id and not ID.fullmatch(id):
        raise click.BadParameter("an id is made of small letters, digits and hyphens", param_hint="--id")
    wishes = Wishes(id or "", address, fetched.date().isoformat() if fetched else "", dry_run, each)
    with progress("import", len(files)) as tell:
        done = list(import_sources(workspace, sources, wishes, tell))
    for one in done:
        _show(one, dry_run)
    failed = [one for one in done if one.is_refused]
    ctx.exit(MENDING if failed else 0)


def _press_folder(to: Path) -> Path:
    """The press folder that DIR means: itself, or the one whose “texts” or “texts/articles” it is."""
    to = to.resolve()
    if to.name == "articles" and to.parent.name == "texts":
        return to.parents[1]
    return to.parent if to.name == "texts" else to


def _show(each: "Imported", dry: bool) -> None:
    show_diagnostics(each.diagnostics)
    if not each.plan:
        say(f"{each.source}: not imported")
        return
    state = "would be imported as" if dry and each.plan.state == "new" else STATES[each.plan.state]
    say(f"{each.source}: {state} {each.file or f'texts/articles/{each.plan.id}.md'}")
