"""Undoing its emendations gives an article’s pinned transcription; whatever else departs is told with its mark."""

from pathlib import Path

import pytest

from books import write_press
from florilegium.accession import write_article
from florilegium.accession.taking import take_in
from florilegium.accession.words import words_of
from florilegium.diagnostics import Diagnostic
from florilegium.model.proof import PinnedText
from florilegium.model.transcribed import FORMS, Stretch
from florilegium.prove.alignment import departures_between
from florilegium.prove.transcription import held_against
from florilegium.read.article import read_article
from florilegium.recipe.check import check_texts
from transcriptions import CAPITAL, CONNOLLY, SEEDS

SOURCE = """Muster Archive   |   Main Page

Anna Muster

Days at the Case

(November 1901)

From The Printers’ Gazette, Vol. V No. 45, 8 November 1901, pp. 1 & 5.

The revolutions are net made to order. [1] Nobody lie declares it, and just as. today the
concentration tamps stand behind the town. Workers of the World Unite” is printed there.

He says it again, and he says that it is said by all those who have ever said a thing in the shop.

Notes

1. In winter, that is.
"""
SLIPS = (
    ("are net made", "are {~~net~>not~~} made"),
    ("lie declares", "{~~lie~>he~~} declares"),
    ("tamps", "{~~tamps~>camps~~}"),
    ("as. today", "{~~as.~>as~~} today"),
    ("Workers of", "{++“++}Workers of"),
)


Proved = tuple[PinnedText, tuple[Diagnostic, ...]]


def proved(article: str, source: str | bytes = SOURCE, name: str = "days.txt") -> Proved:
    """What is proved of an article with this text against this transcription."""
    content = source.encode() if isinstance(source, str) else source
    read, found = read_article(article, "texts/articles/days.md", "days")
    assert not [str(each) for each in found if each.is_error]
    words = tuple(Stretch(each.line, each.words, each.kind) for each in words_of(content, name))
    return held_against(read, words, article)


@pytest.fixture
def imported() -> str:
    """The article as the import writes it."""
    return write_article(take_in(SOURCE.encode(), "days.txt"), "days")


def emended(article: str) -> str:
    for slip, mark in SLIPS:
        assert slip in article
        article = article.replace(slip, mark)
    return article


def test_an_article_as_imported_has_the_words_of_its_transcription(imported: str) -> None:
    pinned, found = proved(imported)
    assert found == ()
    assert pinned.characters > 200


def test_an_article_whose_slips_are_emended_gives_its_transcription_when_they_are_undone(imported: str) -> None:
    pinned, found = proved(emended(imported))
    assert found == ()
    assert pinned.emendations == len(SLIPS)


def test_a_word_that_was_mended_without_a_mark_is_told_with_the_mark_to_paste(imported: str) -> None:
    _, (found,) = proved(imported.replace("are net made", "are not made"))
    line = next(number for number, line in enumerate(imported.split("\n"), 1) if "revolutions" in line)
    assert str(found) == (
        f"texts/articles/days.md:{line}:21: error[A60]: “not” after “The revolutions are” is “net” in"
        " texts/sources/days.txt:11\n  hint: restore it, or mark it as an emendation: {~~net~>not~~}"
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("concentration tamps", "tamps", "{--concentration--}"),
        ("stand behind", "stand far behind", "{++far++}"),
        ("behind the town", "the behind town", "{~~behind the~>the behind~~}"),
        ("just as. today", "just as.today", "{~~as. today~>as.today~~}"),
        ("In winter, that is.", "In winter, that.", "{~~that is.~>that.~~}"),
    ],
)
def test_whatever_departs_is_told(imported: str, old: str, new: str, told: str) -> None:
    assert old in imported
    _, (found,) = proved(imported.replace(old, new))
    assert found.code == "A60"
    assert found.hint.endswith(told)


def test_a_paragraph_that_was_left_out_is_told_with_its_line(imported: str) -> None:
    begin = imported.index("He says it again")
    _, (found,) = proved(imported[:begin] + imported[imported.index("[^1]:") :])
    assert "“He says it again, and he says that it is said by all those who have ever said a …” of" in found.message
    assert "texts/sources/days.txt:14 is missing after “is printed there.”" in found.message


def test_an_omission_that_is_marked_is_counted(imported: str) -> None:
    words = "and he says that it is said by all those who have ever said a thing in the shop"
    pinned, found = proved(imported.replace(f", {words}", f"{{--, {words}--}}"))
    assert found == ()
    assert pinned.omissions == 1


def test_what_stands_in_the_front_matter_or_is_furniture_is_no_departure(imported: str) -> None:
    pinned, _ = proved(imported)
    assert [words for _, words in pinned.furniture] == ["Muster Archive | Main Page", "Notes"]


def test_notes_of_the_editor_are_no_part_of_the_transcription(imported: str) -> None:
    more = imported.replace("the town.", "the town.[^ed1]") + "\n[^ed1]: Which town is not known.\n"
    assert proved(more)[1] == ()


