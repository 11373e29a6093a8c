"""Source notes in whole sentences, and the form in which a piece is cited."""

import pytest

from florilegium.compose.source_notes import cite, cite_volume, source_note
from florilegium.diagnostics import Place
from florilegium.model.article import Article, Author, PartialDate, PinnedTranscription, Source
from florilegium.model.inlines import Emendation
from florilegium.model.phrases import Phrase
from florilegium.model.text import Paragraph
from florilegium.model.volume import House, Volume

PLACE = Place("texts/volumes/v.toml")
MILITANT = Source("The Militant", "V", "45", "8 November 1941", "1, 5")
PIN = PinnedTranscription(
    "texts/sources/a.txt", "c83666e5ef87516876fffb0f", "https://archive.example.org/a", "2026-11-01"
)


def article(**more: object) -> Article:
    return Article("lion", place=PLACE, **{"title": "The Lion", "body": (), **more})  # type: ignore[arg-type]


def words(phrases: tuple[Phrase, ...]) -> str:
    return "".join(f"*{each.words}*" if each.is_title else each.words for each in phrases)


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({}, ""),
        ({"source": MILITANT}, "From *The Militant*, vol. V, no. 45, 8 November 1941, pp. 1, 5."),
        ({"source": Source("The Militant", title="A Lion!")}, "Printed as “A Lion!” in *The Militant*."),
        ({"source": Source(line="From The Militant, 1941.")}, "From The Militant, 1941."),
        ({"source": Source(line="The Militant, 1941")}, "From The Militant, 1941."),
        ({"source": Source(periodical="Written for this volume")}, "Written for this volume."),
        ({"authors": (Author("J. R. Johnson", "james", "C. L. R. James"), Author("B"))},
         "Signed J. R. Johnson (C. L. R. James)."),
        ({"translator": "Paul Horn", "transcriber": "Maria Lind"},
         "Translated by Paul Horn. Transcribed by Maria Lind."),
        ({"transcriber": "Maria Lind", "markup": "Paul Horn"}, "Transcribed by Maria Lind, marked up by Paul Horn."),
        ({"transcriber": "Maria Lind", "markup": "Maria Lind"}, "Transcribed and marked up by Maria Lind."),
        ({"transcription": PIN, "rights": "Public domain"},
         "Text: https://archive.example.org/a, fetched 1 November 2026, SHA-256 c83666e5ef87. Complete. "
         "Public domain."),
        ({"transcription": PinnedTranscription("a.txt", "c83666e5ef8751")},
         "Complete."),
    ],
)  # fmt: skip
def test_a_source_note_is_made_of_whole_sentences(more: dict[str, object], note: str) -> None:
    assert words(source_note(article(**more))) == note


def test_the_address_in_a_source_note_is_a_link() -> None:
    (link,) = (each for each in source_note(article(transcription=PIN)) if each.href)
    assert (link.words, link.href) == (PIN.address, PIN.address)


def volume(**more: object) -> Volume:
    house = House("Lion Press", "Venice")
    return Volume("v", "Two Benches", PLACE, house, (), (), (), "2026-11-01", 0, **more)  # type: ignore[arg-type]


def test_a_piece_is_cited_with_its_volume_and_pages() -> None:
    piece = article(authors=(Author("A"), Author("B")), date=PartialDate(1941, 11))
    cited = words(cite(piece, volume(subtitle="Essays", editors=("Maria Lind",)), "3–14"))
    assert cited == (
        "A and B, “The Lion” (November 1941), in *Two Benches: Essays*, ed. Maria Lind (Venice: Lion Press, 2026), "
        "pp. 3–14."
    )


def test_marks_in_a_title_alternate_with_those_around_it() -> None:
    piece = article(title="The “Lion’s” Roar", source=Source("The Militant", title="A “Lion”!"))
    assert words(cite(piece, volume(), "")).startswith("“The ‘Lion’s’ Roar”, in ")
    assert "Printed as “A ‘Lion’!” in " in words(source_note(piece))


def test_what_is_not_known_is_left_out_of_a_citation() -> None:
    assert words(cite(article(), volume(), "")) == "“The Lion”, in *Two Benches* (Venice: Lion Press, 2026)."
    assert words(cite(article(), volume(), "7")).endswith("2026), p. 7.")


def test_a_piece_with_a_passage_left_out_says_so() -> None:
    passage = Emendation((), "so many words that no reader would take them for a slip", PLACE)
    slip = Emendation((), "the the", PLACE)
    for left_out, said in (((slip,), "Complete."), ((passage,), "Abridged: one passage is left out."),
                           ((passage, slip, passage), "Abridged: 2 passages are left out.")):  # fmt: skip
        body = (Paragraph(1, "paragraph", left_out, PLACE),)
        assert words(source_note(article(body=body, transcription=PIN))).endswith(f" {said}")


@pytest.mark.parametrize(
    ("editors", "cited"),
    [
        ((), "*Two Benches: 1941* (Venice: Lion Press, 2026)."),
        (("Maria Lind",), "Maria Lind, ed., *Two Benches: 1941* (Venice: Lion Press, 2026)."),
        (("Ann", "Paul Horn"), "Ann and Paul Horn, eds., *Two Benches: 1941* (Venice: Lion Press, 2026)."),
    ],
)
def test_a_volume_is_cited_as_a_book(editors: tuple[str, ...], cited: str) -> None:
    assert words(cite_volume(volume(subtitle="1941", editors=editors))) == cited
