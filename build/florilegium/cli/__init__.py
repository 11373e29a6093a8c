"""The command `florilegium`: arguments become calls of the recipe, what comes back is shown."""

from florilegium.cli.main import main

__all__ = ["main"]
