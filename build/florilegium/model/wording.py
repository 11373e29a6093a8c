"""Values put into English words: dates, lists of names, counts."""

import re
from collections.abc import Iterable

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_BETWEEN_INITIALS = re.compile(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.)")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def date_in_words(iso: str) -> str:
    """An ISO date as an English reader writes it; a month or a year may stand alone.

    >>> date_in_words("1941-11-08"), date_in_words("1941-08"), date_in_words("1941")
    ('8 November 1941', 'August 1941', '1941')
    """
    year, *rest = iso.split("-")
    words = [year] + [MONTHS[int(month) - 1] for month in rest[:1]] + [str(int(day)) for day in rest[1:]]
    return " ".join(reversed(words))


def join_names(names: Iterable[str]) -> str:
    """The names as in a title: “A”, “A and B”, “A, B and C”.

    >>> join_names(("Moxon", "Smith", "Savage"))
    'Moxon, Smith and Savage'
    """
    *first, last = tuple(names) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def with_initials_together(name: str) -> str:
    """The name with blanks between initials at which no line ends.

    >>> with_initials_together("James, C. L. R. (Nello)")
    'James, C.\\xa0L.\\xa0R. (Nello)'
    """
    return _BETWEEN_INITIALS.sub("\u00a0", name)


def counted(number: int, one: str, many: str = "") -> str:
    """How many there are, in words up to twelve.

    >>> counted(1, "article"), counted(7, "piece"), counted(92, "article")
    ('one article', 'seven pieces', '92 articles')
    """
    words = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{words} {one if number == 1 else many or one + 's'}"


def size_in_words(bytes: int) -> str:
    """The size of a file as a reader wants to know it.

    >>> size_in_words(120), size_in_words(435_162), size_in_words(1_250_000)
    ('1 kB', '435 kB', '1.2 MB')
    """
    return f"{bytes / 1e6:.1f} MB" if bytes >= 999_500 else f"{max(1, round(bytes / 1000))} kB"
