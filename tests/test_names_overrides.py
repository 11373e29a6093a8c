"""What an article says itself of its names: marks at the place, forms in the front matter, discussions, dates."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from florilegium.diagnostics import Place, Refusal
from florilegium.model.article import Author
from florilegium.model.inlines import Anchor, Name
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.walking import plain_text
from florilegium.names import find_discussions, find_mentions, mark, signer
from florilegium.names.lifetimes import Lifetime, lifetime
from florilegium.read.article import read_article

RECORDS = Place("texts/names.toml")
PERSONS = (
    Person("smith-a", "Smith, Anna", RECORDS, dates="1850–1900"),
    Person("smith-c", "Smith, C. (engineer)", RECORDS, dates="1890–1960"),
    Person("trotsky", "Trotsky, Leon", RECORDS, dates="1879–1940"),
    Person("bronstein", "Bronstein, L. D.", RECORDS, see="trotsky"),
    Person("young", "Young, Art", RECORDS),
    Person("grandson", "Volkov, Esteban", RECORDS, dates="1926–2023"),
    Person("james", "James, C. L. R.", RECORDS, variants=("J. R. Johnson",)),
)
AUTHORITY = AuthorityFile(PERSONS)


def article(body, *front):
    head = "\n".join(("+++", 'title = "T"', *front, "+++", "", body, ""))
    return read_article(head, "texts/articles/a.md", "a")[0]


def named(body, *front):
    return [(each.surface, each.person) for each in find_mentions((article(body, *front),), AUTHORITY)[0]]


def findings(body, *front):
    return [(each.code, each.place.line) for each in find_mentions((article(body, *front),), AUTHORITY)[1]]


def test_an_override_names_its_person_whatever_the_words_are():
    assert named("[Smith]{person=smith-c} and [the Old *Man*]{person=bronstein}.") == [
        ("Smith", "smith-c"),
        ("the Old Man", "trotsky"),
    ]


def test_an_override_of_a_surname_of_several_decides_its_own_place_alone():
    text = "Smith came. [Smith]{person=smith-c} went; Smith stayed."
    persons = ["smith-a", "smith-c", "smith-a"]
    assert [person for _, person in named(text, "[names]", 'Smith = "smith-a"')] == persons
    assert named("Smith came. [Smith]{person=smith-c} left.") == [("Smith", "smith-c")]


def test_an_override_of_a_form_of_one_person_decides_the_bare_surnames_around_it():
    assert named("[C. Smith]{person=smith-c} came. Smith left.") == [("C. Smith", "smith-c"), ("Smith", "smith-c")]
    assert named("Smith left. [The engineer]{person=smith-c} came.")[0] == ("Smith", "smith-c")


def test_an_override_wins_over_first_names_and_over_part_of_a_longer_form():
    assert named("Anna [Smith]{person=smith-c} and [Leon Trotsky’s son]{person=grandson}") == [
        ("Smith", "smith-c"),
        ("Leon Trotsky’s son", "grandson"),
    ]


def test_of_overrides_inside_one_another_the_inner_one_counts():
    assert named("[the sons of [Trotsky]{person=trotsky}]{.no-name}") == [("Trotsky", "trotsky")]


def test_a_skip_at_the_place_holds_there_only():
    assert named("[Young]{.no-name} and Young") == [("Young", "young")]


def test_a_skip_in_the_front_matter_holds_for_the_form_in_the_article():
    assert named("Young and YOUNG, but Art Young.", "[names]", 'skip = ["Young"]') == [("Art Young", "young")]


def test_a_longer_form_to_skip_takes_the_name_in_it_along():
    assert named("Young Street Choir, then Young.", "[names]", 'skip = ["Young Street Choir"]') == [("Young", "young")]


def test_a_default_decides_where_nothing_nearer_does():
    front = ("[names]", 'Smith = "smith-c"')
    assert named("Smith left.", *front) == [("Smith", "smith-c")]
    assert named("Anna Smith came. Smith left.", *front) == [("Anna Smith", "smith-a"), ("Smith", "smith-a")]


def test_a_default_may_give_a_person_a_form_that_the_authority_file_does_not_have():
    assert named("The Old Man wrote.", "[names]", '"Old Man" = "trotsky"') == [("Old Man", "trotsky")]


def test_a_person_of_whom_the_authority_file_has_no_record_is_an_error_at_the_place():
    assert findings("Words [Smith]{person=smith-x}.") == [("N12", 5)]
    assert findings("Smith.", "[names]", 'Smith = "smith-x"')[0] == ("N12", 4)
    assert findings("::: {.discussion person=smith-x}\nWords.\n:::") == [("N12", 5)]


def test_an_author_of_whom_the_authority_file_has_no_record_is_an_error():
    assert findings("Words.", 'authors = [{signed = "X", person = "smith-x"}]') == [("N12", 1)]


def test_a_form_of_the_front_matter_that_the_article_does_not_have_is_reported():
    assert findings("Words.", "[names]", 'Smith = "smith-c"', 'skip = ["Young"]') == [("N13", 4), ("N13", 5)]


def test_a_namesake_who_was_not_yet_born_is_no_candidate():
    assert named("Smith left.", "date = 1870") == [("Smith", "smith-a")]


def test_a_namesake_who_was_dead_is_none_unless_the_article_names_him():
    assert named("Smith left.", "date = 1930") == [("Smith", "smith-c")]
    assert named("Anna Smith came. Smith left.", "date = 1930")[1] == ("Smith", "smith-a")


def test_the_dates_decide_nothing_where_both_lived():
    assert findings("Smith left.", "date = 1895") == [("N10", 6)]


def test_the_only_person_of_a_form_who_was_not_yet_born_is_reported_and_kept():
    assert findings("Volkov left. Volkov came.", "date = 1905") == [("N14", 6)]
    assert named("Volkov left.", "date = 1905") == [("Volkov", "grandson")]


def test_editors_notes_are_written_later_than_their_article():
    assert findings("Words.[^ed1]\n\n[^ed1]: See Volkov.", "date = 1905") == []
    assert findings("Words.[^1]\n\n[^1]: See Volkov.", "date = 1905") == [("N14", 8)]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("1879–1940", (1879, 1940)),
        ("1898-1949", (1898, 1949)),
        ("c. 1510–1561", (1510, 1561)),
        ("1919– present", (1919, 0)),
        ("1913-?", (1913, 0)),
        ("?–1917", (0, 1917)),
        ("b. 1920", (1920, 0)),
        ("d. 1557", (0, 1557)),
        ("fl. 1500", (0, 0)),
        ("384–322 B.C.", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_dates_are_read_as_birth_and_death(dates, expected):
    assert lifetime(dates) == Lifetime(*expected)


def signed(*authors):
    return [each.person for each in signer(AUTHORITY)(replace(article("Words."), authors=authors)).authors]


def test_a_pen_name_leads_to_the_one_person_who_has_it():
    assert signed(Author("J. R. Johnson"), Author("Leon Trotsky"), Author("Smith"), Author("Nobody")) == [
        "james",
        "trotsky",
        "",
        "",
    ]


def test_an_author_whose_person_is_given_keeps_it():
    assert signed(Author("J. R. Johnson", "young")) == ["young"]


# --- discussions ---------------------------------------------------------------------------------------------------

TWO = """Before.

