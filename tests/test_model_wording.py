"""Dates, names and counts in words."""

from hypothesis import given
from hypothesis import strategies as st

from florilegium.model.wording import counted, date_in_words, join_names


@given(st.lists(st.sampled_from(["Moxon", "Smith", "Savage"]), min_size=1, max_size=6))
def test_names_are_joined_with_commas_and_one_and(names: list[str]) -> None:
    joined = join_names(tuple(names))
    assert joined.replace(" and ", ", ").split(", ") == names
    assert joined.count(" and ") == (len(names) > 1)


def test_a_date_without_day_or_month_is_said_as_far_as_it_is_known() -> None:
    dates = [date_in_words(each) for each in ("1941-11-08", "1941-08", "1941")]
    assert dates == ["8 November 1941", "August 1941", "1941"]


def test_small_numbers_are_written_out() -> None:
    assert [counted(number, "piece") for number in (1, 12, 13)] == ["one piece", "twelve pieces", "13 pieces"]
    assert counted(2, "of them", "of them") == "two of them"
