"""The pages of the build before stand for those of this one where they would be the same, and only there."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from books import write_press
from florilegium.diagnostics import Refusal
from florilegium.model.kept_pages import KEPT_FILE, KeptPages
from florilegium.model.page_quality import Flaw
from florilegium.model.pages import Page, PageMap
from florilegium.model.plain_values import as_plain, from_plain
from florilegium.recipe import keeping, pinning, setting
from florilegium.recipe.build import Made, make
from florilegium.recipe.editions import EDITIONS
from florilegium.recipe.kept_pages import _check, read_kept
from florilegium.workspace import Workspace, house_folder

FRONT = '+++\ntitle = "{}"\nauthors = ["Anna Weber"]\n+++\n\n'
LONG = " ".join(
    "The compositor found the difficult word, and a known affliction befell the corrector." for _ in range(60)
)
WORKSHOP = (
    FRONT.format("The Workshop")
    + f"""Aldus Manutius set the first page in Venice.[^1] More is said of him [there](page:letter).

The flying fish [בראשית]{{lang=he}} swam past.[^2]

![A winged lion](images/lion.svg)

{{.caption}}
The sign of the shop

[^1]: He had learnt the trade late.

[^2]: {LONG}
"""
)
LETTER = "Dear friend, this was set by Aldus Manutius.\n"
TRANSCRIBED = f"A Letter\n\nAnna Weber\n\n{LETTER}"
LION = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><path d="M5 5h70v{}h-70z"/></svg>'


def pinned(transcription: str) -> str:
    """The front matter of the letter, with its transcription."""
    sha256 = hashlib.sha256(transcription.encode()).hexdigest()
    pin = f'[transcription]\nfile = "texts/sources/letter.txt"\nsha256 = "{sha256}"\n+++\n\n'
    return FRONT.format("A Letter").replace("+++\n\n", pin)


VOLUME = """title = "The Shop"
date = 2026-11-01
description = "{}"
front = ["title-page", "contents"]
back = ["index-of-names"]
articles = ["workshop", "letter"]
"""
PRESS = {
    "texts/press.toml": '[press]\nimprint = "The Trial Press"\n[notes]\ntall = "end-of-piece"\n',
    "texts/names.toml": '[[person]]\nid = "manutius"\nheadword = "Manutius, Aldus"\n',
    "texts/articles/workshop.md": WORKSHOP,
    "texts/articles/letter.md": pinned(TRANSCRIBED) + LETTER,
    "texts/sources/letter.txt": TRANSCRIBED,
    "texts/articles/images/lion.svg": LION.format(30),
    "texts/volumes/shop.toml": VOLUME.format("A book."),
}
HOUSE = house_folder("layouts")
TEXT_STYLE = (HOUSE / "styles/text.css").read_text("utf-8")
EPUB_STYLE = (HOUSE / "styles/epub.css").read_text("utf-8")
COVER_STYLE = (HOUSE / "styles/cover.css.jinja").read_text("utf-8")
FACES = (house_folder("fonts") / "manifest.toml").read_text("utf-8")


@dataclass(frozen=True)
class Build:
    """What was made, and how many matters were set for it."""

    made: Made
    settings: int

    @property
    def kept(self) -> bytes:
        return self.made.files[KEPT_FILE]

    @property
    def books(self) -> dict[str, object]:
        """All files, the record without the seconds that its steps took."""
        files: dict[str, object] = dict(self.made.files)
        record = json.loads(self.made.files["record.json"])
        return {
            **files,
            "record.json": {**record, "seconds": {}},
            "found": [str(each) for each in self.made.diagnostics],
        }


def built(folder: Path, kept: bytes = b"", editions: tuple[str, ...] = ("epub",)) -> Build:
    """A build of the shop; its mends are written, as the command does."""
    workspace, settings = Workspace(folder), []
    stock = setting.set_pages
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(setting, "set_pages", lambda *given: settings.append(1) or stock(*given))
        made = make(workspace, "shop", editions, kept=kept)
    workspace.write(made.kept, folder)
    return Build(made, len(settings))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_press(tmp_path_factory.mktemp("shop"), PRESS).root


@pytest.fixture(scope="module")
def first(shop: Path) -> Build:
    return built(shop)


@pytest.fixture
def press(shop: Path, first: Build, tmp_path: Path) -> Path:
    """The shop with the mends of its first build, to be changed."""
    return shutil.copytree(shop, tmp_path / "press")


def test_pages_that_would_be_the_same_are_not_set_again(first: Build, press: Path) -> None:
    again = built(press, first.kept)
    assert first.settings > 2
    assert again.settings == 0
    assert again.books == first.books
    assert "T18" in str(again.books["found"])  # the tall note is known to be tall


def test_what_is_kept_is_the_same_however_it_came_about(first: Build, press: Path) -> None:
    anew = built(press)
    assert anew.settings > 2
    assert anew.books == first.books
    assert built(press, first.kept, ("screen",)).kept == first.kept  # with the cover and the fonts of the EPUB


def test_an_article_is_held_against_the_same_transcription_once(
    first: Build, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = []
    stock = pinning.held_against
    monkeypatch.setattr(pinning, "held_against", lambda *given: held.append(1) or stock(*given))
    assert built(press, first.kept).books["record.json"] == first.books["record.json"]
    assert held == []
    write_press(press, {"texts/articles/letter.md": PRESS["texts/articles/letter.md"].replace("Dear", "Good")})
    with pytest.raises(Refusal) as refusal:
        built(press, first.kept)
    assert held == [1]
    assert "A60" in [each.code for each in refusal.value.diagnostics]


MISSES = {
    "a word": {
        "texts/articles/letter.md": pinned(TRANSCRIBED.replace("Dear", "Good")) + LETTER.replace("Dear", "Good"),
        "texts/sources/letter.txt": TRANSCRIBED.replace("Dear", "Good"),
    },
    "a note": {"texts/articles/workshop.md": WORKSHOP.replace("trade late", "craft late")},
    "a tall note": {"texts/articles/workshop.md": WORKSHOP.replace("known affliction", "known defect")},
    "a stylesheet": {"layouts/styles/text.css": TEXT_STYLE + "\nh1 { margin-top: 40pt }\n"},
    "the style of the cover": {"layouts/styles/cover.css.jinja": COVER_STYLE + "\nh1 { color: #300 }\n"},
    "the faces": {"fonts/manifest.toml": FACES.rpartition("[[face]]")[0]},
    "a mend": {"texts/volumes/shop/mends.toml": 'parted = ["compo-sitor"]\n'},
    "a name that files elsewhere": {"texts/names.toml": PRESS["texts/names.toml"].replace("Manutius, A", "Aldus, A")},
    "a picture": {"texts/articles/images/lion.svg": LION.format(20)},
    "the title": {"texts/volumes/shop.toml": PRESS["texts/volumes/shop.toml"].replace("The Shop", "Her Shop")},
    "the language": {"texts/volumes/shop.toml": PRESS["texts/volumes/shop.toml"] + 'language = "en-US"\n'},
}
HITS = {
    "the EPUB’s stylesheet": {"layouts/styles/epub.css": EPUB_STYLE + "\nh1 { color: #300 }\n"},
    "the description": {"texts/volumes/shop.toml": VOLUME.format("A book of two pieces.")},
    "a line above the text": {"texts/articles/workshop.md": WORKSHOP.replace("+++\n\nAldus", "+++\n\n\n\nAldus")},
}


@pytest.mark.parametrize(
    ("changed", "is_known"),
    [*((files, False) for files in MISSES.values()), *((files, True) for files in HITS.values())],
    ids=[*MISSES, *HITS],
)
def test_what_changes_a_page_sets_all_anew_and_nothing_else_does(
    first: Build, press: Path, changed: Mapping[str, str], is_known: bool
) -> None:
    write_press(press, changed)
    shutil.copytree(press, press.with_name("other"))
    again = built(press, first.kept)
    assert (again.settings == 0) == is_known
    anew = built(press.with_name("other"))
    assert anew.settings > 2
    assert again.books == anew.books


def test_another_program_sets_the_pages_anew(first: Build, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "made_with", lambda: "another")
    again = built(press, first.kept)
    assert again.settings > 2
    assert again.made.files["shop.epub"] == first.made.files["shop.epub"]


def _with_other_words(kept: bytes) -> bytes:
    rest = kept.partition(b"\n")[2].replace(b"Venice", b"Verona", 1)
    return kept.partition(b"\n")[0] + b"\n" + rest


def _of_another_shape(kept: bytes) -> bytes:
    rest = b'["' + kept.partition(b"\n")[2][2:200] + b'"]'
    return _check(rest) + b"\n" + rest


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: kept[:-1000],
        lambda kept: kept[100:],
        _with_other_words,
        _of_another_shape,
        lambda kept: _check(b"[]") + b"\n[]",
    ],
)
def test_a_file_that_is_not_whole_is_as_none(first: Build, press: Path, damage) -> None:
    assert read_kept(first.kept)
    assert read_kept(damage(first.kept)) is None


def test_with_a_damaged_file_the_pages_are_set(first: Build, press: Path) -> None:
    again = built(press, _with_other_words(first.kept))
    assert again.settings > 2
    assert again.books == first.books


def test_pages_with_a_mend_that_cannot_be_had_are_not_kept(press: Path) -> None:
    write_press(press, {"texts/volumes/shop/mends.toml": "[letter]\nlines = { 90 = 1 }\n"})
    made = built(press).made
    assert "M05" in [each.code for each in made.diagnostics]
    assert KEPT_FILE not in made.files


AGAIN = """
import atexit, sys
unwanted = ("weasyprint", "pypdfium2", "citeproc", "barcode", "rich")
atexit.register(lambda: print("loaded:", *(name for name in unwanted if name in sys.modules)))
sys.argv = ["florilegium", "--root", sys.argv[1], "build", "shop", "--only", sys.argv[2]]
import florilegium.__main__
"""


def test_the_command_takes_the_pages_and_loads_nothing_that_sets_or_reads_them(shop: Path, tmp_path: Path) -> None:
    press = shutil.copytree(shop, tmp_path / "press")

    def loaded(editions: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-c", AGAIN, press, editions],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, text=True,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        assert KEPT_FILE not in ran.stdout  # it is no book
        return ran.stdout.splitlines()[-1].removeprefix("loaded:").strip()

    assert "weasyprint pypdfium2" in loaded("epub")
    before = (press / "out/shop/shop.epub").read_bytes()
    assert loaded("epub,html") == ""
    assert (press / "out/shop/shop.epub").read_bytes() == before
    assert (press / "out/shop" / KEPT_FILE).is_file()
    assert "weasyprint" in loaded(",".join(EDITIONS))


# --- values as lists -----------------------------------------------------------------------------------------------


def test_values_come_back_from_lists(first: Build) -> None:
    kept = read_kept(first.kept)
    assert kept and from_plain(KeptPages, json.loads(json.dumps(as_plain(kept)))) == kept
    assert kept.cover[:2] == b"\xff\xd8"
    pages = PageMap((Page(1, "i", "recto", True, ("a", "b")),))
    assert from_plain(PageMap, as_plain(pages)).page_of("b") == pages.pages[0]


@pytest.mark.parametrize(
    "plain",
    [["river", 1, "i", 2, "wide", ""], ["river", True, "i", 2, 1.5, ""], ["river", 1], {"kind": "river"}, "river"],
)
def test_lists_of_another_value_are_refused(plain: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        from_plain(Flaw, plain)
