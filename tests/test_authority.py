"""Lists of names that come and go: nothing of a record is lost on the way, and none is overwritten."""

import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.authority.beacon import write_beacon
from florilegium.authority.glossary import read_glossary, write_json
from florilegium.authority.table import read_csv, write_csv
from florilegium.authority.tei import write_tei
from florilegium.authority.tei_reading import read_tei
from florilegium.diagnostics import Place, Refusal
from florilegium.model.names import INFLECTIONS, KINDS, Person
from florilegium.read.authority import AUTHORITY_FILES, read_authority
from florilegium.read.authority_text import record_of
from florilegium.recipe.exchanging import take_records
from florilegium.workspace import Workspace

PLACE = Place("list")
IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5})?", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
WORDS = TEXTS.filter(bool)
LISTS = st.lists(WORDS, max_size=3, unique=True).map(tuple)
PERSONS = st.builds(
    Person,
    id=IDS,
    headword=WORDS,
    place=st.just(PLACE),
    variants=LISTS,
    sort=TEXTS,
    dates=TEXTS,
    gloss=TEXTS,
    see=st.one_of(st.just(""), IDS),
    see_also=st.lists(IDS, max_size=2, unique=True).map(tuple),
    single=st.booleans(),
    not_before=LISTS,
    not_after=LISTS,
    wikidata=st.sampled_from(["", "Q9061"]),
    gnd=st.sampled_from(["", "118540238"]),
    viaf=st.sampled_from(["", "24602065"]),
    passim=st.booleans(),
    inflect=st.sampled_from(["", *INFLECTIONS]),
    subentries=st.dictionaries(IDS, WORDS, max_size=2).map(lambda table: tuple(table.items())),
    kind=st.sampled_from(KINDS),
)
# TEI has a list for each kind, so the records come back by kinds.
LISTED = st.lists(PERSONS, min_size=1, max_size=3).map(
    lambda found: sorted(found, key=lambda each: KINDS.index(each.kind))
)
ALDUS = Person("manutius", "Manutius, Aldus", PLACE, ("Aldo Manuzio",), dates="1449–1515", gnd="118577557")


def same(one: tuple[Person, ...], other: list[Person]) -> bool:
    return [{**_keys(each), "place": ""} for each in one] == [{**_keys(each), "place": ""} for each in other]


def _keys(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in Person.__dataclass_fields__ if name != "place"}


@settings(max_examples=80, deadline=None)
@given(LISTED)
def test_a_tei_list_brings_back_what_went_into_it(persons: list[Person]) -> None:
    assert same(read_tei(write_tei(persons), "x.xml").persons, persons)


@settings(max_examples=80, deadline=None)
@given(LISTED)
def test_a_table_brings_back_what_went_into_it(persons: list[Person]) -> None:
    assert same(read_csv(write_csv(persons), "x.csv").persons, persons)


@settings(max_examples=80, deadline=None)
@given(LISTED)
def test_a_json_list_brings_back_what_went_into_it(persons: list[Person]) -> None:
    assert same(read_glossary(write_json(persons), "x.json").persons, persons)


@settings(max_examples=80, deadline=None)
@given(PERSONS)
def test_a_record_holds_every_key_of_its_person(person: Person) -> None:
    table = tomllib.loads(record_of(person))[person.kind][0]
    keys = _keys(person).items()
    lists = {key: list(value) for key, value in keys if isinstance(value, tuple) and value and key != "subentries"}
    plain = {key: value for key, value in keys if value and not isinstance(value, tuple) and key != "kind"}
    subentries = {"subentries": dict(person.subentries)} if person.subentries else {}
    assert table == {**lists, **plain, **subentries}


def test_the_pieces_of_subentries_come_back_too() -> None:
    person = Person("a", "A, B", PLACE, subentries=(("a-piece", "on types = on letters"), ("another", "x|y")))
    for back in (
        read_tei(write_tei([person]), "x"),
        read_csv(write_csv([person]), "x"),
        read_glossary(write_json([person]), "x"),
    ):
        assert back.persons[0].subentries == person.subentries
    assert tomllib.loads(record_of(person))["person"][0]["subentries"] == dict(person.subentries)


def test_tei_has_names_years_and_numbers() -> None:
    root = ET.fromstring(write_tei([ALDUS]))
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    person = root.find(".//t:listPerson/t:person", names)
    assert person is not None
    assert [(each.get("type"), each.text) for each in person.findall("t:persName", names)] == [
        ("headword", "Manutius, Aldus"), ("variant", "Aldo Manuzio"),
    ]  # fmt: skip
    assert [person.find(f"t:{name}", names).get("when") for name in ("birth", "death")] == ["1449", "1515"]  # type: ignore[union-attr]
    assert person.find("t:idno", names).attrib == {"type": "gnd"}  # type: ignore[union-attr]


