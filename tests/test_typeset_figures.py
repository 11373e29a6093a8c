"""Figures that do not fit: the text goes on, and they stand at the head of the next page, within their piece."""

import random
import re
from itertools import pairwise

import pytest

from florilegium.typeset.engine import floating_figures
from florilegium.typeset.pages import boxes, text_flow
from florilegium.typeset.printed import words_of_pages
from florilegium.typeset.quality import flaws_of
from galleys import WORDS, galley, note

LINE = 16  # pixels
STYLE = """
figure { margin: 12pt 0 }
section { break-before: page }
h2 { margin: 12pt 0; font-size: 10pt; line-height: 12pt; break-after: avoid }
section::after { content: ""; display: block; clear: both }
"""


def figure(id, lines):
    """A figure so many lines high, and its caption."""
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="{lines * LINE}"><title>Type</title></svg>'
    caption = f'<figcaption data-paragraph="piece/{900 + ord(id[0])}">Plate {id}</figcaption>'
    return f'<figure class="figure" id="{id}">{picture}{caption}</figure>'


def text(words, n=1, more=""):
    return f'<p data-paragraph="piece/{n}">{" ".join((WORDS * (1 + words // len(WORDS)))[:words])}{more}</p>'


def heading(id="head"):
    return f'<h2 id="{id}" data-paragraph="piece/800">A heading</h2>'


def piece(body, id="piece"):
    return f'<section id="{id}">{body}</section>'


def pages_of(setting):
    """For each element with an id, in the order of the pages, the ordinals of those where it begins."""
    found = {}
    for ordinal, page in enumerate(setting.document.pages, 1):
        for anchor in page.anchors:
            found.setdefault(anchor, []).append(ordinal)
    return found


def kinds(setting):
    return {flaw.kind for flaw in flaws_of(setting.document.pages, setting.pages)}


def lines_of(setting, ordinal):
    page = setting.document.pages[ordinal - 1]
    return [box for box in text_flow(page).descendants() if isinstance(box, boxes.LineBox)]


def depth(setting, ordinal):
    """How far down the page the text reaches, in pixels from the head of the type area."""
    area = setting.document.pages[ordinal - 1]._page_box
    return max(box.position_y + box.height for box in lines_of(setting, ordinal)) - area.content_box_y()


def test_the_text_goes_on_where_a_figure_does_not_fit(monkeypatch):
    body = piece(text(150) + figure("a", 16) + text(300, 2))
    ours = galley(body, STYLE)
    assert pages_of(ours)["a"] == [2]
    head = min(
        box.position_y for box in text_flow(ours.document.pages[1]).descendants() if isinstance(box, boxes.ReplacedBox)
    )
    assert head == pytest.approx(ours.document.pages[1]._page_box.content_box_y())
    monkeypatch.setattr(floating_figures, "_may_wait", lambda *given: False)
    stock = galley(body, STYLE)
    assert pages_of(stock)["a"] == [2]
    assert depth(stock, 1) < depth(ours, 1) - 5 * LINE


def test_a_figure_that_fits_stays_in_its_place():
    setting = galley(piece(text(60) + figure("a", 8) + text(300, 2)), STYLE)
    assert pages_of(setting)["a"] == [1]
    first, *_, last = lines_of(setting, 1)
    (caption,) = (box for box in lines_of(setting, 1) if box.element is not None and box.element_tag == "figcaption")
    assert first.position_y < caption.position_y < last.position_y


def test_no_figure_goes_past_the_end_of_its_piece():
    setting = galley(piece(text(200) + figure("a", 16) + text(40, 2)) + piece(text(50, 3), "next"), STYLE)
    found = pages_of(setting)
    assert found["piece"] == [1, 2] and found["a"] == [2] and found["next"] == [3]


@pytest.mark.parametrize("seed", range(6))
def test_every_figure_stands_once_in_order_and_no_word_is_lost(seed):
    chance = random.Random(seed)
    parts, figures = [], [f"f{n}" for n in range(4, 30, 4)]
    for n in range(1, 30):
        parts.append(text(chance.randint(5, 120), n, note("piece", n, "A note on it.") if n % 3 else ""))
        if n % 4 == 0:
            parts.append(figure(f"f{n}", chance.randint(3, 22)))
    setting = galley(piece("".join(parts)), STYLE)
    found = [(id, pages) for id, pages in pages_of(setting).items() if id in figures]
    assert [id for id, _ in found] == figures and all(len(pages) == 1 for _, pages in found)
    ordinals = [ordinal for _, (ordinal,) in found]
    assert ordinals == sorted(ordinals)
    assert [place for place in setting.notes if place.page != place.call or not place.fits] == []
    running = "".join(line.own for page in words_of_pages(setting.document.pages) for line in page if not line.apart)
    written = (re.sub(r"<span.*</span>|<[^>]*>", "", part) for part in parts if part.startswith("<p"))
    assert re.sub(r"\W", "", running) == re.sub(r"\W", "", "".join(written))


