"""Further checks of the preflight, each proved by a file that breaks it: ink, rules, marks, blanks, folios, ways."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from florilegium.bind.colour import Separation, ink_of
from florilegium.bind.pdf import inspect, inspect_screen
from florilegium.model.preflight import UNKNOWN, Expected, Verdict
from florilegium.prove.preflight import preflight, screen_preflight
from florilegium.prove.preflight.folios import expected_run, folios_on, found_run
from galleys import BOOK, fonts, galley, made_up_article
from test_preflight import OFFSET, POINTS, broken, codes, dictionary, interior, with_operators


@pytest.fixture(scope="module")
def sound():
    return interior(made_up_article(1, notes=30))


def checked(content, expected=UNKNOWN):
    return {check.id: check for check in preflight("book.pdf", inspect(content), OFFSET, expected).checks}


def expected_of(content):
    file = inspect(content)
    folios = tuple(str(page.ordinal) for page in file.pages)
    return Expected(folios, tuple(page.extent.ink is None for page in file.pages))


def test_the_table_has_measure_limit_and_verdict_for_every_check(sound):
    table = preflight("book.pdf", inspect(sound), OFFSET)
    assert table.failed == ()
    assert table.summary.endswith("all passed")
    assert len({check.id for check in table.checks}) == len(table.checks) >= 22
    assert all(check.title and check.measured for check in table.checks)
    assert {check.verdict for check in table.checks} <= {Verdict.PASSED, Verdict.IDLE}


def test_a_place_is_told_in_points_from_the_corner_of_the_trimmed_page(sound):
    marked = broken(sound, with_operators(b" q 0 g 100 100 40 .1 re f Q"))
    (fault,) = checked(marked)["rules"].faults
    (spot,) = fault.spots
    assert spot.page == 3
    assert (spot.box.left, spot.box.right - spot.box.left) == pytest.approx((100, 40), abs=0.1)


@pytest.mark.parametrize(
    "operators",
    [b"100 100 m 200 100 l .1 w S", b".1 0 0 .1 0 0 cm 1000 1000 m 2000 1000 l 2 w S", b"100 100 90 .2 re f"],
)
def test_a_rule_that_is_too_thin(sound, operators):
    assert codes(broken(sound, with_operators(b" q 0 g 0 G " + operators + b" Q"))) == ["X24"]


def test_a_rule_of_a_quarter_of_a_point_is_printed(sound):
    rule = checked(broken(sound, with_operators(b" q 0 G .25 w 100 100 m 200 100 l S Q")))["rules"]
    assert (rule.verdict, rule.measured) == (Verdict.PASSED, "0.25 pt and more")


def test_a_thin_rule_inside_a_form_is_found_where_it_is_printed(sound):
    form = DecodedStreamObject()
    form.update(dictionary(Type=NameObject("/XObject"), Subtype=NameObject("/Form")))
    form[NameObject("/BBox")] = RectangleObject((0, 0, 90, 90))
    form.set_data(b"0 G .4 w 10 10 m 80 10 l S")
    resources = {NameObject("/XObject"): dictionary(x=form)}
    drawn = broken(sound, with_operators(b" q .5 0 0 .5 60 70 cm /x Do Q", resources))
    (spot,) = checked(drawn)["rules"].places
    assert (spot.box.left, spot.box.bottom) == pytest.approx(
        (65, 160 * POINTS - 75), abs=0.3
    )  # the engine counts downwards
    assert codes(drawn) == ["X24"]


@pytest.mark.parametrize("operators", [b"-20 200 15 .5 re f", b"-6 200 m -1 200 l .3 w S"])
def test_marks_of_the_cutter(sound, operators):
    assert "X23" in codes(broken(sound, with_operators(b" q 0 g 0 G " + operators + b" Q")))


def test_art_in_the_bleed_is_no_mark(sound):
    assert codes(broken(sound, with_operators(b" q .5 g -9 -9 9 400 re f -9 -9 40 20 re f Q"))) == []


def test_art_that_stops_at_the_trim_or_short_of_the_end_of_the_bleed(sound):
    for operators in (b"0 100 50 50 re f", b"-4 100 50 50 re f"):
        assert codes(broken(sound, with_operators(b" q .5 g " + operators + b" Q"))) == ["X30"]
    assert codes(broken(sound, with_operators(b" q .5 g -9 100 50 50 re f Q"))) == []


def test_a_sign_that_the_font_does_not_have(sound):
    font = next(iter(PdfReader(io.BytesIO(sound)).pages[2]["/Resources"]["/Font"]))
    text = f" BT {font} 9 Tf 60 60 Td <00000003> Tj ET".encode()
    found = broken(sound, with_operators(text))
    assert codes(found) == ["X20"]
    assert checked(found)["glyphs"].measured == "1"


def test_a_sign_that_a_font_of_single_bytes_does_not_have(sound):
    descriptor = dictionary(FontFile2=DecodedStreamObject())
    widths = ArrayObject([NumberObject(500)] * 3)
    face = dictionary(
        Type=NameObject("/Font"), Subtype=NameObject("/TrueType"), BaseFont=NameObject("/ABCDEF+Face"),
        FirstChar=NumberObject(65), LastChar=NumberObject(67), Widths=widths, FontDescriptor=descriptor,
    )  # fmt: skip
    fonts_of_page = {NameObject("/Font"): dictionary(F=face)}
    assert codes(broken(sound, with_operators(b" BT 90 90 Td /F 9 Tf (ABC) Tj ET", fonts_of_page))) == []
    assert codes(broken(sound, with_operators(rb" BT 90 90 Td /F 9 Tf (AB\104) Tj ET", fonts_of_page))) == ["X20"]


def test_too_much_ink_of_flat_colours_gradients_and_pictures(sound):
    def most(operators, resources=None):
        more = {NameObject(f"/{kind}"): value for kind, value in (resources or {}).items()}
        content = broken(sound, with_operators(b" q " + operators + b" Q", more))
        assert ("X21" in codes(content)) == (inspect(content).pages[2].ink > 301)
        return inspect(content).pages[2].ink

    assert most(b".9 .8 .8 .9 k") == pytest.approx(340)
    assert most(b".2 .2 .2 .1 k") == pytest.approx(70)
    ends = dictionary(FunctionType=NumberObject(2), C0=ArrayObject(map(NumberObject, (1, 1, 1, 1))))
    shading = dictionary(ShadingType=NumberObject(2), ColorSpace=NameObject("/DeviceCMYK"), Function=ends)
    assert most(b"/s sh", {"Shading": dictionary(s=shading)}) == pytest.approx(400)
    picture = DecodedStreamObject()
    picture.update(
        dictionary(
            Type=NameObject("/XObject"), Subtype=NameObject("/Image"), Width=NumberObject(2), Height=NumberObject(1),
            ColorSpace=NameObject("/DeviceCMYK"), BitsPerComponent=NumberObject(8),
        )
    )  # fmt: skip
    picture.set_data(bytes([255, 255, 255, 102]) + bytes(4))
    assert most(b".1 0 0 .1 50 50 cm /x Do", {"XObject": dictionary(x=picture)}) == pytest.approx(340, abs=2)


def test_the_colours_of_a_picture_keep_to_the_most_ink_of_the_printing():
    layouts = Path(__file__).parents[1] / "layouts/colour"
    profiles = [(layouts / name).read_bytes() for name in ("srgb.icc", "coated-offset-fogra39.icc")]
    picture = Image.new("RGB", (40, 40), (20, 10, 60))
    most = {
        limit: ink_of(Image.frombytes("CMYK", (40, 40), Separation(*profiles, limit).picture(picture)))
        for limit in (400, 240)
    }
    assert most[400] > 250 > 242 > most[240] > 220


def test_pdf_x_3_knows_no_transparency(sound):
    def change(writer, page):
        del writer.root_object["/Metadata"]
        writer.metadata = {**writer.metadata, "/GTS_PDFXVersion": "PDF/X-3:2003"}

    anyone = replace(OFFSET, variant="")
    states = {NameObject("/ExtGState"): dictionary(s=dictionary(ca=FloatObject(0.5)))}
    through = broken(broken(sound, change), with_operators(b" q /s gs Q", states))
    assert codes(broken(sound, change), anyone) == ["X06"]  # PDF 1.6 is too new for it
    assert codes(through, anyone) == ["X06", "X10"]


def test_a_file_without_author_and_language(sound):
    def change(writer, page):
        del writer.root_object["/Lang"]
        writer.metadata = {key: value for key, value in writer.metadata.items() if key != "/Author"}

    (fault,) = checked(broken(sound, change))["author-language"].faults
    assert (fault.code, fault.message) == ("X22", "the file does not say its author and language")


def test_a_blank_page_that_is_printed_on_and_a_page_that_has_become_blank(sound):
    expected = expected_of(sound)
    assert checked(sound, expected)["blanks"].verdict is Verdict.PASSED

    def empty(writer, page):
        page[NameObject("/Contents")] = writer._add_object(DecodedStreamObject())

    for wrong in (broken(sound, empty),):
        assert [fault.code for fault in checked(wrong, expected)["blanks"].faults] == ["X25"]
    due = Expected(expected.folios, (*expected.blanks[:2], True, *expected.blanks[3:]))
    assert checked(sound, due)["blanks"].pages == (3,)


def test_a_blank_recto_inside_a_book_from_elsewhere(sound):
    def empty(writer, page):
        page[NameObject("/Contents")] = writer._add_object(DecodedStreamObject())

    (fault,) = checked(broken(sound, empty))["blanks"].faults
    assert (fault.code, [spot.page for spot in fault.spots]) == ("X31", [3])


def test_white_shapes_and_words_that_nobody_sees_leave_a_page_blank(sound):
    font = next(iter(PdfReader(io.BytesIO(sound)).pages[2]["/Resources"]["/Font"]))

    def unseen(writer, page):
        stream = DecodedStreamObject()
        stream.set_data(f"1 g 0 0 999 999 re f BT 3 Tr {font} 9 Tf 60 60 Td <00030004> Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)

    assert inspect(broken(sound, unseen)).pages[2].extent.ink is None


def test_a_first_page_that_is_a_verso(sound):
    turned = broken(sound, lambda writer, page: writer.insert_blank_page(index=0))
    found = checked(turned)
    assert [fault.code for fault in found["first-page"].faults] == ["X26"]
    assert found["folios"].verdict is Verdict.PASSED


def test_folios_that_do_not_run(sound):
    missing = broken(sound, lambda writer, page: writer.remove_page(3))
    assert [fault.code for fault in checked(missing)["folios"].faults] == ["X27"]
    expected = expected_of(sound)
    assert checked(sound, expected)["folios"].verdict is Verdict.PASSED
    assert checked(missing, expected)["folios"].pages[0] == 4


def test_folios_are_told_from_other_numbers():
    lines = ["i", "ii", "", "iv", "1", "2 The Year", "In the year 1894", "4 The Year", "V. 5", "6", "7"]
    run = found_run([folios_on(page, (line,)) for page, line in enumerate(lines, 1)])
    assert run.jumps == ()
    assert {page: folio.value for page, folio in run.folios.items()} == {
        1: 1, 2: 2, 4: 4, 5: 1, 6: 2, 8: 4, 9: 5, 10: 6, 11: 7,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (["1", "2", "3", "3", "5", "6"], 4),
        (["1", "2", "3", "5", "6", "7"], 4),
        (["1 A", "2 A", "3 A", "9", "5 A", "6 A"], 4),
        (["1", "2", "3", "4", "x", "6"], 0),
        (["1", "2", "3", "1917", "5", "6"], 0),
        (["i", "ii", "iii", "1", "2", "3", "1", "2", "3"], 0),
        (["i", "ii", "iii", "iii", "v", "vi"], 4),
    ],
)
def test_a_folio_that_jumps(lines, page):
    run = found_run([folios_on(number, (line,)) for number, line in enumerate(lines, 1)])
    assert next((jump.page for jump in run.jumps), 0) == page


def test_a_folio_that_is_not_the_settings(sound):
    found = [folios_on(1, ("i",)), folios_on(2, ("3",)), folios_on(3, ("The Press", "2"))]
    (jump,) = expected_run(found, ("i", "1", "2")).jumps
    assert (jump.page, jump.found, jump.due) == (2, "3", "1")


# --- the screen edition ---


@pytest.fixture(scope="module")
def screen():
    from florilegium.bind.pdf import finish_screen
    from florilegium.typeset import join

    book = join((galley(CONTENTS + made_up_article(1, notes=30)),), fonts())
    return finish_screen(book.draw(BOOK).screen, BOOK, book.screen_labels)


CONTENTS = (
    '<section><h1>Contents</h1><p><a href="#piece-title">Piece 1</a> <a href="#piece-note-15">A note</a> '
    '<a href="#piece-note-30">The last note</a></p><div style="break-before: page"></div></section>'
)


def of_screen(content):
    return {check.id: check for check in screen_preflight("book.pdf", inspect_screen(content)).checks}


def changed(content, change):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def codes_of(check):
    return [fault.code for fault in check.faults]


def test_the_ways_through_a_screen_edition(screen):
    found = of_screen(screen)
    assert found["links"].verdict is Verdict.PASSED
    assert found["labels"].verdict is Verdict.PASSED
    assert found["folios"].verdict is Verdict.PASSED
    assert found["glyphs"].verdict is Verdict.PASSED
    assert "lines of the contents have no bookmark" in found["bookmarks"].faults[0].message


def test_bookmarks_that_are_not_there_or_lead_elsewhere(screen):
    def drop(writer):
        del writer.root_object["/Outlines"]

    assert codes_of(of_screen(changed(screen, drop))["bookmarks"]) == ["X28"]

    def astray(writer):
        writer.add_outline_item(title="Quite Another Thing", page_number=1)

    messages = [fault.message for fault in of_screen(changed(screen, astray))["bookmarks"].faults]
    assert "1 bookmarks lead to a page without their words, “Quite Another Thing” first" in messages


def test_a_dead_link(screen):
    def kill(writer):
        link = next(iter(writer.pages[0]["/Annots"])).get_object()
        for key in ("/Dest", "/A"):
            link.pop(key, None)
        link[NameObject("/Dest")] = TextStringObject("nowhere")

    assert codes_of(of_screen(changed(screen, kill))["links"]) == ["E25"]


def test_a_screen_edition_without_tags_and_labels(screen):
    def strip(writer):
        for key in ("/MarkInfo", "/StructTreeRoot", "/PageLabels"):
            writer.root_object.pop(key, None)

    found = of_screen(changed(screen, strip))
    assert codes_of(found["claims"]) == codes_of(found["labels"]) == ["X29"]
    assert found["folios"].verdict is Verdict.PASSED


def test_a_screen_edition_with_a_script_or_a_lock(screen):
    def script(writer):
        action = dictionary(S=NameObject("/JavaScript"), JS=TextStringObject("app.alert('x')"))
        writer.root_object[NameObject("/OpenAction")] = action

    scripted = changed(screen, script)
    assert codes_of(of_screen(scripted)["active"]) == ["X13"]
    locked = changed(screen, lambda writer: writer.encrypt("secret"))
    assert codes_of(of_screen(locked)["active"]) == ["X13"]
    assert screen_preflight("x.pdf", inspect_screen(b"no PDF")).failed[0].faults[0].code == "X01"


def test_letters_that_cannot_be_copied(screen):
    def hide(writer):
        for page in writer.pages:
            for font in page["/Resources"]["/Font"].values():
                stream = DecodedStreamObject()
                stream.set_data(CMAP)
                font.get_object()[NameObject("/ToUnicode")] = writer._add_object(stream)

    found = of_screen(changed(screen, hide))["glyphs"]
    assert codes_of(found) == ["X20"]
    assert isinstance(found.faults[0].spots[0].page, int)


CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <E000> endbfrange endcmap end end"""
