"""The two seeds, taken in as they came from the archive: an anthology of two articles is made of them and read back."""

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import florilegium.cli.commands  # noqa: F401  it adds the commands to the group
from books import Book, make_book
from check_ace import ace
from check_epub import epubcheck
from florilegium.cli.main import florilegium as command
from florilegium.diagnostics import Severity
from florilegium.workspace import Workspace
from reading_back import letters, lost_in_epub, lost_in_print
from seeds import AUTHORS, BREITMAN, FILES, PERSONS, SEEDS, WRIGHT
from tei_schema import found_by_jing

# Each body from its first words to the last, between what the archive set above and below.
ENDS = {
    WRIGHT: ("As these lines are being written", "the victory of the first workers’ state."),
    BREITMAN: ("Reports from the Moscow front", "the Soviet Union and world socialism."),
}
# The slips of the transcriptions as the articles have them, and the emendations an editor marks.
SLIPS = (
    ("net made", "{~~net~>not~~} made"),
    ("lie declares", "{~~lie~>he~~} declares"),
    ("concentration tamps", "concentration {~~tamps~>camps~~}"),
    ("Just as. today", "Just {~~as.~>as~~} today"),
    ("democratically - elected", "democratically{~~ - ~>-~~}elected"),
    ("Workers of the World", "{++“++}Workers of the World"),
)
pytestmark = pytest.mark.usefixtures("seeds")


def body_of(id: str) -> list[str]:
    """The paragraphs of the transcription’s body as the archive has them."""
    text = (SEEDS / FILES[id]).read_text("utf-8")
    first, last = ENDS[id]
    return re.split(r"\n\s*\n", text[text.index(first) : text.index(last) + len(last)])


def test_the_front_matter_says_what_the_archive_says(seeds: Path) -> None:
    wright, breitman = ((seeds / f"texts/articles/{id}.md").read_text("utf-8") for id in FILES)
    for line in ('title = "The Soviet Union at War"', 'authors = ["John G. Wright"]', 'date = "1941-08"'):
        assert line in wright
    assert 'title = "Stalin Interview Shows Real Situation in USSR"' in breitman
    assert 'authors = ["George Breitman"]' in breitman
    assert "date = 1941-11-08" in breitman


def test_the_transcriptions_are_pinned_as_they_came(seeds: Path) -> None:
    for id, file in FILES.items():
        assert (seeds / f"texts/sources/{id}.txt").read_bytes() == (SEEDS / file).read_bytes()


