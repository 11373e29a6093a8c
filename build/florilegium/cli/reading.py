"""`florilegium text`: an article as plain text."""

import json

import click

from florilegium.cli.arguments import a_form, an_article
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say


@click.command()
@an_article
@a_form("Paragraphs with a blank line between them, or {id, paragraphs: [{n, kind, text}]}.", "text", "json")
@click.pass_context
def text(ctx: click.Context, article: str, form: str) -> None:
    """Print the paragraphs of ARTICLE as plain text: the body, then the notes.

    \b
    Example:
      florilegium text correctors-room --format json
    """
    from florilegium.recipe.texts import paragraphs_of

    found = paragraphs_of(workspace_of(ctx), article)
    if form == "json":
        records = [{"n": each.n, "kind": each.kind, "text": each.text} for each in found]
        say(json.dumps({"id": article, "paragraphs": records}, ensure_ascii=False, indent=2))
    else:
        say("\n\n".join(each.text for each in found))
