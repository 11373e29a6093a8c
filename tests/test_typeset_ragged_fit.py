"""Text that is not justified: its lines are as full as each other and end in no ties; titles are balanced."""

from itertools import combinations, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.typeset.engine import weasyprint, whole_paragraphs
from florilegium.typeset.feasible_breaks import NOTHING, SHORT, Chance, Measure
from florilegium.typeset.ragged_fit import LINE, ROUGH, SHORT_LAST, best_ragged
from florilegium.typeset.ties import senses_of, ties_of
from galleys import galley

boxes = weasyprint.formatting_structure.boxes
BLANK = 4.0
FULL = (110 - 24) * 96 / 25.4
WHOLE = "body { margin: 0 } p { text-indent: 0 } h1 { text-align: center; font-size: 20pt; line-height: 24pt }"
PHRASES = "We read of Mr. Smith on 8 November and of J. P. Cannon on p. 12 of vol. V too, and no more. "


def chances(words: list[float]) -> list[Chance]:
    found, x = [], 0.0
    for number, word in enumerate(words):
        x += word
        found.append(Chance(number + 1, x, number, x + BLANK, number + 1))
        x += BLANK
    return found


def lengths(taken: tuple[Chance, ...]) -> list[float]:
    begins = (0.0, *(chance.next for chance in taken))
    return [chance.end - begin for chance, begin in zip(taken, begins, strict=False)]


def demerits(taken: tuple[Chance, ...], width: float) -> float:
    *full, last = (length / width for length in lengths(taken))
    ends = SHORT_LAST if full and last < SHORT else 0.0
    return sum(LINE + ROUGH * (1 - each) ** 2 for each in full) + ends


@given(st.lists(st.floats(4, 60), min_size=2, max_size=11))
def test_no_way_to_break_a_ragged_text_is_better_than_the_one_that_is_taken(words: list[float]) -> None:
    all_of_them, measure = chances(words), Measure(100.0, 0.0)
    ways = [
        (*inner, all_of_them[-1])
        for count in range(len(words))
        for inner in combinations(all_of_them[:-1], count)
        if max(lengths((*inner, all_of_them[-1]))) <= 100 + NOTHING
    ]
    taken = best_ragged(all_of_them, measure)
    assert demerits(taken, 100.0) == pytest.approx(min(demerits(way, 100.0) for way in ways))


@given(st.lists(st.floats(4, 60), min_size=2, max_size=11))
def test_a_title_has_as_few_lines_as_can_be_and_none_is_too_long(words: list[float]) -> None:
    all_of_them = chances(words)
    greedy, x = 1, -BLANK
    for word in words:
        x += BLANK + word
        if x > 100:
            greedy, x = greedy + 1, word
    taken = best_ragged(all_of_them, Measure(100.0, 0.0), balanced=True)
    assert max(lengths(taken)) <= 100 + 0.01
    assert len(taken) == greedy or greedy > 6


def test_what_fits_in_no_way_is_left_to_the_engine() -> None:
    assert best_ragged(chances([40, 120, 40]), Measure(100.0, 0.0)) == ()
    assert best_ragged(chances([40, 120, 40]), Measure(100.0, 0.0), balanced=True) == ()


def set_lines(body: str, css: str = "") -> list[Any]:
    setting = galley(body, WHOLE + css)
    parts = [part for page in setting.document.pages[: setting.laid_out] for part in page._page_box.children]
    flow = [part for part in parts if not isinstance(part, boxes.MarginBox)]
    return [box for part in flow for box in part.descendants() if isinstance(box, boxes.LineBox)]


def words_of(body: str, css: str = "") -> list[str]:
    texts = (
        "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))
        for line in set_lines(body, css)
    )
    return [text.rstrip() for text in texts]


def ends_in_ties(lines: list[str]) -> int:
    text = " ".join(lines)
    ties, begins, at = ties_of(text, "en-GB"), [], 0
    for line in lines[:-1]:
        at += len(line) + 1
        begins.append(at)
    return sum(begin in ties for begin in begins)


