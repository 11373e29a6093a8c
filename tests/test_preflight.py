"""The preflight: a sound file passes, and each thing that a printer does not accept is found in a file that has it."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from florilegium.bind.extents import extents
from florilegium.bind.pdf import finish_interior, inspect
from florilegium.model.print_profile import Edges
from florilegium.model.printing import Intent, PrintForm
from florilegium.model.sheet import Sheet
from florilegium.prove.preflight import preflight
from florilegium.read.print_profile import read_print_profile
from florilegium.typeset import join
from galleys import BOOK, fonts, galley, made_up_article

LAYOUTS = Path(__file__).parents[1] / "layouts"
ICC = (LAYOUTS / "colour/coated-offset-fogra39.icc").read_bytes()
POINTS = 72 / 25.4
OFFSET = read_print_profile((LAYOUTS / "profiles/offset.toml").read_text("utf-8"), "offset.toml", "offset")
OFFSET = replace(OFFSET, safe=Edges(3, 3, 3))  # the folios of the galleys stand near to the foot
X_1A = replace(OFFSET, variant="PDF/X-1a")
FINE = '<figure><img src="specimens/red.png" alt="A red square" style="width: 1.5pt"/></figure>'
AROUND = Edges(3, 3, 3, 3)
MIXED = (
    '<div style="height: 9mm; background: linear-gradient(red, blue)"></div>'
    '<p><a href="#end">a link</a> <b>and</b> <i>faces</i> שלום</p><p id="end">x</p>'
)


def interior(text, variant="PDF/X-4", bleed=AROUND, css=""):
    book = join((galley(text, css),), fonts())
    drawn = book.draw(BOOK)
    form = PrintForm(variant, Sheet((110, 160), bleed, 0, 0, 0), Intent("FOGRA39", "Offset", ICC))
    return finish_interior(drawn.interior, BOOK, book.labels, form)


@pytest.fixture(scope="module")
def sound():
    return interior(made_up_article(1, notes=30) + MIXED + FINE)


def codes(content, profile=OFFSET):
    return sorted({finding.code for finding in preflight("book.pdf", inspect(content), profile).diagnostics})


def broken(content, change):
    """The file after `change(writer, its third page)`."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    header = PdfReader(io.BytesIO(content)).pdf_header
    change(writer, writer.pages[2])
    writer.pdf_header = header
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_operators(operators, resources=None):
    def change(writer, page):
        stream = DecodedStreamObject()
        stream.set_data(operators)
        page[NameObject("/Contents")] = ArrayObject([*page["/Contents"], writer._add_object(stream)])
        own = DictionaryObject(page["/Resources"])
        for kind, more in (resources or {}).items():
            values = {name: writer._add_object(value) for name, value in more.items()}
            own[kind] = DictionaryObject({**own.get(kind, DictionaryObject()).get_object(), **values})
        page[NameObject("/Resources")] = own

    return change


def dictionary(**entries):
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def test_a_sound_file_passes_with_pictures_gradients_and_three_scripts(sound):
    assert preflight("book.pdf", inspect(sound), OFFSET).diagnostics == ()


def test_what_was_found_is_told_with_the_file_the_page_and_the_measure(sound):
    content = interior("<p>x</p>" + FINE.replace("1.5pt", "20pt"))
    (finding,) = preflight("book.pdf", inspect(content), OFFSET).diagnostics
    assert finding.code == "X14"
    assert finding.message == (
        "“book.pdf”: a picture on page 1 of the file has 29 points to the inch, and less than 300"
    )


def test_pdf_x_1a_passes_where_nothing_is_let_through(sound):
    assert codes(interior(made_up_article(1, notes=30) + MIXED + FINE, "PDF/X-1a"), X_1A) == []


def test_a_file_that_is_none_is_told():
    assert codes(b"no PDF") == ["X01"]


def test_a_page_without_a_trim_box(sound):
    assert codes(broken(sound, lambda writer, page: page.pop("/TrimBox"))) == ["X02", "X04"]


def test_a_trim_box_that_lies_outside(sound):
    def change(writer, page):
        left, bottom, right, top = page.trimbox
        page[NameObject("/TrimBox")] = RectangleObject((left + 20, bottom, right + 20, top))

    assert "X03" in codes(broken(sound, change))


def test_a_page_of_another_size(sound):
    def change(writer, page):
        left, bottom, right, top = page.trimbox
        page[NameObject("/TrimBox")] = RectangleObject((left, bottom, right - 9, top))

    assert codes(broken(sound, change)) == ["X04"]


