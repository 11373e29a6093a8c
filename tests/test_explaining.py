"""Two makings of an edition that are not the same: each kind of difference is named, with its place."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import FloatObject, RectangleObject

from books import Book, make_book, write_press
from florilegium.recipe.explaining import explain

ARTICLE = '+++\ntitle = "The Lion"\nauthors = ["A. Lamb"]\n+++\n\nA lion sleeps.\n\nAn owl wakes.\n'
VOLUME = 'title = "The Lion"\ndate = 2026-11-01\narticles = ["lion"]\nfront = ["title-page"]\nback = []\n'


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return a_book(tmp_path_factory.mktemp("lion"), ARTICLE)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The same book with one word more."""
    return a_book(tmp_path_factory.mktemp("lions"), ARTICLE.replace("An owl", "An old owl"))


def a_book(folder: Path, article: str) -> Book:
    files = {"texts/articles/lion.md": article, "texts/volumes/lion.toml": VOLUME}
    return make_book(write_press(folder, files), "lion")


def explained(book: Book, changed: Mapping[str, bytes]) -> tuple[str, ...]:
    return explain(book.made.files, {**book.made.files, **changed})


def repacked(epub: bytes, change: Callable[[list[tuple[zipfile.ZipInfo, bytes]]], object]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        entries = [(each, archive.read(each)) for each in archive.infolist()]
    change(entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for entry, content in entries:
            archive.writestr(entry, content, entry.compress_type)
    return out.getvalue()


def rewritten(pdf: bytes, change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_of_the_same_files_there_is_nothing_to_explain(book: Book) -> None:
    assert explained(book, {}) == ()


def test_a_word_more_is_named_in_every_edition(book: Book, other: Book) -> None:
    told = "\n".join(explain(book.made.files, other.made.files))
    for name in ("lion.epub", "lion.html", "lion.tei.xml", "lion.pdf", "lion-print.pdf", "record.json"):
        assert f"{name}: " in told
    assert re.search(
        r"lion\.epub: \d of its \d+ files\n  EPUB/lion\.xhtml: line \d+: “.*An owl.*” → “.*An old owl", told
    )
    page = r"pages?\n  page \d+ \(folio 1\): its words: “.*An owl wakes.*” → “.*An old owl wakes.*”; its drawing"
    assert re.search(rf"lion\.pdf: 1 of its \d+ {page}", told)
    assert re.search(rf"lion-print\.pdf: 1 of its \d+ {page}", told)
    assert re.search(r"lion\.tei\.xml: \d+ places?\n  line \d+: “.*An owl wakes", told)


def test_a_file_more_or_less_in_the_archive_is_named(book: Book) -> None:
    less = repacked(book.epub, lambda entries: entries.pop(3))
    name = zipfile.ZipFile(io.BytesIO(book.epub)).namelist()[3]
    count = len(book.unpacked)
    assert explained(book, {"lion.epub": less}) == (
        f"lion.epub: 1 of its {count} files",
        f"  {name} is not there again",
    )
    again = explain({"lion.epub": less}, {"lion.epub": book.epub})
    assert again == (f"lion.epub: 1 of its {count - 1} files", f"  {name} is there as well")


def test_another_order_in_the_archive_is_no_other_file(book: Book) -> None:
    turned = repacked(book.epub, lambda entries: entries.insert(2, entries.pop(4)))
    assert explained(book, {"lion.epub": turned}) == (
        "lion.epub: only how it is packed",
        "  the order of its files",
    )


def test_another_hour_in_the_archive_is_no_other_file(book: Book) -> None:
    def dated(entries: list[tuple[zipfile.ZipInfo, bytes]]) -> None:
        entries[3][0].date_time = (2031, 2, 3, 4, 5, 6)

    said = explained(book, {"lion.epub": repacked(book.epub, dated)})
    assert said[0] == "lion.epub: only how it is packed"
    assert re.fullmatch(
        r"  how one file is packed, as “.+”: 2026-11-01 00:00:00, .+ → 2031-02-03 04:05:06, .+", said[1]
    )


def test_a_damaged_archive_is_told_by_its_bytes(book: Book) -> None:
    said = explained(book, {"lion.epub": book.epub[:1000]})
    assert said == (
        "lion.epub: one of the two is no archive that can be opened",
        f"  it has {len(book.epub):,} bytes, and again 1,000; the same as far as byte 1,000",
    )


def test_a_byte_of_what_a_pdf_says_of_itself_is_no_page(book: Book) -> None:
    at = book.screen.rindex(b"/Title (The Lion)")
    said = explained(book, {"lion.pdf": book.screen[:at] + b"/Title (The Liar)" + book.screen[at + 17 :]})
    assert said == ("lion.pdf: not its pages", "  what it says of itself: Title: “The Lion” → “The Liar”")


def test_a_box_of_a_page_is_told_with_its_edges(book: Book) -> None:
    def trimmed(writer: pypdf.PdfWriter) -> None:
        writer.pages[2].trimbox = RectangleObject((0, 0, 100, FloatObject(200.5)))

    said = explained(book, {"lion-print.pdf": rewritten(book.interior, trimmed)})
    assert re.fullmatch(r"lion-print\.pdf: 1 of its \d+ pages", said[0])
    assert re.fullmatch(r"  page 3 \(folio 1\): its boxes: .*TrimBox .* → .*TrimBox 0 0 100 200\.5.*", said[1])


def test_what_is_drawn_is_told_where_the_words_are_the_same(book: Book) -> None:
    def drawn(writer: pypdf.PdfWriter) -> None:
        content = writer.pages[2].get_contents()
        assert content is not None
        content.set_data(content.get_data() + b"\n0 0 10 10 re f")
        writer.pages[2].replace_contents(content)

    said = explained(book, {"lion-print.pdf": rewritten(book.interior, drawn)})
    assert said[1] == "  page 3 (folio 1): its drawing"


def test_a_page_that_moved_is_found_where_it_is_now(book: Book) -> None:
    moved = pypdf.PdfWriter()
    pages = pypdf.PdfReader(io.BytesIO(book.interior)).pages
    for page in (*pages[1:], pages[0]):
        moved.add_page(page)
    out = io.BytesIO()
    moved.write(out)
    said = explained(book, {"lion-print.pdf": out.getvalue()})
    assert f"  page 1 (folio i) is there again {len(pages) - 1:+d} pages away" in said
    assert "  page 3 (folio 1) is there again -1 pages away" in said


def test_a_page_more_is_counted(book: Book) -> None:
    said = explained(book, {"lion-print.pdf": rewritten(book.interior, lambda writer: writer.add_blank_page())})
    assert said[:2] == (
        "lion-print.pdf: how many pages it has",
        f"  it has {len(book.pages)} pages, and again {len(book.pages) + 1}",
    )


def test_a_pdf_that_is_only_stored_otherwise_is_said_to_be(book: Book) -> None:
    stored = explained(book, {"lion-print.pdf": book.interior + b"% a comment\n"})
    assert stored[0] == "lion-print.pdf: only how its objects are numbered, ordered or compressed"
    assert stored[1].startswith(f"  it has {len(book.interior):,} bytes, and again {len(book.interior) + 12:,}")


def test_a_font_that_was_cut_otherwise_is_told_once(book: Book) -> None:
    def cut(writer: pypdf.PdfWriter) -> None:
        fonts = writer.pages[2]["/Resources"]["/Font"]
        font = next(iter(fonts.values())).get_object()
        font[pypdf.generic.NameObject("/FirstChar")] = pypdf.generic.NumberObject(7)

    said = explained(book, {"lion-print.pdf": rewritten(book.interior, cut)})
    assert said[0] == "lion-print.pdf: not its pages"
    assert said[-1] == f"  pages 1–{len(book.pages)} (folios i–{len(book.pages) - 2}): the font EB-Garamond"


def test_a_truncated_pdf_is_told_by_its_bytes(book: Book) -> None:
    said = explained(book, {"lion.pdf": book.screen[:500]})
    assert said[0] == "lion.pdf: one of the two is no PDF that can be read"
    assert said[1].endswith("; the same as far as byte 500")


def test_files_of_one_making_only_are_named(book: Book) -> None:
    files = book.made.files
    assert explain({}, {"new.txt": b""}) == ("new.txt: is there only the second time",)
    rest = {name: content for name, content in files.items() if name != "lion.html"}
    assert explain(files, rest) == ("lion.html: is not there the second time",)


def test_a_page_that_begins_elsewhere_is_told_of_the_page_map(book: Book) -> None:
    record = json.loads(book.made.files["record.json"])
    page = record["pages"][2]
    page["start"] = {"article": "lion", "paragraph": 2, "letters": 5}
    page["anchors"].remove("lion")
    record["versions"]["weasyprint"] = "1.0"
    record["files"][0]["sha256"] = "0"
    was = book.record["versions"]["weasyprint"]
    assert explained(book, {"record.json": json.dumps(record).encode()}) == (
        "record.json: 3 places",
        "  the page map: page 3 (folio 1) begins with paragraph 1 of “lion”"
        " → with paragraph 2 of “lion”, after 5 letters",
        "  the page map: page 3 (folio 1) bears “lion” no more",
        f"  versions, weasyprint: “{was}” → “1.0”",
    )
    assert explained(book, {"record.json": b"{}"})[0].startswith("record.json: ")


def test_many_places_are_counted_and_a_few_shown() -> None:
    made = {"a.txt": "\n".join(map(str, range(100))).encode()}
    again = {"a.txt": "\n".join(f"{n}x" for n in range(100)).encode()}
    said = explain(made, again)
    assert said[0] == "a.txt: 100 places" and said[1] == "  line 1: “0” → “0x”"
    assert said[-1] == "  and 88 more places"


def test_texts_too_long_to_be_aligned_are_held_line_by_line() -> None:
    made = {"a.txt": "\n".join(f"a{n}" for n in range(5_000)).encode()}
    again = {"a.txt": "\n".join(f"b{n}" for n in range(5_001)).encode()}
    assert explain(made, again)[0] == "a.txt: 5,001 places"
