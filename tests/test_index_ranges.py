"""Ranges of folios in the four styles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.index.ranges import read_range, write_range

STYLES = ("chicago", "oxford", "mhra", "full")
CHICAGO = [
    "3–10",
    "71–72",
    "96–117",
    "100–104",
    "1100–1113",
    "101–8",
    "808–33",
    "1103–4",
    "321–28",
    "498–532",
    "1087–89",
    "1496–500",
]
OXFORD = ["21–4", "101–8", "114–18", "123–5"]
MHRA = ["301–03", "1098–1101"]


@pytest.mark.parametrize(
    ("style", "text"),
    [("chicago", text) for text in CHICAGO] + [("oxford", text) for text in OXFORD] + [("mhra", text) for text in MHRA],
)
def test_each_vector_of_a_style_is_written_so(style, text):
    assert write_range(*read_range(text), style) == text


@given(st.integers(1, 3000), st.integers(0, 2000), st.sampled_from(STYLES))
def test_a_range_in_any_style_is_read_back_as_its_two_folios(first, more, style):
    folios = str(first), str(first + more)
    assert read_range(write_range(*folios, style)) == folios


@pytest.mark.parametrize("style", STYLES)
def test_a_range_of_one_page_is_that_page_and_roman_folios_are_never_shortened(style):
    assert write_range("12", "12", style) == "12"
    assert write_range("xi", "xiv", style) == "xi–xiv"
    assert write_range("xiv", "3", style) == "xiv–3"


def test_the_full_style_keeps_all_figures():
    assert write_range("1496", "1500", "full") == "1496–1500"
