"""The files that a reader has: whether they are genuine by the sums, and which edition they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.release import SUMS
from florilegium.model.verification import ToldEdition, Verdict, Verified, VerifiedFile, shown
from florilegium.read.record import RECORD
from florilegium.read.sums import read_sums
from florilegium.read.told_edition import NOTHING, ends_too_early, told_by
from florilegium.release.signing import check
from florilegium.workspace import LARGEST_FILE, hashed, read_outside

SIGNATURE = ".minisig"
BESIDE = (SUMS, f"{SUMS}{SIGNATURE}", f"{SUMS}.sig")  # what is not among the sums of a release
LARGEST_SUMS = 10_000_000  # bytes
AGAIN = "fetch it again from where the sums are"
# What may have happened to a file: to one that the sums have, one that they have not, one that lies in their folder.
DAMAGED = f"it was changed or damaged since it was released; {AGAIN}"
ELSEWHERE = "it was changed, or is of another release: fetch the sums that belong to it"
ADDED = "somebody has added it to the release: take it out of the folder, and do not trust it"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be verified; by which sums, None for those beside it; by which public key, “” for none."""

    file: Path
    sums: Path | None = None
    key: str = ""


def verify(asked: Asked) -> tuple[Verified, tuple[Diagnostic, ...]]:
    """What is found of a file, or of all in a folder; of sums, of all beside them.

    Refusal K31, K37, F01, F02, F04, K22, K23.
    """
    if asked.file.name == SUMS and not asked.sums:
        asked = replace(asked, file=asked.file.parent)
    sums = asked.sums or _beside(asked.file)
    if sums is None:
        if asked.key:
            raise Refusal(_no_sums(asked.file))
        return Verified("", tuple(_looked_at(file, file.name) for file in _files(asked.file))), (_no_sums(asked.file),)
    content = read_outside(sums, LARGEST_SUMS)
    known = read_sums(content, sums.name)
    found = _in_folder(asked.file, known) if asked.file.is_dir() else (_verified(asked.file, asked.file.name, known),)
    edition = _edition_of(found, sums.parent, known)
    found = tuple(replace(each, told=each.told or edition) if _is_genuine(each) else each for each in found)
    signed = _signed(sums, content, asked.key) if asked.key else ""
    folder = str(asked.file) if asked.file.is_dir() else ""
    return Verified(str(sums), found, signed, folder), (
        *_told(found, edition, bool(folder)),
        *_unasked(sums, asked.key),
    )


def _beside(file: Path) -> Path | None:
    """The sums that stand beside a file, or in a folder."""
    places = (file / SUMS,) if file.is_dir() else (file.with_name(f"{file.name}.sha256"), file.parent / SUMS)
    return next((place for place in places if place.is_file() and place != file), None)


def _files(path: Path) -> Iterator[Path]:
    """The file, or those of a folder at any depth, sorted; links are followed to files and not to folders."""
    if not path.is_dir():
        yield path
        return
    for each in sorted(path.iterdir()):
        if each.is_dir() and not each.is_symlink():
            yield from _files(each)
        elif not each.is_dir():
            yield each


def _in_folder(folder: Path, known: Mapping[str, str]) -> tuple[VerifiedFile, ...]:
    """Every file of the folder but the sums and their signature, then those that the sums have and it has not.

    A link that leads nowhere or out of the folder, a pipe and the like are no files.
    """
    names = {each.relative_to(folder).as_posix(): each for each in _files(folder)}
    inside = folder.resolve()
    files = {name: path for name, path in names.items() if path.is_file() and path.resolve().is_relative_to(inside)}
    there = (_verified(path, name, known, strict=True) for name, path in files.items() if name not in BESIDE)
    missing = (VerifiedFile(name, Verdict.MISSING, name) for name in sorted(known) if name not in files)
    others = (VerifiedFile(name, Verdict.UNKNOWN) for name in names if name not in files and name not in known)
    return (*there, *missing, *others)


def _verified(path: Path, name: str, known: Mapping[str, str], strict: bool = False) -> VerifiedFile:
    """A file is known by its sum, whatever it is called; `strict` is whether it must have the name of the sums too."""
    file = _looked_at(path, name)
    listed = sorted((each for each, sum in known.items() if sum == file.sha256), key=lambda each: each != name)
    if listed and (listed[0] == name or not strict):
        return replace(file, verdict=Verdict.GENUINE, listed=listed[0])
    if name in known:
        return replace(file, verdict=Verdict.CHANGED, listed=name)
    return replace(file, verdict=Verdict.UNKNOWN, listed=next(iter(listed), ""))


