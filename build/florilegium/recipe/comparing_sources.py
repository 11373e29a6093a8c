"""The editions that are to be compared: found by the words that name them, and held against their records."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.editions import MadeFile, RecordedEdition
from florilegium.model.release import RELEASES
from florilegium.read.record import RECORD, read_record
from florilegium.read.record_lists import check_schema
from florilegium.record import SCHEMA
from florilegium.workspace import Workspace, read_outside

BOOKS = "out"
LARGEST = 1_000_000_000  # bytes of a PDF
PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class Source:
    """An edition as it lies in a folder, or a PDF alone, which has no record and no edition. `name` is as it was asked.

    `paths` are the files that are there by what stands behind the volume’s id in their names: “.epub”, “-print.pdf”.
    """

    name: str
    edition: RecordedEdition | None
    record: bytes = field(default=b"", repr=False)
    paths: Mapping[str, Path] = field(default_factory=dict)

    @property
    def digests(self) -> dict[str, str]:
        """By the same the SHA-256 of every file that the record tells of; of a PDF alone its own."""
        if self.edition:
            return {file.name.removeprefix(self.edition.id): file.sha256 for file in self.edition.files}
        return {ending: hashlib.sha256(self.content(ending)).hexdigest() for ending in self.paths}

    @property
    def pdfs(self) -> tuple[str, ...]:
        """The PDFs with the pages of the book: the screen edition first, then print, then those for printers."""
        found = [ending for ending in self.paths if ending.endswith(PDF) and not ending.endswith("-cover.pdf")]
        return tuple(sorted(found, key=lambda ending: (ending != PDF, ending != "-print.pdf", ending)))

    def content(self, ending: str) -> bytes:
        """The bytes of a file. Refusal K54 where it is another than its record tells of; F01, F02, F04."""
        path = self.paths[ending]
        content = read_outside(path, LARGEST)
        made = self._made(ending)
        if made and hashlib.sha256(content).hexdigest() != made.sha256:
            hint = "put the file of this edition back, or name the PDF by itself"
            message = f"“{path.name}” of “{self.name}” is another file than its record tells of"
            raise Refusal(Diagnostic("K54", message, Place(str(path)), hint))
        return content

    def check(self) -> None:
        """Refusal K54 where one of the files is another than the record tells of."""
        for ending in self.paths:
            self.content(ending)

    def _made(self, ending: str) -> MadeFile | None:
        files = self.edition.files if self.edition else ()
        return next((file for file in files if self.edition and file.name == f"{self.edition.id}{ending}"), None)


def source_of(root: Path | None, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The edition of that name: a path, or in the press folder a release or a volume that was built; with K53.

    Refusal K50 where there is none, K51 and S06 for a record that cannot be read.
    """
    path = Path(name)
    if path.is_file() and path.name != RECORD:
        return Source(name, None, paths={PDF: path}), ()
    for folder in _folders(root, path):
        if (folder / RECORD).is_file():
            return _in_folder(name, folder)
    what = f"the folder “{name}” has no {RECORD}" if path.is_dir() else f"there is no edition “{name}”"
    raise Refusal(Diagnostic("K50", what, hint=_known(root)))


def _folders(root: Path | None, path: Path) -> Iterator[Path]:
    yield path.parent if path.is_file() else path
    if root and not path.is_absolute():
        yield from (root / path, root / RELEASES / path, root / BOOKS / path)


def _in_folder(name: str, folder: Path) -> tuple[Source, tuple[Diagnostic, ...]]:
    file = str(folder / RECORD)
    record = Workspace(folder).read_bytes(RECORD, Place(file))
    check_schema(record, file, SCHEMA)
    edition = read_record(record, file)
    paths = {made.name.removeprefix(edition.id): folder / made.name for made in edition.files}
    there = {ending: path for ending, path in paths.items() if path.is_file() and path.parent == folder}
    hint = "put it back, or compare without it"
    missing = (
        Diagnostic("K53", f"“{path.name}” of “{name}” is not there", Place(file), hint)
        for ending, path in paths.items()
        if ending not in there and ending in (".epub", PDF, "-print.pdf")
    )
    return Source(name, edition, record, there), tuple(missing)


def known_editions(root: Path) -> tuple[str, ...]:
    """The names of all editions that the press has: its releases, then the volumes that were built."""
    files = (file.removeprefix(f"{RELEASES}/") for file in Workspace(root).strays(RELEASES, RECORD))
    releases = tuple(file.removesuffix(f"/{RECORD}") for file in files if not file.startswith("."))  # being made
    built = Workspace(root / BOOKS).folders_with(RECORD)
    return (*releases, *(f"{BOOKS}/{id}" for id in built))


def _known(root: Path | None) -> str:
    """A hint with the editions that the press has."""
    found = known_editions(root) if root else ()
    if not found:
        return "name a release, as “owls/1”, a folder with the books of an edition, or a PDF"
    return f"there is {', '.join(f'“{each}”' for each in found[:12])}"
