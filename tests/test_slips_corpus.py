"""How many planted slips are found in the articles of an archive, and how much else is suggested."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import florilegium.cli.commands
from books import write_press
from florilegium.cli.main import florilegium
from florilegium.emendations.slips import suggest, vocabulary_of
from florilegium.emendations.slips.confusions import ALIKE
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.text import Paragraph
from florilegium.recipe.searching import texts_of

CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "mia-articles" / "txt"
PLANTED = ("alike", "swapped", "doubled", "blank", "point", "alike", "swapped")
LEAST_FOUND = {"alike": 0.75, "swapped": 0.7, "doubled": 0.95, "blank": 0.95, "point": 0.9}
WORDS_FOR_ONE = 5000  # so many words of sound text for each place that is suggested in them, or more
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the articles are not part of the checkout")


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Article]:
    root = tmp_path_factory.mktemp("archive")
    workspace = write_press(root, {"texts/press.toml": '[press]\nimprint = "Trial Press"\n'})
    CliRunner().invoke(florilegium, ["--root", str(root), "import", *map(str, sorted(CORPUS.glob("*.txt")))])
    return texts_of(workspace, ())[0]


def test_little_is_suggested_in_sound_texts(articles: list[Article]) -> None:
    vocabulary = vocabulary_of(articles)
    assert len(suggest(articles, vocabulary, {})) < sum(vocabulary.counts.values()) / WORDS_FOR_ONE


def test_most_planted_slips_are_found(articles: list[Article]) -> None:
    chance = random.Random(7)
    planted: dict[tuple[str, int, str], str] = {}
    harmed = [_harmed(article, chance, planted) for article in articles]
    slips = suggest(harmed, vocabulary_of(harmed), {})
    found = {(slip.article, slip.paragraph, slip.rejected) for slip in slips}
    total = Counter(planted.values())
    shares = {kind: sum(planted[each] == kind for each in planted if each in found) / total[kind] for kind in total}
    assert {kind: share for kind, share in shares.items() if share < LEAST_FOUND[kind]} == {}


def _harmed(article: Article, chance: random.Random, planted: dict[tuple[str, int, str], str]) -> Article:
    """The article with a slip of each kind in paragraphs of plain words."""
    plain = [each for each in article.paragraphs() if len(each.children) == 1 and isinstance(each.children[0], Text)]
    long = [each for each in plain if len(each.children[0].content) > 150]
    chance.shuffle(long)
    changed: dict[int, str] = {}
    for kind, paragraph in zip(PLANTED, long, strict=False):
        text = paragraph.children[0].content
        for start, end, slip, rejected in _slips(text, kind, chance):
            changed[paragraph.n] = text[:start] + slip + text[end:]
            planted[article.id, paragraph.n, rejected] = kind

    def change(paragraph: Paragraph) -> Paragraph:
        words = changed.get(paragraph.n)
        return replace(paragraph, children=(Text(words),)) if words else paragraph

    return article.with_paragraphs(change)


def _slips(text: str, kind: str, chance: random.Random) -> Iterator[tuple[int, int, str, str]]:
    """One slip: what is replaced in the text, by what, and the words that should be found. Sometimes none."""
    patterns = {"blank": r"(?<=[a-z])(?=[,;] )", "point": r"(?<=[a-z]{4})(?= [a-z]{2})"}
    places = list(re.finditer(patterns.get(kind, r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])"), text))
    if not places:
        return
    place = chance.choice(places)
    word, slip = place[0], ""
    if kind in ("blank", "point"):
        slip = {"blank": " ", "point": "."}[kind]
    elif kind == "doubled":
        yield place.start(), place.end(), f"{word} {word}", f" {word}"
        return
    elif kind == "swapped":
        at = chance.randrange(1, len(word) - 1)
        slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    else:
        pairs = [pair for one, other in ALIKE for pair in ((one, other), (other, one)) if pair[0] in word]
        if pairs:
            one, other = chance.choice(pairs)
            slip = word.replace(one, other, 1)
    if slip and slip != word:
        yield *place.span(), slip, slip
