"""The authority file rewritten: a record, a variant, a rejected form more, and nothing else changed."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.read.authority_text import with_record, with_rejected, with_variants
from florilegium.read.freeze import extend_list

FILE = """\
# The persons of the press.

rejected = [
  "Moscow",  # a place
]

# Those of Venice
[[person]]
id = "manutius"   # Aldus himself
headword = "Manutius, Aldus"
gloss = \"\"\"
Printer.
# not a comment\"\"\"

[[person]]
headword = "Griffo, Francesco"
# he cut the types
variants = [
  "Francesco da Bologna",  # so Aldus calls him
]
id = "griffo"

# the end
"""
RECORD = '[[person]]\nid = "torresano"\nheadword = "Torresano, Andrea"\n'

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
REMARKS = st.lists(st.sampled_from(["", "# a remark", "# [[person]] is no record here", "  # id = 1"]), max_size=3)
KEYS = ("headword", "dates", "gloss", "sort", "wikidata")


def quoted(text: str, style: str) -> str:
    if style == '"""':
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"""\n{escaped}\n# inside"""'
    if style == "'" and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@st.composite
def records(draw: st.DrawFn, id: str) -> str:
    """A record with its keys in any order, comments anywhere, strings in any style."""
    style = st.sampled_from(['"', "'", '"""'])
    remark = st.sampled_from(["", "  # so it is"])
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    lines = [f'id = "{id}"', *(f"{key} = {quoted(draw(WORDS), draw(style))}{draw(remark)}" for key in keys)]
    if draw(st.booleans()):
        values = [quoted(each, '"') for each in draw(st.lists(WORDS, max_size=3))]
        joined = draw(st.sampled_from([", ", ",\n  ", ", # one\n  "])).join(values)
        lines.append(f"variants = [{joined}]")
    lines = draw(st.permutations(lines))
    between = [line for each in lines for line in (*draw(REMARKS), each)]
    return "\n".join((*draw(REMARKS), "[[person]]", *between, *draw(REMARKS)))


@st.composite
def files(draw: st.DrawFn) -> tuple[str, list[str]]:
    ids = draw(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), unique=True, max_size=4))
    if draw(st.booleans()):
        ids.sort()
    head = list(draw(REMARKS))
    if draw(st.booleans()):
        values = ", ".join(quoted(each, '"') for each in draw(st.lists(WORDS, max_size=3)))
        head.append(f"rejected = [{values}]")
    return "\n".join((*head, *(draw(records(id)) for id in ids))) + "\n", ids


def is_kept(before: str, after: str) -> bool:
    """Whether the lines of one text stand in the other in their order, but for the one whose list has grown."""
    rest = iter(after.split("\n"))
    lost = [line for line in before.split("\n") if line.strip() and not any(line == other for other in rest)]
    return not lost


@settings(max_examples=100, deadline=None)
@given(files(), WORDS)
def test_a_new_record_changes_no_line_and_no_value(file: tuple[str, list[str]], headword: str) -> None:
    before, ids = file
    record = f'[[person]]\nid = "m-new"\nheadword = {quoted(headword, chr(34))}\n'
    after = with_record(before, "m-new", record)
    was, now = tomllib.loads(before), tomllib.loads(after)
    assert [each for each in now["person"] if each["id"] != "m-new"] == was.get("person", [])
    assert now.get("rejected") == was.get("rejected")
    assert is_kept(before, after)
    if len(ids) >= 3 and ids == sorted(ids):
        assert [each["id"] for each in now["person"]] == sorted([*ids, "m-new"])


@settings(max_examples=100, deadline=None)
@given(files(), st.lists(WORDS, min_size=1, max_size=3), st.data())
def test_new_variants_change_nothing_else(
    file: tuple[str, list[str]], variants: list[str], data: st.DataObject
) -> None:
    before, ids = file
    if not ids:
        return
    id = data.draw(st.sampled_from(ids))
    after = with_variants(before, id, variants)
    was, now = tomllib.loads(before), tomllib.loads(after)
    for old, new in zip(was["person"], now["person"], strict=True):
        assert {key: new[key] for key in old if key != "variants"} == {
            key: old[key] for key in old if key != "variants"
        }
        if old["id"] != id:
            assert new == old
        else:
            assert new.get("variants", [])[: len(old.get("variants", []))] == old.get("variants", [])
            assert set(variants) <= {*new.get("variants", []), new.get("headword")}
    assert now.get("rejected") == was.get("rejected")
    assert before.count("#") + sum(text.count("#") for text in set(variants)) >= after.count("#") >= before.count("#")


