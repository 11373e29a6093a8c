"""What the documents of a release tell, held against the files of its commit and against its books."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from florilegium.model.file_parts import FileDifference
from florilegium.model.release import INPUTS, PROVENANCE, SUMS, InputFile, release_name, tag_of
from florilegium.model.verification import shown
from florilegium.read.record import RECORD
from florilegium.read.sums import read_sums
from florilegium.recipe.release_told import ToldRelease
from florilegium.workspace import read_outside

Told = Mapping[str, object]  # what is told, by what it is told of
LOCK = ".lock"  # the end of the name of the list of libraries, which the provenance names with the texts


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of a release without its documents: the files that it is made from, those among them that the book
    reads, and the epoch, None where the history does not tell it.
    """

    inputs: tuple[InputFile, ...]
    read: frozenset[str]
    epoch: int | None


@dataclass(frozen=True, slots=True)
class Held:
    """The documents that tell what is not so, with each place; the names of those that were held against nothing."""

    untrue: tuple[FileDifference, ...]
    unproved: tuple[str, ...]


def held(release: ToldRelease, truth: Truth) -> Held:
    """What came of the documents; one that is not in the folder of the release is among those that were not held."""
    sums = read_sums(read_outside(release.folder / SUMS), SUMS)
    checks = {INPUTS: _inputs(release, truth), PROVENANCE: _provenance(release, truth, sums)}
    there = {name: check for name, check in checks.items() if (release.folder / name).is_file()}
    found = ((name, _places(check)) for name, check in there.items())
    untrue = tuple(FileDifference(name, "tells what is not so", places) for name, places in found if places)
    lacking = (name for name in checks if name not in sums)
    untrue += tuple(FileDifference(name, "is not among the files of the release") for name in lacking)
    return Held(untrue, tuple(sorted(sums.keys() - {*release.books, RECORD, *there})))


def _places(check: Iterator[str]) -> tuple[str, ...]:
    """What a document tells wrongly; that it has another form, where it cannot be read."""
    try:
        return tuple(check)
    except (ValueError, LookupError, TypeError, AttributeError):
        return ("it is not of the form of such a document",)


def _inputs(release: ToldRelease, truth: Truth) -> Iterator[str]:
    """The manifest: of which release it is, and every file with its size and hash."""
    manifest = _document(release, INPUTS)
    listed = {each["file"]: (each["bytes"], each["sha256"]) for each in (*manifest["inputs"], *manifest["program"])}
    yield from _unlike(listed, {each.file: (each.bytes, each.sha256) for each in truth.inputs}, "the commit")
    name = release_name(release.edition.id, release.edition.edition)
    told: dict[str, object] = {"the name": release.name, "the tag": release.origin.tag}
    real: dict[str, object] = {"the name": name, "the tag": tag_of(name)}
    if truth.epoch is not None:
        told, real = {**told, "the epoch": release.origin.epoch}, {**real, "the epoch": truth.epoch}
    yield from _unlike(told, real, "the commit")


def _provenance(release: ToldRelease, truth: Truth, sums: Mapping[str, str]) -> Iterator[str]:
    """The statement: its subjects are the files of the release, its dependencies the commit and what the book reads."""
    statement, origin = _document(release, PROVENANCE), release.origin
    subjects = {each["name"]: each["digest"]["sha256"] for each in statement["subject"]}
    yield from _unlike(subjects, {name: sum for name, sum in sums.items() if name != PROVENANCE}, "the release")
    definition = statement["predicate"]["buildDefinition"]
    given = [each for each in definition["resolvedDependencies"] if "kind" not in each.get("annotations", {})]
    commits = [each["digest"]["gitCommit"] for each in given if "gitCommit" in each["digest"]]
    asked, inner = definition["externalParameters"], definition["internalParameters"]
    told = {f"the {name}": asked.get(name) for name in ("volume", "edition", "tag")}
    told |= {"the commit": " ".join(commits), "the epoch": inner["epoch"]}
    real = {"the volume": release.edition.id, "the edition": release.edition.edition, "the tag": origin.tag}
    yield from _unlike(told, {**real, "the commit": origin.commit, "the epoch": origin.epoch}, INPUTS)
    files = {each["name"]: each["digest"]["sha256"] for each in given if "gitCommit" not in each["digest"]}
    named = (each for each in truth.inputs if each.file in truth.read or each.file.endswith(LOCK))
    yield from _unlike(files, {each.file: each.sha256 for each in named}, "the commit")


def _unlike(told: Told, real: Told, whose: str) -> Iterator[str]:
    """What is told otherwise than it is, too much or not at all; `whose` says by what it is known."""
    for name in sorted(told.keys() | real.keys()):
        if name not in real:
            yield f"{shown(name)}: is told of, and {whose} or the book has it not"
        elif name not in told:
            yield f"{name}: is not told of"
        elif told[name] != real[name]:
            yield f"{name}: {_words(told[name])}, and by {whose} {_words(real[name])}"


def _words(value: object) -> str:
    """A value as it is shown: of a file its bytes and its SHA-256."""
    return shown(f"{value[0]} bytes, {value[1]}" if isinstance(value, tuple) else f"{value}")


def _document(release: ToldRelease, name: str) -> Any:
    return json.loads(read_outside(release.folder / name))
