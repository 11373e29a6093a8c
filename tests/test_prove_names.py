"""A locator is printed only after the name has been found again on its page."""

import pytest

from florilegium.model.names import Mention
from florilegium.model.pages import Page, PageMap
from florilegium.prove.names import names_found_again


def proved(surface, *texts, on=(1,)):
    mention = Mention("a", 1, 0, len(surface), surface, "lenin", "a-name-1")
    pages = PageMap(tuple(
        Page(ordinal, str(ordinal), "recto", False, ("a-name-1",) if ordinal in on else ())
        for ordinal, _ in enumerate(texts, 1)
    ))  # fmt: skip
    return [each.code for each in names_found_again(texts, (mention,), pages)]


@pytest.mark.parametrize(
    ("surface", "text"),
    [
        ("Lenin", "said Lenin’s wife"),
        ("V. I. Lenin", "by V.\u00a0I.\u202fLenin"),
        ("Trotsky", "it was Trot-\nsky who"),
        ("Ch’en Tu-hsiu", "and Ch'en Tu-\nhsiu"),
        ("Lenin", "WHAT LENIN SAID"),
        ("Béla Kun", "Béla\nKun1"),
        ("Lenin", "Lenin3 wrote"),
        ("Trotsky", "Trot\u00ad\nsky"),
    ],
)
def test_a_name_is_found_again_however_the_page_prints_it(surface, text):
    assert proved(surface, text) == []


def test_a_name_broken_over_two_pages_is_found_on_both():
    assert proved("Leon Trotsky", "the end: Leon Trot-\n", "sky began", on=(1, 2)) == []


def test_a_name_that_is_not_on_its_page_is_an_error():
    assert proved("Lenin", "the Leninists", "Lenin") == ["E10"]


def test_a_mention_on_no_page_is_an_error():
    assert proved("Lenin", "Lenin", on=()) == ["E11"]
