"""The specimen volume, made: every feature of the dialect is in it, and both media hold what they must."""

import io
import re
from collections import Counter
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from books import POINTS, Book, plain
from check_ace import ace
from check_epub import epubcheck
from check_pdf import verapdf
from florilegium.diagnostics import Severity
from florilegium.model import inlines as inline_model
from florilegium.model import text as model
from florilegium.model.names import LOCATOR_KINDS
from florilegium.model.notes import END_OF_BOOK, SERIES, SETTINGS
from florilegium.model.volume import Volume
from florilegium.model.walking import paragraphs, plain_text
from florilegium.recipe.build import make
from florilegium.recipe.reading import read_copy
from florilegium.typeset.pages import folio
from index_tour import astray, tour
from reading_back import chunks, letters, lost_in_epub, lost_in_print
from reading_system import Step, follow

ROMAN = [folio(number, "roman") for number in range(1, 50)]
FACES = {"EB-Garamond", "Florilegium-Signs", "Frank-Ruhl-Libre"}
BLIND = {
    "half-title",
    "series-page",
    "frontispiece",
    "title-page",
    "imprint",
    "dedication",
    "epigraph",
    "second-half-title",
    "part-title-1",
    "part-title-2",
    "part-title-3",
}
TRIM, BLEED = (138 * POINTS, 216 * POINTS), 3 * POINTS
MADE_BY_THE_PRESS = {"PageBreak"}


@pytest.fixture(scope="module")
def volume(specimen: Book) -> Volume:
    """The specimen as it went to the compositor, its names marked."""
    return read_copy(specimen.workspace, specimen.id).volume


@pytest.fixture(scope="module")
def screen(specimen: Book) -> PdfReader:
    return PdfReader(io.BytesIO(specimen.screen))


@pytest.fixture(scope="module")
def interior(specimen: Book) -> PdfReader:
    return PdfReader(io.BytesIO(specimen.interior))


# --- the texts -------------------------------------------------------------------------------------------------


def constructs(value: object) -> set[str]:
    if isinstance(value, tuple):
        return {kind for each in value for kind in constructs(each)}
    if type(value).__module__ not in (model.__name__, inline_model.__name__):
        return set()
    found = {kind for field in fields(value) for kind in constructs(getattr(value, field.name))}
    return {type(value).__name__, *found}


def test_every_construct_of_the_dialect_is_used(volume: Volume) -> None:
    used = {kind for piece in volume.pieces() for kind in constructs((*piece.body, *piece.notes))}
    known = {each.__name__ for each in (*inline_model.Inline.__args__, *model.Block.__args__)}
    assert known - used == MADE_BY_THE_PRESS


def test_every_kind_of_paragraph_and_of_notes_is_used(volume: Volume) -> None:
    pieces = tuple(volume.pieces())
    assert {each.kind for piece in pieces for each in piece.paragraphs()} == {
        *model.PARAGRAPH_KINDS,
        *model.LIST_KINDS,
    }
    assert {note.series for piece in pieces for note in piece.notes} == set(SERIES)
    assert {note.setting for piece in pieces for note in piece.notes} == set(SETTINGS)


def test_greek_cyrillic_and_hebrew_words_are_in_it(volume: Volume) -> None:
    words = "".join(chunk for piece in volume.pieces() for chunk in chunks(piece))
    for first, last in ("αω", "ая", "את"):
        assert any(first <= letter <= last for letter in words)


def test_each_essay_is_as_long_as_an_essay(volume: Volume) -> None:
    articles = [article for part in volume.parts for article in part.articles]
    assert len(articles) >= 6
    for article in articles:
        assert sum(len(text.split()) for text in texts(article.body)) >= 800, article.id


def texts(blocks: model.Blocks) -> list[str]:
    return [plain_text(each.children) for each in paragraphs(blocks)]


def test_the_specimen_has_nothing_to_mend(specimen: Book) -> None:
    grave = [each for each in specimen.made.diagnostics if each.severity is Severity.ERROR]
    assert grave == []
    assert not [each for each in specimen.made.diagnostics if each.code.startswith("T")]


# --- no word is lost -------------------------------------------------------------------------------------------


