"""Notes the whole way: four series, three settings, in both editions, linked both ways and all of them there."""

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from books import ROOT, Book, make_book, write_press
from check_epub import epubcheck
from check_pdf import verapdf
from florilegium.diagnostics import Refusal
from florilegium.model.notes import SERIES

PRESS = """
[press]
imprint = "Small Press"

[notes.editor]
closing = "—Ed."

[notes.translator]
setting = "end-of-piece"

[notes.earlier]
setting = "end-of-book"
"""
VOLUME = """
title = "Folding"
date = 2026-11-01
front = ["title-page", "contents", "preface"]
articles = ["sheet", "knife"]

[matter]
preface = "preface.md"
afterword = "afterword.md"
"""
SHEET = """+++
title = "The Sheet"
earlier-editor = "Ada Frey"
+++

A sheet[^1] is folded[^ed1] once[^tr1] or twice[^ee1] by hand[^2].

Then it is cut[^tr2] by Anna Weber[^ee2] and sewn[^3].

[^1]: Of paper, *not* of vellum.

    It was made by Johann Keller.

[^ed1]: The editor speaks.

    > A quotation stands here.

[^tr1]: In the original *Bogen*.

[^ee1]: So the manuscript.

    ::: verse
    A sheet is laid
      upon the press
    :::

[^2]: {.end-of-piece} Or by machine.

[^tr2]: {.foot} Or trimmed.

[^ee2]: Anna Weber died in 1502. —Ada Frey

[^3]: {.end-of-book} With thread.
"""
TEXTS = {
    "texts/press.toml": PRESS,
    "texts/names.toml": '[[person]]\nid = "weber"\nheadword = "Weber, Anna"\n',
    "texts/volumes/small.toml": VOLUME,
    "texts/volumes/preface.md": '+++\ntitle = "Preface"\n+++\n\nA preface[^1] comes first[^ed1].\n\n'
    "[^1]: By the author.\n\n[^ed1]: {.end-of-book} By the editor.\n",
    "texts/volumes/afterword.md": '+++\ntitle = "Afterword"\n+++\n\nIt ends.[^1]\n\n[^1]: {.end-of-book} At last.\n',
    "texts/articles/sheet.md": SHEET,
    "texts/articles/knife.md": '+++\ntitle = "The Knife"\n+++\n\nA knife.[^1]\n\n[^1]: Of bone.\n',
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return make_book(write_press(tmp_path_factory.mktemp("notes"), TEXTS), "small")


def notes(book: Book, article: str) -> list[tuple[str, str, str]]:
    found = (note for note in book.record["notes"] if note["article"] == article)
    return [(note["series"], note["mark"], note["setting"]) for note in found]


def test_each_series_has_its_marks_and_its_setting_but_a_note_may_have_its_own(book: Book) -> None:
    assert notes(book, "sheet") == [
        ("author", "1", "foot"),
        ("editor", "a", "foot"),
        ("translator", "*", "end-of-piece"),
        ("earlier", "i", "end-of-book"),
        ("author", "2", "end-of-piece"),
        ("translator", "†", "foot"),
        ("earlier", "ii", "end-of-book"),
        ("author", "3", "end-of-book"),
    ]


def test_the_book_ends_in_a_piece_with_its_endnotes_before_the_index(book: Book) -> None:
    contents = re.findall(r'class="label">([^<]+)', book.document("contents"))
    assert contents[-4:] == ["Afterword", "Notes", "Index of Names", "Colophon"]


def test_endnotes_stand_in_groups_below_running_heads_that_tell_the_pages(book: Book) -> None:
    page = next(page for page in book.pages if "So the manuscript." in page.text)
    assert re.findall("Preface|The Sheet|Afterword", page.text) == ["Preface", "The Sheet", "Afterword"]
    number = next(note["page"] for note in book.record["notes"] if note["setting"] == "end-of-book")
    assert "Notes to pages" not in page.head  # an opening
    assert book.record["pages"][number - 1]["folio"] == page.foot


def test_the_closing_sign_stands_once(book: Book) -> None:
    words = " ".join(page.text for page in book.pages)
    assert words.count("—Ada Frey") == 2
    assert words.count("—Ed.") == 2
    assert words.count("—Tr.") == 2


def test_calls_and_notes_are_linked_both_ways_in_the_epub(book: Book) -> None:
    documents = {piece: ET.fromstring(book.document(piece)) for piece in ("preface", "sheet", "afterword", "endnotes")}
    ids = {(piece, each.get("id")): each for piece, root in documents.items() for each in root.iter()}
    calls = backs = 0
    for piece, root in documents.items():
        for link in (each for each in root.iter() if each.get("role") in ("doc-noteref", "doc-backlink")):
            file, _, id = link.get("href", "").partition("#")
            target = ids[file.removesuffix(".xhtml") or piece, id]
            assert target.get("role") == ("doc-footnote" if link.get("role") == "doc-noteref" else "doc-noteref")
            calls += link.get("role") == "doc-noteref"
            backs += link.get("role") == "doc-backlink"
    assert calls == backs == 11


def test_a_reader_who_hears_the_book_is_told_the_series(book: Book) -> None:
    labels = re.findall(r'<aside [^>]*aria-label="([^"]+)"', book.document("sheet") + book.document("endnotes"))
    assert sorted(set(labels)) == [
        "Earlier editor’s note i", "Earlier editor’s note ii", "Editor’s note a", "Note 1", "Note 2", "Note 3",
        "Translator’s note *", "Translator’s note †",
    ]  # fmt: skip


def test_the_index_cites_the_page_where_an_endnote_stands(book: Book) -> None:
    (entry,) = book.entries
    note = next(note for note in book.record["notes"] if note["mark"] == "ii")
    folio = book.record["pages"][note["page"] - 1]["folio"]
    assert [locator["text"] for locator in entry["locators"]] == ["1", f"{folio}nii"]


def test_at_the_foot_the_authors_note_comes_before_the_translators_and_the_editors(book: Book) -> None:
    page = next(page for page in book.pages if "A sheet" in page.text)
    at = [page.text.index(words) for words in ("Of paper", "Or trimmed", "The editor speaks")]
    assert at == sorted(at)


def test_in_the_pdf_each_note_is_tagged_as_one_and_has_a_name(book: Book) -> None:
    reader = PdfReader(io.BytesIO(book.screen))
    objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm)))
    elements = [each for each in objects if isinstance(each, DictionaryObject) and each.get("/S") == "/Note"]
    assert sorted(each["/ID"] for each in elements) == sorted(note["id"] for note in book.record["notes"])
    assert verapdf(book.screen) == ""


