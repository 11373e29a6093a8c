"""The one door to the world outside: the press folder, the house's layouts and fonts, the files that are written."""

import errno
import hashlib
import os
import tempfile
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from florilegium.diagnostics import Diagnostic, Place, Refusal

LARGEST_FILE = 100_000_000  # bytes of any file that is taken in
LARGEST_TEXT = 10_000_000  # bytes; 10 MB is over three thousand pages


def seconds() -> float:
    """The seconds of a clock that only serves to measure how long something takes."""
    return time.perf_counter()


def house_folder(name: str) -> Path:
    """The folder `layouts` or `fonts` that came with the program, from the wheel or from the source tree."""
    packaged = Path(__file__).parent / "house" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / name


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that has `texts/`; Refusal F09 where there is none."""
    for folder in (start, *start.parents):
        if (folder / "texts").is_dir():
            return folder
    hint = "go into a press folder, name it with --root, or make one with “florilegium new DIR”"
    raise Refusal(Diagnostic("F09", f"no folder with “texts” at or above “{start}”", hint=hint))


def as_root(folder: Path) -> Path:
    """The folder, which must have `texts/`; Refusal F09 where it has not."""
    if (folder / "texts").is_dir():
        return folder
    hint = "name a folder that has “texts”, or make one with “florilegium new DIR”"
    raise Refusal(Diagnostic("F09", f"there is no folder “texts” in “{folder}”", hint=hint))


@dataclass(frozen=True, slots=True)
class Workspace:
    """A press folder. All paths given and returned are relative to it, with “/”."""

    root: Path

    def has(self, file: str) -> bool:
        return (self.root / file).is_file()

    def listing(self, folder: str, suffix: str) -> tuple[str, ...]:
        """The files directly in the folder whose names end in suffix, sorted; none where there is no folder."""
        found = (self.root / folder).glob(f"*{suffix}") if (self.root / folder).is_dir() else ()
        return tuple(sorted(f"{folder}/{path.name}" for path in found if path.is_file()))

    def strays(self, folder: str, suffix: str) -> tuple[str, ...]:
        """The files in folders below the folder whose names end in suffix, sorted: a listing passes them over."""
        found = (self.root / folder).glob(f"*/**/*{suffix}")
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in found))

    def folders_with(self, file: str) -> tuple[str, ...]:
        """The folders directly in the press folder that hold a file of that name, sorted."""
        return tuple(sorted(path.parent.name for path in self.root.glob(f"*/{file}")))

    def read_bytes(self, file: str, place: Place | None = None) -> bytes:
        """The bytes of a file. Refusal F01, F02; the place is the line that asks for the file."""
        try:
            return (self.root / file).read_bytes()
        except PermissionError:
            raise Refusal(
                Diagnostic("F02", f"“{file}” may not be read", place or Place(file), "give yourself the right to")
            ) from None
        except OSError:
            raise Refusal(
                Diagnostic("F01", f"“{file}” is not there", place or Place(file), "mend the path or add the file")
            ) from None

    def read_text(self, file: str, place: Place | None = None) -> str:
        """The text of a UTF-8 file with line feeds. Refusal F01 to F04."""
        content = self.read_bytes(file, place)
        if len(content) > LARGEST_TEXT:
            raise Refusal(
                Diagnostic(
                    "F04",
                    f"“{file}” has {len(content):,} bytes; a text has at most {LARGEST_TEXT:,}",
                    Place(file),
                    "is this the right file? split a long text into articles",
                )
            )
        try:
            return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            before = content[: error.start]
            place = Place(file, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8")) + 1)
            raise Refusal(
                Diagnostic("F03", f"byte 0x{content[error.start]:02x} is not UTF-8", place, "save the file as UTF-8")
            ) from None

    def read_toml(self, file: str, place: Place | None = None) -> dict[str, Any]:
        """The table in a TOML file. Refusal F01 to F04, F08."""
        return parse_toml(self.read_text(file, place), file)

    def write(self, files: Mapping[str, bytes], folder: Path) -> None:
        """Write the files into the folder, each whole or not at all: all are set down beside it before any is moved in.

        Refusal F05 to F07; then nothing has changed.
        """
        _check_inside(files, folder)
        with told_writing(folder, "choose another folder with --out"):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".florilegium-", dir=folder) as scratch:
                for name, content in files.items():
                    target = Path(scratch) / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)
                    target.chmod(0o644)
                for name in files:
                    _see_that_no_folder_is_there(folder / name)
                for name in files:
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                for name in files:
                    (Path(scratch) / name).replace(folder / name)

    def remove(self, file: str) -> None:
        """Take a file of the press away, if it is there."""
        (self.root / file).unlink(missing_ok=True)

    def remove_with_folders(self, file: str) -> None:
        """Take a file away, and the folders around it that nothing else is in."""
        self.remove(file)
        for folder in list((self.root / file).parents)[: len(PurePosixPath(file).parents) - 1]:
            if any(folder.iterdir()):
                return
            folder.rmdir()


@contextmanager
def scratch_files() -> Iterator[None]:
    """Where a library sets down files for itself: Refusal F05 to F07 if it cannot, instead of its exception."""
    with told_writing(Path(os.environ.get("TMPDIR", "/tmp")), "free some room there, or name another folder in TMPDIR"):
        yield


def _check_inside(files: Iterable[str], folder: Path) -> None:
    """Refusal F05 where a link in the folder leads what would be written out of it."""
    root = folder.resolve()
    for name in files:
        if not (folder / name).parent.resolve().is_relative_to(root):
            message = f"“{name}” is not written: a link leads out of “{folder}”"
            raise Refusal(Diagnostic("F05", message, hint="make a folder of your own in its place"))


def _see_that_no_folder_is_there(target: Path) -> None:
    """OSError where a folder is in the way of a file."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, f"“{target.name}” is a folder")


