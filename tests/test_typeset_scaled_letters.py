"""Justified lines are filled by their letters too: within the limit, to the edge, and what is drawn is what was set."""

import io
import random
import re
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.bind.pdfium import page_texts
from florilegium.model.mends import Mends, PieceMends
from florilegium.typeset import Setting
from florilegium.typeset.engine import quick_drawing, weasyprint
from florilegium.typeset.engine.protruding import protrusion, width_of
from florilegium.typeset.engine.scaled_letters import scale_of
from florilegium.typeset.page_lines import pages_of_lines
from galleys import drawn, galley, made_up_article, words

boxes = weasyprint.formatting_structure.boxes
LIMIT = 0.015
SCALED = (
    "html { --letter-scaling: 1.5 } body { margin: 0 } .caps { font-variant-caps: small-caps; letter-spacing: .04em }"
)
EDGES = (12 * 96 / 25.4, (110 - 12) * 96 / 25.4)
POINTS = 0.75  # in a pixel
KINDS = (
    "{}", "{}", "<em>{}</em>", '<span class="caps">{}</span>', '<a href="#goal">{}</a>', "<u>{}</u>",
    "שלום {} שלום", "{} q\u0301 m\u0301ore", '{}<a class="note-call" href="#goal">7</a>',
    '<em>{}</em><span style="margin-left: 1em">{}</span>',
)  # fmt: skip


def mixed(seed: int, paragraphs: int = 12) -> str:
    """Paragraphs with all that may stand in a line."""
    chance = random.Random(seed)

    def piece() -> str:
        kind = chance.choice(KINDS)
        return kind.format(*(words(chance, 1, 9) for _ in range(kind.count("{}"))))

    texts = (" and ".join(piece() for _ in range(chance.randint(4, 12))) for _ in range(paragraphs))
    return '<p id="goal">goal</p>' + "".join(f'<p data-paragraph="p/{n}">{text}</p>' for n, text in enumerate(texts))


def lines(setting: Setting) -> list[Any]:
    """The justified lines that do not end their paragraph, in the text and in the notes."""
    found = []
    for page in setting.document.pages[: setting.laid_out]:
        parts = [part for part in page._page_box.children if not isinstance(part, boxes.MarginBox)]
        found += [box for part in parts for box in part.descendants() if isinstance(box, boxes.LineBox)]
    return [box for box in found if box.resume_at and box.style["text_align_all"] == "justify"]


def texts_of(box: Any) -> list[Any]:
    return [each for each in box.descendants() if isinstance(each, boxes.TextBox) and each.text]


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000))
def test_a_line_fills_its_measure_and_no_letter_goes_beyond_the_limit(seed: int) -> None:
    setting = galley(mixed(seed) + made_up_article(seed, notes=5), SCALED)
    full = lines(setting)
    assert len(full) > 20
    for line in full:
        texts = texts_of(line)
        left, right = protrusion(line)
        assert min(box.position_x for box in texts) >= EDGES[0] - left - 0.05
        assert max(box.position_x + box.width for box in texts) == pytest.approx(EDGES[1] + right, abs=0.1)
        scales = {scale_of(box) for box in texts}
        assert len(scales) == 1 and abs(scales.pop() - 1) <= LIMIT + 1e-9
    assert len({scale_of(texts_of(line)[0]) for line in full}) > 10


