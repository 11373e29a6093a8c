"""The cover on a printer's sheet: its spine from the counted pages, its barcode, its colours, its preflight."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from books import write_press
from florilegium.bind.colour import Separation
from florilegium.bind.pdf import inspect
from florilegium.bind.pdf.cover_sheet import separated
from florilegium.bind.pdfium import read_pages
from florilegium.cli.commands import florilegium
from florilegium.compose.barcode import add_on_modules, barcode_of
from florilegium.diagnostics import Place, Refusal
from florilegium.model.cover import CoverDesign, cover_sheet
from florilegium.model.preflight import Verdict
from florilegium.prove.preflight import cover_preflight
from florilegium.read.print_profile import read_print_profile
from florilegium.recipe.build import make
from florilegium.recipe.check import check_texts
from florilegium.recipe.preflight_file import Order, known_of, look
from florilegium.workspace import Workspace

LAYOUTS = Path(__file__).parents[1] / "layouts"
POINTS = 72 / 25.4
ISBN = "978-3-16-148410-0"
VOLUME = """title = "The Lion"
date = 2026-11-01
description = "A lion, told by those who met him."
articles = ["lion"]
front = ["title-page", "imprint"]
back = []
[isbn]
print = "978-3-16-148410-0"
[print]
profiles = ["quiet"]
[cover]
add-on = "51999"
"""
ARTICLE = '+++\ntitle = "The Lion"\nauthors = ["A. Lamb"]\n+++\n\nA lion.\n'


def profile(name="kdp"):
    return read_print_profile((LAYOUTS / f"profiles/{name}.toml").read_text("utf-8"), f"{name}.toml", name)


def quiet(**changes: str) -> str:
    """The profile of a printer who binds thin books, with words on any spine."""
    text = (LAYOUTS / "profiles/offset.toml").read_text("utf-8").replace("boards = 0.5", "boards = 9")
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def press(folder: Path, volume: str = VOLUME) -> Workspace:
    files = {
        "texts/volumes/lion.toml": volume,
        "texts/articles/lion.md": ARTICLE,
        "layouts/profiles/quiet.toml": quiet(),
    }
    return write_press(folder, {"texts/press.toml": '[press]\nimprint = "The Quiet Press"\n', **files})


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(press(tmp_path_factory.mktemp("press")), "lion", ("print",))


@pytest.fixture(scope="module")
def cover(made) -> bytes:
    return made.files["lion-quiet-cover.pdf"]


def sheet_of(pages, flaps=0.0, paper="cream"):
    return cover_sheet(profile(), CoverDesign(flaps=flaps), (152.4, 228.6), pages, profile().paper(paper))


def test_the_sheet_is_kdps_own_example():
    sheet = sheet_of(200)
    assert sheet.width + 2 * sheet.bleed == pytest.approx(12.75 * 25.4)
    assert sheet.height + 2 * sheet.bleed == pytest.approx(9.25 * 25.4)


def test_flaps_stand_outside_back_and_front():
    assert sheet_of(200, flaps=80).width == pytest.approx(2 * (152.4 + 80) + 12.7)
    assert sheet_of(200, flaps=80).folds() == pytest.approx((80, 232.4, 245.1, 397.5))
    assert sheet_of(200).folds() == pytest.approx((152.4, 165.1))


def test_the_file_has_the_size_and_boxes_of_its_sheet(made, cover):
    page = PdfReader(io.BytesIO(cover)).pages[0]
    spine = made.pages["lion-quiet.pdf"] * 0.06 + 9
    width, height = (138 * 2 + spine) * POINTS, 216 * POINTS
    bleed = 3 * POINTS
    whole, trim = [0, 0, width + 2 * bleed, height + 2 * bleed], [bleed, bleed, bleed + width, bleed + height]
    assert [float(edge) for edge in page.mediabox] == pytest.approx(whole, abs=0.01)
    assert [float(edge) for edge in page.trimbox] == pytest.approx(trim, abs=0.01)


def test_back_spine_and_front_say_what_the_book_is(cover):
    with pypdfium2.PdfDocument(cover) as document:
        words = " ".join(document[0].get_textpage().get_text_range().split())
    assert words.count("The Lion") == 2  # spine and front
    assert "A lion, told by those who met him." in words
    assert f"ISBN {ISBN}" in words
    assert "Quiet Press" in words


def test_a_reader_of_barcodes_reads_the_isbn_and_its_add_on(cover):
    zxingcpp = pytest.importorskip("zxingcpp")
    with pypdfium2.PdfDocument(cover) as document:
        picture = document[0].render(scale=5).to_pil().convert("L")
    found = zxingcpp.read_barcodes(picture, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read)
    assert f"{ISBN.replace('-', '')}51999" in [each.text.replace(" ", "") for each in found]


def test_a_code_has_its_quiet_zones_and_its_guards():
    code = barcode_of(ISBN)
    assert code.width == 113
    assert (min(bar.x for bar in code.bars), max(bar.x + bar.width for bar in code.bars)) == (11, 106)
    assert sum(bar.height == 63 for bar in code.bars) == 6
    assert "".join(digit.text for digit in code.digits) == "9783161484100"
    assert max(bar.x + bar.width for bar in barcode_of(ISBN, "51999").bars) == 11 + 95 + 9 + 47


def test_the_parity_of_an_add_on_of_two_digits_tells_their_remainder_by_four():
    zero_even, five_odd, zero_odd = "0001101", "0111001", "0100111"
    assert add_on_modules("05") == f"1011{zero_even}01{five_odd}"  # 5 leaves 1: even, odd
    assert add_on_modules("00") == f"1011{zero_even}01{zero_even}"
    assert add_on_modules("10")[-7:] == zero_even  # 10 leaves 2: odd, even
    assert add_on_modules("30")[-7:] == zero_even
    assert add_on_modules("07")[-7:] != add_on_modules("04")[-7:] and zero_odd not in add_on_modules("00")


def test_all_its_colours_are_inks_and_black_is_black_alone(cover):
    (page,) = inspect(cover).pages
    assert page.colours <= {"CMYK", "gray"} and "CMYK" in page.colours
    assert b"0 0 0 1 k" in PdfReader(io.BytesIO(cover)).pages[0].get_contents().get_data()


@pytest.fixture(scope="module")
def separation() -> Separation:
    colour = LAYOUTS / "colour"
    return Separation((colour / "srgb.icc").read_bytes(), (colour / "coated-offset-fogra39.icc").read_bytes(), 240)


def test_grey_is_on_the_black_plate_and_colour_keeps_to_the_most_ink(separation):
    assert separation.colour(0, 0, 0) == (0, 0, 0, 1)
    assert separation.colour(0.4, 0.4, 0.4) == (0, 0, 0, 0.6)
    assert sum(separation.colour(0.05, 0.02, 0.1)) <= 2.4 + 1e-3
    cyan, magenta, yellow, black = separation.colour(1, 0, 0)
    assert magenta > 0.8 and yellow > 0.8 and cyan < 0.1 and black < 0.1


def test_operators_of_colour_are_replaced_and_numbers_are_not(separation):
    assert separated(b"0 0 0 rg 1 1 1 RG 10 0 0 1 5 5 cm", separation) == b"0 0 0 1 k 0 0 0 0 K 10 0 0 1 5 5 cm"


def test_the_same_cover_gives_the_same_bytes(cover, tmp_path):
    assert make(press(tmp_path), "lion", ("print",)).files["lion-quiet-cover.pdf"] == cover


def codes(cover, asked, sheet):
    return sorted({finding.code for finding in cover_preflight("cover.pdf", inspect(cover), asked, sheet).diagnostics})


def test_a_cover_for_other_pages_is_told(made, cover):
    asked = read_print_profile(quiet(), "quiet.toml", "quiet")
    sheet = cover_sheet(asked, CoverDesign(), (138, 216), made.pages["lion-quiet.pdf"], asked.paper(""))
    assert codes(cover, asked, sheet) == []
    assert codes(cover, asked, replace(sheet, spine=sheet.spine + 0.2)) == ["X18"]
    assert codes(made.files["lion-quiet.pdf"], asked, sheet) == ["X18"]


def test_words_near_to_edges_and_folds_and_on_a_thin_spine_are_told(made, cover):
    asked = read_print_profile(quiet(), "quiet.toml", "quiet")
    sheet = cover_sheet(asked, CoverDesign(), (138, 216), made.pages["lion-quiet.pdf"], asked.paper(""))
    assert codes(cover, asked, replace(sheet, safe=20)) == ["X19"]
    assert codes(cover, asked, replace(sheet, clear=4)) == ["X19"]
    assert codes(cover, asked, replace(sheet, has_words=False)) == ["X19"]


LONG = """title = "Revolution and Counter-Revolution in the Low Countries: Councils, Pamphlets and Their Printers"
subtitle = "Collected Articles, Letters and Reviews from the Dutch and Belgian Press, with a Long Introduction"
editors = ["Anna van der Weber", "Berta Klein-Hirschenhauser", "Carl von der Osten", "Dora Gump"]
series = "The Long Series"
"""


def words_of(content: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(document[page].get_textpage().get_text_range().replace("\x02", "").split())


def test_no_word_of_a_long_title_is_lost(tmp_path):
    made = make(press(tmp_path, VOLUME.replace('title = "The Lion"\n', LONG)), "lion", ("print", "screen"))
    cover, screen = words_of(made.files["lion-quiet-cover.pdf"]), words_of(made.files["lion.pdf"])
    for end in ("Their Printers", "Long Introduction", "Dora Gump", "Quiet Press", "Long Series"):
        assert end.lower() in cover.lower() and end.lower() in screen.lower()
    words = inspect(made.files["lion-quiet-cover.pdf"]).pages[0].standing.words
    assert not any(min(box.left, box.bottom) < 5 * POINTS for box in words)


def test_the_spine_has_smaller_words_then_no_editors_and_none_stand_on_others(tmp_path):
    long = make(press(tmp_path / "long", VOLUME.replace('title = "The Lion"\n', LONG)), "lion", ("print",))
    cover = words_of(long.files["lion-quiet-cover.pdf"])
    assert cover.count("Dora Gump") == 1  # on the front alone
    short = VOLUME.replace('title = "The Lion"\n', 'title = "The Lion"\neditors = ["Dora Gump"]\n')
    made = make(press(tmp_path / "short", short), "lion", ("print",))
    assert words_of(made.files["lion-quiet-cover.pdf"]).count("Dora Gump") == 2


def test_words_over_words_on_the_spine_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr("florilegium.recipe.cover_fitting.APART", -1000)
    with pytest.raises(Refusal) as refused:
        make(press(tmp_path, VOLUME.replace('title = "The Lion"\n', LONG)), "lion", ("print",))
    told = [finding.message for finding in refused.value.diagnostics if finding.code == "X19"]
    assert any("words on the spine are printed over each other" in message for message in told)


def test_hebrew_among_editors_and_years_in_a_title_are_proved(tmp_path):
    title = """title = "The Book of דפוס and Type: ספר הדפוס, 1475–1925"
