"""The books of a release that were made again, held against those that were given out."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from florilegium.diffoscope import compare
from florilegium.model.editions import RecordedEdition
from florilegium.model.file_parts import FileDifference
from florilegium.model.rebuilding import OtherVersion, Rebuilt
from florilegium.read.record import RECORD, read_record
from florilegium.recipe.release_rooms import timeless
from florilegium.recipe.release_told import ToldRelease

MADE_WITH = ("versions", "fonts")  # what in a record tells of the machine, and not of the book
REPORT = ".diffoscope.txt"  # the end of the name of the report, which stands beside the folder of the release


def compared(release: ToldRelease, made: Mapping[str, bytes], scratch: Path) -> Rebuilt:
    """What differs; `made` are the books that were made and the record, `scratch` is a folder to work in."""
    released, again = release.files(), read_record(made[RECORD], RECORD)
    found = tuple(sorted(_differences(release, released, made), key=lambda each: each.file))
    versions = tuple(other_versions(release.edition, again))
    alike = not found or json.loads(released[RECORD])["pages"] == json.loads(made[RECORD])["pages"]
    report = _report(release, {each.file: made[each.file] for each in found if each.file in made}, scratch)
    return Rebuilt(release.name, len(release.books) + 1, found, alike, versions, (), report)


def _differences(
    release: ToldRelease, released: Mapping[str, bytes], made: Mapping[str, bytes]
) -> Iterator[FileDifference]:
    """A book that is not in the folder of the release is known by its sum alone."""
    absent = {name: sum for name, sum in release.books.items() if name not in released}
    for name, sum in absent.items():
        if hashlib.sha256(made.get(name, b"")).hexdigest() != sum:
            yield FileDifference(name, "has another SHA-256; it is not in the folder of the release")
    was, now = ({**each, RECORD: _lasting(each[RECORD])} for each in (released, made))
    now = {name: content for name, content in now.items() if name not in absent}
    if was != now:
        from florilegium.recipe.explaining import differences  # with it come the libraries that read PDFs

        yield from differences(was, now)


def _lasting(record: bytes) -> bytes:
    """A record without what tells of the machine."""
    kept = {name: value for name, value in json.loads(timeless(record)).items() if name not in MADE_WITH}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def other_versions(was: RecordedEdition, now: RecordedEdition) -> Iterator[OtherVersion]:
    """What two makings of an edition were made with that is not the same in both."""
    for name in dict.fromkeys((*was.versions, *now.versions)):
        then, here = was.versions.get(name, ""), now.versions.get(name, "")
        if then != here:
            yield OtherVersion(name, then, here)
    for name in dict.fromkeys((*was.fonts, *now.fonts)):
        of_release, of_here = was.fonts.get(name), now.fonts.get(name)
        if of_release != of_here:
            yield OtherVersion(f"the font {name}", _of_font(of_release or ()), _of_font(of_here or ()))


def _of_font(told: Iterable[str]) -> str:
    """The version of a font, and the first signs of its SHA-256."""
    return " ".join(each[:12] for each in told)


def _report(release: ToldRelease, made: Mapping[str, bytes], scratch: Path) -> str:
    """The report of diffoscope on all files that differ, beside the folder of the release; “” where there is none."""
    again = scratch / "again"
    again.mkdir()
    for name, content in made.items():
        (again / name).write_bytes(content)
    pairs = [(release.folder / name, again / name) for name in made if (release.folder / name).is_file()]
    target = release.folder.with_name(f"{release.folder.name}{REPORT}")
    return str(target) if compare(pairs, target) else ""
