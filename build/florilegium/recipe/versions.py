"""The versions of what a book is made with: the program, the language it is written in, libraries, the system's own."""

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from florilegium import __version__
from florilegium.record import FontRecord
from florilegium.typeface.fonts import Fonts
from florilegium.typeface.shaping import system_libraries

# The libraries on which the bytes of a book depend; all others of the lock set up, check or tell.
LIBRARIES = (
    "cffi", "citeproc-py", "cssselect2", "ebooklib", "fonttools", "jinja2", "lxml", "markdown-it-py", "markupsafe",
    "mdit-py-plugins", "pillow", "pydyf", "pypdf", "pypdfium2", "pyphen", "python-barcode", "tinycss2", "tinyhtml5",
    "weasyprint", "webencodings",
)  # fmt: skip
# Those on which it depends where lines and pages break.
BREAKING = (
    "florilegium", "weasyprint", "pyphen", "fonttools", "Pango", "HarfBuzz", "fontconfig", "FreeType", "FriBidi",
    "GLib",
)  # fmt: skip


@cache
def versions() -> dict[str, str]:
    """By name: the program, Python, the kind of processor, LIBRARIES, and the system's, which have capitals; no “”."""
    found = {
        "florilegium": __version__,
        "Python": platform.python_version(),
        "processor": platform.machine(),
        **{name: _version(name) for name in LIBRARIES},
        **system_libraries(),
    }
    return {name: told for name, told in found.items() if told}


def font_records(fonts: Fonts) -> tuple[FontRecord, ...]:
    """The faces of the press as its records tell of them, sorted by name."""
    records = (FontRecord(face.name, face.version, face.sha256) for face in fonts.faces)
    return tuple(sorted(records, key=lambda font: font.name))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
