"""Names that the authority file does not have: what is proposed, what is not, and why."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from florilegium.diagnostics import Place
from florilegium.model.article import Article, Author
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.proposals import Proposal
from florilegium.model.text import Heading, Paragraph
from florilegium.names import find_mentions
from florilegium.names.proposals import propose, usage_of
from florilegium.recipe.importing import Wishes, import_sources
from florilegium.recipe.proposing import proposals_of
from florilegium.workspace import Workspace

PLACE = Place("texts/names.toml")
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
# Everybody whom the seeds name, and the two who sign them.
SEEDS_NAME = """
    Berya Breitman Budenny Bukharin Churchill Clausewitz Dimitrov Franco Frunze Goebbels Hitler Ingersoll Kamenev Lenin
    Malenkov Molotov Piatakov Preobrazhensky Roosevelt Rykov Serebryakov Smirnov Stalin Timoshenko Trotsky Tukhachevsky
    Uborevich Voroshilov Wright Yakir Zinoviev
"""
NONSENSE = "the of a went and saw in printer’s types letters page shop old street light men day world were he she it to"


def proposals(
    *texts: str, known: Iterable[Person] = (), rejected: tuple[str, ...] = (), words: str = NONSENSE, signed: str = ""
) -> tuple[Proposal, ...]:
    body = tuple(Paragraph(n, "paragraph", (Text(text),), PLACE) for n, text in enumerate(texts, 1))
    authors = (Author(signed),) if signed else ()
    article = Article("piece", "A Piece", PLACE, body, authors=authors)
    authority = AuthorityFile(tuple(known), rejected)
    mentions, _ = find_mentions((article,), authority)
    return propose((article,), authority, mentions, usage_of((*texts, words)))


def headwords(*texts: str, **others: object) -> list[str]:
    return [each.headword for each in proposals(*texts, **others)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "headword"),
    [
        ("The page of Francesco Griffo was cut.", "Griffo, Francesco"),
        ("The types of I.N. Smirnov were old.", "Smirnov, I. N."),
        ("The shop of Mr. Bradshaw was old.", "Bradshaw"),
        ("The shop of Mr. Power was old, and had no power.", "Power"),
        ("“Old types,” said Clausewitz.", "Clausewitz"),
        ("The page was set by Carl von Clausewitz.", "Clausewitz, Carl von"),
        ("The widow, Mrs. Sidney Webb, went.", "Webb, Mrs. Sidney"),
        ("It was the shop of King Edward VII.", "Edward VII"),
        ("They saw one Malenkov in the street.", "Malenkov"),
        ("The types are Preobrazhensky’s work.", "Preobrazhensky"),
        ("His successor, Frunze, was a printer.", "Frunze"),
        ("The Ambassador in the street (Morris) went.", "Morris"),
        ("A printer was John O’Leary of the old shop.", "O’Leary, John"),
        ("The book is by Victor Hugo.", "Hugo, Victor"),
        ("It is led by Emery Zworykin, who went.", "Zworykin, Emery"),
        ("A speech by J.P. HAYDEN MP was old.", "Hayden, J. P."),
        ("The shop of Comrade Mao Tse-tung was old.", "Mao Tse-tung"),
        ("The shop of Mr. Chiang Kai-shek was old.", "Chiang Kai-shek"),
        ("The shop of Comrade Ho Chi Minh was old.", "Ho Chi Minh"),
        ("They saw one Chen Duxiu in the street.", "Chen Duxiu"),
        ("“Old types,” said Nguyễn Ái Quốc.", "Nguyễn Ái Quốc"),
        ("“Old types,” said Kim Il Sung.", "Kim Il Sung"),
        ("“Old types,” said Kim Philby.", "Philby, Kim"),
        ("“Old types,” said Han Ryner.", "Ryner, Han"),
        ("The page of Henri Saint-Simon was cut.", "Saint-Simon, Henri"),
        ("They saw General de Gaulle, and Charles de Gaulle went.", "Gaulle, Charles de"),
        ("They saw Max al-Husseini in the street.", "al-Husseini, Max"),
    ],
)
def test_a_name_is_proposed_as_it_would_be_filed(text: str, headword: str) -> None:
    assert headwords(text) == [headword]


@pytest.mark.parametrize(
    "text",
    [
        "The men went to Moscow and saw the Kremlin in the light.",
        "They saw the U. S. Government and the S.S. Yaroslavl.",
        "Under the General Staff the German printers went.",
        "The Lenin Institute and Karl Marx Street were old.",
        "On a Monday in May the Stalinists and Trotskyism went.",
        "A Komsomol and two Komsomols of the Duma went.",
        "He went in Vologda, at Vologda, and near Vologda.",
        "The Anglo-Zembla treaty.",
        "Part I. Lenin went.",
        "At St. Luke’s they saw Fort Bradshaw.",
        "The Dean of Canterbury wrote.",
    ],
)
def test_what_is_no_person_is_not_proposed(text: str) -> None:
    assert headwords(text, words=NONSENSE + " government staff treaty printers institute part") == []


def test_names_in_a_list_with_a_sure_one_are_proposed() -> None:
    listed = headwords("The men were Rykov, Serebryakov, I.N. Smirnov, Yakir and Bukharin.")
    assert set(listed) == {"Rykov", "Serebryakov", "Smirnov, I. N.", "Yakir", "Bukharin"}
    assert headwords("They saw Churchill and Trotsky.", known=[Person("t", "Trotsky, Leon", PLACE)]) == ["Churchill"]


def test_all_forms_of_a_name_are_one_proposal() -> None:
    (only,) = proposals("The page of Leon Trotsky.", "Of TROTSKY, and of Comrade Trotsky’s page.")
    assert only.forms == (("Leon Trotsky", 1), ("TROTSKY", 1), ("Comrade Trotsky", 1))
    assert only.count == 3
    assert len(only.contexts) == 3


def test_two_persons_of_one_surname_are_two_proposals() -> None:
    assert set(headwords("The page of Max Adler, and of Friedrich Adler.")) == {"Adler, Max", "Adler, Friedrich"}


def test_a_known_person_is_not_proposed_but_a_stranger_of_his_surname_is() -> None:
    known = [Person("trotsky-leon", "Trotsky, Leon", PLACE)]
    (only,) = proposals("Leon Trotsky, then Trotsky, then the page of Natalia Trotsky.", known=known)
    assert only.headword == "Trotsky, Natalia"
    assert [(each.id, each.how) for each in only.near] == [("trotsky-leon", "the same surname")]


def test_a_spelling_of_a_known_name_is_told_and_is_no_match() -> None:
    known = [Person("beria", "Beria, L. P.", PLACE), Person("connolly", "Connolly, James", PLACE)]
    berya, connoly = proposals("“Old,” said Berya. “Old,” said Connoly.", known=known)
    assert [(each.id, each.how) for each in berya.near] == [("beria", "another transliteration")]
    assert [(each.id, each.how) for each in connoly.near] == [("connolly", "one letter apart")]


def test_a_short_name_one_letter_apart_is_another_name() -> None:
    assert proposals("“Old,” said Marr.", known=[Person("marx", "Marx, Karl", PLACE)])[0].near == ()


def test_a_rejected_form_does_not_come_back() -> None:
    text = "The page of Uncle Samuel Bradshaw, said Kornylov."
    assert headwords(text, rejected=("Kornylov",)) == ["Bradshaw, Samuel"]
    assert headwords(text, rejected=("Kornylov", "Samuel Bradshaw")) == []


def test_an_author_is_proposed_until_a_record_names_him() -> None:
    assert headwords("The page.", signed="George Breitman") == ["Breitman, George"]
    assert headwords("The page.", signed="George Breitman", known=[Person("b", "Breitman, George", PLACE)]) == []


def test_the_evidence_is_told_in_words() -> None:
    (only,) = proposals("“Old types,” said Comrade Leon Trotsky. It was Trotsky’s death.")
    assert set(only.evidence[:2]) == {"first name or initials before it: Leon", "title before it: Comrade"}
    assert "possessive: Trotsky’s death" in only.evidence
    assert only.tier == "sure"


def test_the_record_can_be_pasted() -> None:
    (only,) = proposals("“Old,” said Clausewitz. “Old,” wrote Clausewitz.")
    assert tomllib.loads(only.record) == {
        "person": [{"id": "clausewitz", "headword": "Clausewitz", "single": True}],
    }
    authority = AuthorityFile((Person("clausewitz", "Clausewitz", PLACE, single=True),))
    assert proposals("“Old,” said Clausewitz.", known=authority.persons) == ()


def test_a_heading_gives_no_evidence() -> None:
    words = Paragraph(1, "heading", (Text("What Bradshaw Said Of Zembla"),), PLACE)
    article = Article("piece", "A Piece", PLACE, (Heading(2, words),))
    assert propose((article,), AuthorityFile(), (), usage_of([NONSENSE])) == ()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder with the seeds is not beside the project")
def test_the_seeds_give_their_persons_and_hardly_anything_else(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    (tmp_path / "texts").mkdir()
    assert all(each.plan for each in import_sources(workspace, [SEEDS], Wishes()))
    found, _ = proposals_of(workspace, ())
    surnames = {each.headword.partition(",")[0] for each in found}
    persons = set(SEEDS_NAME.split())
    assert persons <= surnames
    assert len(found) - len(persons) <= 1
    smirnov = next(each for each in found if each.headword == "Smirnov, I. N.")
    assert smirnov.tier == "sure"
    assert len(smirnov.contexts) == 1