@pytest.mark.parametrize(
    "body",
    [
        f'<p style="text-align: left">{PHRASES * 6}</p>',
        f'<p style="text-align: right">{PHRASES * 3}</p>',
        f"<h1>{PHRASES * 2}</h1>",
        f'<ul><li style="text-align: left; padding-left: 2em; text-indent: -2em">{PHRASES * 3}</li></ul>',
        f'<table><tr><td style="text-align: left">{PHRASES * 3}</td></tr></table>',
        f'<div style="display: flex"><span style="flex: 1; text-align: left">{PHRASES * 3}</span><b>7</b></div>',
    ],
    ids=["ragged", "right", "title", "hung", "cell", "contents"],
)
def test_no_line_ends_in_a_tie_wherever_it_stands(body: str) -> None:
    lines = [line for line in words_of(body) if line != "7"]
    assert len(lines) > 2 and ends_in_ties(lines) == 0


def test_left_to_the_engine_lines_do_end_in_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_paragraphs, "is_planned", lambda *disturbing: False)
    assert ends_in_ties(words_of(f'<p style="text-align: left">{PHRASES * 6}</p>')) > 0


TITLES = {
    "On the Making of Books and of Makers in a Town": ["On the Making of Books", "and of Makers in a Town"],
    "An Address to the Readers of the Fourth International on the Eve of the Second World War": [
        "An Address to the",
        "Readers of the Fourth",
        "International on the Eve",
        "of the Second World War",
    ],
}


@pytest.mark.parametrize("title", TITLES)
def test_the_lines_of_a_title_are_of_a_length_and_end_with_sense(title: str) -> None:
    lines = set_lines(f"<h1>{title}</h1>")
    assert words_of(f"<h1>{title}</h1>") == TITLES[title]
    assert max(line.width for line in lines) - min(line.width for line in lines) < 0.35 * FULL


def test_no_title_ends_in_one_short_word_and_none_is_hyphenated() -> None:
    for number in range(3, 22):
        title = " ".join(["incomprehensible", "typography", "of", "the", "remarkable", "printers"] * 4)
        lines = words_of(f"<h1>{' '.join(title.split()[:number])} it</h1>", "h1 { hyphens: auto }")
        assert not any("‐" in line for line in lines)
        assert len(lines) == 1 or len(lines[-1]) > 3


@pytest.mark.parametrize("name", ["Klein-Hirschenhauser", "1475–1925"])
def test_a_name_with_a_hyphen_and_a_range_stay_whole_in_a_title(name: str) -> None:
    for words in range(1, 8):
        title = f"{' '.join(['letters and lines'] * words)} {name}, printers"
        assert any(name in line for line in words_of(f"<h1>{title}</h1>")), title
    long = "Klein-" * 12 + "Hirschenhauser"
    assert len(words_of(f"<h1>{long}</h1>")) > 1  # where it has room in no line


def test_titles_that_are_centred_or_called_so_are_balanced_and_text_is_not() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    for body in (f'<p style="text-align: center">{words}</p>', f'<p class="volume-subtitle">{words}</p>'):
        one, other = (line.width for line in set_lines(body, "p { text-align: left; hyphens: none }"))
        assert abs(one - other) < 0.2 * FULL
    one, other = (line.width for line in set_lines(f"<p>{words}</p>", "p { text-align: left; hyphens: none }"))
    assert one - other > 0.4 * FULL


def test_the_words_of_a_title_weigh_by_the_language() -> None:
    assert senses_of("Die Kunst des Druckens", "de")[14] > 0
    assert senses_of("Die Kunst des Druckens", "en") == {}
    assert senses_of("Le livre: un objet", "fr")[10] < 0


def test_lines_that_are_balanced_are_those_of_the_same_words_in_their_order() -> None:
    lines = set_lines(f"<h1>{PHRASES}</h1>")
    assert all(one.position_y < other.position_y for one, other in pairwise(lines))
    assert " ".join(words_of(f"<h1>{PHRASES}</h1>")) == PHRASES.strip()
