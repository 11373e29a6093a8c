"""The feeds: what OPDS, RSS and OpenSearch ask of them, what a client finds in them, what stands in none."""

import io
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest
from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory

from books import Book
from catalogues import ADDRESS, catalogue, content_of, many
from florilegium.feeds import feeds_of
from florilegium.model.catalogue import Catalogue, Picture
from florilegium.model.lasting_name import work_name
from florilegium.model.trade import Embodied, Price
from florilegium.read.offered import read_offered
from florilegium.serving import open_server
from reading_system import TESTS, needed, world
from sites import shelved, site_of

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/terms/}"
ACQUISITION = "http://opds-spec.org/acquisition"
OPDS = "application/atom+xml;profile=opds-catalog"
FIRST = ("feeds/opds.xml", "feeds/opds.json")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue(tmp_path_factory.mktemp("press"))


@pytest.fixture(scope="module")
def feeds(held: Catalogue) -> dict[str, bytes]:
    return feeds_of(held, {})


# --- OPDS 1.2, by the rules of its text (sections 2 to 8) and of Atom (RFC 4287, 4.1) ---


def faults(address: str, feed: bytes) -> Iterator[str]:
    """Where a feed breaks a rule that the specification states with “must”, or a “should” that the press keeps."""
    root = ElementTree.fromstring(feed)
    links = root.findall(f"{ATOM}link")
    own = [each for each in links if each.get("rel") == "self"]
    if len(own) != 1 or urljoin(f"http://x/{address}", own[0].get("href") or "") != f"http://x/{address}":
        yield "the feed does not link to itself"
    if not any(each.get("rel") == "start" for each in links):
        yield "the feed does not link to the first feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            if len(element.findall(f"{ATOM}{name}")) != 1:
                yield f"not one {name}"
        if not element.findtext(f"{ATOM}author/{ATOM}name") and not root.findtext(f"{ATOM}author/{ATOM}name"):
            yield "no author"
    ids = [each.text or "" for each in root.iter(f"{ATOM}id")]
    if len(set(ids)) < len(ids) or not all(re.match(r"[a-z]+:\S+$", id) for id in ids):
        yield "an id stands twice or is no IRI"
    kinds = {bool(_acquisitions(entry)) for entry in entries}
    if len(kinds) > 1:
        yield "the feed is neither for navigation nor for acquisition"
    kind = "acquisition" if kinds == {True} else "navigation"
    if own and own[0].get("type") != f"{OPDS};kind={kind}":
        yield f"the feed is for {kind} and does not say so"
    for entry in entries:
        yield from _entry_faults(entry)


def _entry_faults(entry: ElementTree.Element) -> Iterator[str]:
    links = entry.findall(f"{ATOM}link")
    acquisitions = _acquisitions(entry)
    if acquisitions and entry.findtext(f"{ATOM}id") == entry.findtext(f"{DC}identifier"):
        yield "the id of the entry is that of the book"
    if not acquisitions and entry.find(f"{ATOM}content") is None:
        yield "no content"
    if acquisitions and not any(each.get("rel") == "alternate" for each in links):
        yield "no page of the book"
    if any(not re.fullmatch(r".+/.+", each.get("type") or "") for each in acquisitions):
        yield "a book is offered without its media type"
    if any(f"{DC}{name}" in {each.tag for each in entry} for name in ("title", "creator", "subject", "rights")):
        yield "said in Dublin Core what Atom has a word for"
    summary = entry.find(f"{ATOM}summary")
    if summary is not None and (summary.get("type") != "text" or len(summary)):
        yield "a summary that is not plain text"
    for each in links:
        if (each.get("rel") or "").startswith("http://opds-spec.org/image") and each.get("type") not in (
            "image/gif", "image/jpeg", "image/png",
        ):  # fmt: skip
            yield "a cover in a format that clients need not show"
        if "atom" in (each.get("type") or "") and "profile=opds-catalog" not in (each.get("type") or ""):
            yield "a feed without its profile"


