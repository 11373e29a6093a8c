"""The glossary with notes that open from names, and the indexes of places, periodicals and works."""

import re
import zipfile
from pathlib import Path

import pytest

from books import Book, make_book, write_press
from check_epub import epubcheck
from florilegium.compose.glossary_views import PlaceView, glossary_view, with_places
from florilegium.diagnostics import Place, Refusal
from florilegium.index.headnote import write_headnote
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.medium import Medium, Targets
from florilegium.model.names import AuthorityFile, Entry, GlossaryEntry, Locator, Person, Subentry
from florilegium.model.text import Paragraph
from florilegium.model.volume import House
from florilegium.names import find_mentions
from florilegium.read.authority import read_authority
from index_tour import astray, tour
from reading_system import Step, follow

NAMES = """
[[person]]
id = "keller-johann"
headword = "Keller, Johann"
dates = "1470–1531"
gloss = "Printer at the sign of the lion."

[[person]]
id = "cellarius"
headword = "Cellarius"
see = "keller-johann"

[[person]]
id = "weber-anna"
headword = "Weber, Anna"

[[person]]
id = "nobody-ned"
headword = "Nobody, Ned"
gloss = "He is not in this book."
"""
PLACES = '[[place]]\nid = "venice"\nheadword = "Venice"\nvariants = ["Venezia"]\n'
WORKS = """
[[work]]
id = "praise-of-lions"
headword = "Praise of Lions"

[[work]]
id = "leonum-laus"
headword = "Leonum laus"
see = "praise-of-lions"

[[work]]
id = "on-keller"
headword = "“On Keller”"
variants = ["On Keller"]
"""
PERIODICALS = '[[periodical]]\nid = "printer"\nheadword = "Printer, The"\nvariants = ["The Printer"]\n'
LION = """+++
title = "The Lion"
authors = ["Nora Lane"]
date = 1941-11-08
+++

In Venice [Keller](https://example.org/keller) printed his *Praise of Lions*. Anna Weber was in Venezia too.

Keller sold it in Venice, and *The Printer* praised it; it never praised “On Keller”.
"""
VOLUME = """title = "Lions"
date = 2026-11-01
articles = ["lion"]
front = ["title-page", "contents"]
name-notes = "pop-up"
back = ["biographical-glossary", "index-of-names", "index-of-works", "general-index"]
"""


def texts(volume: str) -> dict[str, str]:
    return {
        "texts/press.toml": '[press]\nimprint = "Lion Press"\n',
        "texts/names.toml": NAMES,
        "texts/places.toml": PLACES + 'see_also = ["keller-johann", "printer"]\ngloss = "A town."\n',
        "texts/works.toml": WORKS,
        "texts/periodicals.toml": PERIODICALS,
        "texts/articles/lion.md": LION,
        "texts/volumes/lions.toml": volume,
    }


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return make_book(write_press(tmp_path_factory.mktemp("lions"), texts(VOLUME)), "lions")


def test_each_index_holds_its_own_and_the_general_one_the_rest(book: Book) -> None:
    indexes = {index["id"]: [entry["heading"] for entry in index["entries"]] for index in book.record["indexes"]}
    assert indexes == {
        "index-of-names": ["Cellarius", "Keller, Johann", "Weber, Anna"],
        "index-of-works": ["Leonum laus", "“On Keller”", "Praise of Lions"],
        "general-index": ["Printer, The", "Venice"],
    }


def test_each_index_is_a_piece_of_both_editions(book: Book) -> None:
    heads = [next(page["folio"] for page in book.record["pages"] if id in page["anchors"]) for id in INDEXES]
    assert heads == sorted(set(heads), key=int)
    for id, title in INDEXES.items():
        document = book.document(id)
        assert f">{title}</h1>" in document
        assert f'<nav id="{id}" class="index" epub:type="index" role="doc-index"' in document
        assert f'<a epub:type="index" href="{id}.xhtml">{title}</a>' in book.document("navigation")


INDEXES = {"index-of-names": "Index of Names", "index-of-works": "Index of Works", "general-index": "Index"}


def test_titles_are_in_italics_unless_in_quotation_marks(book: Book) -> None:
    assert '<em class="label">Praise of Lions</em>' in book.document("index-of-works")
    assert '<span class="label">“On Keller”</span>' in book.document("index-of-works")
    assert '<em class="label">Printer, The</em>' in book.document("general-index")
    assert '<span class="label">Venice</span>' in book.document("general-index")