def test_a_page_that_is_turned(sound):
    assert codes(broken(sound, lambda writer, page: page.rotate(90))) == ["X04", "X16"]


def test_a_trim_and_a_bleed_that_are_not_the_printers(sound):
    other = replace(OFFSET, trims=replace(OFFSET.trims, sizes=((156, 234),)))
    assert codes(sound, other) == ["X05"]
    assert codes(sound, replace(OFFSET, bleed=Edges(5, 5, 5, 5))) == ["X05"]


def test_another_kind_of_file(sound):
    assert "X06" in codes(sound, X_1A)
    assert "X06" in codes(sound.replace(b"%PDF-1.6", b"%PDF-1.7"))


def test_an_output_intent_that_is_not_there_or_has_no_profile(sound):
    assert codes(broken(sound, lambda writer, page: writer.root_object.pop("/OutputIntents"))) == ["X07"]

    def change(writer, page):
        del writer.root_object["/OutputIntents"][0]["/DestOutputProfile"]

    assert codes(broken(sound, change)) == ["X07"]


def test_a_file_that_does_not_say_whether_it_is_trapped(sound):
    def change(writer, page):
        writer.metadata = {key: value for key, value in writer.metadata.items() if key != "/Trapped"}

    assert codes(broken(sound, change)) == ["X08"]


FORM = DecodedStreamObject()
FORM.update(dictionary(Type=NameObject("/XObject"), Subtype=NameObject("/Form"), BBox=RectangleObject((0, 0, 9, 9))))
FORM.set_data(b"1 0 0 rg 0 0 9 9 re f")
LAB = ArrayObject([NameObject("/Lab"), dictionary(WhitePoint=ArrayObject(map(FloatObject, (0.96, 1, 0.82))))])
PALETTE = ArrayObject([NameObject("/Indexed"), NameObject("/DeviceRGB"), NumberObject(0), TextStringObject("abc")])
IMAGE = DecodedStreamObject()
IMAGE.update(
    dictionary(
        Type=NameObject("/XObject"), Subtype=NameObject("/Image"), Width=NumberObject(1), Height=NumberObject(1),
        ColorSpace=PALETTE, BitsPerComponent=NumberObject(8),
    )
)  # fmt: skip
IMAGE.set_data(b"\0")
SHADING = dictionary(ShadingType=NumberObject(2), ColorSpace=NameObject("/DeviceRGB"))
PATTERN = dictionary(PatternType=NumberObject(2), Shading=SHADING)


@pytest.mark.parametrize(
    ("operators", "resources"),
    [
        (b"1 0 0 rg", {}),
        (b"0 0 0 RG", {}),
        (b"0 0 0 1 k", {}),
        (b"/DeviceRGB cs", {}),
        (b"/lab cs", {"ColorSpace": dictionary(lab=LAB)}),
        (b"1 0 0 1 50 50 cm /x Do", {"XObject": dictionary(x=FORM)}),
        (b".1 0 0 .1 50 50 cm /x Do", {"XObject": dictionary(x=IMAGE)}),
        (b"/s sh", {"Shading": dictionary(s=SHADING)}),
        (b"/Pattern cs /p scn", {"Pattern": dictionary(p=PATTERN)}),
    ],
)
def test_a_colour_wherever_it_hides(sound, operators, resources):
    more = {NameObject(f"/{key}"): value for key, value in resources.items()}
    assert codes(broken(sound, with_operators(b" q " + operators + b" Q", more))) == ["X09"]


@pytest.mark.parametrize(("names", "found"), [("/Black", []), ("/Gold", ["X09"]), (["/Black", "/Cyan"], ["X09"])])
def test_inks_by_name(sound, names, found):
    named = ArrayObject(map(NameObject, names)) if isinstance(names, list) else NameObject(names)
    kind = "/DeviceN" if isinstance(names, list) else "/Separation"
    space = ArrayObject([NameObject(kind), named, NameObject("/DeviceCMYK"), DictionaryObject()])
    resources = {NameObject("/ColorSpace"): dictionary(s=space)}
    assert codes(broken(sound, with_operators(b" q /s cs 1 scn Q", resources))) == found


def test_a_colour_in_a_string_is_none(sound):
    assert codes(broken(sound, with_operators(b" BT (1 0 0 rg) pop <3120> ET"))) == []