@settings(max_examples=100, deadline=None)
@given(files(), st.lists(WORDS, min_size=1, max_size=3))
def test_new_rejected_forms_change_nothing_else(file: tuple[str, list[str]], forms: list[str]) -> None:
    before, _ = file
    after = with_rejected(before, forms)
    was, now = tomllib.loads(before), tomllib.loads(after)
    assert now.get("person") == was.get("person")
    assert now["rejected"][: len(was.get("rejected", []))] == was.get("rejected", [])
    assert set(forms) <= set(now["rejected"])
    assert after.count("#") >= before.count("#")


def test_a_variant_keeps_the_comments_of_its_record() -> None:
    after = with_variants(FILE, "griffo", ["Griffo of Bologna"])
    assert after == FILE.replace("so Aldus calls him\n", 'so Aldus calls him\n  "Griffo of Bologna",\n')


def test_a_first_variant_stands_below_the_headword() -> None:
    after = with_variants(FILE, "manutius", ["Aldo Manuzio"])
    assert after == FILE.replace('"Manutius, Aldus"\n', '"Manutius, Aldus"\nvariants = ["Aldo Manuzio"]\n')


def test_a_variant_that_is_there_is_not_added_again() -> None:
    assert with_variants(FILE, "griffo", ["Francesco da Bologna", "Griffo, Francesco"]) == FILE


def test_a_variant_of_nobody_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        with_variants(FILE, "nobody", ["X"])


def test_a_rejected_form_keeps_the_comments_of_the_head() -> None:
    assert with_rejected(FILE, ["Venice"]) == FILE.replace("# a place\n", '# a place\n  "Venice",\n')
    assert with_rejected(FILE, ["Moscow"]) == FILE


def test_the_first_rejected_form_stands_before_the_records() -> None:
    assert with_rejected(RECORD, ["Venice"]) == 'rejected = [\n  "Venice",\n]\n\n' + RECORD
    assert with_rejected("# Persons.\n\n" + RECORD, ["Venice"]).startswith("# Persons.\n\nrejected = [")


def test_a_record_finds_its_place_among_sorted_ones() -> None:
    others = [RECORD.replace("torresano", id) for id in ("aldus", "griffo", "zeno")]
    made = with_record(
        "\n".join((others[0], "# the cutter\n" + others[1], others[2])), "bembo", RECORD.replace("torresano", "bembo")
    )
    assert made == "\n".join((others[0], RECORD.replace("torresano", "bembo"), "# the cutter\n" + others[1], others[2]))
    assert with_record("\n".join(reversed(others)), "bembo", RECORD).endswith("\n\n" + RECORD)
    assert with_record("", "bembo", RECORD) == RECORD


def test_the_last_line_of_a_long_text_is_no_comment_of_the_next_record() -> None:
    aldus = '[[person]]\nid = "a"\nheadword = "A"\ngloss = """\none\n# two"""\n'
    others = '[[person]]\nid = "n"\nheadword = "N"\n[[person]]\nid = "o"\nheadword = "O"\n'
    assert with_record(aldus + others, "m", RECORD) == f"{aldus}{RECORD}\n{others}"


def test_a_record_with_a_table_of_its_own_is_one_record() -> None:
    first = '[[place]]\nid = "a"\nheadword = "A"\n\n[place.subentries]\npiece = "words"  # so it is\n'
    second = '[[place]]\nid = "b"\nheadword = "B"\n'
    both = f"{first}\n{second}"
    assert with_variants(both, "b", ["V"]) == both.replace('"B"\n', '"B"\nvariants = ["V"]\n')
    assert with_variants(both, "a", ["V"]) == both.replace('"A"\n', '"A"\nvariants = ["V"]\n')


def test_a_list_can_be_made_where_there_is_none() -> None:
    assert tomllib.loads(extend_list("title = 'x'\n", "rejected", ["y"])) == {"title": "x", "rejected": ["y"]}
