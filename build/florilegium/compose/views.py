"""What the templates print, ready made: no template counts, sorts or cuts."""

from dataclasses import dataclass

from florilegium.model.article import Article
from florilegium.model.volume import Volume

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents page: its words, its link, the folio it is found on."""

    kind: str
    label: str
    href: str
    folio: str
    byline: str = ""


@dataclass(frozen=True, slots=True)
class IsbnLine:
    format: str
    number: str


@dataclass(frozen=True, slots=True)
class ImprintPage:
    """What the imprint page says beside the volume's own fields."""

    date: str
    year: str
    isbns: tuple[IsbnLine, ...]
    credits: tuple[str, ...]


def imprint_page(volume: Volume) -> ImprintPage:
    """The date in words, the ISBN of each format, and each rights line of the texts once."""
    isbns = (("EPUB", volume.isbn.epub), ("print", volume.isbn.print), ("PDF", volume.isbn.screen))
    credits = dict.fromkeys(_credit(article) for part in volume.parts for article in part.articles)
    return ImprintPage(
        date=date_in_words(volume.date),
        year=volume.date[:4],
        isbns=tuple(IsbnLine(format, number) for format, number in isbns if number),
        credits=tuple(filter(None, credits)),
    )


def _credit(article: Article) -> str:
    sentences = (article.rights, article.transcriber and f"Transcribed by {article.transcriber}")
    words = " ".join(f"{sentence.rstrip('.')}." for sentence in sentences if sentence)
    address = article.source.address or (article.transcription.address if article.transcription else "")
    return f"{article.title}: {words} {address}".replace("  ", " ") if address else words


def date_in_words(iso: str) -> str:
    """An ISO date as an English reader writes it; a month or a year may stand alone.

    >>> date_in_words("1941-11-08"), date_in_words("1941-08"), date_in_words("1941")
    ('8 November 1941', 'August 1941', '1941')
    """
    year, *rest = iso.split("-")
    words = [year] + [MONTHS[int(month) - 1] for month in rest[:1]] + [str(int(day)) for day in rest[1:]]
    return " ".join(reversed(words))


@dataclass(frozen=True, slots=True)
class Colophon:
    """What the colophon says: the typefaces in words, the program's version, the engines."""

    typefaces: str
    version: str
    engines: str
    articles: str


def count_in_words(volume: Volume) -> str:
    """How many articles the volume holds: “eight articles”."""
    count = sum(len(part.articles) for part in volume.parts)
    return f"{count} articles" if count != 1 else "one article"
