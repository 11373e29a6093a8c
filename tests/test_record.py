"""The record keeps to the schema of the manual, and its parts agree with one another."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from books import Book
from florilegium.diagnostics import Place
from florilegium.model.article import Article, Author, PartialDate, PinnedTranscription, Source
from florilegium.model.emendations import LedgerEntry
from florilegium.model.names import CrossReference, Entry, LetterGroup, Locator, Mention, NameIndex
from florilegium.model.page_quality import FLAWS
from florilegium.model.pages import Page, PageMap, PageStart
from florilegium.model.preflight import Verdict
from florilegium.model.volume import House, Part, Volume
from florilegium.record import SCHEMA, Edition, FileRecord, NoteRecord, write_record

DOCS = Path(__file__).parents[1] / "docs"
PLACE = Place("texts/volumes/small.toml")
ARTICLE = Article(
    "lion",
    "The Lion",
    PLACE,
    (),
    authors=(Author("Anna Weber"),),
    date=PartialDate(1941, 11),
    source=Source(periodical="The Printer", number="3"),
    transcription=PinnedTranscription("texts/sources/lion.txt", "0" * 64),
)
VOLUME = Volume(
    "small", "Small", PLACE, House("The Press"), (Part("", (ARTICLE,)),), (), (), "2026-11-01", 1793491200,
    identifier="urn:uuid:24d1d01f-ae64-589f-a8cc-e02c55d8bd29", inputs=("texts/articles/lion.md",),
)  # fmt: skip
PAGES = PageMap(
    (
        Page(1, "i", "recto", False, ()),
        Page(2, "ii", "verso", True, ()),
        Page(3, "1", "recto", False, ("lion", "lion-name-1", "lion-note-1"), PageStart("lion", 1, 0)),
    )
)
INDEX = NameIndex(
    "",
    (
        LetterGroup("A", (Entry("aldus", "Aldus", see=CrossReference("Manutius, Aldus", "manutius-aldus")),)),
        LetterGroup("M", (Entry("manutius-aldus", "Manutius, Aldus", (Locator("1", "1", "lion-name-1", 3, 3),)),)),
    ),
)


SLIP = LedgerEntry(
    "lion", 1, 8, 11, "lion-name-1", "not", "not", "net", "not", "net", "transcription", "ed.", "", PLACE
)


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    edition = Edition(
        volume=VOLUME,
        page_map=PAGES,
        indexes=(INDEX,),
        mentions=(Mention("lion", 1, 0, 5, "Aldus", "manutius-aldus", "lion-name-1"),),
        notes=(NoteRecord("lion-note-1", "lion", "1", "author", "foot", 3, 3, 4),),
        ledger=(SLIP,),
        files=(FileRecord("small.epub", 400, "0" * 64, 0),),
        seconds={"set the body": 0.25},
        versions={"florilegium": "0.1.0"},
    )
    loaded: dict[str, Any] = json.loads(write_record(edition))
    return loaded


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((DOCS / "record.schema.json").read_text("utf-8"))
    return loaded


def test_the_record_keeps_to_the_schema(record: dict[str, Any], schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(record, schema, cls=jsonschema.Draft202012Validator)


def test_the_record_of_the_specimen_keeps_to_the_schema(specimen: Book, schema: dict[str, Any]) -> None:
    jsonschema.validate(specimen.record, schema, cls=jsonschema.Draft202012Validator)


def test_the_inputs_of_the_specimen_are_all_its_files(specimen: Book) -> None:
    texts = {
        path.relative_to(specimen.workspace.root).as_posix() for path in specimen.workspace.root.rglob("texts/**/*")
    }
    assert set(specimen.record["inputs"]) == {file for file in texts if specimen.workspace.has(file)}


def test_the_schema_knows_every_kind_of_flaw_and_every_verdict(schema: dict[str, Any]) -> None:
    assert schema["$defs"]["flaw"]["properties"]["kind"]["enum"] == list(FLAWS)
    assert set(schema["$defs"]["check"]["properties"]["verdict"]["enum"]) == set(Verdict)


def test_the_schema_refuses_a_see_reference_with_locators(record: dict[str, Any], schema: dict[str, Any]) -> None:
    ((_, *rest),) = (index["entries"] for index in record["indexes"])
    entry = {**record["indexes"][0]["entries"][0], "locators": rest[0]["locators"]}
    index = {"id": "index-of-names", "entries": [entry]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**record, "indexes": [index]}, schema, cls=jsonschema.Draft202012Validator)


def test_the_schema_has_the_version_that_is_written(schema: dict[str, Any]) -> None:
    assert schema["properties"]["schema"]["const"] == SCHEMA


def test_a_mention_is_told_with_its_page(record: dict[str, Any]) -> None:
    (mention,) = record["mentions"]
    assert (mention["folio"], mention["ordinal"]) == ("1", 3)


def test_the_manual_names_every_field(schema: dict[str, Any]) -> None:
    page = (DOCS / "record.md").read_text("utf-8")
    tables = [schema, *schema["properties"].values(), *schema["$defs"].values()]
    names = {name for table in tables for name in table.get("properties", ())}
    names |= {each.name for kind in (NoteRecord, FileRecord) for each in fields(kind)}
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
    assert re.search(rf'`"{SCHEMA}"`', page)


def test_an_emendation_is_told_with_its_page(record: dict[str, Any]) -> None:
    (slip,) = record["emendations"]
    assert (slip["folio"], slip["ordinal"], slip["where"], slip["class"]) == ("1", 3, "text", "transcription")
    assert slip["silent"] is False
