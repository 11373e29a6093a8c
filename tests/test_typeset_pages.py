"""The map of the pages: folios, sides, blanks, anchors, and what each page begins with."""

import re
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from florilegium.typeset import join
from florilegium.typeset.pages import boxes, folio, is_blank, text_flow
from galleys import fonts, galley, made_up_article, words

OPENINGS = ".article { break-before: recto }"


def printed_words(page):
    """What can be read in the text of a page, without the calls of notes."""
    return "".join(
        box.text
        for box in text_flow(page).descendants()
        if isinstance(box, boxes.TextBox) and "::" not in (box.element_tag or "")
    )


def printed_folio(page):
    """What stands in the margin at the foot of the page."""
    margins = (part for part in page._page_box.children if isinstance(part, boxes.MarginBox))
    return "".join(box.text for part in margins for box in part.descendants() if isinstance(box, boxes.TextBox))


@given(st.integers(1, 3000))
def test_a_roman_folio_counts_like_the_arabic(number):
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    numerals = [values[letter] for letter in folio(number, "roman")]
    following = [*numerals[1:], 0]
    assert sum(-each if each < after else each for each, after in zip(numerals, following, strict=True)) == number


def test_the_folio_that_is_named_is_the_folio_that_is_printed():
    setting = galley(made_up_article(1, notes=20), first_folio=131)
    printed = [printed_folio(page) for page in setting.document.pages[: setting.laid_out]]
    assert printed == [page.folio for page in setting.pages[: setting.laid_out]]
    assert printed[0] == "131"


def test_front_matter_has_roman_folios():
    css = "@page { @bottom-center { content: counter(page, lower-roman) } }"
    setting = galley(made_up_article(1, notes=20), css, numerals="roman")
    assert [printed_folio(page) for page in setting.document.pages][:4] == ["i", "ii", "iii", "iv"]
    assert [page.folio for page in setting.pages][:4] == ["i", "ii", "iii", "iv"]


def test_the_first_page_is_a_recto_and_the_last_a_verso():
    for seed in range(3):
        setting = galley(made_up_article(seed, notes=3))
        assert [page.side for page in setting.pages] == ["recto", "verso"] * (len(setting.pages) // 2)


def test_a_page_that_fills_up_the_leaf_is_blank_and_prints_no_folio():
    setting = galley("<p>one page</p>")
    assert [page.blank for page in setting.pages] == [False, True]
    assert is_blank(setting.document.pages[1]) and printed_folio(setting.document.pages[1]) == ""
    assert setting.document.pages[1].width == setting.document.pages[0].width


def test_an_opening_on_a_recto_leaves_a_blank_verso():
    one, two = made_up_article(1, notes=1, article="one"), made_up_article(2, notes=1, article="two")
    setting = galley(one + two, OPENINGS)
    page = next(page for page in setting.pages if "two" in page.anchors)
    assert page.side == "recto"
    before = setting.pages[page.ordinal - 2]
    assert before.blank == (not printed_words(setting.document.pages[page.ordinal - 2]))


def test_every_anchor_lies_on_the_page_where_its_words_are():
    setting = galley(made_up_article(3, notes=40))
    for page, laid_out in zip(setting.pages, setting.document.pages, strict=True):
        assert (
            len([anchor for anchor in page.anchors if "-name-" in anchor])
            <= printed_words(laid_out).count("Manutius") + 1
        )
    assert setting.pages[0].anchors[:2] == ("piece", "piece-title")
    names = [anchor for page in setting.pages for anchor in page.anchors if "-name-" in anchor]
    assert sorted(set(names), key=lambda name: int(name.rpartition("-")[2])) == list(dict.fromkeys(names))


def test_what_a_page_begins_with_gives_back_the_text_of_every_page():
    source = made_up_article(5, notes=60)
    setting = galley(source, "p { orphans: 1; widows: 1 }")
    without_notes = re.sub(r'<span class="note" .*?</span></span>', "", source)
    texts = {
        match[1]: re.sub("<.*?>", "", match[2])
        for match in re.finditer(r'data-paragraph="piece/(\d+)">(.*?)</(?:p|h1)>', without_notes)
    }
    whole = "".join(filter(str.isalnum, "".join(texts.values())))
    begins = []
    for page in setting.pages[: setting.laid_out]:
        before = "".join(text for n, text in texts.items() if int(n) < page.start.paragraph)
        begins.append(len("".join(filter(str.isalnum, before))) + page.start.letters)
    assert begins[0] == 0 and any(page.start.letters for page in setting.pages if page.start)
    for page, start, end in zip(setting.document.pages, begins, [*begins[1:], len(whole)], strict=False):
        assert "".join(filter(str.isalnum, printed_words(page))) == whole[start:end]


def test_a_page_number_of_the_source_counts_for_no_letters():
    long = words(Random(1), 700, 700)
    plain = galley(f'<p data-paragraph="a/1">{long}</p>').pages[1].start
    marked = galley(f'<p data-paragraph="a/1"><span class="source-page">[217]</span>{long}</p>').pages[1].start
    assert plain.letters and abs(marked.letters - plain.letters) < 60
    assert marked.letters % 1 == 0 and marked.paragraph == 1


def test_the_joined_matters_have_one_map_with_labels():
    front = galley('<p id="contents"><a href="#piece">Piece</a></p>', numerals="roman")
    body = galley(made_up_article(1, notes=10))
    back = galley('<p id="index"><a href="#piece-name-2">Manutius</a></p>', first_folio=len(body.pages) + 1)
    book = join((front, body, back), fonts())
    ordinals = [page.ordinal for page in book.page_map.pages]
    assert ordinals == list(range(1, len(front.pages) + len(body.pages) + len(back.pages) + 1))
    assert book.page_map.page_of("piece").folio == "1"
    assert book.page_map.page_of("index").folio == str(len(body.pages) + 1)
    assert [(label.ordinal, label.numerals, label.start) for label in book.labels] == [
        (1, "roman", 1),
        (3, "arabic", 1),
        (3 + len(body.pages), "arabic", 1 + len(body.pages)),
    ]
