"""What an article's text becomes: blocks and inlines, notes, ordinals, places; and that hard inputs do no harm."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.diagnostics import Place, Refusal
from florilegium.model.article import Article
from florilegium.model.inlines import (
    Emendation,
    Emphasis,
    Foreign,
    LineBreak,
    NoteCall,
    SmallCapitals,
    SourcePage,
    Text,
)
from florilegium.model.text import Figure, Heading, Quotation, Table, Verse
from florilegium.model.walking import plain_text
from florilegium.read.article import read_article, take_in

HEAD = '+++\ntitle = "T"\n+++\n'
HARD = Path(__file__).parents[2] / "shared" / "corpora" / "hard-inputs"


def read(body: str) -> Article:
    return read_article(HEAD + body, "a.md", "a")[0]


def words(article: Article) -> list[str]:
    return [plain_text(paragraph.children) for paragraph in article.paragraphs()]


def test_a_soft_line_break_is_a_blank_and_a_backslash_breaks_the_line():
    (paragraph,) = read("one\ntwo\\\nthree").body
    assert paragraph.children == (Text("one two"), LineBreak(), Text("three"))


def test_the_words_are_not_changed_by_a_typographer():
    typed = "He said -- \"it's so...\" (c) 1/2 and AT&T's #1 -> x"
    assert words(read(typed)) == [typed]


def test_an_indented_line_is_no_code():
    assert words(read("One.\n\n    Two.\n")) == ["One.", "Two."]


def test_a_class_and_a_language_stand_together():
    (paragraph,) = read("a [b]{.small-caps lang=la}").body
    assert paragraph.children[1] == Foreign("la", (SmallCapitals((Text("b"),)),))


def test_a_headnote_is_no_part_of_the_body_and_its_paragraphs_are_counted_last():
    article = read("::: headnote\nBy *A*.[^ed]\n:::\n\nText.[^1]\n\n[^1]: Note.\n\n[^ed]: Editor.\n")
    assert words(article) == ["Text.", "Editor.", "Note.", "By A."]
    assert [each.n for each in article.paragraphs()] == [1, 2, 3, 4]
    assert [each.n for each in article.headnote] == [4]
    assert [note.series for note in article.notes] == ["editor", "author"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("One.\n\n::: headnote\nTwo.\n:::\n", "A25"),
        ("::: headnote\nTwo.\n", "A28"),
        ("::: headnote\n:::\n\nOne.\n", "A37"),
        ("::: headnote\n## Head\n:::\n\nOne.\n", "A12"),
    ],
)
def test_a_headnote_stands_first_is_closed_and_has_words(body: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(body)
    assert code in {each.code for each in refusal.value.diagnostics}


def test_a_milestone_between_blanks_takes_one_of_them_along():
    (paragraph,) = read("one [2]{.page} two, [3]{.page}three").body
    assert plain_text(paragraph.children) == "one two, three"
    assert [each.label for each in paragraph.children if isinstance(each, SourcePage)] == ["2", "3"]


def test_an_attribution_loses_its_dash_and_stands_apart():
    (quotation,) = read("> Words.\n>\n> — A *friend*\n").body
    assert isinstance(quotation, Quotation)
    assert quotation.attribution.children == (Text("A "), Emphasis((Text("friend"),)))
    assert len(quotation.blocks) == 1


def test_a_quotation_that_is_one_paragraph_has_no_attribution():
    (quotation,) = read("> — Who goes there?\n").body
    assert quotation.attribution is None


def test_a_list_keeps_the_number_of_every_item():
    (items,) = read("{.upper-roman}\n1. a\n2. b\n4. c\n").body
    assert items.numerals == "upper-roman"
    assert [item.number for item in items.items] == [1, 2, 4]
    assert [item.number for item in read("- a\n").body[0].items] == [None]


def test_verse_keeps_lines_that_look_like_other_blocks():
    (verse,) = read("::: verse\n- one\n    > two\n\n4. four\n:::\n").body
    assert isinstance(verse, Verse)
    assert words(read("::: verse\n- one\n    > two\n\n4. four\n:::\n")) == ["- one\n> two", "4. four"]
    assert [line.indent for line in verse.stanzas[0].children] == [0, 2]


def test_verse_stands_in_a_quotation():
    (quotation,) = read("> ::: verse\n> one\n>   two\n> :::\n").body
    assert [line.indent for line in quotation.blocks[0].stanzas[0].children] == [0, 1]


def test_a_caption_is_counted_before_its_table():
    article = read("| a |\n|---|\n| b |\n\n{.caption}\nc\n")
    (table,) = article.body
    assert isinstance(table, Table)
    assert (table.caption.n, table.head[0].paragraph.n, words(article)) == (1, 2, ["c", "a", "b"])


def test_a_cell_keeps_its_bar_and_its_place():
    (table,) = read("> | a\\|b | c |\n> |---|:-:|\n> | d | e |\n").body[0].blocks
    cells = (*table.head, *table.rows[0])
    assert [plain_text(cell.paragraph.children) for cell in cells] == ["a|b", "c", "d", "e"]
    assert [cell.paragraph.place for cell in cells] == [
        Place("a.md", *each) for each in ((4, 5), (4, 12), (6, 5), (6, 9))
    ]
    assert [cell.align for cell in table.head] == ["left", "center"]


def test_a_picture_is_found_from_the_articles_own_folder():
    article, _ = read_article(HEAD + "![A *no* lion](../lion.svg)\n".replace("*", ""), "texts/articles/a.md", "a")
    assert article.body == (Figure("texts/lion.svg", "A no lion", Place("texts/articles/a.md", 4)),)


def test_notes_are_numbered_in_the_order_of_their_calls():
    article = read("> One[^b].\n\nTwo[^ed].\n\n[^ed]: E.\n\n    F.\n[^b]: B.\n")
    assert [(note.number, note.label, note.series) for note in article.notes] == [
        (1, "b", "author"),
        (2, "ed", "editor"),
    ]
    assert article.body[0].blocks[0].children[1] == NoteCall(1)
    assert [paragraph.n for paragraph in article.paragraphs()] == [1, 2, 3, 4, 5]
    assert words(article) == ["One.", "Two.", "B.", "E.", "F."]


def test_a_call_in_a_caption_comes_before_one_in_its_table():
    article = read("| a[^t] |\n|---|\n\n{.caption}\nc[^c]\n\n[^t]: T.\n[^c]: C.\n")
    assert [note.label for note in article.notes] == ["c", "t"]


def test_a_heading_knows_its_level_and_place():
    heading = read("\n## One *two*\n").body[0]
    assert isinstance(heading, Heading)
    assert (heading.level, heading.paragraph.place) == (2, Place("a.md", 5, 4))


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("1941-11-08", "1941-11-08"),
        ('"1941-11"', "1941-11"),
        ("1941", "1941"),
        ('"1941"', "1941"),
        ('"1941-02-28"', "1941-02-28"),
    ],
)
def test_a_date_is_known_as_far_as_it_is_typed(date, iso):
    article, _ = read_article(f'+++\ntitle = "T"\ndate = {date}\n+++\nWords.\n', "a.md", "a")
    assert article.date.iso == iso


@pytest.mark.parametrize(
    "date", ['"1941-02-30"', '"1941-00"', '"8.11.1941"', "true", "19.41", "1941-11-08T10:00:00", "0"]
)
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(Refusal, match="A04"):
        read_article(f'+++\ntitle = "T"\ndate = {date}\n+++\nWords.\n', "a.md", "a")


def test_a_dedication_needs_neither_front_matter_nor_title():
    article, _ = read_article("For Anna.\n", "d.md", "dedication", "de")
    assert (article.title, article.language, words(article)) == ("Dedication", "de", ["For Anna."])


def test_all_slips_of_a_text_are_told_at_once_and_in_order():
    with pytest.raises(Refusal) as caught:
        read_article('+++\ntitel = "T"\n+++\n\n# One\n\nTwo `three`[^1].\n', "a.md", "a")
    assert [(each.code, each.place.line) for each in caught.value.diagnostics] == [
        ("A01", 2), ("A03", 2), ("A10", 5), ("A14", 7), ("A29", 7),
    ]  # fmt: skip


def test_escaped_marks_are_words():
    typed = r"\{++ \*not\* \[^1] \<b> \`x\` \https\://a.org 1\. \# \[x\]\(y\)"
    assert words(read(typed)) == [r"{++ *not* [^1] <b> `x` \https://a.org 1. # [x](y)"]


def test_blanks_at_a_lines_end_do_not_move_a_column():
    with pytest.raises(Refusal) as caught:
        read("one {.a} two \nthree {.b}\n")
    assert [each.place for each in caught.value.diagnostics] == [Place("a.md", 4, 5), Place("a.md", 5, 7)]


# --- properties ------------------------------------------------------------------------------------------------

WORD = st.text(st.sampled_from("abcdeéß9Ж"), min_size=1, max_size=6)
MARKS = st.sampled_from(
    ["{}", "*{}*", "**{}**", "[{}]{{.small-caps}}", "[{}]{{lang=de}}", "[{}](https://a.org)", "[{}]{{.sup}}", "({})",
     "“{}”", "{},", "\\*{}", "_{}_", "{}\\\n{}", "{}\n{}"]
)  # fmt: skip
PHRASE = st.builds(lambda mark, word: mark.format(word, word), MARKS, WORD)
LINE = st.lists(PHRASE, min_size=1, max_size=6).map(" ".join)
BLOCK = st.one_of(
    LINE,
    LINE.map(lambda line: "## " + line.replace("\\\n", " ").replace("\n", " ")),
    LINE.map(lambda line: "> " + line.replace("\n", "\n> ")),
    st.lists(WORD, min_size=1, max_size=4).map(
        lambda items: "\n".join(f"{n}. {word}" for n, word in enumerate(items, 1))
    ),
    st.lists(WORD, min_size=1, max_size=4).map(lambda lines: "::: verse\n" + "\n  ".join(lines) + "\n:::"),
    st.lists(WORD, min_size=2, max_size=2).map(lambda cells: "| {} | {} |\n|---|---|\n| {} | {} |".format(*cells * 2)),
)
BODY = st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join)


@settings(deadline=None, max_examples=150)
@given(BODY, st.lists(LINE, max_size=3))
def test_no_word_of_an_accepted_text_is_lost_or_moved(body, notes):
    calls = "".join(f"x[^{n}] " for n in range(len(notes)))
    written = "".join(f"\n\n[^{n}]: " + note.replace("\n", " ").replace("\\ ", " ") for n, note in enumerate(notes))
    article = read(f"{body}\n\nend {calls}{written}\n")
    bare = re.sub(
        r"\{[^}]*\}|\]\([^)]*\)|\[\^\d+\]:?|:::( verse)?|^\d+\. ", " ", f"{body}\n\nend {calls}{written}", flags=re.M
    )
    assert re.findall(r"[^\W_]+", " ".join(words(article))) == re.findall(r"[^\W_]+", bare)


@settings(deadline=None, max_examples=100)
@given(BODY)
def test_ordinals_run_from_one_and_places_lie_in_the_file(body):
    article = read(body)
    paragraphs = list(article.paragraphs())
    lines = (HEAD + body).split("\n")
    assert [paragraph.n for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))
    for paragraph in paragraphs:
        rest = lines[paragraph.place.line - 1][paragraph.place.column - 1 :]
        assert rest[0] not in " >#|"


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("ab [](){}^*_`>#|-:.!\\\n<&+~=1"), max_size=60))
def test_any_text_is_an_article_or_a_refusal_with_places_in_the_file(body):
    _holds(body)


def _holds(body: str) -> None:
    lines = (HEAD + body).split("\n")
    article, reading = take_in(HEAD + body, "a.md", "a", "en")
    assert article or any(finding.is_error for finding in reading.findings)
    for finding in reading.findings:
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1


@pytest.mark.skipif(not HARD.is_dir(), reason="the hard inputs are not beside the project")
def test_the_examples_of_commonmark_do_no_harm():
    spec = (HARD / "commonmark" / "spec.txt").read_text("utf-8").replace("→", "\t")
    examples = re.findall(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", spec, re.S | re.M)
    assert len(examples) == 655
    for example in examples:
        _holds(example)


@pytest.mark.skipif(not HARD.is_dir(), reason="the hard inputs are not beside the project")
def test_naughty_strings_do_no_harm():
    for naughty in json.loads((HARD / "blns" / "blns.json").read_text("utf-8")):
        _holds(naughty)


@pytest.mark.parametrize(
    "deep", [">" * 300 + " a", "- " * 300 + "a", "*a " * 3000, "[" * 3000, "*" * 4001 + "a" + "*" * 4001]
)
def test_what_stands_too_deep_is_refused_or_read_but_never_dropped(deep):
    article, reading = take_in(HEAD + deep, "a.md", "a", "en")
    assert any(finding.code == "A39" for finding in reading.findings) or "a" in "".join(words(article)) or "[" in deep


def test_a_cell_that_an_emendation_empties_is_told_of() -> None:
    with pytest.raises(Refusal) as refusal:
        read_article(HEAD + "| a | b |\n|---|---|\n| 1 | {--2--} |\n", "texts/articles/a.md", "a")
    assert [(each.code, each.place and each.place.line) for each in refusal.value.diagnostics] == [("A37", 6)]


@pytest.mark.parametrize("body", ["{--Cut--}{++Put++} it.\n", "{++Put++}{--Cut--} it.\n", "{~~Cut~>Put~~} it.\n"])
def test_a_deletion_beside_an_insertion_is_a_substitution(body: str) -> None:
    (paragraph,) = read(body).paragraphs()
    (emendation,) = (each for each in paragraph.children if isinstance(each, Emendation))
    assert (plain_text(emendation.children), emendation.rejected) == ("Put", "Cut")


def test_emendations_of_different_classes_side_by_side_stay_apart() -> None:
    (paragraph,) = read("{--Cut--}{.misprint}{++Put++}{.conjecture} it.\n").paragraphs()
    assert len([each for each in paragraph.children if isinstance(each, Emendation)]) == 2
