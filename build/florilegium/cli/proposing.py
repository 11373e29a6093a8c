"""`florilegium names propose` and `names review`: names that the authority file does not have."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from florilegium.cli.arguments import a_form, texts
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import console, say, show_diagnostics
from florilegium.model.proposals import TIERS, Context, Proposal

if TYPE_CHECKING:
    from rich.text import Text


@click.command()
@texts
@a_form("Proposals to read, each with its record to paste, or a list of objects.", "text", "json")
@click.pass_context
def propose(ctx: click.Context, ids: tuple[str, ...], form: str) -> None:
    """List the persons named in VOLUME or ARTICLE…, or anywhere, who are not in the authority file.

    \b
    Example:
      florilegium names propose correctors-room
    """
    from florilegium.recipe.proposing import proposals_of

    found, diagnostics = proposals_of(workspace_of(ctx), ids)
    show_diagnostics(diagnostics)
    if form == "json":
        say(json.dumps([as_object(each) for each in found], ensure_ascii=False, indent=2))
        return
    for proposal in found:
        show_proposal(proposal)
        say("")
        say("".join(f"  {line}\n" for line in proposal.record.splitlines()))
    counts = (f"{sum(each.tier == tier for each in found)} {tier}" for tier in TIERS)
    say(f"{len(found)} {'name' if len(found) == 1 else 'names'} to look at: {', '.join(counts)}")


def as_object(proposal: Proposal) -> dict[str, object]:
    """The proposal for JSON."""
    forms = [{"form": form, "count": count} for form, count in proposal.forms]
    return {**asdict(proposal), "count": proposal.count, "forms": forms}


def show_proposal(proposal: Proposal) -> None:
    """Print a proposal: the headword, the forms, what speaks for it, the places with the name in bold."""
    from rich.text import Text

    out = console()
    head = Text(proposal.headword, "bold")
    forms = ", ".join(f"{form} ×{count}" if count > 1 else form for form, count in proposal.forms)
    out.print(head.append(f" · {proposal.tier}", "not bold dim").append(f" · {forms}", "not bold"))
    for line in _lines(proposal):
        out.print(line)


def _lines(proposal: Proposal) -> "Iterator[Text]":
    from rich.text import Text

    for reason in proposal.evidence:
        yield Text(f"  {reason}")
    for near in proposal.near:
        yield Text(f"  perhaps a variant of “{near.headword}” ({near.id}): “{near.form}”, {near.how}", "yellow")
    for context in proposal.contexts:
        yield _context(context)


def _context(context: Context) -> "Text":
    from rich.text import Text

    where = f"{context.article}, byline" if not context.paragraph else f"{context.article} {context.paragraph}"
    return (
        Text(f"  {where}: ", "dim")
        .append(context.before, "not dim")
        .append(context.name, "not dim bold")
        .append(context.after, "not dim")
    )
