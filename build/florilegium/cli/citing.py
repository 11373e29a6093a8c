"""`florilegium cite`: how others cite a volume or an article, in words or for their managers of references."""

import click

from florilegium.cli.arguments import a_form
from florilegium.cli.main import Id, workspace_of
from florilegium.cli.terminal import show_diagnostics


@click.command()
@click.argument("ids", nargs=-1, required=True, type=Id(volumes=True, articles=True), metavar="[VOLUME|ARTICLE]...")
@a_form("Lines in the style of the press, or a file for managers of references.", "text", "csl-json", "bibtex", "ris")
@click.option("--pieces", is_flag=True, help="The articles of each VOLUME, too.")
@click.option(
    "--paragraph",
    type=click.IntRange(min=1),
    metavar="N",
    help="Only paragraph N of each ARTICLE, with its pages.",
)
@click.pass_context
def cite(ctx: click.Context, ids: tuple[str, ...], form: str, pieces: bool, paragraph: int | None) -> None:
    """Print how VOLUME or ARTICLE is cited. The pages are those of the print edition that was built last.

    An article is cited from each volume that holds it, under the key “volume.article”.

    \b
    Example:
      florilegium cite hands-between --pieces --format bibtex > hands-between.bib
    """
    from florilegium.recipe.citing import Asked, cite_these

    cited = cite_these(workspace_of(ctx), Asked(ids, pieces, paragraph or 0), form)
    show_diagnostics(cited.diagnostics)
    click.echo(cited.words, nl=False)
