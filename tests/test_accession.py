"""Accession on made-up transcriptions: what it finds, what it reports, what it writes and what it leaves alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from florilegium.accession import Planned, Provenance, Transcription, plan_import, propose_id, take_in, write_article
from florilegium.accession.markdown_words import read_words
from florilegium.accession.passages import Passage, Run
from florilegium.codes import CODES
from florilegium.diagnostics import Refusal
from florilegium.model.inlines import Emphasis, Strong
from florilegium.model.text import Heading, ItemList, Quotation, Table, Verse
from florilegium.model.walking import plain_text
from transcriptions import article_of, codes, findings, imported, said

TEXT = """\
Muster Archive   |   Printers Index   |   Main Page

Anna Muster

The Compositor’s Day

(8 November 1901)

From The Printers’ Gazette, Vol. V No. 45, 8 November 1901, pp. 1 & 5.
Transcribed & marked up by Jo Doe for the Muster Archive.

The day at the case begins before the sun is up, and the lamp is lit over the upper case.

What the Master Said

THE STICK. The stick is held in the left hand, and nobody ever learned to hold it in the right.

He asked for these things:

  1. a clean case;
  2. a sharp bodkin;
  4. silence.

His foreman wrote in the book of the chapel:

“A dirty case is a dirty page, and a dirty page is a dirty name.”

Muster Archive   |   Printers Index   |   Main Page

