"""An edition held against another making of it, and against the release that there is."""

import hashlib
import json
from collections.abc import Iterator, Mapping

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.file_parts import FileDifference
from florilegium.model.release import INPUTS, SIGNATURE, SUMS, Origin
from florilegium.read.record import RECORD, read_record
from florilegium.read.sums import read_sums
from florilegium.recipe.release_state import State
from florilegium.workspace import Workspace

MOST_PLACES = 3  # of a file that are told; “florilegium rebuild” tells all


def unlike(state: State, first: Mapping[str, bytes], second: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """K09 for each file that came out otherwise the second time."""
    if first == second:
        return ()
    from florilegium.recipe.explaining import differences  # with it come the libraries that read PDFs

    hint = "this is a fault of the press or of a library of this machine: tell those who make it what differs"
    place, message = state.volume.place, "comes out otherwise under other conditions"
    found = differences(first, second)
    return tuple(Diagnostic("K09", f"“{each.file}” {message}: {_told(each)}", place, hint) for each in found)


def of_other_bytes(
    state: State, released: Mapping[str, bytes], again: Mapping[str, bytes]
) -> tuple[Diagnostic, ...]:  # fmt: skip
    """K13 where the texts now make other books than were released."""
    books = {name: content for name, content in again.items() if name != RECORD}
    was = {name: released[name] for name in _books_of(released)}
    if others := sorted(name for name in {*was, *books} if was.get(name) != books.get(name)):
        file, versions = state.volume.place.file, _versions(released[RECORD], again[RECORD])
        message = f"“{state.name}” was released with other bytes: {', '.join(others)}"
        hint = f"an edition is never changed: write the next number and its date into {file}, and commit it"
        if versions:
            hint += f"; it was made with other versions, which may be all that has changed: {versions}"
        return (Diagnostic("K13", message, state.volume.place, hint),)
    return ()


def _versions(was: bytes, now: bytes) -> str:
    """What the release was made with that is another here, in words."""
    from florilegium.recipe.rebuilt_compared import other_versions

    found = other_versions(read_record(was, RECORD), read_record(now, RECORD))
    return ", ".join(f"{each.name} {each.released or 'none'} (here {each.here or 'none'})" for each in found)


def release_there(workspace: Workspace, state: State) -> dict[str, bytes]:
    """The files of the release that there is, with its signature if it has one. Refusal K19 for what its sums deny."""
    shelf = Workspace(workspace.root / state.folder)
    sums = read_sums(shelf.read_bytes(SUMS), f"{state.folder}/{SUMS}") if shelf.has(SUMS) else {}
    files = {name: shelf.read_bytes(name) for name in sums if shelf.has(name)}
    if broken := tuple(_broken(state, sums, files)):
        raise Refusal(*broken)
    return {**files, **{name: shelf.read_bytes(name) for name in (SUMS, SIGNATURE) if shelf.has(name)}}


def origin_told(state: State, files: Mapping[str, bytes]) -> Origin:
    """Where a release comes from, as its list of inputs tells. Refusal K14 where the repository has no such commit."""
    source = json.loads(files[INPUTS])["source"]
    origin = Origin(source["commit"], source["tag"], source["epoch"], source["repository"], source["press"])
    if (state.tagged and state.tagged != origin.commit) or not state.repository.commit_of(origin.commit):
        what = f"its tag leads to {state.tagged[:12]}" if state.tagged else "which the repository does not have"
        hint = f"fetch the commit and the tag from where it was released, or take {state.folder} away"
        message = (
            f"“{state.name}” was made from the commit {origin.commit[:12]}, {'and ' if state.tagged else ''}{what}"
        )
        raise Refusal(Diagnostic("K14", message, state.volume.place, hint))
    return origin


def _broken(state: State, sums: Mapping[str, str], files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    tagged = f"go to the tag (git checkout {state.tag}) and release it again from there"
    hint = f"take {state.folder} away, {tagged if state.tagged else 'and release the edition: it has no tag yet'}"
    for name in sorted({*sums, SUMS, RECORD, INPUTS}):
        if name == SUMS and sums:
            continue
        if hashlib.sha256(files.get(name, b"")).hexdigest() != sums.get(name):
            what = "was changed since it was released" if name in files else "is not there"
            yield Diagnostic("K19", f"“{name}” {what}", Place(f"{state.folder}/{name}"), hint)


def _books_of(released: Mapping[str, bytes]) -> set[str]:
    return {str(file["name"]) for file in json.loads(released[RECORD])["files"]}


def _told(difference: FileDifference) -> str:
    """What differs in a file, with the first places."""
    places = difference.places[:MOST_PLACES]
    more = len(difference.places) - len(places)
    return "; ".join((difference.what, *places, *((f"and {more} more",) if more else ())))
