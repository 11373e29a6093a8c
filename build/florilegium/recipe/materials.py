"""All that the press works with when a release is made: program, libraries, fonts, colours, hyphenation, layouts."""

import hashlib
import platform
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from florilegium import __version__
from florilegium.model.release import MATERIALS, Material
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.licences import licence_of
from florilegium.recipe.packages import installed, locked
from florilegium.recipe.versions import LIBRARIES
from florilegium.release.sums import sums_of
from florilegium.typeface.fonts import open_fonts
from florilegium.typeface.shaping import system_libraries
from florilegium.workspace import Workspace, house_file, house_folder, program_files, read_outside

LICENCE = "AGPL-3.0-or-later"  # the program's and its layouts'
LOCK = "requirements.lock"
SYSTEM = {
    "Pango": "LGPL-2.0-or-later", "HarfBuzz": "MIT-Modern-Variant", "HarfBuzz subset": "MIT-Modern-Variant",
    "fontconfig": "HPND-sell-variant", "FreeType": "FTL OR GPL-2.0-or-later", "FriBidi": "LGPL-2.1-or-later",
    "GLib": "LGPL-2.1-or-later", "zlib": "Zlib",
}  # fmt: skip
# Folder, ending, kind and licence of the house's files that are listed one by one, and whole folders of it.
SINGLE = (("colour", ".icc", "colour profile", "Zlib"), ("csl", ".csl", "style", "CC-BY-SA-3.0"))
FOLDERS = {"templates": "templates", "styles": "stylesheets", "pages": "page designs", "profiles": "print profiles"}
_LANGUAGE = re.compile(rb'\blang="([a-z]{2,3}(?:-[A-Z]{2})?)')


def materials(workspace: Workspace, books: Mapping[str, bytes]) -> tuple[Material, ...]:
    """What is here, in the order of model.release.MATERIALS; `books` tell in which languages words are parted.

    Refusal of the manifest of the fonts, see `open_fonts`.
    """
    pages = (book for name, book in books.items() if name.endswith(".html"))
    languages = sorted({found.decode() for page in pages for found in _LANGUAGE.findall(page)})
    found = (
        *_program(),
        *_libraries(workspace),
        *_system(),
        *_fonts(workspace),
        *_single(workspace),
        *_of_package("pyphen", "hyphenation", _dictionaries(languages)),
        *_of_package("citeproc-py", "style", _locales(languages)),
        *_folders(workspace),
    )
    return tuple(sorted(found, key=lambda each: MATERIALS.index(each.kind)))


def _program() -> Iterator[Material]:
    package = f"pkg:pypi/florilegium@{__version__}"
    yield Material("program", "florilegium", __version__, LICENCE, package, sum_of_sums(dict(program_files())))
    python = platform.python_version()
    name = platform.python_implementation()
    yield Material("interpreter", name, python, "PSF-2.0", f"pkg:generic/{name.lower()}@{python}")


def _libraries(workspace: Workspace) -> Iterator[Material]:
    lock = locked(workspace.read_text(LOCK)) if workspace.has(LOCK) else {}
    for name, library in installed(LIBRARIES).items():
        pinned, hashes = lock.get(name, ("", ()))
        here = pinned if _same(pinned, library.version) else library.version
        package = f"pkg:pypi/{name}@{here}"
        yield Material("library", name, here, licence_of(library), package, locked=hashes if here == pinned else ())


def _same(pinned: str, here: str) -> bool:
    """Whether two versions are one, as 6.4 and 6.004."""

    def parts(version: str) -> list[str]:
        return [part.lstrip("0") for part in version.split(".")]

    return parts(pinned) == parts(here)


def _system() -> Iterator[Material]:
    for name, found in system_libraries().items():
        if found:
            package = f"pkg:generic/{name.lower().replace(' ', '-')}@{found}"
            yield Material("system", name, found, SYSTEM[name], package)


def _fonts(workspace: Workspace) -> Iterator[Material]:
    fonts = open_fonts(house_file(workspace, "fonts/manifest.toml").parent)
    for face in sorted(fonts.faces, key=lambda face: face.name):
        yield Material("font", face.name, face.version, face.licence, sha256=face.sha256)


def _single(workspace: Workspace) -> Iterator[Material]:
    """Colour profiles and styles of citation; the press's own, of which nothing is known, without a licence."""
    layouts = Layouts(workspace)
    for folder, suffix, kind, licence in SINGLE:
        for name in layouts.names(folder, suffix):
            path = f"{folder}/{name}{suffix}"
            content, house = layouts.content(path) or b"", house_folder("layouts") / path
            is_house = house.is_file() and read_outside(house) == content
            yield Material(kind, f"{name}{suffix}", "", licence if is_house else "", sha256=_sha256(content))


def _folders(workspace: Workspace) -> Iterator[Material]:
    """The house's templates and stylesheets with those of the press in their places, each folder as a whole."""
    layouts = Layouts(workspace)
    for folder, name in FOLDERS.items():
        contents = {each: layouts.content(f"{folder}/{each}") for each in layouts.names(folder, "")}
        files = {each: content for each, content in contents.items() if content is not None}
        yield Material("layout", name, __version__, LICENCE, sha256=sum_of_sums(files))


def _dictionaries(languages: list[str]) -> list[Path]:
    """The lists of hyphenation for these languages, as Pyphen chooses: of the country, of the language, any of it."""
    folder = _folder("pyphen") / "dictionaries"
    found = []
    for language in languages:
        short = language.partition("-")[0]
        tried = (f"hyph_{language.replace('-', '_')}.dic", f"hyph_{short}.dic", f"hyph_{short}_*.dic")
        found += [path for pattern in tried for path in sorted(folder.glob(pattern))][:1]
    return found


def _locales(languages: list[str]) -> list[Path]:
    """The words of the styles of citation in these languages, and in English, on which they fall back."""
    folder = _folder("citeproc") / "data" / "locales"
    wanted = (folder / f"locales-{language}.xml" for language in sorted({*languages, "en-US"}))
    return [path for path in wanted if path.is_file()]


def _of_package(package: str, kind: str, files: list[Path]) -> Iterator[Material]:
    licence = "CC-BY-SA-3.0" if kind == "style" else ""  # those of the dictionaries stand in their files
    for path in sorted(set(files)):
        yield Material(kind, path.name, version(package), licence, sha256=_sha256(read_outside(path)))


def _folder(module: str) -> Path:
    spec = find_spec(module)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ("",))))


def sum_of_sums(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of the list of the files with theirs, as sha256sum writes it, sorted by name."""
    return _sha256(sums_of(files))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
