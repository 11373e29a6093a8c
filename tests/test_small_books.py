"""Small books of odd texts: what an independent reader once found wrong in them stays right."""

import base64
import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from books import ROOT, make_book, write_press
from check_epub import epubcheck
from florilegium.cli import commands  # noqa: F401  it adds the commands to the group
from florilegium.cli.main import florilegium
from florilegium.diagnostics import Refusal
from florilegium.recipe.check import check_texts

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPgPAAEEAQB9ssjfAAAAAElFTkSuQmCC")
PRESS = '[press]\nimprint = "Small Press"\n'
HEAD = '+++\ntitle = "Folding"\n+++\n\n'
VOLUME = 'title = "Small"\ndate = 2026-11-01\narticles = ["folding"]\n'
NAMES = '[[person]]\nid = "weber-anna"\nheadword = "Weber, Anna"\n'
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="300" height="390"><path d="M0 0h9v9H0z"/></svg>'
)


def press(folder: Path, body: str, volume: str = "", more: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    return write_press(
        folder,
        {
            "texts/press.toml": PRESS,
            "texts/names.toml": NAMES,
            "texts/volumes/small.toml": VOLUME + volume,
            "texts/articles/folding.md": HEAD + body,
            **(more or {}),
        },
    )


def test_a_picture_with_blanks_in_its_name_makes_a_valid_epub(tmp_path: Path) -> None:
    workspace = press(tmp_path, "![A square](<a plain ü.svg>)\n", more={"texts/articles/a plain ü.svg": SQUARE})
    assert epubcheck(make_book(workspace, "small").epub) == ()


def test_a_picture_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    workspace = press(tmp_path, "![A dot](dot.jpg)\n")
    (tmp_path / "texts/articles/dot.jpg").write_bytes(PIXEL)
    with pytest.raises(Refusal) as refusal:
        make_book(workspace, "small")
    assert [(each.code, str(each.place)) for each in refusal.value.diagnostics] == [
        ("A19", "texts/articles/folding.md:5:1")
    ]


def test_a_person_named_in_an_epigraph_is_found_under_that_word(tmp_path: Path) -> None:
    body = "\n\n".join(
        f"Anna Weber came to the press on day {day}.\n\n{'The sheets were folded. ' * 300}" for day in range(9)
    )
    front = 'front = ["epigraph", "contents"]\n[matter]\nepigraph = "small/epigraph.md"\n'
    workspace = press(tmp_path, body, front, {"texts/volumes/small/epigraph.md": "Fold, said Anna Weber.\n"})
    book = make_book(workspace, "small")
    schema = json.loads((ROOT / "docs/record.schema.json").read_text("utf-8"))
    jsonschema.validate(book.record, schema)
    (entry,) = book.entries
    assert "Epigraph" in [each["label"] for each in entry["subentries"]]


def test_a_page_that_a_figure_fills_has_its_place_in_the_page_list(tmp_path: Path) -> None:
    figure = "![A square](square.svg)\n\n"
    body = f"First.\n\n{figure * 4}Last.\n"
    book = make_book(press(tmp_path, body, more={"texts/articles/square.svg": SQUARE}), "small")
    printed = [page["folio"] for page in book.record["pages"] if not page["blank"]]
    assert [folio for folio in printed if f">{folio}</a></li>" not in book.document("navigation")] == []


@pytest.mark.parametrize("language", ["de", "he"])
def test_a_volume_in_a_language_the_templates_do_not_speak_is_told_of(tmp_path: Path, language: str) -> None:
    workspace = press(tmp_path, "Words.\n", f'language = "{language}"\n')
    assert "C02" in {each.code for each in check_texts(workspace, ())}


def test_an_article_in_a_folder_of_its_own_is_told_of(tmp_path: Path) -> None:
    workspace = press(tmp_path, "Words.\n", more={"texts/articles/1901/other.md": HEAD + "Words.\n"})
    assert ("A42", "texts/articles/1901/other.md:1:1") in {
        (each.code, str(each.place)) for each in check_texts(workspace, ())
    }


def test_a_note_too_tall_for_its_page_runs_over_and_is_told_of_where_it_is_written(tmp_path: Path) -> None:
    workspace = press(tmp_path, f"A call.[^1]\n\n[^1]: {'Very long. ' * 900}\n")
    made = make_book(workspace, "small").made
    assert ("T17", "texts/articles/folding.md:7:1") in {(each.code, str(each.place)) for each in made.diagnostics}


def test_a_table_too_wide_for_the_sheet_is_told_of_where_it_is_written(tmp_path: Path) -> None:
    cells, bars = " | ".join(["ab"] * 40), " | ".join(["---"] * 40)
    workspace = press(tmp_path, f"| {cells} |\n| {bars} |\n| {cells} |\n")
    with pytest.raises(Refusal) as refusal:
        make_book(workspace, "small")
    found = {(each.code, str(each.place).rpartition(":")[0]) for each in refusal.value.diagnostics}
    assert ("T15", "texts/articles/folding.md:5") in found


def test_a_volume_without_sources_has_no_page_of_them(tmp_path: Path) -> None:
    book = make_book(press(tmp_path, "Words.\n", 'back = ["sources", "colophon"]\n'), "small")
    assert not any("sources" in page["anchors"] for page in book.record["pages"])


def test_a_root_without_texts_is_no_press_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(florilegium, ["--root", str(tmp_path), "check"])
    assert (result.exit_code, "error[F09]" in result.stderr) == (1, True)


def test_an_id_that_no_article_can_have_is_a_wrong_argument(tmp_path: Path) -> None:
    press(tmp_path, "Words.\n")
    (tmp_path / "source.txt").write_text("On Ink\n\nWords.\n", encoding="utf-8")
    arguments = ["--root", str(tmp_path), "import", str(tmp_path / "source.txt"), "--id", "Bad_Id!"]
    assert CliRunner().invoke(florilegium, arguments).exit_code == 2
    assert not (tmp_path / "texts/articles/Bad_Id!.md").exists()


def test_an_imprint_page_of_nothing_but_the_title_has_no_empty_line(tmp_path: Path) -> None:
    workspace = press(tmp_path, "The sheets were folded.\n")
    (tmp_path / "texts/press.toml").unlink()
    book = make_book(workspace, "small")
    paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", book.document("imprint").partition("<section")[2], re.S)
    assert [re.sub(r"<[^>]+>", "", each).split("\n") for each in paragraphs] == [
        ["Small", "Edition 1, 1 November 2026"]
    ]
    assert "EPUB/index-of-names.xhtml" not in book.unpacked