def test_figures_that_wait_together_keep_their_order_and_both_stand_on_the_next_page():
    setting = galley(piece(text(200) + figure("a", 12) + text(20, 2) + figure("b", 7) + text(400, 3)), STYLE)
    found = pages_of(setting)
    assert found["a"] == found["b"] == [2] and list(found).index("a") < list(found).index("b")


def test_a_page_begins_with_its_text_and_not_with_a_figure_put_off():
    setting = galley(piece(text(150) + figure("a", 16) + text(300, 2)), STYLE)
    assert {page.start.paragraph for page in setting.pages[1:] if page.start} == {2}


def test_figures_that_fill_pages_stand_on_as_many_as_they_need_and_the_text_goes_on_behind():
    plates = "".join(figure(id, 27) for id in "abcd")
    setting = galley(piece(text(120) + plates + text(300, 2)), STYLE)
    found = pages_of(setting)
    assert [found[id] for id in "abcd"] == [[2], [3], [4], [5]]
    assert {len(lines_of(setting, ordinal)) for ordinal in (2, 3, 4)} == {2}  # picture and caption
    for ordinal in range(1, len(setting.pages)):
        assert depth(setting, ordinal) <= setting.document.pages[0]._page_box.height + 1


def test_the_text_below_a_figure_at_the_head_stands_on_the_grid():
    body = (text(150) + figure("a", 16.3) + text(220, 2) + text(60, 3)).replace("<p ", '<p class="paragraph" ')
    setting = galley(piece(body), STYLE + "body { margin: 0 }")
    head = setting.document.pages[1]._page_box.content_box_y()
    paragraphs = [
        box for box in text_flow(setting.document.pages[1]).descendants() if box.element_tag == "p" and box.children
    ]
    lines = [line for box in paragraphs for line in box.descendants() if isinstance(line, boxes.LineBox)]
    assert len(lines) > 4 and {round((line.position_y - head) % LINE, 2) for line in lines} <= {0.0, float(LINE)}
    below = sorted({round(line.position_y, 2) for line in lines})
    assert {round(after - before, 2) for before, after in pairwise(below)} == {float(LINE)}


@pytest.mark.parametrize("more", [text(12, 2), text(300, 2)])
def test_a_heading_with_a_figure_stands_above_its_text_and_both_figures_wait(more):
    setting = galley(piece(text(60) + figure("a", 24) + heading() + figure("b", 16) + more), STYLE)
    assert "heading-at-foot" not in kinds(setting)
    found = pages_of(setting)
    assert found["head"] == [1] and found["a"] == [2] and found["b"] == [3]


def test_a_heading_alone_below_a_figure_at_the_head_goes_to_the_next_page():
    kept = f'<div style="break-inside: avoid">{text(200, 2)}</div>'
    setting = galley(piece(text(150) + figure("a", 16) + heading() + kept), STYLE)
    assert "heading-at-foot" not in kinds(setting)
    assert pages_of(setting)["a"] == [2] and pages_of(setting)["head"] == [3]


def test_a_figure_behind_a_heading_does_not_overtake_one_that_waits():
    setting = galley(piece(text(150) + figure("a", 16) + heading() + figure("b", 3) + text(300, 2)), STYLE)
    found = pages_of(setting)
    assert found["head"] == [1] and found["a"] == found["b"] == [2] and list(found).index("a") < list(found).index("b")


@pytest.mark.parametrize("words", range(200, 320, 12))
def test_no_heading_stands_at_the_foot_before_a_figure(words):
    setting = galley(piece(text(words) + heading() + figure("a", 12) + text(300, 2)), STYLE)
    assert "heading-at-foot" not in kinds(setting)
    (head,), (plate,) = pages_of(setting)["head"], pages_of(setting)["a"]
    assert plate in (head, head + 1)
