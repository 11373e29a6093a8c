"""`florilegium preflight`: what a printer would say of a PDF, wherever it comes from."""

import json
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

import click

from florilegium.cli.arguments import a_form
from florilegium.cli.main import MENDING, workspace_of
from florilegium.cli.preflight_table import show_preflight
from florilegium.cli.reports import as_sarif
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Refusal, in_order
from florilegium.model.preflight import KINDS, as_data
from florilegium.model.print_profile import Size
from florilegium.workspace import Workspace, house_folder, read_outside

if TYPE_CHECKING:
    from florilegium.recipe.layouts import Layouts
    from florilegium.recipe.preflight_file import Order

LARGEST = 1_000_000_000  # bytes of a PDF
A_FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class Cover:
    """What is said of the book inside a cover."""

    interior: Path | None
    pages: int
    paper: str
    flaps: float | None
    trim: Size | None


def _trim(ctx: click.Context, param: click.Parameter, value: str | None) -> Size | None:
    """Width and height in millimetres from “152.4x228.6”."""
    if not value:
        return None
    wide, _, high = value.replace("×", "x").partition("x")
    try:
        trim = float(wide), float(high)
    except ValueError:
        trim = 0.0, 0.0
    if not all(isfinite(each) and each > 0 for each in trim):
        raise click.BadParameter(f"“{value}” is no width and height, as 152.4x228.6")
    return trim


def _flaps(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """A width in millimetres, 0 for none; None where nothing is told."""
    if value is not None and (not isfinite(value) or value < 0):
        raise click.BadParameter(f"“{value:g}” is no width of flaps, as 80")
    return value


def _paper(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The name of a paper, which only a printer who is named has."""
    if value and not ctx.params["profile"]:
        raise click.BadParameter(f"“{value}” says nothing without --profile, since papers are those of a printer")
    return value


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE")
@click.option("--profile", default="", metavar="PROFILE", is_eager=True,
              help="The printer; by default what every printer asks.")  # fmt: skip
@click.option("--kind", type=click.Choice(KINDS), help="What the file is; by default it is told from the file itself.")
@click.option("--interior", type=A_FILE, help="For a cover: the PDF of its interior, whose pages are counted.")
@click.option("--pages", type=click.IntRange(0), default=0, help="For a cover: how many pages its interior has.")
@click.option("--paper", default="", callback=_paper, metavar="NAME",
              help="For a cover: the paper; by default the printer’s first.")  # fmt: skip
@click.option("--trim", callback=_trim, metavar="WIDTHxHEIGHT", help="For a cover: the trim of the book in mm.")
@click.option("--flaps", type=float, callback=_flaps, metavar="MM",
              help="For a cover: how wide its flaps are; by default as the record beside it says.")  # fmt: skip
@click.option("--report", type=A_FILE, metavar="HTML", help="Write a page with a picture of each place that fails.")
@click.option("--patience", type=click.FloatRange(1), default=300.0, show_default=True, metavar="SECONDS",
              help="After how long a file is given up that cannot be read.")  # fmt: skip
@a_form("A table for people, all with its places, or the findings for other programs.", "text", "json", "sarif")
@click.pass_context
def preflight(
    ctx: click.Context, file: Path, profile: str, kind: str | None, interior: Path | None, pages: int, paper: str,
    trim: Size | None, flaps: float | None, report: Path | None, patience: float, form: str,
) -> None:  # fmt: skip
    """Say what a printer would not accept in FILE, a PDF from anywhere: the interior of a book, a cover, an edition
    for the screen.

    Every check is told with what was measured, what is asked, and the pages where it fails. Outside of a press folder
    the profiles of the house are known; inside, the press's own too.

    \b
    Example:
      florilegium preflight out/hands-between/hands-between-kdp.pdf --profile kdp
      florilegium preflight cover.pdf --profile kdp --pages 240 --paper cream
      florilegium preflight from-elsewhere.pdf --report report.html
    """
    from florilegium.recipe.layouts import Layouts
    from florilegium.recipe.preflight_file import look_at
    from florilegium.recipe.preflight_report import report_on

    layouts = Layouts(house_or_press(ctx))
    order = _order(layouts, file, profile, kind or "", Cover(interior, pages, paper, flaps, trim), report is not None)
    looked = look_at(order, patience)
    if form == "json":
        say(json.dumps(as_data(looked.table), ensure_ascii=False, indent=2))
    elif form == "sarif":
        say(as_sarif(looked.table.diagnostics))
    else:
        show_preflight(looked.table)
        show_diagnostics(in_order(looked.table.diagnostics))
    kept = not report or keep_report(report, report_on(layouts, looked.table, looked.pictures))
    ctx.exit(MENDING if looked.table.failed or not kept else 0)


def keep_report(report: Path, page: bytes) -> bool:
    """Write the report; false, and the reason shown, where it cannot be written."""
    try:
        Workspace(report.parent).write({report.name: page}, report.parent)
    except Refusal as refusal:
        show_diagnostics(replace(each, hint="name another file with --report") for each in refusal.diagnostics)
        return False
    return True


def house_or_press(ctx: click.Context) -> Workspace:
    """The press folder, or where there is none, and none was named, the house's own."""
    try:
        return workspace_of(ctx)
    except Refusal:
        if ctx.find_root().obj:
            raise
        return Workspace(house_folder("layouts").parent)


def _interior_beside(cover: Path) -> Path | None:
    """The interior that a build has put beside a cover, None where there is none."""
    beside = cover.with_name(cover.name.removesuffix("-cover.pdf") + ".pdf")
    return beside if beside != cover and beside.is_file() else None


def _order(layouts: "Layouts", file: Path, printer: str, kind: str, cover: Cover, pictured: bool) -> "Order":
    """What is to be looked at. Refusal F01, F02, F04, P01 to P04, P10, P14."""
    from florilegium.recipe.preflight_file import Order, known_of
    from florilegium.recipe.printers import paper_named, profile_asked

    content, asked = read_outside(file, LARGEST), profile_asked(layouts, printer)
    inside = cover.interior or _interior_beside(file)
    return Order(
        file.name, content, kind, asked, bool(printer), paper_named(asked, cover.paper) if printer else None,
        cover.pages, read_outside(inside, LARGEST) if inside else None, cover.flaps,
        cover.trim, known_of(file, content), pictured,
    )  # fmt: skip
