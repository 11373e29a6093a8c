"""The findings of one article turned into persons: namesakes told apart by the article itself, or reported."""

from collections import Counter

from florilegium.diagnostics import Diagnostic, Place
from florilegium.names.findings import Finding
from florilegium.names.forms import Forms

Placed = tuple[Place, Finding]


def resolved(findings: list[Placed], forms: Forms) -> tuple[list[str], list[Diagnostic]]:
    """The person of each finding, “” for none, and what is left open: N10 once for each form, N11 for each stranger.

    A form of several persons is the one of them who is named without doubt nearest before it, else the only one who
    is named without doubt later.
    """
    sure = [finding.persons[0] if len(finding.persons) == 1 else "" for _, finding in findings]
    last = {person: place for place, person in enumerate(sure)}
    nearest: dict[str, int] = {}
    persons = []
    for place, (_, finding) in enumerate(findings):
        nearest[sure[place]] = place
        persons.append(sure[place] or _by_neighbours(place, finding.persons, nearest, last))
    return persons, _reports(findings, persons, forms)


def _by_neighbours(place: int, persons: tuple[str, ...], nearest: dict[str, int], last: dict[str, int]) -> str:
    """Who of the persons was named nearest before, else the only one who is named later; “” where nobody is."""
    before = max((person for person in persons if person in nearest), key=nearest.__getitem__, default="")
    later = [person for person in persons if last.get(person, -1) > place]
    return before or (later[0] if len(later) == 1 else "")


def _reports(findings: list[Placed], persons: list[str], forms: Forms) -> list[Diagnostic]:
    undecided = [
        (place, finding)
        for (place, finding), person in zip(findings, persons, strict=True)
        if not person and (finding.near or len(finding.persons) > 1)
    ]
    times = Counter(_shared(finding) for _, finding in undecided)
    first = {_shared(finding): (place, finding) for place, finding in reversed(undecided)}
    return [_report(*first[surface], count, forms) for surface, count in times.items()]


def _shared(finding: Finding) -> str:
    return " ".join(finding.surface.split())


def _report(place: Place, finding: Finding, count: int, forms: Forms) -> Diagnostic:
    often = f" ({count} times)" if count > 1 else ""
    surface = _shared(finding)
    if finding.near:
        whose = " or ".join(f"“{forms.persons[person].headword}”" for person in finding.near)
        return Diagnostic(
            "N11",
            f"“{surface}” has the surname of {whose} and other first names{often}",
            place,
            "add a record or a variant to texts/names.toml, or put the name among the rejected",
        )
    names = " or ".join(f"“{forms.persons[person].headword}”" for person in finding.persons)
    return Diagnostic(
        "N10",
        f"“{surface}” may be {names}{often}",
        place,
        "write the full name at its first place, or give one of them a variant of his own",
    )
