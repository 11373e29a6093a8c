"""The preflights of all files of a volume: those of its printers, and that of its screen edition."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from florilegium.bind.pdf import inspect_screen
from florilegium.model.page_quality import Flaw, counted
from florilegium.model.preflight import Preflight
from florilegium.prove.preflight import page_quality, screen_preflight
from florilegium.recipe.print_run import Printed


def preflights_of(
    printed: Printed, screen: str, files: Mapping[str, bytes], flaws: Sequence[Flaw]
) -> tuple[Preflight, ...]:
    """The tables of the printers' files, of interiors with the flaws that were counted, and of the screen edition."""
    tables = tuple(_with_flaws(each, flaws) if each.kind == "interior" else each for each in printed.preflights)
    return (*tables, screen_preflight(screen, inspect_screen(files[screen]))) if screen in files else tables


def _with_flaws(table: Preflight, flaws: Sequence[Flaw]) -> Preflight:
    return replace(table, checks=(*table.checks, page_quality(counted(flaws), table.pages)))