def _looked_at(path: Path, name: str) -> VerifiedFile:
    """The file by itself: what it says of its edition, if it says something and is not too large for a book."""
    found = hashed(path)
    content = read_outside(path) if found.bytes <= LARGEST_FILE else b""
    told = told_by(content)
    named = told if told != NOTHING else None
    return VerifiedFile(name, Verdict.UNTOLD, "", found.sha256, found.bytes, named, ends_too_early(content))


def _edition_of(found: tuple[VerifiedFile, ...], folder: Path, known: Mapping[str, str]) -> ToldEdition | None:
    """The edition that the sums are of, as their record says, where that is genuine: a picture says nothing itself."""
    if told := next((each.told for each in found if each.listed == RECORD and _is_genuine(each)), None):
        return told
    record = folder / RECORD
    if RECORD in known and record.is_file() and hashed(record).sha256 == known[RECORD]:
        return told_by(read_outside(record))
    return None


def _is_genuine(file: VerifiedFile) -> bool:
    return file.verdict is Verdict.GENUINE


def _signed(sums: Path, content: bytes, key: str) -> str:
    """What was signed with the sums. Refusal K37 where there is no signature, K22, K23."""
    signature = sums.with_name(sums.name + SIGNATURE)
    if not signature.is_file():
        hint = f"put “{signature.name}” beside the sums; without it nobody vouches for them"
        raise Refusal(Diagnostic("K37", f"there is no signature beside “{sums.name}”", hint=hint))
    return check(content, read_outside(signature, LARGEST_SUMS), key)


def _unasked(sums: Path, key: str) -> Iterator[Diagnostic]:
    if not key and sums.with_name(sums.name + SIGNATURE).is_file():
        hint = "name the public key of the press with --key, as you have it from the press itself"
        yield Diagnostic("K38", f"“{sums.name}” is signed, and the signature was not checked", hint=hint)


def _told(found: tuple[VerifiedFile, ...], edition: ToldEdition | None, is_folder: bool) -> Iterator[Diagnostic]:
    for each in found:
        named, listed = f"“{shown(each.file)}”", f"“{shown(each.listed)}”"
        if each.verdict is Verdict.CHANGED:
            message = f"{named} is not the file that the sums tell of: its SHA-256 is {each.sha256}"
            yield Diagnostic("K32", message, hint=_why(each, edition))
        elif each.verdict is Verdict.UNKNOWN and each.listed:
            message = f"{named} is not among the files of the release: it is a copy of {listed}"
            yield Diagnostic("K33", message, hint="take it out of the folder, or call it by that name")
        elif each.verdict is Verdict.UNKNOWN:
            hint = _why(each, edition, ADDED if is_folder else ELSEWHERE)
            yield Diagnostic("K33", f"{named} is not among the files that the sums tell of", hint=hint)
        elif each.verdict is Verdict.MISSING:
            yield Diagnostic("K34", f"{named} is not there, and the sums tell of it", hint=AGAIN)


def _why(file: VerifiedFile, edition: ToldEdition | None, otherwise: str = DAMAGED) -> str:
    """What may have happened to a file that is not genuine; `edition` is that of the sums, where it is known.

    `otherwise` is what is said where nothing more is known.
    """
    if not file.sha256:
        return "it is no file, but a link that leads nowhere or out of the folder, a pipe or the like"
    if not file.bytes and otherwise != ADDED:
        return f"the file is empty; {AGAIN}"
    if file.cut_off and otherwise != ADDED:
        return f"it ends too early: it was not fetched whole; {AGAIN}"
    if file.told and edition and (file.told.work, file.told.age) != (edition.work, edition.age):
        return f"it says that it is {file.told.words}, and the sums are those of {edition.words}"
    if file.told and not edition:
        return f"it says that it is {file.told.words}: it was changed or damaged, or the sums are of another release"
    return otherwise


def _no_sums(file: Path) -> Diagnostic:
    hint = f"put {SUMS} of the release beside it, or name it with --sums"
    return Diagnostic("K30", f"there are no sums beside “{file.name}”", hint=hint)
