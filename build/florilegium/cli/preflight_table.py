"""The table of a preflight as a person reads it, in a terminal and in a log."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from florilegium.cli.terminal import console, is_terminal, say
from florilegium.model.preflight import Check, Preflight, Verdict, ordinals

if TYPE_CHECKING:
    from rich.table import Table

SIGNS = {
    Verdict.PASSED: ("✓", "green"), Verdict.FAILED: ("✗", "bold red"), Verdict.WARNED: ("!", "bold yellow"),
    Verdict.COUNTED: ("·", "cyan"), Verdict.IDLE: ("–", "dim"),
}  # fmt: skip
HEADS = ("", "check", "measured", "asked", "pages")
LONGEST = 46  # characters in a line of a cell
MOST_WORDS = 72  # characters of what was measured


def show_preflights(tables: Sequence[Preflight]) -> None:
    """Print a line for each file: how many checks there were, and what came of them."""
    for table in tables:
        say(f"preflight of {table.file}: {table.summary}")


def show_preflight(table: Preflight) -> None:
    """Print the whole table to standard output, its findings left out; without a terminal in columns parted by tabs."""
    pages = f"{table.pages} {'page' if table.pages == 1 else 'pages'}"
    say(f"{table.file}: {table.kind}, {pages}, for {table.asked_by}")
    if is_terminal():
        console().print(_drawn(table))
    else:
        for check in table.checks:
            say("\t".join((check.verdict, check.title, check.measured, check.limit, _pages(check))).rstrip("\t"))
    say(table.summary)


def _drawn(table: Preflight) -> "Table":
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, header_style="dim")
    for head in HEADS:
        drawn.add_column(head, no_wrap=head in HEADS[:2], overflow="fold", max_width=LONGEST)
    for check in table.checks:
        sign, style = SIGNS[check.verdict]
        dim = "dim" if check.verdict is Verdict.IDLE else ""
        cells = (check.title, _cut(check.measured), check.limit, _pages(check))
        drawn.add_row(Text(sign, style), *(Text(cell, dim) for cell in cells))
    return drawn


def _cut(words: str) -> str:
    """As much as a terminal has room for; reports and other programs get all."""
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rpartition(" ")[0].rstrip(",") + " …"


def _pages(check: Check) -> str:
    return ordinals(check.pages).partition(" ")[2] if check.pages else ""
