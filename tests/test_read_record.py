"""Records of editions read back."""

import json

import pytest

from books import Book
from florilegium.diagnostics import Refusal
from florilegium.read.record import read_record


def test_a_record_is_read_back_as_the_edition_was_made(specimen: Book) -> None:
    edition = read_record(specimen.made.files["record.json"], "out/hands-between/record.json")
    assert (edition.id, edition.title, edition.date) == ("hands-between", "The Hands Between", "2026-11-22")
    assert [piece.id for piece in edition.pieces] == [each["id"] for each in specimen.record["articles"]]
    assert len(edition.places) == len(specimen.record["mentions"])
    assert edition.headings["adelkind-cornelius"] == "Adelkind, Cornelius"
    assert "aldus" not in edition.headings, "a see-reference is no entry"
    file = edition.file("epub")
    assert file and file.bytes == len(specimen.epub)
    assert edition.words > 10_000


def test_a_piece_has_the_pages_on_which_it_stands(specimen: Book) -> None:
    edition = read_record(specimen.made.files["record.json"], "record.json")
    for piece in edition.pieces:
        folios = [page["folio"] for page in specimen.record["pages"] if piece.id in page["anchors"]]
        assert (piece.first, piece.last) == (folios[0], folios[-1])


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "1:1", "it is no JSON (expecting value)"),
        (b'{"volume":\n nothing}', "2:2", "it is no JSON (expecting value)"),
        (b"[" * 100_000, "1:1", "what it holds is of another shape"),
        (b"[]", "1:1", "what it holds is of another shape"),
        (b"{}", "1:1", "it has no “volume”"),
        (b"\xff", "1:1", "it is not written in UTF-8"),
        (b'{"volume": 3, "pages": []}', "1:1", "what it holds is of another shape"),
    ],
)
def test_what_is_no_record_is_refused_in_plain_words_with_its_place(content: bytes, place: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_record(content, "out/owls/record.json")
    (finding,) = refusal.value.diagnostics
    assert finding.code == "S06"
    assert finding.message == f"“out/owls/record.json” is no record of an edition: {words}"
    assert str(finding.place) == f"out/owls/record.json:{place}"


def test_a_record_that_lacks_a_field_is_refused(specimen: Book) -> None:
    for field in ("files", "mentions", "pages", "volume"):
        record = {name: value for name, value in specimen.record.items() if name != field}
        with pytest.raises(Refusal):
            read_record(json.dumps(record).encode(), "record.json")
