"""Word files: no word and no note is lost, and what an article cannot hold is reported."""

from pathlib import Path

import pytest

from florilegium.accession import take_in, write_article
from florilegium.accession.words import words_of
from florilegium.diagnostics import Refusal
from florilegium.model.walking import paragraphs, transcribed_text
from packages import call, note, p, r, word_file
from transcriptions import SHARED, article_of, taken

WORD_FILES = SHARED / "corpora" / "hard-inputs" / "mammoth-docx"
HEAD = p("On Ink", style="Title") + p("Anna Muster", style="Author")


def body_of(content: bytes) -> str:
    """The body of the article that a Word file gives."""
    return write_article(take_in(content, "ink.docx"), "ink").partition("\n+++\n\n")[2]


def codes_of(content: bytes) -> list[str]:
    expected = ("I05", "I06", "I09")
    return [each.code for each in take_in(content, "ink.docx").diagnostics if each.code not in expected]


def assert_same_letters(content: bytes, name: str = "ink.docx") -> int:
    """Body and notes of the article are the words of the source, letter by letter: how many words there are."""
    found = words_of(content, name)
    article = article_of(take_in(content, name))
    body, notes = ("".join(each.words for each in found if each.kind == kind) for kind in ("body", "note"))
    inside = (each for each in article.notes for each in paragraphs(each.blocks))
    for here, there in ((body, paragraphs(article.body)), (notes, inside)):
        assert "".join(here.split()) == "".join("".join(transcribed_text(each.children) for each in there).split())
    return sum(len(each.words.split()) for each in found)


def test_the_styles_give_title_author_and_headings() -> None:
    content = word_file(HEAD + p("Soot", style="H1") + p("Black.") + p("Lamps", style="H2") + p("Dark."))
    found = take_in(content, "ink.docx")
    assert (found.title, found.authors) == ("On Ink", ("Anna Muster",))
    assert body_of(content) == "## Soot\n\nBlack.\n\n### Lamps\n\nDark.\n"


def test_footnotes_and_endnotes_come_with_all_their_paragraphs_at_their_calls() -> None:
    content = word_file(
        HEAD + p("Soot", call(7), " and gum", call(2, "endnote"), "."),
        footnotes=note(7, p(" Of lamps."), p("Or of pines.")),
        endnotes=note(2, p("Arabic."), kind="endnote"),
    )
    assert body_of(content) == "Soot[^1] and gum[^2].\n\n[^1]: Of lamps.\n\n    Or of pines.\n\n[^2]: Arabic.\n"
    assert assert_same_letters(content) == 13  # a point behind a call stands by itself


def test_marks_of_letters_are_kept() -> None:
    marked = (r("ink", "<w:i/>"), " of ", r("Leipzig", "<w:smallCaps/>"), r("2", '<w:vertAlign w:val="superscript"/>'))
    content = word_file(HEAD + p("The ", *marked))
    assert body_of(content) == "The *ink* of [Leipzig]{.small-caps}[2]{.sup}\n"


def test_insertions_are_kept_and_deletions_left_out_and_both_are_reported() -> None:
    content = word_file(
        HEAD
        + p("The ", f"<w:ins>{r('black')}</w:ins>", "<w:del><w:r><w:delText>red</w:delText></w:r></w:del>", " ink.")
    )
    assert body_of(content) == "The black ink.\n"
    assert codes_of(content) == ["I31"]
    assert "red" in [each.words for each in take_in(content, "ink.docx").taken]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    content = word_file(HEAD + p("The ink ", more="<w:rPr><w:del/></w:rPr>") + p("is black."))
    assert body_of(content) == "The ink is black.\n"


def test_comments_are_left_out_and_reported() -> None:
    content = word_file(HEAD + p("Ink."), comments=f"<w:comment>{p('Which ink?')}</w:comment>")
    assert body_of(content) == "Ink.\n"
    assert codes_of(content) == ["I30"]
    assert "Which ink?" in [each.words for each in take_in(content, "ink.docx").taken]


NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def item(words: str, level: int = 0) -> str:
    return p(words, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_lists_have_the_numbers_that_word_prints() -> None:
    content = word_file(
        HEAD + item("three") + item("a deeper one", 1) + item("four") + p("Between.") + item("five"),
        numbering=NUMBERING,
    )
    assert body_of(content) == ("3. three\n\n   {.lower-alpha}\n   1. a deeper one\n4. four\n\nBetween.\n\n5. five\n")
    assert_same_letters(content)


def test_tables_quotations_verse_and_captions() -> None:
    cells = "".join(f"<w:tc>{p(words)}</w:tc>" for words in ("a", "b"))
    table = f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    lines = p(r("Black"), "<w:r><w:br/></w:r>", r("and red"), style="Verse")
    content = word_file(HEAD + p("Said", style="Quote") + lines + lines + table + p("Inks", style="Caption"))
    assert body_of(content) == (
        "> Said\n\n::: verse\nBlack\nand red\n\nBlack\nand red\n:::\n\n"
        "| a | b |\n| --- | --- |\n| a | b |\n\n{.caption}\nInks\n"
    )
    assert_same_letters(content)


def test_a_text_without_a_title_style_is_read_like_a_typed_one() -> None:
    content = word_file(p("Anna Muster") + p("On Ink") + p("(1901)") + p("The ink is black, and made of soot and gum."))
    found = take_in(content, "ink.docx")
    assert (found.title, found.authors, found.date and found.date.iso) == ("On Ink", ("Anna Muster",), "1901")


def test_hidden_and_struck_out_words_are_reported() -> None:
    content = word_file(HEAD + p("Ink", r("secret", "<w:vanish/>"), r(" old", "<w:strike/>"), "."))
    assert body_of(content) == "Ink old.\n"
    assert codes_of(content) == ["I32", "I32"]


@pytest.mark.skipif(not WORD_FILES.is_dir(), reason="the Word files are not beside the project")
def test_the_word_files_come_in_letter_by_letter(capsys: pytest.CaptureFixture[str]) -> None:
    words = notes = refused = 0
    files = sorted(WORD_FILES.glob("*.docx"))
    for file in files:
        try:
            notes += len(taken(file).notes)
        except Refusal as refusal:
            assert [each.code for each in refusal.diagnostics] == ["I01"], file.name  # a picture, or nothing at all
            refused += 1
        else:
            words += assert_same_letters(file.read_bytes(), file.name)
    with capsys.disabled():
        print(f"\nWord files: {len(files) - refused} of {len(files)} have words: {words} in and out, {notes} notes")
    assert (len(files), refused, notes) == (17, 4, 4)


def test_no_module_knows_how_to_fetch() -> None:
    sources = Path(__file__).parents[1] / "build" / "florilegium" / "accession"
    for module in sources.rglob("*.py"):
        text = module.read_text("utf-8")
        assert not any(
            f"import {name}" in text for name in ("urllib", "http.client", "socket", "requests", "subprocess")
        )
