"""Lemmas, the ledger and the list of emendations."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from books import write_press
from florilegium.emendations.entering import enter
from florilegium.emendations.lemmas import lemma_of, placed
from florilegium.emendations.listing import list_emendations
from florilegium.emendations.placing import place_of
from florilegium.emendations.settling import with_own_spelling
from florilegium.model.emendations import SILENT_KINDS, LedgerEntry
from florilegium.model.inlines import Anchor, Container, Emendation
from florilegium.model.names import AuthorityFile, Person
from florilegium.model.pages import Page, PageMap, PageStart
from florilegium.model.publication import Document
from florilegium.model.text import Paragraph
from florilegium.model.walking import plain_text, transcribed_text
from florilegium.names.marking import mark
from florilegium.names.matching import find_mentions
from florilegium.prove.landings import Cited, citations_astray
from florilegium.prove.names import names_found_again
from florilegium.read.article import read_article
from florilegium.recipe.reading import read_copy
from inline_trees import CHILDREN, PLACE


def paragraph_of(body: str) -> Paragraph:
    article, _ = read_article(f'+++\ntitle = "Strike"\n+++\n\n{body}\n', "texts/articles/a.md", "a")
    return next(article.paragraphs())


@pytest.mark.parametrize(
    ("body", "lemma", "variant"),
    [
        ("revolutions are {~~net~>not~~} made", "not", "net"),
        ("re{~~t~>v~~}olutions are made", "revolutions", "retolutions"),
        ("not here, and {~~net~>not~~} there", "and not", "and net"),
        ("Just as{--.--} today", "as∧", "~."),
        ("the democratically{~~ - ~>-~~}elected", "democratically-elected", "~ - ~"),
        ("all {++“++}Workers of the world", "“Workers", "∧~"),
        ("so they say{++,++} and go", "say,", "~∧"),
        ("The {--the --}union stands", "union", "the union"),
        ("of {++all ++}these years", "all these", "these"),
        ("{++All ++}these years", "All these", "these"),
        ("at the {--very --}end.", "end", "very end"),
        ("at the end{-- of it--}.", "end", "end of it"),
        ("the programme {~~-~>–~~} just so", "programme –", "~ -"),
        ("it was he{--¶--} who said", "he", "~ ¶"),
        ("it ends.{++¶++}\n\nIt goes on.", "ends. ¶", "~."),
        ("the apprentice{-- --}, too", "apprentice,", "~ ,"),
        ("so they say “{-- --}Go”", "“Go”", "“ ~”"),
        ("19{~~71~>17~~} was the year", "1917", "1971"),
        ("a {~~x~>one two three four five six seven eight~~} b", "one two … seven eight", "x"),
    ],
)
def test_a_lemma_is_whole_words_and_enough_of_them(body: str, lemma: str, variant: str) -> None:
    paragraph = paragraph_of(body)
    found = tuple(placed(paragraph.children))
    made = lemma_of(plain_text(paragraph.children), found[0], found)
    assert (made.lemma, made.variant) == (lemma, variant)


def test_the_variant_is_what_the_transcription_has_in_place_of_all_the_words() -> None:
    paragraph = paragraph_of("a {~~two~>too~~} {++much ++}b too")
    found = tuple(placed(paragraph.children))
    made = [lemma_of(plain_text(paragraph.children), each, found) for each in found]
    assert [(each.lemma, each.variant) for each in made] == [("a too", "a two"), ("much b", "b")]


def all_inside(inlines, kind):
    for inline in inlines:
        if isinstance(inline, kind):
            yield inline
        if isinstance(inline, Container):
            yield from all_inside(inline.children, kind)


@given(CHILDREN)
def test_entering_changes_no_word_and_keeps_each_emendation_once(children) -> None:
    article, _ = read_article('+++\ntitle = "S"\n+++\n\nWords.\n', "texts/articles/a.md", "a")
    article = replace(article, body=(Paragraph(1, "paragraph", children, PLACE),))
    entered, entries = enter(article)
    after = next(entered.paragraphs()).children
    assert plain_text(after) == plain_text(children)
    assert transcribed_text(after) == transcribed_text(children)
    assert list(all_inside(after, Emendation)) == [] or len(entries) == len(list(placed(children)))
    anchors = [anchor.anchor for anchor in all_inside(after, Anchor) if anchor.anchor]
    assert len(anchors) == len(set(anchors))
    assert set(anchors) <= {entry.anchor for entry in entries}


def volume_of(root: Path, *settings: str):
    files = {
        "texts/press.toml": '[press]\nimprint = "Trial Press"\n\n[sigla]\nM = "The Militant"\n',
        "texts/articles/a.md": '+++\ntitle = "S"\n+++\n\n'
        "The {~~teh~>the~~}{by=M} and {~~rde~>red~~}{by=FI} day{-- --}{.blanks}.\n",
        "texts/volumes/v.toml": "\n".join(('title = "V"', "date = 2026-11-01", 'articles = ["a"]', *settings)),
    }
    return read_copy(write_press(root, files), "v")


def test_a_siglum_that_nothing_explains_and_a_missing_list_are_found(tmp_path: Path) -> None:
    found = volume_of(tmp_path).diagnostics
    assert [(each.code, each.place.line) for each in found] == [("L01", 5), ("L02", 1)]
    assert "3 emendations" in found[1].message


def test_the_volume_may_explain_sigla_and_declare_classes_silent(tmp_path: Path) -> None:
    copy = volume_of(
        tmp_path, 'back = ["list-of-emendations"]', "[sigla]", 'FI = "Fourth International"', "[emendations]",
        'silent = ["blanks"]',
    )  # fmt: skip
    assert copy.diagnostics == ()
    listed = list_emendations(copy.volume, copy.ledger, PageMap(()))
    assert [line.entry.lemma for line in listed.lines()] == ["the", "red"]
    assert listed.sigla == (("M", "The Militant"), ("FI", "Fourth International"))
    assert listed.silent == (SILENT_KINDS["blanks"],)


def test_the_original_spelling_is_kept_where_the_volume_keeps_it() -> None:
    article, _ = read_article(
        '+++\ntitle = "S"\n+++\n\nThe {~~honor~>honour~~}{.spelling} of {~~teh~>the~~} day.\n',
        "texts/articles/a.md",
        "a",
    )
    kept = with_own_spelling(article)
    assert [plain_text(each.children) for each in kept.paragraphs()] == ["The honor of the day."]
    assert [entry.rejected for entry in enter(kept)[1]] == ["teh"]


def test_names_are_found_in_the_reading_of_the_edition_and_undone_with_it() -> None:
    article, _ = read_article(
        '+++\ntitle = "S"\n+++\n\nSo said {~~Stalln~>Stalin~~} and Leon {~~Trotzky~>Trotsky~~}.\n',
        "texts/articles/a.md", "a",
    )  # fmt: skip
    persons = (Person("stalin", "Stalin, Joseph", place=PLACE), Person("trotsky", "Trotsky, Leon", place=PLACE))
    mentions, _ = find_mentions([article], AuthorityFile(persons))
    assert [mention.surface for mention in mentions] == ["Stalin", "Leon Trotsky"]
    entered, _ = enter(article)
    children = next(mark(entered, mentions).paragraphs()).children
    assert transcribed_text(children) == "So said Stalln and Leon Trotzky."
    assert [anchor.anchor for anchor in all_inside(children, Anchor)] == ["a-emendation-1", "a-emendation-2"]


SLIP = LedgerEntry(
    "a", 1, 0, 3, "a-emendation-1", "not", "not", "net", "not", "net", "transcription", "M", "", PLACE
)  # fmt: skip


def test_a_lemma_that_is_not_on_its_page_is_found() -> None:
    page = Page(1, "1", "recto", False, ("a", "a-emendation-1"), PageStart("a", 1, 0))
    assert names_found_again(["They are not made."], (), PageMap((page,)), ledger=[SLIP]) == ()
    (missing,) = names_found_again(["They are made."], (), PageMap((page,)), ledger=[SLIP])
    assert (missing.code, "“not”" in missing.message) == ("E10", True)
    years = replace(SLIP, words="1935–1938")
    assert names_found_again(["From 1935–\n19381 on."], (), PageMap((page,)), ledger=[years]) == ()
    assert len(names_found_again(["From 1936–1938 on."], (), PageMap((page,)), ledger=[years])) == 1
    (astray,) = names_found_again(["They are not made."], (), PageMap(()), ledger=[SLIP])
    assert astray.code == "E11"


def test_a_link_of_the_list_that_does_not_land_on_the_lemma_is_found() -> None:
    def documents(anchored: str) -> list[Document]:
        text = f"<html><p>They are <span id='a-emendation-1'>{anchored}</span> made.</p></html>"
        listed = "<html><p><a class='locator' href='a.xhtml#a-emendation-1'>1.1</a></p></html>"
        return [Document("a.xhtml", "A", text), Document("list-of-emendations.xhtml", "List", listed)]

    cited, words = [Cited("A", "1.1", "a-emendation-1")], {"a-emendation-1": "not"}
    assert citations_astray(documents("not"), "list-of-emendations.xhtml", cited, words) == ()
    (astray,) = citations_astray(documents("net"), "list-of-emendations.xhtml", cited, words)
    assert astray.code == "E12"
    (unlinked,) = citations_astray(documents("not")[:1], "list-of-emendations.xhtml", cited, words)
    assert unlinked.code == "E12"


def test_the_place_is_the_paragraph_on_the_page() -> None:
    body = "One.\n\n## {~~A~>B~~} head\n\nTwo {~~x~>y~~}.\n\n| c |\n|---|\n| d |\n\n"
    body += "Three {~~x~>z~~}[^1].\n\n[^1]: N {~~q~>r~~}."
    article, _ = read_article(f'+++\ntitle = "S"\n+++\n\n{body}\n', "texts/articles/a.md", "a")
    article = replace(article, notes=tuple(replace(note, mark="*") for note in article.notes))
    anchors = tuple(f"a-emendation-{number}" for number in range(1, 5))
    page = Page(3, "3", "recto", False, anchors, PageStart("a", 3, 0))
    _, entries = enter(article)
    assert [place_of(entry, article, PageMap((page,))) for entry in entries] == ["3 heading", "3.1", "3.3", "3 n. *"]
