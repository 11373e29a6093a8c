"""Words from right to left stand in the order of the eye, in a line and from line to line (UAX #9)."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from florilegium.bind.pdfium import read_pages
from florilegium.model.printed import LEFTWARD
from florilegium.prove.drawn import misread_pages
from florilegium.typeset.engine import weasyprint
from florilegium.typeset.engine.protruding import TO_THE_RIGHT
from florilegium.typeset.printed import words_of_pages
from galleys import drawn, galley

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
    found = sorted(
        (box for box in line.descendants() if isinstance(box, boxes.TextBox)), key=lambda box: box.position_x
    )
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
        ('<bdi dir="ltr">אב, a b</bdi>', "בא, a b"),
        ("the אב, 1475–1925, and", "the בא, 1475–1925, and"),
        ("the אב 1475 – 1925", "the בא 1475 – 1925"),
        ("the <em>אב</em>, 14<b>75–1</b>925: <i>גד</i>, 12–15.", "the דג :1475–1925 ,בא, 12–15."),
        ("a <span dir='rtl'>אב 12–15</span> גד 16–17 b", "a 15–12 בא דג 16–17 b"),
        ("<bdi>The אב, 1–2</bdi>, <bdi>אב 3–4</bdi> b", "The בא, 1–2, 4–3 בא b"),
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


def test_a_first_letter_of_its_own_keeps_its_place_before_such_words() -> None:
    (line,) = lines_of("<p>The אב גד end</p>", f"{WHOLE} p::first-letter {{ font-size: 14pt; color: red }}")
    assert " ".join(seen(line).split()) == "The דג בא end"
    for one, other in pairs(pieces(line)):
        assert one.position_x + one.width <= other.position_x + 6


HEBREW = "שלום ספר חדש בראשית ברא תנ״ך צה״ל בְּרֵאשִׁית שָׁלוֹם ה־1917 ו־Leipzig א׳ ל, (ספר) [ישן] „חדש”"
OTHER = "the press sets Leipzig (1917) 12–15, “quoted” за\u0301мок a\u0304\u0308 ἀρχῇ 8 November extraordinarily"


def mixed(chance: random.Random) -> str:
    """A paragraph of words in both directions, some in italics, some isolated."""
    parts = []
    for _ in range(chance.randint(10, 50)):
        words = [chance.choice(HEBREW.split()) for _ in range(chance.randint(1, 9))]
        words[-1] = chance.choice(("{}", "<em>{}</em>")).format(words[-1])
        around = chance.choice(("{}", '<span lang="he" dir="rtl">{}</span>', "<bdi>{}</bdi>", "<i>and {}</i>,"))
        parts.append(around.format(" ".join(words)) if chance.random() < 0.3 else chance.choice(OTHER.split()))
    style = f"text-align: {chance.choice(('justify', 'left', 'center'))}"
    return f'<p dir="{chance.choice(("ltr", "ltr", "rtl"))}" style="{style}">{" ".join(parts)}</p>'


@pytest.mark.parametrize("seed", range(6))
def test_words_of_both_directions_stand_in_the_file_where_they_are_to_be_seen(seed: int) -> None:
    chance = random.Random(seed)
    setting = galley("".join(mixed(chance) for _ in range(6)), WHOLE)
    assert setting.diagnostics == ()
    words = words_of_pages(setting.document.pages)
    read = read_pages(drawn(setting).interior)[: len(words)]
    assert misread_pages(read, words) == ()
    turned = [tuple(replace(line, words=line.words[::-1]) for line in page) for page in words]
    assert misread_pages(read, turned) != ()
