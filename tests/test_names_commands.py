"""The editor’s commands for names: what they print, what they write, and what they remember."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import florilegium.cli.commands
from florilegium.cli.main import florilegium

NAMES = """\
# The persons of the press.

[[person]]
id = "griffo"   # the cutter
headword = "Griffo, Francesco"

[[person]]
id = "beria"
headword = "Beria, L. P."
"""
ARTICLE = """\
+++
title = "A Piece"
+++

The types of Griffo were old. “Old,” said Berya. The shop was led by Emery Zworykin, who went. Mr. Bradshaw said so.
"""
VOLUME = 'title = "A Book"\ndate = 2026-11-01\narticles = ["piece"]\n'
Press = Callable[..., Result]


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """A press of one article; the function runs a command in it and gives what came of that."""
    for file, text in {"names.toml": NAMES, "articles/piece.md": ARTICLE, "volumes/book.toml": VOLUME}.items():
        (tmp_path / "texts" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "texts" / file).write_text(text, "utf-8")

    def run(*words: str, answers: str = "") -> Result:
        return CliRunner().invoke(florilegium, ["--root", str(tmp_path), "names", *words], input=answers)

    return run


def names(tmp_path: Path) -> str:
    return (tmp_path / "texts" / "names.toml").read_text("utf-8")


def proposed(press: Press) -> list[str]:
    return [each["headword"] for each in json.loads(press("propose", "--format", "json").stdout)]


def test_proposals_are_listed_with_the_record_to_paste(press: Press) -> None:
    said = press("propose", "piece").stdout
    assert "Zworykin, Emery · sure · Emery Zworykin" in said
    assert '  headword = "Zworykin, Emery"\n' in said
    assert "perhaps a variant of “Beria, L. P.” (beria)" in said
    assert said.endswith("3 names to look at: 3 sure, 0 perhaps\n")


def test_proposals_as_json_have_everything(press: Press) -> None:
    records = json.loads(press("propose", "--format", "json").stdout)
    berya = next(each for each in records if each["id"] == "berya")
    assert berya["near"] == [
        {"id": "beria", "headword": "Beria, L. P.", "form": "Beria, L. P.", "how": "another transliteration"}
    ]  # fmt: skip
    assert berya["forms"] == [{"form": "Berya", "count": 1}]
    assert berya["contexts"][0]["name"] == "Berya"
    assert {"tier", "headword", "evidence", "record", "single", "names", "variants", "count"} <= berya.keys()


def test_an_accepted_name_is_a_record_and_no_longer_proposed(press: Press, tmp_path: Path) -> None:
    assert proposed(press) == ["Berya", "Zworykin, Emery", "Bradshaw"]
    said = press("review", answers="l\na\nZworykin, Emery V.\nq\n").stdout
    assert "1 accepted, 1 left for later" in said
    assert names(tmp_path) == NAMES + '\n[[person]]\nid = "zworykin-emery-v"\nheadword = "Zworykin, Emery V."\n'
    assert proposed(press) == ["Berya", "Bradshaw"]


def test_a_headword_is_taken_as_it_is_with_an_empty_line(press: Press, tmp_path: Path) -> None:
    press("review", answers="l\na\n\n")
    assert tomllib.loads(names(tmp_path))["person"][-1] == {"id": "zworykin-emery", "headword": "Zworykin, Emery"}


def test_a_headword_that_is_there_is_not_taken_twice(press: Press, tmp_path: Path) -> None:
    said = press("review", answers="a\nBeria, L. P.\nq\n").stdout
    assert "“Beria, L. P.” is there already, as “beria”: m merges into it" in said
    assert names(tmp_path) == NAMES


def test_a_merged_name_is_a_variant(press: Press, tmp_path: Path) -> None:
    press("review", answers="m\n1\nq\n")
    assert names(tmp_path) == NAMES + 'variants = ["Berya"]\n'
    assert proposed(press) == ["Zworykin, Emery", "Bradshaw"]


def test_merging_asks_again_where_there_is_nobody_of_that_name(press: Press, tmp_path: Path) -> None:
    said = press("review", answers="m\nnobody\nm\ngriffo\nq\n").stdout
    assert "there is no “nobody”" in said
    assert tomllib.loads(names(tmp_path))["person"][0]["variants"] == ["Berya"]
    assert "# the cutter" in names(tmp_path)


@pytest.mark.parametrize(
    ("key", "file", "word"),
    [("p", "places", "place"), ("o", "organisations", "organisation"), ("n", "periodicals", "periodical"),
     ("w", "works", "work")],
)  # fmt: skip
def test_a_name_can_be_accepted_as_something_else(key: str, file: str, word: str, press: Press, tmp_path: Path) -> None:
    said = press("review", answers=f"l\n{key}\n\nq\n").stdout
    assert f"is now the {word} “emery-zworykin”" in said
    written = (tmp_path / "texts" / f"{file}.toml").read_text("utf-8")
    assert written == f'[[{word}]]\nid = "emery-zworykin"\nheadword = "Emery Zworykin"\n'
    assert names(tmp_path) == NAMES
    assert proposed(press) == ["Berya", "Bradshaw"]


def test_what_is_accepted_under_another_headword_is_found_in_the_texts(press: Press, tmp_path: Path) -> None:
    press("review", answers="l\nn\nZworykin (Emery)\nq\n")
    (record,) = tomllib.loads((tmp_path / "texts" / "periodicals.toml").read_text("utf-8"))["periodical"]
    assert record == {"id": "zworykin-emery", "headword": "Zworykin (Emery)", "variants": ["Emery Zworykin"]}
    assert proposed(press) == ["Berya", "Bradshaw"]


def test_a_name_can_be_merged_into_a_record_of_another_file(press: Press, tmp_path: Path) -> None:
    before = '# Towns.\n[[place]]\nid = "beria-town"\nheadword = "Beria"  # on the river\n\n# the end\n'
    (tmp_path / "texts" / "places.toml").write_text(before, "utf-8")
    press("review", answers="m\nberia-town\nq\n")
    after = (tmp_path / "texts" / "places.toml").read_text("utf-8")
    assert after == before.replace("river\n", 'river\nvariants = ["Berya"]\n')
    assert names(tmp_path) == NAMES


def test_a_rejected_name_does_not_come_back(press: Press, tmp_path: Path) -> None:
    press("review", answers="l\nl\nr\n")
    assert tomllib.loads(names(tmp_path))["rejected"] == ["Bradshaw", "Mr. Bradshaw"]
    assert names(tmp_path).startswith("# The persons of the press.\n\nrejected = [")
    assert proposed(press) == ["Berya", "Zworykin, Emery"]


def test_what_is_left_for_later_changes_nothing(press: Press, tmp_path: Path) -> None:
    assert "3 left for later" in press("review", answers="l\nl\nl\n").stdout
    assert "nothing decided" in press("review", answers="").stdout
    assert names(tmp_path) == NAMES


def test_a_key_that_means_nothing_is_asked_again(press: Press) -> None:
    assert "press a, p, o, n, w, m, r, l, u or q" in press("review", answers="x\nq\n").stdout


@pytest.mark.parametrize("decision", ["r\n", "m\ngriffo\n", "l\n", "a\n\n", "w\n\n"])
def test_the_last_decision_can_be_taken_back(decision: str, press: Press, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in (tmp_path / "texts").glob("*.toml")}
    said = press("review", answers=f"u\n{decision}u\nl\nq\n").stdout
    assert "there is nothing to take back" in said
    assert "→ taken back: " in said
    assert said.count("1 of 3") == 3
    assert said.endswith("\n1 left for later\n")
    assert {path.name: path.read_bytes() for path in (tmp_path / "texts").glob("*.toml")} == before


def test_the_question_for_a_headword_or_a_record_can_be_left(press: Press, tmp_path: Path) -> None:
    said = press("review", answers="a\n.\nm\n.\nm\n\nl\nq\n").stdout
    assert said.endswith("\n1 left for later\n")
    assert "there is no" not in said
    assert names(tmp_path) == NAMES


def test_records_in_a_list_are_left_as_they_are_and_that_is_said(press: Press, tmp_path: Path) -> None:
    written = '# Ours.\nperson = [ {id = "beria", headword = "Beria, L. P."} ]\n'
    (tmp_path / "texts" / "names.toml").write_text(written, "utf-8")
    for answers in ("a\n\n", "m\n1\n", "r\n"):
        said = press("review", answers=answers).stderr
        assert "texts/names.toml:2:1: error[N17]: the records stand in a list\n" in said
        assert "hint: write each record below a line [[person]]" in said
    assert names(tmp_path) == written


def test_a_byte_order_mark_stays(press: Press, tmp_path: Path) -> None:
    (tmp_path / "texts" / "names.toml").write_bytes(b"\xef\xbb\xbf" + NAMES.encode())
    press("review", answers="m\n1\nq\n")
    after = b"\xef\xbb\xbf" + (NAMES + 'variants = ["Berya"]\n').encode()
    assert (tmp_path / "texts" / "names.toml").read_bytes() == after


def test_lines_keep_their_ends(press: Press, tmp_path: Path) -> None:
    (tmp_path / "texts" / "names.toml").write_bytes(NAMES.replace("\n", "\r\n").encode())
    press("review", answers="m\n1\nq\n")
    assert (tmp_path / "texts" / "names.toml").read_bytes() == (NAMES + 'variants = ["Berya"]\n').replace(
        "\n", "\r\n"
    ).encode()


def test_lint_prints_what_it_finds(press: Press) -> None:
    done = press("lint", "--format", "json")
    assert done.exit_code == 0
    assert [each["code"] for each in json.loads(done.stdout)] == ["N32"]
    assert json.loads(press("lint", "--format", "sarif").stdout)["version"] == "2.1.0"


def test_an_import_adds_records_and_an_export_has_them(press: Press, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('name,died\n"Bradshaw, Henry",1886\n"Griffo, Francesco",1518\n', "utf-8")
    assert press("import", str(tmp_path / "list.csv")).stdout == "1 new, 1 there already\n"
    assert press("export", "--format", "csv").stdout.splitlines()[-1].startswith('bradshaw-henry,"Bradshaw, Henry",')
    assert press("export", "--out", str(tmp_path / "x.xml")).exit_code == 0
    assert "<persName" in (tmp_path / "x.xml").read_text("utf-8")


def test_a_list_of_places_goes_to_the_file_of_places_and_comes_from_it(press: Press, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,variants\nVenice,Venezia\nLondon,\n", "utf-8")
    assert press("import", "--kind", "place", str(tmp_path / "list.csv")).stdout == "2 new, 0 there already\n"
    places = (tmp_path / "texts" / "places.toml").read_text("utf-8")
    assert places.startswith('[[place]]\nid = "venice"\nheadword = "Venice"\nvariants = ["Venezia"]\n')
    assert press("import", "--kind", "place", str(tmp_path / "list.csv")).stdout == "0 new, 2 there already\n"
    listed = json.loads(press("export", "--kind", "place", "--format", "json").stdout)
    assert [(each["id"], each["kind"]) for each in listed] == [("venice", "place"), ("london", "place")]
    assert len(json.loads(press("export", "--format", "json").stdout)) == 4
    assert "<placeName" in press("export").stdout


def test_lint_looks_at_every_file(press: Press, tmp_path: Path) -> None:
    places = '[[place]]\nid = "x"\nheadword = "Nowhere"\ngnd = "12"\n'
    (tmp_path / "texts" / "places.toml").write_text(places, "utf-8")
    found = {(each["code"], each["file"]) for each in json.loads(press("lint", "--format", "json").stdout)}
    assert {("N36", "texts/places.toml"), ("N32", "texts/places.toml")} <= found


def test_a_list_whose_name_does_not_say_its_form_is_refused(press: Press, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("x", "utf-8")
    done = press("import", str(tmp_path / "list.txt"))
    assert (done.exit_code, "N40" in done.stderr) == (1, True)


PLACED = """+++
title = "A Piece"
+++

