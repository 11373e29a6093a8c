"""Words from right to left in a whole book: in text, heading, note, table, contents, running head, index and EPUB."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from books import Book, make_book, plain, write_press
from check_epub import epubcheck
from check_pdf import verapdf
from florilegium.model.printed import PageWords, PrintedLine, ReadPage, Words
from florilegium.prove.drawn import misread_pages
from florilegium.recipe.build import make

POINTED = "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ"
LONG = "בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו וחשך על פני תהום ורוח אלהים מרחפת על פני המים"
FILLING = " ".join(f"In sheet {n} the compositor turned the type round and set it again." for n in range(1, 60))
ARTICLE = f"""+++
title = "The Printer of ספר הזהר"
short-title = "The Printer of ספר הזהר, 1558–1562"
authors = ["Anna Weber"]
+++

The Mantua edition of [ספר הזהר (חלק א׳)]{{lang=he}} was set in 1558, a quarrel over שלום and its price (ספר) apart; the
word שָׁלוֹם pointed, [{POINTED}]{{lang=he}}, and *bare*: ספר *חדש* ישן, with 1917 after it.[^1]

The long one, [{LONG}]{{lang=he}}, runs over more than one line, as does this, which is in no language of its own:
{LONG}, and ends here. Cyrillic with its stress, за\u0301мок and замо\u0301к, Greek apart, α\u0313ρχη\u0342\u0345, and
a\u0304\u0308 with h\u0323, stand beside.

## On [שנת 1917, דף 12]{{lang=he}} and צה״ל

Meïr שלום, 1558–1562, of Padua bought the sheets, and [דף 12–15]{{lang=he}}. {FILLING}

| Word | Hebrew |
|:-----|:-------|
| book | ספר (חדש) |
| peace | שָׁלוֹם |

In the years 1920–1925 no Hebrew stood there.

