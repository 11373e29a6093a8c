"""The whole way of a release: from a commit of the press to a folder of `dist` and its tag."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from florilegium.diagnostics import Diagnostic, Refusal, Severity
from florilegium.model.editions import MadeFile, RecordedEdition
from florilegium.model.release import REBUILD, RELEASES, SIGNATURE, SUMS, Origin, Release
from florilegium.read.record import RECORD, read_record
from florilegium.recipe.release_compared import of_other_bytes, origin_told, release_there, unlike
from florilegium.recipe.release_rooms import (
    MadeEdition,
    Making,
    as_committed,
    build_again,
    conditions,
    first_build,
    second_build,
)
from florilegium.recipe.release_sources import input_files, origin_of
from florilegium.recipe.release_state import State, state_of
from florilegium.release.documents import made_files, release_files
from florilegium.release.signing import Key, comment_of, confirm, sign
from florilegium.staging import add_to, alone_with, move_in, set_down, staging_folder
from florilegium.workspace import Workspace

STEPS = 22  # as many as are told: 1 of the press, 10 of the first build, 9 of the second, 2 of the end


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which release is wanted: the volume, its edition (“” for that of its file), the key that it is signed with."""

    volume: str
    edition: str = ""
    key: Key | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """A release that is there: its name, its files, where it comes from, what was found.

    `is_new`, `is_signed_now` and `is_tagged_now` tell what this run has done: made the folder, signed its sums, set the
    tag. `remote` is the name under which git knows where to push it, “” where it knows none.
    """

    name: str
    edition: RecordedEdition
    files: tuple[MadeFile, ...]
    origin: Origin
    findings: tuple[Diagnostic, ...]
    is_new: bool
    is_signed_now: bool
    is_tagged_now: bool
    remote: str


def make_release(workspace: Workspace, wanted: Wanted, tell: Callable[[str], None]) -> Released:
    """The release of a volume. Refusal with everything that keeps it from being made; then there is nothing new."""
    id = wanted.volume
    with alone_with(workspace.root / "texts") as lock:  # which no editor and no checkout puts another in the place of
        if lock is None:
            hint = "wait until that one has ended; what was killed ends in a moment"
            raise Refusal(Diagnostic("K08", "another release of this press is being made", None, hint))
        tell("look at the state of the press")
        state = state_of(workspace, id, wanted.edition)
        folder = workspace.root / RELEASES / f".making-{state.name.replace('/', '+')}"
        with staging_folder(folder, ".making-*") as staging:
            making = Making(staging, state, lock, tell)
            way = _confirmed if state.is_there else _made
            return way(workspace, making, wanted.key)


def _made(workspace: Workspace, making: Making, key: Key | None) -> Released:
    """A release that was not there, made and tagged."""
    state = making.state
    edition = _built_twice(making)
    origin = origin_of(making.state, edition)
    release, found = _release(workspace, making, (edition, origin, key))
    making.tell("write the documents, move the release into its place, set the tag")
    files = release_files(release)
    files |= _signature(files[SUMS], key, release.edition, origin)
    staged = making.folder / "shelf" / state.name.partition("/")[2]
    set_down(files, staged, (REBUILD,))
    move_in(staged, workspace.root / state.folder, partial(_set_tag, state, release.edition, origin))
    return _released(state, release.edition, (origin, (*edition.findings, *found)), files, (*files,))


def _confirmed(workspace: Workspace, making: Making, key: Key | None) -> Released:
    """A release that is there already: it stands, if the texts still make its books. Refusal K13, K14, K19, K26.

    It may be signed later than it was made.
    """
    state = making.state
    files = release_there(workspace, state)
    if key and SIGNATURE in files:
        confirm(files[SUMS], files[SIGNATURE], key)
    again = build_again(making, workspace.root / state.folder / RECORD)
    if others := of_other_bytes(state, files, again.files):
        raise Refusal(*others)
    as_committed(again)
    told, origin = read_record(files[RECORD], f"{state.folder}/{RECORD}"), origin_told(state, files)
    signature = _signature(files[SUMS], key if SIGNATURE not in files else None, told, origin)
    add_to(workspace.root / state.folder, signature, making.folder / "signed")
    _set_tag(state, told, origin)
    return _released(state, told, (origin, again.findings), {**files, **signature}, (*signature,))


def _built_twice(making: Making) -> MadeEdition:
    """The edition as two builds give it that have little in common. Refusal K09 where they differ."""
    first = first_build(making)
    record = making.folder / RECORD
    record.write_bytes(first.record)
    second = second_build(making, record)
    if found := unlike(making.state, first.files, second.files):
        raise Refusal(*found)
    return first


def _release(
    workspace: Workspace, making: Making, made: tuple[MadeEdition, Origin, Key | None]
) -> tuple[Release, tuple[Diagnostic, ...]]:
    """All that the documents tell, with K17 or K25."""
    from florilegium.recipe.materials import materials  # with it come the typesetter’s libraries
    from florilegium.recipe.release_before import release_before
    from florilegium.recipe.release_changes import changes_of  # and those that read PDFs

    edition, origin, key = made
    told = read_record(edition.record, RECORD)
    books = {name: content for name, content in edition.files.items() if name != RECORD}
    inputs, used = input_files(making.state, edition), materials(workspace, books)
    changes = changes_of(edition.files, release_before(workspace, making, told))
    public = key.public if key else ""
    release = Release(told, edition.record, books, origin, inputs, used, changes.changes, conditions(), public)
    return release, changes.findings


def _signature(sums: bytes, key: Key | None, edition: RecordedEdition, origin: Origin) -> dict[str, bytes]:
    return {SIGNATURE: sign(sums, key, comment_of(edition, origin.commit))} if key else {}


def _set_tag(state: State, edition: RecordedEdition, origin: Origin) -> None:
    if not state.tagged:
        words = f"{edition.title}, edition {edition.edition}\n"
        state.repository.set_tag(origin.tag, origin.commit, words, origin.epoch)


def _released(
    state: State, edition: RecordedEdition, told: tuple[Origin, tuple[Diagnostic, ...]], files: Mapping[str, bytes],
    written: tuple[str, ...],
) -> Released:  # fmt: skip
    """What there is: all files in the order of the book, and which of them were written now."""
    origin, found = told
    pages = {file.name: file.pages for file in edition.files}
    made = {file.name: file for file in made_files(files, pages)}
    in_order = (*(made.pop(name) for name in pages), *made.values())
    findings = tuple(each for each in found if each.severity is not Severity.NOTE)
    return Released(
        state.name, edition, in_order, origin, findings, RECORD in written, SIGNATURE in written, not state.tagged,
        state.repository.remote(),
    )  # fmt: skip
