"""Citations for other programs: CSL-JSON, BibTeX and RIS say what the volume says, to those that read them."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import florilegium.cli.commands
from books import Book, write_press
from florilegium.bibliography import FORMS
from florilegium.cli.main import florilegium
from florilegium.diagnostics import Place
from florilegium.model.lists import Work
from florilegium.model.walking import kinds, plain_text
from florilegium.read.record import read_record
from florilegium.recipe.texts import read_one
from reading_system import do_without
from sites import record

TESTS = Path(__file__).parent
PLACE = Place("texts/articles/type.md")
TYPE = """+++
title = "On Type & Ink: 50 % of {all} #1"
authors = [{signed = "A. Weber", person = "weber-anna"}, "Martin Luther King, Jr.", "The Editors"]
date = 1917-05-03
translator = "Zoë Łukasz"
+++

Words.
"""
HEBREW = '+++\ntitle = "ספר: a_b ~ c^d \\\\ e"\nauthors = ["Gershom ben Moses"]\nlanguage = "he"\n+++\n\nWords.\n'
SHEETS = """title = "Sheets"
subtitle = "Five & More"
editors = ["Ada Quill", "Ben Quire"]
series = "Small Books"
series-number = 3
edition = "2"
date = 2026-11-01
articles = ["type", "hebrew"]
back = []

