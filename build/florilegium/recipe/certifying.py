"""What is asked of outside checkers before an EPUB may claim to be accessible."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from florilegium.certify.ace import ace, ace_command
from florilegium.certify.epubcheck import epubcheck, epubcheck_command
from florilegium.certify.programs import Unusable
from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.certification import Remark, Verdict
from florilegium.model.editions import RecordedEdition
from florilegium.model.volume import Volume
from florilegium.read.house import PRESS_FILE
from florilegium.read.record import read_record
from florilegium.workspace import read_outside

CHECKERS: tuple[tuple[Callable[[bytes], Verdict], str], ...] = ((epubcheck, "E31"), (ace, "E32"))
COMMANDS = (epubcheck_command, ace_command)
HINT = "mend it in the text, or in the layouts if it is theirs; without --certify the book is made without the claim"


def obstacles(volume: Volume) -> tuple[Diagnostic, ...]:
    """What keeps the EPUB of a volume from being certified: E30 for each checker that is not there, E33."""
    return tuple(_obstacles(volume))


def _obstacles(volume: Volume) -> Iterator[Diagnostic]:
    if not volume.house.imprint:
        hint = 'give [press] an imprint = "…"'
        yield Diagnostic("E33", "the press has no name to vouch for the EPUB with", Place(PRESS_FILE), hint)
    for command in COMMANDS:
        try:
            command()
        except Unusable as reason:
            yield Diagnostic("E30", str(reason), None, reason.hint)


def certified(name: str, epub: bytes) -> tuple[tuple[Verdict, ...], tuple[Diagnostic, ...]]:
    """What the checkers say of the file of that name; E30 for one that breaks down, E31 and E32 for their remarks."""
    verdicts, findings = list[Verdict](), list[Diagnostic]()
    for check, code in CHECKERS:
        try:
            verdict = check(epub)
        except Unusable as reason:
            findings.append(Diagnostic("E30", str(reason), Place(name), reason.hint))
            continue
        verdicts.append(verdict)
        findings += (_finding(code, name, remark) for remark in verdict.remarks)
    return tuple(verdicts), tuple(findings)


def vouched_by(record: Path) -> RecordedEdition:
    """The edition that a record tells of, wherever the file lies. Refusal S06 where it is none."""
    return read_record(read_outside(record), record.name)


def doubts(edition: RecordedEdition, epub: bytes) -> tuple[Diagnostic, ...]:
    """K16 where an EPUB with the claim is not, byte for byte, the one that was checked for this edition."""
    checked = edition.file("epub") if edition.verdicts else None
    if checked and hashlib.sha256(epub).hexdigest() == checked.sha256:
        return ()
    what = "is another than that of the record" if checked else "was not certified when the record was made"
    hint = "build with the texts and versions of that release, or let the checkers look at it with --certify"
    return (Diagnostic("K16", f"“{edition.id}.epub” {what}, and does not claim to be accessible", None, hint),)


def _finding(code: str, name: str, remark: Remark) -> Diagnostic:
    at = f" at “{remark.place}”" if remark.place else ""
    place = Place(f"{name}/{remark.file}" if remark.file else name)
    return Diagnostic(code, f"{remark.rule}: {remark.message.rstrip('.')}{at}", place, HINT)
