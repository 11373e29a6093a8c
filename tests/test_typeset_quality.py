"""The guard of the pages: each flaw is found on a page that has it, and on no other."""

from pathlib import Path

import pytest

from florilegium.cli.page_quality import NAMES, page_quality_lines
from florilegium.model.page_quality import FLAWS, Flaw, counted, per_hundred
from florilegium.typeset.quality import flaws_of, note_flaws
from galleys import galley, made_up_article, note

LINE = '<p data-paragraph="p/{}">{}</p>'
SHORT = "Nine words to fill one line of this page. "  # about 40 letters of the 55 of a line


def flaws(body: str, css: str = "") -> tuple[Flaw, ...]:
    setting = galley(body, f"body {{ margin: 0 }} {css}")
    return flaws_of(setting.document.pages, setting.pages)


def kinds(body: str, css: str = "") -> set[str]:
    return {flaw.kind for flaw in flaws(body, css)}


def lines(count: int, begin: int = 1) -> str:
    """So many paragraphs of one line."""
    return "".join(LINE.format(n, "One line.") for n in range(begin, begin + count))


def of_lines(count: int, n: int) -> str:
    """A paragraph of so many lines, each ended by hand."""
    return LINE.format(n, "<br/>".join("A line of this paragraph that is long enough" for _ in range(count)))


ON_A_PAGE = 32  # lines of 12 points in the type area of the galley
KEPT = ".kept { break-inside: avoid }"
RAGGED = "p { widows: 1; orphans: 1 }"
HEAD = "h2 { margin: 0; font-size: 10pt; line-height: 12pt; break-after: auto }"
NARROW = "p { width: 24mm; text-indent: 0 } html { hyphens: auto }"
UNHYPHENATED = "html { hyphens: none }"


def kept(count: int) -> str:
    """So many lines that no page may part."""
    return f'<div class="kept">{lines(count, 90)}</div>'


FLAWED = {
    "loose-line": (LINE.format(1, "extraordinarilyhumanistic " * 9), UNHYPHENATED),
    "stacked-hyphens": (LINE.format(1, "extraordinarily " * 12), NARROW),
    "short-last-line": (LINE.format(1, f"{SHORT * 3}<br/>x."), ""),
    "widow": (lines(ON_A_PAGE - 2) + of_lines(3, 90), RAGGED),
    "orphan": (lines(ON_A_PAGE - 1) + of_lines(4, 90), RAGGED),
    "heading-at-foot": (lines(ON_A_PAGE - 1) + '<h2 data-paragraph="p/90">Head</h2>' + lines(3, 91), HEAD),
    "short-page": (lines(ON_A_PAGE - 5) + kept(8), KEPT),
    "uneven-pages": (lines(2 * ON_A_PAGE - 1) + kept(3) + lines(ON_A_PAGE, 99), KEPT),
    "tall-notes": (LINE.format(1, "A word" + note("p", 1, "word " * 330)) + lines(3, 2), ""),
    "needless-blank": (
        f'<section id="a">{lines(2)}</section><div class="empty"></div><section id="b">{lines(2, 9)}</section>',
        "section, .empty { break-before: page; height: 1pt }",
    ),
    "river": (LINE.format(1, "constantly pressing " * 20), f"p {{ width: 57mm; text-indent: 0 }} {UNHYPHENATED}"),
}


@pytest.mark.parametrize("kind", FLAWED)
def test_a_page_with_a_flaw_is_told_of(kind: str) -> None:
    assert kind in kinds(*FLAWED[kind])


def test_every_kind_of_flaw_is_shown() -> None:
    assert set(FLAWED) | {"hyphen-over-leaf", "note-runs-over"} == set(FLAWS)


CAPTIONED = '<table>{}<tbody><tr><td data-paragraph="p/91">A cell.</td></tr></tbody></table>'
CAPTION = '<caption data-paragraph="p/90">A caption.</caption>'


def test_a_caption_alone_at_the_foot_is_a_heading_there_and_one_above_its_table_is_none() -> None:
    table = CAPTIONED.format(CAPTION) + lines(3, 92)
    assert "heading-at-foot" in kinds(lines(ON_A_PAGE - 1) + table, "caption { break-after: page }")
    assert "heading-at-foot" not in kinds(lines(ON_A_PAGE - 4) + table)