[isbn]
print = "978-3-16-148410-0"
"""
PRESS = {
    "texts/press.toml": '[press]\nimprint = "Lion Press"\nplace = "London"\n',
    "texts/names.toml": '[[person]]\nid = "weber-anna"\nheadword = "Weber, Anna"\n',
    "texts/articles/type.md": TYPE,
    "texts/articles/hebrew.md": HEBREW,
    "texts/articles/astray.md": '+++\ntitle = "Astray"\n+++\n\nWords.\n',
    "texts/volumes/sheets.toml": SHEETS,
}
RECORD = record("sheets", {"type": "On Type & Ink", "hebrew": "ספר"}, title="Sheets", edition="2")


@pytest.fixture
def press(tmp_path: Path) -> Path:
    write_press(tmp_path, {**PRESS, "out/sheets/record.json": json.dumps(RECORD)})
    return tmp_path


def cite(press: Path, *words: str) -> Result:
    return CliRunner().invoke(florilegium, ["--root", str(press), "cite", *words])


def read_back(references: str) -> list[dict[str, Any]]:
    """What citation-js reads. Skips the test without Node and its packages, except in CI, where it fails."""
    node = shutil.which("node")
    if not (node and (TESTS / "node_modules").is_dir()):
        do_without("a manager of references needs Node, and “npm ci” in the folder of the tests")
    command = [str(node), str(TESTS / "references.mjs")]
    done = subprocess.run(command, input=references, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_csl_json_has_all_that_is_known_of_a_piece(press: Path) -> None:
    (piece,) = json.loads(cite(press, "type", "--format", "csl-json").stdout)
    assert piece == {
        "id": "sheets.type",
        "type": "chapter",
        "title": "On Type & Ink: 50 % of {all} #1",
        "author": [
            {"family": "Weber", "given": "Anna"},
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
            {"literal": "The Editors"},
        ],
        "translator": [{"family": "Łukasz", "given": "Zoë"}],
        "container-title": "Sheets: Five & More",
        "original-date": {"date-parts": [[1917, 5, 3]]},
        "page": "1–2",
        "language": "en-GB",
        "editor": [{"family": "Quill", "given": "Ada"}, {"family": "Quire", "given": "Ben"}],
        "collection-title": "Small Books",
        "collection-number": "3",
        "edition": "2",
        "publisher": "Lion Press",
        "publisher-place": "London",
        "ISBN": "978-3-16-148410-0",
        "issued": {"date-parts": [[2026]]},
    }


SAME = ("title", "container-title", "editor", "publisher", "publisher-place", "ISBN", "edition")


@pytest.mark.parametrize("form", ["bibtex", "ris"])
def test_a_manager_of_references_reads_what_csl_json_says(press: Path, form: str) -> None:
    asked = ("sheets", "--pieces")
    meant = json.loads(cite(press, *asked, "--format", "csl-json").stdout)
    found = read_back(cite(press, *asked, "--format", form).stdout)
    assert [each["id"] for each in found] == ["sheets", "sheets.type", "sheets.hebrew"]
    for read, said in zip(found, meant, strict=True):
        assert read["type"] == said["type"]
        assert {name: read.get(name) for name in SAME} == {name: said.get(name) for name in SAME}
        assert str(read["collection-number" if form == "bibtex" else "volume"]) == "3"
        assert read["issued"]["date-parts"][0][0] == 2026
        assert read.get("page", read.get("page-first", "")).replace("-", "–") == said.get("page", "")


def test_who_signs_as_a_body_has_no_surname(press: Path) -> None:
    article = press / "texts/articles/type.md"
    article.write_text(article.read_text().replace('"The Editors"', '"Political Committee, SWP"'))
    (piece,) = json.loads(cite(press, "type", "--format", "csl-json").stdout)
    assert piece["author"][2] == {"literal": "Political Committee, SWP"}


def test_bibtex_keeps_the_parts_of_names(press: Path) -> None:
    (read,) = read_back(cite(press, "type", "--format", "bibtex").stdout)
    assert read["author"] == [
        {"family": "Weber", "given": "Anna"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "The Editors"},  # one name in braces: citation-js has no other word for it
    ]
    assert read["translator"] == [{"family": "Łukasz", "given": "Zoë"}]
    assert read["original-date"] == {"date-parts": [[1917, 5, 3]]}


NASTY = (
    "{",
    "}",
    "a } b { c",
    "\\",
    "\\\\textbf",
    "$x$",
    "~",
    "^",
    "%",
    "#",
    "&amp;",
    "“q”",
    "ספר & ספר",
    "a--b",
    "---",
    "''",
    "@x",
)


def test_no_sign_in_a_title_breaks_a_file() -> None:
    works = [
        Work(
            f"w.{n}",
            {"id": f"w.{n}", "type": "book", "title": f"x {sign} y", "issued": {"date-parts": [[2026]]}},
            PLACE,
        )
        for n, sign in enumerate(NASTY)
    ]
    for form in ("bibtex", "ris"):
        titles = [each["title"] for each in read_back(FORMS[form](works))]
        assert titles == [f"x {sign} y" for sign in NASTY], form


def test_the_braces_of_a_value_are_even_for_bibtex_counts_them() -> None:
    works = [Work("w", {"id": "w", "type": "book", "title": "a } b", "issued": {"date-parts": [[2026]]}}, PLACE)]
    file = FORMS["bibtex"](works)
    assert file.count("{") == file.count("}") and "\\{" not in file and "\\}" not in file


def test_a_line_end_in_a_value_begins_no_tag_of_ris() -> None:
    work = Work("w", {"id": "w", "type": "book", "title": "x\nTY  - y", "issued": {"date-parts": [[2026]]}}, PLACE)
    lines = FORMS["ris"]([work]).split("\r\n")
    assert [line for line in lines if line.startswith("TY")] == ["TY  - BOOK"]


def test_a_piece_is_cited_in_the_words_of_the_style(press: Path) -> None:
    words = cite(press, "type").stdout
    assert words.startswith("Weber, Anna, Martin Luther King Jr., and The Editors. (1917) 2026. ‘On Type")
    assert "1–2" in words and words.endswith("London: Lion Press.\n")


def test_without_a_build_a_piece_is_cited_without_pages(press: Path) -> None:
    (press / "out/sheets/record.json").unlink()
    done = cite(press, "type", "--format", "csl-json")
    assert "page" not in json.loads(done.stdout)[0]
    assert "warning[S21]: the pages of “sheets” are not known" in done.stderr
    assert done.exit_code == 0


def test_an_article_in_no_volume_is_not_cited(press: Path) -> None:
    done = cite(press, "astray")
    assert done.exit_code == 1
    assert "error[S20]: no volume holds “astray”" in done.stderr


def test_an_article_in_two_volumes_is_cited_from_each(press: Path) -> None:
    (press / "texts/volumes/again.toml").write_text('title = "Again"\ndate = 2027-01-01\narticles = ["type"]\n')
    records = json.loads(cite(press, "type", "--format", "csl-json").stdout)
    assert [(each["id"], each["container-title"]) for each in records] == [
        ("again.type", "Again"), ("sheets.type", "Sheets: Five & More"),
    ]  # fmt: skip


def test_what_looks_like_a_tag_in_a_title_is_printed_as_it_stands(press: Path) -> None:
    article = press / "texts/articles/type.md"
    article.write_text(article.read_text().replace("On Type & Ink", "On <i>Type</i> & <b>"))
    assert "On <i>Type</i> & <b>: 50 %" in cite(press, "type").stdout


def test_what_looks_like_a_tag_is_none_in_csl_json(press: Path) -> None:
    article = press / "texts/articles/type.md"
    article.write_text(article.read_text().replace("On Type & Ink", "On <i>Type</i>, 3 < 4 & <br>"))
    (record,) = json.loads(cite(press, "type", "--format", "csl-json").stdout)
    assert record["title"].startswith("On <\u2060i>Type<\u2060/i>, 3 < 4 & <br>: 50 %")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en-US", "“On ‘Type’ and the Printers’ Ink"), ("en-GB", "‘On “Type” and the Printers’ Ink")],
)
def test_marks_in_a_quoted_title_alternate_in_a_citation(language: str, words: str, press: Path) -> None:
    article, volume = press / "texts/articles/type.md", press / "texts/volumes/sheets.toml"
    title = "On “Type” and the Printers’ Ink"
    article.write_text(article.read_text().replace("On Type & Ink: 50 % of {all} #1", title))
    volume.write_text(f'language = "{language}"\n{volume.read_text()}')
    assert words in cite(press, "type").stdout


def test_a_volume_that_was_withdrawn_is_cited_without_an_address_and_told(press: Path) -> None:
    house, volume = press / "texts/press.toml", press / "texts/volumes/sheets.toml"
    house.write_text(house.read_text() + '[catalogue]\naddress = "https://lion.example.org/books/"\n')
    volume.write_text(volume.read_text().replace("back = []", "back = []\nwithdrawn = 2027-03-01"))
    done = cite(press, "sheets", "--pieces", "--format", "csl-json")
    assert [each.get("URL") for each in json.loads(done.stdout)] == [None, None, None]
    assert done.stderr.count("S26") == 1 and "“sheets” was withdrawn on 2027-03-01" in done.stderr


def test_a_citation_has_the_address_in_the_catalogue_where_that_is_known(press: Path) -> None:
    (without,) = json.loads(cite(press, "type", "--format", "csl-json").stdout)
    assert "URL" not in without
    house = press / "texts/press.toml"
    house.write_text(house.read_text() + '[catalogue]\naddress = "https://lion.example.org/books/"\n')
    records = read_back(cite(press, "sheets", "type", "--format", "bibtex").stdout)
    assert [each["URL"] for each in records] == [
        "https://lion.example.org/books/volumes/sheets/", "https://lion.example.org/books/articles/type/",
    ]  # fmt: skip


# --- a paragraph ---


def bare(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalpha())


def test_a_paragraph_of_the_specimen_is_on_the_pages_that_are_cited(specimen: Book) -> None:
    edition = read_record(specimen.made.files["record.json"], "record.json")
    printed = {page["folio"]: bare(specimen.pages[page["ordinal"] - 1].text) for page in specimen.record["pages"]}
    tried = parted = 0
    for piece in edition.pieces:
        article, _ = read_one(specimen.workspace, piece.id)
        body = [paragraph for kind, paragraph in kinds(article.body) if kind == "paragraph"]
        for paragraph in body:
            words = bare(plain_text(paragraph.children))
            first, _, end = edition.folios_of(piece.id, paragraph.n).partition("–")
            if len(words) > 60:
                assert words[:14] in printed[first], (piece.id, paragraph.n)
                assert words[-14:] in printed[end or first], (piece.id, paragraph.n)
                tried, parted = tried + 1, parted + bool(end)
    assert tried > 50 and parted > 5


def test_a_paragraph_is_cited_with_its_pages_and_its_place_online(press: Path) -> None:
    told = json.loads((press / "out/sheets/record.json").read_text())
    told["files"] = [{"name": "sheets.html", "bytes": 1, "sha256": "", "pages": 0}]
    for page, letters in enumerate((0, 4)):
        told["pages"][page]["start"] = {"article": "type", "paragraph": 1, "letters": letters}
    (press / "out/sheets/record.json").write_text(json.dumps(told))
    house = press / "texts/press.toml"
    house.write_text(house.read_text() + '[catalogue]\naddress = "https://lion.example.org/books/"\n')
    (record,) = json.loads(cite(press, "type", "--paragraph", "1", "--format", "csl-json").stdout)
    assert (record["page"], record["section"]) == ("1–2", "paragraph 1")
    assert record["URL"] == "https://lion.example.org/books/volumes/sheets/sheets.html#type-paragraph-1"
    assert cite(press, "type", "--paragraph", "1").stdout.endswith("Paragraph 1.\n")
    (read,) = read_back(cite(press, "type", "--paragraph", "1", "--format", "bibtex").stdout)
    assert read["note"] == "paragraph 1"
    assert "SE  - paragraph 1\r\n" in cite(press, "type", "--paragraph", "1", "--format", "ris").stdout_bytes.decode()


def test_a_volume_is_not_cited_at_a_paragraph(press: Path) -> None:
    done = cite(press, "sheets", "--paragraph", "3")
    assert done.exit_code == 1 and "error[S24]: “sheets” is a volume, and has no paragraph 3" in done.stderr


def test_a_paragraph_that_there_is_not_is_not_cited(press: Path) -> None:
    done = cite(press, "type", "--paragraph", "2")
    assert done.exit_code == 1 and "error[S24]: the text of “type” has no paragraph 2" in done.stderr
