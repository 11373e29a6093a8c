"""Likely slips are found, right words are left alone, and a decision changes nothing but the slip."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import florilegium.cli.commands
from books import write_press
from florilegium.cli.main import florilegium
from florilegium.emendations.slips import suggest, vocabulary_of
from florilegium.model.walking import plain_text, transcribed_text
from florilegium.read.article import read_article

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
REAL_SLIPS = {
    "net": "not", "lie": "he", "tamps": "camps", ".": "", " - ": "-", "": "“",
}  # fmt: skip
ELSEWHERE = "The camps are full. Concentration camps and prisons are not made for this. It is all well and good."


def slips_in(body: str, language: str = "en-GB") -> list[tuple[str, str]]:
    """What is rejected and what is read instead."""
    texts = [
        read_article(f'+++\ntitle = "S"\nlanguage = "{lang}"\n+++\n\n{words}\n', f"texts/articles/{id}.md", id)[0]
        for id, lang, words in (("a", language, body), ("b", "en-GB", ELSEWHERE))
    ]
    return [(slip.rejected, slip.reading) for slip in suggest(texts[:1], vocabulary_of(texts), {})]


@pytest.mark.parametrize(
    ("body", "rejected", "reading"),
    [
        ("So the the union stood.", " the", ""),
        ("The apprentice , too.", " ", ""),
        ("The stone ( of iron) stands.", " ", ""),
        ("The stone,which is iron.", "", " "),
        ("Just as. today we stand, and today we fall.", ".", ""),
        ("From 1935-1938 and later.", "-", "–"),
        ("From 1918-20 it was so.", "-", "–"),
        ("The democratically - elected – and only – body.", " - ", "-"),
        ("Out – and in - and out again.", " - ", " – "),
        ("The slogan Workers of the World Unite” is gone.", "", "“"),
        ("“So it is, he said.", "", "”"),
        ("In concentration tamps and prisons.", "tamps", "camps"),
        ("They are net made of this.", "net", "not"),
        ("This, lie declares, is so.", "lie", "he"),
        ("On the part of ail earnest men, it is ail well.", "ail", "all"),
        ("The revoltuion of the workers.", "revoltuion", "revolution"),
        ("Their w1th is not ours.", "w1th", "with"),
    ],
)
def test_a_slip_is_found_with_what_to_read(body: str, rejected: str, reading: str) -> None:
    if rejected == "w1th":
        body += " With us and with them."
    assert (rejected, reading) in slips_in(body)


@pytest.mark.parametrize(
    "body",
    [
        "He knew that that was so; they had had enough.",
        "Cf. vol. 3, p. 7, and J. R. Johnson, ed. by him.",
        "Call 1914-12 or 1941-11-08, or 12-34-56.",
        "A net profit, in the net; they lie in wait; a white lie was told.",
        "A pre- and a post-war world.",
        "“So it is,” he said. “And so\n\n“it will be,” he said.",
        "“So it is, he said.\n\nAnd so it will be.”",
        "The labour of the theatre was organised by a colour-blind programme.",
        "See <https://example.org/one.Two,three> for it.",
        "He is {~~net~>not~~} here.",
        "The Kolkhozi of Vinnitsa were Stakhanovites.",
        "He waited . . . and waited.",
        "A tax of ½d. per pound is made; so are others per pound.",
    ],
)
def test_what_is_right_is_left_alone(body: str) -> None:
    assert slips_in(body) == []


def test_french_keeps_its_blanks() -> None:
    assert slips_in("Qui est là ? Moi ; c’est moi !", "fr") == []
    assert slips_in("Moi , c’est moi.", "fr") == [(" ", "")]


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not part of the checkout")
def test_the_slips_of_the_seeds_are_found_and_hardly_anything_else(tmp_path: Path) -> None:
    write_press(tmp_path, {"texts/press.toml": '[press]\nimprint = "Trial Press"\n'})
    run = CliRunner()
    run.invoke(florilegium, ["--root", str(tmp_path), "import", *map(str, sorted(SEEDS.glob("*.txt")))])
    said = run.invoke(florilegium, ["--root", str(tmp_path), "suggest-emendations", "--format", "json"]).stdout
    found = [(each["rejected"], each["reading"]) for each in json.loads(said)]
    assert set(REAL_SLIPS.items()) <= set(found)
    assert sorted(set(found) - set(REAL_SLIPS.items())) == [("-", "–")]  # ranges of years
    assert len(found) == 11


ARTICLE = """\
+++
title = "A Piece"
+++

The setters are *net* made. This, lie
declares, is so; and the
the concentration tamps. {~~Teh~>The~~} end , they say.
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A press of one article; the function runs the command in it."""
    files = {
        "texts/press.toml": '[press]\nimprint = "Trial Press"\n',
        "texts/articles/piece.md": ARTICLE,
        "texts/articles/other.md": f'+++\ntitle = "Other"\n+++\n\n{ELSEWHERE}\n',
    }
    write_press(tmp_path, files)
    line = ["--root", str(tmp_path), "suggest-emendations"]
    return lambda *words, answers="": CliRunner().invoke(florilegium, [*line, *words], input=answers)


def test_slips_are_listed_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    said = run("piece").stdout
    assert "…The setters are [net]→[not] made." in said
    assert said.endswith("5 places to look at: 5 likely, 0 perhaps\n")
    assert (tmp_path / "texts/articles/piece.md").read_text("utf-8") == ARTICLE


def test_an_accepted_slip_becomes_a_mark_and_nothing_else_changes(run: Run, tmp_path: Path) -> None:
    said = run("--review", "--class", "misprint", answers="a\na\na\na\na\n").stdout
    assert said.endswith("5 emended\n")
    text = (tmp_path / "texts/articles/piece.md").read_text("utf-8")
    assert "*{~~net~>not~~}{.misprint}* made. This, {~~lie~>he~~}{.misprint}\n" in text
    assert "and the{--\nthe--}{.misprint} concentration {~~tamps~>camps~~}{.misprint}." in text
    before, after = (read_article(each, "texts/articles/piece.md", "piece")[0] for each in (ARTICLE, text))
    old, new = (next(each.paragraphs()).children for each in (before, after))
    assert transcribed_text(old) == transcribed_text(new)
    assert plain_text(new) == (
        "The setters are not made. This, he declares, is so; and the concentration camps. The end, they say."
    )
    assert run().stdout == "0 places to look at: 0 likely, 0 perhaps\n"


def test_the_reading_may_be_edited_and_the_rest_rejected_or_left(run: Run, tmp_path: Path) -> None:
    said = run("--review", answers="e\nnever\nr\nl\nq\n").stdout
    assert said.endswith("1 emended, 1 rejected, 1 left for later\n")
    assert "*{~~net~>never~~}{.transcription}* made. This, lie\n" in (tmp_path / "texts/articles/piece.md").read_text()
    kept = tomllib.loads((tmp_path / "texts/emendations.toml").read_text("utf-8"))
    assert kept == {"rejected": [{"article": "piece", "slip": "made. This, [lie] declares, is"}]}
    assert "lie" not in [each["rejected"] for each in json.loads(run("--format", "json").stdout)]
    run("--review", answers="r\nq\n")
    assert len(tomllib.loads((tmp_path / "texts/emendations.toml").read_text("utf-8"))["rejected"]) == 2


def test_an_unknown_key_of_the_file_of_rejections_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "texts/emendations.toml").write_text('[[rejected]]\narticle = "a"\nslpi = "b"\n')
    told = run().stderr
    assert "texts/emendations.toml:3:1: error[V01]" in told
    assert "error[V03]: “slip” is missing" in told
