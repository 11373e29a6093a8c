"""Drop initials: lines beside the letter are indented, no line is higher than others, the word is copied whole."""

from itertools import pairwise

import pytest

from florilegium.bind.pdfium import page_texts
from florilegium.typeset.engine import weasyprint
from florilegium.typeset.engine.protruding import TO_THE_RIGHT, width_of
from galleys import drawn, galley

boxes = weasyprint.formatting_structure.boxes
TEXT = "In April 1501 there came out of a house near <em>Sant’Agostin</em> in Venice a Virgil that fits a sleeve. " * 4
SMALL = 12 * 96 / 72  # the leading, in pixels


def drop(lines: int) -> str:
    fall = 12 * (lines - 1)
    whole = f"body {{ margin: 0 }} p {{ text-indent: 0; orphans: {lines} }}"
    return f"{whole} .o::first-letter {{ font-size: {10 + fall / 0.65}pt; vertical-align: -{fall}pt }}"


def lines_of(setting: object) -> list[object]:
    pages = setting.document.pages[: setting.laid_out]  # type: ignore[attr-defined]
    flow = [part for page in pages for part in page._page_box.children if not isinstance(part, boxes.MarginBox)]
    return [box for part in flow for box in part.descendants() if isinstance(box, boxes.LineBox)]


def texts_of(line: object) -> list[object]:
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text]  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_as_many_lines_as_are_asked_for_stand_beside_the_letter(count: int) -> None:
    found = [texts_of(line) for line in lines_of(galley(f'<p class="o">{TEXT}</p>', drop(count)))]
    letter = found[0][0]
    assert letter.text == "I"  # type: ignore[attr-defined]
    left = letter.position_x + letter.width  # type: ignore[attr-defined]
    starts = [line[0].position_x for line in found[1:]]  # type: ignore[attr-defined]
    assert starts[: count - 1] == pytest.approx([left] * (count - 1), abs=0.1)
    assert starts[count - 1 :] == pytest.approx([letter.position_x] * (len(starts) - count + 1), abs=0.1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_letter_stands_on_the_last_of_its_lines_and_makes_none_of_them_higher(count: int) -> None:
    lines = lines_of(galley(f'<p class="o">{TEXT}</p>', drop(count)))
    tops = [line.position_y for line in lines]  # type: ignore[attr-defined]
    steps = [below - above for above, below in pairwise(tops)]
    assert steps == pytest.approx([SMALL] * len(steps), abs=0.01)
    letter, beside = texts_of(lines[0])[0], texts_of(lines[count - 1])[0]
    baseline = beside.position_y + beside.baseline  # type: ignore[attr-defined]
    assert letter.position_y + letter.baseline == pytest.approx(baseline, abs=0.1)  # type: ignore[attr-defined]


def test_full_lines_beside_the_letter_reach_the_edge() -> None:
    edge = (110 - 12) * 96 / 25.4
    for line in lines_of(galley(f'<p class="o">{TEXT}</p>', drop(3)))[:3]:
        last = texts_of(line)[-1]
        sign = last.text.rstrip()[-1]  # type: ignore[attr-defined]
        hang = TO_THE_RIGHT.get(sign, 0.0) * width_of(sign, last.style)  # type: ignore[attr-defined]
        assert last.position_x + last.width == pytest.approx(edge + hang, abs=0.6)  # type: ignore[attr-defined]


def test_the_words_of_both_files_are_those_of_the_text() -> None:
    made = drawn(galley(f'<p class="o" data-paragraph="a/1">{TEXT}</p>', drop(2)))
    plain = " ".join(TEXT.replace("<em>", "").replace("</em>", "").split())
    for pdf in (made.screen, made.interior):
        words = " ".join(page_texts(pdf)[0].split()).removesuffix(" 1")
        assert words.replace("\ufffe", "") == plain


EARLY = (
    ("In <em>The Times</em> of that year", "In The Times of"),
    ("Élan <em>vital</em> is what", "Élan vital is what"),
    ("<em>Vital</em> force is what", "Vital force is what"),
    ("L’<em>élan</em> of the trade", "L’élan of the"),
    ("L’air de la ville", "L’air de la ville"),
    ('<span class="name">Aldus M</span>, who was', "Aldus M, who was"),
)


@pytest.mark.parametrize(("opening", "printed"), EARLY)
def test_an_opening_with_a_name_or_italics_early_has_its_initial(opening: str, printed: str) -> None:
    setting = galley(f'<p class="o" data-paragraph="a/1">{opening} and {TEXT}</p>', drop(3))
    letter = texts_of(lines_of(setting)[0])[0]
    assert letter.text == printed[0] and hasattr(letter, "drawn_with_its_word")  # type: ignore[attr-defined]
    made = drawn(setting)
    for pdf in (made.screen, made.interior):
        assert " ".join(page_texts(pdf)[0].split()).startswith(printed)


@pytest.mark.parametrize("text", ["Too short for it.", f"“{TEXT}", f"1 {TEXT}", f"<em>{'word ' * 60}</em>", "A " * 90])
def test_what_cannot_have_an_initial_is_set_as_ever_or_with_one(text: str) -> None:
    found = [texts_of(line) for line in lines_of(galley(f'<p class="o">{text}</p><p>{TEXT}</p>', drop(3)))]
    printed = "".join(box.text for line in found for box in line)  # type: ignore[attr-defined]
    assert printed.replace(" ", "").startswith(text.replace("<em>", "").replace("</em>", "").replace(" ", "")[:20])


def test_a_paragraph_that_is_set_twice_gets_one_initial() -> None:
    body = f'<p>{"word " * 560}</p><p class="o">{TEXT}</p>'
    letters = [
        box for line in lines_of(galley(body, drop(4))) for box in texts_of(line) if hasattr(box, "drawn_with_its_word")
    ]
    assert [each.text for each in letters] == ["I"]  # type: ignore[attr-defined]
