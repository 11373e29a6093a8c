"""The words of the page are copied as they were typed: by PDFium (Chrome), by Poppler (pdftotext) and by pypdf."""

import io
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdf
import pytest

from florilegium.bind.pdfium import page_texts
from galleys import drawn, galley

READERS = ("pdfium", "poppler", "pypdf")
PLAIN = "@page { @bottom-center { content: none } } html { text-align: left; hyphens: manual }"
LATIN = "Some words of the press set in Latin letters alone."
CONTROLS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def copied(reader: str, pdf: bytes, folder: Path) -> str:
    """The text of the first page as a reader copies it, in composed characters and without marks of direction."""
    if reader == "pdfium":
        text = page_texts(pdf)[0]
    elif reader == "pypdf":
        text = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    else:
        if not shutil.which("pdftotext"):
            pytest.skip("Poppler’s pdftotext is not there")
        (folder / "page.pdf").write_bytes(pdf)
        text = subprocess.run(["pdftotext", folder / "page.pdf", "-"], capture_output=True, check=True).stdout.decode()
    return unicodedata.normalize("NFC", text.translate(CONTROLS))


def line_of(reader: str, body: str, folder: Path, css: str = "") -> str:
    """A paragraph of one line under lines of Latin letters, as a reader copies it from the interior and the screen."""
    page = drawn(galley(f"<p>{LATIN}</p>" * 5 + f"<p>{body}</p>", PLAIN + css))
    lines = {copied(reader, pdf, folder).strip().splitlines()[-1].strip() for pdf in (page.screen, page.interior)}
    assert len(lines) == 1
    return lines.pop()


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "The first office baffled the affluent fjord; Thin, waﬄe, fly.".replace("ﬄ", "ffl"),
        "In 1917 and 1848–1905, pp. 12–15, no. 45.",
        "Greek typed apart, α\u0313ρχη\u0342\u0345 ε\u0313ν, and composed, ἀρχῇ ἐν.",
        "A stress, за\u0301мок and замо\u0301к, и\u0306 and й.",
        "Latin a\u0304\u0308 e\u0304\u0301 h\u0323 x\u0323\u0304y q\u0301 m\u0301ore, with words behind.",
    ],
)
def test_ligatures_figures_and_marks_are_copied_as_they_were_typed(reader: str, text: str, tmp_path: Path) -> None:
    css = "p { font-variant-numeric: oldstyle-nums; font-variant-ligatures: common-ligatures }"
    assert line_of(reader, text, tmp_path, css) == composed(text)


@pytest.mark.parametrize("reader", READERS)
def test_small_capitals_are_copied_in_the_letters_that_were_typed(reader: str, tmp_path: Path) -> None:
    body = 'Of <span style="font-variant-caps: small-caps">Officers and Fifes</span> of the USSR.'
    assert line_of(reader, body, tmp_path) == "Of Officers and Fifes of the USSR."


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("spacing", ["0.05em", "0.1em", "0.12em"])
def test_spaced_letters_are_copied_as_words(reader: str, spacing: str, tmp_path: Path) -> None:
    if reader == "pypdf" and spacing == "0.12em":
        pytest.skip("pypdf knows no text but that of the glyphs, and takes so wide a space for a blank")
    style = f"font-variant-caps: small-caps; letter-spacing: {spacing}"
    body = f'<span style="{style}">The Trial Press of Leipzig</span>'
    assert line_of(reader, body, tmp_path) == "The Trial Press of Leipzig"


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("the word @שלום@ in it", ["שלום"]),
        ("a book (@ספר@) and @צה״ל@ too", ["ספר", "צה״ל"]),
        ("the words @שלום עולם ספר@ stand in a line of Latin letters", ["שלום", "עולם", "ספר"]),
        ("in @שנת 1917, דף 12@ of the edition of Leipzig", ["שנת", "1917", "דף", "12"]),
        ("@ספר Leipzig חדש@ in a line of Latin letters", ["ספר", "Leipzig", "חדש"]),
    ],
)
def test_words_from_right_to_left_are_copied_whole(reader: str, body: str, words: list[str], tmp_path: Path) -> None:
    one, other = '<span lang="he" dir="rtl">', "</span>"
    parts = body.split("@")
    marked = "".join(part + (one, other)[at % 2] for at, part in enumerate(parts[:-1])) + parts[-1]
    text = line_of(reader, marked, tmp_path)
    assert [word for word in words if word not in text] == []
    if " " in body.split("@")[1] and body.split("@")[1].replace(" ", "").isalpha() and "Leipzig" not in words:
        places = [text.index(word) for word in words]
        assert places == sorted(places, reverse=reader == "pypdf")


@pytest.mark.parametrize("reader", READERS)
def test_a_range_of_years_behind_hebrew_is_copied_whole_where_the_line_is_not_mostly_hebrew(
    reader: str, tmp_path: Path
) -> None:
    assert "1475–1925" in line_of(reader, "in the book of ספר הדפוס, 1475–1925 and later", tmp_path)
    turned = line_of(reader, "ספר הדפוס, 1475–1925", tmp_path)
    assert ("1475–1925" in turned) == (reader != "pdfium"), turned  # which takes such a line for one from the right


def test_a_pointed_word_is_read_by_pypdf_and_each_of_its_points_by_all(tmp_path: Path) -> None:
    word = "שָׁלוֹם"
    body = f'the word <span lang="he" dir="rtl">{word}</span> in a line of Latin letters'
    texts = {reader: line_of(reader, body, tmp_path) for reader in READERS}
    assert composed(word) in composed(texts["pypdf"])
    for text in texts.values():
        apart = unicodedata.normalize("NFD", text)
        assert sorted(sign for sign in apart if sign > "\u0590") == sorted(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("reader", READERS)
def test_a_broken_word_has_one_hyphen_at_the_end_of_its_line_and_no_sign_that_is_not_seen(
    reader: str, tmp_path: Path
) -> None:
    text = "extraordinarily nevertheless humanistic compositors distributing typographical manuscripts " * 3
    page = drawn(galley(f"<p>{text}</p>", "@page { size: 60mm 150mm; @bottom-center { content: none } }"))
    for pdf in (page.screen, page.interior):
        lines = [line.strip() for line in copied(reader, pdf, tmp_path).strip().splitlines() if line.strip()]
        whole = "\n".join(lines).translate({0xFFFE: "‐", 0x02: "‐"})
        assert "‐\n" in whole or (reader == "pdfium" and "‐" in whole)
        assert "".join(whole.replace("‐\n", "").replace("‐", "").split()) == text.replace(" ", "")
        assert not set(whole) & set("\u00ad\u200b\u200c\u200d\u2060\ufeff")