editors = ["משה כהן", "Anna Weber", "Berta Klein-Hirschenhauser", "Carl von der Osten", "D. E. F. Gump"]
"""
    made = make(press(tmp_path, VOLUME.replace('title = "The Lion"\n', title)), "lion", ("screen",))
    assert not [each for each in made.diagnostics if each.code == "E23"]
    assert "משה כהן" in words_of(made.files["lion.pdf"])
    cover = read_pages(made.files["lion.pdf"])[0]  # where PDFium gives a line with more Hebrew in it from its end
    place = {sign: cover.places[cover.text.index(sign)] for sign in ("1475", "1925", "הדפוס")}
    assert place["הדפוס"] < place["1475"] < place["1925"]


def test_a_title_that_no_size_makes_fit_is_told_at_the_volume(tmp_path):
    with pytest.raises(Refusal) as refused:
        make(press(tmp_path, VOLUME.replace("The Lion", "The Lion and the Lamb " * 120)), "lion", ("screen",))
    (finding,) = refused.value.diagnostics
    assert finding.code == "V32" and finding.place.file == "texts/volumes/lion.toml"


def test_words_without_room_are_told_once_with_the_file_that_is_not_made(tmp_path):
    blurb = f'blurb = "{"A lion told of lambs. " * 300}"\n'
    with pytest.raises(Refusal) as refused:
        make(press(tmp_path, VOLUME + blurb), "lion", ("print",))
    (finding,) = (each for each in refused.value.diagnostics if each.is_error)
    assert finding.code == "V32" and finding.message.startswith(
        "“lion-quiet-cover.pdf”: the words do not fit on the back"
    )


STRICT = quiet(**{"ink = 300": "ink = 50"})  # full black on a cover is then too much


def test_a_printer_who_would_not_accept_his_files_keeps_no_other_from_his(tmp_path):
    workspace = press(tmp_path, VOLUME.replace('["quiet"]', '["strict", "quiet"]'))
    (tmp_path / "layouts/profiles/strict.toml").write_text(STRICT, "utf-8")
    made = make(workspace, "lion", ("screen", "print"))
    assert {name for name in made.files if name.endswith(".pdf")} == {
        "lion.pdf", "lion-quiet.pdf", "lion-quiet-cover.pdf",
    }  # fmt: skip
    (finding,) = (each for each in made.diagnostics if each.is_error)
    assert finding.code == "X21" and "lion-strict-cover.pdf" in finding.message
    assert not any("strict" in table.file for table in made.preflights)
    with pytest.raises(Refusal, match="X21"):
        make(workspace, "lion", ("screen", "print"), printers=("strict",))


def test_old_files_of_a_printer_who_would_not_accept_the_new_ones_are_taken_away(tmp_path):
    workspace = press(tmp_path, VOLUME.replace('["quiet"]', '["strict", "quiet"]'))
    strict, out = tmp_path / "layouts/profiles/strict.toml", tmp_path / "out/lion"
    strict.write_text(quiet(), "utf-8")
    command = ["--root", str(workspace.root), "build", "lion", "--only", "print"]
    ran = CliRunner().invoke(florilegium, command)
    assert ran.exit_code == 0, ran.output
    assert (out / "lion-strict.pdf").exists()
    strict.write_text(STRICT, "utf-8")
    ran = CliRunner().invoke(florilegium, command)
    assert ran.exit_code == 1 and "lion: not made for every printer, 1 error" in ran.output
    assert "taken away, since they were of an earlier build: lion-strict-cover.pdf, lion-strict.pdf" in ran.output
    assert sorted(file.name for file in out.glob("*.pdf")) == ["lion-quiet-cover.pdf", "lion-quiet.pdf"]


WIDE_FIELD = {"barcode = [40, 30]": "barcode = [92, 31.75]"}


def with_a_wide_field(folder: Path, volume: str) -> bytes:
    """The cover for a printer whose field for the barcode takes two thirds of the back."""
    workspace = press(folder, volume)
    (folder / "layouts/profiles/quiet.toml").write_text(quiet(**WIDE_FIELD), "utf-8")
    return make(workspace, "lion", ("print",)).files["lion-quiet-cover.pdf"]


@pytest.mark.parametrize("isbn", ['print = "978-3-16-148410-0"', ""])
def test_words_on_the_back_keep_clear_of_the_barcode_and_of_the_printers_own(tmp_path, isbn):
    blurb = f'blurb = "{"A lion told of lambs. " * 50}Amen."\n'
    volume = VOLUME.replace('print = "978-3-16-148410-0"', isbn).replace('add-on = "51999"\n', blurb)
    content = with_a_wide_field(tmp_path, volume)
    assert "Amen." in words_of(content)
    right, top = 138 - 10, 10 + 31.75
    inside = [
        box
        for box in inspect(content).pages[0].standing.words
        if right - 92 < box.right / POINTS and box.left / POINTS < right and box.bottom / POINTS < top
    ]
    if isbn:
        assert inside and all(box.top / POINTS < top and box.left / POINTS > right - 92 for box in inside)
    else:
        assert not inside


def test_a_blurb_that_no_size_makes_fit_is_told_with_the_words_too_many(tmp_path):
    blurb = f'blurb = "{"A lion told of lambs. " * 300}"\n'
    with pytest.raises(Refusal) as refused:
        with_a_wide_field(tmp_path, VOLUME + blurb)
    (finding,) = [each for each in refused.value.diagnostics if each.code == "V32"]
    assert "the back" in finding.message
    assert 600 < int(finding.hint.split()[3]) < 1300


def test_the_words_of_the_front_keep_inside_of_the_frame(tmp_path):
    workspace = press(tmp_path, VOLUME.replace('title = "The Lion"\n', LONG))
    wide = {"safe = 5": "safe = 12.7", "barcode-inset = 10": "barcode-inset = 12.7"}
    (tmp_path / "layouts/profiles/quiet.toml").write_text(quiet(**wide), "utf-8")
    (page,) = inspect(make(workspace, "lion", ("print",)).files["lion-quiet-cover.pdf"]).pages
    wide, high = page.trim.right - page.trim.left, page.trim.top - page.trim.bottom
    left = wide / POINTS - 138
    front = [box for box in page.standing.words if box.left / POINTS > left]
    assert min(box.left for box in front) / POINTS - left > 12.7 + 2
    assert min(box.bottom for box in front) / POINTS > 12.7 + 2
    assert high - max(box.top for box in front) > (12.7 + 2) * POINTS


@pytest.mark.parametrize(
    ("line", "without"), [('front-flap = "Of lions."', ""), ('back-flap = "Of lambs."', ""), ("", f'print = "{ISBN}"')]
)
def test_words_for_a_place_that_the_cover_does_not_have_are_told(tmp_path, line, without):
    volume = VOLUME.replace(without, "") if without else VOLUME
    diagnostics = make(press(tmp_path, volume + line), "lion", ("screen",)).diagnostics
    (finding,) = [each for each in diagnostics if each.code == "V33"]
    assert finding.place.line and not finding.is_error


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("A *lion* and\\na lamb", "*lion*"), ("A **big lion**.", "**big lion**"), ("A _lion_", "_lion_"),
        ("[lions](https://example.org)", "[lions](https://example.org)"), ("[lion]{lang=la}", "[lion]{lang=la}"),
        ("A <em>lion</em>", "<em>"), ("# Lions", "# Lions"),
        ("2 * 3 * 4, a_lion_of_files, [sic], a < b, No. #1", ""),
    ],
)  # fmt: skip
def test_marks_of_the_dialect_in_a_blurb_are_told(tmp_path, words, mark):
    found = check_texts(press(tmp_path, VOLUME + f'blurb = "{words}"\n'), ("lion",))
    told = [each for each in found if each.code == "V34"]
    assert [each.message for each in told] == ([f"“{mark}” in “blurb” would be printed as it stands"] if mark else [])
    assert all(each.place.line and not each.is_error for each in told)


def test_a_thin_spine_has_no_words(tmp_path):
    workspace = press(tmp_path, VOLUME.replace("quiet", "offset"))
    with pypdfium2.PdfDocument(make(workspace, "lion", ("print",)).files["lion-offset-cover.pdf"]) as document:
        words = document[0].get_textpage().get_text_range()
    assert words.count("The Lion") == 1


def test_a_cover_with_flaps_and_art_of_the_presss_own(tmp_path):
    cover = 'flaps = 80\nart = "lion.png"\nlettered = true\nfront-flap = "Of lions."\nback-flap = "Of lambs."\n'
    workspace = press(tmp_path, VOLUME + cover)
    picture = Path(__file__).with_name("specimens") / "red.png"
    (tmp_path / "texts/volumes/lion.png").write_bytes(picture.read_bytes())
    (tmp_path / "layouts/profiles/quiet.toml").write_text(quiet(**{"resolution = 300": "resolution = 1"}), "utf-8")
    made = make(workspace, "lion", ("print",))
    content = made.files["lion-quiet-cover.pdf"]
    with pypdfium2.PdfDocument(content) as document:
        words = document[0].get_textpage().get_text_range()
    assert "Of lions." in words and "Of lambs." in words and words.count("The Lion") == 1
    assert len(inspect(content).pages[0].standing.pictures) == 1
    assert "texts/volumes/lion.png" in made.files["inputs.d"].decode()
    for name in ("record.json", "lion-quiet.pdf", "lion-quiet-cover.pdf"):
        (tmp_path / name).write_bytes(made.files[name])
    assert cover_checks(tmp_path / "lion-quiet-cover.pdf")["cover-size"].verdict is Verdict.PASSED
    assert cover_checks(tmp_path / "lion-quiet-cover.pdf", flaps=60.0)["cover-size"].verdict is Verdict.FAILED
    found = cover_checks(tmp_path / "lion-quiet-cover.pdf", "kdp")["flaps"]
    assert [fault.code for fault in found.faults] == ["P17"]


def test_an_svg_keeps_its_opacity_and_the_hint_at_x1a_names_it(tmp_path):
    workspace = press(tmp_path, VOLUME + 'art = "lion.svg"\n')
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5" opacity=".5"/></svg>'
    )
    (tmp_path / "texts/volumes/lion.svg").write_text(drawing, "utf-8")
    form = quiet(**{'variant = "PDF/X-4"': 'variant = "PDF/X-1a"'})
    (tmp_path / "layouts/profiles/quiet.toml").write_text(form, "utf-8")
    with pytest.raises(Refusal) as refused:
        make(workspace, "lion", ("print",))
    found = {each.code: each.hint for each in refused.value.diagnostics}
    assert "SVG drawings (a PNG is set on white)" in found["X10"]


def cover_checks(file: Path, printer: str = "", **more):
    """The checks of a build's cover, held against its interior and the record beside it."""
    asked = profile(printer) if printer else read_print_profile(quiet(), "quiet.toml", "quiet")
    inside = file.with_name("lion-quiet.pdf").read_bytes()
    expected = known_of(file, file.read_bytes())
    order = Order(
        file.name, file.read_bytes(), "cover", asked, True, asked.papers[0], interior=inside, expected=expected, **more
    )
    return {check.id: check for check in look(order).table.checks}


