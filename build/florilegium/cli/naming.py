"""`florilegium names`: the names in the articles."""

import json

import click

from florilegium.cli.arguments import a_form, articles
from florilegium.cli.main import workspace_of
from florilegium.cli.terminal import say, show_diagnostics, show_table

KEYS = ("article", "paragraph", "start", "end", "surface", "person")


@click.group()
def names() -> None:
    """The names in the articles.

    \b
    Example:
      florilegium names mentions correctors-room
    """


@names.command()
@articles
@a_form("A table, or a list of objects; offsets are code points of the paragraph’s text.", "text", "json")
@click.pass_context
def mentions(ctx: click.Context, articles: tuple[str, ...], form: str) -> None:
    """List every mention of a person in ARTICLE….

    \b
    Example:
      florilegium names mentions correctors-room --format json
    """
    from florilegium.recipe.texts import mentions_of

    found, diagnostics = mentions_of(workspace_of(ctx), articles)
    show_diagnostics(diagnostics)
    if form == "json":
        records = [{key: getattr(each, key) for key in KEYS} for each in found]
        say(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        show_table(KEYS, [tuple(str(getattr(each, key)) for key in KEYS) for each in found])
