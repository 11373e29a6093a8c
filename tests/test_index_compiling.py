"""The index of names: entries, locators, references, head-note, and what it reports."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.diagnostics import Place, Severity
from florilegium.index import IndexCopy, compile_index
from florilegium.model.article import Article, Author
from florilegium.model.names import AuthorityFile, Discussion, Mention, Person
from florilegium.model.pages import Page, PageMap
from florilegium.model.text import Figure, Note, Paragraph
from florilegium.model.volume import House

PLACE = Place("texts/names.toml")
HOUSE = House("The Press")
FOLIOS = ("i", "ii", "iii", "iv", *map(str, range(1, 200)))


def person(id, headword, **more):
    return Person(id, headword, PLACE, **more)


LENIN = person("lenin", "Lenin, V. I.")


def page_map(**anchors):
    """Pages i to iv and 1 to 199; each anchor with the folios it lies on, “_” for the “-” of the anchor."""
    on = {folio: tuple(anchor.replace("_", "-") for anchor, at in anchors.items() if folio in at) for folio in FOLIOS}
    return PageMap(tuple(
        Page(ordinal, folio, "recto" if ordinal % 2 else "verso", False, on[folio])
        for ordinal, folio in enumerate(FOLIOS, 1)
    ))  # fmt: skip


def mention(anchor, who="lenin", note=0, article="a"):
    return Mention(article, 1, 0, 5, "Lenin", who, anchor.replace("_", "-"), note)


def piece(*notes, authors=()):
    texts = tuple(Note(number, "author", mark, (), PLACE, mark=mark) for number, mark in enumerate(notes, 1))
    return Article("a", "A piece", PLACE, (), texts, authors=tuple(Author("", each) for each in authors))


def entries(mentions, persons=(LENIN,), pages=None, pieces=(), house=HOUSE, discussions=(), glossary=False):
    copy = IndexCopy(AuthorityFile(persons), pieces, mentions, discussions, glossary)
    index, diagnostics = compile_index(copy, pages or page_map(), house)
    return {entry.person: entry for group in index.groups for entry in group.entries}, diagnostics, index


def cited(at, person_of=lambda anchor: "lenin", **more):
    """The printed locators of Lenin, mentioned at each anchor."""
    found, _, _ = entries([mention(anchor, person_of(anchor)) for anchor in at], pages=page_map(**at), **more)
    return [locator.text for locator in found["lenin"].locators]


def test_locators_are_ascending_unique_and_roman_before_arabic():
    assert cited({"a_3": ["12"], "a_1": ["iii"], "a_2": ["2"], "a_4": ["12"], "a_5": ["ii"]}) == [
        "ii",
        "iii",
        "2",
        "12",
    ]


def test_consecutive_pages_are_separate_mentions():
    assert cited({"a_1": ["123"], "a_2": ["124"], "a_3": ["125"]}) == ["123", "124", "125"]


def test_a_locator_leads_to_the_first_mention_on_its_page():
    found, _, _ = entries([mention("a_1"), mention("a_2")], pages=page_map(a_1=["7"], a_2=["7"]))
    locator = found["lenin"].locators[0]
    assert (locator.anchor, locator.spoken, locator.first, locator.last) == ("a-1", "page 7", 11, 11)


def test_a_name_broken_over_two_pages_is_on_the_first():
    assert cited({"a_1": ["7", "8"]}) == ["7"]


def test_the_author_has_the_piece_as_a_range_first_and_then_mentions_outside_of_it():
    pages = page_map(a=["49", "50", "51"], a_1=["50"], a_2=["3"])
    found, _, index = entries([mention("a_1"), mention("a_2")], pages=pages, pieces=(piece(authors=["lenin"]),))
    first, second = found["lenin"].locators
    assert (first.text, first.spoken, first.anchor, first.first, first.last) == ("49–51", "49 to 51", "a", 53, 55)
    assert second.text == "3"
    assert "a piece by that person" in index.headnote


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago", ["134n3", "134nn5–6"]),
        ("full", ["134n3", "134nn5–6"]),
        ("oxford", ["134 n. 3", "134 nn. 5–6"]),
        ("mhra", ["134 n. 3", "134 nn. 5–6"]),
    ],
)
def test_notes_are_cited_in_the_style_of_the_house(style, expected):
    notes = {f"a_note_{number}": ["134"] for number in range(1, 8)}
    pages = page_map(**notes, a_1=["134"], a_2=["134"], a_3=["134"])
    mentions = [mention("a_1", note=3), mention("a_2", note=5), mention("a_3", note=6)]
    house = replace(HOUSE, index_style=style)
    found, _, index = entries(mentions, pages=pages, pieces=(piece(*"1234567"),), house=house)
    assert [locator.text for locator in found["lenin"].locators] == expected
    assert [locator.spoken for locator in found["lenin"].locators] == ["page 134, note 3", "page 134, notes 5 to 6"]
    assert "the note’s mark" in index.headnote


def test_the_only_note_of_a_page_needs_no_number():
    pages = page_map(a_note_1=["134"], a_1=["134"])
    found, _, _ = entries([mention("a_1", note=1)], pages=pages, pieces=(piece("1"),))
    assert [(locator.text, locator.spoken) for locator in found["lenin"].locators] == [("134n", "page 134, note")]


def test_text_and_note_of_one_page_have_a_locator_each():
    pages = page_map(a_note_1=["90"], a_note_2=["90"], a_1=["90"], a_2=["90"], a_3=["90"])
    mentions = [mention("a_2", note=2), mention("a_3", note=2), mention("a_1")]
    found, _, _ = entries(mentions, pages=pages, pieces=(piece("1", "a"),))
    assert [locator.text for locator in found["lenin"].locators] == ["90", "90na"]


MANY = {f"a_{number}": [str(number)] for number in range(1, 4)}
BRONSTEIN = (person("trotsky", "Trotsky, Leon"), person("bronstein", "Bronstein, L. D.", see="trotsky"))


def test_a_see_reference_has_no_locators():
    found, diagnostics, _ = entries([mention(a, "trotsky") for a in MANY], BRONSTEIN, page_map(**MANY))
    assert found["bronstein"].locators == ()
    assert found["bronstein"].see.heading == "Trotsky, Leon"
    assert found["bronstein"].see.person == "trotsky"
    assert diagnostics == ()


def test_a_target_with_two_locators_is_posted_twice_instead():
    found, _, _ = entries([mention("a_1", "trotsky"), mention("a_2", "trotsky")], BRONSTEIN, page_map(**MANY))
    assert found["bronstein"].see is None
    assert found["bronstein"].locators == found["trotsky"].locators


def test_a_see_reference_to_a_person_without_locators_is_left_out_and_noted():
    found, diagnostics, _ = entries([], BRONSTEIN)
    assert not found
    assert [each.code for each in diagnostics] == ["N20", "N21"]
    assert all(each.severity is Severity.NOTE for each in diagnostics)


def test_no_see_reference_stands_within_two_lines_of_its_target():
    persons = (person("de-gaulle", "de Gaulle, Charles"), person("dg", "Degaulle, Ch.", see="de-gaulle"))
    found, diagnostics, _ = entries([mention(a, "de-gaulle") for a in MANY], persons, page_map(**MANY))
    assert list(found) == ["de-gaulle"]
    assert [each.code for each in diagnostics] == ["N22"]


def test_a_see_reference_under_another_letter_stays():
    persons = (person("de-gaulle", "de Gaulle, Charles"), person("gaulle", "Gaulle, Charles de", see="de-gaulle"))
    found, _, _ = entries([mention(a, "de-gaulle") for a in MANY], persons, page_map(**MANY))
    assert list(found) == ["de-gaulle", "gaulle"]


def test_see_also_leads_only_to_entries_with_locators():
    persons = (
        replace(LENIN, see_also=("marx", "nobody", "lenin")),
        person("marx", "Marx, Karl"),
        person("nobody", "N., N."),
    )
    mentions = [mention("a_1"), mention("a_2", "marx")]
    found, diagnostics, _ = entries(mentions, persons, page_map(**MANY))
    assert [(each.heading, each.person) for each in found["lenin"].see_also] == [("Marx, Karl", "marx")]
    assert [each.code for each in diagnostics] == ["N20", "N21"]


def test_see_also_references_stand_in_the_order_of_the_index():
    known = (person("zetkin", "Zetkin, Clara"), person("adler", "Adler, Max"))
    persons = (replace(LENIN, see_also=("zetkin", "adler")), *known)
    mentions = [mention("a_1"), mention("a_2", "zetkin"), mention("a_3", "adler")]
    found, _, _ = entries(mentions, persons, page_map(**MANY))
    assert [each.person for each in found["lenin"].see_also] == ["adler", "zetkin"]


def test_a_see_reference_stands_where_subentries_part_it_from_its_target():
    persons = (
        person("de-gaulle", "de Gaulle, Charles", subentries=tuple((f"a{n}", f"matter {n}") for n in range(3))),
        person("dg", "Degaulle, Z.", see="de-gaulle"),
    )
    mentions = [mention(f"a{n}_1", "de-gaulle", article=f"a{n}") for n in range(3)]
    pages = page_map(a0_1=["1"], a1_1=["2"], a2_1=["3"])
    found, diagnostics, _ = entries(mentions, persons, pages)
    assert found["dg"].see and found["dg"].locators == () and diagnostics == ()


# --- sub-entries -----------------------------------------------------------------------------------------------------


def article(id, title, *captions):
    figures = tuple(Figure("p.svg", "", PLACE, Paragraph(n, "caption", (), PLACE)) for n in captions)
    return Article(id, title, PLACE, figures)


def grouped(pages, persons=(LENIN,), **more):
    """The heading’s locators and the sub-entries of Lenin, mentioned on these pages of articles a and b."""
    on = {f"{article}_{folio}": [folio] for article, folios in pages.items() for folio in folios.split()}
    mentions = [mention(anchor, article=anchor[0]) for anchor in on]
    more = {"pieces": (article("a", "The Strike"), article("b", "The Word")), **more}
    found, diagnostics, index = entries(mentions, persons, page_map(**on, **more.pop("on", {})), **more)
    lenin = found["lenin"]
    subentries = [(each.label, texts(each), each.is_title) for each in lenin.subentries]
    return texts(lenin), subentries, [each.code for each in diagnostics], index.headnote


def texts(holder):
    return " ".join(locator.text for locator in holder.locators)


def test_more_than_six_locators_are_gathered_by_piece():
    heading, subentries, codes, headnote = grouped({"a": "1 2 3 4", "b": "10 11 12"})
    assert (heading, codes) == ("", [])
    assert subentries == [("The Strike", "1 2 3 4", True), ("The Word", "10 11 12", True)]
    assert "titles of pieces are in italics" in headnote
    assert grouped({"a": "1 2 3", "b": "10 11 12"})[:2] == ("1 2 3 10 11 12", [])


def test_what_gathering_leaves_undifferentiated_is_still_a_warning():
    assert grouped({"a": "1 2 3 4 5 6 7 8", "b": "10"})[2] == ["N23"]


def test_the_record_names_the_subentry_of_a_piece():
    labelled = replace(LENIN, subentries=(("b", "on printing"),))
    assert grouped({"a": "1 2", "b": "10 11"}, (labelled,))[:2] == ("1 2", [("on printing", "10 11", False)])
    both = replace(LENIN, subentries=(("a", "on printing"), ("b", "on printing")))
    assert grouped({"a": "1 2", "b": "10 11"}, (both,))[:2] == ("", [("on printing", "1 2 10 11", False)])


def test_passim_takes_the_place_of_too_many_locators_only_by_its_switch():
    passim = replace(LENIN, passim=True)
    heading, subentries, codes, headnote = grouped({"a": "1 2 4 5 7 8 12", "b": "30"}, (passim,))
    assert (heading, codes) == ("", [])
    assert [each[:2] for each in subentries] == [("The Strike", "1–12 passim"), ("The Word", "30")]
    assert "here and there" in headnote
    assert grouped({"a": "1 2 4"}, (passim,))[0] == "1 2 4"


def discussion(first, last, **more):
    return Discussion("lenin", "a", first, last, **more)


def test_a_discussion_is_a_range_and_swallows_the_mentions_on_its_pages():
    on = {"a_discussion_1": ["2"], "a_discussion_1_end": ["4"]}
    marked = discussion("a-discussion-1", "a-discussion-1-end")
    assert grouped({"a": "1 3 5"}, discussions=(marked,), on=on)[0] == "1 2–4 5"
    labelled = replace(marked, label="on trial")
    heading, subentries, _, headnote = grouped({"a": "1 3 5"}, discussions=(labelled,), on=on)
    assert (heading, subentries) == ("1 5", [("on trial", "2–4", False)])
    assert "a continuous treatment" in headnote


def test_a_discussion_on_one_page_is_never_12_to_12():
    on = {"a_discussion_1": ["12"], "a_discussion_1_end": ["12"]}
    marked = discussion("a-discussion-1", "a-discussion-1-end", principal=True)
    heading, _, _, headnote = grouped({"a": "1"}, discussions=(marked,), on=on)
    assert heading == "1 12"
    assert "Figures in bold lead to the principal place." in headnote


def test_the_glossary_comes_first_and_in_bold():
    copy = entries([mention("a_1")], pages=page_map(a_1=["7"], person_lenin=["50"]), glossary=True)
    first, second = copy[0]["lenin"].locators
    assert (first.text, first.kind, first.principal, first.anchor) == ("50", "glossary", True, "person-lenin")
    assert (second.text, second.principal) == ("7", False)
    assert "Figures in bold lead to the biographical glossary." in copy[2].headnote


def test_a_name_in_a_caption_is_an_illustration_beside_the_mention_in_the_text():
    pages = page_map(a_1=["7"], a_2=["7"])
    caption = replace(mention("a_2"), paragraph=9)
    found, _, index = entries([caption, mention("a_1")], pages=pages, pieces=(article("a", "A", 9),))
    assert [(each.text, each.kind) for each in found["lenin"].locators] == [("7", "mention"), ("7", "illustration")]
    assert "Figures in italics lead to illustrations." in index.headnote


THREE_PAGES = replace(HOUSE, index_ranges="three-pages")


def test_the_house_may_join_consecutive_pages_from_three_on():
    at = {f"a_{folio}": [folio] for folio in ["iv", "1", "2", "3", "5", "6", "9", "10", "11", "12"]}
    assert cited(at, house=THREE_PAGES) == ["iv", "1–3", "5", "6", "9–12"]
    found, _, index = entries([mention(a) for a in at], pages=page_map(**at), house=THREE_PAGES)
    joined = found["lenin"].locators[1]
    assert (joined.spoken, joined.anchor) == ("1 to 3", "a-1")
    assert "pages in a row" in index.headnote


def inferred(first, last):
    return Discussion("lenin", "a", first.replace("_", "-"), last.replace("_", "-"), is_inferred=True)


def test_a_passage_joins_its_pages_also_those_without_a_mention():
    at = {"a_1": ["4"], "a_2": ["6"], "a_3": ["9"], "a_4": ["12"], "a_5": ["12"]}
    passages = (inferred("a_1", "a_2"), inferred("a_4", "a_5"))
    found, _, index = entries([mention(a) for a in at], pages=page_map(**at), discussions=passages)
    assert [each.text for each in found["lenin"].locators] == ["4–6", "9", "12"]
    assert [each.kind for each in found["lenin"].locators] == ["passage", "mention", "mention"]
    assert "what is said of a person from one mention to the next" in index.headnote


def test_passages_that_share_a_page_are_one_range_and_count_as_plain():
    at = {f"a_{folio}": [str(folio)] for folio in range(1, 10)}
    passages = (inferred("a_1", "a_3"), inferred("a_3", "a_4"), inferred("a_6", "a_7"))
    found, diagnostics, _ = entries([mention(a) for a in at], pages=page_map(**at), discussions=passages)
    assert [each.text for each in found["lenin"].locators] == ["1–4", "5", "6–7", "8", "9"]
    assert diagnostics == ()


def test_a_passage_inside_a_marked_discussion_is_not_cited_again():
    at = {"a_1": ["4"], "a_2": ["6"], "a_3": ["9"]}
    marked = Discussion("lenin", "a", "a-1", "a-3")
    assert cited(at, discussions=(marked, inferred("a_1", "a_2"))) == ["4–9"]


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(1, 60), min_size=1), st.booleans())
def test_locators_cover_exactly_the_pages_that_are_cited(folios, joins):
    at = {f"a_{folio}": [str(folio)] for folio in folios}
    house = THREE_PAGES if joins else HOUSE
    found, _, _ = entries([mention(a) for a in at], pages=page_map(**at), house=house)
    covered = [page for each in found["lenin"].locators for page in range(each.first, each.last + 1)]
    assert [FOLIOS[ordinal - 1] for ordinal in covered] == [str(folio) for folio in sorted(folios)]


# --- what is reported ------------------------------------------------------------------------------------------------


def test_more_than_six_plain_locators_are_a_warning():
    at = {f"a_{number}": [str(number)] for number in range(1, 8)}
    assert [each.code for each in entries([mention(a) for a in at], pages=page_map(**at))[1]] == ["N23"]
    six = dict(list(at.items())[:6])
    assert entries([mention(a) for a in six], pages=page_map(**six))[1] == ()


def test_namesakes_with_one_headword_are_told_apart_by_their_dates():
    persons = (person("one", "Smith, C.", dates="1801–1877"), person("two", "Smith, C.", dates="1850–1920"))
    found, _, _ = entries([mention("a_1", "one"), mention("a_2", "two")], persons, page_map(**MANY))
    assert [entry.heading for entry in found.values()] == ["Smith, C. (1801–1877)", "Smith, C. (1850–1920)"]


def test_entries_stand_under_their_letters_in_the_filing_of_the_house():
    persons = (person("y", "New York"), person("m", "Newman, J."), person("l", "Łapiński, S."))
    mentions = [mention("a_1", each.id) for each in persons]
    _, _, index = entries(mentions, persons, page_map(**MANY), house=replace(HOUSE, filing="word-by-word"))
    assert [(group.letter, [entry.person for entry in group.entries]) for group in index.groups] == [
        ("L", ["l"]), ("N", ["y", "m"]),
    ]  # fmt: skip
    assert index.headnote.endswith("filed word by word.")


def test_the_headnote_explains_only_what_occurs():
    _, _, index = entries([mention("a_1")], pages=page_map(**MANY))
    assert index.headnote == "The figures are the pages of the print edition. Entries are filed letter by letter."
