"""Everything the engine says is a diagnostic, and nothing reaches the terminal."""

import logging

import pytest

from florilegium.typeset.engine import weasyprint
from florilegium.typeset.findings import listening
from galleys import drawn, galley


def codes(setting):
    return [finding.code for finding in setting.diagnostics]


def test_a_picture_that_is_not_there_is_named():
    setting = galley('<p><img src="plates/title.png" alt="A title page"/></p>')
    assert codes(setting) == ["T05"]
    assert "“plates/title.png”" in setting.diagnostics[0].message


def test_nothing_is_fetched_from_outside():
    assert codes(
        galley('<p><img src="https://example.org/x.png" alt="x"/><img src="file:///etc/hostname" alt="y"/></p>')
    ) == [
        "T05",
        "T05",
    ]


def test_a_rule_that_the_engine_does_not_know_has_its_place():
    setting = galley("<p>words</p>", "p { color: black }\np { hanging-punctuation: first }")
    assert codes(setting) == ["T06"]
    assert str(setting.diagnostics[0].place) == "layouts/styles/more.css:2:5"


@pytest.mark.parametrize("value", ["50", "3.1", "-1", "foo", "1.5%", "1 2", "calc(1 + 1)", "inherit"])
def test_letters_wider_than_is_allowed_are_told_as_other_wrong_values_are(value: str) -> None:
    setting = galley("<p>words</p>", f"p {{ color: black }}\np {{ --letter-scaling: {value} }}")
    assert codes(setting) == ["T06"]
    assert str(setting.diagnostics[0].place) == "layouts/styles/more.css:2:5"


@pytest.mark.parametrize("value", ["0", "1.5", "3", "var(--mine)"])
def test_what_letters_may_be_wider_is_taken(value: str) -> None:
    assert codes(galley("<p>words</p>", f"html {{ --mine: 2 }} p {{ --letter-scaling: {value} }}")) == []


def test_a_link_that_leads_nowhere_is_found_when_the_book_is_drawn():
    assert [finding.code for finding in drawn(galley('<p><a href="#nowhere">see there</a></p>')).diagnostics] == ["T07"]


def test_a_picture_without_words_is_found_when_the_book_is_drawn():
    setting = galley('<p><img src="specimens/red.png"/></p>')
    assert [finding.code for finding in drawn(setting).diagnostics] == ["T08"]


def test_what_nobody_foresaw_is_told_in_the_engines_words():
    setting = galley(
        '<table><tr><td colspan="1">a</td></tr></table><p style="display: grid; grid: subgrid / none">b</p>'
    )
    assert set(codes(setting)) == {"T12"}


def test_a_machine_without_the_subsetter_is_told_so():
    with listening() as heard:
        weasyprint.LOGGER.warning('Using fontTools instead of HarfBuzz-Subset for font "%s".', "EB Garamond")
    assert [finding.code for finding in heard] == ["T13"]


def test_listening_leaves_the_log_as_it_was(caplog):
    logger = logging.getLogger("weasyprint")
    before = list(logger.handlers), logger.propagate
    galley("<p>words</p>", "p { hanging-punctuation: first }")
    assert (list(logger.handlers), logger.propagate) == before
    assert not caplog.records
