"""The table of a preflight: what was looked at in a file, what was measured, what is asked, and where it fails."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from enum import StrEnum

from florilegium.codes import CODES
from florilegium.diagnostics import Diagnostic
from florilegium.model.page_quality import Flaw
from florilegium.model.sheet import Box

KINDS = ("interior", "cover", "screen")  # what a file can be


class Verdict(StrEnum):
    """What came of a check. A warning stops no book; what is counted has no limit."""

    PASSED = "passed"
    FAILED = "failed"
    WARNED = "warning"
    COUNTED = "counted"
    IDLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page of the file, ordinal from 1; the box in points from the corner of the trimmed page."""

    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What a printer would not accept: its code in `florilegium.codes`, message and hint as those of a diagnostic."""

    code: str
    message: str
    hint: str
    spots: tuple[Spot, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether it is an error, which stops the book."""
        return CODES[self.code].severity == "error"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table: its id and title, what was measured, what is asked, the faults.

    `only` is COUNTED for what has no limit, and IDLE where there is nothing to look at: then `measured` says why.
    """

    id: str
    title: str
    measured: str
    limit: str
    faults: tuple[Fault, ...] = ()
    only: Verdict = Verdict.PASSED
    spots: tuple[Spot, ...] = ()  # of what is counted

    @property
    def verdict(self) -> Verdict:
        if any(fault.stops for fault in self.faults):
            return Verdict.FAILED
        return Verdict.WARNED if self.faults else self.only

    @property
    def places(self) -> tuple[Spot, ...]:
        """All places, without repeats."""
        return tuple(dict.fromkeys((*(spot for fault in self.faults for spot in fault.spots), *self.spots)))

    @property
    def pages(self) -> tuple[int, ...]:
        """The ordinals of the pages where something was found."""
        return tuple(sorted({spot.page for spot in self.places}))


@dataclass(frozen=True, slots=True)
class Preflight:
    """All checks of a file: its name, what it is (KINDS), for whom it was checked, how many pages it has."""

    file: str
    kind: str
    asked_by: str
    pages: int
    checks: tuple[Check, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the checks found, each finding with the name of the file."""
        faults = (fault for check in self.checks for fault in check.faults)
        return tuple(Diagnostic(each.code, f"“{self.file}”: {each.message}", None, each.hint) for each in faults)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that stop the book."""
        return tuple(check for check in self.checks if check.verdict is Verdict.FAILED)

    @property
    def summary(self) -> str:
        """How many checks there were and what came of them, as “24 checks, all passed”."""
        made = [check for check in self.checks if check.verdict is not Verdict.IDLE]
        warned = sum(check.verdict is Verdict.WARNED for check in made)
        came = [f"{len(self.failed)} failed"] if self.failed else []
        came += [f"{warned} with a warning"] if warned else []
        word = "check" if len(made) == 1 else "checks"
        return f"{len(made)} {word}, {', '.join(came) or 'all passed'}"


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a file that was made here, of each page by its place: folios, whether it is blank; the flaws;
    how many millimetres the flaps of a cover are wide.

    Nothing is known of a file from elsewhere: then there are no folios, and the flaws are None.
    """

    folios: tuple[str, ...] = ()
    blanks: tuple[bool, ...] = ()
    flaws: tuple[Flaw, ...] | None = None
    flaps: float = 0.0


UNKNOWN = Expected()


def as_data(table: Preflight) -> dict[str, object]:
    """The table for other programs: of each check its measure, limit, verdict, pages and places in points."""
    return {
        "file": table.file, "kind": table.kind, "asked_by": table.asked_by, "pages": table.pages,
        "passed": not table.failed, "checks": [_check_as_data(check) for check in table.checks],
    }  # fmt: skip


def _check_as_data(check: Check) -> dict[str, object]:
    places = [
        {"page": spot.page, "box": [round(edge, 2) for edge in astuple(spot.box)] if spot.box else None}
        for spot in check.places
    ]
    found = [{"code": fault.code, "message": fault.message, "hint": fault.hint} for fault in check.faults]
    return {
        "check": check.id, "title": check.title, "measured": check.measured, "limit": check.limit,
        "verdict": check.verdict.value, "findings": found, "places": places,
    }  # fmt: skip


SHOWN = 6  # pages or ranges of pages of a list


def ordinals(pages: Iterable[int]) -> str:
    """The pages of a file in words, runs as ranges, and no more than a few of many.

    >>> ordinals([7]), ordinals([1, 2, 3, 9]), ordinals(range(1, 99, 3))
    ('page 7', 'pages 1–3, 9', 'pages 1, 4, 7, 10, 13, 16 and 27 more')
    """
    numbers = sorted(set(pages))
    runs = list(_runs(numbers))
    shown = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs[:SHOWN])
    rest = sum(last - first + 1 for first, last in runs[SHOWN:])
    return f"page{'' if len(numbers) == 1 else 's'} {shown}{f' and {rest} more' if rest else ''}"


def pages_in_words(count: int) -> str:
    """How many pages there are.

    >>> pages_in_words(1), pages_in_words(1200)
    ('1 page', '1200 pages')
    """
    return f"{count} page{'' if count == 1 else 's'}"


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in numbers:
        if first is None or last is None:
            first = number
        elif number != last + 1:
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last
