"""The folder of a release, wherever it lies: what it holds, and what it tells of where it comes from."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.editions import RecordedEdition
from florilegium.model.release import INPUTS, RELEASES, SUMS, Origin, release_name, tag_of
from florilegium.read.record import RECORD, read_record
from florilegium.read.sums import read_sums
from florilegium.recipe.verifying import Asked, verify
from florilegium.workspace import Workspace, read_outside

COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
PLAIN = re.compile(r"\w[\w.-]*")  # an id, or the name of a file or folder, that leads nowhere else
UNFIT = ("K30", "K31", "K32")  # for which what is there is not the release; a file more or less is no hindrance


@dataclass(frozen=True, slots=True)
class ToldRelease:
    """A release as its folder tells it: its name, its record, its origin, and the sums of its books."""

    folder: Path
    name: str
    edition: RecordedEdition
    origin: Origin
    books: dict[str, str]

    @property
    def record(self) -> Path:
        return self.folder / RECORD

    def files(self) -> dict[str, bytes]:
        """Those of its books that are there, and its record."""
        names = (*self.books, RECORD)
        return {name: read_outside(self.folder / name) for name in names if (self.folder / name).is_file()}


def releases_of(workspace: Workspace) -> tuple[str, ...]:
    """The names of all releases in the press folder, sorted."""
    folder = workspace.root / RELEASES
    found = (path.parent.relative_to(folder).as_posix() for path in folder.glob(f"*/*/{RECORD}"))
    return tuple(sorted(name for name in found if not name.startswith(".")))


def read_release(workspace: Workspace, named: str) -> ToldRelease:
    """The release of that name in the press folder, or in that folder. Refusal K31, K32, K35."""
    folder = workspace.root / RELEASES / named
    folder = folder if folder.is_dir() else Path(named).absolute()
    if lacking := [name for name in (RECORD, INPUTS, SUMS) if not (folder / name).is_file()]:
        there = ", ".join(releases_of(workspace))
        hint = f"there is {there}" if there else "name a release, as owls/2, or its folder"
        what = f"no {' and no '.join(lacking)} is there" if folder.is_dir() else "there is no such folder"
        raise Refusal(Diagnostic("K35", f"“{named}” is no release: {what}", hint=hint))
    _, findings = verify(Asked(folder))
    if unfit := [each for each in findings if each.code in UNFIT]:
        raise Refusal(*unfit)
    return _told(folder, named)


def _told(folder: Path, named: str) -> ToldRelease:
    edition = read_record(read_outside(folder / RECORD), RECORD)
    sums = read_sums(read_outside(folder / SUMS), SUMS)
    try:
        told = json.loads(read_outside(folder / INPUTS))
        source = told["source"]
        origin = Origin(source["commit"], source["tag"], source["epoch"], source["repository"], source["press"])
        name = str(told["release"])
    except (ValueError, KeyError, TypeError):
        hint = "fetch the release again"
        raise Refusal(Diagnostic("K35", f"“{named}” is no release: its {INPUTS} cannot be read", hint=hint)) from None
    if false := next(_false(name, edition, origin), ""):
        hint = "it was not made by a press: do not trust it"
        raise Refusal(Diagnostic("K35", f"“{named}” is no release: {false}", hint=hint))
    return ToldRelease(folder, name, edition, origin, {file.name: sums.get(file.name, "") for file in edition.files})


def _false(name: str, edition: RecordedEdition, origin: Origin) -> Iterator[str]:
    """What no press writes, and what would lead a rebuild out of the tree of the commit or to another."""
    if not PLAIN.fullmatch(edition.id) or name != release_name(edition.id, edition.edition):
        yield f"its name “{name}” is not that of its volume and edition"
    if origin.tag != tag_of(name):
        yield f"its tag “{origin.tag}” is not that of its name"
    if not isinstance(origin.commit, str) or not COMMIT.fullmatch(origin.commit):
        yield f"its commit “{origin.commit}” is none"
    if not isinstance(origin.epoch, int) or not isinstance(origin.repository, str):
        yield "its source has values of the wrong sort"
    if not isinstance(origin.press, str) or not _inside(origin.press):
        yield f"its press folder “{origin.press}” is none in a repository"
    yield from (f"its book “{each.name}” is no file’s name" for each in edition.files if not PLAIN.fullmatch(each.name))


def _inside(press: str) -> bool:
    """Whether this is “” or a path down from the top of a repository, ending in “/”."""
    return not press or (press.endswith("/") and all(part not in ("", ".", "..") for part in press[:-1].split("/")))
