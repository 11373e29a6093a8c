"""The pages of two PDFs: read, paired by their words, looked at where the words are alike, drawn where they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from florilegium.bind.compared_pages import Covered, Spans, drawn_pages, texts_of, unlike_pages
from florilegium.bind.pages_seen import ways_through
from florilegium.collate.page_words import HYPHEN, LINE_END, page_words
from florilegium.collate.pages import pair_pages
from florilegium.model.collation import PagePair, PageText, State
from florilegium.model.verification import shown

ADDED, REMOVED = (24, 112, 60), (190, 45, 35)  # the colours of marks
DRAWN = (State.CHANGED, State.NEW, State.GONE, State.RESET)  # those first that are wanted most


@dataclass(frozen=True, slots=True)
class ReadPages:
    """The pages of a PDF: their texts, their labels, whether the press has made the file."""

    pdf: bytes = field(repr=False)
    texts: tuple[str, ...]
    labels: tuple[str, ...]
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The same with the words of each page."""

    pdf: bytes = field(repr=False)
    texts: tuple[str, ...]
    words: tuple[PageText, ...]

    def body(self, ordinal: int) -> tuple[int, int]:
        """Where the words of a page begin and end in its text, running head and folio left out."""
        spans = self.words[ordinal - 1].spans
        return (spans[0][0], spans[-1][1]) if spans else (0, 0)

    def around(self, ordinal: int) -> Spans:
        """Where running head and folio stand in the text of a page."""
        begin, end = self.body(ordinal)
        return tuple(span for span in ((0, begin), (end, len(self.texts[ordinal - 1]))) if span[0] < span[1])

    def lines(self, ordinal: int) -> str:
        """The words of a page as they are parted into lines."""
        return self.texts[ordinal - 1][slice(*self.body(ordinal))]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pictures of pages as PNG by the ordinals of the old and of the new PDF; so many were `left` out."""

    old: Mapping[int, bytes] = field(default_factory=dict)
    new: Mapping[int, bytes] = field(default_factory=dict)
    left: int = 0


def read_pages(pdf: bytes, made_here: bool) -> ReadPages:
    """The pages as they are read; a file with the press’s hyphens is one of its own. PdfiumError for what is no PDF."""
    texts = texts_of(pdf)
    ours = made_here or any(f"{HYPHEN}{LINE_END}" in text for text in texts)
    return ReadPages(pdf, texts, tuple(map(shown, ways_through(pdf).labels)), ours)


def with_words(*read: ReadPages) -> tuple[Pages, ...]:
    """The pages with their words, read alike in all files."""
    ours = all(each.is_ours for each in read)
    return tuple(Pages(each.pdf, each.texts, page_words(each.texts, each.labels, ours)) for each in read)


def paired(old: Pages, new: Pages) -> tuple[PagePair, ...]:
    """The pages paired, and those with the same words looked at: those that moved without running head and folio.

    Where a recto has become a verso the margins are others, and only the lines are compared.
    """
    pairs = pair_pages(old.words, new.words)
    alike = [pair for pair in pairs if pair.state in (State.SAME, State.MOVED)]
    turned = [pair for pair in alike if pair.old % 2 != pair.new % 2]
    reset = {(pair.old, pair.new) for pair in turned if old.lines(pair.old) != new.lines(pair.new)}
    reset |= set(unlike_pages(old.pdf, new.pdf, (_covered(old, new, pair) for pair in alike if pair not in turned)))
    return tuple(replace(pair, state=State.RESET) if (pair.old, pair.new) in reset else pair for pair in pairs)


def _covered(old: Pages, new: Pages, pair: PagePair) -> tuple[Covered, Covered]:
    if pair.state is State.SAME:
        return (pair.old, ()), (pair.new, ())
    return (pair.old, old.around(pair.old)), (pair.new, new.around(pair.new))


def draw(old: Pages, new: Pages, pairs: Sequence[PagePair], most: int) -> Drawn:
    """Pictures of pages that differ, so many at most, with the words marked that the other page lacks."""
    unlike = sorted((pair for pair in pairs if pair.state in DRAWN), key=lambda pair: DRAWN.index(pair.state))
    shown = unlike[:most]
    was = {pair.old: _spans(old, pair.old, pair.lost if pair.new else ()) for pair in shown if pair.old}
    now = {pair.new: _spans(new, pair.new, pair.gained if pair.old else ()) for pair in shown if pair.new}
    left = len(unlike) - len(shown)
    return Drawn(drawn_pages(old.pdf, was, REMOVED), drawn_pages(new.pdf, now, ADDED), left)


def _spans(pages: Pages, ordinal: int, words: Sequence[int]) -> Spans:
    return [pages.words[ordinal - 1].spans[word] for word in words]