def test_opacity_masks_and_blend_modes_in_pdf_x_1a(sound):
    flat = interior(made_up_article(1, notes=30), "PDF/X-1a")
    for key, value in (("ca", FloatObject(0.5)), ("SMask", DictionaryObject()), ("BM", NameObject("/Multiply"))):
        states = {NameObject("/ExtGState"): dictionary(s=dictionary(**{key: value}))}
        assert codes(broken(flat, with_operators(b" q /s gs Q", states)), X_1A) == ["X10"]
    assert codes(interior('<p style="opacity: 0.5">x</p><p>y</p>', "PDF/X-1a"), X_1A) == ["X10"]


def test_a_font_that_is_not_embedded_or_is_embedded_whole(sound):
    def font(name, **entries):
        face = dictionary(
            Type=NameObject("/Font"), BaseFont=NameObject(name), Subtype=NameObject("/TrueType"), **entries
        )
        return with_operators(b" BT /F 9 Tf ET", {NameObject("/Font"): dictionary(F=face)})

    file = DecodedStreamObject()
    assert codes(broken(sound, font("/Helvetica"))) == ["X11"]
    assert codes(broken(sound, font("/Whole", FontDescriptor=dictionary(FontFile2=file)))) == ["X12"]


def test_a_link_and_a_script(sound):
    link = Link(rect=(9, 9, 20, 20), url="https://example.org/")
    assert codes(broken(sound, lambda writer, page: writer.add_annotation(2, link))) == ["X13"]
    script = dictionary(JavaScript=DictionaryObject())
    for entry in ({"/OpenAction": script}, {"/AA": script}, {"/AcroForm": script}, {"/Names": script}):
        more = {NameObject(key): value for key, value in entry.items()}
        assert codes(broken(sound, lambda writer, page, more=more: writer.root_object.update(more))) == ["X13"]
    assert codes(broken(sound, lambda writer, page: writer.add_attachment("a.txt", b"a"))) == ["X13"]


def test_a_locked_file(sound):
    assert "X13" in codes(broken(sound, lambda writer, page: writer.encrypt("secret")))


def test_too_few_pages_an_odd_number_and_a_last_page_that_is_printed(sound):
    assert codes(sound, replace(OFFSET, least_pages=100)) == ["X15"]
    assert codes(sound, replace(OFFSET, multiple=100)) == ["X15"]
    last = extents(sound)[-1].ink is not None
    printed = broken(sound, lambda writer, page: None if last else writer.remove_page(len(writer.pages) - 1))
    assert "X15" in codes(printed, replace(OFFSET, last_blank=True))


def test_words_too_near_to_the_edge_and_in_the_gutter(sound):
    assert codes(sound, replace(OFFSET, safe=Edges(13, 5, 5))) == ["X16"]
    wide = replace(OFFSET, gutters=(replace(OFFSET.gutters[0], width=14),))
    assert codes(sound, wide) == ["X16"]


def test_something_that_bleeds_on_a_sheet_without_a_bleed():
    sheet = '<div style="position: absolute; left: -14mm; top: 0; width: 9mm; height: 9mm; background: #777"></div>'
    content = interior(f"<p>x</p>{sheet}", bleed=Edges(0, 0, 0))
    assert codes(content, replace(OFFSET, always_bleeds=False)) == ["X17"]


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
@pytest.mark.parametrize("variant", ["PDF/X-4", "PDF/X-1a"])
def test_ghostscript_draws_it_on_the_black_plate_alone(variant, tmp_path):
    (tmp_path / "book.pdf").write_bytes(interior(made_up_article(1, notes=30) + MIXED + FINE, variant))
    command = ["gs", "-q", "-dPDFSTOPONERROR", "-dBATCH", "-dNOPAUSE", "-sDEVICE=inkcov", "-o", "-", "book.pdf"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    plates = [[float(part) for part in line.split()[:4]] for line in ran.stdout.splitlines() if "CMYK" in line]
    assert len(plates) > 2
    assert {tuple(plate[:3]) for plate in plates} == {(0.0, 0.0, 0.0)}
    assert any(plate[3] for plate in plates)


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("variant", ["PDF/X-4", "PDF/X-1a"])
def test_qpdf_finds_no_fault_in_a_printers_file(variant, tmp_path):
    (tmp_path / "book.pdf").write_bytes(interior(MIXED + FINE, variant))
    subprocess.run(["qpdf", "--check", tmp_path / "book.pdf"], check=True, capture_output=True)