THINGS = [
    Person("venice", "Venice", PLACE, ("Venezia",), kind="place"),
    Person("guild", "Guild of Printers", PLACE, see_also=("printer",), kind="organisation"),
    Person("printer", "Printer, The", PLACE, ("The Printer",), kind="periodical"),
    Person("lions", "Praise of Lions", PLACE, dates="1501", kind="work"),
]


def test_tei_has_a_list_for_each_kind() -> None:
    root = ET.fromstring(write_tei([*reversed(THINGS), ALDUS]))
    lists = [each for each in root.iter() if each.tag.rpartition("}")[2].startswith("list")]
    assert [each.tag.rpartition("}")[2] for each in lists] == [
        "listPerson", "listPlace", "listOrg", "listBibl", "listBibl",
    ]  # fmt: skip
    assert [lists[3][0].get("type"), lists[3][0][0].get("level"), lists[3][0][0].text] == [
        "periodical", "j", "Printer, The",
    ]  # fmt: skip
    assert "birth" not in ET.tostring(lists[4], "unicode")


def test_tei_of_others_says_what_its_records_are() -> None:
    other = """<TEI><listPlace><place xml:id="it"><placeName>Italy</placeName><desc>A peninsula.</desc>
    <place xml:id="ve"><placeName>Venice</placeName><location><geo>45 12</geo></location></place></place></listPlace>
    <listOrg><org><orgName>Stationers</orgName></org></listOrg>
    <listBibl><bibl><title level="j">Nature</title></bibl>
    <bibl><author>Anon.</author><title>A Song</title></bibl></listBibl>
    <listPerson><person><persName>Aldus</persName><bibl><title>Renouard</title></bibl></person></listPerson></TEI>"""
    found = read_tei(other, "x.xml")
    assert [(each.kind, each.headword, each.gloss) for each in found.persons] == [
        ("place", "Italy", "A peninsula."), ("place", "Venice", ""), ("organisation", "Stationers", ""),
        ("periodical", "Nature", ""), ("work", "A Song", ""), ("person", "Aldus", ""),
    ]  # fmt: skip
    assert [each.message for each in found.diagnostics] == [
        "“location” of the list is left out", "“author” of the list is left out",
    ]  # fmt: skip


