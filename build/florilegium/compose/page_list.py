"""The page list of the print edition: where in the EPUB each printed page begins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from florilegium.model.article import Article
from florilegium.model.cutting import after_letters, insert_at
from florilegium.model.inlines import PageBreak
from florilegium.model.pages import Page, PageMap
from florilegium.model.text import Paragraph
from florilegium.model.volume import Volume
from florilegium.model.walking import plain_text


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A printed page and where it begins: at the head of a piece, or after some letters of one of its paragraphs.

    `paragraph` is 0 at the head of a piece.
    """

    folio: str
    piece: str
    paragraph: int = 0
    letters: int = 0


def printed_pages(page_map: PageMap, pieces: Iterable[str]) -> tuple[PrintedPage, ...]:
    """Every page of the print edition that is not blank, in order, with the place where it begins.

    A page without words of the texts, as one that a figure fills, is taken to begin where the next one does.
    """
    opened: set[str] = set()
    known = frozenset(pieces)
    found: list[PrintedPage] = []
    wordless: list[Page] = []
    for page in page_map.pages:
        opening = next((each for each in page.anchors if each in known and each not in opened), "")
        opened.update(each for each in page.anchors if each in known)
        if page.blank:
            continue
        if not opening and not page.start:
            wordless.append(page)
            continue
        here = PrintedPage(page.folio, opening) if opening else _within(page)
        found += (*(replace(here, folio=each.folio) for each in wordless), here)
        wordless.clear()
    return (*found, *(replace(found[-1], folio=each.folio) for each in wordless))


def _within(page: Page) -> PrintedPage:
    assert page.start
    return PrintedPage(page.folio, page.start.article, page.start.paragraph, page.start.letters)


def with_page_breaks(volume: Volume, printed: Iterable[PrintedPage]) -> Volume:
    """The volume with a PageBreak in each paragraph where a printed page begins."""
    breaks: dict[tuple[str, int], list[PrintedPage]] = {}
    for page in printed:
        if page.paragraph:
            breaks.setdefault((page.piece, page.paragraph), []).append(page)

    def mark(article: Article) -> Article:
        return article.with_paragraphs(
            lambda paragraph: _marked(paragraph, breaks.get((article.id, paragraph.n), ()))
        )  # fmt: skip

    return volume.with_texts(mark)


def _marked(paragraph: Paragraph, breaks: Iterable[PrintedPage]) -> Paragraph:
    children = paragraph.children
    for page in breaks:
        offset = after_letters(plain_text(children), page.letters) if page.letters else 0
        children = insert_at(children, offset, PageBreak(page.folio))
    return replace(paragraph, children=children) if children is not paragraph.children else paragraph


def heads(printed: Iterable[PrintedPage]) -> Mapping[str, tuple[str, ...]]:
    """The folios that begin at the head of each piece; the last is the piece's own."""
    found: dict[str, tuple[str, ...]] = {}
    for page in printed:
        if not page.paragraph:
            found[page.piece] = (*found.get(page.piece, ()), page.folio)
    return found


def starts_in(printed: Iterable[PrintedPage], piece: str) -> Mapping[int, list[tuple[int, str]]]:
    """For each part of a piece that is made from data, as the index: after how many letters of it which page begins."""
    found: dict[int, list[tuple[int, str]]] = {}
    for page in printed:
        if page.piece == piece and page.paragraph:
            found.setdefault(page.paragraph, []).append((page.letters, page.folio))
    return found
