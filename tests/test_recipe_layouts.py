"""A press's own layouts stand for the house's, file by file; what is wrong with them is named."""

from pathlib import Path

import pytest

from books import write_press
from florilegium.compose.templates import open_templates
from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.recipe.booking import book_of
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.reading import read_copy
from florilegium.typeset import open_fonts
from florilegium.workspace import Workspace, house_file

PLACE = Place("texts/press.toml", 7, 8)


def refused(refusal: pytest.ExceptionInfo[Refusal]) -> Diagnostic:
    (found,) = refusal.value.diagnostics
    return found


def test_a_file_of_the_press_stands_for_the_houses_and_all_others_stay(tmp_path: Path) -> None:
    layouts = Layouts(write_press(tmp_path, {"layouts/styles/house.css": ".byline { color: red }"}))
    assert layouts.style("house.css") == ".byline { color: red }"
    assert "em { font-style: italic; }" in layouts.style("text.css")
    assert layouts.used == {"layouts/styles/house.css", "layouts/styles/text.css"}


def test_a_page_design_that_is_not_there_is_named_where_it_is_asked_for(tmp_path: Path) -> None:
    layouts = Layouts(write_press(tmp_path, {"layouts/pages/crown.toml": ""}))
    with pytest.raises(Refusal) as refusal:
        layouts.page_design("quarto", PLACE)
    found = refused(refusal)
    assert (found.code, found.place) == ("P06", PLACE)
    assert "crown, large-print, octavo, paperback" in found.hint


def test_what_a_volume_says_of_drop_initials_goes_before_its_page_design(tmp_path: Path) -> None:
    design = house_file(Workspace(tmp_path), "layouts/pages/octavo.toml").read_text("utf-8")
    files = {
        "layouts/pages/octavo.toml": design.replace("[type] # points", "[type]\ndrop-initials = 4"),
        "texts/press.toml": '[press]\nimprint = "P"\n[style]\ndrop-initials = 2\n',
        "texts/articles/a.md": '+++\ntitle = "A"\nauthors = ["B"]\n+++\n\nWords.\n',
    }
    volume = 'title = "V"\ndate = 2026-11-01\narticles = ["a"]\n'
    for own, press, expected in (("", True, 2), ("drop-initials = 3\n", True, 3), ("", False, 4)):
        texts = {**files, "texts/volumes/v.toml": volume + own}
        if not press:
            texts["texts/press.toml"] = '[press]\nimprint = "P"\n'
        workspace = write_press(tmp_path, texts)
        layouts, fonts = Layouts(workspace), open_fonts(house_file(workspace, "fonts/manifest.toml").parent)
        _, setup = book_of(read_copy(workspace, "v"), layouts, fonts, workspace)
        assert setup.design.drop_initials == expected


def test_a_page_design_names_a_stylesheet_that_must_be_there(tmp_path: Path) -> None:
    design = house_file(Workspace(tmp_path), "layouts/pages/paperback.toml").read_text("utf-8")
    assert Layouts(write_press(tmp_path, {})).page_design("paperback", PLACE).stylesheet == "paperback.css.jinja"
    layouts = Layouts(write_press(tmp_path, {"layouts/pages/crown.toml": design.replace("paperback.css", "crown.css")}))
    with pytest.raises(Refusal) as refusal:
        layouts.page_design("crown", PLACE)
    found = refused(refusal)
    assert (found.code, found.place) == ("P06", Place("layouts/pages/crown.toml"))
    assert "crown.css.jinja" in found.hint


def test_a_template_that_asks_for_what_it_is_not_given_is_named_with_its_line(tmp_path: Path) -> None:
    template = "<p>\n{{ colofon.version }}\n</p>"
    layouts = Layouts(write_press(tmp_path, {"layouts/templates/colophon.xhtml.jinja": template}))
    with pytest.raises(Refusal) as refusal:
        open_templates(layouts.template)("colophon.xhtml.jinja", colophon="")
    found = refused(refusal)
    assert (found.code, found.place) == ("C01", Place("layouts/templates/colophon.xhtml.jinja", 2))
