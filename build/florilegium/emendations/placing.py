"""Where a reader of the printed book finds an emendation: the page and the paragraph on it."""

from florilegium.model.article import Article
from florilegium.model.emendations import LedgerEntry
from florilegium.model.pages import Page, PageMap
from florilegium.model.walking import paragraphs


def place_of(entry: LedgerEntry, article: Article, page_map: PageMap) -> str:
    """The place as the list prints it: “12.3” is the third paragraph on page 12, “12 n. 4” its note 4; “” on none.

    A paragraph that began on the page before is the first. Headings are not counted, and a table is one paragraph.
    """
    page = page_map.page_of(entry.anchor)
    if page is None:
        return ""
    if entry.where:
        return f"{page.folio} {entry.where}"
    if entry.note:
        mark = next(note.mark for note in article.notes if note.number == entry.note)
        return f"{page.folio} n. {mark}"
    return f"{page.folio}{_within(page, article, entry.paragraph)}"


def _within(page: Page, article: Article, n: int) -> str:
    """The ordinal of a paragraph on its page with a point before it, or “ heading”."""
    found = list(paragraphs(article.body))
    ordinals = [paragraph.n for paragraph in found]
    if n not in ordinals:
        return ""
    last = ordinals.index(n)
    if found[last].kind == "heading":
        return " heading"
    starts_here = page.start is not None and page.start.article == article.id and page.start.paragraph in ordinals
    first = ordinals.index(page.start.paragraph) if starts_here and page.start else 0
    kinds = [paragraph.kind for paragraph in found[min(first, last) : last + 1]]
    cells = sum(kind == before == "cell" for kind, before in zip(kinds[1:], kinds, strict=False))
    return f".{len(kinds) - kinds.count('heading') - cells}"