def test_importing_the_seeds_again_changes_nothing(seeds: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(seeds, tmp_path / "press")
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    for id, file in FILES.items():
        CliRunner().invoke(command, ["--root", str(copy), "import", str(SEEDS / file), "--id", id])
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_the_anthology_has_nothing_to_mend(anthology: Book) -> None:
    assert [each for each in anthology.made.diagnostics if each.severity is Severity.ERROR] == []
    assert not [each for each in anthology.made.diagnostics if each.code.startswith("T")]


def test_epubcheck_finds_nothing_wrong_with_the_anthology(anthology: Book) -> None:
    assert epubcheck(anthology.epub) == ()


def test_the_anthology_is_valid_tei(anthology: Book, tmp_path: Path) -> None:
    file = tmp_path / "anthology.tei.xml"
    file.write_bytes(anthology.made.files[f"{anthology.id}.tei.xml"])
    assert found_by_jing(file) == []


def test_the_epub_with_its_fonts_is_small(anthology: Book) -> None:
    fonts = [name for name in zipfile.ZipFile(io.BytesIO(anthology.epub)).namelist() if name.endswith(".ttf")]
    assert len(fonts) >= 2
    assert not [name for name in fonts if "Frank-Ruhl" in name]
    assert len(anthology.epub) < 400_000


def test_ace_finds_nothing_wrong_with_the_anthology(anthology: Book) -> None:
    assert ace(anthology.epub) == ()


@pytest.mark.parametrize("id", FILES)
def test_every_word_of_the_transcription_is_in_the_epub(anthology: Book, id: str) -> None:
    assert lost_in_epub(anthology, id, [letters(each) for each in _words(id)]) == []


@pytest.mark.parametrize("id", FILES)
def test_every_word_of_the_transcription_is_printed(anthology: Book, id: str) -> None:
    assert lost_in_print(anthology, id, [letters(each) for each in _words(id)]) == []


def _words(id: str) -> list[str]:
    """The lines of lists by themselves without their numbers, which the book sets in the margin."""
    lines = [line for part in body_of(id) for line in (part.split("\n") if re.match(r"\s+\d+\. ", part) else [part])]
    return [re.sub(r"^\s*\d+\. ", "", line) for line in lines]


def test_no_note_is_lost(anthology: Book) -> None:
    assert len(anthology.record["notes"]) == sum(anthology.document(id).count("doc-noteref") for id in FILES)
    assert all(note["page"] == note["call_page"] for note in anthology.record["notes"])


def test_everyone_who_is_named_is_in_the_index(anthology: Book) -> None:
    texts = " ".join(" ".join(body_of(id)) for id in FILES)
    named = {each for each in PERSONS if re.search(rf"\b{each.partition(',')[0]}\b", texts)}
    entries = {entry["heading"] for entry in anthology.entries}
    assert len(named) >= 15
    assert named <= entries


def test_the_index_cites_every_page_that_bears_a_surname_and_no_other(anthology: Book) -> None:
    for entry in anthology.entries:
        surname = letters(entry["heading"].partition(",")[0]).lower()
        locators = [*entry["locators"], *(each for inner in entry["subentries"] for each in inner["locators"])]
        cited = {each for locator in locators for each in range(locator["first"], locator["last"] + 1)}
        own = {each for id, person in AUTHORS.items() if person == surname for each in _pages_of(anthology, id)}
        assert cited == _pages_that_bear(anthology, surname) | own, entry["heading"]


def _pages_of(book: Book, article: str) -> set[int]:
    """All pages of an article: its author is cited for the whole of it."""
    return {page["ordinal"] for page in book.record["pages"] if article in page["anchors"]}


def _pages_that_bear(book: Book, surname: str) -> set[int]:
    """The pages where the surname stands in the text of an article; its title and byline are not indexed."""
    found = set()
    for known, page in zip(book.record["pages"], book.pages, strict=True):
        text = page.text.replace("\n", " ")
        for id, (first, _) in ENDS.items():
            if f"{id}-title" in known["anchors"]:
                text = text[text.index(first) :]
        if set(FILES) & set(known["anchors"]) and surname in re.findall(r"\w+", text.lower()):
            found.add(known["ordinal"])
    return found


def test_the_record_names_the_pinned_sources(anthology: Book) -> None:
    told = {each["id"]: each for each in json.loads(anthology.made.files["record.json"])["articles"]}
    assert told.keys() == FILES.keys()
    assert told[WRIGHT]["source"].startswith("Fourth International")
    assert told[BREITMAN]["source"].startswith("The Militant")
    assert {each["transcription"]["file"] for each in told.values()} == {f"texts/sources/{id}.txt" for id in FILES}


@pytest.fixture(scope="module")
def emended(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The anthology with the six slips of its transcriptions emended."""
    folder = shutil.copytree(seeds, tmp_path_factory.mktemp("emended") / "press")
    for id in FILES:
        article = folder / f"texts/articles/{id}.md"
        text = article.read_text("utf-8")
        for slip, mark in SLIPS:
            text = text.replace(slip, mark, 1)
        article.write_text(text, "utf-8")
    return make_book(Workspace(folder), "war")


def test_the_transcriptions_are_proved_with_the_slips_emended(emended: Book) -> None:
    assert [(each.article, each.file) for each in emended.made.proof.pinned] == [
        (id, f"texts/sources/{id}.txt") for id in FILES
    ]
    assert sum(each.emendations for each in emended.made.proof.pinned) == len(SLIPS)
    assert sum(each.characters for each in emended.made.proof.pinned) > 45_000


def test_the_emended_words_are_in_every_edition(emended: Book) -> None:
    text = letters(" ".join(page.text for page in emended.pages))
    for words in ("concentrationcamps", "Justastoday"):
        assert words in text
    assert all(count.differing == 0 for count in emended.made.proof.counts)
