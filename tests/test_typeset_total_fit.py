"""Paragraphs broken as a whole: no way to break one is better than the one that is taken."""

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from florilegium.typeset.engine import weasyprint
from florilegium.typeset.engine.protruding import TO_THE_RIGHT, width_of
from florilegium.typeset.feasible_breaks import HYPHEN, POOR, SHRINK, WORST, Chance, Measure
from florilegium.typeset.total_fit import AT_EASE, FULL, LOOSE, SCALED_AT_EASE, best_breaks, demerits_of, in_lines
from galleys import galley, made_up_article, note

boxes = weasyprint.formatting_structure.boxes
BLANK = 4.0


def paragraph(words: list[float], hyphens: bool = False) -> list[Chance]:
    """The chances of a paragraph of words so wide; with `hyphens` each wide word may be parted in its middle."""
    found, x = [], 0.0
    for blanks, word in enumerate(words):
        if hyphens and word > 30:
            found.append(Chance(2 * blanks + 1, x + word / 2 + 3, blanks, x + word / 2, blanks, True, HYPHEN))
        x += word
        found.append(Chance(2 * blanks + 2, x, blanks, x + BLANK, blanks + 1))
        x += BLANK
    return found


def ratios(taken: tuple[Chance, ...], measure: Measure) -> list[float]:
    """How much of what they may the blanks and letters of each line take (above 0) or give (below)."""
    found, begin, begun = [], -measure.indent, 0
    for chance in taken:
        lacking, blanks = measure.width - chance.end + begin, chance.ended - begun
        give, letters = blanks * BLANK * (SHRINK if lacking < 0 else 0.5), measure.width * measure.scaling
        if not blanks:
            found.append(0.0 if lacking <= letters else WORST)
        elif lacking <= give + letters:
            found.append(lacking / (give + letters))
        else:
            found.append((lacking - letters) / give)
        begin, begun = chance.next, chance.begun
    return found


SCALING = st.sampled_from((0.0, 0.015, 0.03))
WORDS = st.lists(st.floats(5, 45), min_size=3, max_size=8)


@given(WORDS, st.floats(70, 140), st.floats(0, 20), SCALING)
def test_no_line_is_wider_than_its_blanks_and_letters_can_give(
    words: list[float], width: float, indent: float, scaling: float
) -> None:
    measure = Measure(width, BLANK, indent, scaling=scaling)
    taken = best_breaks(paragraph(words, hyphens=True), measure)
    assert taken and taken[-1].at == 2 * len(words)
    assert [each.at for each in taken] == sorted({each.at for each in taken})
    assert all(ratio >= -1.01 for ratio in ratios(taken, measure))


@settings(max_examples=60, deadline=None)
@given(WORDS, st.floats(70, 140), SCALING)
def test_no_way_to_break_a_paragraph_is_better(words: list[float], width: float, scaling: float) -> None:
    measure = Measure(width, BLANK, scaling=scaling)
    chances = paragraph(words, hyphens=True)
    assume(is_clear(chances, measure))
    taken = best_breaks(chances, measure)
    plain = [chance for chance in chances if not chance.hyphenated]
    at_ease = SCALED_AT_EASE if scaling else AT_EASE
    for open_to_all, loosest in ((plain, at_ease), (chances, LOOSE), (chances, WORST)):
        ways = [way for way in every_way(open_to_all) if is_allowed(way, measure, loosest)]
        if ways:
            assert taken in ways
            assert demerits_of(taken, measure) <= min(demerits_of(way, measure) for way in ways) + 1e-6
            return
    assert taken == ()


def every_way(chances: list[Chance]) -> list[tuple[Chance, ...]]:
    *inner, end = chances
    return [(*way, end) for count in range(len(inner) + 1) for way in combinations(inner, count)]


