"""What the pages of the catalogue tell machines: schema.org, Highwire, Dublin Core, files of references."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from books import Book
from catalogues import ADDRESS, catalogue
from florilegium.feeds import feeds_listed, heads_of
from florilegium.model.catalogue import Alternate, Catalogue, IndexLine, Offer, PageHead
from florilegium.model.trade import Embodied
from florilegium.read.claims import claims_of
from florilegium.recipe.catalogue import Site
from sites import dead_leads, page, press_of, site_of
from test_exchange import read_back


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue(tmp_path_factory.mktemp("press"))


def thing(head: PageHead) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(head.json_ld)
    assert found.pop("@context") == "https://schema.org"
    return found


def told(head: PageHead, name: str) -> list[str]:
    return [content for each, content in head.metas if each == name]


# --- schema.org ---


def test_a_volume_is_a_book_with_its_formats_and_pieces(held: Catalogue) -> None:
    book = thing(heads_of(held, (), {}, {})["volumes/sheets/"])
    formats, pieces = book.pop("workExample"), book.pop("hasPart")
    assert book == {
        "@type": "Book",
        "@id": "urn:isbn:9783161484100",
        "name": "Sheets & <Leaves>",
        "alternativeHeadline": "Five Essays",
        "url": f"{ADDRESS}volumes/sheets/",
        "author": [{"@type": "Person", "name": "A. Weber"}, {"@type": "Person", "name": "Gershom ben Moses"}],
        "editor": [{"@type": "Person", "name": "Ada Quill"}],
        "translator": [{"@type": "Person", "name": "Zoë Łukasz"}],
        "publisher": {"@type": "Organization", "name": "Lion Press", "location": "London"},
        "datePublished": "2026-11-01",
        "inLanguage": "en-GB",
        "isbn": "978-1-86197-876-9",
        "description": "Paper, ink & “type”.",
        "keywords": ["Printing—History", "Paper"],
        "bookEdition": "2",
        "numberOfPages": 6,
        "image": f"{ADDRESS}volumes/sheets/cover.jpg",
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "isPartOf": {"@type": "BookSeries", "name": "Small Books"},
        "position": "3",
    }
    assert [each["bookFormat"].rpartition("/")[2] for each in formats] == ["EBook", "EBook", "Paperback"]
    epub = held.volumes[0].downloads[0]
    assert formats[0]["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": f"{ADDRESS}volumes/sheets/sheets.epub",
        "encodingFormat": "application/epub+zip",
        "contentSize": str(epub.bytes),
        "sha256": epub.sha256,
    }
    assert [(each["name"], each["pagination"]) for each in pieces] == [("On Type & Ink", "1–2"), ("דיו", "2–3")]


def test_an_epub_says_how_it_can_be_read(held: Catalogue) -> None:
    body = Embodied(features=("index", "readingOrder"), hazards=("none",), reads_without_sight=True, summary="Text.")
    formats = thing(heads_of(held, (), {}, {"sheets": body})["volumes/sheets/"])["workExample"]
    assert formats[0]["accessibilityFeature"] == ["index", "readingOrder"]
    assert (formats[0]["accessModeSufficient"], formats[0]["accessibilityHazard"]) == ("textual", ["none"])
    assert not any("accessibilityFeature" in each for each in formats[1:])


def test_a_piece_is_part_of_each_volume_that_has_it(held: Catalogue) -> None:
    heads = heads_of(held, (), {}, {})
    piece = thing(heads["articles/hebrew/"])
    assert piece["@type"] == ["Article", "Chapter"]
    assert [each["name"] for each in piece["isPartOf"]] == ["Sheets & <Leaves>", "ספר הינשופים"]
    assert piece["inLanguage"] == "he" and piece["pagination"] == "2–3"
    assert thing(heads["articles/type/"])["dateCreated"] == "1917-05-03"


def test_a_person_has_a_name_and_other_names(held: Catalogue) -> None:
    (letter,) = (each for each in held.names if each.letter == "W")
    weber = replace(
        letter.names[0], gloss="Typefounder.", also=("Weber, A.",), links=(("Wikidata", "https://w.example.org/Q1"),)
    )
    place = replace(weber, kind="place", address="names/x/")
    lines = (IndexLine("Weber, A.", weber, is_see=True), IndexLine("Weber, Anna", weber), IndexLine("X", place))
    named = replace(held, names=(replace(letter, lines=lines),))
    heads = heads_of(named, (), {}, {})
    assert thing(heads["names/weber-anna/"]) == {
        "@type": "Person",
        "name": "Anna Weber",
        "alternateName": ["Weber, A."],
        "description": "Typefounder.",
        "url": f"{ADDRESS}names/weber-anna/",
        "sameAs": ["https://w.example.org/Q1"],
    }
    assert thing(heads["names/x/"])["@type"] == "Place"


def test_without_a_public_address_pages_are_told_from_where_they_are_read(held: Catalogue) -> None:
    heads = heads_of(replace(held, address=""), (), {}, {})
    assert thing(heads["articles/type/"])["url"] == "./"
    assert thing(heads["articles/type/"])["isPartOf"][0]["url"] == "../../volumes/sheets/"
    assert not told(heads["articles/type/"], "citation_public_url") and not told(heads["volumes/sheets/"], "og:image")


def test_no_title_can_end_the_script_that_it_stands_in(held: Catalogue) -> None:
    sheets = held.volumes[0]
    odd = replace(sheets, volume=replace(sheets.volume, title="</script><script>alert(1)</script>&\u2028"))
    head = heads_of(replace(held, volumes=(odd,)), (), {}, {})["volumes/sheets/"]
    assert not set("<>&\u2028") & set(head.json_ld)
    assert thing(head)["name"] == "</script><script>alert(1)</script>&\u2028"


def test_a_withdrawn_volume_is_told_without_files_and_pieces(held: Catalogue) -> None:
    withdrawn = replace(held.volumes[0], withdrawn="2027-01-01", downloads=())
    book = thing(heads_of(replace(held, volumes=(), withdrawn=(withdrawn,)), (), {}, {})["volumes/sheets/"])
    assert book["name"] == "Sheets & <Leaves>" and not {"workExample", "hasPart"} & set(book)


# --- Highwire, Dublin Core, Open Graph ---


def test_a_piece_is_told_as_zotero_reads_a_chapter(held: Catalogue) -> None:
    head = heads_of(held, (), {}, {})["articles/type/"]
    assert [each for each in head.metas if each[0].startswith("citation_")] == [
        ("citation_title", "On Type & Ink"),
        ("citation_author", "A. Weber"),
        ("citation_inbook_title", "Sheets & <Leaves>: Five Essays"),
        ("citation_editor", "Ada Quill"),
        ("citation_publication_date", "2026/11/01"),
        ("citation_publisher", "Lion Press"),
        ("citation_isbn", "9781861978769"),
        ("citation_firstpage", "1"),
        ("citation_lastpage", "2"),
        ("citation_language", "en-GB"),
        ("citation_series_title", "Small Books"),
        ("citation_public_url", f"{ADDRESS}articles/type/"),
        ("citation_fulltext_html_url", f"{ADDRESS}volumes/sheets/read/#type"),
    ]
    assert told(head, "DC.contributor") == ["Zoë Łukasz"] and told(head, "DCTERMS.created") == ["1917-05-03"]


def test_a_volume_is_told_as_a_book(held: Catalogue) -> None:
    head = heads_of(held, (), {}, {})["volumes/sheets/"]
    assert told(head, "og:type") == ["book"] and told(head, "book:isbn") == ["9781861978769"]
    assert told(head, "DC.creator") == ["A. Weber", "Gershom ben Moses"]
    assert told(head, "DC.identifier") == ["urn:isbn:9783161484100"]
    assert told(head, "DC.subject") == ["Printing—History", "Paper"]
    assert all(content for each in heads_of(held, (), {}, {}).values() for _, content in each.metas)


def test_pages_lead_to_the_feeds_and_references_that_there_are(held: Catalogue) -> None:
    listed = feeds_listed({"feeds/opds.xml", "feeds/releases.xml"})
    assert [each.address for each in listed] == ["feeds/opds.xml", "feeds/releases.xml"]
    offer = Offer("articles/type/sheets.bib", "application/x-bibtex", "BibTeX", "sheets")
    heads = heads_of(held, listed, {"articles/type/": (offer,)}, {})
    assert heads[""].alternates == listed and isinstance(listed[0], Alternate)
    assert heads["articles/type/"].citations == (offer,)


# --- on the site ---


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    articles = {"type": "On Type & Ink", "owls": "</script><b>Owls</b>"}
    isbn = '[isbn]\nprint = "978-1-86197-876-9"\n'
    sheets = f'title = "Sheets"\ndate = 2026-11-01\nback = []\narticles = ["type", "owls"]\n{isbn}'
    again = 'title = "Again"\ndate = 2025-11-01\nback = []\narticles = ["type"]\n'
    workspace = press_of(folder, {"sheets": sheets, "again": again}, articles)
    house = folder / "texts/press.toml"
    house.write_text(f'{house.read_text()}[catalogue]\naddress = "{ADDRESS}"\n')
    return site_of(workspace)


class Scripts(HTMLParser):
    """The JSON-LD of a page, and where its head leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: dict[str, str] = {}
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside = tag == "script" and given.get("type") == "application/ld+json"
        if tag == "link":
            self.links[given.get("type") or ""] = given.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found.append(data)