def test_see_also_leads_to_another_index_too(book: Book) -> None:
    keller = '<a href="index-of-names.xhtml#entry-keller-johann">Keller, Johann</a>, in the Index of Names'
    printer = '; <a href="#entry-printer"><em>Printer, The</em></a></p>'
    assert f'; <em class="see">see also</em> {keller}{printer}' in book.document("general-index")
    index = book.pages[book.page_of("general-index")["ordinal"] - 1]
    assert "see also Keller, Johann, in the Index of Names; Printer, The" in " ".join(index.words)
    assert [each for each in book.made.diagnostics if each.code == "N21"] == []


@pytest.mark.parametrize(
    ("kinds", "under", "of"),
    [
        (["person"], "name", "a person"),
        (["organisation"], "name", "an organisation"),
        (["work"], "title", "a work"),
        (["place", "work"], "heading", "a subject"),
    ],
)
def test_the_headnote_calls_the_headings_what_they_are(kinds: list[str], under: str, of: str) -> None:
    page, pages = Locator("1", "page 1", "a", 1, 1), Locator("2–3", "pages 2 to 3", "b", 2, 3, "passage")
    entry = Entry("a", "A", (pages,), subentries=(Subentry("Lions", (page,), is_title=True),))
    said = write_headnote((entry,), House(""), kinds)
    assert f"Under a {under}, titles of pieces are in italics." in said
    assert f"what is said of {of} from one mention to the next." in said


def test_glossary_and_index_lead_to_one_another(book: Book) -> None:
    glossary = book.document("biographical-glossary")
    assert re.findall(r'href="([^"]*#entry[^"]*)"', glossary) == ["index-of-names.xhtml#entry-keller-johann"]
    assert "<dfn" in glossary and "(1470–1531)</span>, also Cellarius. Printer at" in glossary
    assert "Nobody" not in glossary
    assert "A town." not in glossary  # it is of persons
    entry = next(each for each in book.entries if each["person"] == "keller-johann")
    assert entry["locators"][0]["anchor"] == "person-keller-johann"
    assert entry["locators"][0]["principal"]


def test_names_open_their_notes_in_the_epub_alone(book: Book) -> None:
    lion = book.document("lion")
    opens = 'epub:type="noteref" role="doc-noteref" href="biographical-glossary.xhtml#person-keller-johann">Keller</a>'
    assert lion.count(opens) == 1
    assert re.search(r'<span class="name"[^>]*><a href="https://example.org/keller">Keller</a></span>', lion)
    assert re.search(r'<span class="name"[^>]*>Anna Weber</span>', lion)
    assert epubcheck(book.epub) == ()


def test_the_note_on_a_person_leads_to_the_first_mention_in_each_piece(book: Book) -> None:
    place = '<a href="lion.xhtml#lion-name-2">The Lion</a>'
    assert f'<p class="person-places epub-only">In this book: {place}</p>' in book.document("biographical-glossary")
    assert "In this book" not in " ".join(page.text for page in book.pages)


def test_a_person_of_many_pieces_is_not_told_all_of_them_in_the_note() -> None:
    entry = GlossaryEntry("a", "A", "One.", places=tuple((f"piece-{n}", f"name-{n}") for n in range(1, 20)))
    to = Targets(Medium.EPUB, {f"piece-{n}": f"{n}.xhtml" for n in range(1, 20)}, {}, {}, frozenset(), frozenset({"a"}))
    persons = glossary_view((entry,), (), to, {})
    (person,) = with_places(persons, (entry,), {id: (id.title(), "en") for id, _ in entry.places}, to)
    assert person.places[0] == PlaceView("Piece-1", "en", "1.xhtml#name-1")
    assert (len(person.places), person.more) == (8, 11)


