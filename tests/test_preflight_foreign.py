"""The preflight of files that other programs make: pages without boxes, turned, in units of their own, with layers."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
)

from florilegium.bind.pdf import inspect, inspect_screen
from florilegium.bind.pdf.device_colours import _may_have_inks
from florilegium.bind.pdf.named_things import subset_names
from florilegium.model.preflight import Check, Verdict
from florilegium.prove.preflight import page_quality, preflight, screen_preflight
from florilegium.recipe.preflight_file import Order, look
from test_covers import profile
from test_preflight import dictionary

WORDS = b"BT /F 12 Tf 100 400 Td (Hello world of text) Tj ET "
KDP = profile("kdp")


def made(operators: bytes = WORDS, pages: int = 24, change=lambda writer, number, page: None, resources=None) -> bytes:
    """A file of 6 × 9 in in which every page has these operators and nothing but a media box, before it is changed."""
    writer = PdfWriter()
    face = dictionary(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica"))
    for number in range(pages):
        page = writer.add_blank_page(432, 648)
        stream = DecodedStreamObject()
        stream.set_data(operators)
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = dictionary(Font=dictionary(F=face), **(resources or {}))
        change(writer, number, page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def entry(name: str, value, only: int | None = None):
    def change(writer, number, page):
        if only in (None, number):
            page[NameObject(name)] = value

    return change


def checks(content: bytes, asked=KDP) -> dict[str, Check]:
    return {check.id: check for check in preflight("book.pdf", inspect(content), asked).checks}


def found(check: Check) -> list[str]:
    return [fault.code for fault in check.faults]


def streamed(data: bytes, **entries) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.update(dictionary(**entries))
    stream.set_data(data)
    return stream


def picture(space: str) -> DecodedStreamObject:
    return streamed(
        b"\0\0\0\0", Type=NameObject("/XObject"), Subtype=NameObject("/Image"), Width=NumberObject(1),
        Height=NumberObject(1), BitsPerComponent=NumberObject(8), ColorSpace=NameObject(space),
    )  # fmt: skip


def form(data: bytes, **resources) -> DecodedStreamObject:
    entries = {"Resources": dictionary(**resources)} if resources else {}
    box = RectangleObject((0, 0, 9, 9))
    return streamed(data, Type=NameObject("/XObject"), Subtype=NameObject("/Form"), BBox=box, **entries)


# --- art at the edge ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("art", [b"0 0 432 648", b"0 100 200 200", b".6 100 200 200"])
def test_art_exactly_to_the_trim_on_a_sheet_without_bleed(art):
    bleed = checks(made(b".5 g " + art + b" re f 0 g " + WORDS))["bleed"]
    assert (found(bleed), bleed.pages) == (["X17"], tuple(range(1, 25)))


def test_art_a_little_inside_of_the_trim_does_not_bleed():
    assert checks(made(b".5 g 3 3 426 642 re f 0 g " + WORDS))["bleed"].verdict is Verdict.IDLE


def test_art_exactly_to_the_trim_on_a_sheet_with_a_bleed():
    def boxes(writer, number, page):
        page[NameObject("/MediaBox")] = RectangleObject((0, -9, 441, 657))
        page[NameObject("/TrimBox")] = RectangleObject((0, 0, 432, 648))

    assert found(checks(made(b".5 g 200 100 232 200 re f", change=boxes))["bleed"]) == ["X30"]


# --- pages turned, in other units, with reversed boxes -----------------------------------------------------------


@pytest.mark.parametrize(("degrees", "size"), [(90, "228.6 × 152.4 mm"), (180, "152.4 × 228.6 mm")])
def test_the_size_of_a_turned_page_is_that_as_it_is_shown(degrees, size):
    check = checks(made(change=entry("/Rotate", NumberObject(degrees))))["page-size"]
    assert (check.measured, found(check)) == (size, ["X04"])
    assert "turned" in check.faults[0].message


def test_one_page_that_is_turned_is_of_another_size():
    check = checks(made(change=entry("/Rotate", NumberObject(90), only=5)))["page-size"]
    assert [fault.message for fault in check.faults] == ["the pages are of 2 sizes", "page 6 of the file is turned"]


@pytest.mark.parametrize(("degrees", "left"), [(0, 2), (90, 400), (180, 335), (270, 648 - 409)])
def test_words_stand_on_a_turned_page_where_they_are_shown(degrees, left):
    words = WORDS.replace(b"100 400", b"2 400")
    (page, *_) = inspect(made(words, 2, entry("/Rotate", NumberObject(degrees)))).pages
    assert page.extent.words.left == pytest.approx(left, abs=4)
    assert page.head == page.foot == "Hello world of text"


def test_words_near_to_the_head_of_the_page_as_shown():
    upside_down = made(WORDS.replace(b"100 400", b"100 4"), change=entry("/Rotate", NumberObject(180)))
    assert "at the head" in checks(upside_down)["safe-area"].faults[0].message


def test_a_unit_of_the_page_enlarges_sizes_places_and_rules_and_makes_pictures_coarser():
    unit = entry("/UserUnit", FloatObject(2))
    (page, *_) = inspect(made(WORDS + b".2 w 100 100 m 300 100 l S", 2, unit)).pages
    assert (page.trim.right, page.trim.top) == (864, 1296)
    assert page.extent.words.left == pytest.approx(200, abs=4)
    assert [rule.thickness for rule in page.standing.rules] == [pytest.approx(0.4, abs=0.01)]
    assert found(checks(made(change=unit))["sheet"]) == ["X05"]


def test_a_unit_that_is_none_is_a_point():
    for unit in (NameObject("/x"), NumberObject(0), NumberObject(-2)):
        assert inspect(made(pages=1, change=entry("/UserUnit", unit))).pages[0].trim.right == 432


def test_a_media_box_from_the_upper_corner_to_the_lower():
    content = made(change=entry("/MediaBox", RectangleObject((432, 648, 0, 0))))
    assert inspect(content).pages[0].extent.words == inspect(made()).pages[0].extent.words
    assert found(checks(content)["safe-area"]) == []


# --- pages without boxes of their own ----------------------------------------------------------------------------


def test_a_page_that_says_no_trim_is_trimmed_as_it_is_shown():
    found_in = checks(made(change=entry("/MediaBox", RectangleObject((0, 0, 432, 658)), only=3)))
    assert found(found_in["page-size"]) == ["X04"]
    small = checks(made(change=entry("/MediaBox", RectangleObject((0, 0, 200, 300)))))
    assert found(small["sheet"]) == ["X05"]
    assert checks(made())["sheet"].verdict is Verdict.PASSED


def test_a_page_is_trimmed_as_it_is_cropped():
    content = made(change=entry("/CropBox", RectangleObject((84, 76, 348, 572))))
    assert checks(content)["page-size"].measured == "93.1 × 175.0 mm"


# --- layers ------------------------------------------------------------------------------------------------------


def test_layers_that_are_hidden_are_told():
    def layered(writer, number, page):
        layer = writer._add_object(dictionary(Type=NameObject("/OCG")))
        order = dictionary(OFF=ArrayObject([layer]))
        writer.root_object[NameObject("/OCProperties")] = dictionary(OCGs=ArrayObject([layer]), D=order)

    (fault,) = checks(made(pages=1, change=layered))["active"].faults
    assert (fault.code, fault.message) == ("X13", "the file has hidden layers")


def test_an_interior_with_bookmarks_is_told_to_be_taken_for_a_screen_edition():
    def marked(writer, number, page):
        writer.add_outline_item(title=f"Piece {number}", page_number=number)

    order = Order("book.pdf", made(pages=2, change=marked), "", KDP, named=False)
    assert "taken for a screen edition" in look(order).table.asked_by
    assert look(replace(order, kind="screen")).table.asked_by == "a reader at a screen"


# --- pictures in patterns ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("matrix", "resolution"), [((1, 0, 0, 1, 0, 0), 18), ((0, 0.5, -0.5, 0, 9, 9), 36)])
def test_a_coarse_picture_in_a_pattern(matrix, resolution):
    picture = DecodedStreamObject()
    picture.update(dictionary(Type=NameObject("/XObject"), Subtype=NameObject("/Image"), Width=NumberObject(50)))
    picture.update(dictionary(Height=NumberObject(50), BitsPerComponent=NumberObject(8)))
    picture[NameObject("/ColorSpace")] = NameObject("/DeviceGray")
    picture.set_data(bytes(2500))
    pattern = DecodedStreamObject()
    pattern.update(dictionary(PatternType=NumberObject(1), PaintType=NumberObject(1), TilingType=NumberObject(1)))
    pattern[NameObject("/BBox")] = RectangleObject((0, 0, 200, 200))
    pattern[NameObject("/Matrix")] = ArrayObject(map(FloatObject, matrix))
    pattern.update(dictionary(XStep=NumberObject(200), YStep=NumberObject(200)))
    pattern.set_data(b"q 200 0 0 200 0 0 cm /i Do Q")

    def filled(writer, number, page):
        pattern[NameObject("/Resources")] = dictionary(XObject=dictionary(i=writer._add_object(picture)))
        page["/Resources"][NameObject("/Pattern")] = dictionary(p=writer._add_object(pattern))

    pictures = checks(made(WORDS + b"/Pattern cs /p scn 100 100 200 200 re f", 2, filled))["pictures"]
    assert (found(pictures), pictures.pages, pictures.measured) == (["X14"], (1, 2), f"{resolution} and more")


@pytest.mark.parametrize(("matrix", "resolution"), [((1, 0, 0, 1, 0, 0), 18), ((2, 0, 0, 2, 0, 0), 9)])
def test_a_coarse_picture_in_a_form_in_a_pattern(matrix, resolution):
    def filled(writer, number, page):
        coarse = streamed(
            bytes(2500), Type=NameObject("/XObject"), Subtype=NameObject("/Image"), Width=NumberObject(50),
            Height=NumberObject(50), BitsPerComponent=NumberObject(8), ColorSpace=NameObject("/DeviceGray"),
        )  # fmt: skip
        inner = form(b"q 100 0 0 100 0 0 cm /i Do Q", XObject=dictionary(i=writer._add_object(coarse)))
        outer = form(b"2 0 0 2 0 0 cm /f Do", XObject=dictionary(f=writer._add_object(inner)))
        outer[NameObject("/Matrix")] = ArrayObject(map(FloatObject, matrix))
        things = dictionary(XObject=dictionary(f=writer._add_object(outer)))
        box = RectangleObject((0, 0, 200, 200))
        step = {"XStep": NumberObject(200), "YStep": NumberObject(200), "BBox": box, "Resources": things}
        kind = {"PatternType": NumberObject(1), "PaintType": NumberObject(1), "TilingType": NumberObject(1)}
        pattern = streamed(b"/f Do", **kind, **step)
        page["/Resources"][NameObject("/Pattern")] = dictionary(p=writer._add_object(pattern))

    pictures = checks(made(WORDS + b"/Pattern cs /p scn 100 100 200 200 re f", 2, filled))["pictures"]
    assert (found(pictures), pictures.measured) == (["X14"], f"{resolution} and more")


def test_an_art_box_beside_the_trim_box_is_told():
    def boxed(writer, number, page):
        for name in ("/TrimBox", "/BleedBox", "/ArtBox"):
            page[NameObject(name)] = RectangleObject((0, 0, 432, 648))

    boxes = checks(made(change=boxed))["boxes"]
    assert (found(boxes), boxes.pages) == (["X32"], tuple(range(1, 25)))
    assert "ArtBox beside the TrimBox" in boxes.faults[0].message
    assert found(checks(made(change=boxed), profile("ingramspark"))["boxes"]) == ["X03"]


# --- what a printer does not demand ------------------------------------------------------------------------------


def test_a_printer_who_takes_any_pdf_only_warns_of_one_that_is_no_pdf_x():
    told = checks(made())
    assert {name for name, check in told.items() if "X32" in found(check)} == {
        "boxes", "kind", "output-intent", "particulars",
    }  # fmt: skip
    assert all(told[name].verdict is Verdict.WARNED for name in ("boxes", "kind", "output-intent", "particulars"))
    strict = checks(made(), profile("ingramspark"))
    assert [found(strict[name]) for name in ("boxes", "kind", "output-intent", "particulars")] == [
        ["X02"], ["X06"], ["X07"], ["X08"],
    ]  # fmt: skip


def test_a_version_too_new_for_its_kind_is_told_as_that():
    file = inspect(made())
    file = replace(file, said=replace(file.said, version="1.4", claims=("PDF/X-1a",)))
    table = preflight("book.pdf", file, profile("ingramspark"))
    (fault,) = next(check for check in table.checks if check.id == "kind").faults
    assert fault.message == "the file says that it is PDF/X-1a, PDF 1.4, and PDF/X-1a is PDF 1.3 at most"


# --- files for the screen ----------------------------------------------------------------------------------------


def screen_checks(content: bytes, **said) -> dict[str, Check]:
    file = inspect_screen(content)
    table = screen_preflight("book.pdf", replace(file, said=replace(file.said, **said)))
    return {check.id: check for check in table.checks}


def test_a_screen_edition_need_not_say_whether_it_is_trapped():
    particulars = screen_checks(made(), lacking=("Trapped",))["particulars"]
    assert particulars.verdict is Verdict.PASSED


def test_what_is_tagged_is_not_told_to_be_tagged():
    (fault,) = screen_checks(made(), tagged=True, claims=())["claims"].faults
    assert (fault.message, fault.hint) == (
        "the file is tagged, and does not say that it is PDF/UA",
        "export it as PDF/UA",
    )


def placed(writer, value):
    """The value with its streams where the file has them, as objects of their own."""
    if isinstance(value, DictionaryObject | ArrayObject):
        for key in list(value) if isinstance(value, DictionaryObject) else range(len(value)):
            value[key] = placed(writer, value[key])
    return writer._add_object(value) if isinstance(value, DecodedStreamObject) else value


def archival(operators: bytes, intent: int, claim=b"<pdfaid:part>3</pdfaid:part>", **resources) -> bytes:
    """A file of two pages that says it is PDF/A, with an output intent of so many inks, 0 for none."""

    def change(writer, number, page):
        for kind, value in resources.items():
            page["/Resources"][NameObject(f"/{kind}")] = placed(writer, value)
        profile = streamed(b"", N=NumberObject(intent))
        meant = dictionary(S=NameObject("/GTS_PDFA1"), DestOutputProfile=writer._add_object(profile))
        writer.root_object[NameObject("/OutputIntents")] = ArrayObject([meant] if intent else [])
        writer.root_object[NameObject("/Metadata")] = writer._add_object(streamed(claim))

    return made(operators + WORDS, 2, change)


@pytest.mark.parametrize(
    ("operators", "intent", "spaces"),
    [
        (b"0 0 0 1 k ", 3, ["DeviceCMYK"]),
        (b"0 0 0 1 K ", 3, ["DeviceCMYK"]),
        (b"1 0 0 RG ", 4, ["DeviceRGB"]),
        (b"1 0 0 rg 0 0 0 1 k 0 g ", 0, ["DeviceCMYK", "DeviceGray", "DeviceRGB"]),
        (b"1 0 0 rg 0 0 0 1 k 0 g ", 1, ["DeviceCMYK", "DeviceRGB"]),
        (b"1 0 0 rg 0 g ", 3, []),
        (b"0 0 0 1 k 0 g ", 4, []),
        (b"/DeviceCMYK cs 0 0 0 1 sc ", 3, ["DeviceCMYK"]),
        (b"BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \0\0\0\0 EI ", 3, ["DeviceCMYK"]),
        (b"BT (0 0 0 1 k ) Tj ET /k gs ", 3, []),
        (b"/picture Do ", 3, ["DeviceCMYK"]),
        (b"/form Do ", 3, ["DeviceCMYK"]),
        (b"/form Do ", 4, []),
        (b"/meant Do ", 3, []),
        (b"/s sh ", 4, ["DeviceRGB"]),
        (b"/Pattern cs /p scn ", 3, ["DeviceCMYK"]),
        (b"/ink cs 1 scn ", 3, ["DeviceCMYK"]),
        (b"/screen cs 1 scn ", 4, []),
    ],
)
def test_pdf_a_with_colours_that_its_output_intent_does_not_explain(operators, intent, spaces):
    ink = ArrayObject([NameObject("/Separation"), NameObject("/Gold"), NameObject("/DeviceCMYK"), dictionary()])
    screen = ArrayObject([NameObject("/ICCBased"), streamed(b"", N=NumberObject(3))])
    content = archival(
        operators, intent,
        XObject=dictionary(
            picture=picture("/DeviceCMYK"), form=form(b"/inner Do", XObject=dictionary(inner=form(b"0 0 0 1 k"))),
            meant=form(b"0 0 0 1 k", ColorSpace=dictionary(DefaultCMYK=screen)),
        ),
        Shading=dictionary(s=dictionary(ShadingType=NumberObject(2), ColorSpace=NameObject("/DeviceRGB"))),
        Pattern=dictionary(p=streamed(b"1 0 0 0 k 0 0 9 9 re f", PatternType=NumberObject(1))),
        ColorSpace=dictionary(ink=ink, screen=screen),
    )  # fmt: skip
    told = screen_checks(content)["inks"]
    assert [fault.message.split()[2] for fault in told.faults] == spaces
    assert told.pages == ((1, 2) if spaces else ())
    assert [fault.code for fault in checks(content)["inks"].faults] == ["X33"] * len(spaces)


def test_colours_are_found_in_a_file_of_which_a_part_is_broken():
    content = archival(b"0 0 0 1 k ", 3, Stray=streamed(b"stray"))
    broken = content.replace(b"stray\nendstream", b"stray\nndstreame", 1)
    assert broken != content
    assert screen_checks(broken)["inks"].pages == (1, 2)


def test_colours_of_a_file_that_does_not_say_that_it_is_pdf_a_need_no_output_intent():
    content = archival(b"0 0 0 1 k ", 0, b"")
    assert screen_checks(content)["inks"].verdict is Verdict.IDLE
    assert "inks" not in checks(content)


def test_a_subset_of_type_1_is_known_though_the_font_itself_has_no_prefix():
    file = DecodedStreamObject()
    face = dictionary(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/ABCDEF+CMR10"))
    face[NameObject("/FontDescriptor")] = dictionary(FontFile=file)

    def lettered(writer, number, page):
        page["/Resources"]["/Font"][NameObject("/F")] = face

    reader = PdfReader(io.BytesIO(made(WORDS, 1, lettered)))
    assert subset_names(reader) == {"CMR10"}


@pytest.mark.parametrize(("kind", "may"), [("/XRef", False), ("/XObject", True)])
def test_the_table_of_a_files_objects_is_not_taken_for_a_drawing_in_inks(kind, may):
    table = DecodedStreamObject()
    table.update(dictionary(Type=NameObject(kind)))
    table.set_data(b"\2\0k\0\0")  # numbers that look like an operator

    def beside(writer, number, page):
        page["/Resources"][NameObject("/Beside")] = writer._add_object(table)

    assert _may_have_inks(PdfReader(io.BytesIO(made(pages=1, change=beside)))) is may


# --- values of the wrong sort ------------------------------------------------------------------------------------

NAMES = ArrayObject([NumberObject(1), NameObject("/x"), NumberObject(3), NumberObject(4)])
THIN = b"q /G gs 0 g 100 100 50 .1 re f Q "


def note(**entries):
    return ArrayObject([dictionary(Subtype=NameObject("/Text"), **entries)])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (entry("/TrimBox", NAMES, 2), "/TrimBox"),
        (entry("/MediaBox", NumberObject(5), 2), "/MediaBox"),
        (entry("/Annots", note(Rect=NAMES), 2), "/Rect of annotation 1"),
    ],
)
def test_a_value_of_the_wrong_sort_is_told_and_the_rest_is_judged(change, told):
    all_told = checks(made(THIN + WORDS, change=change))
    assert all_told["readable"].verdict is Verdict.PASSED
    (fault,) = all_told["values"].faults
    assert (fault.code, all_told["values"].pages) == ("X36", (3,))
    assert fault.message == f"the value of {told} on page 3 of the file is of a sort that it cannot be"
    assert found(all_told["rules"]) == ["X24"]


@pytest.mark.parametrize("key", ["OPM", "ca", "CA"])
def test_a_setting_of_the_wrong_sort_is_told(key):
    state = dictionary(OP=NumberObject(1), **{key: NameObject("/Foo")})
    all_told = checks(made(THIN + WORDS, resources={"ExtGState": dictionary(G=state)}))
    (fault,) = all_told["values"].faults
    assert f"/{key} of the graphics state /G on" in fault.message
    assert all_told["readable"].verdict is Verdict.PASSED


def test_values_as_they_should_be_are_not_told():
    rect = ArrayObject(NumberObject(each) for each in (1, 2, 3, 4))
    state = dictionary(OPM=NumberObject(1), ca=FloatObject(0.5))
    change = entry("/Annots", note(Rect=rect), 2)
    content = made(THIN, change=change, resources={"ExtGState": dictionary(G=state)})
    assert checks(content)["values"].verdict is Verdict.PASSED


OVERPRINTING = {"ExtGState": dictionary(G=dictionary(op=BooleanObject(True), OPM=NumberObject(1)))}


def test_one_page_is_one():
    white = made(b"0 g 9 9 50 50 re f /G gs 0 0 0 0 k 9 9 50 50 re f ", 1, resources=OVERPRINTING)
    table = preflight("book.pdf", inspect(white), KDP)
    measured = {check.id: f"{check.title} {check.measured}" for check in table.checks}
    assert measured["overprint"].endswith("on 1 page")
    assert measured["gutter"].startswith("gutter for 1 page ")
    assert page_quality({}, 1).measured == "none on 1 page"