def _acquisitions(entry: ElementTree.Element) -> list[ElementTree.Element]:
    return [each for each in entry.findall(f"{ATOM}link") if (each.get("rel") or "").startswith(ACQUISITION)]


def atom(feeds: dict[str, bytes]) -> dict[str, bytes]:
    return {name: feed for name, feed in feeds.items() if name.endswith(".xml") and "opds" in name}


def test_every_feed_keeps_the_rules_of_opds_1(feeds: dict[str, bytes], held: Catalogue) -> None:
    for some in (feeds, feeds_of(many(held, 120), {})):
        assert {name: found for name, feed in atom(some).items() if (found := list(faults(name, feed)))} == {}


BREAKS = {
    "the feed does not link to itself": (b'rel="self"', b'rel="x"'),
    "the feed does not link to the first feed": (b'rel="start"', b'rel="x"'),
    "not one id": (b"<id>urn", b"<id>urn:x</id><id>urn"),
    "not one updated": (b"updated>", b"created>"),
    "no author": (b"author>", b"writer>"),
    "an id stands twice or is no IRI": (b"<id>urn", b"<id>a b urn"),
    "the feed is neither for navigation nor for acquisition": (b"acquisition/open-access", b"nothing", 2),
    "the feed is for acquisition and does not say so": (b";kind=acquisition", b""),
    "the id of the entry is that of the book": (b"identifier>", b"nothing>", 0),
    "no page of the book": (b'rel="alternate"', b'rel="x"'),
    "a book is offered without its media type": (b'type="application/epub+zip"', b""),
    "said in Dublin Core what Atom has a word for": (b"dc:publisher", b"dc:creator"),
    "a summary that is not plain text": (b'summary type="text"', b'summary type="html"'),
    "a cover in a format that clients need not show": (b"image/jpeg", b"image/webp"),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_each_rule_of_opds_1_is_seen_to_be_broken(fault: str, feeds: dict[str, bytes]) -> None:
    name = "feeds/opds/all.xml"
    before, after, *count = BREAKS[fault]
    broken = feeds[name].replace(before, after, count[0] if count else -1)
    if fault.startswith("the id of the entry"):
        ids = re.findall(rb"<id>(.*?)</id>", feeds[name])
        broken = feeds[name].replace(b"urn:isbn:9783161484100", ids[1])
    assert fault in list(faults(name, broken))


def test_the_id_of_a_volume_stays_in_another_edition_and_elsewhere(held: Catalogue) -> None:
    first = held.volumes[0]
    later = replace(first, edition=replace(first.edition, edition="3", date="2027-01-01", identifier="urn:isbn:1"))
    moved = replace(held, volumes=(later, *held.volumes[1:]), address="https://elsewhere.example.org/")
    ids = [
        [each.text for each in ElementTree.fromstring(feeds_of(each, {})["feeds/opds/new.xml"]).iter(f"{ATOM}id")]
        for each in (held, moved)
    ]
    assert ids[0] == ids[1]


# --- OPDS 2.0, by the rules of its text and of the Readium manifest it is made of ---


def json_faults(feed: dict[str, Any]) -> Iterator[str]:
    if not feed["metadata"].get("title"):
        yield "the feed has no title"
    if not any(each.get("rel") == "self" for each in feed["links"]):
        yield "the feed does not link to itself"
    if not (feed.get("navigation") or feed.get("publications")):
        yield "the feed leads to nothing"
    if any(not each.get("title") for each in feed.get("navigation", ())):
        yield "a way without a title"
    for each in feed.get("publications", ()):
        if not any((link.get("rel") or "").startswith(ACQUISITION) for link in each["links"]):
            yield "a book that cannot be had"
        if not re.match(r"urn:(isbn|uuid):", each["metadata"].get("identifier", "")):
            yield "an identifier that is no URI"
        types = {image["type"] for image in each.get("images", ())}
        if types and not types & {"image/jpeg", "image/png"}:
            yield "a cover in a format that clients need not show"
    if '""' in json.dumps(feed) or "[]" in json.dumps(feed) or "null" in json.dumps(feed):
        yield "a blank value"


def in_json(feeds: dict[str, bytes]) -> dict[str, Any]:
    return {name: json.loads(feed) for name, feed in feeds.items() if name.endswith(".json")}


def test_every_feed_keeps_the_rules_of_opds_2(feeds: dict[str, bytes], held: Catalogue) -> None:
    for some in (feeds, feeds_of(many(held, 120), {})):
        assert {name: found for name, feed in in_json(some).items() if (found := list(json_faults(feed)))} == {}


def readium_faults(feed: bytes) -> list[str]:
    """What the parser of the Palace libraries finds, which holds a feed to Readium’s manifest and OPDS 2.0.

    It wants pictures of every publication, where the specification only recommends them.
    """
    found = OPDS2FeedParserFactory().create().parse_stream(io.BytesIO(feed)).errors
    return [each.error_message for each in found if "property images is missing" not in each.error_message]


def test_a_parser_of_others_finds_nothing_wrong_in_opds_2(feeds: dict[str, bytes], held: Catalogue) -> None:
    body = Embodied(features=("index",), hazards=("none",), reads_without_sight=True, summary="Text.")
    for some in (feeds, feeds_of(held, {"sheets": body}), feeds_of(many(held, 120), {})):
        found = {name: readium_faults(feed) for name, feed in some.items() if name.endswith(".json")}
        assert found and not any(found.values()), found


PARSED_BREAKS = {
    "property title is missing": ('"title": "Sheets', '"name": "Sheets'),
    "property href is missing": ('"href": "../opds.json"', '"way": "../opds.json"'),
    "absolute URI": ('"href": "https://lion.example.org/books/feeds/', '"href": "'),
    "acquisition link": (ACQUISITION, "http://example.org/"),
    "2026-11-01T": ("2026-11-01T00:00:00Z", "2026-11-01T25:00:00Z"),
}


@pytest.mark.parametrize("fault", PARSED_BREAKS)
def test_the_parser_of_others_sees_a_broken_feed(fault: str, feeds: dict[str, bytes]) -> None:
    broken = feeds["feeds/opds/all.json"].decode().replace(*PARSED_BREAKS[fault])
    assert any(fault in each for each in readium_faults(broken.encode())), readium_faults(broken.encode())


def test_a_feed_of_opds_2_names_its_own_address(held: Catalogue, feeds: dict[str, bytes]) -> None:
    at_home = in_json(feeds_of(replace(held, address=""), {}))["feeds/opds/all.json"]["links"][0]
    public = in_json(feeds)["feeds/opds/all.json"]["links"][0]
    assert (at_home["rel"], at_home["href"]) == ("self", "all.json")
    assert (public["rel"], public["href"]) == ("self", f"{ADDRESS}feeds/opds/all.json")


def test_each_rule_of_opds_2_is_seen_to_be_broken(feeds: dict[str, bytes]) -> None:
    text = feeds["feeds/opds/all.json"].decode()
    breaks = {
        "the feed has no title": text.replace('"title": "All volumes"', '"name": "All volumes"'),
        "the feed does not link to itself": text.replace('"self"', '"own"'),
        "the feed leads to nothing": text.replace('"publications"', '"books"'),
        "a book that cannot be had": text.replace(ACQUISITION, "http://example.org/"),
        "an identifier that is no URI": text.replace("urn:isbn:", ""),
        "a cover in a format that clients need not show": text.replace("image/jpeg", "image/svg+xml"),
        "a blank value": text.replace('"Five Essays"', '""'),
    }
    for fault, broken in breaks.items():
        assert fault in list(json_faults(json.loads(broken)))
    ways = json.loads(feeds["feeds/opds.json"].replace(b'"title": "Authors"', b'"name": "Authors"'))
    assert "a way without a title" in list(json_faults(ways))


def test_opds_2_says_what_is_known_of_a_volume(feeds: dict[str, bytes]) -> None:
    sheets = in_json(feeds)["feeds/opds/new.json"]["publications"][0]
    assert sheets["metadata"] == {
        "@type": "http://schema.org/Book",
        "title": "Sheets & <Leaves>",
        "subtitle": "Five Essays",
        "identifier": "urn:isbn:9783161484100",
        "language": "en-GB",
        "modified": "2026-11-01T00:00:00Z",
        "published": "2026-11-01",
        "http://purl.org/dc/terms/isVersionOf": work_name("sheets"),
        "http://schema.org/bookEdition": "2",
        "author": ["A. Weber", "Gershom ben Moses"],
        "editor": ["Ada Quill"],
        "translator": ["Zoë Łukasz"],
        "publisher": "Lion Press",
        "description": "Paper, ink & “type”.",
        "subject": ["Printing—History", "Paper"],
        "numberOfPages": 6,
        "belongsTo": {"series": {"name": "Small Books", "position": 3}},
    }


def test_opds_2_says_what_the_epub_says_of_its_accessibility(held: Catalogue) -> None:
    body = Embodied(
        features=("index",), hazards=("none",), reads_without_sight=True, summary="Text.",
        conforms_to="EPUB Accessibility 1.1 - WCAG 2.2 Level AA", certifier="Lion Press",
    )  # fmt: skip
    sheets, owls = in_json(feeds_of(held, {"sheets": body}))["feeds/opds/new.json"]["publications"]
    assert sheets["metadata"]["accessibility"] == {
        "conformsTo": "https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa",
        "certification": {"certifiedBy": "Lion Press"},
        "summary": "Text.",
        "accessModeSufficient": [["textual"]],
        "feature": ["index"],
        "hazard": ["none"],
    }
    assert "accessibility" not in owls["metadata"]


# --- a client ---


def client(place: Path | str, *firsts: str) -> list[dict[str, Any]]:
    """What foliate-js finds, for each first feed.

    Skips the test without Node, its packages or Chromium, except in CI, where it fails.
    """
    node, browser = needed()
    command = [node, str(TESTS / "opds-client.mjs"), browser, str(place), *firsts]
    done = subprocess.run(command, env=world(), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def site(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_a_client_finds_every_volume_on_every_shelf(held: Catalogue, tmp_path: Path) -> None:
    by_ending = zip(("xml", "json"), client(site(tmp_path, feeds_of(held, {})), *FIRST), strict=True)
    for ending, found in by_ending:
        shelves = {
            each["title"]: [book["metadata"]["title"] for book in each["publications"]] for each in found["feeds"]
        }
        sheets = "Sheets & <Leaves>: Five Essays" if ending == "xml" else "Sheets & <Leaves>"
        owls = "ספר הינשופים"
        assert shelves == {
            "The Lion Press": [], "Authors": [], "Subjects": [],
            "New volumes": [sheets, owls], "All volumes": [sheets, owls],
            "Gershom ben Moses": [sheets, owls], "Weber, Anna": [sheets],
            "Paper": [sheets, owls], "Printing—History": [sheets],
        }  # fmt: skip


def test_a_client_turns_all_pages_of_a_long_shelf(held: Catalogue, tmp_path: Path) -> None:
    long = site(tmp_path, feeds_of(many(held, 120), {}))
    for found in client(long, "feeds/opds/all.xml", "feeds/opds/all.json"):
        assert [len(feed["publications"]) for feed in found["feeds"]] == [50, 50, 20]
        assert len({each["metadata"]["title"] for feed in found["feeds"] for each in feed["publications"]}) == 120


def test_a_client_fetches_the_specimen_from_the_server_and_opens_it(specimen: Book, tmp_path: Path) -> None:
    made = site_of(shelved(tmp_path, specimen))
    with open_server(site(tmp_path / "served", made.files), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = client(server.address, *FIRST)
        server.shutdown()
    for each in found:
        assert each["book"]["status"] == 200
        assert each["book"]["bytes"] == len(specimen.epub)
        assert "The Hands Between" in json.dumps(each["book"]["title"])
        assert each["book"]["sections"] > 20
        images = [image["href"] for feed in each["feeds"] for book in feed["publications"] for image in book["images"]]
        assert images and all(image.removeprefix(server.address) in made.files for image in images)


def test_a_client_that_is_led_astray_is_seen(held: Catalogue, tmp_path: Path) -> None:
    files = {name: feed for name, feed in feeds_of(held, {}).items() if name != "feeds/opds/subjects/paper.xml"}
    with pytest.raises(AssertionError, match=r"404 http://catalogue\.invalid/feeds/opds/subjects/paper\.xml"):
        client(site(tmp_path, files), "feeds/opds.xml")


def test_every_way_in_a_feed_leads_to_something_of_the_site(held: Catalogue, feeds: dict[str, bytes]) -> None:
    there = set(feeds) | {"", *(each.address for each in held.volumes)}
    there |= {file.address for each in held.volumes for file in each.downloads}
    there |= {f"volumes/sheets/{name}.jpg" for name in ("cover", "thumbnail")}
    for name, feed in feeds.items():
        for href in re.findall(r'(?:href="|"href": ")([^"]+)"', feed.decode()):
            target = urljoin(f"http://x/{name}", href).removeprefix("http://x/")
            assert target in there or target.startswith("https://"), f"{name}: {href}"


def test_what_is_sold_is_offered_with_its_price_and_nothing_else_of_it(held: Catalogue, tmp_path: Path) -> None:
    sheets, owls = held.volumes
    shop = "https://shop.example.org/sheets"
    trade = replace(sheets.volume.trade, prices=(Price("epub", "6.00", "EUR", address=shop),))
    sold = replace(sheets, volume=replace(sheets.volume, trade=trade), downloads=())
    named = feeds_of(replace(held, volumes=(sold, owls)), {})
    assert {name: found for name, feed in atom(named).items() if (found := list(faults(name, feed)))} == {}
    assert not any(readium_faults(feed) for name, feed in named.items() if name.endswith(".json"))
    for found in client(site(tmp_path, named), *FIRST):
        (book,) = (book for feed in found["feeds"] if feed["title"] == "New volumes" for book in feed["publications"]
                   if "Sheets" in book["metadata"]["title"])  # fmt: skip
        (link,) = (link for link in book["links"] if any(ACQUISITION in rel for rel in link["rel"]))
        assert (link["href"], link["rel"]) == (shop, [f"{ACQUISITION}/buy"])
        price = link["properties"]["price"]
        assert (price["currency"], float(price["value"])) == ("EUR", 6.0)
    free = replace(sold, downloads=sheets.downloads)
    assert shop.encode() not in b"".join(feeds_of(replace(held, volumes=(free,)), {}).values())


# --- RSS and OpenSearch ---


def test_a_reader_of_feeds_sees_the_releases(feeds: dict[str, bytes]) -> None:
    found = feedparser.parse(feeds["feeds/releases.xml"])
    assert not found.bozo and found.version == "rss20"
    assert found.feed.title == "The Lion Press: releases"
    assert found.feed.link == ADDRESS
    sheets, owls = found.entries
    assert sheets.link == f"{ADDRESS}volumes/sheets/"
    assert sheets.published_parsed[:3] == (2026, 11, 1)
    assert sheets.description == "<p>Paper, ink &amp; “type”.</p><p>What changed: “דיו” is new; 12 more notes.</p>"
    assert sheets.enclosures[0].href == f"{ADDRESS}volumes/sheets/sheets.epub"
    assert int(sheets.enclosures[0].length) == len(content_of("volumes/sheets/sheets.epub"))
    assert [each.term for each in sheets.tags] == ["Printing—History", "Paper"]
    assert owls.title == "ספר הינשופים"
    assert sheets.id != owls.id and not sheets.guidislink


def test_a_title_with_markup_stays_a_title(feeds: dict[str, bytes]) -> None:
    titles = [each.findtext("title") for each in ElementTree.fromstring(feeds["feeds/releases.xml"]).iter("item")]
    assert titles == ["Sheets & <Leaves>: Five Essays (edition 2)", "ספר הינשופים"]


def test_opensearch_names_the_page_that_searches(feeds: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(feeds["feeds/search.xml"])
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{name}OpenSearchDescription"
    short = root.findtext(f"{name}ShortName") or ""
    assert 0 < len(short) <= 16 and len(root.findtext(f"{name}Description") or "") <= 1024
    url = root.find(f"{name}Url")
    assert url is not None and url.get("template") == f"{ADDRESS}search/?q={{searchTerms}}"


# --- what stands in no feed ---


def test_without_a_public_address_there_is_no_rss(held: Catalogue) -> None:
    named = feeds_of(replace(held, address=""), {})
    assert not {"feeds/releases.xml", "feeds/search.xml"} & set(named)
    assert {"feeds/opds.xml", "feeds/opds.json"} <= set(named)
    assert {name: found for name, feed in atom(named).items() if (found := list(faults(name, feed)))} == {}


def test_a_withdrawn_volume_and_one_without_files_are_in_no_feed(held: Catalogue) -> None:
    sheets, owls = held.volumes
    withdrawn = replace(sheets, withdrawn="2027-01-01", downloads=())
    named = feeds_of(replace(held, volumes=(replace(owls, downloads=()),), withdrawn=(withdrawn,)), {})
    assert not [name for name in named if "opds" in name]
    assert b"Sheets" not in b"".join(named.values())


def test_a_press_without_volumes_has_no_opds(held: Catalogue) -> None:
    named = feeds_of(replace(held, volumes=(), names=(), updated=""), {})
    assert set(named) == {"feeds/releases.xml", "feeds/search.xml"}
    assert not feedparser.parse(named["feeds/releases.xml"]).bozo


def test_a_volume_without_a_cover_is_offered_without_pictures(held: Catalogue) -> None:
    owls = replace(held.volumes[1], cover=None, thumbnail=None)
    named = feeds_of(replace(held, volumes=(owls,)), {})
    assert b"opds-spec.org/image" not in named["feeds/opds/all.xml"]
    assert "images" not in in_json(named)["feeds/opds/all.json"]["publications"][0]
    one = replace(owls, cover=Picture("volumes/owls/cover.png", 16, 25))
    assert b'type="image/png"' in feeds_of(replace(held, volumes=(one,)), {})["feeds/opds/all.xml"]


def test_signs_that_xml_cannot_hold_break_no_feed(held: Catalogue) -> None:
    sheets = held.volumes[0]
    odd = replace(sheets, volume=replace(sheets.volume, title='A\x00]]>"&\ufffe'))
    for name, feed in atom(feeds_of(replace(held, volumes=(odd,)), {})).items():
        assert ElementTree.fromstring(feed) is not None, name


# --- what tells a reader of a newer edition ---


def test_every_feed_that_offers_a_volume_says_which_edition_it_is(feeds: dict[str, bytes]) -> None:
    offering = {address: read_offered(content, address).editions for address, content in told_feeds(feeds).items()}
    expected = ("2", "2026-11-01", work_name("sheets"))
    kinds = set()
    for address, editions in offering.items():
        for each in (each for each in editions if each.title.startswith("Sheets")):
            assert (each.edition, each.date, each.work) == expected, address
            kinds.add(address.rpartition(".")[2] if "releases" not in address else "rss")
    assert kinds == {"json", "xml", "rss"}


def told_feeds(feeds: dict[str, bytes]) -> dict[str, bytes]:
    """The feeds without what describes how to search."""
    return {address: content for address, content in feeds.items() if "search" not in address}
