"""Who bears a name: first names as people write them, titles, towns, openings of sentences."""

import pytest

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.text import Paragraph
from florilegium.names import find_mentions
from florilegium.names.equivalents import is_same_name

PLACE = Place("texts/names.toml")


def record(headword, *variants, **more):
    return Person(headword, headword, PLACE, variants=variants, **more)


def read(text, *records, language="en"):
    body = (Paragraph(1, "paragraph", (Text(text),), PLACE),)
    return find_mentions((Article("a", "A", PLACE, body, language=language),), AuthorityFile(records))


def found(text, *records, language="en"):
    return [(mention.surface, mention.person) for mention in read(text, *records, language=language)[0]]


def surfaces(text, *records, language="en"):
    return [surface for surface, _ in found(text, *records, language=language)]


def strangers(text, *records):
    mentions, diagnostics = read(text, *records)
    return (mentions, [each.code for each in diagnostics]) == ((), ["N11"])


@pytest.mark.parametrize(
    ("headword", "text"),
    [
        ("Kropotkin, Peter", "Pierre Kropotkin"),
        ("Engels, Friederich", "Friedrich Engels"),
        ("Engels, Frederick", "Friedrich Engels"),
        ("Gompers, Samuel", "Sam Gompers"),
        ("Wright, Frances", "Fanny Wright"),
        ("Most, Johann", "John Most"),
        ("Proudhon, P. J.", "J. P. Proudhon"),
        ("Lazarus, M. E.", "Marx E. Lazarus"),
        ("Trautmann, William E.", "William. E. Trautmann"),
        ("Beaulieu, Leroy", "Leroy-Beaulieu"),
        ("Lassalle", "Ferdinand Lassalle"),
        ("Buchanan, Dr.", "J. R. Buchanan"),
        ("Rauschenbusch, Professor", "Walter Rauschenbusch"),
        ("Shaw, G. Bernard", "Bernard Shaw"),
        ("Wilson, Thomas Woodrow", "Woodrow Wilson"),
        ("Money, Leo Chiozza", "L. G. Chiozza Money"),
        ("Hull, Henry", "Charles Henry Hull"),
        ("Shaw, G. B.", "Bernard Shaw"),
        ("Borgia, II", "Carlo Borgia"),
    ],
)
def test_first_names_are_read_as_people_write_them(headword, text):
    assert found(f"They met {text} there.", record(headword)) == [(text, headword)]


@pytest.mark.parametrize(
    ("headword", "text"),
    [
        ("Smirnov, I. N.", "A. P. Smirnov"),
        ("Smirnov, I. N.", "I. P. Smirnov"),
        ("Smirnov, I. N.", "M. Smirnov"),
        ("Cannon, James P.", "Max Cannon"),
        ("Ivanov (Putilov worker)", "Stepan Ivanov"),
        ("Viviani, René", "Mrs. Viviani"),
        ("Webb, Sidney", "Mrs. Sidney Webb"),
    ],
)
def test_other_first_names_are_a_strangers(headword, text):
    assert strangers(f"They met {text} there.", record(headword))


def test_the_word_before_initials_is_a_first_name_only_where_it_fits():
    assert surfaces("When J. P. Cannon spoke", record("Cannon, James P.")) == ["J. P. Cannon"]


def test_a_full_first_name_that_fits_goes_before_one_that_is_translated():
    two = (record("Weber, Karl"), record("Weber, Charles"))
    assert [person for _, person in found("Karl Weber and Charles Weber", *two)] == ["Weber, Karl", "Weber, Charles"]


def test_names_of_one_letter_more_or_less_are_one_name_if_they_are_long():
    assert is_same_name("hermann", "herman")
    assert is_same_name("friedrich", "friederich")
    assert not is_same_name("max", "mac")
    assert not is_same_name("marion", "damion")


def test_a_first_name_of_nobody_does_not_open_a_form_that_a_record_with_first_names_has_too():
    assert strangers("Max Bronstein", record("Trotsky, Leon", "Bronstein"))


WILSONS = (record("Wilson, Woodrow"), record("Wilson, Edith"))


def test_a_mans_title_leaves_the_women_out_and_a_womans_the_men():
    assert found("President Wilson and Mrs. Wilson", *WILSONS) == [
        ("Wilson", "Wilson, Woodrow"),
        ("Wilson", "Wilson, Edith"),
    ]


