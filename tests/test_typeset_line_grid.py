"""The lines of the text of all pages stand on one grid, whatever stands between them."""

import random

import pytest

from florilegium.typeset.engine import line_grid
from florilegium.typeset.pages import boxes, notes_of, text_flow
from galleys import WORDS, galley, note

LINE = 16  # pixels
STYLE = """
body { margin: 0 }
blockquote { margin: 6pt 12pt; font-size: 9pt; line-height: 11pt }
blockquote p { text-indent: 0 }
"""


def paragraph(chance, n):
    words = " ".join(chance.choices(WORDS, k=chance.randint(8, 120)))
    call = note("piece", n, "A note.") if n % 5 == 0 else ""
    return f'<p class="paragraph" data-paragraph="piece/{n}">{words}{call}</p>'


def extract(chance, n):
    return f'<blockquote class="quotation">{paragraph(chance, n)}</blockquote>'


def galley_of(seed):
    chance = random.Random(seed)
    body = "".join((extract if n % 3 == 0 else paragraph)(chance, n) for n in range(1, 40))
    return galley(f"<section>{body}</section>", STYLE)


def blocks(page, tag, parent="section"):
    """The blocks of the tag that are children of the parent on the page."""
    return [
        child
        for box in text_flow(page).descendants()
        if box.element_tag == parent
        for child in box.children
        if child.element_tag == tag
    ]


def off_the_grid(page):
    """How far the lines of the text stand below the grid, each other than nought once."""
    head = page._page_box.content_box_y()
    lines = (line for block in blocks(page, "p") for line in block.descendants() if isinstance(line, boxes.LineBox))
    return {round((line.position_y - head) % LINE, 2) for line in lines} - {0.0, float(LINE)}


@pytest.mark.parametrize("seed", range(4))
def test_the_lines_of_the_text_stand_on_the_grid_and_nothing_runs_off_the_page(seed):
    setting = galley_of(seed)
    for page in setting.document.pages:
        assert off_the_grid(page) == set()
        notes = notes_of(page)
        foot = min((each.position_y for each in notes), default=page._page_box.content_box_y() + page._page_box.height)
        lines = [box for box in text_flow(page).descendants() if isinstance(box, boxes.LineBox)]
        assert all(line.position_y + line.height <= foot + 0.01 for line in lines)


def test_the_engine_by_itself_leaves_the_grid(monkeypatch):
    monkeypatch.setattr(line_grid, "is_of_the_text", lambda box, child: False)
    assert any(off_the_grid(page) for page in galley_of(0).document.pages)


def test_what_an_extract_lacks_to_whole_lines_stands_in_equal_parts_above_and_below():
    chance = random.Random(1)
    setting = galley(
        f'<section><p class="paragraph">Before.</p>{extract(chance, 1)}<p class="paragraph">After.</p></section>', STYLE
    )
    first, last = blocks(setting.document.pages[0], "p")
    (between,) = blocks(setting.document.pages[0], "blockquote")
    above = between.border_box_y() - (first.position_y + first.height)
    below = last.position_y - (between.border_box_y() + between.border_height())
    assert above == pytest.approx(below) and 8 <= above < 8 + LINE / 2


@pytest.mark.parametrize("align", ["justify", "left"])
def test_a_line_with_words_in_another_face_is_as_high_as_the_others(align):
    words = "the leaf is called דף and the print <span lang='he' dir='rtl'>דְּפוּס</span> by all " * 6
    setting = galley(f"<section><p class='paragraph'>{words}</p></section>", f"p {{ text-align: {align} }}")
    (block,) = blocks(setting.document.pages[0], "p")
    lines = [box for box in block.descendants() if isinstance(box, boxes.LineBox)]
    assert len(lines) > 3 and {round(line.height, 3) for line in lines} == {float(LINE)}
