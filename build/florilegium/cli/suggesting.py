"""`florilegium suggest-emendations`: likely slips, to read, for other programs, or one by one to decide on."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace

import click

from florilegium.cli.main import Id, workspace_of
from florilegium.cli.terminal import console, pressed_key, say, show_diagnostics
from florilegium.model.emendations import KINDS, TRANSCRIPTION
from florilegium.model.slips import TIERS, Slip
from florilegium.workspace import Workspace

KEYS = {"a": "accept", "e": "edit", "r": "reject", "l": "later", "q": "quit"}
QUESTION = "  [a]ccept  [e]dit  [r]eject  [l]ater  [q]uit "
DONE = {"accept": "emended", "reject": "rejected", "later": "left for later"}


@click.command("suggest-emendations")
@click.argument("ids", nargs=-1, type=Id(volumes=True, articles=True), metavar="[VOLUME|ARTICLE]...")
@click.option("--review", is_flag=True, help="Go through them and decide on each; marks are written at once.")
@click.option(
    "--class",
    "kind",
    type=click.Choice(KINDS),
    default=TRANSCRIPTION,
    show_default=True,
    help="The class of the emendations that a review writes where the slip has none of its own.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, or a list of objects.",
)
@click.pass_context
def suggest_emendations(ctx: click.Context, ids: tuple[str, ...], review: bool, kind: str, form: str) -> None:
    """List likely slips in ARTICLE… or the articles of VOLUME, or in all articles: nothing is changed.

    With --review one key decides on each: a writes the emendation into the article, e asks for the reading first,
    r rejects it for good (in texts/emendations.toml), l leaves it for later, q ends. Without a terminal the keys and
    answers are read from standard input, a line each.

    \b
    Example:
      florilegium suggest-emendations --review correctors-room
    """
    from florilegium.recipe.suggesting import suggestions_of

    workspace = workspace_of(ctx)
    slips, diagnostics = suggestions_of(workspace, ids)
    show_diagnostics(diagnostics)
    if review:
        _review(workspace, slips, kind)
    elif form == "json":
        say(json.dumps([asdict(slip) for slip in slips], ensure_ascii=False, indent=2))
    else:
        for slip in slips:
            _show(slip)
        counts = (f"{sum(each.tier == tier for each in slips)} {tier}" for tier in TIERS)
        say(f"{len(slips)} {'place' if len(slips) == 1 else 'places'} to look at: {', '.join(counts)}")


def _show(slip: Slip) -> None:
    from rich.text import Text

    where = f"{slip.place.file}:{slip.place.line} ¶{slip.paragraph}: "
    line = Text(where, "dim").append("…" + slip.before, "not dim").append(f"[{slip.rejected}]", "not dim bold red")
    line.append(f"→[{slip.reading}]", "not dim bold green").append(f"{slip.after}…", "not dim")
    console().print(line)
    console().print(Text(f"  {slip.tier} · {slip.reason}", "dim"))


def _review(workspace: Workspace, slips: Sequence[Slip], kind: str) -> None:
    counts = dict.fromkeys(DONE, 0)
    grown: dict[tuple[str, int], int] = {}  # by how much each paragraph has grown since the slips were found in it
    for number, slip in enumerate(slips, 1):
        say(f"\n{number} of {len(slips)}")
        _show(slip)
        growth = grown.get((slip.article, slip.paragraph), 0)
        decision, more = _decide(workspace, replace(slip, start=slip.start + growth, end=slip.end + growth), kind)
        grown[slip.article, slip.paragraph] = growth + more
        if decision == "quit":
            break
        counts[decision] += 1
    told = ", ".join(f"{count} {DONE[decision]}" for decision, count in counts.items() if count)
    say(f"\n{told or 'nothing decided'}" if slips else "there is nothing to decide")


def _decide(workspace: Workspace, slip: Slip, kind: str) -> tuple[str, int]:
    """Ask for a decision and carry it out, and by how much the paragraph grows; an edited slip is an accepted one."""
    from florilegium.recipe import suggesting

    decision = _key()
    if decision == "edit":
        click.echo(f"  reading [{slip.reading}]: ", nl=False)
        slip = replace(slip, reading=_line().strip("\n") or slip.reading)
        decision = "accept"
    if decision == "accept":
        growth = suggesting.accept(workspace, slip, slip.reading, f"{{.{slip.kind or kind}}}")
        if growth is None:
            say(f"  no mark can be set there without changing more: write it in {slip.place} yourself")
            return "later", 0
        say(f"  → {slip.place.file}")
        return decision, growth
    if decision == "reject":
        suggesting.reject(workspace, slip)
        say("  → rejected for good")
    return decision, 0


def _key() -> str:
    """The decision whose key is pressed; the end of the input is an end too."""
    while True:
        key = pressed_key(QUESTION)
        decision = "quit" if key is None else KEYS.get(key)
        if decision:
            return decision
        say("  press a, e, r, l or q")


def _line() -> str:
    return sys.stdin.readline()
