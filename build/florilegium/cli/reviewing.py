"""`florilegium names review`: the proposals one by one, and what the editor decides, written at once."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from florilegium.cli.arguments import texts
from florilegium.cli.main import workspace_of
from florilegium.cli.proposing import show_proposal
from florilegium.cli.terminal import pressed_key, say, show_diagnostics
from florilegium.model.names import Person
from florilegium.model.proposals import Proposal
from florilegium.workspace import Workspace

if TYPE_CHECKING:
    from florilegium.recipe.authority_files import Files

KEYS = {"m": "merge", "r": "reject", "l": "later", "u": "undo", "q": "quit"}
CANCEL = "."
# What a name is accepted as.
AS = {"a": "person", "p": "place", "o": "organisation", "n": "periodical", "w": "work"}
QUESTION = (
    "  [a]ccept, or accept as a [p]lace, [o]rganisation, [n]ewspaper or other periodical, [w]ork\n"
    "  [m]erge into a record  [r]eject  [l]ater  [u]ndo the last decision  [q]uit "
)
DONE = {"accept": "accepted", "merge": "merged", "reject": "rejected", "later": "left for later"}


class _End(Exception):
    """There is no further line of input."""


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision, with the authority files before and after it."""

    decision: str
    before: "Files"
    after: "Files"


def _summary(decided: Sequence[_Decided]) -> str:
    """How many proposals each decision was made of."""
    count = Counter(each.decision for each in decided)
    return ", ".join(f"{count[one]} {done}" for one, done in DONE.items() if count[one]) or "nothing decided"


@click.command()
@texts
@click.pass_context
def review(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Go through the proposals for VOLUME or ARTICLE…, or for everything, and decide on each.

    One key decides: a accepts the name as a person’s (you may mend its headword), p, o, n and w as that of a place, an
    organisation, a newspaper or other periodical, a work; m adds its forms to a record that is there, r rejects it for
    good, l leaves it for later, q ends. Each decision is written to the authority file of its kind at once; u takes the
    last one back.
    Without a terminal the keys and answers are read from standard input, a line each.

    \b
    Example:
      florilegium names review hands-between
    """
    from florilegium.recipe.proposing import proposals_of

    workspace = workspace_of(ctx)
    proposals, diagnostics = proposals_of(workspace, ids)
    show_diagnostics(diagnostics)
    decided = _go_through(workspace, proposals)
    say(f"\n{_summary(decided)}" if proposals else "there is nothing to decide")


def _go_through(workspace: Workspace, proposals: Sequence[Proposal]) -> list[_Decided]:
    """Ask for each proposal what is to be done; what was decided and not taken back."""
    from florilegium.recipe.authority_files import files_now

    decided: list[_Decided] = []
    while len(decided) < len(proposals):
        proposal = proposals[len(decided)]
        say(f"\n{len(decided) + 1} of {len(proposals)}")
        show_proposal(proposal)
        before = files_now(workspace)
        try:
            decision = _decide(workspace, proposal)
        except _End:
            break
        if decision == "quit":
            break
        if decision == "undo":
            _take_back(workspace, decided)
        else:
            decided.append(_Decided(decision, before, files_now(workspace)))
    return decided


def _take_back(workspace: Workspace, decided: list[_Decided]) -> None:
    """Undo the last decision and what it wrote."""
    from florilegium.recipe.authority_files import restore

    if not decided:
        say("  there is nothing to take back")
    elif restore(workspace, decided[-1].before, decided[-1].after):
        say(f"  → taken back: {DONE[decided.pop().decision]}")
    else:
        say("  the authority file has been changed since by other hands: it is left as it is")


def _decide(workspace: Workspace, proposal: Proposal) -> str:
    """Ask until there is a decision, and carry it out."""
    from florilegium.recipe import proposing

    while True:
        decision, kind = _key()
        if decision == "accept":
            proposed = proposing.headword_as(proposal, kind)
            headword = _line(f"  headword of the {kind} [{proposed}], or {CANCEL} for none: ") or proposed
            if headword == CANCEL:
                continue
            other = proposing.record_with(workspace, headword, kind)
            if other:
                say(f"  “{headword}” is there already, as “{other.id}”: m merges into it, or give another headword")
                continue
            id = proposing.accept(workspace, proposal, headword, kind)
            say(f"  → “{headword}” is now the {kind} “{id}”")
        elif decision == "merge":
            record = _record(workspace, proposal)
            if record is None:
                continue
            proposing.merge(workspace, proposal, record.id)
            say(f"  → {', '.join(f'“{name}”' for name in proposal.names)}: variants of “{record.headword}”")
        elif decision == "reject":
            proposing.reject(workspace, proposal)
            say("  → rejected for good")
        return decision


def _key() -> tuple[str, str]:
    """The decision whose key is pressed, and as what a name is accepted."""
    while True:
        key = pressed_key(QUESTION)
        if key is None:
            raise _End
        if key in AS:
            return "accept", AS[key]
        if key in KEYS:
            return KEYS[key], ""
        say(f"  press {', '.join(AS)}, m, r, l, u or q")


def _line(prompt: str) -> str:
    click.echo(prompt, nl=False)
    return _read()


def _read() -> str:
    line = sys.stdin.readline()
    if not line:
        raise _End
    return line.strip()


def _record(workspace: Workspace, proposal: Proposal) -> Person | None:
    """The record that the editor names by number, id or headword; None for none."""
    from florilegium.recipe.proposing import records_like

    records, near = records_like(workspace, proposal)
    for number, record in enumerate(near, 1):
        say(f"  {number}  {record.headword} ({record.id})")
    answer = _line("  into which? a number, an id or a headword; nothing for none: ").removeprefix(CANCEL)
    if answer.isdigit() and 0 < int(answer) <= len(near):
        return near[int(answer) - 1]
    found = next((record for record in records if answer and answer in (record.id, record.headword)), None)
    if answer and not found:
        say(f"  there is no “{answer}”")
    return found