def test_a_blank_before_a_piece_that_opens_on_a_recto_is_none_and_two_blanks_are_one() -> None:
    pieces = "".join(f'<section id="s{n}">{lines(2, 9 * n + 1)}</section>' for n in range(3))
    assert "needless-blank" not in kinds(pieces, "section { break-before: right }")
    assert "needless-blank" not in kinds(pieces, "section { break-before: left }")
    assert "needless-blank" in kinds(pieces, "section { break-before: right } .p, p { break-before: right }")


def test_a_note_that_runs_over_is_told_of_with_the_pages_it_takes_more() -> None:
    body = made_up_article(3, notes=6, longest_note=420)
    setting = galley(body)
    found = note_flaws(setting.notes, setting.pages)
    over = [each for each in setting.notes if each.last > each.page]
    assert over
    assert [(flaw.kind, flaw.page, flaw.measure, flaw.paragraph) for flaw in found] == [
        ("note-runs-over", each.page, each.last - each.page, each.note) for each in over
    ]
    assert note_flaws(galley(made_up_article(3, notes=3, longest_note=9)).notes, setting.pages) == ()


NOTED = f"{LINE.format(80, 'A line with a note' + note('p', 1, 'of one line'))}"


def test_a_page_is_short_above_its_notes_by_whole_lines_and_as_deep_as_the_one_it_faces() -> None:
    full = lines(ON_A_PAGE) + NOTED + lines(29, 100) + lines(2 * ON_A_PAGE, 200)
    assert flaws(full, KEPT) == ()
    held_back = lines(ON_A_PAGE) + NOTED + lines(27, 100) + kept(3) + lines(2 * ON_A_PAGE, 200)
    assert flaws(held_back, KEPT) == ()
    far = lines(ON_A_PAGE) + NOTED + lines(25, 100) + kept(5) + lines(2 * ON_A_PAGE, 200)
    (flaw,) = flaws(far, KEPT)
    assert (flaw.kind, flaw.page, flaw.measure) == ("short-page", 2, 4.0)


def test_a_page_that_ends_in_a_picture_is_full() -> None:
    picture = '<p class="figure"><img src="specimens/red.png" alt="" style="width: 40pt; height: 84pt"/></p>'
    rest = lines(ON_A_PAGE - 8) + picture + lines(2 * ON_A_PAGE, 90)
    assert "short-page" not in kinds(rest)


def test_a_word_parted_at_the_foot_of_a_recto_is_told_of() -> None:
    found = [
        flaw for seed in range(6) for flaw in flaws(made_up_article(seed, notes=60)) if flaw.kind == "hyphen-over-leaf"
    ]
    assert found
    assert all(flaw.page % 2 and flaw.paragraph.startswith("piece/") for flaw in found)


def test_a_page_without_flaws_is_left_in_peace() -> None:
    assert flaws(lines(3 * ON_A_PAGE)) == ()


def test_a_flaw_has_its_place_and_measure() -> None:
    body, css = FLAWED["short-last-line"]
    (flaw,) = (each for each in flaws(lines(4, 50) + body, css) if each.kind == "short-last-line")
    assert (flaw.page, flaw.folio, flaw.paragraph) == (1, "1", "p/1")
    assert flaw.line > 5
    assert 0 < flaw.measure < 1.6


def test_flaws_are_counted_by_kind_and_by_the_hundred() -> None:
    two = (Flaw("widow", 1, "1", 1, 1), Flaw("river", 2, "2", 3, 5))
    assert counted(two) == {"widow": 1, "river": 1}
    assert per_hundred(two, 16) == 12.5
    assert per_hundred((), 0) == 0.0


def test_every_kind_has_a_name_for_the_terminal_and_a_line_in_the_manual() -> None:
    manual = (Path(__file__).parents[1] / "docs" / "page-design.md").read_text("utf-8")
    assert set(NAMES) == set(FLAWS)
    assert [kind for kind in FLAWS if f"`{kind}`" not in manual] == []
    assert page_quality_lines((), 12) == ("pages looked at: 12, with 0 flaws (0.0 on a hundred)",)
