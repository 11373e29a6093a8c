"""The release before an edition: which one git knows of, and its books, at hand or made again from its tag."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from florilegium.clean_room import FIXED, Built, Room, build, furnish
from florilegium.diagnostics import Refusal
from florilegium.model.editions import RecordedEdition, numbered
from florilegium.model.release import RELEASES, SUMS, release_name, tag_of
from florilegium.read.record import RECORD
from florilegium.read.shelf import VOLUMES
from florilegium.read.sums import read_sums
from florilegium.recipe.comparing_editions import EPUB
from florilegium.recipe.comparing_sources import PDF, Source, source_of
from florilegium.recipe.release_rooms import Making
from florilegium.recipe.release_state import State
from florilegium.recipe.shelving import editions_before
from florilegium.repository import Repository, ask_git
from florilegium.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Before:
    """A release that came before: its name, its edition, its date (ISO), and its books, None where there are none.

    `reason` is what kept its books from being made again.
    """

    name: str
    edition: str
    date: str
    source: Source | None = None
    reason: str = ""


def release_before(workspace: Workspace, making: Making, now: RecordedEdition) -> Before | None:
    """The release before, with its books where they can be had; None for the first. Refusal S06.

    It is the nearest one whose tag the history of the commit has, whatever is in `dist`; only where no tag leads to one
    it is the newest one there that has no tag at all.
    """
    state = making.state
    if (found := next(_tagged(state), None)) is None:
        tags = state.repository.tags(_all_tags(state))
        untagged = (each for each in editions_before(workspace, now) if _tag_of(each) not in tags)
        return next((shelved(workspace, each) for each in untagged), None)
    before, commit = found
    if source := _whole(workspace, before):
        making.tell(f"compare it with edition {before.edition}")
        return replace(before, source=source)
    return _made_again(workspace, making, before, commit)


def shelved(workspace: Workspace, edition: RecordedEdition) -> Before:
    """A release by its record in `dist`."""
    name = release_name(edition.id, edition.edition)
    return Before(name, edition.edition, edition.date, _on_shelf(workspace, name))


def _tagged(state: State) -> Iterator[tuple[Before, str]]:
    """The releases of the volume that the history of the commit has, each with its commit, the nearest first."""
    repository, ending = state.repository, ("--format=%(refname:strip=2)", f"refs/tags/{_all_tags(state)}/")
    tags = ask_git(repository.top, ("for-each-ref", f"--merged={state.commit}", *ending)).decode().split()
    commits = {tag: repository.commit_of(f"refs/tags/{tag}") for tag in tags if tag != state.tag}
    steps = {tag: _steps(repository, commit, state.commit) for tag, commit in commits.items()}
    for tag in sorted(sorted(filter(steps.get, steps), key=numbered, reverse=True), key=lambda tag: steps[tag]):
        if before := _told(state, tag, commits[tag]):
            yield before, commits[tag]


def _steps(repository: Repository, commit: str, later: str) -> int:
    """How many commits the later one has that the other has not."""
    return int(ask_git(repository.top, ("rev-list", "--count", f"{commit}..{later}")))


def _told(state: State, tag: str, commit: str) -> Before | None:
    """The release of a tag as the volume's file tells it there; None where the tag is that of no edition."""
    top, id = state.repository.top, state.volume.id
    file = f"{commit}:{state.repository.press}{VOLUMES}/{id}.toml"
    try:
        table = tomllib.loads(ask_git(top, ("cat-file", "blob", file), may_fail=True).decode())
    except ValueError:
        table = {}
    day = ask_git(top, ("log", "-1", "--format=%cs", commit)).decode().strip()
    name = tag.partition("/")[2]
    edition = str(table.get("edition", "1" if table else name.rpartition("/")[2]))
    return Before(name, edition, str(table.get("date", day))) if release_name(id, edition) == name else None


def _whole(workspace: Workspace, before: Before) -> Source | None:
    """The books of a release in `dist`, where its record and those that are compared are what its sums tell of."""
    folder, shelf = f"{RELEASES}/{before.name}", Workspace(workspace.root / RELEASES / before.name)
    if not (shelf.has(RECORD) and shelf.has(SUMS)):
        return None
    try:
        sums = read_sums(shelf.read_bytes(SUMS), f"{folder}/{SUMS}")
        source = _on_shelf(workspace, before.name)
        for ending in source.digests:
            if ending.endswith((EPUB, PDF)):
                source.content(ending)
    except (Refusal, KeyError):
        return None
    is_it = source.edition is not None and source.edition.edition == before.edition
    return source if is_it and hashlib.sha256(source.record).hexdigest() == sums.get(RECORD) else None


def _on_shelf(workspace: Workspace, name: str) -> Source:
    source, _ = source_of(None, str(workspace.root / RELEASES / name))
    return replace(source, name=name)


def _made_again(workspace: Workspace, making: Making, before: Before, commit: str) -> Before:
    """The release with its books as they are built from its commit; else with what is left of them in `dist`."""
    making.tell(f"make edition {before.edition} again, to compare with it")
    repository, id = making.state.repository, making.state.volume.id
    room = Room(making.folder / "edition-before", FIXED, repository.press)
    try:
        furnish(room, repository.files(commit))
        if not room.root.is_dir():
            return replace(before, reason=f"there was no press in “{repository.press}” then")
        newest = repository.last_change(commit, ())
        built = build(room, ("build", id, "--out", str(room.books)), newest, held=(making.lock,))
        if built.status:
            return _left(workspace, replace(before, reason=_last_words(built)))
        source, _ = source_of(None, str(room.books / id))
    except Refusal as refusal:
        return _left(workspace, replace(before, reason=refusal.diagnostics[0].message))
    return replace(before, source=replace(source, name=before.name))


def _left(workspace: Workspace, before: Before) -> Before:
    """The release with what there is of it in `dist`, though not whole."""
    try:
        source = _on_shelf(workspace, before.name)
    except Refusal:
        return before
    is_it = source.edition is not None and source.edition.edition == before.edition
    return replace(before, source=source if is_it else None)


def _last_words(built: Built) -> str:
    """Why a build did not go through: its first error, or what it said last."""
    errors = [each.message for each in built.findings if each.is_error]
    lines = [line.strip() for line in built.said.splitlines() if line.strip()]
    return next((each for each in (*errors, *reversed(lines))), "nothing was said")


def _all_tags(state: State) -> str:
    return state.tag.rpartition("/")[0]


def _tag_of(edition: RecordedEdition) -> str:
    return tag_of(release_name(edition.id, edition.edition))
