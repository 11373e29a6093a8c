"""A claim is made only when the checkers have passed the very file that makes it."""

import json
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import handmade
from books import ROOT, write_press
from florilegium.bind.epub import bind_epub
from florilegium.bind.metadata import CONFORMANCE, Statement, statements
from florilegium.certify.ace import ace
from florilegium.certify.epubcheck import epubcheck
from florilegium.certify.programs import Unusable, ask
from florilegium.cli.commands import florilegium
from florilegium.model.publication import Publication
from florilegium.recipe.certifying import certified

ARTICLE = '+++\ntitle = "The Lion"\nauthors = ["A. Lamb"]\n+++\n\nA lion.\n'
VOLUME = 'title = "The Lion"\ndate = 2026-11-01\narticles = ["lion"]\nfront = ["title-page"]\nback = []\n'


def press(folder: Path, style: str = "") -> Path:
    files = {"texts/press.toml": '[press]\nimprint = "The Quiet Press"\n', "texts/volumes/lion.toml": VOLUME}
    write_press(
        folder, {**files, "texts/articles/lion.md": ARTICLE, **({"layouts/styles/epub.css": style} if style else {})}
    )
    return folder


def build(folder: Path, *options: str):
    return CliRunner().invoke(florilegium, ["--root", str(folder), "build", "lion", *options])


def test_nobody_vouches_for_a_book_that_was_not_checked() -> None:
    assert not any(CONFORMANCE in each.text for each in statements(handmade.publication()))


def test_the_claim_is_in_the_words_of_the_specification_and_says_who_makes_it() -> None:
    said = statements(replace(handmade.publication(), certified_by="The Quiet Press"))
    assert said[-2:] == (
        Statement("meta", CONFORMANCE, (("property", "dcterms:conformsTo"), ("id", "conformance"))),
        Statement("meta", "The Quiet Press", (("property", "a11y:certifiedBy"), ("refines", "#conformance"))),
    )
    assert CONFORMANCE == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def test_a_certified_book_says_so_and_its_record_who_has_looked(tmp_path: Path, checkers: None) -> None:
    folder = press(tmp_path)
    done = build(folder, "--only", "epub", "--certify")
    assert done.exit_code == 0, done.output
    assert CONFORMANCE in package_of(folder / "out/lion/lion.epub")
    record = (folder / "out/lion/record.json").read_text("utf-8")
    assert '"checker": "EPUBCheck"' in record and '"checker": "Ace by DAISY"' in record
    assert build(folder, "--only", "epub").exit_code == 0
    assert CONFORMANCE not in package_of(folder / "out/lion/lion.epub")


def test_a_record_vouches_for_the_very_file_that_was_checked_and_for_no_other(tmp_path: Path, checkers: None) -> None:
    folder = press(tmp_path)
    assert build(folder, "--only", "epub", "--certify").exit_code == 0
    (folder / "out/lion").rename(tmp_path / "release")
    released = (tmp_path / "release/lion.epub").read_bytes()
    by = ("--only", "epub", "--certified-by", str(tmp_path / "release/record.json"))
    assert build(folder, *by).exit_code == 0
    assert (folder / "out/lion/lion.epub").read_bytes() == released
    told, before = (
        json.loads((place / "record.json").read_bytes()) for place in (folder / "out/lion", tmp_path / "release")
    )
    assert (told.pop("seconds"), before.pop("seconds").keys() > {"prove"}, told) == ({}, True, before)
    (folder / "texts/articles/lion.md").write_text(ARTICLE.replace("A lion", "Two lions"), "utf-8")
    done = build(folder, *by)
    assert done.exit_code == 0 and "warning[K16]: “lion.epub” is another than that of the record" in done.output
    assert CONFORMANCE not in package_of(folder / "out/lion/lion.epub")
    assert json.loads((folder / "out/lion/record.json").read_bytes())["certification"] == []


def test_a_record_of_a_book_that_nobody_checked_vouches_for_none(tmp_path: Path) -> None:
    folder = press(tmp_path)
    assert build(folder, "--only", "epub").exit_code == 0
    done = build(folder, "--only", "epub", "--certified-by", str(folder / "out/lion/record.json"))
    assert "warning[K16]: “lion.epub” was not certified when the record was made" in done.output
    assert CONFORMANCE not in package_of(folder / "out/lion/lion.epub")
    (folder / "x.json").write_text("{}")
    assert "error[S06]" in build(folder, "--certified-by", str(folder / "x.json")).output
    both = build(folder, "--certify", "--certified-by", str(folder / "out/lion/record.json"))
    assert (both.exit_code, "choose one" in both.output) == (2, True)


def test_a_book_that_shuts_readers_out_is_not_made_with_a_claim(tmp_path: Path, checkers: None) -> None:
    pale = (ROOT / "layouts/styles/epub.css").read_text("utf-8") + "\np { color: #bbb; background: #fff }\n"
    folder = press(tmp_path, style=pale)
    done = build(folder, "--only", "epub", "--certify")
    assert done.exit_code == 1
    assert "error[E32]: color-contrast" in done.output
    assert not (folder / "out").exists()
    assert build(folder, "--only", "epub").exit_code == 0


def broken(old: str, new: str) -> Publication:
    """The handmade book with other words in its documents or its stylesheet."""
    book = handmade.publication()
    documents = tuple(replace(each, content=each.content.replace(old, new)) for each in book.documents)
    styles = tuple(replace(each, content=each.content.replace(old.encode(), new.encode())) for each in book.resources)
    assert (documents, styles) != (book.documents, book.resources)
    return replace(book, documents=documents, resources=styles)


def test_epubcheck_finds_nothing_in_the_handmade_book_and_a_file_that_is_not_there(checkers: None) -> None:
    assert epubcheck(bind_epub(handmade.publication())).remarks == ()
    book = bind_epub(broken('styles/book.css"', 'styles/books.css"'))
    remark = epubcheck(book).remarks[0]
    assert remark.rule == "RSC-007"
    assert remark.file.endswith(".xhtml") and remark.place.startswith("line ")
    findings = certified("book.epub", book)[1]
    assert {each.code for each in findings} == {"E31"}
    assert findings[0].message.startswith("RSC-007: ")


def test_a_checker_that_is_not_there_and_one_that_only_mumbles_are_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unusable, match="Ace is not on this machine"):
        ace(b"")
    (tmp_path / "ace").write_text("#!/bin/sh\necho no browser\n")
    (tmp_path / "ace").chmod(stat.S_IRWXU)
    with pytest.raises(Unusable, match="Ace gives no report") as told:
        ace(b"")
    assert told.value.hint.endswith("it says: no browser")


def test_a_checker_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("florilegium.certify.programs.MOST_SECONDS", 0.2)
    with pytest.raises(Unusable, match="“sleep” takes longer"):
        ask(("sleep", "60"), b"")


def test_what_is_missing_is_said_at_once_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    folder = press(tmp_path)
    (folder / "texts/press.toml").unlink()
    done = build(folder, "--certify")
    assert done.exit_code == 1
    assert (done.output.count("error[E30]"), done.output.count("error[E33]")) == (2, 1)
    assert not (tmp_path / "out").exists()


def test_only_an_epub_is_certified(tmp_path: Path) -> None:
    done = build(press(tmp_path), "--only", "print", "--certify")
    assert done.exit_code == 2
    assert "--certify is for the EPUB" in done.output


def package_of(epub: Path) -> str:
    with zipfile.ZipFile(epub) as archive:
        return next(archive.read(name).decode() for name in archive.namelist() if name.endswith(".opf"))