def test_the_epub_is_sound(book: Book) -> None:
    assert epubcheck(book.epub) == ()


def test_two_series_with_one_mark_are_an_error(tmp_path: Path) -> None:
    text = '+++\ntitle = "K"\n+++\n\nA[^1] b[^ed1] c.[^ed2]\n\n[^1]: One.\n\n[^ed1]: Two.\n\n[^ed2]: Three.\n'
    numbers = PRESS.replace("[notes.editor]", '[notes.editor]\nmarks = "numbers"')
    texts = {**TEXTS, "texts/articles/knife.md": text, "texts/press.toml": numbers}
    with pytest.raises(Refusal) as refusal:
        make_book(write_press(tmp_path, texts), "small")
    found = {(each.code, str(each.place)) for each in refusal.value.diagnostics}
    assert ("V23", "texts/articles/knife.md:9:1") in found


def test_an_earlier_editor_who_signs_must_be_named(tmp_path: Path) -> None:
    text = '+++\ntitle = "K"\n+++\n\nA.[^ee1]\n\n[^ee1]: One.\n'
    with pytest.raises(Refusal) as refusal:
        make_book(write_press(tmp_path, {**TEXTS, "texts/articles/knife.md": text}), "small")
    assert [(each.code, str(each.place)) for each in refusal.value.diagnostics] == [
        ("A46", "texts/articles/knife.md:7:1")
    ]


LONG = "The sheet is folded by the hand and the knife goes along the fold, as every binder knows and no reader asks. "


def tall_book(folder: Path, style: str) -> Book:
    text = '+++\ntitle = "The Knife"\n+++\n\n' + LONG * 9 + "[^1]\n\n" + LONG * 60 + f"[^2]\n\n[^1]: {LONG * 50}\n"
    return make_book(
        write_press(folder, {**TEXTS, "texts/articles/knife.md": f"{text}\n[^2]: Short.\n", "texts/press.toml": style}),
        "small",
    )


def test_a_tall_note_runs_over_to_the_next_page_and_no_word_of_it_is_lost(tmp_path: Path) -> None:
    book = tall_book(tmp_path, PRESS)
    (finding,) = (each for each in book.made.diagnostics if each.code == "T17")
    assert str(finding.place) == "texts/articles/knife.md:9:1"
    note, other = (note for note in book.record["notes"] if note["article"] == "knife")
    assert note["call_page"] == note["page"] < note["last_page"]
    assert other["call_page"] == other["page"] == other["last_page"]
    words = " ".join(page.text for page in book.pages)
    assert len(re.findall(r"every\s+binder\W", re.sub(r"[-‐\u00ad\ufffe]\s+", "", words))) == 9 + 60 + 50
    assert words.count("Short.") == 1


def test_a_tall_note_goes_to_the_end_of_its_piece_where_the_house_wants_it(tmp_path: Path) -> None:
    book = tall_book(tmp_path, PRESS.replace("[notes.editor]", '[notes]\ntall = "end-of-piece"\n\n[notes.editor]'))
    assert [(each.code, str(each.place)) for each in book.made.diagnostics if each.code[0] == "T"] == [
        ("T18", "texts/articles/knife.md:9:1")
    ]
    assert notes(book, "knife") == [("author", "1", "end-of-piece"), ("author", "2", "foot")]


SELECTORS = re.compile(r"([^{};]+)\{")
OF_NOTES = (".note.", ".note-call.", ".endnote.")


def test_no_stylesheet_takes_a_series_of_notes_for_something_else() -> None:
    """A series is a class of notes and of their calls: “.editor” alone would be a rule for both."""
    astray = [
        selector.strip()
        for file in sorted((ROOT / "layouts" / "styles").iterdir())
        for group in SELECTORS.findall(re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.S))
        for selector in group.split(",")
        if re.search(rf"\.({'|'.join(SERIES)})\b", selector)
        and not selector.strip().startswith((".title-page ", *OF_NOTES))
    ]
    assert astray == []