def test_every_word_of_every_piece_is_in_the_epub(specimen: Book, volume: Volume) -> None:
    for piece in volume.pieces():
        assert lost_in_epub(specimen, piece.id, tuple(chunks(piece))) == []


def test_every_word_of_every_piece_is_printed(specimen: Book, volume: Volume) -> None:
    for piece in volume.pieces():
        assert lost_in_print(specimen, piece.id, tuple(chunks(piece))) == []


# --- notes -----------------------------------------------------------------------------------------------------


def test_every_note_is_printed_on_the_page_of_its_call(specimen: Book, volume: Volume) -> None:
    notes = specimen.record["notes"]
    assert len(notes) == sum(len(piece.notes) for piece in volume.pieces()) > 0
    for note in notes:
        assert note["page"] == note["call_page"] or note["setting"] != "foot"
        assert note["id"] in specimen.record["pages"][note["page"] - 1]["anchors"]


def test_the_words_of_each_note_are_on_its_page(specimen: Book, volume: Volume) -> None:
    pages = {note["id"]: specimen.pages[note["page"] - 1] for note in specimen.record["notes"]}
    for piece in volume.pieces():
        for note in piece.notes:
            words = "".join(letters(text) for text in texts(note.blocks))
            page = letters(pages[f"{piece.id}-note-{note.number}"].text)
            assert letters(note.mark) + words[:40] in page


def test_every_note_of_the_epub_leads_back_to_its_call(specimen: Book, volume: Volume) -> None:
    for piece in volume.pieces():
        document = specimen.document(piece.id)
        for note in piece.notes:
            call, target = f"{piece.id}-call-{note.number}", f"{piece.id}-note-{note.number}"
            apart = note.setting == END_OF_BOOK
            there = specimen.document("endnotes") if apart else document
            assert document.count(f'id="{call}" href="{"endnotes.xhtml" if apart else ""}#{target}"') == 1
            back = f'href="{f"{piece.id}.xhtml" if apart else ""}#{call}"'
            assert there.count(f'id="{target}"') == there.count(back) == 1


# --- pages -----------------------------------------------------------------------------------------------------


def test_folios_are_roman_in_front_and_arabic_from_the_body_on(specimen: Book) -> None:
    folios = [page["folio"] for page in specimen.record["pages"]]
    front = folios.index("1")
    assert front % 2 == 0
    assert folios == ROMAN[:front] + [str(number) for number in range(1, len(folios) - front + 1)]
    assert specimen.page_of("second-half-title")["folio"] == "1"
    assert specimen.page_of("part-title-1")["folio"] == "3"


def test_the_labels_of_both_files_are_the_folios(specimen: Book, screen: PdfReader, interior: PdfReader) -> None:
    folios = [page["folio"] for page in specimen.record["pages"]]
    assert interior.page_labels == folios
    assert screen.page_labels[1:] == folios
    assert screen.page_labels[0] not in folios


def test_the_folio_stands_on_every_page_that_is_not_blind(specimen: Book) -> None:
    for known, page in zip(specimen.record["pages"], specimen.pages, strict=True):
        printed = page.head + page.foot
        if known["blank"]:
            assert (printed, page.text) == ("", "")
        elif BLIND & set(known["anchors"]):
            assert printed == ""
        else:
            assert (
                known["folio"] in (page.head.split()[0], page.head.split()[-1])
                if page.head
                else page.foot == known["folio"]
            )


def test_an_opening_has_no_running_head_and_the_pages_after_it_have(specimen: Book, volume: Volume) -> None:
    for part in volume.parts:
        for article in part.articles:
            first, *others = (
                (known, page)
                for known, page in zip(specimen.record["pages"], specimen.pages, strict=True)
                if article.id in known["anchors"]
            )
            assert first[1].head == ""
            for known, page in others:
                words = part.title if known["side"] == "verso" else article.running_title
                assert letters(page.head) in (letters(known["folio"] + words), letters(words + known["folio"]))


