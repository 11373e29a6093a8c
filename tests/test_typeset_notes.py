"""The gate at which every note is counted."""

import re
import xml.etree.ElementTree as ET

import pytest

from florilegium.typeset.engine import split_notes
from florilegium.typeset.pages import boxes, notes_of, text_flow
from galleys import WORDS, document, galley, made_up_article, note

TALL = " ".join(WORDS * 40)
OVER_A_PAGE = " ".join(WORDS * 15)


@pytest.mark.parametrize(
    ("body", "css", "code", "named"),
    [
        (made_up_article(1, notes=3), "#piece-note-2 { display: none }", "T09", "piece-note-2"),
        (made_up_article(1, notes=40, longest_note=90), ".note { footnote-policy: auto }", "T10", "piece-note-"),
        (f"<p>Short.{note('a', 1, TALL)}</p>", "", "T17", "a-note-1"),
        (f"<p>Short.{note('a', 1, OVER_A_PAGE)}</p>", ".note-paragraph { display: inline-block }", "T11", "a-note-1"),
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


def letters(box):
    """The letters in a box, without what the stylesheet adds."""
    if isinstance(box, boxes.TextBox):
        return re.sub(r"[\W\d_]+", "", box.text)
    if "::" in (box.element_tag or "") or not isinstance(box, boxes.ParentBox):
        return ""
    return "".join(map(letters, box.children))


@pytest.mark.parametrize("seed", range(3))
def test_no_word_of_long_notes_is_lost_or_moved_where_they_run_over(seed):
    body = made_up_article(seed, notes=12, longest_note=700)
    setting = galley(body)
    assert {finding.code for finding in setting.diagnostics} == {"T17"}
    set_down = {}
    for page in setting.document.pages:
        for each in notes_of(page):
            id = each.element.get("id")
            set_down[id] = set_down.get(id, "") + letters(each)
    written = (each for each in ET.fromstring(document(body)).iter() if "data-mark" in each.attrib)
    assert set_down == {each.get("id"): re.sub(r"[\W\d_]+", "", "".join(each.itertext())) for each in written}


@pytest.mark.parametrize(("hole", "is_left"), [(split_notes.HOLE, False), (99, True)])
def test_no_note_that_is_not_tall_leaves_a_hole_above_it(monkeypatch, hole, is_left):
    monkeypatch.setattr(split_notes, "HOLE", hole)
    called = f"<p>The call{note('a', 1, ' '.join((WORDS * 3)[:130]))} and more.</p>"
    empty = []
    for above in range(16, 28):
        setting = galley("<p>Above.</p>" * above + called + "<p>Below.</p>" * 40, "body { margin: 0 }")
        page = setting.document.pages[0]
        lines = [each for each in text_flow(page).descendants() if isinstance(each, boxes.LineBox)]
        foot = min([each.position_y for each in notes_of(page)], default=(160 - 12) * 96 / 25.4)
        empty.append((foot - max(each.position_y + each.height for each in lines)) / lines[0].height)
    assert (max(empty) > 9) == is_left, sorted(empty)[::-1]


def test_a_page_on_which_a_note_runs_over_has_text_and_is_full():
    setting = galley(f"<p>{TALL}{note('a', 1, TALL * 3)}</p><p>{TALL * 4}</p>")
    (place,) = setting.notes
    assert place.last - place.page >= 2
    for page in setting.document.pages[place.page - 1 : place.last]:
        lines = [each for each in text_flow(page).descendants() if isinstance(each, boxes.LineBox)]
        top = min(each.position_y for each in notes_of(page))
        assert len(lines) >= 3
        assert top - max(each.position_y + each.height for each in lines) < 4 * lines[0].height


@pytest.mark.parametrize(
    "body",
    [
        "<h2>A head{}</h2><p>" + TALL + "</p>",
        "<table><tr><td>A cell{}</td><td>and another</td></tr></table>",
        "<ul><li><p>An item{}</p></li></ul>",
        "<blockquote><p>Words{}</p></blockquote>",
        '<p><span style="display: block">A line{}</span></p>',
    ],
)
def test_a_tall_note_may_be_called_anywhere(body):
    setting = galley(f"<p>{' '.join(WORDS * 5)}</p>" + body.format(note("a", 1, TALL)))
    (place,) = setting.notes
    assert place.call == place.page < place.last and place.fits


def test_the_authors_note_stands_above_the_editors_with_white_between():
    editors = note("a", 1, "The editor’s.").replace('data-mark="1"', 'data-mark="a" data-rank="3"')
    setting = galley(f"<p>One{editors} two{note('a', 2, 'The author’s.')} three{note('a', 3, 'Again.')}</p>")
    first, second, third = notes_of(setting.document.pages[0])
    assert [each.element.get("id") for each in (first, second, third)] == ["a-note-2", "a-note-3", "a-note-1"]
    assert (first.margin_top, second.margin_top) == (0, 0) and third.margin_top > 0
