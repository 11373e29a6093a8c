"""What is said in data for the lists of front and back matter: events, abbreviations, contributors, works."""

from collections.abc import Mapping
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.model.article import PartialDate
from florilegium.model.inlines import Inlines

BIBLIOGRAPHY = "bibliography"  # the piece that holds the works
WORK = "work-"  # what the anchor of a work begins with; that of key moxon1683 is “work-moxon1683”


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was: a date, or with `last` all the time between two, by the calendar of the day."""

    first: PartialDate
    last: PartialDate | None = None
    calendar: str = "new"  # one of model.dates.CALENDARS
    circa: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the chronology: when, and what happened, in the words of the editor."""

    moment: Moment
    words: Inlines
    place: Place
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for. `forms` are other spellings of it that the texts have."""

    short: str
    expansion: Inlines
    place: Place
    dates: str = ""
    note: Inlines = ()
    forms: tuple[str, ...] = ()
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who made the volume. `role` is in words, “” where the volume says it; `person` is a record’s id."""

    name: str
    note: Inlines
    place: Place
    sort: str = ""
    role: str = ""
    person: str = ""
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work that can be cited: its key, and what is known of it in the variables of CSL-JSON."""

    key: str
    variables: Mapping[str, object]
    place: Place


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that the press has for the lists of its volumes, each in the order of its file."""

    events: tuple[Event, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    works: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True)
class ListSettings:
    """Which of the press’s holdings a volume takes into its lists.

    Of the events those from `first` to `last` (ISO, “” for no bound) that have one of `tags`, if there are any; with
    `articles` the dates of its pieces too. Of abbreviations and contributors those that occur, or all. Of the works
    those that are cited, and `works`: keys, with the places where the volume asks for them.
    """

    first: str = ""
    last: str = ""
    tags: tuple[str, ...] = ()
    articles: bool = True
    all_abbreviations: bool = False
    all_contributors: bool = False
    works: tuple[tuple[str, Place], ...] = ()
    style: str = ""  # the name of a CSL style, “” for the house’s
    titles: tuple[tuple[str, str], ...] = ()  # (list, its title) where the volume has its own
