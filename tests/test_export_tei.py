"""The TEI of a volume is valid, has every note, name, emendation and page once, and the words of the texts."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from books import Book
from florilegium.export.tei.words import Words
from florilegium.model.inlines import Inlines, Text
from florilegium.model.medium import Medium, Targets
from florilegium.model.walking import plain_text
from inline_trees import CHILDREN
from tei_schema import found_by_jing
from test_web_edition import HOSTILE

T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def tei(specimen: Book) -> str:
    return specimen.made.files["hands-between.tei.xml"].decode()


@pytest.fixture(scope="module")
def root(tei: str) -> ET.Element:
    return ET.fromstring(tei)


def judged(tei: str, folder: Path) -> list[str]:
    (folder / "volume.tei.xml").write_text(tei, encoding="utf-8")
    return found_by_jing(folder / "volume.tei.xml")


def test_the_specimen_is_valid(tei: str, tmp_path: Path) -> None:
    assert judged(tei, tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<teiHeader>", "<teiHeader><p>A stray paragraph</p>"),
        ('type="author" place="foot"', 'type="author" where="foot"'),
        ("<head>", "<headline>"),
    ],
)
def test_jing_finds_what_is_wrong(tei: str, tmp_path: Path, old: str, new: str) -> None:
    broken = (
        tei.replace(old, new).replace("</head>", "</headline>") if new == "<headline>" else tei.replace(old, new, 1)
    )
    assert judged(broken, tmp_path)


def test_every_id_stands_once_and_every_pointer_leads_to_one(root: ET.Element) -> None:
    ids = Counter(element.get(ID) for element in root.iter() if element.get(ID))
    assert [id for id, times in ids.items() if times > 1] == []
    pointers = {value for each in root.iter() for value in each.attrib.values() if re.fullmatch(r"#\S+", value)}
    assert len(pointers) > 100
    assert {each[1:] for each in pointers} <= set(ids)


def test_every_note_stands_at_its_call(specimen: Book, root: ET.Element) -> None:
    notes = [each for each in root.iter(f"{T}note") if each.get("place")]
    assert sorted(each.get(ID, "") for each in notes) == sorted(each["id"] for each in specimen.record["notes"])
    marks = {each["id"]: each["mark"] for each in specimen.record["notes"]}
    assert {each.get(ID): each.get("n") for each in notes} == marks


def test_every_mention_is_a_name_with_its_record(specimen: Book, root: ET.Element) -> None:
    named = {each.get(ID): each.get("ref") for each in root.iter() if each.get("ref", "").startswith("#person-")}
    for mention in specimen.record["mentions"]:
        assert named[mention["anchor"]] == f"#person-{mention['person']}"


def test_every_emendation_of_the_text_is_marked(specimen: Book, root: ET.Element) -> None:
    marked = [each for name in ("choice", "supplied", "surplus") for each in root.iter(f"{T}{name}")]
    marked += [each for each in root.iter(f"{T}milestone") if each.get("unit") == "paragraph"]
    asked = [each for each in specimen.record["emendations"] if each["where"] == "text"]
    assert len(marked) == len(asked) > 5
    ids = {each.get(ID) for each in root.iter()}
    assert {each["anchor"] for each in asked} <= ids
    explained = {each.get("target"): each.text for each in root.iter(f"{T}note") if each.get("type") == "emendation"}
    assert explained == {f"#{each['anchor']}": each["reason"] for each in asked if each["reason"]}


def test_every_page_of_the_print_edition_begins_once_and_in_order(specimen: Book, root: ET.Element) -> None:
    texts = {each.get(ID) for each in root.iter() if each.get(ID)}
    begun = [each.get("n") for each in root.iter(f"{T}pb") if each.get("ed") == "print"]
    folios = [page["folio"] for page in specimen.record["pages"]]
    assert begun == [folio for folio in folios if folio in set(begun)]
    made = {"endnotes", "list-of-emendations", "biographical-glossary", "sources", "index-of-names"}
    starts = {
        page["folio"]
        for page in specimen.record["pages"]
        if page["start"] and _held(page["start"], texts) and not made & set(page["anchors"])
    }
    assert starts <= set(begun)


def _held(start: dict, ids: set[str | None]) -> bool:
    return any(f"{start['article']}-{kind}-{start['paragraph']}" in ids for kind in ("paragraph", "heading"))


def test_a_letter_has_its_opening_and_its_close(root: ET.Element) -> None:
    letter = next(each for each in root.iter(f"{T}div") if each.get(ID) == "to-a-young-indexer")
    assert letter.find(f"{T}opener/{T}salute") is not None
    assert letter.find(f".//{T}closer/{T}signed") is not None


def test_what_is_said_of_the_volume_stands_in_the_header(specimen: Book, root: ET.Element) -> None:
    header = root.find(f"{T}teiHeader")
    assert header is not None
    assert header.findtext(f".//{T}idno[@type='URI']") == specimen.record["volume"]["identifier"]
    sources = {each.get("corresp") for each in header.iter(f"{T}bibl") if each.get("corresp")}
    assert sources == {f"#{each['id']}" for each in specimen.record["articles"]}


@given(CHILDREN, HOSTILE)
def test_phrases_have_the_words_of_the_text(children: Inlines, words: str) -> None:
    targets = Targets(Medium.WEB, {}, {}, {}, frozenset())
    writer = Words(targets, {}, {}, "#source-a", lambda note: "")
    inlines = (*children, Text(words))
    read = ET.fromstring(f"<p>{writer.write(inlines)}</p>")
    for parent in list(read.iter()):
        for child in list(parent):
            if child.tag in ("sic", "surplus"):
                child.text = ""
                for inner in list(child):
                    child.remove(inner)
            if child.tag in ("l", "lb"):
                child.tail = "\n" + (child.tail or "")
    assert "".join(read.itertext()) == _spoken(inlines)


def _spoken(inlines: Inlines) -> str:
    return plain_text((*inlines, Text("|"))).removesuffix("|")
