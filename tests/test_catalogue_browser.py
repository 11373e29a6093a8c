"""The catalogue in a real browser: axe, narrow screens, the keyboard, without script; and its HTML under vnu."""

import json
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from books import Book
from florilegium.recipe.catalogue import Site
from florilegium.serving import SiteServer, open_server
from java import java
from reading_system import LONGEST, TESTS, do_without, needed, world
from sites import press_of, shelved, site_of
from web_pages import VALIDATOR

HEBREW = 'title = "ספר הקולמוס, or <i>The Quill</i>"\ndate = 2026-11-01\narticles = ["quill"]\n'
KINDS = (
    "", "volumes/hands-between/", "articles/correctors-room/", "names/milton-john/", "authors/the-editors/",
    "index-of-names/", "authors/", "404.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(specimen: Book, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the specimen volume."""
    return site_of(shelved(tmp_path_factory.mktemp("catalogue"), specimen))


@pytest.fixture(scope="module")
def server(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The site as `florilegium serve` shows it, with a page that is broken in every way."""
    with served(site.files, tmp_path_factory.mktemp("served")) as (server, _):
        yield server


class served:  # noqa: N801  read as a word: with served(files, folder) as …
    """Files shown at an address of this machine."""

    def __init__(self, files: Mapping[str, bytes], folder: Path) -> None:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        self.server = open_server(folder, 0)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.folder = folder

    def __enter__(self) -> tuple[SiteServer, Path]:
        self.thread.start()
        return self.server, self.folder

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def look(server: SiteServer, *orders: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the browser finds on each page. Skips the test without Node or Chromium, except in CI, where it fails."""
    node, browser = needed()
    command = [node, str(TESTS / "catalogue-room.mjs"), browser, server.address, json.dumps(orders)]
    done = subprocess.run(command, env=world(), capture_output=True, text=True, check=False, timeout=LONGEST)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_axe_finds_nothing_in_light_and_in_dark(server: SiteServer) -> None:
    orders = [{"page": page, "scheme": scheme, "axe": True} for page in KINDS for scheme in ("light", "dark")]
    for order, found in zip(orders, look(server, *orders), strict=True):
        assert found["axe"] == [], order
        assert (found["elsewhere"], found["errors"]) == ([], []), order


def test_what_is_not_there_is_told_in_the_looks_of_the_site_at_any_depth(server: SiteServer) -> None:
    say = "[document.querySelector('h1').textContent, getComputedStyle(document.body).backgroundColor]"
    told = {"page": "volumes/of/no/such/depth/", "scheme": "dark", "axe": True, "say": say}
    (found,) = look(server, told)
    assert found["said"] == ["There is no such page", "rgb(23, 21, 18)"]
    assert (found["axe"], found["elsewhere"]) == ([], [])
    assert [each for each in found["errors"] if each.startswith("404")] == [f"404 {server.address}{told['page']}"]


def test_axe_finds_nothing_where_covers_lack_or_a_volume_is_withdrawn(tmp_path: Path) -> None:
    volume = 'title = "{}"\ndate = 2026-11-0{}\n{}articles = ["owl"]\n'
    told = {"owls": volume.format("Owls", 1, ""), "larks": volume.format("Larks of the Field and of the Wood", 2, "")}
    told["crows"] = volume.format("Crows", 3, "withdrawn = 2027-03-01\n")
    site = site_of(press_of(tmp_path, told, {"owl": "The Owl"}))
    orders = [
        {"page": page, "scheme": scheme, "width": width, "axe": True}
        for page in ("", "volumes/larks/", "volumes/crows/", "articles/owl/")
        for scheme, width in (("light", 1280), ("dark", 320))
    ]
    with served(site.files, tmp_path / "served") as (server, _):
        for order, found in zip(orders, look(server, *orders), strict=True):
            assert (found["axe"], found["wider"] <= 0, found["errors"]) == ([], True, []), order


def test_axe_finds_what_is_broken(site: Site, tmp_path: Path) -> None:
    style = site.files["assets/catalogue.css"].replace(b"--quiet: #655d52", b"--quiet: #b9b2a6")
    home = site.files["volumes/hands-between/index.html"].replace(b' alt="Page v"', b"")
    broken = {**site.files, "assets/catalogue.css": style, "volumes/hands-between/index.html": home}
    with served(broken, tmp_path) as (server, _):
        (found,) = look(server, {"page": "volumes/hands-between/", "axe": True})
    assert {"color-contrast", "image-alt"} <= {each["id"] for each in found["axe"]}


def test_no_page_is_wider_than_its_screen_and_fingers_hit_what_they_press(server: SiteServer) -> None:
    orders = [{"page": page, "width": width} for page in KINDS for width in (320, 768)]
    for order, found in zip(orders, look(server, *orders), strict=True):
        assert (found["wider"] <= 0, found["small"]) == (True, []), order


def test_a_page_that_is_too_wide_is_seen(site: Site, tmp_path: Path) -> None:
    wide = site.files["index.html"].replace(b"<main", b'<p style="width: 90rem">wide</p><main')
    with served({**site.files, "index.html": wide}, tmp_path) as (server, _):
        (found,) = look(server, {"page": "", "width": 320})
    assert found["wider"] > 0


def test_every_page_says_the_same_without_script(server: SiteServer) -> None:
    say = {"say": "document.querySelector('main').innerText"}
    with_script = look(server, *({"page": page, **say} for page in KINDS))
    without = look(server, *({"page": page, "script": False, **say} for page in KINDS))
    for page, one, other in zip(KINDS, with_script, without, strict=True):
        assert one["said"] == other["said"], page
        assert len(one["said"]) > 30


def test_the_keyboard_goes_through_a_page_in_its_order_and_is_seen_there(server: SiteServer) -> None:
    (found,) = look(server, {"page": "volumes/hands-between/", "tabs": 8})
    words = [each["words"] for each in found["focus"]]
    assert words[:2] == ["Skip to the content", "Florilegium Press"]
    assert words[2:5] == ["Volumes", "Authors", "Names"]
    assert any(each.startswith("EPUB") for each in words[5:])
    assert all(each["seen"] for each in found["focus"])


def test_a_title_from_right_to_left_stands_as_on_the_cover(tmp_path: Path) -> None:
    site = site_of(press_of(tmp_path, {"quill": HEBREW}, {"quill": "The Quill"}))
    say = """(() => {
        const title = document.querySelector('h1'), words = title.querySelector('bdi').firstChild
        const at = n => { const range = document.createRange(); range.setStart(words, n); range.setEnd(words, n + 1)
            return range.getBoundingClientRect() }
        return [at(0).left > at(5).left, at(0).left < at(20).left || at(0).top < at(20).top]
    })()"""
    with served(site.files, tmp_path / "served") as (server, _):
        (found,) = look(server, {"page": "volumes/quill/", "say": say, "axe": True})
    assert found["said"] == [True, True], "Hebrew runs leftwards, and before the English"
    assert found["axe"] == []


def vnu(folder: Path) -> list[dict[str, Any]]:
    """The messages of the validator on all pages in the folder."""
    if not VALIDATOR.is_file():
        do_without("the validator needs “npm ci” in the folder of the tests")
    pages = sorted(str(path) for path in folder.rglob("*.html"))
    styles = sorted(str(path) for path in folder.rglob("*.css"))
    command = [*java("the validator"), "-jar", str(VALIDATOR), "--format", "json", "--also-check-css", *pages, *styles]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=LONGEST)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


def test_the_validator_has_nothing_to_say(site: Site, tmp_path: Path) -> None:
    wanted = [f"{page}index.html" if not page.endswith(".html") else page for page in KINDS]
    for name in (*wanted, "search/index.html", "assets/catalogue.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(site.files[name])
    assert vnu(tmp_path) == []
    (tmp_path / "index.html").write_bytes(site.files["index.html"].replace(b"<main", b"<mian"))
    assert vnu(tmp_path)
