"""The gate at which every note is counted."""

import pytest

from galleys import WORDS, galley, made_up_article, note

TALL = " ".join(WORDS * 40)


@pytest.mark.parametrize(
    ("body", "css", "code", "named"),
    [
        (made_up_article(1, notes=3), "#piece-note-2 { display: none }", "T09", "piece-note-2"),
        (made_up_article(1, notes=40, longest_note=90), ".note { footnote-policy: auto }", "T10", "piece-note-"),
        (f"<p>Short.{note('a', 1, TALL)}</p>", "", "T17", "a-note-1"),
        (f"<p>Short.{note('a', 1, TALL)}</p>", ".note-paragraph { display: inline-block }", "T11", "a-note-1"),
    ],
)
def test_a_note_that_is_not_where_it_belongs_is_named(body, css, code, named):
    findings = galley(body, css).diagnostics
    assert {finding.code for finding in findings} == {code}
    assert named in findings[0].message


def test_notes_are_found_in_the_order_of_their_calls():
    setting = galley(made_up_article(2, notes=12))
    assert [place.note for place in setting.notes] == [f"piece-note-{number}" for number in range(1, 13)]


def test_a_note_with_two_paragraphs_is_one_note():
    second = '</span><span class="note-paragraph" data-paragraph="a/3">And more.'
    setting = galley(f'<p data-paragraph="a/1">Call{note("a", 1, f"First.{second}")}.</p>')
    assert [(place.call, place.page, place.fits) for place in setting.notes] == [(1, 1, True)]
