"""The house's stylesheets on its octavo: wide tables keep to the measure, notes have their tables and verse."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from pypdf import PdfReader
from pypdf.generic import NullObject

from florilegium.apparatus import number_notes
from florilegium.bind.pdfium import page_texts
from florilegium.compose.blocks import compose_text
from florilegium.model.medium import Medium, Targets
from florilegium.model.notes import NoteStyles
from florilegium.read.page_design import read_page_design
from florilegium.read.shelf import read_article_file
from florilegium.typeset import Matter, Setting, Stylesheet, set_pages
from florilegium.typeset.pages import boxes, notes_of, text_flow
from florilegium.typeset.printed import words_of_pages
from florilegium.typeset.quality import flaws_of
from florilegium.workspace import Workspace
from galleys import document, drawn, fonts

LAYOUTS = Path(__file__).parents[1] / "layouts"
NOTE = """
A word.[^1] And a second.[^2]

[^1]: The first paragraph.

    | sheet | leaves |
    |---|---|
    | folio | two |
    | quarto | four |

    A second paragraph.

    1. pull
    3. press

    > The quoted words.
    >
    > — A Printer

    ::: verse
    First line
      indented line

    Next stanza
    :::

[^2]: The next note.
"""
COLUMNS = (
    "constitution revolution international manufacture agriculture productivity organisation transport circumstance"
)
HEAD = f"| {COLUMNS.replace(' ', ' | ')} |"
WIDE = f"A table.\n\n{HEAD}\n{'|---' * 9}|\n{HEAD}\n"


def house_pages(folder: Path, body: str, design_name: str = "octavo", drops: int = 0) -> Setting:
    """The pages of an article with this body as the house sets them."""
    (folder / "texts" / "articles").mkdir(parents=True)
    front = '+++\ntitle = "A"\nlanguage = "en-GB"\n+++\n'
    (folder / "texts" / "articles" / "a.md").write_text(front + body, encoding="utf-8")
    article = number_notes(read_article_file(Workspace(folder), "a")[0], NoteStyles())
    text = compose_text(article, Targets(Medium.PRINT, {}, {}, {}, frozenset({"a"})), False)
    design = read_page_design((LAYOUTS / "pages" / f"{design_name}.toml").read_text("utf-8"), "design.toml")
    design = replace(design, drop_initials=drops)
    styles = Environment(autoescape=False, loader=FileSystemLoader(LAYOUTS / "styles"))
    sheets = tuple(
        Stylesheet(file, styles.get_template(file).render(page=design, numerals="decimal"))
        for file in ("text.css", "page.css.jinja", design.stylesheet)
        if file
    )
    matter = Matter(document(f'<section class="article"><header class="opening"/>{text.body}</section>'), sheets)
    return set_pages(matter, fonts(), lambda file: b"")


def placed(box: Any) -> dict[str, tuple[float, float]]:
    """Where each run of words in the box begins, in pixels."""
    texts = [each for each in box.descendants() if isinstance(each, boxes.TextBox)]
    return {each.text.strip(): (each.position_x, each.position_y) for each in texts}


def test_a_wide_table_of_ordinary_words_keeps_to_the_measure(tmp_path: Path) -> None:
    setting = house_pages(tmp_path, WIDE)
    (page, *_) = setting.document.pages
    area, flow = page._page_box, text_flow(page)
    texts = [box for box in flow.descendants() if isinstance(box, boxes.TextBox)]
    assert max(box.position_x + box.width for box in texts) <= area.content_box_x() + area.width
    assert "".join(box.text for box in texts).replace("\u2010", "").count("circumstance") == 2
    assert setting.diagnostics == ()


def test_a_table_that_no_measure_holds_is_told_of_once(tmp_path: Path) -> None:
    columns = 40
    row = "|word" * columns + "|\n"
    setting = house_pages(tmp_path, f"{row}{'|---' * columns}|\n{row}{row}")
    assert [finding.code for finding in setting.diagnostics] == ["T15"]
    assert "(paragraph a/" in setting.diagnostics[0].message


CELL = "row{:02}"
CAPTIONED = "\n".join(
    (
        "| head | other |",
        "|---|---|",
        *(f"| {CELL.format(n)} | words |" for n in range(12)),
        "",
        "{.caption}",
        "Captionwords",
    )
)


def rows_on_pages(setting: Setting) -> list[list[str]]:
    """For each page the caption and rows that stand on it."""
    texts = [[word for line in page for word in line.own.split()] for page in words_of_pages(setting.document.pages)]
    return [[word for word in page if word == "Captionwords" or word.startswith("row")] for page in texts]


@pytest.mark.parametrize("above", range(18, 34))
def test_a_caption_keeps_with_two_rows_and_no_page_has_one_row_alone(tmp_path: Path, above: int) -> None:
    setting = house_pages(tmp_path, "\n\n".join(["A line.\n"] * above + [CAPTIONED, "Its end."]))
    parts = [each for each in rows_on_pages(setting) if each]
    assert [word for each in parts for word in each] == ["Captionwords", *map(CELL.format, range(12))]
    assert len(parts[0]) >= 3 and all(len(each) >= 2 for each in parts[1:])
    assert "heading-at-foot" not in {flaw.kind for flaw in flaws_of(setting.document.pages, setting.pages)}


def test_rows_too_tall_to_stand_together_are_parted_and_keep_caption_and_head(tmp_path: Path) -> None:
    rows = "".join(f"| {CELL.format(n)} | {'words ' * 260}|\n" for n in range(3))
    setting = house_pages(tmp_path, f"| head | other |\n|---|---|\n{rows}\n{{.caption}}\nCaptionwords\n\nIts end.\n")
    assert rows_on_pages(setting)[:3] == [["Captionwords", CELL.format(0)], [CELL.format(1)], [CELL.format(2)]]
    heads = [
        [box.text for box in page._page_box.descendants() if box.element_tag == "th" and hasattr(box, "text")]
        for page in setting.document.pages
    ]
    assert heads[:3] == [["head", "other"]] * 3


def test_a_note_keeps_its_table_list_quotation_and_verse(tmp_path: Path) -> None:
    setting = house_pages(tmp_path, NOTE)
    first = notes_of(setting.document.pages[0])[0]
    at, left = placed(first), first.position_x
    assert at["sheet"][1] == at["leaves"][1] < at["folio"][1] == at["two"][1] < at["quarto"][1]
    assert at["sheet"][0] == at["folio"][0] < at["leaves"][0] == at["two"][0]
    assert at["pull"][0] == at["press"][0] > at["1."][0] == at["3."][0] == left
    assert at["pull"][1] < at["press"][1] < at["The quoted words."][1] < at["A Printer"][1]
    assert at["The quoted words."][0] == at["First line"][0] > left
    assert at["indented line"][0] > at["First line"][0] == at["Next stanza"][0]
    assert at["Next stanza"][1] - at["indented line"][1] > at["indented line"][1] - at["First line"][1]


def test_the_first_paragraph_of_a_note_stays_beside_its_mark(tmp_path: Path) -> None:
    first, second = notes_of(house_pages(tmp_path, NOTE).document.pages[0])
    for note, words in ((first, "The first paragraph."), (second, "The next note.")):
        (line, *_) = (box for box in note.descendants() if isinstance(box, boxes.LineBox))
        assert words in placed(line)
        assert placed(line)[words][0] > note.position_x


def widths(css: str) -> list[float]:
    """The widths of one line, once as English and once as Latin."""
    words = "".join(f'<p lang="{language}">UVA unius virumque</p>' for language in ("en", "la"))
    matter = Matter(
        document(words), (Stylesheet("layouts/styles/text.css", f'{css} p {{ font-family: "EB Garamond" }}'),)
    )
    pages = set_pages(matter, fonts(), lambda file: b"").document.pages
    return [box.width for box in text_flow(pages[0]).descendants() if isinstance(box, boxes.TextBox)]


def test_latin_is_printed_with_the_letters_of_its_text() -> None:
    english, latin = widths((LAYOUTS / "styles" / "text.css").read_text("utf-8"))
    assert latin == english
    english, latin = widths("")
    assert latin != english  # the face's own way with Latin: VVA vnivs virvmqve


@pytest.mark.parametrize("design", ["octavo", "paperback", "large-print"])
def test_every_design_sets_tables_verse_and_notes_without_a_finding(tmp_path: Path, design: str) -> None:
    setting = house_pages(tmp_path, "## A head\n" + NOTE, design)
    assert not setting.diagnostics


def test_large_print_parts_no_word_and_fills_no_line(tmp_path: Path) -> None:
    words = "extraordinarily remarkable constitutional circumstances notwithstanding " * 30
    lines = [
        box
        for page in house_pages(tmp_path, words, "large-print").document.pages
        for box in text_flow(page).descendants()
        if isinstance(box, boxes.LineBox)
    ]
    texts = ["".join(each.text for each in line.descendants() if isinstance(each, boxes.TextBox)) for line in lines]
    assert len(texts) > 30
    assert not any(text.rstrip().endswith("\u2010") for text in texts)
    assert all(line.style["text_align_all"] != "justify" for line in lines)


@pytest.mark.parametrize("design", ["octavo", "paperback", "large-print"])
def test_an_article_begins_with_a_drop_initial_where_the_design_asks_for_it(tmp_path: Path, design: str) -> None:
    words = "The words of an article that begins with a letter of two lines, as the design of its page asks. " * 6
    setting = house_pages(tmp_path, f"{words}\n\n{words}", design, drops=2)
    dropped = [
        box.text
        for page in setting.document.pages
        for box in text_flow(page).descendants()
        if hasattr(box, "drawn_with_its_word")
    ]
    assert dropped == ["T"]
    assert page_texts(drawn(setting).interior)[0].startswith("The words of an article that")
    assert not setting.diagnostics


def test_a_table_over_pages_repeats_its_head_and_each_part_is_tagged_with_one(tmp_path: Path) -> None:
    rows = "\n".join(f"| {number} | the sheets of a book |" for number in range(70))
    setting = house_pages(tmp_path, f"| leaf | words |\n|---|---|\n{rows}\n")
    screen = drawn(setting).screen
    printed = [text.split() for text in page_texts(screen) if text.strip()]
    assert len(printed) > 2
    assert all(words[:2] == ["leaf", "words"] for words in printed)
    pages = words_of_pages(setting.document.pages)
    own = [words.content for page in pages for line in page for words in line.words if words.own]
    assert own.count("leaf") == own.count("words") == 1
    catalogue = PdfReader(BytesIO(screen)).trailer["/Root"]
    tags = Counter(kinds_of(catalogue["/StructTreeRoot"]))
    assert tags["/Table"] == tags["/THead"] == len(printed)
    assert (tags["/TH"], tags["/TD"]) == (2 * len(printed), 140)


def kinds_of(tag: Any) -> Iterator[str]:
    """The kind of a tag and of all below it."""
    tag = tag.get_object()
    if isinstance(tag, list):
        for each in tag:
            yield from kinds_of(each)
    elif isinstance(tag, dict):
        yield str(tag.get("/S", ""))
        yield from kinds_of(tag.get("/K", NullObject()))


def test_words_from_right_to_left_stand_in_their_place_in_a_line(tmp_path: Path) -> None:
    setting = house_pages(tmp_path, "A gate, [שער]{lang=he}, and a [ספר ראשון]{lang=he} stand in an English line.\n")
    assert {"שער,", "ספר", "ראשון"} <= set(page_texts(drawn(setting).screen)[0].split())
    found = placed(setting.document.pages[0]._page_box)
    sought = ("שער", "ספר", "stand")
    gate, book, stand = (next(x for words, (x, _) in found.items() if each in words) for each in sought)
    assert gate < book < stand


def test_an_attribution_never_stands_alone_above_a_page(tmp_path: Path) -> None:
    words = "A line of the quotation that is long enough to be followed by one more line of it, and then some."
    quotation = f"> {words}\n>\n> — A Printer\n"
    for above in range(22, 37):
        setting = house_pages(tmp_path / str(above), "One line.\n\n" * above + quotation)
        firsts = [next(iter(placed(text_flow(page)))) for page in setting.document.pages if placed(text_flow(page))]
        assert not [each for each in firsts if "Printer" in each or each == "—"], above


def lines_of_verse(page: Any) -> list[str]:
    texts = (box.text for box in text_flow(page).descendants() if isinstance(box, boxes.TextBox))
    return [text for text in texts if text.startswith("line")]


@pytest.mark.parametrize(("count", "parted"), [(12, False), (60, True)])
def test_a_long_stanza_goes_on_below_the_text_before_it_and_a_short_one_stays_whole(
    tmp_path: Path, count: int, parted: bool
) -> None:
    before = "A paragraph of one line.\n\n" * 22
    verse = "\n".join(f"line {n}" for n in range(count))
    pages = house_pages(tmp_path, f"{before}::: verse\n{verse}\n:::\n").document.pages
    found = [lines for lines in map(lines_of_verse, pages) if lines]
    assert [line for lines in found for line in lines] == [f"line {n}" for n in range(count)]
    assert (len(found) > 1) is parted
    assert bool(lines_of_verse(pages[0])) is parted


def test_three_lines_of_a_parted_stanza_begin_it_and_three_end_it(tmp_path: Path) -> None:
    verse = "\n".join(f"line {n}" for n in range(16))
    begun = set()
    for above in range(14, 37):
        body = "A paragraph of one line.\n\n" * above + f"::: verse\n{verse}\n:::\n"
        pages = house_pages(tmp_path / str(above), body).document.pages
        found = [len(lines) for lines in map(lines_of_verse, pages) if lines]
        assert sum(found) == 16 and found[0] >= 3 and found[-1] >= 3
        begun.add(found[0])
    assert {3, 13} <= begun


PRICES = "| Nord, Süd | the goods as they came | the year and what it was | sum | weight |\n|---|---|---|---|---|\n" + (
    "| Carriage of paper from the mill to the house | by water and then again by land with two horses "
    "| that which was told of it in the ledger of the house | £ 10.10 | 45 kg |\n"
)


def rows_of(page: Any) -> list[str]:
    found = [box for box in text_flow(page).descendants() if isinstance(box, boxes.LineBox)]
    return ["".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox)).strip() for line in found]


def test_a_cell_of_a_table_keeps_a_number_beside_its_unit(tmp_path: Path) -> None:
    setting = house_pages(tmp_path, f"A table.\n\n{PRICES}")
    lines = rows_of(setting.document.pages[0])
    assert {"£ 10.10", "45 kg"} <= set(lines)
    assert setting.diagnostics == ()


def test_a_stanza_of_one_line_may_begin_a_page(tmp_path: Path) -> None:
    verse = "::: verse\n" + "\n\n".join(f"line {n}" for n in range(60)) + "\n:::\n"
    pages = house_pages(tmp_path, "A paragraph of one line.\n\n" * 22 + verse).document.pages
    assert lines_of_verse(pages[0])
