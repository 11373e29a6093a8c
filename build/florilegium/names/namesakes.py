"""The findings of one article turned into persons: namesakes told apart by the article itself, or reported."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.names import Person
from florilegium.model.text import Paragraph
from florilegium.model.walking import plain_text
from florilegium.names.defaults import spelling
from florilegium.names.finding import Finding, Locate
from florilegium.names.lifetimes import is_unborn, living


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its paragraph and the year in which its words were written, 0 where that is not known."""

    paragraph: Paragraph
    year: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Context:
    """What decides beyond the findings: the records, and the article’s own persons for forms, by their spelling.

    `locate` gives the place of words.
    """

    persons: Mapping[str, Person]
    defaults: Mapping[str, str]
    locate: Locate

    def place_of(self, placed: Placed) -> Place:
        """Where the words of a finding stand."""
        surface, text = placed.finding.surface, plain_text(placed.paragraph.children)
        return self.locate(placed.paragraph.place, surface, text.count(surface, 0, placed.finding.start))


def resolved(findings: list[Placed], context: Context) -> tuple[list[str], list[Diagnostic]]:
    """The person of each finding, “” for none, and what is left open.

    N10 stands once for each form, N11 for each stranger, N14 for each form whose only person was not yet born. A form
    of several persons is the one of them who is named without doubt nearest before it, else the only one who is named
    without doubt later, else the article’s own, else the only one who may have been alive. What the editor says of a
    form of several persons counts for its place alone.
    """
    born = [_born(each, context) for each in findings]
    sure = [each.finding.persons[0] if len(each.finding.persons) == 1 else "" for each in born]
    last = {person: place for place, person in enumerate(sure) if not born[place].finding.is_for_here}
    nearest: dict[str, int] = {}
    persons = []
    for place, each in enumerate(born):
        if not each.finding.is_for_here:
            nearest[sure[place]] = place
        candidates = each.finding.persons if len(each.finding.persons) > 1 else ()
        named = sure[place] or _by_neighbours(place, candidates, nearest, last)
        persons.append(named or _by_record(each, candidates, context))
    return persons, [*_reports(born, persons, context), *_too_early(born, persons, context)]


def _born(placed: Placed, context: Context) -> Placed:
    """The finding without those of its persons who were not yet born, if that leaves any."""
    persons = placed.finding.persons
    if len(persons) < 2 or not placed.year:
        return placed
    born = tuple(person for person in persons if not is_unborn(context.persons[person], placed.year))
    return replace(placed, finding=replace(placed.finding, persons=born or persons))


def _by_neighbours(place: int, persons: tuple[str, ...], nearest: dict[str, int], last: dict[str, int]) -> str:
    """Who of the persons was named nearest before, else the only one who is named later; “” where nobody is."""
    before = max((person for person in persons if person in nearest), key=nearest.__getitem__, default="")
    later = [person for person in persons if last.get(person, -1) > place]
    return before or (later[0] if len(later) == 1 else "")


def _by_record(placed: Placed, persons: tuple[str, ...], context: Context) -> str:
    """The article’s own person for the form, else the only one who was alive in its year; “” where nobody is."""
    own = context.defaults.get(spelling(placed.finding.surface), "")
    if own in persons:
        return own
    alive = living((context.persons[person] for person in persons), placed.year)
    return alive[0] if len(alive) == 1 else ""


def _reports(findings: list[Placed], persons: list[str], context: Context) -> list[Diagnostic]:
    undecided = [
        each
        for each, person in zip(findings, persons, strict=True)
        if not person and (each.finding.near or len(each.finding.persons) > 1)
    ]
    return [_report(first, count, context) for first, count in _counted(undecided)]


def _too_early(findings: list[Placed], persons: list[str], context: Context) -> list[Diagnostic]:
    early = [
        replace(each, finding=replace(each.finding, persons=(person,)))
        for each, person in zip(findings, persons, strict=True)
        if person in context.persons and is_unborn(context.persons[person], each.year)
    ]
    return [_early_report(first, count, context) for first, count in _counted(early)]


def _counted(findings: list[Placed]) -> list[tuple[Placed, int]]:
    """The first finding of each form, however its initials are spaced, and how many there are."""
    times = Counter(_together(each.finding) for each in findings)
    first = {_together(each.finding): each for each in reversed(findings)}
    return [(first[surface], count) for surface, count in times.items()]


def _shared(finding: Finding) -> str:
    return " ".join(finding.surface.split())


def _together(finding: Finding) -> str:
    return _shared(finding).replace(". ", ".")


def _often(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""


def _report(placed: Placed, count: int, context: Context) -> Diagnostic:
    surface, finding = _shared(placed.finding), placed.finding
    if finding.near:
        whose = " or ".join(f"“{context.persons[person].headword}”" for person in finding.near)
        return Diagnostic(
            "N11",
            f"“{surface}” has the surname of {whose} and other first names{_often(count)}",
            context.place_of(placed),
            "add a record or a variant to texts/names.toml, or put the name among the rejected",
        )
    names = " or ".join(f"“{context.persons[person].headword}”" for person in finding.persons)
    return Diagnostic(
        "N10",
        f"“{surface}” may be {names}{_often(count)}",
        context.place_of(placed),
        f"mark it, [{surface}]{{person=…}}, or give the article a line under [names]",
    )


def _early_report(placed: Placed, count: int, context: Context) -> Diagnostic:
    person = context.persons[placed.finding.persons[0]]
    return Diagnostic(
        "N14",
        f"“{_shared(placed.finding)}” names “{person.headword}”, born after {placed.year}{_often(count)}",
        context.place_of(placed),
        "mend the dates of record or article, or add the record of the person who is meant",
    )