Max Smith went, and
Hugo Smith.

> The old *Smith* was
> no A.P. Griffo, nor was
> A. P.
> Griffo; Paul Griffo, one Paul Griffo.[^1]

[^1]: Smith is one of two.
"""


def test_what_is_left_open_is_told_where_the_name_stands(press: Press, tmp_path: Path) -> None:
    records = "".join(f'\n[[person]]\nid = "{each}"\nheadword = "Smith, {each.title()}"\n' for each in ("carl", "dan"))
    (tmp_path / "texts" / "names.toml").write_text(NAMES + records, "utf-8")
    (tmp_path / "texts" / "articles" / "piece.md").write_text(PLACED, "utf-8")
    said = press("mentions", "piece").stderr
    places = [line.split(": ")[0] + line.partition("]")[2] for line in said.splitlines() if line.startswith("texts")]
    assert [each.partition(" has ")[0].partition(" may ")[0] for each in places] == [
        "texts/articles/piece.md:5:1: “Max Smith”",
        "texts/articles/piece.md:6:1: “Hugo Smith”",
        "texts/articles/piece.md:8:12: “Smith”",
        "texts/articles/piece.md:9:6: “A.P. Griffo”",
        "texts/articles/piece.md:11:11: “Paul Griffo”",
    ]
    assert "“A.P. Griffo” has the surname of “Griffo, Francesco” and other first names (2 times)" in said


HEADS = "heading\tkind\tmentions\tarticles\tpages\tremark"


def test_the_lint_counts_warnings_and_notes_by_their_names(press: Press, tmp_path: Path) -> None:
    (tmp_path / "texts" / "places.toml").write_text('[[place]]\nid = "x"\nheadword = "Oz"\ngnd = "12"\n', "utf-8")
    assert press("lint").stdout == "0 errors, 1 warning, 2 notes\n"


def test_the_report_names_everybody_and_what_is_left(press: Press, tmp_path: Path) -> None:
    said = press("report", "book").stdout
    assert said.startswith(f"{HEADS}\nGriffo, Francesco\tperson\t1\t1\t–\t\n")
    assert "1 mention of 1 person; 25 % of the names are known" in said
    assert "not in the authority file (sure): Zworykin, Emery, 1" in said
    assert "never met in the volume: Beria, L. P." in said
    page = (tmp_path / "out" / "book" / "names.html").read_text("utf-8")
    assert "The types of <strong>Griffo</strong> were old." in page
    assert "has not been built yet" in page


def test_the_report_has_the_folios_of_the_last_edition(press: Press, tmp_path: Path) -> None:
    record = {"mentions": [{"anchor": "piece-name-1", "folio": "17"}]}
    (tmp_path / "out" / "book").mkdir(parents=True)
    (tmp_path / "out" / "book" / "record.json").write_text(json.dumps(record), "utf-8")
    assert press("report", "book").stdout.startswith(f"{HEADS}\nGriffo, Francesco\tperson\t1\t1\t1\t\n")
    assert ">17</span>" in (tmp_path / "out" / "book" / "names.html").read_text("utf-8")


@pytest.mark.parametrize(("heading", "inside", "remark"), [(0, 6, ""), (7, 0, "too many"), (0, 7, "too many")])
def test_the_report_counts_the_locators_as_they_are_printed(
    heading: int, inside: int, remark: str, press: Press, tmp_path: Path
) -> None:
    parts = [[{"kind": "mention"}] * count for count in (heading, inside)]
    entry = {"person": "griffo", "locators": parts[0], "subentries": [{"locators": parts[1]}]}
    (tmp_path / "out" / "book").mkdir(parents=True)
    (tmp_path / "out" / "book" / "record.json").write_text(json.dumps({"indexes": [{"entries": [entry]}]}), "utf-8")
    line = press("report", "book").stdout.splitlines()[1]
    assert line.split("\t")[5].startswith(remark) and bool(line.split("\t")[5]) == bool(remark)


def test_the_report_has_persons_and_then_places(press: Press, tmp_path: Path) -> None:
    (tmp_path / "texts" / "places.toml").write_text('[[place]]\nid = "shop"\nheadword = "The shop"\n', "utf-8")
    said = press("report", "book").stdout
    assert said.splitlines()[1:3] == ["Griffo, Francesco\tperson\t1\t1\t–\t", "The shop\tplace\t1\t1\t–\t"]
    assert "2 mentions of 1 person and 1 place; 40 % of the names are known" in said
    page = (tmp_path / "out" / "book" / "names.html").read_text("utf-8")
    assert page.index(">Persons</h2>") < page.index('<h3 id="griffo">') < page.index(">Places</h2>")
