"""What the press writes itself: the note on the text and the colophon, alone or where the editor marks the place."""

from dataclasses import replace

from florilegium.diagnostics import Place
from florilegium.matter.colophon import Making, Typeface, with_colophon
from florilegium.matter.note_on_the_text import with_note_on_the_text
from florilegium.model.article import Article, PinnedTranscription, Source
from florilegium.model.emendations import EmendationStyle
from florilegium.model.imprint import Proofreading, Release
from florilegium.model.inlines import Emendation, Text
from florilegium.model.text import FromSettings, Note, Paragraph
from florilegium.model.volume import House, Matter, Part, Volume
from florilegium.model.walking import plain_text

PLACE = Place("texts/volumes/v.toml")
MAKING = Making((Typeface("A", ("B", "C"), "OFL-1.1"), Typeface("D")), "Florilegium 1", ("E 2",), 138, 216, 11, 13.5)


def article(id: str, **more: object) -> Article:
    return Article(id, id.title(), PLACE, (), **more)  # type: ignore[arg-type]


def volume(*articles: Article, matter: Matter, **more: object) -> Volume:
    parts = (Part("", articles),)
    house = more.pop("house", House("P"))
    return Volume("v", "V", PLACE, house, parts, (matter,), (), "2026-11-01", 7, **more)  # type: ignore[arg-type]


def words(made: Volume) -> list[str]:
    text = made.front[0].text
    assert text
    assert [each.n for each in text.paragraphs()][-1:] != [0]
    return [plain_text(each.children) for each in text.paragraphs()]


def note(*articles: Article, text: Article | None = None, **more: object) -> list[str]:
    return words(with_note_on_the_text(volume(*articles, matter=Matter("note-on-the-text", text), **more)))


def test_the_copy_texts_are_grouped_by_their_source() -> None:
    militant = {"source": Source("The Militant", number="45"), "transcriber": "Maria Lind"}
    made = note(article("lion", **militant), article("owl", source=Source("Forward")), article("eagle", **militant))
    assert made[:3] == [
        "The volume holds three pieces. The copy-text of all is the first printing:",
        "The Militant: “Lion” (no. 45); “Eagle” (no. 45).",
        "Forward: “Owl”.",
    ]
    assert made[3] == "The texts follow the transcriptions made by Maria Lind (two pieces)."


def test_the_note_says_when_the_transcriptions_were_fetched() -> None:
    pins = [
        PinnedTranscription("a", "0", "https://www.archive.example.org/a", day) for day in ("2026-11-02", "2026-11-01")
    ]
    (made,) = note(*(article("lion", transcription=pin) for pin in pins))
    assert made.startswith(
        "They were fetched from archive.example.org between 1 November 2026 and 2 November 2026. Each"
    )


def test_the_note_says_what_is_emended_silently_and_where_the_rest_is_listed() -> None:
    slip = Paragraph(1, "paragraph", (Emendation((Text("camps"),), "tamps", PLACE),), PLACE)
    emended = Article("lion", "Lion", PLACE, (slip,))
    house = House("P", emendations=EmendationStyle("original", ("dashes", "initials", "spelling")))
    made = with_note_on_the_text(volume(emended, matter=Matter("note-on-the-text"), house=house))
    opening = (
        "The spelling of the sources is kept. Dashes and the spacing of initials have been changed without further"
    )
    assert words(made) == [
        f"{opening} notice. Where the transcriptions or their sources are plainly wrong, they have been emended."
    ]
    listed = replace(volume(emended, matter=Matter("note-on-the-text")), back=(Matter("list-of-emendations"),))
    assert words(with_note_on_the_text(listed)) == [
        "Every other departure from the transcriptions stands in the list of emendations, with what it replaces."
    ]


def test_the_note_tells_the_series_of_notes_apart() -> None:
    notes = [Note(n, series, "", (), PLACE) for n, series in enumerate(("editor", "author", "translator", "earlier"))]
    assert note(article("lion", notes=tuple(notes))) == [
        "Notes of the authors are numbered; notes of earlier editors have roman numerals and end with the name of "
        "their author; translators’ notes have signs and end with “—Tr.”; notes of this edition are lettered."
    ]
    assert note(article("lion", notes=(notes[0],))) == []


def test_the_note_says_how_the_proofs_were_read() -> None:
    (made,) = note(article("lion"), proofreading=Proofreading(2, "the microfilm", ("A", "B")))
    assert made == "The texts were read in proof twice against the microfilm by A and B."


def test_the_words_of_the_press_stand_where_the_editor_marks_the_place() -> None:
    mine = [Paragraph(n, "paragraph", (Text(said),), PLACE) for n, said in ((1, "Before."), (2, "After."))]
    text = Article("note-on-the-text", "Note", PLACE, (mine[0], FromSettings(PLACE), mine[1]))
    made = note(article("lion"), text=text, proofreading=Proofreading(1))
    assert made == ["Before.", "The texts were read in proof once.", "After."]
    unmarked = Article("note-on-the-text", "Note", PLACE, (mine[0],))
    assert note(article("lion"), text=unmarked, proofreading=Proofreading(1)) == ["Before."]


def test_the_colophon_names_type_page_tools_and_release() -> None:
    made = with_colophon(
        volume(article("lion"), matter=Matter("colophon"), paper="rag", release=Release("v1", "abc", "https://c.org/")),
        MAKING,
    )
    assert words(made) == [
        "The text is set in A (designed by B and C) and D, under the licence OFL-1.1.",
        "The pages of the print edition measure 138 by 216 millimetres and are set 11 on 13.5 points. They are printed "
        "on rag.",
        "Florilegium 1 composed the volume, with E 2.",
        "Edition 1 of 1 November 2026, release v1: one piece.",
        "It was made from commit abc with SOURCE_DATE_EPOCH=7.",
        "The checksums of its files stand at https://c.org/.",
    ]
