"""The two seeds, as they were transcribed: names among titles, possessives, quotations and slips."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.text import Paragraph
from florilegium.names import find_mentions

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PLACE = Place("texts/names.toml")
HEADWORDS = ("Stalin, Joseph", "Ingersoll, Ralph", "Hitler, Adolf", "Breitman, George", "Lenin, V. I.", "Trotsky, Leon")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder with the seeds is not beside the project")
@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_surname_of_the_seeds_is_a_mention_and_no_derived_word(seed):
    text = seed.read_text(encoding="utf-8")
    parts = [part for part in text.split("\n\n") if part.strip()]
    body = tuple(Paragraph(n, "paragraph", (Text(part),), PLACE) for n, part in enumerate(parts, 1))
    persons = tuple(Person(headword.split(",")[0].lower(), headword, PLACE) for headword in HEADWORDS)
    mentions, diagnostics = find_mentions((Article("seed", "Seed", PLACE, body),), AuthorityFile(persons))
    found = Counter(mention.person for mention in mentions)
    for person in persons:
        assert found[person.id] == _standing_alone(text, person.headword.split(",")[0])
    assert diagnostics == ()
    assert all(parts[each.paragraph - 1][each.start : each.end] == each.surface for each in mentions)


def _standing_alone(text: str, surname: str) -> int:
    """How often the surname stands with no letter at either side, in any capitals."""
    count = 0
    for form in (surname, surname.upper()):
        pieces = text.split(form)
        count += sum(not before[-1:].isalpha() and not after[:1].isalpha() for before, after in pairwise(pieces))
    return count
