"""What is asked of outside checkers before an EPUB may claim to be accessible."""

from collections.abc import Callable, Iterator

from florilegium.certify.ace import ace, ace_command
from florilegium.certify.epubcheck import epubcheck, epubcheck_command
from florilegium.certify.programs import Unusable
from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.certification import Remark, Verdict
from florilegium.model.volume import Volume
from florilegium.read.house import PRESS_FILE

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


def _finding(code: str, name: str, remark: Remark) -> Diagnostic:
    at = f" at “{remark.place}”" if remark.place else ""
    place = Place(f"{name}/{remark.file}" if remark.file else name)
    return Diagnostic(code, f"{remark.rule}: {remark.message.rstrip('.')}{at}", place, HINT)
