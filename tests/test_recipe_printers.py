"""The printers of a volume: their profiles are found, and what does not fit is told all at once."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.print_profile import Presswork
from florilegium.model.sheet import Box, Extent
from florilegium.model.volume import House, Volume
from florilegium.read.page_design import read_page_design
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.printers import intent_of_the_screen, presswork_findings, printers_of
from florilegium.workspace import Workspace

HOUSE = Path(__file__).parents[1] / "layouts"
POINTS = 72 / 25.4
OCTAVO = read_page_design((HOUSE / "pages/octavo.toml").read_text("utf-8"), "octavo.toml")


@dataclass
class Press:
    folder: Path
    volume: Volume
    lacking: tuple[Diagnostic, ...] = ()

    def write(self, file: str, text: str | bytes) -> None:
        path = self.folder / "layouts" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def printers(self, *wanted, pages=200, design=OCTAVO, bleeds=False):
        words = Box(16 * POINTS, 15 * POINTS, 118 * POINTS, 203 * POINTS)
        extents = [Extent(words, words, bleeds)] * pages
        made, self.lacking = printers_of(Layouts(Workspace(self.folder)), self.volume, design, extents, wanted)
        return made

    def codes(self, *wanted, **more):
        with pytest.raises(Refusal) as refused:
            self.printers(*wanted, **more)
        return [finding.code for finding in refused.value.diagnostics]


@pytest.fixture
def press(tmp_path):
    (tmp_path / "texts").mkdir()
    return Press(tmp_path, Volume("book", "Book", Place("book.toml"), House("P"), (), (), (), "2026-11-01", 0))


def test_a_plain_printer_is_taken_where_none_is_named_and_his_files_are_called_print(press):
    (printer,) = press.printers()
    assert (printer.profile.id, printer.name) == ("offset", "print")


def test_the_volumes_printers_give_way_to_those_that_are_asked_for(press):
    press.volume = replace(press.volume, presswork=Presswork(("kdp", "offset")))
    assert [printer.name for printer in press.printers()] == ["kdp", "offset"]
    assert [printer.name for printer in press.printers("lulu", "lulu", pages=100)] == ["lulu"]


def test_a_press_has_profiles_of_its_own(press):
    press.write("profiles/quiet.toml", (HOUSE / "profiles/offset.toml").read_text("utf-8"))
    assert [printer.profile.id for printer in press.printers("quiet")] == ["quiet"]


@pytest.mark.parametrize("name", ["nobody", "../pages/octavo", "KDP"])
def test_a_printer_that_nobody_knows_is_told_with_those_that_are_known(press, name):
    with pytest.raises(Refusal) as refused:
        press.printers(name)
    (finding,) = refused.value.diagnostics
    assert finding.code == "P10"
    assert (finding.message, finding.place) == (f"there is no print profile “{name}” for --print", None)
    assert finding.hint == "the print profiles are ingramspark, kdp, lulu, offset"
    press.volume = replace(press.volume, presswork=Presswork((name,), "", (Place("book.toml", 9, 13),)))
    with pytest.raises(Refusal) as refused:
        press.printers()
    (finding,) = refused.value.diagnostics
    assert (finding.message, finding.place.line) == (f"there is no print profile “{name}”", 9)


def test_what_does_not_fit_has_its_code(press):
    assert press.codes("kdp", design=replace(OCTAVO, width=90.0)) == ["P11"]
    assert press.codes("kdp", pages=20) == ["P12"]
    assert press.codes("lulu", pages=480) == ["P13"]
    assert press.codes("kdp", bleeds=True) == ["P16"]
    press.volume = replace(press.volume, presswork=Presswork(paper="vellum"))
    assert press.codes("kdp") == ["P14"]


def test_flaps_are_made_by_those_who_make_them(press):
    press.volume = replace(press.volume, cover=replace(press.volume.cover, flaps=80.0))
    assert [printer.name for printer in press.printers("kdp", "ingramspark", "lulu", "offset")] == ["offset"]
    assert [(finding.code, finding.message) for finding in press.lacking] == [
        ("P17", f"{name} makes no covers with flaps") for name in ("Amazon KDP", "IngramSpark", "Lulu")
    ]
    press.volume = replace(press.volume, cover=replace(press.volume.cover, flaps=20.0))
    assert press.codes("offset") == ["P17"]
    assert [finding.code for finding in presswork_findings(Layouts(Workspace(press.folder)), press.volume)] == ["P17"]


def test_the_octavo_is_printed_everywhere_up_to_400_pages(press):
    for pages in (60, 152, 300, 400):
        names = ("kdp", "ingramspark", "lulu", "offset")
        assert [printer.name for printer in press.printers(*names, pages=pages)] == list(names)


def test_all_that_does_not_fit_is_told_at_once(press):
    press.volume = replace(press.volume, presswork=Presswork(paper="vellum"))
    assert press.codes("kdp", "lulu", pages=20) == ["P12", "P14", "P12", "P14"]


def test_a_printer_who_cannot_make_the_book_does_not_keep_others_from_it(press):
    assert [printer.name for printer in press.printers("kdp", "offset", pages=8)] == ["offset"]
    assert [finding.code for finding in press.lacking] == ["P12"]


def test_what_does_not_fit_is_told_where_the_volume_names_the_printer(press):
    places = (Place("book.toml", 9, 13), Place("book.toml", 9, 20))
    press.volume = replace(press.volume, presswork=Presswork(("offset", "kdp"), "", places))
    press.printers(pages=8)
    assert [finding.place for finding in press.lacking] == [places[1]]
    press.printers("offset", "lulu", pages=8)
    told = [(finding.code, finding.place) for finding in press.lacking]
    assert told == [("P12", press.volume.place)]  # the command named him, and there is no table
    press.volume = replace(press.volume, presswork=replace(press.volume.presswork, place=Place("book.toml", 8)))
    press.printers("offset", "lulu", pages=8)
    assert [finding.place for finding in press.lacking] == [Place("book.toml", 8)]
    press.volume = replace(press.volume, presswork=Presswork())
    with pytest.raises(Refusal) as refused:
        press.printers(pages=3000)
    assert [finding.place for finding in refused.value.diagnostics] == [press.volume.place]


def test_an_icc_profile_is_there_and_is_the_one_that_was_pinned(press):
    press.write("colour/coated-offset-fogra39.icc", b"another")
    assert press.codes("offset") == ["P15"]
    profile = (HOUSE / "profiles/offset.toml").read_text("utf-8").replace("coated-offset-fogra39", "not-there")
    press.write("profiles/mine.toml", profile)
    assert press.codes("mine") == ["P15"]


def test_the_colours_of_the_screen_edition_are_those_of_the_pinned_profile(press):
    assert intent_of_the_screen(Layouts(Workspace(press.folder))).profile[16:20] == b"RGB "
    press.write("colour/srgb.icc", b"another")
    with pytest.raises(Refusal, match="P15"):
        intent_of_the_screen(Layouts(Workspace(press.folder)))
