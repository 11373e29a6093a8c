"""`florilegium diff`: two editions of a small volume, PDFs alone, what cannot be compared, the report in a browser."""

import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pypdf import PdfWriter

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from books import make_book, write_press
from florilegium.bind.compared_pages import drawn_pages, texts_of
from florilegium.cli.comparing import diff
from florilegium.cli.main import florilegium as command
from florilegium.read.record import read_record
from florilegium.recipe.release_before import shelved
from florilegium.recipe.release_changes import Told, changes_of
from florilegium.recipe.shelving import edition_before
from florilegium.workspace import Workspace
from galleys import made_up_article
from test_preflight import broken, with_operators
from web_pages import Look, look, validated

NAMES = '[[person]]\nid = "weber-anna"\nheadword = "Weber, Anna"\n'
VOLUME = """title = "Owls"
edition = "{edition}"
date = 2026-11-01
articles = ["dusk", "night"]
front = ["half-title", "title-page", "imprint", "contents"]
back = ["index-of-names", "colophon"]
"""
DUSK = """+++
title = "Dusk"
+++

Anna Weber saw the owls.[^1]

{body}

{more}The owls {were} there.

[^1]: {note}
"""
NIGHT = '+++\ntitle = "Night"\n+++\n\nAt night Anna Weber {saw} nothing.\n\n{body}\n'


def bodies() -> tuple[str, str]:
    """Words for some pages of each article."""
    words = made_up_article(1, notes=0).split()
    plain = [re.sub(r"[^A-Za-z]", "", word) or "owl" for word in words]
    return tuple(
        "\n\n".join(" ".join(plain[at : at + 90]) + "." for at in range(begin, begin + 900, 90)) for begin in (0, 900)
    )


def press(folder: Path, edition: str, **changed: str) -> Path:
    dusk, night = bodies()
    filled = {"more": "", "note": "Of the barn.", "were": "were net", "saw": "saw", **changed}
    write_press(
        folder,
        {
            "texts/press.toml": '[press]\nimprint = "Small Press"\n',
            "texts/names.toml": NAMES,
            "texts/volumes/owls.toml": VOLUME.format(edition=edition),
            "texts/articles/dusk.md": DUSK.format(body=dusk, **filled),
            "texts/articles/night.md": NIGHT.format(body=night, **filled),
        },
    )
    return folder


