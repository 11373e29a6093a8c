"""A release made again from its commit, and held against what was given out."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from florilegium.clean_room import FIXED, Built, Room, build, furnish
from florilegium.diagnostics import Diagnostic, Refusal, Severity
from florilegium.model.rebuilding import Rebuilt
from florilegium.model.release import RELEASES
from florilegium.read.record import RECORD
from florilegium.recipe.rebuilt_compared import compared
from florilegium.recipe.rebuilt_documents import Truth, held
from florilegium.recipe.release_rooms import MadeEdition, timeless
from florilegium.recipe.release_sources import inputs_of
from florilegium.recipe.release_state import program_folder
from florilegium.recipe.release_told import ToldRelease, read_release
from florilegium.repository import Repository, open_repository
from florilegium.staging import alone_with, staging_folder
from florilegium.workspace import Workspace

STEPS = 11  # as many as are told


def rebuild(workspace: Workspace, named: str, tell: Callable[[str], None]) -> Rebuilt:
    """What came of a release of that name or in that folder. Refusal K01, K02, K08, K31, K32, K35, K36, K39."""
    tell("look at the release")
    release = read_release(workspace, named)
    with alone_with(release.record) as lock:
        if lock is None:
            raise Refusal(
                Diagnostic("K08", f"“{release.name}” is being rebuilt already", hint="wait until that has ended")
            )
        repository = open_repository(workspace.root)
        commit, findings = _commit(repository, release)
        with staging_folder(_scratch(workspace, release), _scratch(workspace, release).name) as scratch:
            room = Room(scratch / "room", FIXED, release.origin.press)
            tell("lay out the files of the commit")
            laid = furnish(room, repository.files(commit))
            options = ("--out", str(room.books), "--steps", "--certified-by", str(release.record))
            built = build(room, ("build", release.edition.id, *options), release.origin.epoch, tell, (lock,))
            made = MadeEdition(_files(room, release, built), (), laid)
            rebuilt = compared(release, made.files, scratch)
            papers = held(release, _truth(repository, release, made))
            told = replace(rebuilt, documents=papers.untrue, unproved=papers.unproved)
            return replace(told, findings=(*findings, *_heard(built)))


def _scratch(workspace: Workspace, release: ToldRelease) -> Path:
    """A folder for this release alone, of that name in that place."""
    whence = hashlib.sha256(str(release.folder.resolve()).encode()).hexdigest()[:8]
    return workspace.root / RELEASES / f".rebuilding-{release.name.replace('/', '+')}-{whence}"


def _commit(repository: Repository, release: ToldRelease) -> tuple[str, tuple[Diagnostic, ...]]:
    """The commit that the release tells of, and where its tag is not there or elsewhere. Refusal K36."""
    origin = release.origin
    if not repository.commit_of(origin.commit):
        hint = f"fetch it: git fetch --tags{f' {origin.repository}' if origin.repository else ''}"
        message = f"the repository does not have the commit {origin.commit[:12]} from which “{release.name}” was made"
        raise Refusal(Diagnostic("K36", message, hint=hint))
    tagged = repository.commit_of(f"refs/tags/{origin.tag}")
    if tagged == origin.commit:
        return tagged, ()
    if not tagged:
        message = f"there is no tag “{origin.tag}”; the commit that the release tells of is taken"
        return origin.commit, (Diagnostic("K45", message, hint="git fetch --tags"),)
    message = f"the tag “{origin.tag}” leads to {tagged[:12]}, and the release was made from {origin.commit[:12]}"
    hint = "that of the release is taken; ask the press why its tag was moved"
    return origin.commit, (Diagnostic("K46", message, hint=hint),)


def _truth(repository: Repository, release: ToldRelease, made: MadeEdition) -> Truth:
    """What the commit and the books tell of the release, whatever its documents say."""
    commit, press = release.origin.commit, release.origin.press
    inputs = inputs_of(made, press, program_folder(repository, commit, press))
    files = [os.path.normpath(f"{press}{each.file}") for each in inputs]
    epoch = None if repository.is_shallow() else repository.last_change(commit, files)
    return Truth(inputs, frozenset(json.loads(made.record)["inputs"]), epoch)


def _files(room: Room, release: ToldRelease, built: Built) -> dict[str, bytes]:
    """The books that were made, and the record. Refusal K39 where they were not."""
    folder = room.books / release.edition.id
    if built.status or not (folder / RECORD).is_file():
        said = next((line for line in reversed(built.said.splitlines()) if line.strip()), "nothing")
        others = _other_versions(release)
        hint = f"other versions may be the cause: {others}" if others else "the versions are those of the release"
        message = f"“{release.name}” cannot be built again; the build says: {said.strip()}"
        raise Refusal(*built.findings, Diagnostic("K39", message, hint=hint))
    record = (folder / RECORD).read_bytes()
    names = (str(file["name"]) for file in json.loads(record)["files"])
    return {**{name: (folder / name).read_bytes() for name in names}, RECORD: timeless(record)}


def _other_versions(release: ToldRelease) -> str:
    """What this machine has in another version than the release was made with."""
    from florilegium.recipe.versions import versions

    try:
        here = versions()
    except (ImportError, OSError):  # a library that does not load is the cause itself
        return ""
    found = ((name, then, here.get(name, "none")) for name, then in release.edition.versions.items())
    return ", ".join(f"{name} {then} (here {now})" for name, then, now in found if then != now)


def _heard(built: Built) -> Iterator[Diagnostic]:
    """What the build found that may tell why something differs: of the texts, the release knew."""
    return (each for each in built.findings if each.code.startswith("K") and each.severity is not Severity.NOTE)
