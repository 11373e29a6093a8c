"""The EPUB as it is seen: at three sizes of type, by day and by night, with our face and with the reader's own."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import handmade
from books import ROOT, Book
from florilegium.bind.epub import bind_epub
from florilegium.model.publication import Resource
from read_through import READERS
from reading_system import answers

SIZES = (100, 150, 200)  # per cent
OWN_FACE = "* { font-family: sans-serif !important }"
BY_NIGHT = "html { background: #121212; color: #e6e6e6 }"
UNLIT = ("epubjs", "dark")  # what leaves the night to its user
TELEPHONE = {"width": 360, "height": 640}
SHOWN = {
    "specimen": (
        "title-page", "imprint", "contents", "part-title-2", "correctors-room", "letters-of-francesco", "appendix-1",
        "chronology", "biographical-glossary", "bibliography", "list-of-emendations", "index-of-names",
    ),
    "anthology": ("stalin-interview", "soviet-union-at-war", "sources", "index-of-names"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader sees of a document: what is cut off, what is too faint, a picture of the first screen."""

    file: str
    scheme: str
    cut: tuple[str, ...]
    faint: tuple[str, ...]
    picture: Path


def looks(epub: Path, reader: str, files: tuple[str, ...]) -> list[Look]:
    """The documents at each size and in both schemes, on the screen of a telephone; at the largest in another face."""
    orders: list[dict[str, Any]] = []
    for scheme in ("light", "dark"):
        for size in SIZES:
            style = (OWN_FACE if size == SIZES[-1] else "") + (BY_NIGHT if (reader, scheme) == UNLIT else "")
            orders += [
                {
                    "do": "look", "file": f"{file}.xhtml", "with": {"size": size, "style": style}, "scheme": scheme,
                    "picture": str(epub.parent / f"{file}-{size}-{scheme}.png"), **TELEPHONE,
                }
                for file in files
            ]  # fmt: skip
    found = answers(epub, orders, reader)
    return [
        Look(order["file"], order["scheme"], tuple(each["cut"]), tuple(each["faint"]), Path(order["picture"]))
        for order, each in zip(orders, found, strict=True)
    ]


@pytest.fixture(scope="module", params=[("specimen", "foliate"), ("anthology", "foliate"), ("specimen", "epubjs")])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Look]:
    name, reader = request.param
    book: Book = request.getfixturevalue(name)
    file = tmp_path_factory.mktemp("looks") / "book.epub"
    file.write_bytes(book.epub)
    files = SHOWN[name] if reader == "foliate" else ("correctors-room", "appendix-1", "index-of-names")
    return looks(file, reader, files)


def test_no_text_is_cut_off_at_any_size(seen: list[Look]) -> None:
    assert [(each.file, each.picture.stem, each.cut[:3]) for each in seen if each.cut] == []


def test_all_text_stands_out_from_its_ground(seen: list[Look]) -> None:
    assert [(each.file, each.scheme, each.faint[:3]) for each in seen if each.faint] == []


def test_the_pages_are_light_by_day_and_dark_by_night_with_text_on_them(seen: list[Look]) -> None:
    for each in seen:
        greys = Image.open(each.picture).convert("L").histogram()
        dark, light = sum(greys[:70]) / sum(greys), sum(greys[186:]) / sum(greys)
        ground, ink = (light, dark) if each.scheme == "light" else (dark, light)
        assert ground > 0.7, each.picture.name
        assert ink > 0.002, each.picture.name


FAULTS = {
    "part-1.xhtml": (
        "<h1>",
        '<h1 style="white-space: nowrap">A Head that is Far Too Wide for Any Screen',
    ),
    "master.xhtml": ("<h2>The pulls</h2>", f'<div style="overflow-x: auto">{handmade.FILLING}</div>'),  # too tall
    "colophon.xhtml": ("<p>", '<p style="height: 3px; overflow: hidden">'),
    "imprint.xhtml": ("<p>", '<p style="color: #999">'),
    "title-page.xhtml": ("<p>", '<p style="color: #000">'),
}


@pytest.mark.parametrize("reader", READERS)
def test_text_that_is_cut_off_or_faint_is_found_out(reader: str, tmp_path: Path) -> None:
    whole = handmade.publication()
    documents = tuple(
        replace(each, content=each.content.replace(*FAULTS.get(each.file, ("", "")))) for each in whole.documents
    )
    (tmp_path / "book.epub").write_bytes(bind_epub(replace(whole, documents=documents)))
    names = tuple(file.removesuffix(".xhtml") for file in (*FAULTS, "pocket.xhtml"))
    found = looks(tmp_path / "book.epub", reader, names)
    assert {each.file for each in found if each.cut} == {"part-1.xhtml", "master.xhtml", "colophon.xhtml"}
    faint = {(each.file, each.scheme) for each in found if each.faint}
    blue = {("master.xhtml", "dark"), ("pocket.xhtml", "dark")}  # links without a colour, by night
    assert faint == {("imprint.xhtml", "light"), ("title-page.xhtml", "dark"), *(blue if reader == "epubjs" else ())}


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://www.example.org/archive/newspapers/1938/transitional-programme-of-the-fourth-international.htm"


def test_words_and_addresses_longer_than_a_line_are_broken(tmp_path: Path) -> None:
    whole = handmade.publication()
    style = Resource("styles/book.css", "text/css", (ROOT / "layouts/styles/epub.css").read_bytes())
    documents = tuple(
        replace(
            each, content=each.content.replace("<h1>", f"<h1>{LONG} ", 1).replace("<p>", f"<p>{ADDRESS} {LONG} ", 1)
        )
        for each in whole.documents
    )
    resources = tuple(style if each.file == style.file else each for each in whole.resources)
    (tmp_path / "book.epub").write_bytes(bind_epub(replace(whole, documents=documents, resources=resources)))
    found = looks(tmp_path / "book.epub", "epubjs", ("part-1", "imprint"))  # the other breaks them of itself
    assert [(each.picture.stem, each.cut[:3]) for each in found if each.cut] == []