Last updated: 21 March 2019
"""

HTML = """\
<html><head><meta charset="iso-8859-1"><meta name="author" content="Anna Muster"><title>The Day</title></head><body>
<p class="title">Anna Muster</p>
<h1>The Compositor&rsquo;s Day</h1>
<hr class="infotop">
<p class="information"><span class="info">Written:</span> March 1898;<br>
<span class="info">Source:</span> <em>The Printers' Gazette</em>, Vol. 3, No. 4, April 1898, pp. 12-15;<br>
<span class="info">Translated:</span> by Karl Beispiel;<br>
<span class="info">Transcription/Markup:</span> Jo Doe;<br>
<span class="info">Public Domain:</span> Muster Internet Archive (2003). You may freely copy this work.
<hr class="infobot">
<p class="fst">A day at the case <em>begins</em> early. <sup class="enote"><a href="#n1" name="a1">[1]</a></sup>
It ends late.
<p>The <b>second</b> paragraph is not closed either, and has a <a href="other.htm">link into the archive</a>.
<h3>Noon</h3>
<p class="quoteb">A master&#8217;s words.
<p class="quoteb">More of them.
<ol start=3><li>three<li>four</ol>
<table><tr><td>A line of verse,<br>and another.</td></tr></table>
<table><caption>Wages</caption><tr><th>Year</th><th>Pence</th></tr><tr><td>1898</td><td>9</td></tr></table>
<p>Their last word.</p>
<table><tr><td>&nbsp;</td><td>Yours fraternally,<br>ANNA MUSTER.</td></tr></table>
<h4>Footnotes</h4>
<p class="information"><span class="info"><a name="n1" href="#a1">1.</a></span> A note in <i>two</i> parts.
<p class="information">This is the other.
<hr class="end">
<p class="footer"><a href="index.htm">Anna Muster Archive</a></p>
</body></html>
"""


def test_a_text_gives_its_front_matter() -> None:
    article = imported(TEXT)
    assert (article.title, [author.signed for author in article.authors]) == ("The Compositor’s Day", ["Anna Muster"])
    assert article.date is not None
    assert (article.date.iso, article.updated, article.transcriber) == ("1901-11-08", "2019-03-21", "Jo Doe")
    assert article.source.citation == "The Printers’ Gazette, vol. V, no. 45, 8 November 1901, pp. 1 & 5"
    assert article.source.line.startswith("From The Printers’ Gazette, Vol. V No. 45")


def test_a_text_gives_headings_run_in_heads_lists_and_quotations() -> None:
    article = imported(TEXT)
    kinds = [type(block).__name__ for block in article.body]
    assert kinds == ["Paragraph", "Heading", "Paragraph", "Paragraph", "ItemList", "Paragraph", "Quotation"]
    items = article.body[4]
    assert isinstance(items, ItemList)
    assert [item.number for item in items.items] == [1, 2, 4]
    assert "[THE STICK.]{.run-in} The stick" in write_article(take_in(TEXT.encode(), "piece.txt"), "x")


def test_old_html_gives_its_front_matter() -> None:
    article = imported(HTML, "piece.htm")
    assert (article.title, article.authors[0].signed, article.translator) == (
        "The Compositor’s Day", "Anna Muster", "Karl Beispiel",
    )  # fmt: skip
    assert article.date is not None
    assert (article.date.iso, article.source.periodical, article.source.pages) == (
        "1898-03", "The Printers' Gazette", "12-15",
    )  # fmt: skip
    assert article.rights.startswith("Public Domain: Muster Internet Archive")


def test_old_html_gives_its_blocks() -> None:
    article = imported(HTML, "piece.htm")
    kinds = [type(block) for block in article.body]
    assert kinds[2:7] == [Heading, Quotation, ItemList, Verse, Table]
    table = article.body[6]
    assert isinstance(table, Table)
    assert table.caption is not None
    assert [text for kind, text in said(article) if kind == "signature"] == ["Yours fraternally,\nANNA MUSTER."]
    assert [plain_text(cell.paragraph.children) for cell in table.head] == ["Year", "Pence"]


def test_a_note_keeps_its_paragraphs_and_its_call_its_place() -> None:
    article = imported(HTML, "piece.htm")
    assert [len(note.blocks) for note in article.notes] == [2]
    assert "early.[^1] It ends" in write_article(take_in(HTML.encode(), "piece.htm"), "x")


def test_markdown_with_straight_quotes_means_curly_ones() -> None:
    turned = "".join(run.text for run in read_words("\"It is 'so',\" he said -- the '98 man's \"word\"..."))
    assert turned == "“It is ‘so’,” he said – the ’98 man’s “word”…"


def test_markdown_marks_are_read() -> None:
    article = imported(
        "## Anna Muster\n\n# On Ink\n\nThe *ink* is **black**\\\nand old.[^a]\n\n[^a]: A note.\n", "piece.md"
    )
    paragraph = next(article.paragraphs())
    assert {type(child) for child in paragraph.children} >= {Emphasis, Strong}
    assert plain_text(paragraph.children) == "The ink is black\nand old."
    assert len(article.notes) == 1


def test_letters_have_salutation_and_signature() -> None:
    article = imported(
        "Anna Muster\n\nA Letter\n\n(1900)\n\nDear Friend,\n\nThe type has arrived today.\n\nANNA MUSTER.\n"
    )
    assert article.kind == "letter"
    assert [kind for kind, _ in said(article)] == ["salutation", "paragraph", "signature"]


def test_a_table_that_is_not_closed_loses_nothing() -> None:
    article = imported(
        "<h1>A</h1><p>One two.<table><tr><td>1</td><td>2</td></tr><table><p>Three four.<p>Five.", "piece.html"
    )
    assert [text for _, text in said(article) if text][-2:] == ["Three four.", "Five."]


def test_the_encoding_is_the_one_declared_as_browsers_read_it() -> None:
    page = b"<html><head><meta charset=iso-8859-1></head><body><p>" + b"\x93caf\xe9\x94 \x96 so</body></html>"
    assert said(article_of(take_in(page, "a.htm")))[-1][1] == "“café” – so"


@pytest.mark.parametrize("mark", ("utf-8-sig", "utf-16"))
def test_a_byte_order_mark_names_the_encoding(mark: str) -> None:
    assert take_in(TEXT.encode(mark), "piece.txt").title == "The Compositor’s Day"


# --- findings --------------------------------------------------------------------------------------------------

PLAIN = "Anna Muster\n\nOn Ink\n\n(1901)\n\nFrom Gazette, 3 May 1901.\n\n"
PAGE = "<h2>Anna Muster</h2><h1>On Ink</h1><h3>(1901)</h3><hr><p>From Gazette, May 1901.</p><hr>"
BODY = "The ink is black, and it was made of soot and gum long before anybody printed."
CASES = {
    "I02": (PLAIN.encode() + b"caf\xe9 is here, and more words than that.", "a.txt"),
    "I03": (f"{PLAIN}{BODY}\x01\x02", "a.txt"),
    "I04": (f"<p>{BODY}</p><p>{BODY}</p>", "a.html"),
    "I05": (f"On Ink\n\n(1901)\n\n{BODY}", "a.txt"),
    "I06": (f"Anna Muster\n\nOn Ink\n\n{BODY}", "a.txt"),
    "I07": (f"{PLAIN}{BODY}", "a.txt"),
    "I08": (f"{PLAIN.replace('(1901)', '(1899)')}{BODY}", "a.txt"),
    "I09": (f"Anna Muster\n\nOn Ink\n\n(1901)\n\n{BODY}", "a.txt"),
    "I10": (f"Anna Muster\n\nOn Ink\n\n(1901)\n\nFirst published in Songs of Ink, Leipzig 1901.\n\n{BODY}", "a.txt"),
    "I11": (f'{PAGE}<p>{BODY} <a href="#n7">[7]</a></p>', "a.html"),
    "I12": (f'{PAGE}<p>{BODY}</p><h4>Notes</h4><p><a name="n1" href="#a1">1.</a> Alone.</p>', "a.html"),
    "I13": (f"{PLAIN.replace('(1901)', '(1901) [1]')}{BODY}\n\nNotes\n\n1. On the title.", "a.txt"),
    "I14": (f'{PAGE}<p>{BODY}</p><p><img src="press.gif" alt="a hand press"></p>', "a.html"),
    "I15": (f"{PLAIN}The book says:\n\n“{BODY}”\n\n{BODY}", "a.txt"),
    "I16": (f"{PLAIN}{BODY}\n\nWho Made Ink?\n\n{BODY}\n\nThe Soot\n\n{BODY}\n\nThe Gum\n\n{BODY}", "a.txt"),
    "I19": (
        f'{PAGE}<p>Ink<a name="a1"></a> is old.</p><h4>Notes</h4><p><a name="n1" href="#a1">1.</a> So.</p>',
        "a.html",
    ),
    "I20": (f"{PLAIN}{BODY} caf\ufffd", "a.txt"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_code_has_its_case(code: str) -> None:
    text, name = CASES[code]
    found = [each for each in findings(text, name) if each.code == code]
    assert len(found) == 1, codes(text, name)
    assert found[0].place is not None
    assert found[0].hint


@pytest.mark.parametrize(
    ("code", "content"),
    (("I01", b"<p> * * * </p>"), ("I21", b"<div>" * 1500 + b"words"), ("F04", b"a " * 5_000_001)),
)
def test_a_file_that_cannot_be_taken_in_is_refused(code: str, content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        take_in(content, "a.html")
    assert [each.code for each in refused.value.diagnostics] == [code]


def test_every_code_of_accession_has_a_case() -> None:
    elsewhere = {"I01", "I17", "I18", "I21"}  # in this module
    elsewhere |= {f"I{number}" for number in range(22, 38)}  # in those on Word, TEI, e-books and hostile files
    assert {code for code in CODES if code.startswith("I")} == CASES.keys() | elsewhere


def test_a_finding_has_the_line_of_the_source() -> None:
    place = next(each.place for each in findings(*CASES["I16"]) if each.code == "I16")
    assert place is not None
    assert place.line == 11


# --- writing ---------------------------------------------------------------------------------------------------

TRICKY = (
    "a * b _c_ [d] `e` <f> {~~g~~} | h ~i~ ^j^ \\k", "# no heading", "1. no list", "2) neither", "- no item",
    "+ no item", "> no quotation", "::: no verse", "=== so", "--- so", "[^1] no call",
    "see www.example.org and https://example.org/a_b",
    "![no](picture)", "&amp; &copy;", "{.signature}", "| no | table |", "* * *", "No #1 #", "[x](y) [a]{.b}", "~~~",
    "***", "1986\\. A year", "Tom & Jerry; 5 < 6 > 4", "<!-- no comment -->", "— a dash", "* ", "[1]: so", "    deep",
)  # fmt: skip


def article_with(*passages: Passage) -> str:
    piece = Transcription("a.txt", "text", "utf-8", b"a", "On Ink", passages)
    return "\n".join(text for _, text in said(article_of(piece)))


@pytest.mark.parametrize("words", TRICKY)
def test_words_come_back_as_they_were(words: str) -> None:
    assert article_with(Passage("paragraph", 1, (Run(words.strip()),))) == words.strip()
    assert article_with(Passage("heading", 1, (Run(words.strip()),), level=2)) == words.strip()


SIGNS = st.text(st.sampled_from("ab 1.*_[](){}#<>!|`~^\\-+=:&;\"'“”é\n"), min_size=1, max_size=24)
WORDS = SIGNS.map(lambda text: "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())).filter(
    bool
)
MARKS = st.sampled_from(((), ("emphasis",), ("strong",), ("emphasis", "strong"), ("small-caps",), ("sup",)))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=4))
def test_marks_never_change_the_words(parts: list[tuple[str, tuple[str, ...]]]) -> None:
    runs = tuple(Run(words, marks) for words, marks in parts)
    assert article_with(Passage("paragraph", 1, runs)) == "".join(words for words, _ in parts)


def test_two_lists_in_a_row_stay_two() -> None:
    lists = tuple(
        Passage("list", 1, children=(Passage("item", 1, children=(Passage("paragraph", 1, (Run(word),)),), number=1),),
                role="decimal")
        for word in ("one", "two", "three")
    )  # fmt: skip
    piece = Transcription("a.txt", "text", "utf-8", b"a", "On Ink", lists)
    assert [type(block) for block in article_of(piece).body] == [ItemList] * 3


def test_importing_twice_writes_the_same() -> None:
    assert write_article(take_in(HTML.encode(), "a.htm"), "a") == write_article(take_in(HTML.encode(), "a.htm"), "a")


# --- planning --------------------------------------------------------------------------------------------------


def plan(existing: dict[str, bytes], provenance: Provenance = Provenance(), text: str = TEXT) -> Planned:  # noqa: B008
    return plan_import(take_in(text.encode(), "day.txt"), "day", existing.get, provenance)


def test_a_new_piece_is_written_with_its_pinned_source() -> None:
    planned = plan({})
    assert planned.state == "new"
    assert [file for file, _ in planned.files] == ["texts/articles/day.md", "texts/sources/day.txt"]
    assert dict(planned.files)["texts/sources/day.txt"] == TEXT.encode()


def test_the_second_import_changes_nothing() -> None:
    first = dict(plan({}, Provenance("https://example.org/day", "2026-11-01")).files)
    again = plan(first)
    assert (again.state, again.files, again.diagnostics) == ("same", (), ())


def test_an_edited_article_is_never_overwritten() -> None:
    first = dict(plan({}).files)
    first["texts/articles/day.md"] += b"\nA line of the editor's.\n"
    again = plan(first)
    assert (again.state, again.files) == ("edited", ())
    assert [each.code for each in again.diagnostics] == ["I17"]


def test_another_text_of_the_same_id_is_left_to_the_caller() -> None:
    again = plan(dict(plan({}).files), text=TEXT.replace("lamp", "candle"))
    assert (again.state, again.files) == ("clash", ())
    assert [each.code for each in again.diagnostics] == ["I18"]


@pytest.mark.parametrize(
    ("name", "id"),
    (("ch01.htm", "ch01"), ("A Day (1901).txt", "a-day-1901"), ("Über Œuvres.md", "uber-uvres"), ("….txt", "article")),
)
def test_an_id_is_made_of_the_name(name: str, id: str) -> None:
    assert propose_id(name) == id


# --- title pages -----------------------------------------------------------------------------------------------

TITLE_PAGE = """\
<p>Title: The Ink of Leipzig: Essays on Colour</p><p>Author: Anna Muster</p>
<p>*** START OF THE PROJECT GUTENBERG EBOOK THE INK OF LEIPZIG ***</p>
<h1>THE INK OF LEIPZIG</h1><h3>Essays on Colour</h3><h4>BY</h4><h2>ANNA MUSTER</h2>
<h3>Collected and Translated, with a Glossary</h3><h4>BY</h4><h2>KARL BEISPIEL</h2>
<h2>CONTENTS</h2><h4>Black</h4><h4>Red</h4>
<h2>Black</h2><p>Black is made of soot and oil, and of patience.</p>
<p>*** END OF THE PROJECT GUTENBERG EBOOK THE INK OF LEIPZIG ***</p>
"""


def test_a_title_page_gives_its_titles_and_the_body_the_rest() -> None:
    found = take_in(TITLE_PAGE.encode(), "ink.html")
    assert (found.title, found.subtitle, found.authors) == ("The Ink of Leipzig", "Essays on Colour", ("Anna Muster",))
    assert [(passage.kind, passage.flat) for passage in found.body] == [
        ("paragraph", "Collected and Translated, with a Glossary"),
        ("paragraph", "BY"),
        ("paragraph", "KARL BEISPIEL"),
        ("paragraph", "CONTENTS"),
        ("paragraph", "Black"),
        ("paragraph", "Red"),
        ("heading", "Black"),
        ("paragraph", "Black is made of soot and oil, and of patience."),
    ]


def test_a_subtitle_has_two_lines_at_most() -> None:
    heads = "<h1>On the Inks</h1><h2>Of Black</h2><h2>Of Red by<br>ANNA MUSTER</h2><h2>Of Blue</h2>"
    page = f"<meta name=author content='Anna Muster'>{heads}<p>Soot and oil, and patience.</p>"
    found = take_in(page.encode(), "ink.html")
    assert (found.title, found.subtitle) == ("On the Inks", "Of Black. Of Red")
    assert [passage.flat for passage in found.body] == ["Of Blue", "Soot and oil, and patience."]


def test_a_picture_without_description_is_told_as_such() -> None:
    found = findings('<h1>Inks</h1><p>Soot and oil, and patience.</p><p><img src="press.gif"></p>', "ink.html")
    said_of_it = [each.message for each in found if each.code == "I14"]
    assert said_of_it == ["a picture without a description stands here; nothing of it was taken"]


def test_a_letter_spaced_title_is_closed_up_and_a_long_centred_text_is_a_paragraph() -> None:
    lines = "<br>".join(("TO MY MASTER", "A n n a", "PATIENT AND EXACT", "Born at Leipzig", "Died at the Case"))
    page = f"<p class=title>Jo Doe</p><h3>I N S C R I B E D</h3><hr><h4>{lines}</h4><p>Soot and oil, and patience.</p>"
    found = take_in(page.encode(), "ink.html")
    assert found.title == "INSCRIBED"
    assert [passage.kind for passage in found.body] == ["paragraph", "paragraph"]


# --- the manual ------------------------------------------------------------------------------------------------

MANUAL = (Path(__file__).parents[1] / "docs" / "import.md").read_text("utf-8")


def test_the_example_of_the_manual_is_right() -> None:
    source, article, finding = re.findall(r"^```text\n(.*?)^```$", MANUAL, re.M | re.S)
    transcription = take_in(source.encode(), "days-at-the-case.txt")
    assert write_article(transcription, "days-at-the-case") == article
    assert [str(each) for each in transcription.diagnostics] == [finding.rstrip("\n")]


def test_the_manual_tells_what_to_do_about_every_code() -> None:
    assert [code for code in CODES if code.startswith("I") and f"\n| {code} |" not in MANUAL] == []


@pytest.mark.parametrize("said", ["Transcribed: by Jo Doe.", "Transcribed by: Jo Doe.", "Transcription: Jo Doe."])
def test_the_transcriber_is_a_name_without_the_words_before_it(said: str) -> None:
    text = f"Anna Muster\n\nDays\n\n(May 1901)\n\nSource: The Gazette, May 1901.\n{said}\n\nThe day begins.\n"
    assert take_in(text.encode(), "days.txt").transcriber == "Jo Doe"
