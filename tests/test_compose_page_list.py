"""The page list: each printed page begins in the EPUB where it begins on paper, and no word is moved."""

from hypothesis import given
from hypothesis import strategies as st

from florilegium.compose.page_list import PrintedPage, heads, printed_pages, starts_in, with_page_breaks
from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Inlines, PageBreak, Text
from florilegium.model.pages import Page, PageMap, PageStart
from florilegium.model.text import Paragraph
from florilegium.model.volume import House, Part, Volume
from florilegium.model.walking import plain_text
from inline_trees import INLINES

PLACE = Place("texts/articles/a.md")
MAP = PageMap(
    (
        Page(1, "i", "recto", False, ("half-title",)),
        Page(2, "ii", "verso", True, ()),
        Page(3, "1", "recto", False, ("lion", "lion-name-1"), PageStart("lion", 1, 0)),
        Page(4, "2", "verso", False, ("lion",), PageStart("lion", 2, 11)),
        Page(5, "3", "recto", False, ("lion", "owl"), PageStart("lion", 3, 4)),
        Page(6, "4", "verso", False, ("index-of-names",), PageStart("index-of-names", 9, 0)),
    )
)
PIECES = ("half-title", "lion", "owl")


def volume(*children: Inlines) -> Volume:
    paragraphs = tuple(Paragraph(n, "paragraph", each, PLACE) for n, each in enumerate(children, 1))
    article = Article("lion", "The Lion", PLACE, paragraphs)
    return Volume("v", "V", PLACE, House("P"), (Part("", (article,)),), (), (), "2026-11-01", 0)


def body(made: Volume) -> list[Inlines]:
    return [each.children for each in made.parts[0].articles[0].paragraphs()]


def test_every_page_that_is_not_blank_is_listed_once_in_its_order() -> None:
    assert [page.folio for page in printed_pages(MAP, PIECES)] == ["i", "1", "2", "3", "4"]


def test_a_page_on_which_a_piece_opens_begins_at_its_head() -> None:
    found = {page.folio: (page.piece, page.paragraph) for page in printed_pages(MAP, PIECES)}
    assert found == {
        "i": ("half-title", 0),
        "1": ("lion", 0),
        "2": ("lion", 2),
        "3": ("owl", 0),
        "4": ("index-of-names", 9),
    }
    assert heads(printed_pages(MAP, PIECES)) == {"half-title": ("i",), "lion": ("1",), "owl": ("3",)}
    assert starts_in(printed_pages(MAP, PIECES), "index-of-names") == {9: [(0, "4")]}


def test_a_page_without_words_begins_where_the_next_one_does() -> None:
    first, *others = MAP.pages
    figure = Page(2, "ii", "verso", False, ("a-figure",))
    assert heads(printed_pages(PageMap((first, figure, *others)), PIECES))["lion"] == ("ii", "1")


def test_the_break_stands_before_the_first_word_of_the_page() -> None:
    made = with_page_breaks(volume((Text("of the lion, and the owl"),)), [PrintedPage("2", "lion", 1, 9)])
    assert body(made) == [(Text("of the lion, "), PageBreak("2"), Text("and the owl"))]


def test_two_pages_can_begin_in_one_paragraph() -> None:
    pages = [PrintedPage("2", "lion", 1, 2), PrintedPage("3", "lion", 1, 4)]
    (children,) = body(with_page_breaks(volume((Text("aa bb cc"),)), pages))
    assert [each.folio for each in children if isinstance(each, PageBreak)] == ["2", "3"]
    assert plain_text(children) == "aa bb cc"


@given(INLINES, st.integers(0, 40))
def test_a_break_changes_no_word(children: Inlines, letters: int) -> None:
    made = body(with_page_breaks(volume(children), [PrintedPage("2", "lion", 1, letters)]))
    assert plain_text(made[0]) == plain_text(children)
