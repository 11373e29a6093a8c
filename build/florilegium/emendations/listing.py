"""The ledger of a volume and the map of its pages turned into the list of emendations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from florilegium.emendations.lemmas import ABSENT, SAME
from florilegium.emendations.placing import place_of
from florilegium.model.article import Article
from florilegium.model.emendations import (
    PILCROW,
    SILENT_KINDS,
    TRANSCRIPTION,
    ArticleLines,
    EmendationList,
    EmendationStyle,
    LedgerEntry,
    ListLine,
)
from florilegium.model.pages import PageMap
from florilegium.model.volume import Volume


def list_emendations(volume: Volume, ledger: Sequence[LedgerEntry], page_map: PageMap) -> EmendationList:
    """The list, without the entries of silent classes."""
    style = volume.house.emendations
    listed = [entry for entry in ledger if entry.kind not in style.silent]
    articles = [
        _article_lines(article, [entry for entry in listed if entry.article == article.id], page_map, style)
        for article in volume.pieces()
    ]
    made = EmendationList(
        of_texts=_of(articles, of_transcription=False),
        of_transcriptions=_of(articles, of_transcription=True),
        silent=tuple(SILENT_KINDS[kind] for kind in style.silent),
        keeps_spelling=style.spelling == "original",
    )
    lines = made.lines()
    printed = "".join(line.entry.lemma + line.entry.variant for line in lines)
    named = dict.fromkeys(each for line in lines for each in (line.entry.siglum, line.witness) if each)
    return replace(
        made,
        sigla=tuple((siglum, style.meaning(siglum)) for siglum in _in_order(named, style)),
        uses_same=SAME in printed,
        uses_absent=ABSENT in printed,
        uses_pilcrow=PILCROW in printed,
    )


def _in_order(named: Iterable[str], style: EmendationStyle) -> list[str]:
    """The sigla in the order of the settings, this edition last."""
    order = [siglum for siglum, _ in style.sigla]
    return sorted(named, key=lambda siglum: order.index(siglum) if siglum in order else len(order))


def _article_lines(
    article: Article, entries: Sequence[LedgerEntry], page_map: PageMap, style: EmendationStyle
) -> ArticleLines:
    inside = sorted(entries, key=lambda entry: _order(entry, page_map))
    lines = (ListLine(entry, place_of(entry, article, page_map), _witness(entry, article, style)) for entry in inside)
    return ArticleLines(article.id, article.title, tuple(lines))


def _order(entry: LedgerEntry, page_map: PageMap) -> tuple[int, int]:
    """Page by page, on each what stands in notes after the text."""
    page = page_map.page_of(entry.anchor)
    return (page.ordinal if page else 0, entry.note)


def _witness(entry: LedgerEntry, article: Article, style: EmendationStyle) -> str:
    """Who has the variant: the archive's transcription, and where it is not to blame the source itself."""
    in_print = entry.kind not in ("", TRANSCRIPTION)  # a class is that of the source’s own reading
    printed = style.siglum_of(article.source.periodical) if in_print else ""
    return printed or (style.archive if article.transcription else "")


def _of(articles: Iterable[ArticleLines], of_transcription: bool) -> tuple[ArticleLines, ...]:
    """Of each article the errors of its transcription, or all others; articles without any are passed over."""
    parts = (
        replace(each, lines=tuple(line for line in each.lines if line.entry.is_of_transcription is of_transcription))
        for each in articles
    )
    return tuple(each for each in parts if each.lines)
