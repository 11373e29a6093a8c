"""Turns the manifest of the fonts into faces that can be set: found, checked by their hash, with what they cover."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.typeface import coverage, lacking
from florilegium.workspace import Workspace

MANIFEST = "fonts/manifest.toml"
KEYS = ("family", "style", "weights", "file", "sha256", "licence", "licence-file", "coverage")
WEIGHTS = {300: "Light", 400: "", 500: "Medium", 600: "Semi-Bold", 700: "Bold", 800: "Ultra-Bold", 900: "Heavy"}


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: its family, its style (normal, italic), the lightest and heaviest weight it has, its bytes."""

    family: str
    style: str
    weights: tuple[int, int]
    file: str
    licence: str
    licence_file: str
    coverage: tuple[str, ...]
    content: bytes
    designers: tuple[str, ...] = ()
    version: str = ""  # of the package that it comes in
    sha256: str = ""

    @property
    def name(self) -> str:
        """The face by its family and style, as “EB Garamond italic”."""
        return self.family if self.style == "normal" else f"{self.family} {self.style}"

    @property
    def file_name(self) -> str:
        """A name without brackets or blanks for the file in a book: “EB-Garamond-italic.ttf”."""
        return f"{self.family.replace(' ', '-')}-{self.style}.ttf"

    def css(self, address: str) -> str:
        """The @font-face rule for this face, with its bytes at the address."""
        return f'@font-face {{ font-family: "{self.family}"; font-style: {self.style}; src: url("{address}") }}\n'

    def names(self) -> frozenset[str]:
        """Every name the engine may give this face in a PDF, without the prefix of the subset."""
        slant = "-Italic" if self.style == "italic" else ""
        stem = self.family.replace(" ", "-")
        light, heavy = self.weights
        styles = (name for weight, name in WEIGHTS.items() if light <= weight <= heavy)
        return frozenset(f"{stem}{'-' if name else ''}{name}{slant}" for name in styles)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Fonts:
    """The faces of the press, which are all that its books can be set with."""

    faces: tuple[Face, ...]

    @property
    def css(self) -> str:
        """The @font-face rules for the typesetter, which finds the bytes under “fonts/”."""
        return "".join(face.css(f"fonts/{face.file_name}") for face in self.faces)

    def content(self, address: str) -> bytes | None:
        """The bytes of the face that the rules of `css` look for at the address, None where it is no face's."""
        return next((face.content for face in self.faces if address == f"fonts/{face.file_name}"), None)


def open_fonts(folder: Path) -> Fonts:
    """The fonts that `manifest.toml` in the folder names. Refusal F01 to F04, F08, T01 to T03.

    The folder is the house's `fonts/` or a press's own. No other font of the machine can be set.
    """
    workspace = Workspace(folder.parent)
    file = f"{folder.name}/manifest.toml"
    records = workspace.read_toml(file).get("face", [])
    text = workspace.read_text(file)
    findings: list[Diagnostic] = []
    faces = [face for record in records if (face := _face(record, folder, _place(text, file, record), findings))]
    if findings:
        raise Refusal(*findings)
    return Fonts(tuple(faces))


def typefaces_for(fonts: Fonts, text: str) -> tuple[Face, ...]:
    """A face of each family that the words of a text need: the first, and others for letters that those before lack."""
    needed: list[Face] = []
    left = {ord(sign) for sign in set(text) if sign.isalpha()}
    for number, face in enumerate(fonts.faces):
        covered = coverage(face.content)
        if (number == 0 or left & covered) and face.family not in (each.family for each in needed):
            needed.append(face)
        left -= covered
    return tuple(needed)


def missing_glyphs(fonts: Fonts, passages: Iterable[tuple[str, Place]]) -> tuple[Diagnostic, ...]:
    """T04 for each character of the passages that no face has, at each place where one stands; none if all is well."""
    contents = tuple(face.content for face in fonts.faces)
    covered = _covered(contents)
    found = []
    for text, place in passages:
        unknown = {each for each in set(text) if ord(each) not in covered}
        found += [missing_glyph(each, place) for each in sorted(lacking(contents, frozenset(unknown)))]
    return tuple(found)


@lru_cache(maxsize=4)
def _covered(contents: tuple[bytes, ...]) -> frozenset[int]:
    return frozenset().union(*map(coverage, contents))


def missing_glyph(character: str, place: Place | None = None) -> Diagnostic:
    """The finding that no face has the character."""
    name = unicodedata.name(character, "a character without a name").lower()
    message = f"no font of the press has “{character}” (U+{ord(character):04X}, {name})"
    return Diagnostic("T04", message, place, f"write it otherwise, or add a font that has it to {MANIFEST}")


def _face(record: dict[str, Any], folder: Path, place: Place, findings: list[Diagnostic]) -> Face | None:
    if absent := [key for key in KEYS if key not in record]:
        findings.append(Diagnostic("T01", f"a face has no “{absent[0]}”", place, f"a face has {', '.join(KEYS)}"))
        return None
    path = _path(record, folder)
    if path is None or not path.is_file():
        package = record.get("package", "the folder of the fonts")
        hint = f"install the version that the manifest names ({record.get('version', 'any')}), or mend the entry"
        findings.append(Diagnostic("T02", f"the font “{record['file']}” is not in “{package}”", place, hint))
        return None
    content = path.read_bytes()
    if (found := hashlib.sha256(content).hexdigest()) != record["sha256"]:
        message = f"the font “{record['file']}” has changed: its SHA-256 is {found}"
        findings.append(Diagnostic("T03", message, place, "install the pinned version, or look at it and pin it anew"))
        return None
    light, heavy = record["weights"]
    return Face(
        record["family"],
        record["style"],
        (light, heavy),
        record["file"],
        record["licence"],
        record["licence-file"],
        tuple(record["coverage"]),
        content,
        tuple(record.get("designers", ())),
        str(record.get("version", "")),
        found,
    )


def _path(record: dict[str, Any], folder: Path) -> Path | None:
    file: str = record["file"]
    if "package" not in record:
        return folder / file
    spec = find_spec(record["package"])
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) / file if places else None


def _place(text: str, file: str, record: dict[str, Any]) -> Place:
    """The line of the record's file name, its family, or else the top of the manifest."""
    lines = text.split("\n")
    for key in ("file", "family"):
        wanted = f'"{record.get(key, "")}"'
        for number, line in enumerate(lines, 1):
            if wanted in line:
                return Place(file, number)
    return Place(file)
