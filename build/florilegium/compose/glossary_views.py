"""The biographical glossary as its template prints it: each person with the link to the entry in the index."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from florilegium.compose.page_marks import PageMarker
from florilegium.model.medium import Targets
from florilegium.model.names import GlossaryEntry, NameIndex
from florilegium.model.wording import with_initials_together

Titles = Mapping[str, tuple[str, str]]  # of the pieces by their ids, each with its language
MOST_PLACES = 8  # a note that opens above the page is not to hide it


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A piece that names a person, with the link to the first mention."""

    title: str
    language: str  # of the title
    href: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with a note. `n` is its ordinal, `href` leads to the index or is “”; the texts hold page breaks.

    `is_note` says that names open it as a pop-up; `places` are then where the book names the person, `more` in how many
    pieces beyond those.
    """

    n: int
    id: str
    href: str
    heading: Markup
    dates: Markup
    also: Markup
    gloss: Markup
    is_note: bool
    places: tuple[PlaceView, ...] = ()
    more: int = 0


def glossary_view(
    entries: Iterable[GlossaryEntry],
    indexes: Iterable[NameIndex],
    targets: Targets,
    page_starts: Mapping[int, Sequence[tuple[int, str]]],
) -> tuple[PersonView, ...]:
    """The persons in their order. A person who has no entry in an index gets no link.

    `page_starts` tells for each person after how many letters which pages of the print edition begin.
    """
    indexed = {entry.person: index.id for index in indexes for entry in index.entries()}
    return tuple(
        _person(n, entry, targets, indexed.get(entry.person, ""), PageMarker(page_starts.get(n, ())))
        for n, entry in enumerate(entries, 1)
    )


def with_places(
    persons: Iterable[PersonView], entries: Iterable[GlossaryEntry], titles: Titles, targets: Targets
) -> tuple[PersonView, ...]:
    """The persons of these entries, each whose note opens as a pop-up with the places; `titles` are those of pieces."""
    return tuple(
        replace(person, places=found[:MOST_PLACES], more=len(found[MOST_PLACES:])) if person.is_note else person
        for person, found in zip(persons, (_places(each, titles, targets) for each in entries), strict=True)
    )


def _places(entry: GlossaryEntry, titles: Titles, targets: Targets) -> tuple[PlaceView, ...]:
    return tuple(PlaceView(*titles[piece], targets.href(piece, anchor)) for piece, anchor in entry.places)


def _person(n: int, entry: GlossaryEntry, targets: Targets, index: str, marker: PageMarker) -> PersonView:
    also = f"also {'; '.join(entry.also)}" if entry.also else ""
    named, others_named = map(with_initials_together, (entry.heading, also))
    heading, dates, others, gloss = map(marker.mark, (named, entry.dates, others_named, entry.gloss))
    href = targets.href(index, f"entry-{entry.person}") if index else ""
    return PersonView(n, entry.person, href, heading, dates, others, gloss, entry.person in targets.name_notes)
