"""Dates in words, in the manner of a language, and the two calendars of Europe."""

from dataclasses import dataclass

from florilegium.model.article import PartialDate

# The calendars an event can be dated by: the Gregorian, and the Julian that Russia kept until 14 February 1918.
NEW_STYLE, OLD_STYLE = "new", "old"
CALENDARS = (NEW_STYLE, OLD_STYLE)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language writes dates: months, a day with its month, both with the year, and the words around a year."""

    months: tuple[str, ...]
    day: str = "{day}\u00a0{month}"
    month: str = "{month} {year}"
    whole: str = "{day} {year}"  # `day` is a day with its month
    circa: str = "c. {}"
    old_style: str = "{} (Old Style)"


_EN = "January February March April May June July August September October November December"
_DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_IT = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
_PT = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
_NL = "januari februari maart april mei juni juli augustus september oktober november december"
_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_BARE_RU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
MANNERS = {
    "en": Manner(tuple(_EN.split())),
    "en-US": Manner(tuple(_EN.split()), day="{month}\u00a0{day}", whole="{day}, {year}"),
    "de": Manner(tuple(_DE.split()), day="{day}.\u00a0{month}", circa="um {}", old_style="{} (alten Stils)"),
    "fr": Manner(tuple(_FR.split()), circa="vers {}", old_style="{} (ancien style)"),
    "es": Manner(
        tuple(_ES.split()), day="{day} de {month}", month="{month} de {year}", whole="{day} de {year}",
        circa="hacia {}", old_style="{} (calendario juliano)",
    ),
    "it": Manner(tuple(_IT.split()), circa="{} circa", old_style="{} (calendario giuliano)"),
    "pt": Manner(
        tuple(_PT.split()), day="{day} de {month}", month="{month} de {year}", whole="{day} de {year}",
        circa="cerca de {}", old_style="{} (calendário juliano)",
    ),
    "nl": Manner(tuple(_NL.split()), circa="ca. {}", old_style="{} (oude stijl)"),
    "ru": Manner(tuple(_RU.split()), circa="около {}", old_style="{} (ст. ст.)"),
}  # fmt: skip


def manner_of(language: str) -> Manner:
    """The manner of a language, by its whole tag, else by its first part; the English where it is not known."""
    return MANNERS.get(language) or MANNERS.get(language.partition("-")[0]) or MANNERS["en"]


def date_in_words(date: PartialDate, language: str = "en-GB") -> str:
    r"""The date as a reader of the language writes it.

    >>> [date_in_words(PartialDate(1917, 11, 7), each) for each in ("en-GB", "en-US", "de")]
    ['7\xa0November 1917', 'November\xa07, 1917', '7.\xa0November 1917']
    >>> date_in_words(PartialDate(1917, 10), "ru")
    'октябрь 1917'
    """
    manner = manner_of(language)
    if not date.month:
        return str(date.year)
    if not date.day:
        months = tuple(_BARE_RU.split()) if language.partition("-")[0] == "ru" else manner.months
        return manner.month.format(month=months[date.month - 1], year=date.year)
    return manner.whole.format(day=day_in_words(date, language), year=date.year)


def day_in_words(date: PartialDate, language: str) -> str:
    r"""The day with its month, without the year.

    >>> day_in_words(PartialDate(1871, 3, 1), "fr")
    '1er\xa0mars'
    """
    manner = manner_of(language)
    ordinal = "er" if language.partition("-")[0] == "fr" and date.day == 1 else ""
    return manner.day.format(day=f"{date.day}{ordinal}", month=manner.months[date.month - 1])


def new_style(date: PartialDate) -> PartialDate:
    """The Gregorian date of a Julian day: twelve days on in the nineteenth century, thirteen from March 1900.

    >>> [new_style(PartialDate(*each)).iso for each in ((1917, 10, 25), (1900, 2, 28), (1900, 2, 29), (1825, 12, 14))]
    ['1917-11-07', '1900-03-12', '1900-03-13', '1825-12-26']
    """
    return _gregorian(_day_number(date))


def leaps_in_old_style(date: PartialDate) -> bool:
    """Whether the Julian calendar has a 29 February in the year of the date: it leaps in 1900.

    >>> leaps_in_old_style(PartialDate(1900, 2, 29)), leaps_in_old_style(PartialDate(1901, 2, 29))
    (True, False)
    """
    return date.year % 4 == 0


def _day_number(julian: PartialDate) -> int:
    """The Julian Day Number of a Julian date (Richards, Explanatory Supplement to the Astronomical Almanac, 15.11)."""
    before = (14 - julian.month) // 12
    year, month = julian.year + 4800 - before, julian.month + 12 * before - 3
    return julian.day + (153 * month + 2) // 5 + 365 * year + year // 4 - 32083


def _gregorian(number: int) -> PartialDate:
    a = number + 32044
    b = (4 * a + 3) // 146097
    c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    month = (5 * e + 2) // 153
    return PartialDate(100 * b + d - 4800 + month // 10, month + 3 - 12 * (month // 10), e - (153 * month + 2) // 5 + 1)