@contextmanager
def told_writing(folder: Path, hint: str) -> Iterator[None]:
    """Turns what the system refuses inside the block into Refusal F05 to F07."""
    try:
        yield
    except OSError as error:
        raise Refusal(_not_written(error, folder, hint)) from None


def _not_written(error: OSError, folder: Path, hint: str) -> Diagnostic:
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Diagnostic("F05", f"no permission to write in “{folder}”", hint=hint)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Diagnostic("F06", f"no room left on the disk for “{folder}”", hint="free some room and build again")
    reason = error.strerror or "unknown reason"
    return Diagnostic("F07", f"“{folder}” could not be written: {reason[:1].lower()}{reason[1:]}", hint=hint)


def parse_toml(text: str, file: str, first_line: int = 1) -> dict[str, Any]:
    """The table in a TOML text that begins at line `first_line` of the file. Refusal F08."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        line, column = _position(message, text)
        reason = message.partition(" (at ")[0]
        raise Refusal(
            Diagnostic(
                "F08",
                f"this is not TOML: {reason[:1].lower()}{reason[1:]}",
                Place(file, first_line + line - 1, column),
                "texts stand in quotes, lists in [brackets], a table’s name in [brackets] on its own line",
            )
        ) from None


def _position(message: str, text: str) -> tuple[int, int]:
    """Line and column that tomllib put into its message; the end of the text where it says so."""
    words = message.rpartition("(at ")[2].rstrip(")").replace(",", "").split()
    if len(words) == 4 and words[0] == "line":
        return int(words[1]), int(words[3])
    return text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1


def house_file(workspace: Workspace, path: str) -> Path:
    """A file of `layouts/` or `fonts/`: the press's own where it has one, else the house's."""
    kind, _, rest = PurePosixPath(path).as_posix().partition("/")
    own = workspace.root / kind / rest
    return own if own.is_file() else house_folder(kind) / rest


def program_files() -> Iterator[tuple[str, bytes]]:
    """The program's own files by their paths in it, in order, with their bytes."""
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), path.read_bytes()


def read_house_text(path: Path) -> str | None:
    """The text of a file that came with the program, None where there is none."""
    return path.read_text("utf-8") if path.is_file() else None


def files_in(path: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """The file itself; of a folder every file in it, at any depth, whose name ends so, sorted.

    What a link in the folder leads to outside of it is left out, see `files_outside`.
    """
    if not path.is_dir():
        return (path,)
    outside = set(files_outside(path))
    found = (each for each in path.rglob("*") if each.is_file() and each.suffix.lower() in suffixes)
    return tuple(sorted(each for each in found if each not in outside))


def files_outside(path: Path) -> tuple[Path, ...]:
    """The links in a folder that lead out of it, sorted."""
    if not path.is_dir():
        return ()
    root = path.resolve()
    return tuple(sorted(each for each in path.rglob("*") if not each.resolve().is_relative_to(root)))


def read_folder(path: Path) -> dict[str, bytes]:
    """All files of a folder by their paths in it, but for links that lead out of it. Refusal F02, F04."""
    outside = set(files_outside(path))
    names = [each for each in path.rglob("*") if each.is_file() and each not in outside]
    return {each.relative_to(path).as_posix(): read_outside(each) for each in names}


@dataclass(frozen=True, slots=True)
class Hashed:
    """The SHA-256 of a file and its size in bytes."""

    sha256: str
    bytes: int


def hashed(path: Path) -> Hashed:
    """The sum of a file of any size, wherever it lies. Refusal F01, F02; what is no file, as a device, is not there."""
    if not path.is_file():
        raise Refusal(Diagnostic("F01", f"“{path.name}” is not there", Place(path.name), "mend the path"))
    try:
        with path.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256")
            return Hashed(digest.hexdigest(), opened.tell())
    except OSError:
        message = f"“{path.name}” may not be read"
        raise Refusal(Diagnostic("F02", message, Place(path.name), "give yourself the right to")) from None


def read_outside(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file that the editor named, wherever it lies. Refusal F01, F02, F04."""
    size = path.stat().st_size if path.is_file() else 0
    if size > largest:
        message = f"“{path.name}” has {size:,} bytes; a source has at most {largest:,}"
        raise Refusal(Diagnostic("F04", message, Place(str(path)), "is this the right file?"))
    return Workspace(path.parent).read_bytes(path.name)