def test_a_recto_has_an_odd_folio_and_every_piece_opens_on_one(specimen: Book, volume: Volume) -> None:
    for number, page in enumerate(specimen.record["pages"], 1):
        assert page["ordinal"] == number
        assert page["side"] == ("recto" if number % 2 else "verso")
    # introductions follow their part-titles; the frontispiece faces the title page, the epigraph the contents
    elsewhere = ("part-1", "part-2", "frontispiece", "epigraph")
    openings = [piece.id for piece in volume.pieces() if piece.id not in elsewhere]
    openings += [
        "half-title",
        "title-page",
        "contents",
        "part-title-1",
        "part-title-2",
        "part-title-3",
        "index-of-names",
    ]
    assert {specimen.page_of(each)["side"] for each in openings} == {"recto"}
    before, title, after = (specimen.page_of(each)["ordinal"] for each in ("frontispiece", "title-page", "imprint"))
    assert (before, after) == (title - 1, title + 1)


def test_the_contents_name_the_page_of_each_piece(specimen: Book) -> None:
    lines = specimen.pages[specimen.page_of("contents")["ordinal"] - 1].text.split("\n")
    listed = re.findall(r'<a href="[^"#]*#([^"]+)"><span class="label">(.*?)</span>', specimen.document("contents"))
    assert len(listed) >= 12
    for anchor, title in listed:
        wanted = letters(f"{plain(title)}{specimen.page_of(anchor)['folio']}")
        assert wanted in [letters(line) for line in lines]


def test_the_page_list_of_the_epub_begins_each_page_with_the_words_of_the_printed_page(specimen: Book) -> None:
    started = [page for page in specimen.record["pages"] if page["start"] and not page["blank"]]
    assert len(started) > 30
    for page in started:
        mark = f'id="page-{page["folio"]}"'
        documents = (specimen.document(page["start"]["article"]), specimen.document("endnotes"))
        before, mark, after = next((each for each in documents if mark in each), "").partition(mark)
        assert mark, page["folio"]
        after = re.sub(UNPRINTED, "", after.partition("</")[2].partition(">")[2])
        words = without_figures(plain(after))[:12]
        printed = specimen.pages[page["ordinal"] - 1]
        captions = re.findall(r"<figcaption.*?</figcaption>", before)  # a figure put off stands above the text
        # a word broken over two pages stays whole before the mark
        heads = ("", without_figures(printed.words[0]), *(without_figures(plain(each)) for each in captions))
        assert without_figures(printed.text).startswith(tuple(head + words for head in heads)), page["folio"]


UNPRINTED = r'<(a|h1) class="(note-call|unseen epub-only)".*?</\1>'


def without_figures(text: str) -> str:
    """The letters of a text; the call of a note may stand among the first words of a page."""
    return "".join(sign for sign in letters(text) if not sign.isdigit())


def all_locators(entry: dict) -> list[dict]:
    return [*entry["locators"], *(locator for each in entry["subentries"] for locator in each["locators"])]


def test_the_locators_of_the_index_are_pages_that_bear_the_name(specimen: Book) -> None:
    pages = {page["ordinal"]: page for page in specimen.record["pages"]}
    mentioned = {}
    for mention in specimen.record["mentions"]:
        mentioned.setdefault(mention["person"], set()).add(mention["ordinal"])
    assert len(specimen.entries) > 100
    for entry in specimen.entries:
        cited = {each for locator in all_locators(entry) for each in range(locator["first"], locator["last"] + 1)}
        assert mentioned.get(entry["person"], set()) <= cited
        for locator in all_locators(entry):
            assert re.match(
                pages[locator["first"]]["folio"] + r"\b|" + pages[locator["first"]]["folio"] + "n", locator["text"]
            )


def test_every_feature_of_the_index_is_used(specimen: Book, volume: Volume) -> None:
    locators = [each for entry in specimen.entries for each in all_locators(entry)]
    kinds = {each["kind"] for each in locators}
    assert kinds == set(LOCATOR_KINDS) - {"piece", "passage"}  # nobody signs here, and passages are a house’s choice
    assert any(each["principal"] for each in locators if each["kind"] != "glossary")
    assert any(each["first"] < each["last"] for each in locators if each["kind"] == "discussion")
    records = {person.id: person for person in read_copy(specimen.workspace, specimen.id).authority.persons}
    labels = {sub["label"] for entry in specimen.entries for sub in entry["subentries"]}
    assert {label for person in records.values() for _, label in person.subentries} & labels
    assert {piece.running_title for piece in volume.pieces()} & labels
    assert any(entry["see"] for entry in specimen.entries) and any(entry["see_also"] for entry in specimen.entries)
    assert any(records[entry["person"]].see and entry["locators"] for entry in specimen.entries)  # posted twice


