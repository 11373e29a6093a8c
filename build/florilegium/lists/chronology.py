"""The chronology of a volume: events, and the pieces of the volume at the date of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from florilegium.diagnostics import Place
from florilegium.lists.text import quoted, sentence
from florilegium.model.article import Article, PartialDate
from florilegium.model.dates import OLD_STYLE, date_in_words, day_in_words, manner_of, new_style
from florilegium.model.inlines import Designated, FolioReference, Inlines, Link, Text
from florilegium.model.lists import Event, ListSettings, Moment
from florilegium.model.text import Blocks, Paragraph, Term, TermList
from florilegium.model.volume import Volume

FIRST_GREGORIAN = "1582-10-15"  # before it there was one calendar, and nothing to tell apart


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of a moment, and where the editor says it."""

    moment: Moment
    words: Inlines
    place: Place


def chronology(volume: Volume, events: Sequence[Event]) -> Blocks:
    """The lines in the order of the New Style; what is of one moment stands under one date."""
    lines = [Line(each.moment, sentence(each.words), each.place) for each in events if _belongs(each, volume.lists)]
    lines += _pieces(volume) if volume.lists.articles else ()
    lines.sort(key=lambda line: _order(line.moment))
    terms: dict[str, Term] = {}
    for line in lines:
        date = moment_in_words(line.moment, volume.language)
        head = Paragraph(0, "term", (Text(date),), line.place)
        before = terms.get(date, Term(head, ()))
        said = Paragraph(0, "description", line.words, line.place)
        terms[date] = Term(before.term, (*before.descriptions, said))
    return (TermList("dates", tuple(terms.values())),) if terms else ()


def _belongs(event: Event, settings: ListSettings) -> bool:
    first = _in_new_style(event.moment.first, event.moment).iso
    last = settings.last
    in_time = first >= settings.first[: len(first)] and (not last or first[: len(last)] <= last)
    return in_time and (not settings.tags or not set(settings.tags).isdisjoint(event.tags))


def _pieces(volume: Volume) -> Iterator[Line]:
    """A line for each article of the body that has a date."""
    many = len({tuple(each.signed for each in article.authors) for part in volume.parts for article in part.articles})
    for part in volume.parts:
        for article in part.articles:
            if article.date:
                moment = Moment(article.date, calendar=article.calendar)
                yield Line(moment, _piece(article, volume.language, many > 1), article.place)


def _piece(article: Article, language: str, with_author: bool) -> Inlines:
    """The title as a link, with its folio in print; nobody is mentioned in it."""
    link = Link(f"article:{article.id}", (Text(quoted(article.title, language)),))
    signed = ", ".join(author.signed for author in article.authors)
    author = (Text(f"{signed}, "),) if signed and with_author else ()
    return Designated("", (*author, link), article.place), FolioReference(article.id, ", {}")


def _order(moment: Moment) -> tuple[int, int, int]:
    date = _in_new_style(moment.first, moment)
    return date.year, date.month, date.day


def _in_new_style(date: PartialDate, moment: Moment) -> PartialDate:
    """The date by the new calendar; a month of the old one begins in it, a year is as it is."""
    if moment.calendar != OLD_STYLE or not date.month or date.iso < FIRST_GREGORIAN:
        return date
    return new_style(date if date.day else PartialDate(date.year, date.month, 1))


def moment_in_words(moment: Moment, language: str) -> str:
    r"""The moment as it is printed.

    >>> moment_in_words(Moment(PartialDate(1917, 10, 25), calendar="old"), "en-GB")
    '25\xa0October (7\xa0November) 1917'
    >>> moment_in_words(Moment(PartialDate(1921, 3, 1), PartialDate(1921, 3, 18)), "en-GB")
    '1–18\xa0March 1921'
    """
    manner = manner_of(language)
    if moment.calendar == OLD_STYLE:
        words = _old_style(moment, language)
    else:
        words = _range(moment.first, moment.last, language) if moment.last else date_in_words(moment.first, language)
    return manner.circa.format(words) if moment.circa else words


def _old_style(moment: Moment, language: str) -> str:
    """A day in both calendars; a month or a year with the name of the calendar; a range by its two ends."""
    ends = [_both_styles(date, language) for date in (moment.first, moment.last) if date]
    return " – ".join(ends)


def _both_styles(old: PartialDate, language: str) -> str:
    r"""A day in both calendars.

    >>> _both_styles(PartialDate(1917, 12, 22), "en-GB"), _both_styles(PartialDate(1918, 1, 1), "en-GB")
    ('22\xa0December 1917 (4\xa0January 1918)', '1 (14)\xa0January 1918')
    """
    manner = manner_of(language)
    new = new_style(old) if old.day else old
    if not old.month or new.iso < FIRST_GREGORIAN:
        return date_in_words(old, language)
    if not old.day:
        return manner.old_style.format(date_in_words(old, language))
    if new.year != old.year:
        return f"{date_in_words(old, language)} ({date_in_words(new, language)})"
    if new.month != old.month:
        days = f"{day_in_words(old, language)} ({day_in_words(new, language)})"
    else:
        days = manner.day.format(day=f"{old.day} ({new.day})", month=manner.months[old.month - 1])
    return manner.whole.format(day=days, year=old.year)


def _range(first: PartialDate, last: PartialDate, language: str) -> str:
    """From a date to another, without saying twice what they share.

    >>> _range(PartialDate(1494), PartialDate(1515), "en"), _range(PartialDate(1917, 2), PartialDate(1917, 10), "en")
    ('1494–1515', 'February–October 1917')
    """
    manner = manner_of(language)
    if not first.month and not last.month:
        return f"{first.year}–{last.year}"
    if first.year == last.year and first.month and last.month and bool(first.day) == bool(last.day):
        if not first.day:
            months = f"{manner.months[first.month - 1]}–{manner.months[last.month - 1]}"
            return manner.month.format(month=months, year=first.year)
        if first.month == last.month:
            days = manner.day.format(day=f"{first.day}–{last.day}", month=manner.months[first.month - 1])
        else:
            days = f"{day_in_words(first, language)} – {day_in_words(last, language)}"
        return manner.whole.format(day=days, year=first.year)
    return f"{date_in_words(first, language)} – {date_in_words(last, language)}"
