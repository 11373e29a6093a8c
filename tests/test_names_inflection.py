"""Endings of other languages, for the records that ask for them."""

from dataclasses import replace

import pytest

from florilegium.diagnostics import Place
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.text import Paragraph
from florilegium.names import find_mentions

PLACE = Place("texts/names.toml")


def found(text, *persons, language="en"):
    body = (Paragraph(1, "paragraph", (Text(text),), PLACE),)
    mentions, diagnostics = find_mentions((Article("a", "A", PLACE, body, language=language),), AuthorityFile(persons))
    assert diagnostics == ()
    return [mention.surface for mention in mentions]


def russian(headword):
    return Person("p", headword, PLACE, inflect="ru")


def german(headword, id="p"):
    return Person(id, headword, PLACE, inflect="de")


@pytest.mark.parametrize(
    ("headword", "text"),
    [
        ("Троцкий, Лев", "Троцкий Троцкого Троцкому Троцким Троцком"),
        ("Ленин, Владимир", "Ленин Ленина Ленину Лениным Ленине"),
        ("Плеханов, Георгий", "Плеханов Плеханова Плеханову Плехановым Плеханове"),
        ("Крупская, Надежда", "Крупская Крупской Крупскую"),
        ("Толстой, Лев", "Толстой Толстого Толстому Толстым Толстом"),
        ("Маркс, Карл", "Маркс Маркса Марксу Марксом Марксе"),
        ("Лазарь, Иван", "Лазарь Лазаря Лазарю Лазарем Лазаре"),
        ("Засулич, Вера", "Засулич"),
    ],
)
def test_a_russian_surname_is_met_in_all_its_cases(headword, text):
    assert found(text.replace(" ", ", "), russian(headword)) == text.split()


@pytest.mark.parametrize(
    ("headword", "names"),
    [
        ("Троцкий, Лев Давидович", ["Льва Троцкого", "Льву Давидовичу Троцкому", "Л. Д. Троцким"]),
        ("Ленин, Владимир Ильич", ["Владимира Ильича Ленина", "Владимиром Лениным"]),
        ("Люксембург, Роза", ["Розы Люксембург", "Розу Люксембург"]),
        ("Бухарин, Николай", ["Николая Бухарина", "Николаю Бухарину"]),
        ("Зиновьев, Григорий", ["Григория Зиновьева", "Григорием Зиновьевым"]),
    ],
)
def test_first_names_stand_in_the_case_of_their_surname(headword, names):
    assert found("; ".join(names), russian(headword)) == names


def test_a_form_is_not_inflected_unless_its_record_asks_for_it():
    assert found("Ленина, Ленин", replace(russian("Ленин, Владимир"), inflect="")) == ["Ленин"]


def test_the_german_genitive_is_met_in_german_only():
    liebknecht = german("Liebknecht, Karl")
    assert found("Karl Liebknechts Rede, LIEBKNECHTS Tod", liebknecht, language="de-DE") == [
        "Karl Liebknechts",
        "LIEBKNECHTS",
    ]
    assert found("all the Liebknechts of this world", liebknecht) == []


def test_a_surname_on_a_sibilant_has_an_apostrophe_or_ens():
    assert found("Marx’ Werk, Marxens Werk", german("Marx, Karl"), language="de") == ["Marx", "Marxens"]


def test_a_form_as_typed_goes_before_an_inflected_one():
    engels, engel = german("Engels, Friedrich", "engels"), german("Engel, Johann", "engel")
    body = (Paragraph(1, "paragraph", (Text("Engels schrieb"),), PLACE),)
    article = Article("a", "A", PLACE, body, language="de")
    assert [each.person for each in find_mentions((article,), AuthorityFile((engels, engel)))[0]] == ["engels"]