def test_a_name_opens_its_note_above_the_page(book: Book, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(book.epub)
    (note,) = follow(tmp_path / "book.epub", Step("a[role='doc-noteref']", "lion.xhtml", popup=True))
    assert note.trouble == ""
    assert note.type == "footnote"
    assert "Printer at the sign of the lion." in note.text
    assert note.text.endswith("In this book: The Lion")


def test_every_link_of_every_index_leads_a_reader_to_what_it_names(book: Book, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(book.epub)
    landings = tour(book, tmp_path / "book.epub")
    assert astray(book, landings) == []
    assert {landing.entry for landing in landings} == {f"entry-{entry['person']}" for entry in book.entries}


def test_a_link_of_an_index_that_leads_to_another_name_is_found_out(book: Book, tmp_path: Path) -> None:
    whole, index = tmp_path / "book.epub", "EPUB/general-index.xhtml"
    last = re.findall(r"#(lion-name-\d+)", book.document("general-index"))[-1]
    assert last != "lion-name-2"
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in book.unpacked.items():
            archive.writestr(name, content.replace(f"#{last}".encode(), b"#lion-name-2") if name == index else content)
    assert astray(book, tour(book, whole)) == ["entry-venice: 1 → lion-name-2"]


def test_without_an_index_the_glossary_has_no_links(tmp_path: Path) -> None:
    volume = re.sub("back = .*", 'back = ["biographical-glossary"]', VOLUME.replace("pop-up", "none"))
    book = make_book(write_press(tmp_path, texts(volume)), "lions")
    assert book.record["indexes"] == []
    assert "href" not in book.document("biographical-glossary").partition("<body")[2]
    assert "noteref" not in book.document("lion")


# --- which words name a thing --------------------------------------------------------------------------------------


def records(*given: tuple[str, str, str]) -> AuthorityFile:
    place = Place("texts/names.toml")
    return AuthorityFile(tuple(Person(id, headword, place, kind=kind) for id, headword, kind in given))


KNOWN = records(
    ("lenin", "Lenin, V. I.", "person"),
    ("london-jack", "London, Jack", "person"),
    ("london", "London", "place"),
    ("nature", "Nature", "periodical"),
    ("mill", "The Mill on the Floss", "work"),
    ("mill-john", "Mill, John", "person"),
    ("iskra", "J. P. Iskra Group", "organisation"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jack London lived there.", ["london-jack"]),
        ("He read The Mill on the Floss to Mill.", ["mill", "mill-john"]),
        ("He wrote for Nature, not for nature.", ["nature"]),
        ("Nature is red; all nature is.", []),
        ("Members of the J.P. Iskra Group met Lenin.", ["iskra", "lenin"]),
        ("Londoners", []),
    ],
)
def test_a_thing_is_named_by_its_headword_as_typed(text: str, found: list[str]) -> None:
    place = Place("texts/articles/a.md")
    article = Article("a", "A", place, (Paragraph(1, "paragraph", (Text(text),), place),))
    assert [mention.person for mention in find_mentions([article], KNOWN)[0]] == found


def test_a_name_that_may_be_a_person_or_a_place_is_reported() -> None:
    place = Place("texts/articles/a.md")
    article = Article("a", "A", place, (Paragraph(1, "paragraph", (Text("He saw London."),), place),))
    mentions, findings = find_mentions([article], KNOWN)
    assert ([*mentions], [each.code for each in findings]) == ([], ["N10"])


# --- the files ----------------------------------------------------------------------------------------------------


def test_the_kind_follows_from_the_file_unless_the_record_says_it(tmp_path: Path) -> None:
    places = PLACES + '\n[[place]]\nid = "doge"\nheadword = "Doge, Ned"\nkind = "person"\n'
    authority, _ = read_authority(write_press(tmp_path, {"texts/places.toml": places}))
    assert [(each.id, each.kind) for each in authority.persons] == [("venice", "place"), ("doge", "person")]
    assert [each.id for each in authority.of_kinds(["person"]).persons] == ["doge"]


@pytest.mark.parametrize(
    ("record", "code", "words"),
    [
        ('[[place]]\nid = "keller-johann"\nheadword = "Keller"\n', "N04", "line 2 of texts/names.toml"),
        ('[[place]]\nid = "venice"\nheadword = "Venice"\nkind = "town"\n', "N15", "“town”"),
    ],
)
def test_a_slip_in_a_further_file_has_its_place(record: str, code: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_authority(write_press(tmp_path, {"texts/names.toml": NAMES, "texts/places.toml": record}))
    (found,) = refused.value.diagnostics
    assert found.code == code
    assert found.place and found.place.file == "texts/places.toml"
    assert words in found.message
