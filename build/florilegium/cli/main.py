"""The group of all commands, and what they share: the press folder, the exit status, completion."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from florilegium import __version__
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Refusal, in_order
from florilegium.memory import in_large_steps
from florilegium.workspace import Workspace, as_root, find_root

MENDING = 1  # the exit status when the texts need mending


class Commands(click.Group):
    """A group that lists its commands in the order an editor meets them, and turns a Refusal into diagnostics."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            show_diagnostics(in_order(refusal.diagnostics))
            ctx.exit(MENDING)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="The press folder; by default the nearest folder above that has “texts/”.",
)
@click.version_option(__version__, prog_name="florilegium")
@click.pass_context
def florilegium(ctx: click.Context, root: Path | None) -> None:
    """A press that turns transcribed articles into anthologies, as EPUB and as print-ready PDF.

    \b
    Example:
      florilegium new almanac && cd almanac && florilegium build
    """
    ctx.obj = root


def workspace_of(ctx: click.Context) -> Workspace:
    """The press folder that --root names, or the nearest one above. Refusal F09."""
    root: Path | None = ctx.find_root().obj
    return Workspace(as_root(root.resolve()) if root else find_root(Path.cwd()))


@contextmanager
def quiet_completion() -> Iterator[None]:
    """While words are completed nothing may be printed: where there is no press folder there is nothing to offer."""
    try:
        yield
    except Refusal:
        return


class Id(click.ParamType[str]):
    """The id of a volume or an article of the press, completed by the shell and checked against what is there."""

    def __init__(self, *, volumes: bool = False, articles: bool = False) -> None:
        self.volumes, self.articles = volumes, articles
        self.name = "volume" if not articles else "article" if not volumes else "volume|article"

    def known(self, ctx: click.Context) -> tuple[str, ...]:
        """All ids that may stand here."""
        from florilegium.recipe.listing import articles_of, volumes_of

        workspace = workspace_of(ctx)
        return (*(volumes_of(workspace) if self.volumes else ()), *(articles_of(workspace) if self.articles else ()))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if ctx and value not in (known := self.known(ctx)):
            advice = (
                "" if known or self.articles else f": write texts/volumes/{value}.toml, with title, date and articles"
            )
            self.fail(
                f"there is no {self.name.replace('|', ' or ')} “{value}”{_near(value, known)}{advice}", param, ctx
            )
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        with quiet_completion():
            return [CompletionItem(known) for known in self.known(ctx) if known.startswith(incomplete)]
        return []


def _near(value: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(value, known, 3)
    if near:
        return f"; did you mean {', '.join(f'“{each}”' for each in near)}?"
    return f"; there is {', '.join(f'“{each}”' for each in known[:12])}" if known else "; the press has none yet"


@florilegium.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that lets SHELL complete commands, volumes and articles.

    \b
    Example:
      florilegium completion bash >> ~/.bashrc
    """
    made = get_completion_class(shell)
    assert made
    say(made(florilegium, {}, "florilegium", "_FLORILEGIUM_COMPLETE").source())


def main() -> None:
    """Run the command with the words of the shell; exits with 0, 1 (the texts need mending) or 2 (wrong arguments)."""
    in_large_steps()
    from florilegium.cli import commands  # noqa: F401  each module adds its commands to the group

    florilegium(prog_name="florilegium", complete_var="_FLORILEGIUM_COMPLETE")
