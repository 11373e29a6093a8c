"""The list of emendations as its template prints it: each line with its link."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup

from florilegium.compose.page_marks import PageMarker
from florilegium.model.emendations import ArticleLines, EmendationList, ListLine
from florilegium.model.medium import Targets

PageStarts = Mapping[int, Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class LineView:
    """A line: its ordinal, the link to the words, its texts, which hold page breaks. Sigla and reason may be “”."""

    n: int
    href: str
    place: Markup
    lemma: Markup
    siglum: Markup
    variant: Markup
    witness: Markup
    reason: Markup


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The lines of one article under its title."""

    href: str
    title: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """The list: its two parts, and the list itself for what is explained at its head."""

    explained: EmendationList
    of_texts: tuple[ArticleView, ...]
    of_transcriptions: tuple[ArticleView, ...]


def list_view(emendations: EmendationList, targets: Targets, page_starts: PageStarts) -> ListView:
    """The list in the medium of `targets`; `page_starts` are the printed pages that begin in its lines."""
    numbers = count(1)
    return ListView(
        emendations,
        tuple(_article(each, targets, numbers, page_starts) for each in emendations.of_texts),
        tuple(_article(each, targets, numbers, page_starts) for each in emendations.of_transcriptions),
    )


def _article(given: ArticleLines, targets: Targets, numbers: Iterator[int], page_starts: PageStarts) -> ArticleView:
    lines = tuple(
        _line(line, n, targets, PageMarker(page_starts.get(n, ())))
        for line, n in zip(given.lines, numbers, strict=False)
    )
    return ArticleView(targets.href(given.article), given.title, lines)


def _line(line: ListLine, n: int, targets: Targets, marker: PageMarker) -> LineView:
    entry = line.entry
    texts = (line.place, entry.lemma, entry.siglum, entry.variant, line.witness, entry.reason)
    return LineView(n, targets.href(entry.article, entry.anchor), *map(marker.mark, texts))
