"""Builds of an edition from what git has, in clean rooms that have little in common, and what differs between them."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from florilegium.clean_room import CHANGED, FIXED, Built, Conditions, Room, build, furnish, other_time
from florilegium.diagnostics import Diagnostic, Place, Refusal, Severity
from florilegium.model.release import Condition, InputFile
from florilegium.read.record import RECORD
from florilegium.recipe.release_state import State
from florilegium.repository import Repository

# Warnings that a book may have on an editor's desk, and not when it is given out.
KEPT_BACK = {
    "T12": "see what it says, and mend the stylesheet or the text",
    "T13": "install it: other machines have it, and their files would be others",
    "V15": "an edition is to stay the same: florilegium freeze writes the list into the volume’s file",
    "M05": "take the entry out of the file of mends, or build anew and commit what that writes",
    "M08": "see that there is room, and that the folder may be written in",
}
_QUOTED = re.compile(r"“([^“”]+)”")
EARLY = 86_400  # the second day of 1970: the time that the second build is told


@dataclass(frozen=True, slots=True)
class MadeEdition:
    """An edition that was built: its books and its record by name, and what was found on the way."""

    files: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]
    made_from: tuple[InputFile, ...]  # all files of the commit
    uncommitted: tuple[Diagnostic, ...] = ()  # K11 for each file of the press that the build has written

    @property
    def record(self) -> bytes:
        return self.files[RECORD]


@dataclass(frozen=True, slots=True)
class Making:
    """Where an edition is made, from what, under which lock, and who is told of the steps."""

    folder: Path
    state: State
    lock: int
    tell: Callable[[str], None]

    def edition(self, which: str, conditions: Conditions, epoch: int, *options: str) -> MadeEdition:
        """The edition as it is made under these conditions. Refusal with what keeps it from being released."""
        room = Room(self.folder / which.replace(" ", "-"), conditions, self.state.repository.press)
        self.tell(f"{which}: lay out the files of the commit")
        repository = self.state.repository
        files = furnish(room, repository.files(self.state.commit, backwards=conditions.backwards))
        words = ("build", self.state.volume.id, "--out", str(room.books), "--steps", *options)
        built = build(room, words, epoch, lambda step: self.tell(f"{which}: {step}"), (self.lock,))
        if reasons := tuple(_kept_back(which, built)):
            raise Refusal(*reasons, *_forgotten(reasons, files, repository))
        uncommitted = tuple(_changed(room, files, self.state))
        return MadeEdition(_books(room.books / self.state.volume.id), built.findings, files, uncommitted)


def first_build(making: Making) -> MadeEdition:
    """The edition under the fixed conditions, certified by the checkers."""
    newest = making.state.repository.last_change(making.state.commit, ())
    edition = as_committed(making.edition("first build", FIXED, newest, "--certify"))
    return replace(edition, files={**edition.files, RECORD: timeless(edition.record)})


def second_build(making: Making, record: Path) -> MadeEdition:
    """The edition under conditions that have changed, certified by a record."""
    return as_committed(making.edition("second build", CHANGED, EARLY, "--certified-by", str(record)))


def build_again(making: Making, record: Path) -> MadeEdition:
    """The edition under the fixed conditions, certified by the record of the one that there is."""
    return making.edition("build", FIXED, EARLY, "--certified-by", str(record))


def as_committed(edition: MadeEdition) -> MadeEdition:
    """The edition, whose build has left the files of the press as they were. Refusal K11."""
    if edition.uncommitted:
        raise Refusal(*edition.uncommitted)
    return edition


def timeless(record: bytes) -> bytes:
    """A record without how long the steps took.

    >>> timeless(b'{\\n "versions": {},\\n "seconds": {\\n  "prove": 0.2\\n }\\n}\\n').decode().splitlines()
    ['{', ' "versions": {},', ' "seconds": {}', '}']
    """
    told = {**json.loads(record), "seconds": {}}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def conditions() -> tuple[Condition, ...]:
    """What was not alike in the two builds of a release."""
    first, second = FIXED.variables, CHANGED.variables
    return (
        Condition("time zone", first["TZ"], second["TZ"]),
        Condition("locale", first["LC_ALL"], second["LC_ALL"]),
        Condition("hash seed", first["PYTHONHASHSEED"], second["PYTHONHASHSEED"]),
        Condition("umask", f"{FIXED.mask:03o}", f"{CHANGED.mask:03o}"),
        Condition("folder", FIXED.folder, CHANGED.folder),
        Condition("files written", "in their order", "backwards, and much older"),
        Condition("processors", "all", "one"),
        Condition("clock", "as it is", "400 days later" if other_time(CHANGED) else "as it is, a little later"),
    )


def _kept_back(which: str, built: Built) -> Iterator[Diagnostic]:
    """What keeps an edition from being released: the errors of its build, K10 where it broke down, K12 for warnings."""
    if built.status:
        yield from built.findings
        if not any(each.is_error for each in built.findings):
            last = next((line for line in reversed(built.said.splitlines()) if line.strip()), "nothing")
            hint = "see whether “florilegium build” goes through by itself"
            yield Diagnostic("K10", f"the {which} broke off; it says: {last.strip()}", None, hint)
    for each in built.findings:
        if each.code in KEPT_BACK and each.severity is not Severity.ERROR:
            yield Diagnostic("K12", f"{each.message} ({each.code})", each.place, KEPT_BACK[each.code])


def _forgotten(
    reasons: Iterable[Diagnostic], files: Iterable[InputFile], repository: Repository
) -> Iterator[Diagnostic]:
    """K04 for each file that the build lacks and that lies in the press folder: nobody has committed it."""
    committed = {file.file for file in files}
    for file in sorted({name for each in reasons for name in _QUOTED.findall(each.message)}):
        path = f"{repository.press}{file}"
        if path not in committed and (repository.top / path).is_file():
            hint = f"git add --force {file}, and commit it"
            yield Diagnostic("K04", f"“{file}” is there, but not in the last commit", Place(file), hint)


def _changed(room: Room, files: Iterable[InputFile], state: State) -> Iterator[Diagnostic]:
    """K11 for each file of the press that the build has changed or added: its mends, where they were not committed."""
    committed = {file.file: file.sha256 for file in files}
    texts, tree = f"{state.repository.press}texts/", room.tree.resolve()
    found = (path.resolve() for path in (room.root / "texts").rglob("*") if path.is_file())
    made = {path.relative_to(tree).as_posix(): path for path in found if path.is_relative_to(tree)}
    for name, path in sorted(made.items()):
        if hashlib.sha256(path.read_bytes()).hexdigest() != committed.get(name):
            file = f"texts/{name.removeprefix(texts)}"
            hint = f"build it and look at the pages, then commit “{file}”: florilegium build {state.volume.id}"
            yield Diagnostic("K11", f"the build writes “{file}”, which was not committed so", Place(file), hint)


def _books(folder: Path) -> dict[str, bytes]:
    """The files that the record of a folder lists, and the record itself."""
    record = (folder / RECORD).read_bytes()
    names = [str(file["name"]) for file in json.loads(record)["files"]]
    return {**{name: (folder / name).read_bytes() for name in sorted(names)}, RECORD: record}
