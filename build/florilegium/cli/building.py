"""`florilegium build` and `florilegium freeze`: volumes become books."""

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from florilegium.cli.arguments import a_volume
from florilegium.cli.main import MENDING, Id, workspace_of
from florilegium.cli.page_quality import show_page_quality
from florilegium.cli.preflight_table import show_preflights
from florilegium.cli.proof import show_proof
from florilegium.cli.terminal import progress, say, say_step, show_diagnostics, show_table
from florilegium.diagnostics import Diagnostic, Refusal, Severity, in_order
from florilegium.model.editions import RecordedEdition
from florilegium.model.kept_pages import KEPT_FILE
from florilegium.recipe.editions import EDITIONS, STEPS
from florilegium.workspace import Workspace

if TYPE_CHECKING:
    from florilegium.recipe.build import Made


@dataclass(frozen=True, slots=True)
class Wanted:
    """The editions that are wanted, for which printers; whether to certify the EPUB, to show notes, to say steps."""

    editions: tuple[str, ...]
    printers: tuple[str, ...]
    certify: bool
    vouched: RecordedEdition | None
    notes: bool
    steps: bool


def _editions(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    chosen = tuple(word.strip() for word in value.split(",")) if value else EDITIONS
    if unknown := [word for word in chosen if word not in EDITIONS]:
        raise click.BadParameter(f"there is no edition “{unknown[0]}”; choose from {', '.join(EDITIONS)}")
    return tuple(edition for edition in EDITIONS if edition in chosen)


def _printers(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip()) if value else ()


@click.command()
@click.argument("volumes", nargs=-1, type=Id(volumes=True), metavar="[VOLUME]...")
@click.option(
    "--only",
    "editions",
    callback=_editions,
    metavar="LIST",
    help="Only these editions: epub, html, tei, screen, print.",
)
@click.option(
    "--print",
    "printers",
    callback=_printers,
    metavar="PROFILE[,…]",
    help="The printers to make interiors and covers for, by their profiles; by default the volume’s own.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the books go, each in a folder of its own; by default “out” in the press folder.",
)
@click.option(
    "--certify",
    is_flag=True,
    help="Let the EPUB claim that it is accessible, once EPUBCheck and Ace have found nothing in it.",
)
@click.option(
    "--certified-by",
    "record",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Let the EPUB claim so unasked, if it is the very file that this record of a release vouches for.",
)
@click.option("--notes", is_flag=True, help="Show the notes too, not only errors and warnings.")
@click.option("--steps", is_flag=True, help="Say each step on a line as it begins, for other programs.")
@click.pass_context
def build(
    ctx: click.Context, volumes: tuple[str, ...], editions: tuple[str, ...], printers: tuple[str, ...],
    out: Path | None, certify: bool, record: Path | None, notes: bool, steps: bool,
) -> None:  # fmt: skip
    """Make the books of VOLUME…, or of every volume of the press.

    \b
    Example:
      florilegium build hands-between --only epub,print
      florilegium build hands-between --print kdp,offset
      florilegium build hands-between --certify
      florilegium build hands-between --certified-by dist/hands-between/1/record.json
    """
    from florilegium.recipe.certifying import vouched_by
    from florilegium.recipe.listing import volumes_of

    if certify and record:
        raise click.UsageError("--certify asks the checkers, and --certified-by spares them: choose one")
    if certify and "epub" not in editions:
        raise click.UsageError("--certify is for the EPUB, and “epub” is not among the editions of --only")
    workspace = workspace_of(ctx)
    target = (out or workspace.root / "out").absolute()
    vouched = vouched_by(record) if record else None
    wanted = volumes or ((vouched.id,) if vouched else volumes_of(workspace))
    if vouched and wanted != (vouched.id,):
        raise click.UsageError(f"the record of --certified-by vouches for “{vouched.id}” alone")
    if not wanted:
        say("there is no volume in texts/volumes yet: write one, a TOML file with title, date and articles")
    asked = Wanted(editions, printers, certify, vouched, notes, steps)
    failed = []
    for volume in wanted:
        failed += [] if _build_one(workspace, volume, asked, target) else [volume]
        if volume != wanted[-1]:
            gc.collect()  # the pages of a book stand in circles, and would lie there beside those of the next
    ctx.exit(MENDING if failed else 0)


def _build_one(workspace: Workspace, volume: str, wanted: Wanted, target: Path) -> bool:
    """Make one volume and show what came of it; false where its texts need mending."""
    from florilegium.recipe.build import make
    from florilegium.recipe.keeping import kept_in
    from florilegium.recipe.outdated import outdated

    try:
        with progress(volume, len(STEPS) + wanted.certify) as tell:
            before = kept_in(target / volume)
            told = say_step if wanted.steps else tell
            made = make(
                workspace, volume, wanted.editions, told, wanted.printers, wanted.certify, before, wanted.vouched
            )  # fmt: skip
            old = outdated(target / volume, made.files, wanted.editions)
            workspace.write(made.files, target / volume)
            for name in old:
                Workspace(target / volume).remove(name)
        kept = _keep(workspace, made)
    except Refusal as refusal:
        show_diagnostics(in_order(refusal.diagnostics))
        say(f"{volume}: not made, {_count(refusal.diagnostics)}")
        return False
    found = in_order((*made.diagnostics, *kept))
    show_diagnostics(each for each in found if wanted.notes or each.severity is not Severity.NOTE)
    _show_files(made, target / volume)
    if old:
        say(f"taken away, since they were of an earlier build: {', '.join(old)}")
    show_proof(made.proof)
    show_preflights(made.preflights)
    show_page_quality(made.flaws, made.sheets, made.mended)
    for file in made.kept if made.mended and not kept else ():
        say(f"how they were mended is kept in {file}")
    if errors := [each for each in found if each.is_error]:
        say(f"{volume}: not made for every printer, {_count(tuple(errors))}")
    return not errors


def _keep(workspace: Workspace, made: "Made") -> tuple[Diagnostic, ...]:
    """Write the mends into the press folder; M08 where that cannot be done."""
    try:
        workspace.write(made.kept, workspace.root)
    except Refusal as refusal:
        hint = "the books are whole; give yourself the right to write there, and the next build keeps them"
        return tuple(Diagnostic("M08", each.message, each.place, hint) for each in refusal.diagnostics)
    return ()


def _show_files(made: "Made", folder: Path) -> None:
    shown = folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    rows = [
        (f"{shown}/{name}", f"{len(content):,}", _pages(made.pages[name]) if name in made.pages else "")
        for name, content in made.files.items()
        if not name.endswith(".d") and name != KEPT_FILE
    ]
    show_table(("file", "bytes", "pages"), rows)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _count(diagnostics: tuple[Diagnostic, ...]) -> str:
    errors = sum(each.is_error for each in in_order(diagnostics))
    return f"{errors} errors" if errors != 1 else "1 error"


@click.command()
@a_volume
@click.pass_context
def freeze(ctx: click.Context, volume: str) -> None:
    """Freeze the query of VOLUME into a list of articles, for an edition that stays the same.

    \b
    Example:
      florilegium freeze war-articles
    """
    from florilegium.recipe.freezing import freeze_volume

    workspace = workspace_of(ctx)
    articles = freeze_volume(workspace, volume)
    count = f"{len(articles)} {'article' if len(articles) == 1 else 'articles'} in a fixed list"
    say(f"texts/volumes/{volume}.toml: {count if articles else 'has a fixed list already'}")