@pytest.mark.parametrize(
    ("mode", "colour", "space"),
    [
        ("RGBA", (180, 20, 20, 128), "/DeviceCMYK"),
        ("LA", (90, 128), "/DeviceGray"),
        ("1", 1, "/DeviceGray"),
        ("RGB", (80, 80, 80), "/DeviceGray"),
        ("RGB", (180, 20, 20), "/DeviceCMYK"),
    ],
)
def test_art_is_flat_for_x1a_and_greys_are_on_the_black_plate(tmp_path, mode, colour, space):
    workspace = press(tmp_path, VOLUME + 'art = "lion.png"\n')
    Image.new(mode, (30, 40), colour).save(tmp_path / "texts/volumes/lion.png")
    old = {"resolution = 300": "resolution = 1", 'variant = "PDF/X-4"': 'variant = "PDF/X-1a"'}
    (tmp_path / "layouts/profiles/quiet.toml").write_text(quiet(**old), "utf-8")
    content = make(workspace, "lion", ("print",)).files["lion-quiet-cover.pdf"]
    resources = PdfReader(io.BytesIO(content)).pages[0]["/Resources"]
    (picture,) = [each for each in resources["/XObject"].values() if each.get_object()["/Subtype"] == "/Image"]
    assert picture.get_object()["/ColorSpace"] == space and "/SMask" not in picture.get_object()
    with pypdfium2.PdfDocument(content) as document:
        drawn = document[0].render(scale=1).to_pil().convert("RGB")
    red, green, _ = drawn.getpixel((drawn.width - 20, 20))
    assert red > 150 or mode == "RGB"
    assert (abs(red - green) > 60) == (space == "/DeviceCMYK")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('art = "lion.png"', "V31"),
        ('art = "../../press.toml"', "V31"),
        ('art = "lion.tiff"', "V31"),
        ("flaps = 400", "V04"),
        ('flaps = "80"', "V02"),
        ("wings = 80", "V01"),
    ],
)
def test_a_slip_in_the_cover_has_its_code(tmp_path, line, code):
    with pytest.raises(Refusal) as refused:
        make(press(tmp_path, VOLUME + line), "lion", ("print",))
    assert [finding.code for finding in refused.value.diagnostics] == [code]


