"""The volumes of a press with the records of their editions, and what keeps one out of the catalogue."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.article import Article
from florilegium.model.changes import Changes, changes_since
from florilegium.model.editions import MadeFile, RecordedEdition, numbered
from florilegium.model.release import CHANGES, PAPERS, RELEASES, SUMS, release_name
from florilegium.model.volume import House, Volume
from florilegium.read.changes import read_changes
from florilegium.read.record import RECORD, read_record
from florilegium.read.shelf import VOLUMES, read_article_file, volume_ids
from florilegium.read.volume import read_volume
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder with the files of an edition: where it was released, or else where it was built.

    `name` is the folder as it is told, `mending` what puts a wrong one right.
    """

    folder: Workspace
    name: str
    mending: str

    @property
    def is_release(self) -> bool:
        return self.folder.has(SUMS)

    def content(self, file: str) -> bytes | None:
        """The bytes of a file of it, None where it is not there."""
        return self.folder.read_bytes(file) if self.folder.has(file) else None


@dataclass(frozen=True, slots=True)
class Shelved:
    """A volume, its edition as it was made, its files by their names, what changed since the one before.

    `papers` are the documents of an edition that was released.
    """

    volume: Volume
    edition: RecordedEdition
    files: dict[str, bytes]
    changes: Changes | None
    papers: Mapping[str, bytes] = field(default_factory=dict)

    def offered(self) -> Iterator[MadeFile]:
        """The files that readers may fetch, and the picture of the cover."""
        wanted = (*self.volume.house.catalogue.downloads, "thumbnail")
        return (made for made in self.edition.files if made.format(self.volume.id) in wanted)


def shelve(
    workspace: Workspace, books: Workspace, house: House, sign: Callable[[Article], Article]
) -> tuple[tuple[Shelved, ...], tuple[Diagnostic, ...]]:
    """Every volume that was built or withdrawn, and what was found. Refusal with what needs mending in their texts.

    `sign` gives the authors of an article their records.
    """
    findings: list[Diagnostic] = []
    shelved = []
    ids = volume_ids(workspace)
    load = cache(partial(read_article_file, workspace, language=house.language))  # a text may stand in many volumes
    for id in ids:
        file = f"{VOLUMES}/{id}.toml"
        table = workspace.read_toml(file)
        shelf = _shelf(workspace, books, id, str(table.get("edition", "1")))
        if not shelf.folder.has(RECORD) and "withdrawn" not in table:
            hint = f"build it with “florilegium build {id}”"
            findings.append(Diagnostic("S05", f"“{id}” has not been built and is left out", Place(file), hint))
            continue
        volume, found = read_volume(workspace, house, id, load)
        findings += (each for each in found if each.is_error)
        shelved.append(_shelved(workspace, shelf, volume.with_texts(sign), findings))
    return tuple(shelved), (*findings, *_orphans(books, ids))


def _shelf(workspace: Workspace, books: Workspace, id: str, edition: str) -> Shelf:
    """Where the edition was released if it was: what is given out stays as it is, whatever was built since."""
    name = release_name(id, edition)
    released = Workspace(workspace.root / RELEASES / name)
    if released.has(RECORD):
        mending = f"get the release again: “florilegium verify {RELEASES}/{name}” says what is wrong with it"
        return Shelf(released, f"{RELEASES}/{name}", mending)
    return Shelf(Workspace(books.root / id), id, f"build the volume again with “florilegium build {id}”")