def test_tei_of_others_is_understood() -> None:
    other = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><back><div><listPerson><head>People</head>
    <person xml:id="pers_4"><persName><forename>Francesco</forename> <surname>Griffo</surname></persName>
    <persName>Francesco
    da Bologna</persName><birth when="1450-01-02"/><death when="1518">Bologna, 1518</death>
    <idno type="GND">https://d-nb.info/gnd/118540238</idno><note>Cut types.</note></person>
    </listPerson></div></back></text></TEI>"""
    assert _keys(read_tei(other, "x.xml").persons[0]) == _keys(
        Person(
            "pers-4",
            "Griffo, Francesco",
            PLACE,
            ("Francesco da Bologna",),
            dates="1450–1518",
            gloss="Cut types.",
            gnd="118540238",
        )
    )


def test_a_table_of_others_is_understood() -> None:
    found = read_csv(
        'name,born,died,variants,shelf\n"Griffo, Francesco",1450,,Francesco da Bologna|Griffo,12\n', "x.csv"
    )
    assert [(each.id, each.headword, each.dates, each.variants) for each in found.persons] == [
        ("griffo-francesco", "Griffo, Francesco", "b. 1450", ("Francesco da Bologna", "Griffo"))
    ]  # fmt: skip
    assert [each.code for each in found.diagnostics] == ["N41"]


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_table_may_come_from_any_spreadsheet(between: str) -> None:
    found = read_csv(
        between.join(("name", "born", "note")) + "\n" + between.join(("Griffo", "1450", "x")) + "\n", "x.csv"
    )
    assert [(each.headword, each.dates, each.gloss) for each in found.persons] == [("Griffo", "b. 1450", "x")]


def test_beacon_lists_the_numbers_of_the_gnd() -> None:
    assert write_beacon([ALDUS, Person("x", "X", PLACE)]).split("\n\n") == [
        "#FORMAT: BEACON\n#PREFIX: https://d-nb.info/gnd/\n#DESCRIPTION: Names of the authority file", "118577557\n",
    ]  # fmt: skip


def press(tmp_path: Path, text: str) -> Workspace:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "names.toml").write_text(text, "utf-8")
    return Workspace(tmp_path)


def test_who_is_there_is_left_as_he_is(tmp_path: Path) -> None:
    before = '# ours\n[[person]]\nid = "manutius"\nheadword = "Manutius, A."\n'
    workspace = press(tmp_path, before)
    (tmp_path / "list.xml").write_text(write_tei([ALDUS, Person("griffo", "Griffo, Francesco", PLACE)]), "utf-8")
    taken = take_records(workspace, tmp_path / "list.xml", "tei")
    assert [person.id for person in taken.persons] == ["griffo"]
    assert [each.code for each in taken.diagnostics] == ["N42"]
    assert (
        workspace.read_text("texts/names.toml")
        == before + '\n[[person]]\nid = "griffo"\nheadword = "Griffo, Francesco"\n'
    )
    assert take_records(workspace, tmp_path / "list.xml", "tei").persons == ()


def test_each_record_goes_to_the_file_of_its_kind(tmp_path: Path) -> None:
    workspace = press(tmp_path, "")
    (tmp_path / "list.xml").write_text(write_tei([ALDUS, *THINGS]), "utf-8")
    assert take_records(workspace, tmp_path / "list.xml", "tei").diagnostics == ()
    authority, _ = read_authority(workspace)
    assert same(authority.persons, [ALDUS, *THINGS])
    assert [each.place.file for each in authority.persons] == list(AUTHORITY_FILES.values())


def test_namesakes_whose_dates_differ_are_both_taken_in(tmp_path: Path) -> None:
    workspace = press(tmp_path, "")
    persons = [Person(f"smith-{dates}", "Smith, John", PLACE, dates=dates) for dates in ("1500", "1600")]
    (tmp_path / "list.json").write_text(write_json([*persons, Person("smith", "Smith, John", PLACE)]), "utf-8")
    taken = take_records(workspace, tmp_path / "list.json", "glossary")
    assert [person.id for person in taken.persons] == ["smith-1500", "smith-1600"]


@pytest.mark.parametrize(
    ("record", "code"),
    [('{"name": "A", "kind": "town"}', "N15"), ('{"name": "A", "inflect": "latin"}', "N15"),
     ('{"name": "A", "subentries": [["A Piece", "on types"]]}', "N08")],
)  # fmt: skip
def test_what_could_not_be_read_again_is_refused(record: str, code: str, tmp_path: Path) -> None:
    workspace = press(tmp_path, "")
    (tmp_path / "list.json").write_text(f"[{record}]", "utf-8")
    with pytest.raises(Refusal) as refusal:
        take_records(workspace, tmp_path / "list.json", "glossary")
    assert [each.code for each in refusal.value.diagnostics] == [code]


def test_a_reference_that_would_lead_nowhere_or_in_a_circle_is_not_taken_in(tmp_path: Path) -> None:
    workspace = press(tmp_path, "")
    persons = [
        Person("a", "A, A", PLACE, see="b"), Person("b", "B, B", PLACE, see="a"), Person("c", "C, C", PLACE, see="x"),
        Person("d", "D, D", PLACE, see="c", see_also=("x", "a")),
    ]  # fmt: skip
    (tmp_path / "list.json").write_text(write_json(persons), "utf-8")
    taken = take_records(workspace, tmp_path / "list.json", "glossary")
    assert [(each.see, each.see_also) for each in taken.persons] == [("", ()), ("", ()), ("", ()), ("c", ("a",))]


@pytest.mark.parametrize(
    ("form", "text"), [("tei", "<TEI><listPerson>"), ("tei", "<TEI/>"), ("csv", "a,b\n1,2\n"), ("glossary", "{}")]
)
def test_what_is_no_list_is_refused_and_nothing_written(tmp_path: Path, form: str, text: str) -> None:
    workspace = press(tmp_path, "# ours\n")
    (tmp_path / "list").write_text(text, "utf-8")
    with pytest.raises(Refusal) as refusal:
        take_records(workspace, tmp_path / "list", form)
    assert [each.code for each in refusal.value.diagnostics] == ["N40"]
    assert workspace.read_text("texts/names.toml") == "# ours\n"


def test_a_record_without_a_name_is_left_out(tmp_path: Path) -> None:
    found = read_glossary('[{"id": "x", "variants": []}, {"name": "Griffo"}]', "x.json")
    assert [person.headword for person in found.persons] == ["Griffo"]
    assert [each.code for each in found.diagnostics] == ["N43"]


GLOSSARY = Path(__file__).parents[2] / "shared" / "corpora" / "mia-glossary" / "authority.json"


@pytest.mark.skipif(not GLOSSARY.is_file(), reason="the glossary is not beside the project")
def test_a_glossary_of_many_persons_is_taken_in_and_read_again(tmp_path: Path) -> None:
    workspace = press(tmp_path, "")
    taken = take_records(workspace, GLOSSARY, "glossary")
    assert len(taken.persons) > 1200
    assert len(take_records(workspace, GLOSSARY, "glossary").persons) == 0
