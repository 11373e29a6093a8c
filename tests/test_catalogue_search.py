"""Searching the catalogue in the reader's browser, with the library that is kept in the tree."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from books import ROOT, Book
from florilegium.recipe.catalogue import Site
from florilegium.serving import SiteServer
from reading_system import TESTS
from sites import press_of, shelved, site_of
from test_catalogue_browser import look, served

VENDOR = ROOT / "layouts/vendor/minisearch"
SAID = """({
    status: document.querySelector('#found').textContent,
    found: [...document.querySelectorAll('#results > li')].map(each => ({
        words: each.innerText, href: each.querySelector('a')?.getAttribute('href'),
        marked: [...each.querySelectorAll('mark')].map(mark => mark.textContent),
    })),
    pictures: document.querySelectorAll('#results img').length,
})"""


@pytest.fixture(scope="module")
def site(specimen: Book, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_of(shelved(tmp_path_factory.mktemp("catalogue"), specimen))


@pytest.fixture(scope="module")
def server(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    with served(site.files, tmp_path_factory.mktemp("served")) as (server, _):
        yield server


def asking(words: str, **more: object) -> dict[str, object]:
    """An order for the browser: these words in the field, until all texts are searched."""
    until = "document.querySelector('#results').dataset.ready === 'true'"
    return {"page": "search/", "type": {"into": "#q", "words": words, "until": until}, "say": SAID, **more}


def texts_of(site: Site) -> dict[str, Any]:
    name = next(name for name in site.files if name.startswith("search/hands-between-"))
    found: dict[str, Any] = json.loads(site.files[name])
    return found


def test_what_is_searched_has_every_word_of_the_texts(site: Site, specimen: Book) -> None:
    words = sum(len(text.split()) for *_, text in texts_of(site)["paragraphs"])
    told = {count["what"]: count["source"] for count in specimen.record["proof"]["counts"]}
    assert 0.8 * told["words of the texts"] < words < 1.3 * (told["words of the texts"] + told["words of the notes"])


def test_a_paragraph_is_told_with_the_page_on_which_it_begins(site: Site, specimen: Book) -> None:
    held = texts_of(site)
    folios = {anchor: folio for _, anchor, folio, _ in held["paragraphs"]}
    starts = [page for page in specimen.record["pages"] if page["start"] and page["start"]["letters"] == 0]
    articles = {article["id"] for article in specimen.record["articles"]}
    tried = 0
    for page in starts:
        anchor = f"{page['start']['article']}-paragraph-{page['start']['paragraph']}"
        if page["start"]["article"] in articles and folios.get(anchor):
            assert folios[anchor] == page["folio"]
            tried += 1
    assert tried > 5
    assert all(folio for number, anchor, folio, _ in held["paragraphs"] if anchor == "bequest-to-the-river-paragraph-1")


def test_words_titles_names_and_phrases_are_found_and_marked(server: SiteServer) -> None:
    word, title, name, phrase, other = look(
        server,
        asking("bodkin"),
        asking("page with shores", axe=True),
        asking("Moxon", scheme="dark", width=320, axe=True),
        asking("“the forme, picks out”"),
        asking("“picks out, the forme”"),
    )
    (only,) = word["said"]["found"]
    assert "The Correctors’ Room" in only["words"]
    assert "The Hands Between, page 22" in only["words"]
    assert only["marked"] == ["bodkin"]
    assert word["said"]["status"] == "1 place"
    assert title["said"]["found"][0]["href"] == "../articles/page-with-shores/"
    assert any(each["href"] == "../names/moxon-joseph/" for each in name["said"]["found"])
    assert (len(phrase["said"]["found"]), len(other["said"]["found"])) == (1, 0)
    for each in (word, title, name, phrase, other):
        assert (each["elsewhere"], each["errors"], each["wider"] <= 0) == ([], [], True)
    assert (title["axe"], name["axe"]) == ([], [])


def test_what_is_found_leads_to_its_paragraph_in_the_reading_edition(server: SiteServer) -> None:
    (found,) = look(server, asking("bodkin"))
    href = found["said"]["found"][0]["href"].removeprefix("../")
    say = """(() => {
        const found = document.getElementById(location.hash.slice(1)), box = found.getBoundingClientRect()
        return [found.textContent.includes('bodkin'), box.top >= 0 && box.top < innerHeight, scrollY > innerHeight]
    })()"""
    (landed,) = look(server, {"page": href, "say": say})
    assert landed["said"] == [True, True, True]


def test_accents_capitals_and_small_slips_make_no_difference(server: SiteServer) -> None:
    plain, accented, slip = look(server, asking("le fevre"), asking("LE FÈVRE"), asking("compozitor"))
    assert plain["said"]["found"] == accented["said"]["found"] != []
    assert any("compositor" in mark.lower() for each in slip["said"]["found"] for mark in each["marked"])


def test_gershayim_and_quotation_marks_in_hebrew_words_make_no_difference(tmp_path: Path) -> None:
    volume = 'title = "Owls"\ndate = 2026-11-01\narticles = ["rashi"]\n'
    site = site_of(press_of(tmp_path, {"owls": volume}, {"rashi": "On רש״י and his ׳owls׳"}))
    with served(site.files, tmp_path / "served") as (server, _):
        asked = ("רשי", "רש״י", 'רש"י', "“on רש”י”", '"on רש"י and"')
        for words, found in zip(asked, look(server, *map(asking, asked)), strict=True):
            assert found["said"]["found"][0]["href"] == "../articles/rashi/", words
            assert "רש״י" in found["said"]["found"][0]["marked"], words


def test_signs_alone_find_nothing_and_say_so(server: SiteServer) -> None:
    told = "document.querySelector('#found').textContent"
    asked = ("*", '"', '""', "🦉")
    orders = ({**asking(words), "type": {"into": "#q", "words": words, "until": told}} for words in asked)
    for words, found in zip(asked, look(server, *orders), strict=True):
        assert found["said"]["status"] == "Nothing found: signs alone are not searched. Write a word.", words
        assert (found["said"]["found"], found["errors"]) == ([], []), words


def test_a_word_of_a_title_finds_the_piece_and_none_of_its_paragraphs(tmp_path: Path) -> None:
    volume = 'title = "Owls"\ndate = 2026-11-01\narticles = ["barn", "lark"]\n'
    site = site_of(press_of(tmp_path, {"owls": volume}, {"barn": "The Ruined Barn", "lark": "A Lark"}))
    with served(site.files, tmp_path / "served") as (server, _):
        word, phrase, text = look(server, asking("ruined"), asking("“ruined barn”"), asking("words"))
    for found in (word, phrase):
        assert [each["href"] for each in found["said"]["found"]] == ["../articles/barn/"]
    assert len(text["said"]["found"]) == 2


def test_markup_is_never_more_than_words(tmp_path: Path) -> None:
    title = "<img src=x onerror=alert(1)> owl"
    volume = 'title = "Owls"\ndate = 2026-11-01\narticles = ["owl"]\n'
    site = site_of(press_of(tmp_path, {"owls": volume}, {"owl": title}))
    with served(site.files, tmp_path / "served") as (server, _):
        one, other = look(server, asking("owl"), asking("<img src=x onerror=alert(1)>"))
    for found in (one, other):
        assert title in found["said"]["found"][0]["words"]
        assert (found["said"]["pictures"], found["elsewhere"], found["errors"]) == (0, [], [])


def test_a_link_that_asks_is_answered_and_without_script_the_page_says_so(server: SiteServer) -> None:
    said = "document.querySelector('main').innerText"
    (plain,) = look(server, {"page": "search/?q=bodkin", "script": False, "say": said})
    assert "needs JavaScript" in plain["said"]
    (asked,) = look(server, {**asking("bodkin"), "page": "search/?q=bodkin"})
    assert asked["said"]["status"] == "1 place"


def test_texts_that_cannot_be_loaded_are_told(site: Site, tmp_path: Path) -> None:
    files: Mapping[str, bytes] = {
        name: content for name, content in site.files.items() if not name.startswith("search/hands")
    }
    with served(files, tmp_path) as (server, _):
        order = asking("bodkin")
        told = "document.querySelector('#found').textContent.includes('could not')"
        order["type"] = {"into": "#q", "words": "bodkin", "until": told}
        (found,) = look(server, order)
    assert "could not be loaded" in found["said"]["status"]


def test_the_library_is_that_of_its_package_with_its_licence() -> None:
    told = tomllib.loads((VENDOR / "vendor.toml").read_text("utf-8"))
    content = (VENDOR / "minisearch.js").read_bytes()
    assert hashlib.sha256(content).hexdigest() == told["sha256"]
    assert "Permission is hereby granted, free of charge" in (VENDOR / told["licence-file"]).read_text("utf-8")
    package = TESTS / "node_modules/minisearch"
    if package.is_dir():
        assert json.loads((package / "package.json").read_text("utf-8"))["version"] == told["version"]
        assert (package / told["file"]).read_bytes() == content
