"""Fonts cut down to what a book needs."""

import pytest

import handmade
import signs
from florilegium.typeface import characters, coverage, lacking
from florilegium.typeface.cutting import axes, static_instance, subset

LETTERS = frozenset("ABCabcéἀж0123 .")


def test_a_subset_has_the_characters_asked_for_and_no_others() -> None:
    assert coverage(subset(handmade.garamond(), LETTERS)) == frozenset(map(ord, LETTERS))


def test_a_subset_is_smaller_and_stays_variable() -> None:
    small = subset(handmade.garamond(), LETTERS)
    assert len(small) < len(handmade.garamond()) / 20
    assert axes(small) == axes(handmade.garamond()) == {"wght": (400, 400, 800)}


def test_small_capitals_and_old_style_figures_are_kept_only_where_asked_for() -> None:
    assert len(subset(handmade.garamond(), LETTERS, ("kern",))) < len(subset(handmade.garamond(), LETTERS))


def test_a_character_that_the_font_lacks_is_passed_over() -> None:
    assert coverage(subset(handmade.garamond(), frozenset("aא"))) == {ord("a")}


def test_characters_that_no_font_has_are_named() -> None:
    assert lacking((handmade.garamond(),), frozenset("aא\n")) == frozenset("א")


def test_a_static_instance_has_no_axes_left() -> None:
    assert axes(static_instance(subset(handmade.garamond(), LETTERS), {"wght": 700})) == {}


def test_a_static_font_comes_back_as_it_is() -> None:
    static = static_instance(subset(handmade.garamond(), LETTERS), {"wght": 400})
    assert static_instance(static, {"wght": 700}) is static


def test_an_axis_that_the_font_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no axis “wdth”"):
        static_instance(handmade.garamond(), {"wdth": 75})


def test_a_style_in_capitals_finds_its_letters() -> None:
    assert characters(("straße",)) >= frozenset("straßeSTRAE")


def test_the_signs_of_the_press_are_those_that_are_drawn():
    assert signs.draw() == signs.FILE.read_bytes()
    assert coverage(signs.draw()) == {ord("∧")}