def test_every_way_to_decide_a_name_is_used(specimen: Book, volume: Volume) -> None:
    decided = [each for piece in volume.pieces() for each in piece.names]
    assert {bool(each.person) for each in decided} == {True, False}  # a default and a skip
    assert "Designated" in {kind for piece in volume.pieces() for kind in constructs(piece.body)}
    inflected = [each["surface"] for each in specimen.record["mentions"] if each["person"] == "fyodorov-ivan"]
    assert "Ивану Фёдорову" in inflected


# --- the PDFs --------------------------------------------------------------------------------------------------


def test_every_leaf_of_the_interior_has_trim_and_bleed(interior: PdfReader) -> None:
    width, height = TRIM
    for page in interior.pages:
        assert list(page.mediabox) == pytest.approx([0, 0, width + 2 * BLEED, height + 2 * BLEED], abs=1e-3)
        assert list(page.bleedbox) == pytest.approx(list(page.mediabox), abs=1e-3)
        assert list(page.trimbox) == pytest.approx([BLEED, BLEED, BLEED + width, BLEED + height], abs=1e-3)
        assert "/Annots" not in page


def test_both_files_hold_only_the_faces_of_the_press_and_all_of_them_embedded(screen, interior) -> None:
    for reader in (screen, interior):
        found = set()
        for page in reader.pages:
            for font in page["/Resources"].get("/Font", {}).values():
                (inner,) = font.get_object()["/DescendantFonts"]
                descriptor = inner.get_object()["/FontDescriptor"]
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
                found.add(re.sub(r"^/[A-Z]{6}\+", "", descriptor["/FontName"]))
        assert {next((face for face in FACES if name.startswith(face)), name) for name in found} == FACES


def test_the_bookmarks_of_the_screen_edition_are_the_contents(specimen: Book, screen: PdfReader) -> None:
    def walk(outline: list) -> list[tuple[str, int]]:
        flat: list[tuple[str, int]] = []
        for each in outline:
            flat += walk(each) if isinstance(each, list) else [(each.title, screen.get_destination_page_number(each))]
        return flat

    listed = re.findall(r'<a href="[^"#]*#([^"]+)"><span class="label">(.*?)</span>', specimen.document("contents"))
    wanted = {(plain(title), specimen.page_of(anchor)["ordinal"]) for anchor, title in listed}
    assert wanted <= {(re.sub("^Part [A-Z][a-z]+ ", "", title), page) for title, page in walk(screen.outline)}


