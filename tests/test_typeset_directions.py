"""Words from right to left stand in the order of the eye, in a line and from line to line (UAX #9)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from florilegium.model.printed import LEFTWARD
from florilegium.typeset.engine import weasyprint
from florilegium.typeset.engine.protruding import TO_THE_RIGHT
from galleys import galley

boxes = weasyprint.formatting_structure.boxes
VERSE = "בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו וחשך על פני תהום ורוח אלהים מרחפת על פני המים"
WHOLE = "body { margin: 0 } p { text-indent: 0 }"


def lines_of(body: str, css: str = WHOLE) -> list[Any]:
    setting = galley(body, css)
    parts = [part for page in setting.document.pages for part in page._page_box.children]
    flow = [part for part in parts if not isinstance(part, boxes.MarginBox)]
    return [box for part in flow for box in part.descendants() if isinstance(box, boxes.LineBox)]


def pieces(line: Any) -> list[Any]:
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]


def seen(line: Any) -> str:
    """The words of a line from left to right, those from right to left letter by letter turned round."""
    found = sorted(pieces(line), key=lambda box: box.position_x)
    turned = "".join(box.text[::-1] if getattr(box, "level", 0) % 2 else box.text for box in found)
    return turned.replace("\u200b", "")  # with which the engine spaces a blank that stands alone


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("a אב גד b", "a דג בא b"),
        ("a <em>אב</em> גד <b>הו</b> b", "a וה דג בא b"),
        ("a <span dir='rtl'>אב <em>גד</em> 12 הו</span> b", "a וה 12 דג בא b"),
        ("a (אב) b", "a (בא) b"),
        ("a <span dir='rtl'>אב (גד) הו</span> b", "a וה )דג( בא b"),
        ("a <span dir='rtl'>1917, אב 12</span> b", "a 12 בא ,1917 b"),
        ("a <span dir='rtl'>אב Leipzig גד</span> b", "a דג Leipzig בא b"),
        ("אב, 7, 9", "9 ,7 ,בא"),
        ("<bdi>אב</bdi>, 7, 9", "בא, 7, 9"),
        ("a <span dir='rtl'>אב <span dir='ltr'>(b 12)</span> גד</span> c", "a דג (b 12) בא c"),
    ],
)
def test_the_words_of_a_line_stand_in_the_order_of_the_eye(text: str, order: str) -> None:
    (line,) = [line for line in lines_of(f"<p>{text}</p>") if LEFTWARD.search("".join(b.text for b in pieces(line)))]
    assert " ".join(seen(line).split()) == order


def pairs(boxes: list[Any]) -> Iterator[tuple[Any, Any]]:
    return pairwise(sorted(boxes, key=lambda box: box.position_x))


@pytest.mark.parametrize("align", ["justify", "left"])
@pytest.mark.parametrize("around", ["{}", '<span lang="he" dir="rtl">{}</span>'])
def test_words_that_run_over_lines_begin_on_the_first_and_no_box_overlaps_another(around: str, align: str) -> None:
    body = f"<p>The verse reads {around.format(VERSE)}, and that is all of it, with 1917 and (more) behind.</p>"
    lines = lines_of(body, f"{WHOLE} p {{ text-align: {align} }}")
    words = [word for line in lines for word in "".join(box.text for box in pieces(line)).split()]
    assert len(lines) >= 3 and words == re.sub("<[^>]*>", "", body).split()
    for line in lines:
        for one, other in pairs(pieces(line)):
            assert one.position_x + one.width <= other.position_x + 6  # a blank at most
    if align == "justify":
        edge = (110 - 12) * 96 / 25.4
        for line in lines[:-1]:
            last = max(pieces(line), key=lambda box: box.position_x)
            hang = 6 if last.text.rstrip()[-1] in TO_THE_RIGHT else 0.6
            assert last.position_x + last.width == pytest.approx(edge, abs=hang)


def test_a_paragraph_from_right_to_left_begins_at_the_right_edge() -> None:
    lines = lines_of(f'<p lang="he" dir="rtl">{VERSE} <em>{VERSE}</em> 1917 {VERSE}</p>')
    edge = (110 - 12) * 96 / 25.4
    for line in lines:
        right = max(box.position_x + box.width for box in pieces(line))
        assert right == pytest.approx(edge, abs=1.0)
    assert "בראשית" in pieces(lines[0])[0].text
