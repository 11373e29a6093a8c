"""Pictures as they come: of sixteen bits, in inks, cut off, with set words; in a figure and on the cover."""

import io
import re

import pytest
from PIL import Image
from pypdf import PdfReader

from books import write_press
from check_pdf import verapdf
from florilegium.bind.pdf import inspect
from florilegium.bind.pictures import for_the_screen, is_in_inks, with_eight_bits
from florilegium.diagnostics import Refusal
from florilegium.recipe.build import make
from florilegium.recipe.check import check_texts
from test_covers import ARTICLE, LAYOUTS, VOLUME, quiet

FIGURE = "\n![A lion]({})\n"
SCREEN, PRINTING = ((LAYOUTS / f"colour/{name}.icc").read_bytes() for name in ("srgb", "coated-offset-fogra39"))


def sixteen_bits() -> bytes:
    """A PNG of greys from black at the left to white at the right."""
    row = b"".join((65535 * x // 199).to_bytes(2, "little") for x in range(200))
    return saved(Image.frombytes("I;16", (200, 300), row * 300), "PNG")


def in_inks() -> bytes:
    return saved(Image.new("CMYK", (400, 600), (255, 40, 0, 0)), "JPEG")


def saved(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def press(folder, pictures, cover="", figures=()):
    workspace = write_press(
        folder,
        {
            "texts/press.toml": '[press]\nimprint = "The Quiet Press"\n',
            "texts/volumes/lion.toml": VOLUME + (f'art = "{cover}"\nlettered = true\n' if cover else ""),
            "texts/articles/lion.md": ARTICLE + "".join(map(FIGURE.format, figures)),
            "layouts/profiles/quiet.toml": quiet(**{"resolution = 300": "resolution = 1"}),
        },
    )
    for name, content in pictures.items():
        for place in ("volumes", "articles"):
            (folder / "texts" / place / name).write_bytes(content)
    return workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A book with a figure of sixteen bits, another in inks, and a cover in inks."""
    pictures = {"grey.png": sixteen_bits(), "inks.jpg": in_inks()}
    return make(press(tmp_path_factory.mktemp("press"), pictures, "inks.jpg", ("grey.png", "inks.jpg")), "lion",
                ("epub", "screen", "print"))  # fmt: skip


def test_a_screen_edition_with_pictures_in_inks_is_what_it_says(made):
    assert verapdf(made.files["lion.pdf"], "3a") == ""
    assert b"/DeviceCMYK" not in made.files["lion.pdf"]


def test_a_cover_for_a_printer_keeps_the_inks_of_its_picture(made):
    (picture,) = PdfReader(io.BytesIO(made.files["lion-quiet-cover.pdf"])).pages[0].images
    assert picture.image.mode == "CMYK"


def test_the_epub_has_a_picture_that_screens_can_show(made):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(made.files["lion.epub"])) as packed:
        modes = {Image.open(io.BytesIO(packed.read(each))).mode for each in packed.namelist() if each.endswith(".jpg")}
    assert modes == {"RGB"}


def test_a_picture_of_sixteen_bits_is_printed_with_all_its_greys(made):
    pages = PdfReader(io.BytesIO(made.files["lion-quiet.pdf"])).pages
    pictures = [each.image for page in pages for each in page.images]
    assert [each.size for each in pictures] == [(200, 300), (400, 600)]
    assert pictures[0].mode == "L"
    assert (pictures[0].getpixel((0, 9)), pictures[0].getpixel((199, 9))) == (0, 255)


def test_sixteen_bits_become_eight_and_other_pictures_stay_as_they_are():
    eight = with_eight_bits(sixteen_bits())
    assert eight[24] == 8 and Image.open(io.BytesIO(eight)).getpixel((100, 0)) == pytest.approx(128, abs=1)
    assert with_eight_bits(eight) == eight and with_eight_bits(in_inks()) == in_inks()


def test_inks_become_the_colours_that_the_printing_gives():
    assert is_in_inks(in_inks()) and not is_in_inks(sixteen_bits())
    shown = Image.open(io.BytesIO(for_the_screen(in_inks(), SCREEN, PRINTING)))
    red, green, blue = shown.getpixel((5, 5))
    assert shown.mode == "RGB" and red < 40 and 110 < green < 190 and blue > 180  # not the naive 0, 215, 255


INKED = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60" width="90" height="60">
<rect width="40" height="60" fill="device-cmyk(0 1 1 0)"/><rect x="40" width="9" height="60" fill="none"/>
<rect x="50" width="40" height="60" style="fill: device-cmyk(100%, 0%, 0%, 0% / 50%)"/></svg>"""


def test_inks_of_an_svg_are_shown_on_screens_and_printed_in_grey_and_on_the_cover_as_they_are(tmp_path):
    import zipfile

    workspace = press(tmp_path, {"lion.svg": INKED}, "lion.svg", ("lion.svg",))
    made = make(workspace, "lion", ("epub", "screen", "print"))
    assert verapdf(made.files["lion.pdf"], "3a") == ""
    with zipfile.ZipFile(io.BytesIO(made.files["lion.epub"])) as packed:
        (shown,) = (packed.read(name) for name in packed.namelist() if name.endswith(".svg"))
    red, cyan = re.search(rb'fill="#(\w+)"', shown)[1], re.search(rb"fill: #(\w+)", shown)[1]
    assert (len(red), len(cyan)) == (6, 8) and b"cmyk" not in shown
    assert int(red[:2], 16) > 180 > 80 > int(red[2:4], 16) and int(cyan[:2], 16) < 60 and cyan[6:] == b"80"
    cover = PdfReader(io.BytesIO(made.files["lion-quiet-cover.pdf"])).pages[0]
    assert any(b"0 1 1 0" in each for each in drawn_on(cover))
    assert all(page.colours <= {"gray"} for page in inspect(made.files["lion-quiet.pdf"]).pages)


def drawn_on(page):
    """The operators of a page and of the forms on it."""
    yield page.get_contents().get_data()
    for form in page["/Resources"].get("/XObject", {}).values():
        yield form.get_object().get_data()


def test_a_colour_that_cannot_be_read_stays_as_it_is():
    odd = b'<svg fill="device-cmyk(0 1 var(--x))" stroke="device-cmyk(0 1 1)"/>'
    assert for_the_screen(odd, SCREEN, PRINTING) == odd


def findings(folder, pictures, cover="", figures=()):
    found = check_texts(press(folder, pictures, cover, figures), ())
    return [(each.code, each.place.file, each.place.line, each.place.column) for each in found if each.is_error]


NOISE = Image.effect_noise((300, 300), 90)
UNUSABLE = {
    "cut.jpg": saved(NOISE, "JPEG")[:5000],
    "cut.png": saved(NOISE, "PNG")[:5000],
    "words.jpg": b"no picture at all",
    "words.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text x="1" y="5">Lion</text></svg>',
    "fetches.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://example.org/a.png"/></svg>',
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_picture_that_no_book_can_use_is_one_error_at_its_place(tmp_path, name):
    pictures = {name: UNUSABLE[name]}
    figure = findings(tmp_path / "figure", pictures, figures=(name,))
    assert figure == [("A19", "texts/articles/lion.md", 8, 1)]
    cover = findings(tmp_path / "cover", pictures, name)
    line = VOLUME.count("\n") + 1
    assert [each[:3] for each in cover] == [("V31", "texts/volumes/lion.toml", line)]
    with pytest.raises(Refusal) as refused:
        make(press(tmp_path / "built", pictures, name), "lion", ("print",))
    assert [each.code for each in refused.value.diagnostics if each.is_error] == ["V31"]


def test_set_words_on_a_cover_are_told_with_what_to_do(tmp_path):
    (found,) = [each for each in check_texts(press(tmp_path, UNUSABLE, "words.svg"), ()) if each.code == "V31"]
    assert "words that are set in a font" in found.message and "outlines" in found.hint


def test_a_whole_picture_has_no_finding(tmp_path):
    pictures = {"whole.jpg": saved(NOISE, "JPEG"), "grey.png": sixteen_bits(), "inks.jpg": in_inks()}
    assert findings(tmp_path, pictures, "whole.jpg", tuple(pictures)) == []


def test_a_page_has_no_pictures_but_those_that_it_draws(made):
    """The cover's art is in the screen edition, not in the interior, nor on pages that have no figure."""
    pages = PdfReader(io.BytesIO(made.files["lion-quiet.pdf"])).pages
    held = [len(page["/Resources"].get("/XObject", {})) for page in pages]
    assert sum(held) == 2 and max(held) <= 2
    assert made.files["lion-quiet.pdf"].count(b"/Subtype /Image") == 2
