"""What an editor should look at in the authority file: one case for each code, and what is none."""

from pathlib import Path

import pytest

from florilegium.codes import CODES
from florilegium.recipe.linting import lint_names
from florilegium.workspace import Workspace

ARTICLE = '+++\ntitle = "A Piece"\n+++\n\nHere Aldus Manutius and Griffo cut types. In the page stood a francis.\n'
GOOD = """\
[[person]]
id = "manutius"
headword = "Manutius, Aldus"

[[person]]
id = "griffo"
headword = "Griffo, Francesco"
"""
# code -> what is added to the authority file; every finding is at line 10, which opens a record
CASES = {
    "N30": '[[person]]\nid = "other"\nheadword = "Aldus Manutius"\nsingle = true\n',
    "N31": '[[person]]\nid = "other"\nheadword = "Griffo of Bologna"\nsee = "griffo"\n',
    "N32": '[[person]]\nid = "other"\nheadword = "Jenson, Nicolas"\n',
    "N33": '[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\nvariants = ["Francesco da Bologna"]\n',
    "N34": '[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\nvariants = ["Griffo, F.", "Types"]\n',
    "N35": '[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\nwikidata = "9061"\n',
    "N36": '[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\ngnd = "118540239"\n',
    "N37": '[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\nviaf = "024602065"\n',
    "N39": '[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\ndates = "1518–1450"\n',
    "N38": '[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\nwikidata = "Q9061"\n',
}


def press(tmp_path: Path, names: str, article: str = ARTICLE) -> Workspace:
    for folder in ("articles", "volumes"):
        (tmp_path / "texts" / folder).mkdir(parents=True)
    (tmp_path / "texts" / "articles" / "piece.md").write_text(article, "utf-8")
    (tmp_path / "texts" / "names.toml").write_text(names, "utf-8")
    return Workspace(tmp_path)


def found(workspace: Workspace) -> list[tuple[str, int]]:
    return [(each.code, each.place.line) for each in lint_names(workspace) if each.place]


def test_a_variant_that_is_met_with_an_ending_is_met(tmp_path: Path) -> None:
    names = GOOD.replace('Francesco"', 'Francesco"\nvariants = ["Гриффов, Иван"]\ninflect = "ru"')
    article = ARTICLE.replace("In the page", "A statue, Ивану Гриффову. In the page")
    assert found(press(tmp_path, names, article)) == []


def test_a_form_that_an_article_is_signed_with_is_met(tmp_path: Path) -> None:
    names = GOOD + '\n[[person]]\nid = "holm"\nheadword = "Holm, Ada"\nvariants = ["A Compositor"]\n'
    article = ARTICLE.replace("+++\n\n", 'authors = ["A Compositor"]\n+++\n\n')
    assert found(press(tmp_path, names, article)) == []


@pytest.mark.parametrize("code", CASES)
def test_each_fault_is_found_at_its_record(code: str, tmp_path: Path) -> None:
    before = GOOD if code != "N38" else GOOD.replace('"Manutius, Aldus"', '"Manutius, Aldus"\nwikidata = "Q9061"')
    names = f"{before}\n{CASES[code]}"
    line = names[: names.index('id = "other"')].count("\n")
    assert (code, line) in found(press(tmp_path, names))


@pytest.mark.parametrize(("count", "told"), [(12, 12), (13, 1)])
def test_more_than_a_dozen_persons_whom_no_text_names_are_one_finding(count: int, told: int, tmp_path: Path) -> None:
    records = (f'[[person]]\nid = "p-{n}"\nheadword = "Nobody, {"ABCDEFGHIJKLM"[n]}."\n' for n in range(count))
    workspace = press(tmp_path, f"{GOOD}\n{''.join(records)}")
    assert len(lint_names(workspace)) == told
    assert [each.code for each in lint_names(workspace, names_all=True)] == ["N32"] * count
    if told == 1:
        (only,) = lint_names(workspace)
        assert only.message == "“Nobody, A.”, “Nobody, B.”, “Nobody, C.” and 10 others are named nowhere in the press"
        assert only.place and only.place.line == 9


def test_a_good_file_has_no_fault(tmp_path: Path) -> None:
    assert found(press(tmp_path, GOOD)) == []


def test_a_shared_variant_is_told_with_both_its_records(tmp_path: Path) -> None:
    names = f'{GOOD}\n[[person]]\nid = "other"\nheadword = "X, Y"\nsee = "griffo"\nvariants = ["Manutius, A."]\n'
    names = names.replace('Aldus"', 'Aldus"\nvariants = ["A. Manutius"]')
    messages = [each.message for each in lint_names(press(tmp_path, names)) if each.code == "N30"]
    assert messages == ["“Manutius, A.”, a variant of “X, Y”, is also a form of “Manutius, Aldus”"]


def test_a_surname_that_is_a_word_or_a_month_is_told_unless_the_record_says_when_it_is_none(tmp_path: Path) -> None:
    names = f'{GOOD}\n[[person]]\nid = "other"\nheadword = "Page, W."\n[[person]]\nid = "may"\nheadword = "May, T."\n'
    article = ARTICLE.replace("In the page", "W. Page and T. May came. In the page")
    messages = [each.message for each in lint_names(press(tmp_path, names, article))]
    assert messages == ["“Page” is an ordinary word: it stands in small letters once", "“May” is a month too"]
    (tmp_path / "texts" / "names.toml").write_text(names.replace('."\n', '."\nnot_before = ["one"]\n'), "utf-8")
    assert found(Workspace(tmp_path)) == []


def test_namesakes_with_dates_of_their_own_are_told_apart(tmp_path: Path) -> None:
    other = '\n[[person]]\nid = "other"\nheadword = "Griffo, Francesco"\nsee = "griffo"\ndates = "1700–1750"\n'
    assert found(press(tmp_path, GOOD + other)) == []
    (tmp_path / "texts" / "names.toml").write_text(GOOD + other.replace("dates", "gloss"), "utf-8")
    assert [code for code, _ in found(Workspace(tmp_path))] == ["N09"]


def test_a_form_that_an_article_decides_is_not_reported(tmp_path: Path) -> None:
    article = ARTICLE.replace("+++\n\n", '[names]\n"Aldus Manutius" = "manutius"\n+++\n\n')
    assert ("N30", 9) not in found(press(tmp_path, f"{GOOD}\n{CASES['N30']}", article))


def test_forms_of_one_person_and_his_see_record_are_not_shared(tmp_path: Path) -> None:
    names = GOOD + '\n[[person]]\nid = "aldo"\nheadword = "Aldus Manutius"\nsingle = true\nsee = "manutius"\n'
    assert found(press(tmp_path, names)) == []


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert found(press(tmp_path, GOOD + 'see = "nobody"\n')) == [("N05", 8)]


def test_texts_that_cannot_be_read_hide_no_fault_of_the_file(tmp_path: Path) -> None:
    codes = {code for code, _ in found(press(tmp_path, f"{GOOD}\n{CASES['N31']}", "no front matter"))}
    assert codes >= {"N31", "A05"}


def test_every_code_of_the_lint_has_its_case() -> None:
    assert {code for code in CODES if "N30" <= code <= "N39"} == CASES.keys()
