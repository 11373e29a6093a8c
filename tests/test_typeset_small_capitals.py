"""Small capitals are small capitals in every language, and run-in heads are set in them however they were typed."""

from pathlib import Path
from typing import Any

import pytest

import handmade
from florilegium.typeface import opened_font
from florilegium.typeface.cutting import subset
from florilegium.typeset.engine import weasyprint
from galleys import galley

boxes = weasyprint.formatting_structure.boxes
TEXT = (Path(__file__).parents[1] / "layouts" / "styles" / "text.css").read_text(encoding="utf-8")
CAPITALS = ".byline, .signature, h2 { font: inherit; font-variant-caps: small-caps }"
WORDS = "Schifffahrt auf Fluß, oft Stoff"
DROPPED = "p { text-indent: 0; text-align: left } p::first-letter { font-size: 28pt; vertical-align: -12pt }"


def width(body: str, css: str) -> float:
    """How wide in pixels the words of a body are that are set in small capitals."""
    found = (box for page in galley(body, css).document.pages for box in page._page_box.descendants())
    return float(sum(box.width for box in found if _is_small(box)))


def _is_small(box: Any) -> bool:
    return isinstance(box, boxes.TextBox) and box.style["font_variant_caps"] != "normal"


PLACES = (
    '<p lang="{}"><span class="small-capitals">{}</span></p>',
    '<p lang="{}"><span class="run-in-head">{}</span></p>',
    '<p class="byline" lang="{}">{}</p>',
    '<p class="signature" lang="{}">{}</p>',
    '<h2 lang="{}">{}</h2>',
    '<h2>of <em lang="{}">{}</em></h2>',
)


@pytest.mark.parametrize("place", PLACES)
def test_german_small_capitals_are_those_of_english(place: str) -> None:
    german, english = (width(place.format(language, WORDS), TEXT + CAPITALS) for language in ("de", "en"))
    assert german == pytest.approx(english, abs=0.01)


def test_the_face_would_mix_a_lower_case_f_of_its_own_into_them() -> None:
    place = '<p class="byline" lang="{}">{}</p>'
    assert width(place.format("de", WORDS), CAPITALS) != pytest.approx(
        width(place.format("en", WORDS), CAPITALS), abs=1
    )


def test_in_a_note_to_a_german_heading_the_face_keeps_its_own_f() -> None:
    css = TEXT + ".note { font: inherit; float: footnote; font-variant-caps: normal }"
    setting = galley(f'<h2 lang="de">Oft<span class="note" data-mark="1">{WORDS}</span></h2>', css)
    found = [box for page in setting.document.pages for box in page._page_box.descendants()]
    told = {box.style["font_feature_settings"] for box in found if getattr(box, "text", "") == WORDS}
    assert told == {"normal"}


def test_turkish_small_capitals_keep_the_dotted_i() -> None:
    place = '<p class="byline" lang="{}">ilim bilim</p>'
    assert width(place.format("tr"), TEXT + CAPITALS) != width(place.format("en"), TEXT + CAPITALS)


def test_the_words_behind_a_german_drop_initial_are_small_capitals() -> None:
    opening = '<p lang="{}">Auf Schifffahrt ' + "ging es oft hinab und wieder hinauf, " * 8 + "</p>"
    german, english = (width(opening.format(language), DROPPED) for language in ("de", "en"))
    assert german and german == pytest.approx(english, abs=0.01)


def test_a_run_in_head_typed_in_capitals_is_that_typed_in_lower_case() -> None:
    head = '<p><span class="run-in-head">{}</span></p>'
    assert width(head.format("THE DEVIL."), TEXT) == pytest.approx(width(head.format("the devil."), TEXT), abs=0.01)


def test_the_fonts_of_an_epub_can_turn_capitals_into_small_ones() -> None:
    cut = subset(handmade.garamond(), frozenset("DEVIL"))
    assert "c2sc" in {each.FeatureTag for each in opened_font(cut)["GSUB"].table.FeatureList.FeatureRecord}
