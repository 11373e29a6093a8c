"""`florilegium new`: a press folder that builds at once."""

from pathlib import Path

import click

from florilegium.cli.terminal import say
from florilegium.recipe.starter import start_press


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def new(folder: Path) -> None:
    """Make a press folder in DIR, with an article, a volume and an authority file to begin from.

    \b
    Example:
      florilegium new almanac
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise click.BadParameter(f"“{folder}” is there already and is not empty", param_hint="DIR")
    for file in start_press(folder):
        say(f"{folder}/{file}")
    say(f"now: cd {folder} && florilegium build")
