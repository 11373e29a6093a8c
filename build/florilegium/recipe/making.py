"""What books are made with, in short: the program's own files and the versions of all that is loaded with them."""

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version

from florilegium.recipe.booking import versions
from florilegium.typeface.shaping import shaper
from florilegium.workspace import program_files

# What sets and draws pages beside the engines that the record names.
LIBRARIES = ("cssselect2", "pillow", "pypdfium2", "pyphen", "tinycss2", "tinyhtml5")


def made_with() -> str:
    """A hash that another program, library or version of Python gives another of."""
    found = hashlib.sha256()
    for name, content in program_files():
        found.update(f"{name}\0{len(content)}\0".encode())
        found.update(content)
    used = {**versions(), **{name: _version(name) for name in LIBRARIES}}
    found.update(repr((sorted(used.items()), platform.python_version(), platform.machine(), shaper())).encode())
    return found.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