def test_a_surname_without_a_title_is_not_taken_for_the_mans():
    mentions, diagnostics = read("Wilson wrote.", *WILSONS)
    assert (mentions, [each.code for each in diagnostics]) == ((), ["N10"])


def test_the_title_in_a_headword_tells_more_than_the_gloss():
    two = (
        record("Poole, DeWitt C.", gloss="Consul; in charge of the Consulate General."),
        record("Poole, Maj. Gen. Frederick C."),
    )
    assert found("Then General Poole left", *two) == [("Poole", "Poole, Maj. Gen. Frederick C.")]


@pytest.mark.parametrize("written", ["Madame Puech", "Mme. Puech", "Mme Puech"])
def test_a_title_that_begins_a_variant_may_be_shortened(written):
    assert surfaces(f"avec {written}", record("Puech-Milhau, Marie", "Madame Puech"), language="fr") == [written]


def test_monsieur_is_no_initial_before_a_frenchman():
    assert surfaces("M. Briand and M. Pichon", record("Briand, Aristide"), record("Pichon, S.", gloss="French.")) == [
        "Briand",
        "Pichon",
    ]


def test_a_first_name_alone_after_a_familiar_title_is_whoever_the_article_names_so():
    lee, anne = record("Lee, Ann"), record("Putnam, Ann")
    assert surfaces("Ann Lee came. They follow Mother Ann and MOTHER ANN.", lee) == ["Ann Lee", "Ann", "ANN"]
    assert surfaces("Ann Lee came before Mother Ann.", lee, anne) == ["Ann Lee", "Ann"]
    assert surfaces("They follow Mother Ann.", lee) == []
    assert surfaces("Ann Lee came with Mother Ann Barker, my mother Ann and Brother Ann.", lee) == ["Ann Lee"]


def test_a_rank_before_a_first_name_alone_must_stand_in_the_record():
    olivier, webb = record("Olivier, Sir Sydney"), record("Webb, Sydney")
    text = "Sydney Olivier and Sydney Webb were there. Then Sir Sydney spoke of King George and Prince Sydney."
    assert found(text, olivier, webb)[2:] == [("Sydney", olivier.id)]
    assert surfaces("George Lansbury met King George and King George V.", record("Lansbury, George")) == [
        "George Lansbury"
    ]


def test_a_german_von_or_a_dutch_van_is_left_out_before_a_surname_alone_but_no_french_de():
    assert surfaces("Von Vollmar spoke. Vollmar’s speech", record("Von Vollmar, Georg")) == ["Von Vollmar", "Vollmar"]
    assert surfaces("Heijenoort wrote", record("van Heijenoort, Jean")) == ["Heijenoort"]
    assert surfaces("Gaulle wrote", record("de Gaulle, Charles")) == []


def test_a_town_is_nobody_unless_a_title_or_the_article_says_so():
    washington = record("Washington, George")
    assert surfaces("He went to Washington; Washington is hot.", washington) == []
    assert surfaces("Mr. Washington came.", washington) == ["Washington"]
    assert surfaces("George Washington wept. Washington rode. In Washington he slept.", washington) == [
        "George Washington",
        "Washington",
    ]


def test_a_town_that_the_editor_types_as_a_variant_is_the_person():
    assert surfaces("He saw Washington.", record("Washington, George", "Washington")) == ["Washington"]


def test_a_word_that_opens_a_sentence_is_no_name_where_the_article_has_it_as_a_word():
    young = record("Young, Art")
    assert surfaces("Young men came, and young women.", young) == []
    assert surfaces("Young drew. He was a cartoonist.", young) == ["Young"]
    assert surfaces("Young drew for the young. We met Art Young.", young) == ["Young", "Art Young"]


def test_a_street_is_no_person():
    assert surfaces("rue Jaurès, Quai Jaurès, boulevard Jaurès, Jaurès", record("Jaurès, Jean"), language="fr") == [
        "Jaurès"
    ]


def test_a_dynasty_is_nobody_in_french():
    assert surfaces("des Habsbourg et les Habsbourg", record("Habsbourg, Charles"), language="fr") == []
