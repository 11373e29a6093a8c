"""The PDFs as they go out: what they say of themselves, that they conform, that they are the same everywhere."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from check_pdf import verapdf
from florilegium.bind.pdf import finish_interior, finish_screen
from florilegium.typeset import join
from galleys import BOOK, fonts, galley, made_up_article

OUTLINE = "h1 { bookmark-level: 1 }"
SCRIPTS = '<p lang="grc">ἐν ἀρχῇ</p><p lang="ru">Фёдоров</p><p lang="he" dir="rtl">שָׁלוֹם</p>'
PICTURE = '<figure><img src="specimens/red.png" alt="A red square"/></figure>'
LISTS = "<ol><li><p>one</p><p>more</p><ul><li>two</li></ul></li></ol><ul><li><p>a</p></li></ul>"
TABLE = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"


def made_book():
    """The finished screen edition and interior of a book with front matter, notes, links, scripts and a picture."""
    front = galley('<h1 id="contents">Contents</h1><p><a href="#piece">Piece</a> 1</p>', OUTLINE, numerals="roman")
    body = galley(made_up_article(1, notes=8) + SCRIPTS + PICTURE + LISTS + TABLE, OUTLINE)
    book = join((front, body), fonts())
    both = book.draw(BOOK)
    assert front.diagnostics == body.diagnostics == both.diagnostics == ()
    return finish_screen(both.screen, BOOK, book.screen_labels), finish_interior(both.interior, BOOK, book.labels)


@pytest.fixture(scope="module")
def book():
    return made_book()


def test_both_say_what_book_they_are_and_never_what_the_time_is(book):
    for content in book:
        reader = PdfReader(io.BytesIO(content), strict=True)
        assert dict(reader.metadata) == {
            "/Title": "On the Making of Books",
            "/Author": "A. Corrector",
            "/Creator": "Florilegium",
            "/Producer": "WeasyPrint 70.0",
            "/CreationDate": "D:20231114221320Z",
            "/ModDate": "D:20231114221320Z",
            "/Trapped": "/False",
        }
        assert reader.root_object["/Lang"] == "en-GB"
        assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
        assert len(reader.trailer["/ID"]) == 2


def test_the_labels_of_the_pages_are_their_folios(book):
    for content in book:
        assert PdfReader(io.BytesIO(content)).page_labels[:4] == ["i", "ii", "1", "2"]


def test_the_screen_edition_has_outline_links_and_tags(book):
    reader = PdfReader(io.BytesIO(book[0]))
    assert [entry.title for entry in reader.outline] == ["Contents", "Piece 1"]
    assert reader.pages[0]["/Annots"][0].get_object()["/Dest"] == "piece"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/PageMode"] == "/UseOutlines"


def test_the_interior_holds_nothing_that_a_printer_must_not_find(book):
    root = PdfReader(io.BytesIO(book[1])).root_object
    assert set(root) == {"/Type", "/Pages", "/Lang", "/Metadata", "/PageLabels", "/PageLayout", "/ViewerPreferences"}
    for word in (b"/Annot", b"/JavaScript", b"/StructTreeRoot", b"/DeviceRGB", b"/OpenAction"):
        assert word not in book[1]


def test_a_picture_is_grey_in_the_interior_alone(book):
    def pictures(content):
        pages = PdfReader(io.BytesIO(content)).pages
        found = {each.idnum: each.get_object() for page in pages for each in page["/Resources"]["/XObject"].values()}
        return [each for each in found.values() if each["/Subtype"] == "/Image"]

    (coloured,), (grey,) = pictures(book[0]), pictures(book[1])
    assert (coloured["/ColorSpace"], grey["/ColorSpace"]) == ("/DeviceRGB", "/DeviceGray")
    assert set(grey.get_data()) == {round(0.299 * 200 + 0.587 * 30 + 0.114 * 30)}
    assert len(zlib.decompress(grey._data)) == 64


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_no_fault(book, tmp_path):
    for content in book:
        (tmp_path / "book.pdf").write_bytes(content)
        subprocess.run(["qpdf", "--check", tmp_path / "book.pdf"], check=True, capture_output=True)


def test_the_screen_edition_conforms_to_pdf_ua_1(book):
    assert verapdf(book[0]) == ""


def test_the_bytes_are_the_same_in_any_folder_zone_language_and_order(book, tmp_path):
    here = [hashlib.sha256(content).hexdigest() for content in book]
    other = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "77",
        "HOME": str(tmp_path),
        "FONTCONFIG_FILE": "/etc/fonts/fonts.conf",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(Path(__file__).parent), *sys.path])),
    }
    code = (
        "import os, hashlib; os.umask(0o077); from test_bind_pdf import made_book\n"
        "print(*(hashlib.sha256(content).hexdigest() for content in made_book()))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=other, capture_output=True, text=True)
    assert ran.stdout.split() == here, ran.stderr
    assert ran.stderr == "" and not list(tmp_path.iterdir())
