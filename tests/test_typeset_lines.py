"""Lines are filled: a name that is marked breaks no line that would not break without the mark."""

import pytest

from florilegium.model.stylesheet import Stylesheet
from florilegium.typeface.fonts import Fonts, open_fonts
from florilegium.typeset.documents import lay_out
from florilegium.typeset.pages import boxes
from florilegium.workspace import house_folder

WORDS = (
    "The money was found by {0}Andrea Torresani{1}, a hard man of business who had bought type of {0}Nicolas"
    " Jenson{1}’s, and by {0}Pierfrancesco Barbarigo{1}, nephew of one doge and son of another."
)


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return open_fonts(house_folder("fonts"))


def lines(fonts: Fonts, opening: str, closing: str, width: int) -> list[str]:
    body = f"<p>{WORDS.format(opening, closing)}</p>"
    xhtml = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>-</title></head><body>{body}</body></html>'
    )
    # between two runs there is no kerning, so a line may have room for a word more or less: none at all here
    body_style = f'font: 11pt "EB Garamond"; font-kerning: none; width: {width}pt'
    style = f"@page {{ size: 400pt 400pt; margin: 0 }} body {{ {body_style} }}"
    document, _ = lay_out(xhtml, (Stylesheet("test.css", style),), fonts, lambda file: b"")
    found = (box for box in document.pages[0]._page_box.descendants() if isinstance(box, boxes.LineBox))
    return ["".join(part.text for part in box.descendants() if isinstance(part, boxes.TextBox)) for box in found]


def test_marking_a_name_moves_no_line_break(fonts: Fonts) -> None:
    moved = [
        width
        for width in range(130, 200)
        if lines(fonts, '<span class="name">', "</span>", width) != lines(fonts, "", "", width)
    ]
    assert not moved