def test_every_page_of_the_site_that_tells_anything_tells_sound_json(site: Site) -> None:
    names = {}
    for name, content in site.files.items():
        if name.endswith(".html") and (found := Scripts(content.decode()).found):
            assert len(found) == 1, name
            names[name] = json.loads(found[0])["name"]
    assert names["articles/owls/index.html"] == "</script><b>Owls</b>"
    assert names["volumes/sheets/index.html"] == "Sheets"
    assert names["index.html"] == "Lion Press"


def test_a_page_offers_its_references_in_each_form_and_for_each_volume(site: Site) -> None:
    leads = page(site, "articles/type/").leads
    for volume in ("sheets", "again"):
        for ending in ("bib", "ris", "csl.json"):
            assert f"../../articles/type/{volume}.{ending}" in leads or f"{volume}.{ending}" in leads
    assert dead_leads(site.files, "/books/") == []
    (read,) = read_back(site.files["articles/type/sheets.bib"].decode())
    assert (read["id"], read["page"], read["URL"]) == ("sheets.type", "1-2", f"{ADDRESS}articles/type/")
    every = json.loads(site.files["volumes/sheets/sheets.csl.json"])
    assert [each["id"] for each in every] == ["sheets", "sheets.type", "sheets.owls"]


def test_the_site_has_its_feeds_and_the_message_for_the_trade(site: Site) -> None:
    links = Scripts(site.files["index.html"].decode()).links
    assert links["application/atom+xml;profile=opds-catalog"] == "feeds/opds.xml"
    assert links["application/rss+xml"] == "feeds/releases.xml"
    assert b"<IDValue>9781861978769</IDValue>" in site.files["feeds/onix.xml"]
    codes = [each.code for each in site.diagnostics]
    assert codes.count("S22") == 1 and codes.count("S23") == 1
    assert "RSS: new releases" in page(site, "").words


