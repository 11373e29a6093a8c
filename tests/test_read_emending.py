"""Marks of emendation are read wherever words stand; what is no emendation is refused at its place."""

import pytest

from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.inlines import Container, Emendation, Emphasis, Text
from florilegium.model.walking import plain_text, transcribed_text
from florilegium.read.article import read_article

HEAD = '+++\ntitle = "Strike"\n+++\n\n'  # the body begins in line 5


def read(body: str):
    return read_article(f"{HEAD}{body}\n", "texts/articles/a.md", "a")[0]


def refused(body: str) -> list[Diagnostic]:
    with pytest.raises(Refusal) as refusal:
        read(body)
    return list(refusal.value.diagnostics)


def both(body: str) -> list[tuple[str, str]]:
    """What this edition reads in each paragraph, and the transcription."""
    return [(plain_text(each.children), transcribed_text(each.children)) for each in read(body).paragraphs()]


def emendations(inlines) -> list[Emendation]:
    found = []
    for inline in inlines:
        if isinstance(inline, Emendation):
            found.append(inline)
        elif isinstance(inline, Container):
            found += emendations(inline.children)
    return found


@pytest.mark.parametrize(
    ("body", "edition", "transcription"),
    [
        ("are {~~net~>not~~} made", "are not made", "are net made"),
        ("Just as{--.--} today", "Just as today", "Just as. today"),
        ("The {--the --}union", "The union", "The the union"),
        ("{++“++}Workers of the world”", "“Workers of the world”", "Workers of the world”"),
        ("one {--more--} word", "one word", "one more word"),
        ("## The {~~Yuoth~>Youth~~}", "The Youth", "The Yuoth"),
        ("a {~~net\nmade~>not\nmade~~} b", "a not made b", "a net made b"),
        ("*all {~~tamps~>camps~~} here*", "all camps here", "all tamps here"),
        ("[{~~THE YUOTH~>THE YOUTH~~}.]{.run-in} Here", "THE YOUTH. Here", "THE YUOTH. Here"),
        ("a [x{~~y~>z~~}](https://a.org) b", "a xz b", "a xy b"),
        (r"a {~~b\~>~>c~~} d", "a c d", "a b~> d"),
        ("::: verse\nthe {~~loin~>lion~~}\n:::", "the lion", "the loin"),
    ],
)
def test_both_readings_are_kept(body: str, edition: str, transcription: str) -> None:
    assert both(body) == [(edition, transcription)]


def test_emendations_stand_in_cells_attributions_and_notes() -> None:
    body = "| a |\n|---|\n| {~~x~>y~~} |\n\n> Words[^1]\n>\n> — A {~~vsitor~>visitor~~}\n\n[^1]: Not {~~off~>of~~} me."
    assert both(body)[1:] == [("y", "x"), ("Words", "Words"), ("A visitor", "A vsitor"), ("Not of me.", "Not off me.")]


def test_the_braces_behind_a_mark_say_class_witness_and_reason() -> None:
    article = read('are {~~net~>*not*~~}{.transcription by=ed reason="slip of\nthe keyboard"} made')
    (slip,) = emendations(next(article.paragraphs()).children)
    assert (slip.kind, slip.siglum, slip.reason) == ("transcription", "ed.", "slip of the keyboard")
    assert slip.children == (Emphasis((Text("not"),)),)
    assert (slip.place.line, slip.place.column) == (5, 5)


def test_paragraphs_are_parted_and_joined() -> None:
    article = read("One.{++¶++}\n\nTwo.{--¶--} Three.{--¶ Back to the top--}")
    found = [slip for each in article.paragraphs() for slip in emendations(each.children)]
    assert [(slip.kind, slip.rejected, slip.children) for slip in found] == [
        ("division", "", ()),
        ("division", "\n\n", ()),
        ("", "\n\n Back to the top", ()),
    ]
    assert [plain_text(each.children) for each in article.paragraphs()] == ["One.", "Two. Three."]


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        ("a {~~b~~} c", "A23", 5, 3),
        ("a {++b", "A23", 5, 3),
        ("a {++b\n\nc++}", "A23", 5, 3),
        ("a\nb {==c==}", "A23", 6, 3),
        ("a {>>b<<}", "A23", 5, 3),
        ("a {~~b~>{++c++}~~} d", "A23", 5, 3),
        ("a {~~*b*~>c~~} d", "A23", 5, 6),
        ("a {~~b~>b~~} d", "A23", 5, 3),
        ("a {~~~>b~~} d", "A23", 5, 3),
        ("a {++++} d", "A23", 5, 3),
        ("a {++[7]{.page}b++} d", "A23", 5, 3),
        ("{++[T.]{.run-in}++} d", "A23", 5, 1),
        ("a{++¶++} b", "A23", 5, 2),
        ("a {++b++}{.red} d", "A24", 5, 11),
        ("a {++b++}{.misprint\n.dashes} d", "A25", 6, 1),
        ("a {++b++} {.misprint} d", "A26", 5, 11),
        ("{--gone--}", "A37", 5, 1),
        ("a {~~b&#10;~>b~~}", "A36", 5, 7),
    ],
)
def test_what_is_no_emendation_is_refused_at_its_place(body: str, code: str, line: int, column: int) -> None:
    (finding,) = refused(body)
    assert (finding.code, finding.place.line, finding.place.column) == (code, line, column)
    assert finding.hint


def test_a_note_call_stands_behind_the_mark() -> None:
    assert {each.code for each in refused("a {++b[^1]++} c\n\n[^1]: n")} == {"A23"}


def test_a_head_emendation_names_words_that_stand_there() -> None:
    table = '[[emendation]]\nwhere = "title"\nreading = "Stirke"\nrejected = "Strike"\n'
    with pytest.raises(Refusal) as refusal:
        read_article(f'+++\ntitle = "Strike"\n{table}+++\n\nWords.\n', "texts/articles/a.md", "a")
    assert [(each.code, each.place.line) for each in refusal.value.diagnostics] == [("A04", 5)]
