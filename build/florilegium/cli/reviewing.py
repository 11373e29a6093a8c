"""`florilegium names review`: the proposals one by one, and what the editor decides, written at once."""

import sys
from dataclasses import dataclass, field

import click

from florilegium.cli.main import workspace_of
from florilegium.cli.proposing import IDS, show_proposal
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.model.names import Person
from florilegium.model.proposals import Proposal
from florilegium.workspace import Workspace

KEYS = {"a": "accept", "m": "merge", "r": "reject", "l": "later", "q": "quit"}
QUESTION = "  [a]ccept  [m]erge into a person  [r]eject  [l]ater  [q]uit "
DONE = {"accept": "accepted", "merge": "merged", "reject": "rejected", "later": "left for later"}


class _End(Exception):
    """There is no further line of input."""


@dataclass(slots=True)
class _Counts:
    """How many proposals each decision was made of."""

    of: dict[str, int] = field(default_factory=lambda: dict.fromkeys(DONE, 0))

    def __str__(self) -> str:
        return (
            ", ".join(f"{count} {DONE[decision]}" for decision, count in self.of.items() if count) or "nothing decided"
        )


@click.command()
@click.argument("ids", nargs=-1, type=IDS, metavar="[VOLUME|ARTICLE]...")
@click.pass_context
def review(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Go through the proposals for VOLUME or ARTICLE…, or for everything, and decide on each.

    One key decides: a accepts the name (you may mend its headword), m adds its forms to a person who is there,
    r rejects it for good, l leaves it for later, q ends. Each decision is written to texts/names.toml at once.
    Without a terminal the keys and answers are read from standard input, a line each.

    \b
    Example:
      florilegium names review hands-between
    """
    from florilegium.recipe.proposing import proposals_of

    workspace = workspace_of(ctx)
    proposals, diagnostics = proposals_of(workspace, ids)
    show_diagnostics(diagnostics)
    counts = _Counts()
    for number, proposal in enumerate(proposals, 1):
        say(f"\n{number} of {len(proposals)}")
        show_proposal(proposal)
        try:
            decision = _decide(workspace, proposal)
        except _End:
            break
        if decision == "quit":
            break
        counts.of[decision] += 1
    say(f"\n{counts}" if proposals else "there is nothing to decide")


def _decide(workspace: Workspace, proposal: Proposal) -> str:
    """Ask until there is a decision, and carry it out."""
    from florilegium.recipe import proposing

    while True:
        decision = _key()
        if decision == "accept":
            headword = _line(f"  headword [{proposal.headword}]: ") or proposal.headword
            id = proposing.accept(workspace, proposal, headword)
            say(f"  → “{headword}” is now the record “{id}”")
        elif decision == "merge":
            person = _person(workspace, proposal)
            if person is None:
                continue
            proposing.merge(workspace, proposal, person.id)
            say(f"  → {', '.join(f'“{name}”' for name in proposal.names)}: variants of “{person.headword}”")
        elif decision == "reject":
            proposing.reject(workspace, proposal)
            say("  → rejected for good")
        return decision


def _key() -> str:
    """The decision whose key is pressed, or whose letter begins a line."""
    while True:
        click.echo(QUESTION, nl=False)
        if sys.stdin.isatty():
            pressed = click.getchar()
            click.echo(pressed)
        else:
            pressed = _read()
        decision = KEYS.get(pressed[:1].lower())
        if decision:
            return decision
        say("  press a, m, r, l or q")


def _line(prompt: str) -> str:
    click.echo(prompt, nl=False)
    return _read()


def _read() -> str:
    line = sys.stdin.readline()
    if not line:
        raise _End
    return line.strip()


def _person(workspace: Workspace, proposal: Proposal) -> Person | None:
    """The person whom the editor names by number, id or headword; None for nobody."""
    from florilegium.recipe.proposing import persons_like

    persons, near = persons_like(workspace, proposal)
    for number, person in enumerate(near, 1):
        say(f"  {number}  {person.headword} ({person.id})")
    answer = _line("  into whom? a number, an id or a headword; nothing for nobody: ")
    if answer.isdigit() and 0 < int(answer) <= len(near):
        return near[int(answer) - 1]
    found = next((person for person in persons if answer and answer in (person.id, person.headword)), None)
    if answer and not found:
        say(f"  there is no “{answer}”")
    return found
