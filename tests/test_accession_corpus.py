"""Accession measured: the figures it must reach on pieces whose title, author, source and date are known."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from florilegium.accession import Transcription
from florilegium.accession.words import words_of
from florilegium.model.article import Article
from florilegium.model.walking import paragraphs, transcribed_text
from transcriptions import CAPITAL, CONNOLLY, SEEDS, article_of, said, source_words, taken, taken_words, words

FORMS = ("txt", "html", "md")
needs = pytest.mark.skipif
no_articles = needs(not CONNOLLY.is_dir(), reason="the corpus of articles is not beside the project")
no_capital = needs(not CAPITAL.is_dir(), reason="the corpus of footnoted pages is not beside the project")
no_seeds = needs(not SEEDS.is_dir(), reason="the seeds are not beside the project")


def pieces() -> list[dict[str, Any]]:
    return json.loads((CONNOLLY / "meta.json").read_text("utf-8"))


def file_of(piece: dict[str, Any], form: str) -> Path:
    return CONNOLLY / form / f"{piece['file'].replace('/', '__')}.{form}"


def plain(words: str | None) -> str:
    """The words without signs and capitals, to compare what was typed with straight quotes and what with curly ones."""
    return " ".join(re.findall(r"\w+", words or "")).lower()


def year(words: str | None) -> str:
    found = re.search(r"\b1[89]\d\d\b", words or "")
    return found[0] if found else ""


def judged(form: str) -> dict[str, tuple[int, int]]:
    """For each thing the truth knows, how many are right of how many."""
    right: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for piece in pieces():
        found = taken(file_of(piece, form))
        for what, truth, here in compared(piece, found):
            known[what] += bool(truth)
            right[what] += bool(truth) and truth == here
    return {what: (right[what], known[what]) for what in known}


def compared(piece: dict[str, Any], found: Transcription) -> Iterator[tuple[str, str, str]]:
    """What the truth says and what was found; “” where the truth knows nothing.

    The truth was cut from the pages by a program: where it has a date of last change for a source there was no source.
    """
    source = plain(piece["source"])
    yield "title", plain(piece["title"]), plain(found.title)
    yield "author", plain(piece["author"]), plain(" ".join(found.authors))
    yield "source", "" if source.startswith("last updated") else source, plain(found.source.line)
    yield "date", year(piece["date"]), f"{found.date.year}" if found.date else ""
    yield "transcriber", plain(piece["transcriber"]), plain(found.transcriber)


@no_articles
@pytest.mark.parametrize("form", FORMS)
def test_what_is_known_of_a_piece_is_found(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures = judged(form)
    with capsys.disabled():
        print(f"\n{form}: " + ", ".join(f"{what} {right}/{known}" for what, (right, known) in figures.items()))
    for what, (right, known) in figures.items():
        assert right / known >= (0.93 if what == "date" else 0.97), what


@no_articles
@pytest.mark.parametrize("form", ("txt", "md"))
def test_each_form_of_a_piece_gives_the_same_article(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    different = [piece["file"] for piece in pieces() if alike(piece, form) != alike(piece, "html")]
    with capsys.disabled():
        print(f"\n{form}: {len(pieces()) - len(different)} of {len(pieces())} as from HTML; not {different}")
    # One line of plain text cannot be told from a sentence: a heading of two words with one capital, above a signature.
    assert different == (["connolly/1899/12/homethrusts"] if form == "txt" else [])


def alike(piece: dict[str, Any], form: str) -> tuple[Any, ...]:
    article = article_of(taken(file_of(piece, form)))
    return (*front(article), *said(article))


def front(article: Article) -> tuple[Any, ...]:
    """All of the front matter but the pinned transcription."""
    return (
        article.title, article.subtitle, article.authors, article.date, article.source, article.transcriber,
        article.translator, article.rights, article.updated, article.kind,
    )  # fmt: skip


@no_articles
@pytest.mark.parametrize("form", ("txt", "html"))
def test_every_word_of_a_piece_is_kept_in_its_order(form: str) -> None:
    for piece in pieces():
        assert_kept(taken(file_of(piece, form)))


TYPED = str.maketrans("“”‘’", "\"\"''")


def letters(parts: Iterator[str]) -> str:
    """The parts without their blanks, quotation marks typed straight: Markdown types them so and means the others."""
    return "".join("".join(parts).split()).translate(TYPED)


def assert_same_words(transcription: Transcription) -> None:
    """What is seen of the source, without its furniture, is the article letter by letter; so are the notes."""
    found = words_of(transcription.content, transcription.name)
    article = article_of(transcription)
    body, notes = (letters(each.words for each in found if each.kind == kind) for kind in ("body", "note"))
    assert body == letters(transcribed_text(each.children) for each in paragraphs(article.body)), transcription.name
    inside = (each for note in article.notes for each in paragraphs(note.blocks))
    assert notes == letters(transcribed_text(each.children) for each in inside), transcription.name


@no_articles
@pytest.mark.parametrize("form", FORMS)
def test_an_article_has_the_letters_of_its_transcription(form: str) -> None:
    for piece in pieces():
        assert_same_words(taken(file_of(piece, form)))


@no_seeds
def test_the_seeds_have_the_letters_of_their_transcription() -> None:
    for seed in sorted(SEEDS.glob("*.txt")):
        assert_same_words(taken(seed))


@no_articles
def test_the_markdown_of_a_piece_keeps_the_words_of_its_page() -> None:
    # Its own words cannot be counted without reading Markdown; the page it was made into has them.
    for piece in pieces():
        page, found = taken(file_of(piece, "html")), taken(file_of(piece, "md"))
        assert words(article_of(found).paragraphs()) == words(article_of(page).paragraphs()), piece["file"]


@no_seeds
def test_every_word_of_the_seeds_is_kept_in_its_order() -> None:
    for seed in sorted(SEEDS.glob("*.txt")):
        assert_kept(taken(seed))


def assert_kept(transcription: Transcription, in_order: bool = True) -> None:
    source, body = source_words(transcription), words(article_of(transcription).paragraphs())
    lost = Counter(source) - Counter(body) - Counter(taken_words(transcription))
    assert not lost, (transcription.name, lost)
    rest = iter(source)
    assert not in_order or all(word in rest for word in body), transcription.name


@no_seeds
def test_the_seeds_have_their_front_matter_and_their_blocks() -> None:
    war, interview = (article_of(taken(seed)) for seed in sorted(SEEDS.glob("*.txt")))
    assert (war.title, war.authors[0].signed, war.date.iso) == ("The Soviet Union at War", "John G. Wright", "1941-08")
    assert interview.title == "Stalin Interview Shows Real Situation in USSR"
    assert interview.subtitle == "Stalin Shows He Is Incapable of Adopting a Revolutionary Program of Victory"
    assert interview.source.citation == "The Militant, vol. V, no. 45, 8 November 1941, pp. 1 & 5"
    assert (interview.transcriber, interview.updated) == ("Einde O’ Callaghan", "2019-03-21")
    kinds = Counter(type(block).__name__ for block in interview.body)
    assert kinds["Heading"] == 9
    assert kinds["Quotation"] == 6
    heads = [text for kind, text in said(war) if text.startswith(("THE YOUTH.", "THE SOVIETS.", "THE TRADE UNIONS."))]
    assert len(heads) == 3


# Pages whose own calls and notes are not one to one, with what is right there.
NOTES_OF_PAGES = {
    "p1.htm": 1, "p6.htm": 2, "p7.htm": 3, "ch05.htm": 25, "ch07.htm": 19, "ch08.htm": 8, "ch09.htm": 13,
    "ch14.htm": 63, "ch24.htm": 56, "ch31.htm": 15,
}  # fmt: skip
CALL = re.compile(r'<a(?=[^>]*href="#)[^>]*>\s*\[\s*(?:\w{1,4}|\*)\s*\]', re.IGNORECASE)


@no_capital
@pytest.mark.parametrize("page", [each["file"] for each in json.loads((CAPITAL / "meta.json").read_text("utf-8"))]
                         if CAPITAL.is_dir() else [])  # fmt: skip
def test_as_many_notes_come_out_as_went_in(page: str) -> None:
    file = CAPITAL / page
    transcription = taken(file)
    calls = len(CALL.findall(transcription.content.decode("cp1252", "replace")))
    assert len(transcription.notes) == NOTES_OF_PAGES.get(file.name, calls)
    assert len(article_of(transcription).notes) == len(transcription.notes)
    assert not [each for each in transcription.diagnostics if each.code == "I12"]
    assert_same_words(transcription)
    assert_kept(transcription, in_order=False)  # a note may be called out of the order of the notes


@no_capital
def test_the_pages_with_heavy_footnotes_keep_every_note(capsys: pytest.CaptureFixture[str]) -> None:
    # The corpus counts the links of notes, those of the calls and those that lead back.
    meta = json.loads((CAPITAL / "meta.json").read_text("utf-8"))
    pages = [taken(CAPITAL / each["file"]) for each in meta]
    there, here = (sum(len(each.notes) for each in some) for some in (pages, map(article_of, pages)))
    with capsys.disabled():
        links = sum(each["notes"] for each in meta)
        print(f"\n{len(pages)} pages: {there:,} notes in, {here:,} out (the corpus counts {links:,} links of notes)")
    assert (there, here) == (1122, 1122)