:::: {.discussion person=bronstein}
*Leon* came to Mexico.

::: verse
He stayed
here for good.
:::
::::

After, [he wrote a book]{.discussion person=smith-c}; [Alone]{.discussion person=trotsky}."""


def test_a_discussion_runs_from_its_first_word_to_its_last():
    found = find_discussions((article(TWO),), AUTHORITY)
    assert [
        (each.person, each.first_anchor, each.last_anchor, each.first_words, each.last_words) for each in found
    ] == [
        ("trotsky", "a-discussion-1", "a-discussion-1-end", "Leon", "good."),
        ("smith-c", "a-discussion-2", "a-discussion-2-end", "he", "book"),
        ("trotsky", "a-discussion-3", "a-discussion-3", "Alone", "Alone"),
    ]


def anchored(inlines):
    for inline in inlines:
        if isinstance(inline, Anchor) and inline.anchor:
            yield inline.anchor, plain_text(inline.children)
        yield from anchored(getattr(inline, "children", ()))


def test_the_ends_of_a_discussion_stand_in_anchors_and_names_in_them():
    text = article(TWO)
    marked = mark(text, find_mentions((text,), AUTHORITY)[0])
    assert [pair for paragraph in marked.paragraphs() for pair in anchored(paragraph.children)] == [
        ("a-discussion-1", "Leon"),
        ("a-discussion-1-end", "good."),
        ("a-discussion-2", "he"),
        ("a-discussion-2-end", "book"),
        ("a-discussion-3", "Alone"),
    ]
    text = article("[Trotsky’s life]{.discussion person=trotsky}")
    first = next(mark(text, find_mentions((text,), AUTHORITY)[0]).paragraphs()).children[0].children[0]
    assert isinstance(first, Anchor) and isinstance(first.children[0], Name)


def test_a_discussion_in_a_note_knows_its_note():
    text = article("Words.[^1]\n\n[^1]: [A treatise]{.discussion person=trotsky}.")
    assert [each.note for each in find_discussions((text,), AUTHORITY)] == [1]


@pytest.mark.parametrize(
    "body",
    [
        '::: {.discussion person=trotsky label="on the war" .principal}\nWords.\n:::',
        '[Words]{.discussion .principal person=trotsky label="on the war"}.',
    ],
)
def test_a_discussion_may_have_a_label_and_be_the_principal_place(body):
    (found,) = find_discussions((article(body),), AUTHORITY)
    assert (found.label, found.principal) == ("on the war", True)


def test_only_a_discussion_has_a_label_or_is_a_principal_place():
    for body in ('[Words]{person=trotsky label="on the war"}', "[Words]{.small-caps .principal}"):
        with pytest.raises(Refusal) as refusal:
            article(body)
        assert [each.code for each in refusal.value.diagnostics] == ["A25"]


def test_discussions_may_lie_inside_one_another():
    text = article("::::: {.discussion person=trotsky}\nA.\n\n:::: {.discussion person=young}\nB.\n::::\n\nC.\n:::::")
    found = find_discussions((text,), AUTHORITY)
    assert [(each.person, each.first_words, each.last_words) for each in found] == [
        ("trotsky", "A.", "C."),
        ("young", "B.", "B."),
    ]


# --- nothing lost --------------------------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["Smith", "*the* Trotsky", "Young’s", "and", "one,", "Leon", "**two**", "J. R. Johnson"]),
    min_size=1,
    max_size=6,
).map(" ".join)
MARKS = st.sampled_from(
    ["{person=smith-c}", "{.no-name}", "{.discussion person=trotsky}", "{.small-caps person=young}"]
)
PIECES = st.lists(st.tuples(WORDS, st.one_of(st.just(""), MARKS)), min_size=1, max_size=4)


def bare(text):
    return [plain_text(paragraph.children) for paragraph in text.paragraphs()]


@given(st.lists(st.tuples(PIECES, st.booleans()), min_size=1, max_size=4))
def test_the_marks_of_names_and_the_marking_of_names_change_no_word(parts):
    plain = "\n\n".join(" ".join(words for words, _ in pieces) for pieces, _ in parts)
    lines = [" ".join(f"[{words}]{tail}" if tail else words for words, tail in pieces) for pieces, _ in parts]
    marked = "\n\n".join(
        f"::: {{.discussion person=trotsky}}\n{line}\n:::" if is_discussed else line
        for line, (_, is_discussed) in zip(lines, parts, strict=True)
    )
    text = article(marked)
    assert bare(text) == bare(article(plain))
    assert [paragraph.n for paragraph in text.paragraphs()] == list(range(1, len(parts) + 1))
    assert bare(mark(text, find_mentions((text,), AUTHORITY)[0])) == bare(text)
