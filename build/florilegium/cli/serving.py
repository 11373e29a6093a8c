"""`florilegium serve`: the readers' catalogue in a browser on this machine."""

from pathlib import Path

import click

from florilegium.cli.catalogue import A_FOLDER, SITE
from florilegium.cli.main import MENDING, workspace_of
from florilegium.cli.terminal import say, show_diagnostics
from florilegium.diagnostics import Refusal


@click.command()
@click.option("--site", type=A_FOLDER, metavar="DIR", help="The site; by default “out/_site”.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any that is free.")
@click.pass_context
def serve(ctx: click.Context, site: Path | None, port: int) -> None:
    """Show the readers’ catalogue on this machine, and to no other, until you press Ctrl-C.

    \b
    Example:
      florilegium serve --port 8080
    """
    from florilegium.serving import open_server

    folder = site or workspace_of(ctx).root / SITE
    try:
        server = open_server(folder.absolute(), port)
    except Refusal as refusal:
        show_diagnostics(refusal.diagnostics)
        ctx.exit(MENDING)
    say(f"{server.address} shows {folder}; Ctrl-C ends it")
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("ended")