def test_a_press_without_an_isbn_has_no_message_for_the_trade(tmp_path: Path) -> None:
    owls = 'title = "Owls"\ndate = 2026-11-01\nback = []\narticles = ["owls"]\n'
    site = site_of(press_of(tmp_path, {"owls": owls}, {"owls": "Owls"}))
    assert "feeds/onix.xml" not in site.files and "feeds/opds.xml" in site.files


# --- what an EPUB says of itself ---


def test_what_the_specimen_says_of_its_accessibility_is_read_back(specimen: Book) -> None:
    claims = claims_of(specimen.epub, specimen.screen)
    assert {"index", "readingOrder", "tableOfContents", "pageNavigation"} <= set(claims.features)
    package = next(content.decode() for name, content in specimen.unpacked.items() if name.endswith(".opf"))
    stated = re.findall(r"schema:accessibilityFeature\">(\w+)<", package)
    assert sorted(claims.features) == sorted(stated)
    assert claims.hazards == ("none",) and claims.reads_without_sight and claims.summary.endswith(".")
    assert claims.is_pdf_ua and not claims_of(b"", specimen.interior).is_pdf_ua


def test_what_is_no_epub_claims_nothing() -> None:
    assert claims_of(b"no book", b"no book") == claims_of(b"", b"") == Embodied()