def test_those_printers_who_can_make_the_book_do_and_the_others_are_told_of(tmp_path):
    made = make(press(tmp_path, VOLUME.replace('["quiet"]', '["kdp", "quiet"]')), "lion", ("print",))
    assert "lion-quiet.pdf" in made.files and not [name for name in made.files if "kdp" in name]
    line = VOLUME.split("\n").index('profiles = ["quiet"]') + 1
    assert {(each.code, each.place) for each in made.diagnostics if each.is_error} == {
        ("P12", Place("texts/volumes/lion.toml", line, 13))
    }


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [('profiles = ["quiet", "nobody"]', "P10", 22), ('profiles = ["quiet"]\npaper = "vellum"', "P14", 1)],
)
def test_a_printer_or_paper_that_is_not_there_is_found_by_check_at_its_key(tmp_path, line, code, column):
    volume = VOLUME.replace('profiles = ["quiet"]', line)
    key = volume.split("\n").index(line.split("\n")[-1]) + 1
    found = [each for each in check_texts(press(tmp_path, volume), ("lion",)) if each.is_error]
    assert [(each.code, each.place) for each in found] == [(code, Place("texts/volumes/lion.toml", key, column))]
    with pytest.raises(Refusal) as refused:
        make(press(tmp_path, volume), "lion", ("print",))
    assert [(each.code, each.place) for each in refused.value.diagnostics if each.is_error] == [
        (code, Place("texts/volumes/lion.toml", key, column))
    ]