def is_clear(chances: list[Chance], measure: Measure) -> bool:
    """Whether no line is so nearly too full that rounding alone says whether it fits."""
    return not any(abs(ratio + 1) < 0.002 for way in every_way(chances) for ratio in ratios(way, measure))


def is_allowed(way: tuple[Chance, ...], measure: Measure, loosest: float) -> bool:
    *full, last = ratios(way, measure)
    return last >= -1.001 and all(-1.001 <= ratio <= loosest for ratio in full)


def test_a_paragraph_that_can_do_without_hyphens_has_none() -> None:
    words = [20.0, 40.0, 21.0, 19.0, 42.0, 18.0, 20.0, 40.0, 20.0]
    taken = best_breaks(paragraph(words, hyphens=True), Measure(88, BLANK))
    assert not any(chance.hyphenated for chance in taken)


def test_a_word_wider_than_the_line_leaves_the_paragraph_to_the_engine() -> None:
    assert best_breaks(paragraph([20.0, 300.0, 20.0]), Measure(100, BLANK)) == ()


# --- in the engine ---------------------------------------------------------------------------------------------


def lines(setting: object) -> list[object]:
    """The line boxes of all pages, with those of the notes."""
    found = []
    for page in setting.document.pages[: setting.laid_out]:  # type: ignore[attr-defined]
        parts = [part for part in page._page_box.children if not isinstance(part, boxes.MarginBox)]
        found += [box for part in parts for box in part.descendants() if isinstance(box, boxes.LineBox)]
    return found


def words_of(line: object) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))  # type: ignore[attr-defined]


def right_edge(line: object) -> float:
    texts = [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text]  # type: ignore[attr-defined]
    return max(box.position_x + box.width for box in texts)


@pytest.mark.parametrize("seed", range(3))
def test_full_lines_reach_the_edge_and_their_points_stand_beyond_it(seed: int) -> None:
    setting = galley(made_up_article(seed, notes=40, longest_note=70), "body { margin: 0 }")
    edge = (110 - 12) * 96 / 25.4
    full = [line for line in lines(setting) if line.resume_at and line.style["text_align_all"] == "justify"]  # type: ignore[attr-defined]
    assert len(full) > 150
    for line in full:
        last = words_of(line).rstrip()[-1]
        style = line.style  # type: ignore[attr-defined]
        hang = TO_THE_RIGHT.get(last, 0.0) * width_of(last, style)
        assert right_edge(line) == pytest.approx(edge + hang, abs=0.6), words_of(line)
    assert not setting.diagnostics


def test_every_word_comes_out_once_and_in_its_place() -> None:
    body = made_up_article(7, notes=0) + "".join(
        f'<p data-paragraph="p/{n}">{"Wort <em>und</em> <b>Unterschiedlichkeiten</b>, " * n}<i>Ende</i></p>'
        for n in range(1, 30)
    )
    setting = galley(body, "html { hyphens: none }")
    printed = " ".join(words_of(line).strip() for line in lines(setting))
    expected = " ".join(f"{'Wort und Unterschiedlichkeiten, ' * n}Ende" for n in range(1, 30))
    assert printed.split()[-len(expected.split()) :] == expected.split()


def test_no_three_hyphens_stand_above_one_another() -> None:
    setting = galley(made_up_article(11, notes=60, longest_note=90))
    ends = [words_of(line).rstrip().endswith("‐") for line in lines(setting)]
    assert any(ends)
    assert (True, True, True) not in set(zip(ends, ends[1:], ends[2:], strict=False))


def test_a_soft_hyphen_is_taken_and_counts_as_one() -> None:
    body = f"<p>{'Silbentren&#173;nungs&#173;programm und mehr ' * 30}</p>"
    setting = galley(body, "html { hyphens: manual }")
    parted = [words_of(line).rstrip() for line in lines(setting) if words_of(line).rstrip().endswith("‐")]
    assert parted
    assert all(line.endswith(("Silbentren‐", "nungs‐")) for line in parted)


