"""Print profiles: what each printer asks, and one setting on the sheets of several."""

import io
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from florilegium.bind.extents import extents
from florilegium.bind.pdf import finish_interior
from florilegium.diagnostics import Refusal
from florilegium.model.print_profile import Edges
from florilegium.model.printing import Intent, PrintForm
from florilegium.model.sheet import Box, Extent, Sheet, lay_on_sheet
from florilegium.read.page_design import read_page_design
from florilegium.read.print_profile import read_print_profile
from florilegium.typeset import join
from galleys import BOOK, fonts, galley, made_up_article

LAYOUTS = Path(__file__).parents[1] / "layouts"
PROFILES = sorted(path.stem for path in (LAYOUTS / "profiles").glob("*.toml"))
POINTS = 72 / 25.4
OCTAVO = read_page_design((LAYOUTS / "pages/octavo.toml").read_text("utf-8"), "octavo.toml")
ICC = (LAYOUTS / "colour/coated-offset-fogra39.icc").read_bytes()
INTENT = Intent("FOGRA39", "Offset", ICC)


def profile(name):
    return read_print_profile((LAYOUTS / f"profiles/{name}.toml").read_text("utf-8"), f"{name}.toml", name)


def pages(count, left=16.0, right=118.0, bottom=12.0, top=205.0, bleeds=False):
    """Pages whose words stand at these millimetres of a recto, versos mirrored."""
    recto = Box(left * POINTS, bottom * POINTS, right * POINTS, top * POINTS)
    width = OCTAVO.width * POINTS
    verso = Box(width - recto.right, recto.bottom, width - recto.left, recto.top)
    return [Extent((recto, verso)[n % 2], (recto, verso)[n % 2], bleeds) for n in range(count)]


def laid(name, extents):
    trim = profile(name).trims.best(OCTAVO.width, OCTAVO.height)
    return lay_on_sheet(profile(name), OCTAVO, extents, trim)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_says_where_its_numbers_come_from_and_when_they_were_looked_at(name):
    assert profile(name).sources and profile(name).checked and profile(name).papers


def test_kdps_own_example_of_a_cover_sheet_comes_out():
    kdp = profile("kdp")
    spine = kdp.spine(200, kdp.paper("cream"))
    assert spine == pytest.approx(0.5 * 25.4)
    assert 2 * 6 + spine / 25.4 + 2 * kdp.cover.bleed / 25.4 == pytest.approx(12.75)


@pytest.mark.parametrize(("count", "inches"), [(24, 0.375), (150, 0.375), (151, 0.5), (700, 0.75), (828, 0.875)])
def test_the_gutter_grows_with_the_pages(count, inches):
    assert profile("kdp").gutter(count) == pytest.approx(inches * 25.4)


def test_a_spine_has_words_only_where_it_is_thick_enough():
    kdp, offset = profile("kdp"), profile("offset")
    assert [kdp.spine_has_words(count, kdp.paper("")) for count in (78, 80)] == [False, True]
    assert [offset.spine_has_words(count, offset.paper("")) for count in (56, 60)] == [False, True]


def test_a_page_stands_in_the_smallest_trim_that_is_not_much_larger():
    assert profile("ingramspark").trims.best(138, 216) == (139.7, 215.9)
    assert profile("ingramspark").trims.best(90, 120) is None
    assert profile("kdp").trims.best(138, 216) == (138, 216)
    assert profile("kdp").trims.best(100, 216) is None


def test_pages_move_away_from_the_spine_only_where_the_gutter_asks_for_it():
    assert laid("kdp", pages(100)) == (Sheet((138, 216), Edges(0, 0, 0), 0, 0, 0), None)
    thick, misfit = laid("kdp", pages(600))
    assert misfit is None
    assert thick.inward == pytest.approx(19.05 - 16)