def edition_in(folder: Path, edition: str, **changed: str) -> Path:
    """The folder of a press in which the edition is built, and released under its name."""
    book = make_book(Workspace(press(folder, edition, **changed)), "owls")
    released = folder / "dist" / "owls" / edition
    released.mkdir(parents=True)
    for name, content in book.made.files.items():
        (released / name).write_bytes(content)
    return released


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A press with two releases: in the second a word is mended, a paragraph added with a mention, a note longer."""
    root = tmp_path_factory.mktemp("owls")
    edition_in(root, "1")
    more = "It is told that Anna Weber once waited until the morning for the last of them to come home.\n\n"
    edition_in(root, "2", more=more, were="were not", note="Of the barn and the steeple.")
    return root


def run(root: Path, *words: object) -> Result:
    return CliRunner().invoke(command, ["--root", str(root), "diff", *map(str, words)], prog_name="florilegium")


def codes(result: Result) -> list[str]:
    return re.findall(r"\[(K\d\d|S06)\]", result.stderr)


@pytest.fixture(scope="module")
def report(releases: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    done = run(releases, "owls/1", "owls/2", "--report", file)
    assert (done.exit_code, f"report: {file}" in done.stdout) == (1, True)
    return file


@pytest.fixture
def copies(releases: Path, tmp_path: Path) -> Path:
    """The same press, to be spoilt."""
    shutil.copytree(releases, tmp_path / "press")
    return tmp_path / "press"


def passages(report: Path) -> list[str]:
    """Each passage of the report with where it stands, added words in “+…+”, removed ones in “-…-”."""
    marked = re.sub(r"<(/?)(ins|del)[^>]*>", lambda tag: "+" if tag[2] == "ins" else "-", report.read_text("utf-8"))
    found = re.findall(r'<div class="passage">(.*?)</div>', marked, re.S)
    return [" ".join(unescape(re.sub(r"<[^>]+>", " ", each)).split()) for each in found]


def test_two_releases_are_summed_up_in_a_few_lines(releases: Path) -> None:
    done = run(releases, "owls/1", "owls/2")
    assert (done.exit_code, codes(done)) == (1, [])
    lines = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert lines["words"] == "22 added, 4 changed"
    assert lines["notes"] == "1 changed"
    assert lines["index of names"] == "1 changed"
    assert re.fullmatch(r"15: 12 the same, 3 changed \(iv; 1; \d\)", lines["pages"])
    assert lines.keys() == {"words", "notes", "index of names", "pages"}


def test_the_report_shows_each_change_in_its_paragraph_with_its_page(report: Path) -> None:
    found = passages(report)
    assert any(re.fullmatch(r"p\. \d, ¶ \d+ → \d+ The owls were -net- \+not\+ there\.", each) for each in found)
    assert any(re.fullmatch(r"p\. \d, ¶ \d+ \+It is told that Anna Weber .* come home\.\+", each) for each in found)
    assert "p. 1, note 1 Of the -barn.- +barn and the steeple.+" in found
    text = report.read_text("utf-8")
    assert re.search(r"Weber, Anna <del>two mentions: [^<]+</del> <ins>three mentions: ", text)


def test_the_report_has_each_changed_page_old_and_new(report: Path) -> None:
    text = report.read_text("utf-8")
    assert text.count('<section id="page-') == 3
    assert text.count('src="data:image/png;base64,') == 6
    assert "<script" not in text and "script-src 'none'" in text
    assert re.search(r'alt="Page 1 of the new edition, \w+ words marked"', text)


def test_the_changed_words_are_marked_on_the_drawn_page(releases: Path) -> None:
    pdf = (releases / "dist/owls/2/owls.pdf").read_bytes()
    at = next(number for number, each in enumerate(texts_of(pdf), 1) if "were not" in each)
    begin = texts_of(pdf)[at - 1].index("not there")
    with Image.open(io.BytesIO(drawn_pages(pdf, {at: [(begin, begin + 3)]}, (24, 112, 60))[at])) as picture:
        colours = {colour: count for count, colour in picture.convert("RGB").getcolors(1 << 24)}
    assert 80 < colours[(24, 112, 60)] < 400
    with Image.open(io.BytesIO(drawn_pages(pdf, {at: []}, (24, 112, 60))[at])) as picture:
        assert (24, 112, 60) not in {colour for _, colour in picture.convert("RGB").getcolors(1 << 24)}


def test_the_report_is_sound_in_a_browser_and_for_the_validator(report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text(report.read_text("utf-8").replace(' alt="', ' data-alt="').replace("<h2>", "<h2><p>"), "utf-8")
    told = validated(report, broken)
    assert told and all("broken.html" in line for line in told)
    *seen, spoilt = look(Look(report, axe=True), Look(report, dark=True, width=360, axe=True), Look(broken, axe=True))
    for each in seen:
        assert (each.asked, each.troubles, each.violations, each.too_wide, each.pictures) == ([], [], {}, 0, 6)
    assert "image-alt" in spoilt.violations


def test_other_programs_are_told_all_that_differs(releases: Path) -> None:
    told = json.loads(run(releases, "owls/1", "owls/2", "--format", "json").stdout)
    assert (told["old"], told["new"], told["same"]) == ("owls/1", "owls/2", False)
    assert [page["old_folio"] for page in told["pages"] if page["state"] == "changed"][:2] == ["iv", "1"]
    kept = [text for text in told["texts"] if text["note"]]
    assert [part["fate"] for part in kept[0]["passages"][0]["stretches"]] == ["kept", "removed", "added"]


def test_an_edition_beside_itself_is_the_same(releases: Path, tmp_path: Path) -> None:
    done = run(releases, "owls/1", releases / "dist/owls/1", "--report", tmp_path / "same.html")
    assert (done.exit_code, codes(done)) == (0, [])
    assert "the same, byte for byte" in done.stdout
    assert "byte for byte" in (tmp_path / "same.html").read_text("utf-8")


def test_pdfs_alone_are_compared_page_by_page(releases: Path, tmp_path: Path) -> None:
    one, two = (releases / f"dist/owls/{edition}/owls-print.pdf" for edition in "12")
    done = run(releases, one, two, "--report", tmp_path / "pages.html")
    assert (done.exit_code, codes(done)) == (1, ["K56"])
    assert any("were -net- +not+ there." in each for each in passages(tmp_path / "pages.html"))
    assert run(releases, one, "owls/1").stdout == "pages: 14: 14 the same\n"
    assert run(releases, one, one).exit_code == 0


def test_a_page_with_the_same_words_and_another_picture_is_reset(releases: Path, tmp_path: Path) -> None:
    pdf = releases / "dist/owls/1/owls-print.pdf"
    (tmp_path / "drawn.pdf").write_bytes(broken(pdf.read_bytes(), with_operators(b"q 0 g 200 100 40 40 re f Q")))
    assert run(releases, pdf, tmp_path / "drawn.pdf").stdout == "pages: 14: 13 the same, 1 reset (iii)\n"


def test_what_is_no_edition_is_told_with_those_there_are(releases: Path, tmp_path: Path) -> None:
    (releases / "dist/.making-1/owls/4").mkdir(parents=True)
    (releases / "dist/.making-1/owls/4/record.json").write_text("{}", "utf-8")
    done = run(releases, "owls/1", "owls/3")
    assert (done.exit_code, codes(done)) == (2, ["K50"])
    assert "there is “owls/1”, “owls/2”" in done.stderr
    assert codes(run(releases, tmp_path, "no.pdf")) == ["K50", "K50"]


def test_the_shell_completes_the_names_of_editions(releases: Path) -> None:
    argument = diff.params[0]
    context = click.Context(diff, parent=click.Context(command, obj=releases))
    assert [each.value for each in argument.shell_complete(context, "owls/")] == ["owls/1", "owls/2"]
    assert [each.type for each in argument.shell_complete(context, "elsewhere/")] == ["file"]


def changed_record(press: Path, change: Callable[[dict[str, Any]], None]) -> None:
    file = press / "dist/owls/2/record.json"
    record = json.loads(file.read_text("utf-8"))
    change(record)
    file.write_text(json.dumps(record), "utf-8")


def test_a_record_of_another_schema_or_none_is_refused(copies: Path) -> None:
    changed_record(copies, lambda record: record.update(schema="1"))
    done = run(copies, "owls/1", "owls/2")
    assert (done.exit_code, codes(done)) == (2, ["K51"])
    (copies / "dist/owls/2/record.json").write_text("{}", "utf-8")
    assert codes(run(copies, "owls/1", "owls/2")) == ["S06"]


def test_editions_of_two_volumes_are_compared_with_a_warning(copies: Path) -> None:
    other = copies / "dist/crows/1"
    shutil.copytree(copies / "dist/owls/2", other)
    record = (other / "record.json").read_text("utf-8")
    (other / "record.json").write_text(record.replace('"owls', '"crows'), "utf-8")
    for file in other.glob("owls*"):
        file.rename(other / file.name.replace("owls", "crows", 1))
    done = run(copies, "owls/1", "crows/1")
    assert (done.exit_code, codes(done)) == (1, ["K52"])
    assert "words: 22 added, 4 changed" in done.stdout


def test_a_book_that_is_gone_is_done_without_and_another_in_its_place_refused(copies: Path) -> None:
    (copies / "dist/owls/2/owls.epub").unlink()
    done = run(copies, "owls/1", "owls/2")
    assert (done.exit_code, codes(done)) == (1, ["K53", "K56"])
    with (copies / "dist/owls/2/owls.pdf").open("ab") as file:
        file.write(b"\n%")
    done = run(copies, "owls/1", "owls/2")
    assert (done.exit_code, codes(done)) == (2, ["K54"])
    for pdf in (copies / "dist/owls/2").glob("*.pdf"):
        pdf.unlink()
    done = run(copies, "owls/1", "owls/2")
    assert (done.exit_code, codes(done)) == (2, ["K58"])


def resealed(press: Path, name: str, content: bytes) -> None:
    """Put other bytes in the place of a book, and tell its record so."""
    (press / "dist/owls/2" / name).write_bytes(content)

    def seal(record: dict[str, Any]) -> None:
        made = next(each for each in record["files"] if each["name"] == name)
        made["sha256"] = hashlib.sha256(content).hexdigest()

    changed_record(press, seal)


def test_a_broken_file_is_named(copies: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    done = run(copies, tmp_path / "broken.pdf", "owls/1")
    assert (done.exit_code, codes(done)) == (2, ["K55"])
    assert "broken.pdf” cannot be read: it is damaged, or no PDF" in done.stderr
    locked = PdfWriter(clone_from=copies / "dist/owls/1/owls-print.pdf")
    locked.encrypt("secret")
    locked.write(tmp_path / "locked.pdf")
    assert "it asks for a password" in run(copies, tmp_path / "locked.pdf", "owls/1").stderr
    resealed(copies, "owls.epub", b"PK and no more")
    done = run(copies, "owls/1", "owls/2")
    assert (done.exit_code, codes(done)) == (2, ["K55"])
    assert "the EPUB of “owls/2” cannot be read" in done.stderr


def test_other_bytes_with_the_same_words_and_looks_are_told(copies: Path) -> None:
    shutil.rmtree(copies / "dist/owls/2")
    shutil.copytree(copies / "dist/owls/1", copies / "dist/owls/2")
    resealed(copies, "owls.pdf", (copies / "dist/owls/1/owls.pdf").read_bytes() + b"\n%")
    done = run(copies, "owls/1", "owls/2")
    assert (done.exit_code, codes(done)) == (1, ["K57"])


def test_no_more_pages_are_drawn_than_are_asked_for(releases: Path, tmp_path: Path) -> None:
    done = run(releases, "owls/1", "owls/2", "--pictures", 1, "--report", tmp_path / "few.html")
    assert codes(done) == ["K59"]
    text = (tmp_path / "few.html").read_text("utf-8")
    assert (text.count("<img"), "2 more are not shown" in text) == (2, True)


def test_a_report_that_cannot_be_written_is_trouble(releases: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    done = run(releases, "owls/1", "owls/2", "--report", tmp_path / "taken" / "x" / "y.html")
    (tmp_path / "file").write_text("", "utf-8")
    assert done.exit_code == 1  # the folders were made
    assert run(releases, "owls/1", "owls/2", "--report", tmp_path / "file" / "y.html").exit_code == 2


def changes_in(root: Path) -> Told:
    """What the second edition tells of itself where it is released a month later."""
    made = {path.name: path.read_bytes() for path in (root / "dist/owls/2").iterdir()}
    record = json.loads(made["record.json"])
    record["volume"]["date"] = "2026-12-01"
    made["record.json"] = json.dumps(record).encode()
    before = edition_before(Workspace(root), read_record(made["record.json"], "record.json"))
    return changes_of(made, shelved(Workspace(root), before) if before else None)


def test_a_release_tells_what_collating_it_with_the_one_before_has_shown(releases: Path) -> None:
    told = changes_in(releases)
    assert told.changes and (told.changes.edition, told.findings) == ("1", ())
    lines = [(line.sort, line.words) for line in told.changes.lines]
    assert ("worded", "“Dusk”, page 1: 19 words added and one word changed") in lines
    assert ("noted", "“Dusk”: changed: note 1 (page 1)") in lines
    assert ("paged", "three pages with other words: iv; 1; 7") in lines
    assert ("indexed", "changed in the index of names: Weber, Anna") in lines
    assert ("counted", "22 words more: 125 now") in lines
    assert not any("“Night”" in words for _, words in lines)
    assert changes_in(releases) == told


def test_a_release_whose_books_cannot_be_collated_tells_what_the_records_tell(copies: Path) -> None:
    def told() -> tuple[list[str], str]:
        found = changes_in(copies)
        (fault,) = found.findings
        assert (fault.code, fault.place and fault.place.file) == ("K25", "dist/owls/1/record.json")
        assert found.changes and str(copies) not in fault.message
        return [line.words for line in found.changes.lines], fault.message

    first = copies / "dist/owls/1"
    (first / "owls.epub").write_bytes(b"another")
    lines, message = told()
    assert lines == ["22 words more: 125 now"]
    assert "“owls.epub” of “owls/1” is another file than its record tells of" in message
    (first / "owls.epub").unlink()
    assert told() == (
        lines,
        "what changed since “owls/1” is told from the records alone: its EPUB or its PDF is not there",
    )
    shutil.rmtree(first)
    assert changes_in(copies) == Told(None)
