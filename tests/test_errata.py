"""What is sent to the archive: the slip, its words, its line in the pinned transcription."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import florilegium.cli.commands
from books import write_press
from florilegium.cli.main import florilegium

SOURCE = (
    "<p>Revolutions are\n<b>net</b> made.</p>\n\n<p>They are net; the caf&eacute; is, lie says.\nSo it ends.</p>\n"
    "<p>A last one.</p>\n"
)
ARTICLE = """\
+++
title = "Strike"

[source]
address = "https://archive.example.org/strike.htm"

[transcription]
file = "texts/sources/strike.htm"
sha256 = "{sha256}"
+++

Revolutions are {{~~net~>not~~}}{{.transcription by=M reason="slip of the keyboard"}} made.

They are {{~~net~>not~~}}{{.transcription}}; the café is, {{~~lie~>he~~}}{{.misprint}} says. So it
ends{{++, they say++}}{{.transcription}}.{{--¶--}}{{.transcription}} A last one.
"""


@pytest.fixture
def run(tmp_path: Path):
    files = {
        "texts/press.toml": '[press]\nimprint = "Trial Press"\n\n[sigla]\nM = "The Militant"\n',
        "texts/sources/strike.htm": SOURCE,
        "texts/articles/strike.md": ARTICLE.format(sha256=hashlib.sha256(SOURCE.encode()).hexdigest()),
        "texts/articles/plain.md": '+++\ntitle = "Plain"\n+++\n\nWords.\n',
    }
    write_press(tmp_path, files)
    return lambda *words: CliRunner().invoke(florilegium, ["--root", str(tmp_path), "errata", *words])


def test_the_report_names_the_page_the_line_and_what_to_do(run) -> None:
    said = run().stdout
    assert "<https://archive.example.org/strike.htm>" in said
    assert "line 2: Revolutions are [net] made.\n  for “net” read “not” (slip of the keyboard; witness: M)" in said
    assert "line 4: They are [net]; the café is, lie says. So it ends.\n  for “net” read “not”" in said or (
        "line 4: They are [net]; the café is, lie says. So it ends. ¶" in said
    )
    assert "misprint" not in said
    assert "Plain" not in said


def test_only_errors_of_the_transcription_are_told_unless_all_are_asked_for(run) -> None:
    kinds = [each["class"] for each in json.loads(run("--format", "json", "strike").stdout)[0]["errata"]]
    assert kinds == ["transcription"] * 4
    every = json.loads(run("--all", "--format", "json").stdout)[0]["errata"]
    assert [(each["rejected"], each["line"]) for each in every] == [
        ("net", 2), ("net", 4), ("lie", 4), ("", 5), ("\n\n", 6),
    ]  # fmt: skip


def test_markdown_strikes_the_slip_out(run) -> None:
    said = run("--format", "markdown", "strike").stdout
    assert "1. line 2: Revolutions are ~~net~~**not** made.  \n" in said


def test_an_archive_without_errors_is_told_nothing(run) -> None:
    assert run("plain").stdout == "nothing to tell the archive\n"