def test_both_sides_are_searched_for_what_stands_nearest_to_the_edge():
    book = pages(600)
    book[301] = replace(book[301], words=Box(10 * POINTS, 12 * POINTS, 122 * POINTS, 205 * POINTS))
    _, misfit = laid("kdp", book)  # the verso leaves 10 mm at the fore-edge
    assert misfit is None
    book[301] = replace(book[301], words=Box(8 * POINTS, 12 * POINTS, 122 * POINTS, 205 * POINTS))
    _, misfit = laid("kdp", book)
    assert misfit and misfit.across == pytest.approx(19.05 + 6.35 + 114 - 138, abs=1e-6)


def test_pages_move_down_where_the_head_asks_for_it():
    sheet, misfit = laid("ingramspark", pages(100, bottom=18, top=205))
    assert misfit is None
    assert sheet.up + 205 == pytest.approx(215.9 - 12.7)


def test_blank_pages_fill_the_last_leaf_and_the_last_is_blank_where_the_printer_wants_it():
    blank = Extent(None, None, False)
    assert laid("lulu", pages(78))[0].blanks == 2
    assert laid("kdp", pages(78))[0].blanks == 0
    assert laid("ingramspark", pages(78))[0].blanks == 2
    assert laid("ingramspark", [*pages(77), blank])[0].blanks == 0


def test_a_sheet_has_a_bleed_only_where_something_bleeds_or_the_printer_always_wants_it():
    assert laid("kdp", pages(78))[0].bleed == Edges(0, 0, 0)
    assert laid("kdp", pages(78, bleeds=True))[0].bleed == Edges(3.175, 3.175, 3.175, 0)
    assert laid("lulu", pages(78))[0].bleed.gutter == 3.175


@pytest.fixture(scope="module")
def drawn():
    book = join((galley(made_up_article(1, notes=8)),), fonts())
    return book.draw(BOOK), book.labels


def finished(drawn, sheet, variant="PDF/X-4"):
    both, labels = drawn
    return finish_interior(both.interior, BOOK, labels, PrintForm(variant, sheet, INTENT))


def test_the_boxes_are_those_of_the_sheet_with_the_bleed_outside(drawn):
    sheet = Sheet((112, 162), Edges(3, 3, 3, 0), 1.5, 1, 2)
    reader = PdfReader(io.BytesIO(finished(drawn, sheet)))
    whole = [0, 0, 115 * POINTS, 168 * POINTS]
    for number, page in enumerate(reader.pages):
        for name in ("/MediaBox", "/CropBox", "/BleedBox"):
            assert [float(edge) for edge in page[name]] == pytest.approx(whole, abs=1e-3)
        left = (0, 3 * POINTS)[number % 2]
        trim = [left, 3 * POINTS, left + 112 * POINTS, 165 * POINTS]
        assert [float(edge) for edge in page["/TrimBox"]] == pytest.approx(trim, abs=1e-3)


def test_the_words_of_rectos_and_versos_move_away_from_the_spine(drawn):
    raw = extents(drawn[0].interior)
    moved = extents(finished(drawn, Sheet((112, 162), Edges(3, 3, 3, 0), 1.5, 1, 2)))
    assert len(moved) == len(raw) + 2
    for number, (before, after) in enumerate(zip(raw, moved, strict=False)):
        if before.words:
            across = (1.5, 0.5)[number % 2] * POINTS
            assert after.words.left - before.words.left == pytest.approx(across, abs=0.01)
            assert after.words.bottom - before.words.bottom == pytest.approx(POINTS, abs=0.01)
    assert [page.ink for page in moved[-2:]] == [None, None]


def test_things_stand_in_the_screen_edition_where_they_stand_in_the_interior():
    art = '<div style="margin: 0 -30mm; background: red; color: blue">Art that bleeds</div>'
    both = join((galley(art + made_up_article(1, notes=3), "@page { bleed: 3mm }"),), fonts()).draw(BOOK)
    screen, interior = extents(both.screen), extents(both.interior)
    assert [page.bleeds for page in screen] == [page.bleeds for page in interior]
    assert screen[0].bleeds and not screen[1].bleeds
    for one, other in zip(screen, interior, strict=True):
        for box, same in ((one.words, other.words), (one.ink, other.ink)):
            assert (astuple(box) if box else None) == pytest.approx(astuple(same) if same else None, abs=1e-3)


