"""What a person at a terminal sees: diagnostics in colour, the steps of long work as a bar; plain lines elsewhere.

Rich is loaded where something is drawn: a log needs none of it.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from florilegium.diagnostics import STEP, Diagnostic, Severity

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def is_terminal(to_errors: bool = False) -> bool:
    """Whether a person looks on: at a terminal, or at a log that shows colours, as FORCE_COLOR says."""
    stream = sys.stderr if to_errors else sys.stdout
    forced = os.environ.get("FORCE_COLOR")
    return stream.isatty() if forced is None else bool(forced)


def console(to_errors: bool = False) -> "Console":
    """The terminal, or whatever stands in its place; nothing is wrapped or coloured where no terminal is."""
    from rich.console import Console

    return Console(stderr=to_errors, highlight=False, soft_wrap=True)


def show_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print the diagnostics to standard error, each on its line with its hint below."""
    if not is_terminal(to_errors=True):
        click.echo("".join(f"{each}\n" for each in diagnostics), err=True, nl=False)
        return
    from rich.text import Text

    out = console(to_errors=True)
    for each in diagnostics:
        line = Text(f"{each.place}: " if each.place else "")
        line.append(f"{each.severity}[{each.code}]", STYLES[each.severity])
        line.append(f": {each.message}")
        if each.hint:
            line.append("\n  hint: ", "dim").append(each.hint, "dim")
        out.print(line)


def say(words: str) -> None:
    """Print a line to standard output as it is."""
    click.echo(words)


def pressed_key(question: str) -> str | None:
    """The key pressed at a terminal, elsewhere the first letter of a line, in lower case; None where input ends."""
    click.echo(question, nl=False)
    if sys.stdin.isatty():
        pressed = click.getchar()
        click.echo(pressed)
        return pressed[:1].lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line else None


def show_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], always_heads: bool = False) -> None:
    """Print a table to standard output; numbers stand to the right.

    Without a terminal: tabs between the cells, and heads only where they are always to be there.
    """
    rows = tuple(rows)
    if not is_terminal():
        for row in (heads, *rows) if always_heads else rows:
            click.echo("\t".join(row))  # rich would turn the tabs into blanks
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column, head in enumerate(heads):
        numeric = all(row[column][:1].isdigit() for row in rows)
        table.add_column(head, justify="right" if numeric else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(Text, row))
    console().print(table)


def say_step(name: str) -> None:
    """Print the name of a step to standard error, on a line of its own."""
    click.echo(f"{STEP}{name}", err=True)


@contextmanager
def progress(title: str, steps: int) -> Iterator[Callable[[str], None]]:
    """A bar on standard error that moves one step each time the function it gives is called with the step's name.

    Where standard error is no terminal, nothing is shown.
    """
    if not is_terminal(to_errors=True):
        yield lambda name: None
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[title]}"),
        BarColumn(24),
        TextColumn("[dim]{task.description}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(to_errors=True), transient=True) as bar:
        task = bar.add_task("", total=steps, title=title, completed=-1)
        told: set[str] = set()

        def tell(name: str) -> None:
            bar.update(task, advance=name not in told, description=name)  # a step may be taken twice
            told.add(name)

        yield tell


@contextmanager
def steps_of(title: str, steps: int) -> Iterator[Callable[[str], None]]:
    """Like `progress`; where standard error is no terminal, each step is said on a line: the work takes minutes."""
    if not console(to_errors=True).is_terminal:
        yield say_step
        return
    with progress(title, steps) as tell:
        yield tell
