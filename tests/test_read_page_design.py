"""Every finding in a page design, once; and what a right one gives."""

import re
from pathlib import Path

import pytest

from florilegium.diagnostics import Refusal
from florilegium.read.page_design import read_page_design

FILE = "layouts/pages/octavo.toml"
LAYOUTS = Path(__file__).parents[1] / "layouts" / "pages"
OCTAVO = (Path(__file__).parents[1] / FILE).read_text("utf-8")


def findings(change: tuple[str, str]) -> list[str]:
    """The codes and lines for the house's octavo with one thing changed."""
    assert change[0] in OCTAVO
    with pytest.raises(Refusal) as refused:
        read_page_design(OCTAVO.replace(*change, 1), FILE)
    return [f"{each.code} {each.place.line if each.place else 0}" for each in refused.value.diagnostics]


def line_of(words: str) -> int:
    return OCTAVO[: OCTAVO.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "opening", "lines", "signs"),
    [("octavo", "right", 36, 65), ("paperback", "page", 34, 63), ("large-print", "page", 26, 52)],
)
def test_the_designs_of_the_house_have_whole_numbers_of_lines(name: str, opening: str, lines: int, signs: int) -> None:
    design = read_page_design((LAYOUTS / f"{name}.toml").read_text("utf-8"), FILE)
    assert (design.name, design.opening) == (name, opening)
    assert design.text_height / design.leading == pytest.approx(lines, abs=0.1)
    measure = (design.width - design.gutter - design.fore_edge) * 72 / 25.4
    assert measure / design.size / 0.405 == pytest.approx(signs, abs=2)  # a sign of the house's face, in em
    assert design.gutter < design.head < design.foot
    assert design.gutter < design.fore_edge < design.foot


def test_the_manual_shows_every_design_of_the_house() -> None:
    manual = LAYOUTS.parents[1] / "docs"
    for file in LAYOUTS.glob("*.toml"):
        picture = f"_static/page-{file.stem}.png"
        assert f"]({picture})" in (manual / "page-design.md").read_text("utf-8")
        assert (manual / picture).is_file()


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("P01", "gutter = 16", "gutter = 16\nguter = 16"),
        ("P02", "size = 11", 'size = "11pt"'),
        ("P04", "head = 19", "head = -19"),
        ("P04", "size = 11", "size = 11\ndrop-initials = 9"),
        ("P02", "size = 11", 'size = 11\ndrop-initials = "two"'),
        ("P04", "letter-scaling = 1.5", "letter-scaling = 3.5"),
        ("P02", "letter-scaling = 1.5", "letter-scaling = true"),
        ("P04", 'openings = "recto"', 'openings = "verso"'),
    ],
)
def test_a_wrong_line_is_named(code: str, before: str, after: str) -> None:
    (found,) = findings((before, after))
    line = line_of(before) + after.count("\n")
    assert found == f"{code} {line}"


def test_a_length_that_is_no_number_is_asked_for_in_its_unit() -> None:
    for change, unit in ((("size = 11", 'size = "11"'), "points"), (("head = 19", "head = true"), "millimetres")):
        with pytest.raises(Refusal) as refused:
            read_page_design(OCTAVO.replace(*change, 1), FILE)
        (found,) = refused.value.diagnostics
        assert f"a number of {unit}" in f"{found.message} {found.hint}"


def test_a_key_that_is_missing_is_named() -> None:
    (found,) = findings(("leading = 13.5", ""))
    assert re.match(r"P03 \d", found)


def test_a_type_area_that_cannot_hold_a_text_is_refused() -> None:
    assert findings(("width = 138", "width = 70")) == ["P05 1"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(findings(("[margins]", "[margns]"))) > 4
