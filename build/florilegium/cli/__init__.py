"""The command `florilegium`: arguments become calls of the recipe, what comes back is shown.

Each command imports its part of the recipe when it is called, and not before: the typesetter alone takes longer to load
than help, completion or the words of an article take to show.
"""

from florilegium.cli.main import main

__all__ = ["main"]
