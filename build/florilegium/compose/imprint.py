"""The imprint page as its template prints it: what of the edition is known, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from florilegium.model.article import Article
from florilegium.model.names import INDEXES
from florilegium.model.volume import Volume
from florilegium.model.wording import counted, date_in_words, join_names

FEW = 4  # so many texts of one credit are named with their addresses


@dataclass(frozen=True, slots=True)
class IsbnLine:
    format: str
    number: str


@dataclass(frozen=True, slots=True)
class Credit:
    """The credit of the texts that share it, and the public addresses they have or come from."""

    words: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImprintPage:
    """What the imprint page says beside the volume's own fields. Each may be “” or ()."""

    date: str
    year: str
    edition: str
    copyright: str
    isbns: tuple[IsbnLine, ...]
    credits: tuple[Credit, ...]
    paper: str
    made_from: str


@dataclass(frozen=True, slots=True)
class SiblingLine:
    """Another volume of the series as one line."""

    number: str
    title: str
    editors: str


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """What the series page says beside the series' name: its editors, its other volumes."""

    editors: str
    many_editors: bool
    siblings: tuple[SiblingLine, ...]


def series_page(volume: Volume) -> SeriesPage:
    """The series page of a volume; everything is empty where there is no series."""
    editors = next((series.editors for series in volume.house.series if series.name == volume.series), ())
    siblings = (
        SiblingLine(
            each.number, f"{each.title}: {each.subtitle}" if each.subtitle else each.title, join_names(each.editors)
        )
        for each in volume.siblings
    )
    return SeriesPage(join_names(editors), len(editors) > 1, tuple(siblings))


def imprint_page(volume: Volume) -> ImprintPage:
    """The imprint page of a volume; each credit of the texts stands there once."""
    isbns = (("EPUB", volume.isbn.epub), ("print", volume.isbn.print), ("PDF", volume.isbn.screen))
    date = date_in_words(volume.date)
    tag = f", release {volume.release.tag}" if volume.release.tag else ""
    commit = volume.release.commit
    return ImprintPage(
        date=date,
        year=volume.date[:4],
        edition=f"Edition {volume.edition}, {date}{tag}",
        copyright=_copyright(volume),
        isbns=tuple(IsbnLine(format, number) for format, number in isbns if number),
        credits=tuple(_credits(volume)),
        paper=f"Printed on {volume.paper}" if volume.paper else "",
        made_from=f"Made from commit {commit}, SOURCE_DATE_EPOCH {volume.epoch}" if commit else "",
    )


def _copyright(volume: Volume) -> str:
    """Whose the editor's part of the book is, by what there is of it."""
    if not volume.copyright:
        return ""
    return f"© {volume.date[:4]} {volume.copyright}: {join_names(_editors_part(volume))}"


def _editors_part(volume: Volume) -> Iterator[str]:
    yield "selection"
    kinds = {matter.kind for matter in (*volume.front, *volume.back)}
    articles = tuple(chain.from_iterable(part.articles for part in volume.parts))
    if kinds & {"preface", "introduction", "afterword"} or any(part.introduction for part in volume.parts):
        yield "introduction"
    if any(article.headnote for article in articles):
        yield "headnotes"
    if any(note.series == "editor" for article in articles for note in article.notes):
        yield "notes"
    if "biographical-glossary" in kinds:
        yield "biographical glossary"
    if kinds & set(INDEXES):
        yield "indexes" if len(kinds & set(INDEXES)) > 1 else "index"


def _credits(volume: Volume) -> Iterator[Credit]:
    articles = tuple(chain.from_iterable(part.articles for part in volume.parts))
    groups: dict[str, list[Article]] = {}
    for article in articles:
        words = _credit(article)
        if words or _address(article):
            groups.setdefault(words, []).append(article)
    for words, group in groups.items():
        who = "Texts: " if len(group) == len(articles) > 1 else _which(group)
        yield Credit(f"{who}{words}".strip(), tuple(dict.fromkeys(_addresses(group))))


def _credit(article: Article) -> str:
    """The rights in a text and those who made its transcription; “” where nothing is known."""
    sentences = (
        article.rights,
        article.translator and f"Translated by {article.translator}",
        article.transcriber and f"Transcribed by {article.transcriber}",
        article.markup and article.markup != article.transcriber and f"Marked up by {article.markup}",
    )
    return " ".join(f"{sentence.rstrip('.')}." for sentence in sentences if sentence)


def _which(group: list[Article]) -> str:
    if len(group) > FEW:
        return f"{counted(len(group), 'text').capitalize()}: "
    return f"{join_names(f'“{article.title}”' for article in group)}: "


def _addresses(group: list[Article]) -> Iterator[str]:
    """The address of each text where there are few, else those of the archives."""
    for address in filter(None, map(_address, group)):
        yield address if len(group) <= FEW else f"{urlsplit(address).scheme}://{urlsplit(address).netloc}/"


def _address(article: Article) -> str:
    return article.source.address or (article.transcription.address if article.transcription else "")