def letters_of(pdf: bytes, page: int = 0) -> list[tuple[str, float, float, float]]:
    """Of each letter that a page shows its sign, where its line is and where it begins and ends, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        found = []
        for at in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(at, loose=True)
            _, foot, _, _ = text.get_charbox(at, loose=True)
            found.append((text.get_text_range(at, 1), foot, left, right))
    return [each for each in found if each[0].strip()]


def ends_of(setting: Setting, pdf: bytes) -> list[tuple[float, float]]:
    """Of each full line of plain words on the first page where it ends as it was set and as it is drawn, in points."""
    found = []
    shown = letters_of(pdf)
    height = setting.document.pages[0].height
    for line in lines(setting):
        last = texts_of(line)[-1]
        base = (height - last.position_y - last.baseline) * POINTS
        drawn_here = [right for _, foot, _, right in shown if abs(foot - base) < 6]
        if drawn_here and last.position_x + last.width > EDGES[0]:
            found.append(((last.position_x + last.width) * POINTS, max(drawn_here)))
    return found


def test_the_letters_are_drawn_where_they_were_set(monkeypatch: pytest.MonkeyPatch) -> None:
    paragraph = f"<p>{words(random.Random(4), 180, 180)}</p>"
    setting = galley(paragraph, f"{SCALED} html {{ hyphens: none }}")
    ends = ends_of(setting, drawn(setting).screen)
    assert len(ends) > 10
    assert all(abs(wanted - found) < 0.4 for wanted, found in ends)
    monkeypatch.setattr(quick_drawing, "scaled", lambda box, matrix: matrix)
    assert any(abs(wanted - found) > 1 for wanted, found in ends_of(setting, drawn(setting).screen))


@pytest.mark.parametrize("kind", [KINDS[0], *KINDS[2:4], KINDS[5], KINDS[7]])
def test_a_link_lies_over_its_words(kind: str) -> None:
    chance = random.Random(9)
    parts, inside = [], []
    for number in range(40):
        own = [word.strip(";:,.") for word in words(chance, 1, 2).split()]
        inside.append(" ".join(own))
        parts.append(f"{words(chance, 1, 5)} <a href='#goal'>{kind.format(' '.join(own))}</a> {number}")
    pdf = drawn(galley(f"<p id='goal'>{' '.join(parts)}</p>", f"{SCALED} html {{ hyphens: none }}")).screen
    rectangles = [each.get_object()["/Rect"] for each in pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Annots"]]
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        found = [page.get_text_bounded(*_waist([float(each) for each in rectangle])) for rectangle in rectangles]
    wanted = " ".join(re.sub("<[^>]*>", "", kind).format(each) for each in inside)
    assert len(rectangles) >= 40
    assert "".join("".join(found).split()) == "".join(wanted.split())


def _waist(rectangle: list[float]) -> tuple[float, float, float, float]:
    """What of a rectangle no letter of the lines above and below comes into."""
    left, head, right, foot = rectangle
    return left, min(head, foot) + 4, right, max(head, foot) - 4


@pytest.mark.parametrize("seed", range(2))
def test_what_is_copied_is_the_same_with_letters_as_they_are(seed: int) -> None:
    body = mixed(seed, paragraphs=8)
    plain = "html { hyphens: none } @page { @bottom-center { content: none } }"
    scaled, unscaled = (drawn(galley(body, css + plain)).screen for css in (SCALED, SCALED.replace("1.5", "0")))
    for reader in (page_texts, lambda pdf: [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]):
        one, other = (sorted(" ".join(reader(pdf)).split()) for pdf in (scaled, unscaled))
        assert one == other
    assert len(set(re.findall(r"([\d.]+) 0 0 -1 \S+ \S+ Tm", operators(scaled)))) > 10
    assert set(re.findall(r"([\d.]+) 0 0 -1 \S+ \S+ Tm", operators(unscaled))) == {"1"}


def operators(pdf: bytes) -> str:
    return "".join(page.get_contents().get_data().decode("latin-1") for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_letters_that_are_not_in_justified_text_stay_as_they_are() -> None:
    long = words(random.Random(1), 60, 60)
    kept = ("h1", "p style='text-align: left'", "p style='text-align: center'", "p style='--letter-scaling: 0'",
            "p style='white-space: pre-line'")  # fmt: skip
    for tag in (*kept, "p"):
        setting = galley(f"<{tag}>{long}</{tag.split()[0]}>", SCALED + "h1 { text-align: left }")
        scales = {scale_of(box) for box in texts_of(setting.document.pages[0]._page_box)}
        assert (scales == {1.0}) == (tag in kept), tag


def test_a_last_line_is_scaled_only_where_it_is_too_long_for_its_measure() -> None:
    found = []
    for seed in range(60):
        setting = galley(f"<p>{words(random.Random(seed), 30, 34)}</p>", SCALED)
        last = [box for box in texts_of(setting.document.pages[0]._page_box) if box.element_tag == "p"][-1]
        found.append(scale_of(last))
        assert last.position_x + last.width <= EDGES[1] + 10
    assert all(scale <= 1 for scale in found) and set(found) > {1.0}


def test_blanks_are_measured_as_wide_as_they_are_drawn() -> None:
    setting = galley(f'<p data-paragraph="p/1">{words(random.Random(2), 150, 150)}</p>', SCALED)
    (page,) = pages_of_lines(setting.document.pages[:1], setting.pages[:1])
    for line in page.lines:
        if line.justified:
            (box,) = line.texts
            natural = sum(width_of(word, box.style) for word in box.text.split(" "))
            blanks = box.text.count(" ")
            assert line.blank * line.size * blanks == pytest.approx(box.width - natural * scale_of(box), abs=0.3)


def test_letters_that_stand_apart_fill_their_measure_too() -> None:
    body = f'<section id="a"><p data-paragraph="a/1">{words(random.Random(3), 120, 120)}</p></section>'
    for apart in (-10, 10):
        setting = galley(body, SCALED, mends=Mends((PieceMends("a", tracking={1: apart}),)))
        assert not setting.diagnostics
        assert all(box.tracking for line in lines(setting) for box in texts_of(line))
        ends = ends_of(setting, drawn(setting).screen)
        assert len(ends) > 6 and all(abs(wanted - found) < 0.5 for wanted, found in ends)
        for line in lines(setting):
            edge = EDGES[1] + protrusion(line)[1]
            assert max(box.position_x + box.width for box in texts_of(line)) == pytest.approx(edge, abs=0.1)


def test_a_blank_behind_spaced_letters_is_none_of_them() -> None:
    css = SCALED + "html { hyphens: none } @page { @bottom-center { content: none } }"
    head = '<span class="caps">THE TRIAL PRESS.</span> <span>Aldus</span> '
    body = "".join(f"<p>{head}{words(random.Random(n), 20, 30)}</p>" for n in range(9))
    copied = page_texts(drawn(galley(body, css)).screen)[0]
    assert copied.count("THE TRIAL PRESS. Aldus") == 9


def test_a_blank_by_itself_is_copied_however_narrow_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(6)
    parts = [words(chance, 1, 3) for _ in range(120)]
    body = " ".join(f"<em>{part}</em>" if n % 2 else f"<b>{part}</b>" for n, part in enumerate(parts))
    css = SCALED + "html { hyphens: none } @page { @bottom-center { content: none } }"
    wanted = " ".join(parts).split()
    assert " ".join(page_texts(drawn(galley(f"<p>{body}</p>", css)).screen)).split() == wanted
    monkeypatch.setattr(quick_drawing, "_blank_behind", lambda *rest: [])
    assert " ".join(page_texts(drawn(galley(f"<p>{body}</p>", css)).screen)).split() != wanted
