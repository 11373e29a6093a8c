"""What no reader would see as it was meant is an error: words off the sheet, faces that the press does not have."""

import pytest

from galleys import fonts, galley, made_up_article, note

WORD = "incomprehensibilities" * 4
PICTURE = '<p class="plate"><img src="specimens/red.png" alt="Red"/></p>'


def codes(setting):
    return [finding.code for finding in setting.diagnostics]


def table(columns, rows):
    cells = "".join(f'<td data-paragraph="piece/{n}">{WORD[:20]}</td>' for n in range(3, columns + 3))
    return f"<table style='hyphens: none'>{f'<tr>{cells}</tr>' * rows}</table>"


def test_words_off_the_sheet_are_named_with_folio_paragraph_and_points():
    setting = galley(f'<p data-paragraph="piece/7">{WORD}</p>', "p { hyphens: none; text-indent: 0 }", first_folio=31)
    assert codes(setting) == ["T15"]
    box = next(each for each in setting.document.pages[0]._page_box.descendants() if getattr(each, "text", "") == WORD)
    points = (box.position_x + box.width - setting.document.pages[0].width) * 0.75
    assert points > 1
    message = setting.diagnostics[0].message
    assert message.startswith(f"“{WORD[:60]}…” (paragraph piece/7) on page 31 ")
    assert message.endswith(f" by {points:.1f} pt")


def test_a_table_is_told_of_once_and_its_neighbour_too():
    setting = galley(f"{table(9, 4)}<p>between</p>{table(9, 2)}")
    assert codes(setting) == ["T15", "T15"]
    assert all("table" in (finding.hint or "") for finding in setting.diagnostics)


def test_words_that_only_leave_the_measure_are_not_lost():
    assert codes(galley("<p>words</p>", "p { margin-left: -9mm }")) == []


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Short.{note('a', 1, WORD * 2)}</p>",
        f'<div style="position: absolute; left: 60mm; width: 20mm">{WORD}</div>',
        f'<p style="margin-left: -30mm">{WORD[:40]}</p>',
        '<div style="position: absolute; top: -30mm">words</div>',
    ],
    ids=["note", "absolute", "left", "top"],
)
def test_whatever_holds_the_words_they_are_found(body):
    assert codes(galley(body, "* { hyphens: none !important }")) == ["T15"]


def test_a_running_head_that_leaves_the_sheet_is_found():
    head = f"content: '{WORD}'; font-size: 14pt; hyphens: none"
    assert codes(galley("<p>a</p>", f"@page :right {{ @top-left {{ {head} }} }}")) == ["T15"]


def test_a_picture_may_go_as_far_as_the_bleed():
    place = ".plate { position: absolute; top: %s; left: -12mm; margin: 0; text-indent: 0 }"
    assert codes(galley(PICTURE, place % "-14.9mm")) == []
    (finding,) = galley(PICTURE, place % "-20mm").diagnostics
    assert (finding.code, finding.message.split(" sticks")[0]) == ("T15", "a picture on page 1")


def test_what_is_turned_is_left_to_the_eye():
    assert codes(galley(f'<p style="hyphens: none; transform: rotate(90deg)">{WORD}</p>')) == []


@pytest.mark.parametrize(
    ("css", "named"),
    [
        ("font-family: Arial", "“Arial”"),
        ("font-family: sans-serif", "“sans-serif”"),
        ("font-family: Arial, 'EB Garamond'", "“Arial”"),
        ("font-weight: 900", "weight 900"),
        ("font-weight: 300", "weight 300"),
        ("font-family: 'Frank Ruhl Libre'; font-style: italic", "“Frank Ruhl Libre”, italic"),
    ],
)
def test_a_face_that_the_press_does_not_have_is_named_once(css, named):
    setting = galley("<p>words</p><p>more words</p>", f"p {{ {css} }}")
    assert codes(setting) == ["T16"]
    assert named in setting.diagnostics[0].message


@pytest.mark.parametrize("css", ["font-family: 'eb garamond'", "font-weight: 800", "font-family: 'Frank Ruhl Libre'"])
def test_a_face_of_the_manifest_is_set_without_a_word(css):
    assert codes(galley("<p>words</p>", f"p {{ {css} }}")) == []


def test_a_running_head_is_set_in_a_face_of_the_press_too():
    assert codes(galley("<p>words</p>", "@page { @bottom-center { font-family: Arial } }")) == ["T16"]


def test_a_made_up_book_has_nothing_off_its_sheets():
    assert fonts().faces
    assert codes(galley(made_up_article(4, notes=30))) == []
