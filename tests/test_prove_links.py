"""The proof of links: one broken book for each code."""

import time
from dataclasses import replace

import pytest

import handmade
from florilegium.diagnostics import Diagnostic
from florilegium.model.publication import Document, Resource
from florilegium.prove.links import dead_links

BROKEN = {
    "E01": ("imprint.xhtml", "</section>", ""),
    "E02": ("contents.xhtml", '"colophon.xhtml"', '"colofon.xhtml"'),
    "E03": ("index-of-names.xhtml", "#name-morris-1", "#name-norris-1"),
    "E04": ("master.xhtml", 'id="name-morris-1"', 'id="name-manutius-1"'),
    "E06": ("pocket.xhtml", 'src="pictures/sheet.svg"', 'src="https://example.org/sheet.svg"'),
}


def found_when(file: str, old: str, new: str) -> tuple[Diagnostic, ...]:
    """What is found when one string of one document is replaced."""
    whole = {each.file: each for each in handmade.documents()}
    assert old in whole[file].content
    whole[file] = replace(whole[file], content=whole[file].content.replace(old, new, 1))
    return dead_links(tuple(whole.values()), handmade.resources())


def test_a_sound_book_has_no_dead_links() -> None:
    assert dead_links(handmade.documents(), handmade.resources()) == ()


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_book_is_found_out_at_its_place(code: str) -> None:
    found = found_when(*BROKEN[code])
    assert code in {each.code for each in found}
    assert next(each for each in found if each.code == code).place.file == BROKEN[code][0]


def test_two_files_that_differ_by_case_only_are_one_name() -> None:
    more = Document("Imprint.xhtml", "Imprint", handmade.PAGE.format(title="Imprint", body="<p/>"))
    assert [each.code for each in dead_links((*handmade.documents(), more), handmade.resources())] == ["E05"]


def test_a_stylesheet_that_names_a_missing_font_is_found_at_its_line() -> None:
    style = Resource("styles/own.css", "text/css", b"\n@font-face { src: url('../fonts/none.ttf') }")
    (found,) = dead_links(handmade.documents(), (*handmade.resources(), style))
    assert (found.code, str(found.place)) == ("E02", "styles/own.css:2:1")


def test_a_prefix_that_is_not_declared_is_not_well_formed() -> None:
    found = found_when("master.xhtml", ' xmlns:epub="http://www.idpf.org/2007/ops"', "")
    assert "E01" in {each.code for each in found}


def test_names_are_compared_as_they_are_meant_and_not_as_they_are_spelled() -> None:
    body = (
        '<p id="καλός"><a href="./x.xhtml#%CE%BA%CE%B1%CE%BB%CF%8C%CF%82">here</a><a href="https://a.b/">away</a></p>'
    )
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
    assert dead_links((Document("x.xhtml", "X", page.format(body)),)) == ()


def test_the_links_of_two_hundred_pages_are_proved_in_less_than_a_second() -> None:
    # Measured at 0.1 s; the bound leaves room for a busy machine and still catches what grows with the square.
    line = '<p id="p-{0}">A line with <span id="n-{0}">a name</span>, <a href="#p-{0}">a link</a>, <i>italics</i>.</p>'
    text = "".join(line.format(number) for number in range(200 * 36))
    document = Document("long.xhtml", "Long", f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{text}</body></html>')
    start = time.process_time()
    assert dead_links((document,)) == ()
    assert time.process_time() - start < 1
