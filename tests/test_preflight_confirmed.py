"""What the preflight measures is what other programs find: pdffonts, pdfimages, pdfinfo, Ghostscript, qpdf, veraPDF."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject

from books import Book
from check_pdf import verapdf
from florilegium.bind.pdf import finish_screen, inspect, inspect_screen
from florilegium.model.printing import Intent
from florilegium.prove.preflight import preflight, screen_preflight
from florilegium.typeset import join
from galleys import BOOK, fonts, galley
from test_preflight import FINE, MIXED, OFFSET, X_1A, broken, codes, dictionary, interior, with_operators

TEXT = "<p>The press sets a page and the reader turns it.</p>"


def by(*words: object, folder: Path) -> str:
    """What the program says of the file “book.pdf” in the folder. Skips the test where it is not installed."""
    if not shutil.which(str(words[0])):
        pytest.skip(f"{words[0]} is not installed")
    return subprocess.run([*map(str, words)], cwd=folder, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def put(tmp_path):
    def put(content: bytes) -> Path:
        (tmp_path / "book.pdf").write_bytes(content)
        return tmp_path

    return put


def fonts_by_pdffonts(folder: Path) -> dict[str, tuple[str, str]]:
    """By its name whether a font is embedded and whether it is a subset."""
    lines = by("pdffonts", "book.pdf", folder=folder).splitlines()[2:]
    rows = [line.split() for line in lines]
    return {row[0].rpartition("+")[2]: (row[-5], row[-4]) for row in rows}


def test_pdffonts_finds_the_same_fonts_embedded_and_cut_down(put, specimen: Book):
    told = fonts_by_pdffonts(put(specimen.interior))
    assert set(told.values()) == {("yes", "yes")}
    assert {font.name for font in inspect(specimen.interior).fonts} == set(told)


def test_pdffonts_finds_the_font_that_is_not_embedded(put):
    face = dictionary(Type=NameObject("/Font"), BaseFont=NameObject("/Helvetica"), Subtype=NameObject("/Type1"))
    content = broken(
        interior(TEXT * 99),
        with_operators(b" BT 90 90 Td /F 9 Tf (x) Tj ET", {NameObject("/Font"): dictionary(F=face)}),
    )
    assert fonts_by_pdffonts(put(content))["Helvetica"] == ("no", "no")
    assert codes(content) == ["X11"]


def test_pdfimages_finds_the_same_resolution(put):
    content = interior(TEXT + FINE.replace("1.5pt", "20pt"))
    lines = by("pdfimages", "-list", "book.pdf", folder=put(content)).splitlines()[2:]
    (picture,) = (each for page in inspect(content).pages for each in page.standing.pictures)
    assert [float(line.split()[12]) for line in lines] == [pytest.approx(picture.resolution, abs=1)]


def test_pdfinfo_finds_the_same_boxes(put, specimen: Book):
    told = by("pdfinfo", "-box", "-l", 9999, "book.pdf", folder=put(specimen.interior))
    for page in inspect(specimen.interior).pages:
        for name, box in page.boxes.items():
            found = re.search(rf"^Page +{page.ordinal} {name}: +(.*)$", told, re.M)
            assert found, name
            assert [float(edge) for edge in found[1].split()] == pytest.approx(
                [box.left, box.bottom, box.right, box.top], abs=0.01
            )


def test_ghostscript_lays_as_much_ink_as_was_measured(put):
    """Ghostscript separates the page, and the most of all inks on one of its points is counted."""
    flat = b" q .3 .2 .1 .4 k 90 90 40 40 re f .9 .7 .6 .2 k 200 200 40 40 re f Q"
    content = broken(interior(TEXT * 99), with_operators(flat))
    folder = put(content)
    by(
        "gs",
        "-q",
        "-dFirstPage=3",
        "-dLastPage=3",
        "-r36",
        "-sDEVICE=tiff32nc",
        "-o",
        "page.tif",
        "book.pdf",
        folder=folder,
    )
    with Image.open(folder / "page.tif") as picture:
        most = max(sum(colour) for _, colour in picture.getcolors(1 << 20))
    assert inspect(content).pages[2].ink == pytest.approx(most / 255 * 100, abs=2) == pytest.approx(240, abs=2)


def test_ghostscript_finds_the_blank_pages(put, specimen: Book):
    told = by("gs", "-q", "-r20", "-sDEVICE=inkcov", "-o", "-", "book.pdf", folder=put(specimen.interior))
    inks = [float(line.split()[3]) for line in told.splitlines() if "CMYK" in line]
    assert [ink == 0 for ink in inks] == [page.extent.ink is None for page in inspect(specimen.interior).pages]


@pytest.mark.parametrize("profile", [OFFSET, X_1A], ids=["PDF/X-4", "PDF/X-1a"])
def test_qpdf_finds_no_fault_in_a_file_that_passes(put, profile):
    content = interior(TEXT * 60 + MIXED, profile.variant)
    assert preflight("book.pdf", inspect(content), profile).failed == ()
    assert "No syntax or stream encoding errors" in by("qpdf", "--check", "book.pdf", folder=put(content))


def test_qpdf_finds_the_damage_of_a_file_that_cannot_be_read(put):
    content = interior(TEXT)
    cut = content[: len(content) // 2]
    assert "No syntax" not in by("qpdf", "--check", "book.pdf", folder=put(cut))
    assert codes(cut) == ["X01"]


def test_verapdf_misses_the_tags_that_were_missed():
    drawn = join((galley(TEXT),), fonts()).draw(BOOK)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(finish_screen(drawn.screen, BOOK, ()))))
    for key in ("/MarkInfo", "/StructTreeRoot"):
        del writer.root_object[key]
    out = io.BytesIO()
    writer.write(out)
    assert "7.1" in verapdf(out.getvalue())  # ISO 14289-1, 7.1: all that is real content is tagged
    found = screen_preflight("book.pdf", inspect_screen(out.getvalue())).diagnostics
    assert "X29" in [finding.code for finding in found]


@pytest.mark.parametrize(
    ("operators", "resources"),
    [
        (b" q 0 0 0 1 k 30 30 9 9 re f Q", {}),
        (b" q /shade sh Q", {"Shading": {"shade": "shading"}}),
        (b" q 1 0 0 rg 30 30 9 9 re f Q", {}),
    ],
)
def test_verapdf_finds_the_same_colours_unexplained(operators, resources):
    drawn = join((galley(TEXT * 200),), fonts()).draw(BOOK)
    srgb = (Path(__file__).parents[1] / "layouts/colour/srgb.icc").read_bytes()
    content = finish_screen(drawn.screen, BOOK, (), Intent("sRGB", "sRGB", srgb))
    ends = dictionary(FunctionType=NumberObject(2), N=NumberObject(1), Domain=ArrayObject(map(NumberObject, (0, 1))))
    ends[NameObject("/C0")] = ends[NameObject("/C1")] = ArrayObject(map(NumberObject, (0, 0, 0, 1)))
    line = ArrayObject(map(NumberObject, (0, 0, 9, 9)))
    shading = dictionary(ShadingType=NumberObject(2), ColorSpace=NameObject("/DeviceCMYK"), Function=ends, Coords=line)
    named = {
        NameObject(f"/{kind}"): {NameObject(f"/{name}"): shading for name in names} for kind, names in resources.items()
    }
    changed = broken(content, with_operators(operators, named))
    (inks,) = (check for check in screen_preflight("book.pdf", inspect_screen(changed)).checks if check.id == "inks")
    assert [fault.code for fault in inks.faults] == ([] if b"rg" in operators else ["X33"])
    assert ("6.2.4.3" in verapdf(changed, "3a")) == bool(inks.faults)


def test_a_sheet_of_nothing_but_a_form_is_not_blank(put):
    """A page can be drawn by a form alone: pdftotext reads it, and so does the preflight."""
    content = broken(interior(TEXT * 99), in_a_form)
    assert inspect(content).pages[2].extent.words
    assert "press sets a page" in by("pdftotext", "-f", 3, "-l", 3, "book.pdf", "-", folder=put(content))


def in_a_form(writer, page):
    form = DecodedStreamObject()
    form.update(dictionary(Type=NameObject("/XObject"), Subtype=NameObject("/Form"), BBox=page["/MediaBox"]))
    form[NameObject("/Resources")] = page["/Resources"]
    form.set_data(page.get_contents().get_data())
    stream = DecodedStreamObject()
    stream.set_data(b"/x Do")
    page[NameObject("/Contents")] = writer._add_object(stream)
    page[NameObject("/Resources")] = dictionary(XObject=dictionary(x=writer._add_object(form)))
