"""The two files: one drawing, with tags and links for the screen and in one black ink for the printer."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from florilegium.typeset import join
from florilegium.typeset.ink import in_grey, unmarked
from galleys import BOOK, drawn, fonts, galley, made_up_article

BLEED, WIDTH, HEIGHT = 8.5039, 311.811, 453.5433  # 3, 110 and 160 mm in points


def operators(pdf, page=0):
    return PdfReader(io.BytesIO(pdf)).pages[page].get_contents().get_data()


@pytest.mark.parametrize(
    ("item", "following", "grey"),
    [
        (b"0 0 0 rg", b"BT", b"0 g"),
        (b"0.5 0.5 0.5 rg", b"BT", b"0.5 g"),
        (b"0.5 0.1 0.1 rg", b"BT", b"0 g"),
        (b"1 0 0 rg", b"0 0 9 9 re", b"0.299 g"),
        (b"1 1 1 RG", b"S", b"1 G"),
        (b"/DeviceCMYK cs", b"", b"/DeviceGray cs"),
        (b"0 0 0 1 scn", b"BT", b"0 scn"),
        (b"/Pattern cs", b"/p1 scn", b"/Pattern cs"),
    ],
)
def test_each_colour_becomes_a_shade_and_coloured_text_black(item, following, grey):
    assert in_grey([item, following])[0] == grey


def test_marks_are_taken_out_with_their_operands():
    assert unmarked(["/P", {"MCID": 1}, b"BDC", b"BT", b"EMC", "/Artifact", b"BMC", b"f", b"EMC"]) == [b"BT", b"f"]


def test_the_interior_has_three_boxes_from_the_corner_of_the_sheet():
    for page in PdfReader(io.BytesIO(drawn(galley(made_up_article(1, notes=2))).interior)).pages:
        sheet = [0, 0, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED]
        assert list(page.mediabox) == pytest.approx(sheet, abs=1e-3)
        assert list(page["/BleedBox"]) == pytest.approx(sheet, abs=1e-3)
        assert list(page["/TrimBox"]) == pytest.approx([BLEED, BLEED, BLEED + WIDTH, BLEED + HEIGHT], abs=1e-3)


def test_the_page_on_the_screen_is_the_trimmed_page():
    page = PdfReader(io.BytesIO(drawn(galley("<p>words</p>")).screen)).pages[0]
    assert list(page.mediabox) == pytest.approx([0, 0, WIDTH, HEIGHT], abs=1e-3)


def test_the_words_stand_in_the_same_place_of_the_trimmed_page_in_both_files():
    both = drawn(galley(made_up_article(1, notes=2)))
    places = [re.findall(rb"1 0 0 -1 ([\d.]+) ([\d.]+) Tm", operators(file)) for file in (both.screen, both.interior)]
    assert places[0] == places[1] and places[0]
    assert operators(both.interior).startswith(b"1 0 0 1 8.5039 8.5039 cm")


def test_the_interior_has_neither_links_nor_tags_nor_colour():
    text = '<p><a href="#end">a link in red</a></p><p id="end" style="background: #fdd; border: 1pt solid blue">x</p>'
    both = drawn(galley(text))
    assert b"/Link" in both.screen or "/Annots" in PdfReader(io.BytesIO(both.screen)).pages[0]
    reader = PdfReader(io.BytesIO(both.interior))
    assert all("/Annots" not in page for page in reader.pages)
    assert set(reader.root_object) == {"/Type", "/Pages", "/Lang"}
    assert not re.search(rb" (rg|RG|BDC|EMC)\b", operators(both.interior))


def test_a_link_has_one_place_for_each_line_whatever_stands_in_it():
    link = '<a href="#goal">a <em>plain</em> <b>and <em>bold</em></b> link</a>'
    flex = '<p><a href="#goal" style="display: flex"><span>title</span><span>9</span></a></p>'
    page = PdfReader(io.BytesIO(drawn(galley(f'<p id="goal">{link}</p>{flex}')).screen)).pages[0]
    assert len(page["/Annots"]) == 2


def test_a_drawing_in_colour_is_grey_in_the_interior():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9V9z" fill="#ff0000"/></svg>'
    both = drawn(galley(f"<figure>{svg}</figure>"))
    assert b"1 0 0 rg" in operators(both.screen)
    assert b"0.299 g" in operators(both.interior)


def test_a_cover_stands_before_the_screen_edition_only():
    cover = galley('<h1 id="cover">Cover</h1>')
    book = join((galley("<p>words</p>"),), fonts(), cover)
    both = book.draw(BOOK)
    assert len(PdfReader(io.BytesIO(both.screen)).pages) == 3
    assert len(PdfReader(io.BytesIO(both.interior)).pages) == 2 == len(book.page_map.pages)
    assert [(label.ordinal, label.prefix) for label in book.screen_labels] == [(1, "Cover"), (2, "")]


def test_a_face_that_is_not_in_the_manifest_is_named():
    roman = replace(fonts(), faces=fonts().faces[:1])
    findings = join((galley("<p><i>slanted</i></p>"),), roman).draw(BOOK).diagnostics
    assert [finding.code for finding in findings] == ["T14"]
    assert "“EB-Garamond-Italic”" in findings[0].message


def test_every_face_is_embedded_and_subset():
    for file in (both := drawn(galley("<p>plain <i>italic</i> <b>bold</b> שלום</p>"))).screen, both.interior:
        resources = PdfReader(io.BytesIO(file)).pages[0]["/Resources"]
        for font in resources["/Font"].values():
            (inner,) = font.get_object()["/DescendantFonts"]
            assert re.fullmatch(r"/[A-Z]{6}\+.*", inner.get_object()["/BaseFont"])
            assert "/FontFile2" in inner.get_object()["/FontDescriptor"]


def test_what_stands_in_the_margins_is_an_artifact_and_no_tag():
    screen = drawn(galley(made_up_article(1, notes=2))).screen
    assert re.findall(rb"/Artifact\s*<<(.*?)>>\s*BDC", operators(screen), re.S) == [
        b"/Type /Pagination/Attached [/Bottom]/Subtype /Footer"
    ]


def test_a_heading_of_a_table_says_whether_it_is_that_of_a_column_or_a_row():
    head = '<thead><tr><th scope="col">a</th><th>b</th></tr></thead>'
    body = '<tbody><tr><th scope="row">c</th><td>d</td></tr></tbody>'
    reader = PdfReader(io.BytesIO(drawn(galley(f"<table>{head}{body}</table>")).screen))
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    headings = [each["/A"]["/Scope"] for each in objects if isinstance(each, dict) and each.get("/S") == "/TH"]
    assert sorted(headings) == ["/Column", "/Column", "/Row"]


def test_a_gradient_is_grey_in_the_interior_and_so_are_its_ends():
    gradient = '<div style="height: 9mm; background: linear-gradient(#f00, #00f)"></div>'
    interior = drawn(galley(gradient)).interior
    reader = PdfReader(io.BytesIO(interior))
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    (shading,) = [each for each in objects if isinstance(each, dict) and "/ShadingType" in each]
    assert shading["/ColorSpace"] == "/DeviceGray"
    functions = [each.get_object() for each in shading["/Function"]["/Functions"]]
    ends = {float(part) for each in functions for end in ("/C0", "/C1") for part in each[end]}
    assert ends == {0.299, 0.114}