def test_the_links_of_the_screen_edition_stay_in_the_book_or_lead_to_public_addresses(specimen, screen) -> None:
    links = Counter()
    for page in screen.pages:
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            links["inside" if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo" else link["/A"]["/URI"]] += 1
    locators = sum(len(all_locators(entry)) for entry in specimen.entries)
    assert links["inside"] >= locators
    assert all(each.startswith("https://") for each in links if each != "inside")


def test_the_screen_edition_conforms_to_pdf_ua_1(specimen: Book) -> None:
    assert verapdf(specimen.screen) == ""
    assert verapdf(specimen.screen, "3a") == ""


def test_two_printers_get_the_same_pages_on_sheets_of_their_own(specimen: Book) -> None:
    made = make(specimen.workspace, specimen.id, ("print",), printers=("kdp", "ingramspark"))
    assert not [finding for finding in made.diagnostics if finding.is_error]
    texts, sizes = {}, {}
    for printer in ("kdp", "ingramspark"):
        with pypdfium2.PdfDocument(made.files[f"{specimen.id}-{printer}.pdf"]) as document:
            texts[printer] = [page.get_textpage().get_text_range().strip() for page in document]
            sizes[printer] = tuple(round(edge * 25.4 / 72, 1) for edge in document[0].get_size())
        assert f"{specimen.id}-{printer}-cover.pdf" in made.files
    pages = len(specimen.record["pages"])
    assert texts["kdp"][:pages] == texts["ingramspark"][:pages]
    assert not any(texts["ingramspark"][pages:])
    assert sizes == {"kdp": (138.0, 216.0), "ingramspark": (139.7, 215.9)}


# --- the EPUB --------------------------------------------------------------------------------------------------


def test_epubcheck_finds_nothing_wrong(specimen: Book) -> None:
    assert epubcheck(specimen.epub) == ()


def test_ace_finds_nothing_wrong(specimen: Book) -> None:
    assert ace(specimen.epub) == ()


def test_every_document_opens_with_one_heading_of_the_first_level_and_skips_none(specimen: Book) -> None:
    levels = {
        name: [int(level) for level in re.findall(r"<h([1-6])\b", content.decode())]
        for name, content in specimen.unpacked.items() if name.endswith(".xhtml")
    }  # fmt: skip
    assert len(levels) > 35
    assert [name for name, found in levels.items() if found[:1] != [1] or found.count(1) != 1] == []
    assert [name for name, found in levels.items() if any(b > a + 1 for a, b in pairwise(found))] == []


def test_the_text_starts_at_the_first_piece_with_text(specimen: Book) -> None:
    assert '<a epub:type="bodymatter" href="part-1.xhtml">' in specimen.document("navigation")


def test_the_epub_holds_only_the_faces_of_the_press(specimen: Book) -> None:
    fonts = {name for name in specimen.unpacked if name.startswith("EPUB/fonts/")}
    assert {re.sub(r"-(normal|italic)\.ttf$", "", name.rpartition("/")[2]) for name in fonts} == FACES


def test_both_editions_cite_the_same_mentions(specimen: Book) -> None:
    locators = [each for entry in specimen.entries for each in all_locators(entry)]
    linked = re.findall(r'class="locator[^"]*" href="[^"#]*#([^"]+)"[^>]*>(.*?)<', specimen.document("index-of-names"))
    assert linked == [(each["anchor"], each["text"]) for each in locators]


def test_every_anchor_is_in_the_epub_once(specimen: Book) -> None:
    ids = Counter(
        id for name, content in specimen.unpacked.items() if name.endswith(".xhtml")
        for id in re.findall(r' id="([^"]+)"', content.decode())
    )  # fmt: skip
    anchors = [each["anchor"] for each in specimen.record["mentions"]]
    assert len(anchors) == len(set(anchors))
    assert {ids[anchor] for anchor in anchors} == {1}


def test_every_link_of_the_index_leads_a_reader_to_the_person(specimen: Book, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(specimen.epub)
    landings = tour(specimen, tmp_path / "book.epub")
    assert astray(specimen, landings) == []
    assert len(landings) >= sum(len(all_locators(entry)) for entry in specimen.entries) > 350
    assert sum(landing.page > 1 for landing in landings) > len(landings) / 2


def test_a_click_on_a_locator_turns_to_the_name(specimen: Book, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(specimen.epub)
    surfaces = {each["anchor"]: each for each in specimen.record["mentions"]}
    cited = [each["anchor"] for entry in specimen.entries for each in all_locators(entry)]
    chosen = [anchor for anchor in cited if anchor in surfaces][:: len(cited) // 5]
    steps = [Step(f"a[href$='#{anchor}']", "index-of-names.xhtml") for anchor in chosen]
    for anchor, landing in zip(chosen, follow(tmp_path / "book.epub", *steps), strict=True):
        mention = surfaces[anchor]
        assert (landing.trouble, landing.visible) == ("", True)
        assert (landing.file, landing.id) == (f"{mention['article']}.xhtml", anchor)
        assert letters(landing.text) and letters(landing.text) in letters(mention["surface"])


def test_pages_follow_one_another_in_the_page_list(specimen: Book) -> None:
    listed = re.findall(r'href="[^"]+#page-([^"]+)"', specimen.document("navigation").partition("page-list")[2])
    folios = [page["folio"] for page in specimen.record["pages"]]
    order = [folios.index(each) for each in listed]
    assert all(one < other for one, other in pairwise(order))
    assert len(order) == sum(not page["blank"] for page in specimen.record["pages"])