def test_pdf_x_4_says_so_in_its_metadata_and_has_its_output_intent(drawn):
    reader = PdfReader(io.BytesIO(finished(drawn, Sheet((110, 160), Edges(3, 3, 3), 0, 0, 0))))
    (intent,) = reader.root_object["/OutputIntents"]
    assert reader.pdf_header == "%PDF-1.6"
    assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFX", "FOGRA39")
    assert intent["/DestOutputProfile"].get_data() == ICC
    said = reader.root_object["/Metadata"].get_data().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in said
    assert "<xmp:CreateDate>2023-11-14T22:13:20Z<" in said
    assert reader.metadata["/Trapped"] == "/False"


def test_pdf_x_1a_says_so_in_its_information_and_is_pdf_1_3(drawn):
    content = finished(drawn, Sheet((110, 160), Edges(3, 3, 3), 0, 0, 0), "PDF/X-1a")
    reader = PdfReader(io.BytesIO(content))
    assert reader.pdf_header == "%PDF-1.3"
    assert reader.metadata["/GTS_PDFXConformance"] == "PDF/X-1a:2001"
    assert b"/ObjStm" not in content and b"/XRef" not in content


def test_the_same_form_gives_the_same_bytes_and_another_another_identifier(drawn):
    one, two = Sheet((110, 160), Edges(3, 3, 3), 0, 0, 0), Sheet((110, 160), Edges(0, 0, 0), 0, 0, 0)
    assert finished(drawn, one) == finished(drawn, one)
    assert finished(drawn, one)[-200:] != finished(drawn, two)[-200:]


SOUND = (LAYOUTS / "profiles/kdp.toml").read_text("utf-8")


def test_a_key_that_is_missing_is_told_with_its_table_and_line():
    def finding(old, new=""):
        with pytest.raises(Refusal) as refused:
            read_print_profile(SOUND.replace(old, new, 1), "kdp.toml", "kdp")
        return next(each for each in refused.value.diagnostics if each.code == "P03")

    (line,) = (number for number, line in enumerate(SOUND.splitlines(), 1) if line.startswith("[cover]"))
    missing = finding("safe = 6.35")
    assert (missing.message, missing.place.file, missing.place.line) == (
        "“safe” is missing in [cover]",
        "kdp.toml",
        line,
    )
    assert missing.hint == "write safe = 10 in [cover]"
    assert finding("[cover]", "[covers]").hint.startswith("write [cover], and below it ")
    assert finding("page = ", "pages = ").message == "“page” is missing in [[paper]]"
    assert finding("condition = ", "conditions = ").message == "“condition” is missing in [file.output-intent]"
    assert finding("name = ", "names = ").message == "“name” is missing"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("multiple = 2", "multiples = 2", "P01"),
        ("multiple = 2", 'multiple = "2"', "P02"),
        ("least = [101.6, 152.4]", "least = 101.6", "P02"),
        ("boards = 0", 'boards = "none"', "P02"),
        ("safe = 6.35", "", "P03"),
        ("barcode = [50.8, 30.48]", "", "P03"),
        ('variant = "PDF/X-4"', 'variant = "PDF/X-3"', "P04"),
        ("multiple = 2", "multiple = 0", "P04"),
        ("most = 828", "most = 20", "P04"),
        ("head = 3.175", "head = -3", "P04"),
        ("ink = 300", "ink = 300\nflaps = 80", "P02"),
        ("ink = 300", "ink = 300\nflaps = [90, 60]", "P04"),
    ],
)
def test_a_slip_in_a_profile_has_its_code(old, new, code):
    assert old in SOUND
    with pytest.raises(Refusal) as refused:
        read_print_profile(SOUND.replace(old, new, 1), "kdp.toml", "kdp")
    assert {finding.code for finding in refused.value.diagnostics} == {code}