def _shelved(workspace: Workspace, shelf: Shelf, volume: Volume, findings: list[Diagnostic]) -> Shelved:
    id = volume.id
    content = shelf.content(RECORD)
    if volume.withdrawn and content is None:
        edition = RecordedEdition(
            id, volume.title, volume.subtitle, volume.edition, volume.date, volume.language, volume.identifier
        )
        return Shelved(volume, edition, {}, None)
    edition = read_record(content or b"", f"{shelf.name}/{RECORD}")
    if edition.id != id:
        message = f"“{shelf.name}/{RECORD}” is the record of “{edition.id}”"
        raise Refusal(Diagnostic("S06", message, volume.place, shelf.mending))
    if volume.withdrawn:
        return Shelved(volume, replace(edition, files=()), {}, _changes(workspace, shelf, edition))
    findings += _stale(volume, edition, shelf)
    files: dict[str, bytes] = {}
    for made in edition.files:
        held = _content(shelf, volume, made, findings) if made.format(id) else None
        if held is not None:
            files[made.name] = held
    kept = tuple(made for made in edition.files if made.name in files)
    papers = {name: held for name in PAPERS if shelf.is_release and (held := shelf.content(name)) is not None}
    return Shelved(volume, replace(edition, files=kept), files, _changes(workspace, shelf, edition), papers)


def _content(shelf: Shelf, volume: Volume, made: MadeFile, findings: list[Diagnostic]) -> bytes | None:
    """The bytes of a book; None with S02 where it is gone, or another than the record tells of."""
    content = shelf.content(made.name)
    if content is not None and hashlib.sha256(content).hexdigest() == made.sha256:
        return content
    what = "is not there" if content is None else "is another file than its record tells of"
    message = f"“{shelf.name}/{made.name}” {what}, and is left out"
    findings.append(Diagnostic("S02", message, volume.place, shelf.mending))
    return None


def _stale(volume: Volume, edition: RecordedEdition, shelf: Shelf) -> Iterator[Diagnostic]:
    """S04 where the texts say other things of the edition than its record."""
    now = (volume.title, volume.subtitle, volume.edition, volume.date)
    then = (edition.title, edition.subtitle, edition.edition, edition.date)
    articles = [(article.id, article.title) for part in volume.parts for article in part.articles]
    if now != then or articles != [(piece.id, piece.title) for piece in edition.pieces]:
        message = f"“{volume.id}” has another title, edition, date or articles than when it was built"
        hint = f"build it again with “florilegium build {volume.id}”"
        if shelf.is_release:
            hint = "it was released as it was: write the number of the next edition into its file, and release that"
        yield Diagnostic("S04", message, volume.place, hint)


def _changes(workspace: Workspace, shelf: Shelf, edition: RecordedEdition) -> Changes | None:
    """What changed since the release before it: as the edition’s own release says, or else as the records tell."""
    if (told := shelf.content(CHANGES)) is not None:
        return read_changes(told, f"{shelf.name}/{CHANGES}")
    before = edition_before(workspace, edition)
    return changes_since(before, edition) if before else None


def edition_before(workspace: Workspace, edition: RecordedEdition) -> RecordedEdition | None:
    """The released edition before this one, None for the first; a record that cannot be read is a Refusal."""
    return next(iter(editions_before(workspace, edition)), None)


def editions_before(workspace: Workspace, edition: RecordedEdition) -> tuple[RecordedEdition, ...]:
    """The released editions that are older, or of the same day and of a lower number, the newest first."""
    files = workspace.strays(f"{RELEASES}/{edition.id}", RECORD)
    known = [read_record(workspace.read_bytes(file), file) for file in files]
    older = (each for each in known if each.edition != edition.edition and _order(each) < _order(edition))
    return tuple(sorted(older, key=_order, reverse=True))


def _order(edition: RecordedEdition) -> tuple[str, tuple[tuple[int, str], ...]]:
    return edition.date, numbered(edition.edition)


def _orphans(books: Workspace, ids: tuple[str, ...]) -> Iterator[Diagnostic]:
    for id in books.folders_with(RECORD):
        if id not in ids:
            hint = f"to keep its page, put {VOLUMES}/{id}.toml back with a line “withdrawn = 2027-03-01”"
            message = f"there are books of “{id}”, which the press no longer has"
            yield Diagnostic("S08", message, Place(f"{id}/{RECORD}"), hint)
