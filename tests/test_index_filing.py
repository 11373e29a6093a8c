"""Filing, letter by letter and word by word."""

import random

import pytest

from florilegium.diagnostics import Place
from florilegium.index.filing import filing_key, letter_of
from florilegium.model.names import Person

LETTERS, WORDS = "letter-by-letter", "word-by-word"


def person(headword, sort=""):
    return Person(headword, headword, Place("texts/names.toml"), sort=sort)


def filed(headings, filing):
    shuffled = random.Random(7).sample(headings, len(headings))
    return sorted(shuffled, key=lambda each: filing_key(person(each), filing))


@pytest.mark.parametrize(
    ("filing", "headings"),
    [
        (LETTERS, ["Vance, Cyrus", "Vandervelde, Emile", "van Heijenoort, Jean", "Vanzetti, Bartolomeo"]),
        (WORDS, ["van Heijenoort, Jean", "Vance, Cyrus", "Vandervelde, Emile", "Vanzetti, Bartolomeo"]),
        (LETTERS, ["New, Harold", "Newman, John", "New York"]),
        (WORDS, ["New, Harold", "New York", "Newman, John"]),
        (LETTERS, ["de Gaulle, Charles", "De Leon, Daniel", "de Man, Hendrik", "Deutscher, Isaac"]),
        (LETTERS, ["MacDonald, Ramsay", "Maslow, Arkadi", "McBride, Andrew", "Medvedev, Roy"]),
        (LETTERS, ["Lansbury, George", "Łapiński, Stanisław", "Larin, Yuri"]),
        (LETTERS, ["Marx, Karl", "Marx-Aveling, Eleanor"]),
        (WORDS, ["Marx, Karl", "Marx-Aveling, Eleanor"]),
        (LETTERS, ["Harvey, G.", "al-Husseini, Amin", "Hutton, E."]),
        (LETTERS, ["Ivanov (Putilov worker)", "Ivanov, Boris", "Ivanova, Anna"]),
        (LETTERS, ["Obolensky, L.", "O’Connor, T. P.", "Odets, Clifford"]),
        (
            LETTERS,
            ["Louis IX (king)", "Louis XIV (king)", "Louis XVI (king)", "Louisa", "Pius V (pope)", "Pius IX (pope)"],
        ),
        (WORDS, ["Leo IX", "Leo X", "Leo XIII", "Leo the Great", "Leopold I", "Leopold II"]),
        (LETTERS, ["Abbott, G.", "ʿAbduh, Muḥammad", "Abern, Martin"]),
        (LETTERS, ["Smith, C. (engineer)", "Smith, C. (printer)", "Smith, D."]),
    ],
)
def test_headings_are_filed_as_the_trade_files_them(filing, headings):
    assert filed(headings, filing) == headings


def test_an_explicit_sort_wins_and_gives_the_letter():
    key = filing_key(person("K., Comrade", sort="Comrade K."), LETTERS)
    assert letter_of(key) == "C"
    assert filing_key(person("Aldus"), LETTERS) < key < filing_key(person("Dürer, Albrecht"), LETTERS)


@pytest.mark.parametrize(
    ("headword", "letter"),
    [
        ("Łapiński, S.", "L"),
        ("al-Husseini, Amin", "H"),
        ("van Heijenoort, Jean", "V"),
        ("Ленин, В. И.", "Л"),
        ("—", "#"),
    ],
)
def test_an_entry_stands_under_its_folded_letter(headword, letter):
    assert letter_of(filing_key(person(headword), LETTERS)) == letter
