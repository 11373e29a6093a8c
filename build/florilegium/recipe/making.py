"""What books are made with, in short: the program's own files and the versions of all that is loaded with them."""

import hashlib

from florilegium.recipe.versions import versions
from florilegium.workspace import program_files


def made_with() -> str:
    """A hash that another program, library or version of Python gives another of."""
    found = hashlib.sha256()
    for name, content in program_files():
        found.update(f"{name}\0{len(content)}\0".encode())
        found.update(content)
    found.update(repr(sorted(versions().items())).encode())
    return found.hexdigest()
