"""Files packed in a zip, as Word and EPUB have them: checked whole before anything is unpacked, and only in memory."""

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.workspace import LARGEST_TEXT

CONTAINER = "META-INF/container.xml"  # what tells an e-book
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_PACKED = 100_000_000  # bytes of the packed file, and of what it would unpack to five times as many
MOST_FILES = 5_000
MOST_RATIO = 200  # of unpacked to packed; words seldom pass 10, and deflate ends at 1032
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Package:
    """A packed file that was found sound: its name, its bytes, the paths in it."""

    name: str
    content: bytes
    paths: frozenset[str]

    def read(self, path: str) -> bytes:
        """The bytes of one file in it. Refusal I22 where they are damaged, I24 too many, I28 where it is not there."""
        if path not in self.paths:
            message = f"“{path}” is missing in “{self.name}”"
            raise Refusal(Diagnostic("I28", message, Place(self.name), "fetch the file again, or save it anew"))
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive, archive.open(path) as member:
                found = member.read(LARGEST_TEXT + 1)
        except _DAMAGED:
            raise Refusal(_damaged(self.name, f"“{path}” in it cannot be unpacked")) from None
        if len(found) > LARGEST_TEXT:
            raise Refusal(_too_large(self.name, f"“{path}” in it has more than {LARGEST_TEXT:,} bytes"))
        return found

    def has(self, path: str) -> bool:
        return path in self.paths


def opened(content: bytes, name: str) -> Package:
    """The package in the bytes of a file called `name`; nothing is unpacked yet. Refusal I22 to I25."""
    if content.startswith(OLD_OFFICE):
        message = f"“{name}” is encrypted, or a Word file of before 2007"
        hint = "open it in Word and save it as .docx without a password"
        raise Refusal(Diagnostic("I23", message, Place(name), hint))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except _DAMAGED:
        raise Refusal(_damaged(name, "it is no whole zip file")) from None
    problems = (_of_number(members, name), *(_of_member(each, name) for each in members))
    if found := [problem for problem in problems if problem]:
        raise Refusal(found[0])
    return Package(name, content, frozenset(each.filename for each in members if not each.is_dir()))


def _of_number(members: list[zipfile.ZipInfo], name: str) -> Diagnostic | None:
    total = sum(each.file_size for each in members)
    if len(members) > MOST_FILES:
        return _too_large(name, f"it holds {len(members):,} files")
    if total > 5 * LARGEST_PACKED:
        return _too_large(name, f"it would unpack to {total:,} bytes")
    if len({each.filename for each in members}) < len(members):
        return _damaged(name, "it holds two files of one name")
    return None


def _of_member(member: zipfile.ZipInfo, name: str) -> Diagnostic | None:
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in parts[0]:
        message = f"“{member.filename}” in “{name}” leads out of it"
        return Diagnostic("I25", message, Place(name), "do not trust this file; fetch it from where it was made")
    if stat.S_ISLNK(member.external_attr >> 16):
        message = f"“{member.filename}” in “{name}” is a link and no file"
        return Diagnostic("I25", message, Place(name), "do not trust this file; fetch it from where it was made")
    if member.flag_bits & 1:
        return Diagnostic("I23", f"“{name}” is encrypted", Place(name), "save it without a password")
    if member.file_size > 1_000_000 and member.file_size > MOST_RATIO * max(member.compress_size, 1):
        return _too_large(name, f"“{member.filename}” would unpack to {member.file_size:,} bytes")
    return None


def _damaged(name: str, reason: str) -> Diagnostic:
    return Diagnostic("I22", f"“{name}” is damaged: {reason}", Place(name), "fetch it again, or save it anew")


def _too_large(name: str, reason: str) -> Diagnostic:
    return Diagnostic("I24", f"“{name}” unpacks to too much: {reason}", Place(name), "is this the right file?")


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files of an unpacked e-book as one file, alike on every machine: in their order, undated, not compressed."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files, key=lambda name: (name != "mimetype", name)):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name])
    return into.getvalue()
