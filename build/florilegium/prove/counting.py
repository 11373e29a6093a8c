"""Turns what the texts have and what the editions have into the table of the proof."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.proof import Count
from florilegium.model.text import Paragraph
from florilegium.model.walking import paragraphs
from florilegium.prove.articles import read_paragraphs, words_of
from florilegium.prove.common_text import CommonText

NAMES = ("EPUB", "HTML edition", "print interior", "screen edition")
FOR_THE_PRESS = "report it with the text: the press has lost it"


@dataclass(frozen=True, slots=True)
class Editions:
    """The anchors that are in each edition that was made, None for one that was not."""

    epub: Collection[str] | None
    html: Collection[str] | None
    print: Collection[str] | None
    screen: Collection[str] | None

    def row(self, what: str, source: int | None, count: int) -> Count:
        """A row of the table for a thing of which every edition made has as many."""
        epub, html, print, screen = (None if each is None else count for each in self.in_order())
        return Count(what, source, epub, html, print, screen, 0)

    def in_order(self) -> tuple[Collection[str] | None, ...]:
        """The EPUB, the HTML edition, the print interior, the screen edition."""
        return self.epub, self.html, self.print, self.screen


def word_counts(
    articles: Sequence[Article], common: CommonText, hypertext: CommonText | None, editions: Editions
) -> tuple[Count, ...]:
    """The words of the texts, of the notes, and of all that stands round them, where nothing differs.

    `hypertext` is the HTML edition, which alone has other words around the texts: it leaves out the half-titles.
    """
    notes = [note for article in articles for note in article.notes]
    in_notes = sum(_count(each) for note in notes for each in paragraphs(note.blocks))
    in_all = sum(_count(each) for article in articles for each in article.paragraphs())
    read = {name: len(words.split()) for name, words in read_paragraphs(common).items()}
    noted = {each.name for stream in common.streams() if stream.is_note for each in stream.passages}
    known = {f"{article.id}/{each.n}" for article in articles for each in article.paragraphs()}
    notes_read = sum(count for name, count in read.items() if name in known and name in noted)
    texts_read = sum(count for name, count in read.items() if name in known and name not in noted)
    around = editions.row("words around them", None, _whole(common) - texts_read - notes_read)
    if hypertext:
        around = replace(around, html=_whole(hypertext) - texts_read - notes_read)
    return (
        editions.row("words of the texts", in_all - in_notes, texts_read),
        editions.row("words of the notes", in_notes, notes_read),
        around,
    )


def _whole(common: CommonText) -> int:
    return sum(len(stream.text.split()) for stream in common.streams())


def _count(paragraph: Paragraph) -> int:
    return len(words_of(paragraph).split())


def count_anchors(what: str, anchors: Iterable[str], editions: Editions) -> tuple[Count, tuple[Diagnostic, ...]]:
    """How many things the texts have, each with its anchor, and how many each edition has; E24 for those it lacks."""
    wanted = tuple(dict.fromkeys(anchors))
    found: list[Diagnostic] = []
    counts: list[int | None] = []
    lost: set[str] = set()
    for name, there in zip(NAMES, editions.in_order(), strict=True):
        lacking = [anchor for anchor in wanted if there is not None and anchor not in there]
        counts.append(None if there is None else len(wanted) - len(lacking))
        lost.update(lacking)
        if lacking:
            message = f"the {name} lacks {len(lacking)} of {len(wanted)} {what}, first “{lacking[0]}”"
            found.append(Diagnostic("E24", message, None, FOR_THE_PRESS))
    epub, html, print, screen = counts
    return Count(what, len(wanted), epub, html, print, screen, len(lost)), tuple(found)


def count_figures(articles: Iterable[Article], counts: Sequence[int | None]) -> tuple[Count, tuple[Diagnostic, ...]]:
    """How many figures the texts have, and how many each edition in its order; E24 for one that has more or fewer."""
    source = sum(1 for article in articles for _ in article.figures())
    found = [
        Diagnostic("E24", f"the {name} has {count} figures where the texts have {source}", None, FOR_THE_PRESS)
        for name, count in zip(NAMES, counts, strict=True)
        if count not in (None, source)
    ]
    epub, html, print, screen = counts
    return Count("figures", source, epub, html, print, screen, len(found)), tuple(found)


def dead_ends(targets: Iterable[Sequence[int]]) -> tuple[Diagnostic, ...]:
    """E25 for each page with links that lead nowhere; `targets` are for each page the pages its links lead to, or 0."""
    lost = ((page, sum(not target for target in each)) for page, each in enumerate(targets, 1))
    return tuple(
        Diagnostic("E25", f"links on page {page} of the screen edition lead nowhere ({times})", None, FOR_THE_PRESS)
        for page, times in lost
        if times
    )