def test_what_keeps_its_breaks_and_what_holds_a_picture_is_left_to_the_engine() -> None:
    kept = f'<p style="white-space: pre-line">{"word " * 60}</p>'
    pictured = f'<p>{"word " * 40}<img src="specimens/red.png" alt="red"/> {"word " * 40}</p>'
    for body in (kept, pictured):
        assert not any(line.__dict__.get("_plan", (None, 0, None))[2] for line in lines(galley(body)))
    assert any(line.__dict__.get("_plan", (None, 0, None))[2] for line in lines(galley(f"<p>{'word ' * 90}</p>")))


def test_words_that_must_not_be_parted_and_heads_with_a_margin_are_planned_too() -> None:
    head = '<span style="margin-right: 1em">THE PRESS.</span> '
    tail = '<span style="white-space: nowrap">one two three four</span> '
    found = lines(galley(f"<p>{head}{'word ' * 20}{(tail + 'and more words ') * 9}</p>", "body { margin: 0 }"))
    assert any(line.__dict__.get("_plan", (None, 0, None))[2] for line in found)
    for line in found:
        assert words_of(line).count("one") == words_of(line).count("four")
    edge = (110 - 12) * 96 / 25.4
    assert right_edge(found[0]) == pytest.approx(edge, abs=0.6)


@pytest.mark.parametrize("call", [note("p", 7, "Of one line."), '<a class="note-call" href="#n">7</a>'])
def test_a_note_call_never_begins_a_line(call: str) -> None:
    eaten = f"was eaten away.{call} The{'re is the' * 5} rest of it"
    paragraphs = "".join(f"<p>{'i' * n} {'So many words. ' * 5}{eaten}</p>" for n in range(2, 60))
    begun = [words_of(line).strip() for line in lines(galley(paragraphs, ".note-call { font-size: 7pt }"))]
    assert sum("away.7" in each for each in begun) == 58
    assert not [each for each in begun if each.startswith("7 The")]


# --- in another number of lines -----------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(WORDS, st.floats(70, 140), st.integers(1, 8))
def test_a_paragraph_in_so_many_lines_is_the_best_of_those_that_do_not_suffer(
    words: list[float], width: float, count: int
) -> None:
    measure = Measure(width, BLANK)
    chances = paragraph(words, hyphens=True)
    assume(is_clear(chances, measure))
    taken = in_lines(chances, measure, count)
    ways = [way for way in every_way(chances) if is_decent(way, measure, count)]
    if not taken:
        assert not [way for way in ways if not any(chance.hyphenated for chance in way)]
        return
    assert taken in ways
    if any(chance.hyphenated for chance in taken):
        assert demerits_of(taken, measure) <= min(demerits_of(way, measure) for way in ways) + 1e-6


def is_decent(way: tuple[Chance, ...], measure: Measure, count: int) -> bool:
    """Whether it has so many lines, none of them loose, the last no stump, and no three hyphens in a row."""
    begin = way[-2].next if len(way) > 1 else 0.0
    ends = "".join("-" if chance.penalty else " " for chance in way)
    stump = count > 1 and way[-1].end - begin < POOR * measure.width
    return len(way) == count and not stump and "---" not in ends and is_allowed(way, measure, FULL)


def test_a_paragraph_is_given_a_line_more_or_fewer_where_its_blanks_allow_it() -> None:
    words = [12.0, 9.0, 14.0, 7.0, 11.0, 23.0] * 20
    measure = Measure(230, BLANK)
    chances = paragraph(words)
    best = len(best_breaks(chances, measure))
    counts = [count for count in range(best - 2, best + 3) if in_lines(chances, measure, count)]
    assert best in counts
    assert {best - 1, best + 1} & set(counts)
    assert not in_lines(chances, measure, best - 2)
    assert not in_lines(chances, measure, 2 * best)
    assert all(len(in_lines(chances, measure, count)) == count for count in counts)