[^1]: So 1558–1562 in [תנ״ך „ישן” ו־Leipzig 1712]{{lang=he}}, where שלום (peace) stands.
"""
PRESS = {
    "texts/press.toml": '[press]\nimprint = "The Trial Press"\n',
    "texts/names.toml": '[[person]]\nid = "shalom"\nheadword = "שלום, מאיר"\nvariants = ["Meïr שלום"]\n',
    "texts/articles/zohar.md": ARTICLE,
    "texts/articles/mixed.md": '+++\ntitle = "ספר, a Book"\n+++\n\nMeïr שלום again.\n',
    "texts/articles/gate.md": '+++\ntitle = "שער 1: Leipzig"\nlanguage = "he"\n+++\n\nשלום.\n',
    "texts/volumes/zohar.toml": 'title = "A Hebrew Page: ספר, 1475–1925"\ndate = 2026-11-01\n'
    'articles = ["zohar", "mixed", "gate"]\n',
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return make_book(write_press(tmp_path_factory.mktemp("zohar"), PRESS), "zohar")


def test_the_proof_holds_it_word_for_word(book: Book) -> None:
    assert [str(each) for each in book.made.diagnostics if each.code in ("E22", "E23")] == []


def test_the_epub_says_the_direction_and_keeps_figures_beside_an_entry_in_their_place(book: Book) -> None:
    article = book.document("zohar")
    assert '<span lang="he" xml:lang="he" dir="rtl">ספר הזהר (חלק א׳)</span>' in article
    assert f'dir="rtl">{POINTED}</span>' in article
    index = book.document("index-of-names")
    assert re.search(r"<bdi>שלום, מאיר</bdi></span>, <a ", index)
    assert '<bdi dir="ltr">ספר, a Book</bdi>' in book.document("contents")
    assert '<bdi dir="ltr">The Printer of ספר הזהר</bdi>' in book.document("contents")


def test_a_title_in_the_navigation_is_of_its_language_and_runs_as_that_does(book: Book) -> None:
    hebrew, mixed = '<bdi dir="rtl">שער 1: Leipzig</bdi></a>', '<bdi dir="ltr">ספר, a Book</bdi></a>'
    navigation = book.document("navigation")
    assert f'<a href="gate.xhtml" lang="he" xml:lang="he" dir="rtl">{hebrew}' in navigation
    assert f'<a href="mixed.xhtml">{mixed}' in navigation
    web = book.made.files["zohar.html"].decode()
    assert f'<a href="#gate" lang="he" dir="rtl">{hebrew}' in web
    assert f'<a href="#mixed">{mixed}' in web
    assert 'class="beside-title"><a href="#title-page"><bdi dir="ltr">A Hebrew Page: ספר' in web


def test_ranges_beside_hebrew_stand_as_they_were_typed_in_every_place(book: Book) -> None:
    article = book.document("zohar")
    assert article.count("<bdi>1558–1562</bdi>") == 2  # in the text and in the note
    assert "1920–1925" in article and "<bdi>1920" not in article  # no Hebrew in its paragraph
    assert "דף 12–15</span>" in article
    assert "<bdi>1475–1925</bdi>" in book.document("title-page")
    heads = {page.head for page in book.pages}
    assert any("1558–1562" in head for head in heads) and not any("1562–1558" in head for head in heads)


def test_both_files_keep_their_standards(book: Book) -> None:
    assert verapdf(book.screen) == "" and verapdf(book.screen, "3a") == ""
    assert epubcheck(book.epub) == ()


def test_every_place_of_a_book_may_hold_such_words(book: Book) -> None:
    interior = [page.text + page.head for page in book.pages]
    for word in ("ספר", "הזהר", "צה״ל", "מאיר", "Leipzig", "мок"):
        assert any(word in page for page in interior), word
    assert "שלום, מאיר" in plain(book.document("index-of-names"))


LINE = PrintedLine((Words("ab ", True), Words("דג ", True, 1), Words("12", True, 2), Words(" cd", True)))
READ = "ab 12 גד cd"  # as it is seen


def proved(text: str, line: PrintedLine = LINE) -> bool:
    """Whether a page is found right on which these signs stand from left to right, whatever order they are read in."""
    order = sorted(range(len(text)), key=lambda at: (text[at] < "\u0590", at))
    signs, places = "".join(text[at] for at in order), tuple(float(at) for at in order)
    page: PageWords = (line,)
    return misread_pages([ReadPage(signs, places=places)], [page]) == ()


def test_a_line_is_proved_by_where_its_signs_stand() -> None:
    assert proved("ab 12 גד cd")
    assert not proved("ab דג 12 cd")  # in the order of the text and not of the eye
    assert not proved("ab 12 גר cd")
    assert not proved("ab 21 גד cd")


TITLES = (
    "שלום *Peace*", "שלום *and* Peace", "שלום _and_ Peace", "שלום †and Peace", "שלום *",
    "שלום עולם: *A Letter* to Printers",
)  # fmt: skip
STARRED = PrintedLine((Words("דג", True, 1), Words(" *ab", True)))


@pytest.mark.parametrize(
    ("signs", "places", "right"),
    [
        ("דג* ab", (1, 0, 3, 2, 4, 5), True),  # as PDFium reads it: the sign and the blank turned with the word
        ("דג *ab", (1, 0, 2, 3, 4, 5), True),
        ("דג *ab", (1, 0, 3, 2, 4, 5), False),  # the blank is drawn behind the sign
        ("דג* ab", (1, 0, 2, 3, 4, 5), False),
        ("דג*ab", (1, 0, 3, 4, 5), False),
    ],
)
def test_a_blank_and_a_sign_behind_such_a_word_are_proved_by_where_they_stand(
    signs: str, places: tuple[float, ...], right: bool
) -> None:
    assert (misread_pages([ReadPage(signs, places=places)], [(STARRED,)]) == ()) is right


@pytest.mark.parametrize("title", TITLES)
def test_a_title_may_have_a_sign_between_such_a_word_and_another(tmp_path: Path, title: str) -> None:
    volume = f'title = "{title}"\ndate = 2026-11-01\narticles = ["letter"]\n'
    letter = '+++\ntitle = "A Letter"\nauthors = ["Anna Weber"]\n+++\n\nIt was short.\n'
    files = {"texts/articles/letter.md": letter, "texts/volumes/peace.toml": volume}
    made = make(write_press(tmp_path, {"texts/press.toml": PRESS["texts/press.toml"], **files}), "peace", ("screen",))
    assert [str(each) for each in made.diagnostics if each.code == "E23"] == []


def test_a_point_that_is_lost_or_another_is_told() -> None:
    pointed = PrintedLine((Words("ab ", True), Words("שָׁל", True, 1), Words(" cd", True)))
    assert proved("ab ל\u05b8שׁ cd", pointed)
    assert not proved("ab לשׁ cd", pointed)
    assert not proved("ab ל\u05b7שׁ cd", pointed)


def test_cells_of_a_row_may_be_read_as_one_line() -> None:
    row = (PrintedLine((Words("book", True),)), PrintedLine((Words("ספר", True, 1),)))
    read = ReadPage("ספרkoob", places=(7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0))
    assert misread_pages([replace(read)], [row]) == ()
    assert misread_pages([replace(read, text="סרפkoob")], [row]) != ()