def test_notes_of_an_editor_whom_the_transcription_has_are_part_of_it() -> None:
    words = "One.<note>Its author’s.</note> Two.<note type='editorial'>Of the edition.</note> Three."
    head = "<teiHeader><fileDesc><titleStmt><title>Days</title></titleStmt></fileDesc></teiHeader>"
    tei = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{head}<text><body><p>{words}</p></body></text></TEI>"
    article = write_article(take_in(tei.encode(), "days.xml"), "days")
    assert "[^ed2]: Of the edition." in article
    more = article.replace("One.", "One.[^ed9]") + "\n[^ed9]: Of ours.\n"
    assert proved(article, tei, "days.xml")[1] == proved(more, tei, "days.xml")[1] == ()
    _, (found,) = proved(article.replace("Of the edition.", "Of an edition."), tei, "days.xml")
    assert found.message.startswith("“Of the edition.” of texts/sources/days.xml:1 is missing")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Days at the Case"', 'title = "Nights at the Case"', 1),
        ('["Anna Muster"]', '["Hanna Muster"]', 1),
        ('title = "Days at the Case"', 'title = "DAYS at the Case!"', 0),
        ('title = "Days at the Case"', 'title = "Days at the Stone"', 1),
    ],
)
def test_a_title_or_a_signature_that_the_transcription_has_not_is_told(
    tmp_path: Path, imported: str, old: str, new: str, told: int
) -> None:
    assert old in imported
    article = imported.replace(old, new)
    files = {"texts/sources/days.txt": SOURCE, "texts/articles/days.md": article}
    found = check_texts(write_press(tmp_path, {"texts/press.toml": '[press]\nimprint = "P"\n', **files}), ("days",))
    assert [each.code for each in found] == ["A62"] * told


@pytest.mark.parametrize(
    "said",
    [
        '[source]\ntitle = "Days at the Case"',
        '[[emendation]]\nwhere = "title"\nreading = "Stone"\nrejected = "Case"\n\n[source]',
    ],
)
def test_a_title_that_is_said_to_have_been_another_is_not_told(tmp_path: Path, imported: str, said: str) -> None:
    article = imported.replace("Days at the Case", "Days at the Stone").replace("[source]", said)
    files = {"texts/sources/days.txt": SOURCE, "texts/articles/days.md": article}
    assert (
        check_texts(write_press(tmp_path, {"texts/press.toml": '[press]\nimprint = "P"\n', **files}), ("days",)) == ()
    )


def test_the_listed_forms_and_white_space_make_no_difference_and_nothing_else_does(imported: str) -> None:
    assert FORMS.keys() == set("“”‘’")
    assert proved(imported, SOURCE.replace("’", "'").replace("”", '"').replace("net made", "net\u00a0 made"))[1] == ()
    assert proved(imported, SOURCE.replace("by all", "by-all"))[1] != ()


def test_two_rows_are_aligned_again_after_each_departure() -> None:
    one = [f"w{number}" for number in range(5000)]
    other = [*one[:100], "x", *one[101:3000], *one[3010:], "end"]
    found = [(each.one, each.other) for each in departures_between(one, other)]
    assert found == [
        (range(100, 101), range(100, 101)),
        (range(3000, 3010), range(3000, 3000)),
        (range(5000, 5000), range(4990, 4991)),
    ]


def test_check_tells_of_departures_and_of_articles_without_a_transcription(tmp_path: Path, imported: str) -> None:
    sources = {"texts/sources/days.txt": SOURCE, "texts/press.toml": '[press]\nimprint = "The Press"\n'}
    own = '+++\ntitle = "Nights"\nauthors = ["Anna Muster"]\ntranscriber = "Jo Doe"\n+++\n\nWritten for this press.\n'
    articles = {"texts/articles/days.md": imported.replace("net made", "not made"), "texts/articles/nights.md": own}
    found = check_texts(write_press(tmp_path, {**sources, **articles}), ())
    assert [each.code for each in found if each.code in ("A60", "A61")] == ["A60", "A61"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder with the corpora is not beside the project")
def test_every_page_of_the_corpora_is_proved_as_imported(capsys: pytest.CaptureFixture[str]) -> None:
    for name, files in (
        ("the seeds", sorted(SEEDS.glob("*.txt"))),
        *((f"the articles as {form}", sorted((CONNOLLY / form).glob(f"*.{form}"))) for form in ("txt", "html", "md")),
        ("the footnoted pages", sorted(CAPITAL.rglob("*.htm*"))),
    ):
        proofs = [_of_file(file) for file in files]
        characters = sum(pinned.characters for pinned, _ in proofs)
        with capsys.disabled():
            print(f"\n{name}: {len(proofs)} pages, {characters:,} characters, all as in the transcription")
        assert [str(each) for _, found in proofs for each in found] == []


def _of_file(file: Path) -> Proved:
    return proved(write_article(take_in(file.read_bytes(), file.name), "days"), file.read_bytes(), file.name)
