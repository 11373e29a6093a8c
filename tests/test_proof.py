"""The proof bites: whatever is lost or changed between the articles and the finished files is told by name."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from books import write_press
from florilegium.cli.proof import proof_lines
from florilegium.diagnostics import Diagnostic, Refusal
from florilegium.model.printed import PrintedLine, ReadPage, Words
from florilegium.model.proof import Count, Proof
from florilegium.prove.drawn import misread_pages
from florilegium.prove.epub_file import documents_of
from florilegium.prove.tei_file import departures_of_tei
from florilegium.recipe import build as recipe
from florilegium.recipe import setting
from florilegium.recipe.editions import EDITIONS
from florilegium.recipe.finished import Finished
from florilegium.recipe.pagination import Pagination
from florilegium.recipe.proof import prove
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup

FILLING = " ".join(
    f"In sheet {number} the compositor found the difficult official word, and well-known typographical affliction"
    " befell the officious corrector."
    for number in range(1, 90)
)
FRONT = '+++\ntitle = "{}"\nauthors = ["Anna Weber"]\n+++\n\n'
WORKSHOP = (
    FRONT.format("The Workshop")
    + f"""Aldus Manutius set the first page in Venice.[^1]

## The Fish

The flying fish [בראשית ברא אלהים]{{lang=he}} swam past the affluent baffled waffle.

{FILLING}[^ed1]

![A winged lion](images/lion.svg)

{{.caption}}
The sign of the shop

The last word is colophon.

[^1]: He had learnt the trade late.

    The tail of the note is here.

[^ed1]: An afterthought of the editor’s.
"""
)
LETTER = FRONT.format("A Letter") + "Dear friend, read [the other piece](article:workshop) by Aldus Manutius first.\n"
LION = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><path d="M5 5h70v30h-70z"/></svg>'
PRESS = {
    "texts/press.toml": '[press]\nimprint = "The Trial Press"\n',
    "texts/names.toml": '[[person]]\nid = "manutius"\nheadword = "Manutius, Aldus"\n',
    "texts/articles/workshop.md": WORKSHOP,
    "texts/articles/letter.md": LETTER,
    "texts/articles/images/lion.svg": LION,
    "texts/volumes/shop.toml": 'title = "The Shop"\ndate = 2026-11-01\narticles = ["workshop", "letter"]\n',
}


@dataclass(frozen=True)
class Galley:
    """A volume that was made, with what its proof was given."""

    copy: Copy
    pagination: Pagination
    finished: Finished

    def found(self, **changed: object) -> list[Diagnostic]:
        """What the proof finds where some of the files are others."""
        return list(prove(self.copy, self.pagination, replace(self.finished, **changed))[1])

    def in_epub(self, old: str, new: str) -> list[Diagnostic]:
        """What the proof finds in the EPUB with other words in its documents."""
        return self.found(epub=_edited(self.finished.epub, old, new))

    def in_html(self, old: str, new: str) -> list[Diagnostic]:
        """What the proof finds in the HTML edition with other words in it."""
        html = self.finished.html.decode()
        assert old in html
        return self.found(html=html.replace(old, new, 1).encode())

    def in_pdf(self, edition: str, change: Callable[[bytes], bytes]) -> list[Diagnostic]:
        """What the proof finds in a PDF with other streams."""
        return self.found(**{edition: tampered(getattr(self.finished, edition), change)})


def _edited(epub: bytes, old: str, new: str) -> bytes:
    out, times = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(epub)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.endswith(".xhtml") and "navigation" not in name:
                text, here = re.subn(old, new, content.decode(), count=1, flags=re.DOTALL)
                times += here
                content = text.encode()
            after.writestr(name, content)
    assert times, f"“{old}” is nowhere in the EPUB"
    return out.getvalue()


def tampered(pdf: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with its compressed streams changed. Their lengths are then wrong, which readers of PDFs mend."""
    changed = 0

    def other(match: re.Match[bytes]) -> bytes:
        nonlocal changed
        try:
            before = zlib.decompress(match[1])
        except zlib.error:
            return match[0]
        after = change(before)
        changed += after != before
        return match[0] if after == before else b"stream\n" + zlib.compress(after) + b"\nendstream"

    result = re.sub(rb"stream\r?\n(.*?)\r?\nendstream", other, pdf, flags=re.DOTALL)
    assert changed, "nothing of the PDF was changed"
    return result


@pytest.fixture(scope="module")
def galley(tmp_path_factory: pytest.TempPathFactory) -> Galley:
    """A small volume with notes, Hebrew, ligatures, a figure and an index, and its proof’s copy."""
    given: list[Galley] = []

    def listen(copy: Copy, pagination: Pagination, finished: Finished) -> object:
        given.append(Galley(copy, pagination, finished))
        return prove(copy, pagination, finished)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recipe, "prove", listen)
        recipe.make(write_press(tmp_path_factory.mktemp("shop"), PRESS), "shop", EDITIONS)
    return given[0]


def told(found: list[Diagnostic], code: str) -> str:
    """The first finding of a code, whole."""
    return next((str(each) for each in found if each.code == code), f"no {code} in {found}")


def test_an_untouched_book_has_nothing_that_differs(galley: Galley) -> None:
    proof, found = prove(galley.copy, galley.pagination, galley.finished)
    assert found == ()
    assert all(count.differing == 0 for count in proof.counts)


# --- the EPUB ----------------------------------------------------------------------------------------------------


def test_a_paragraph_that_the_epub_lacks_is_named(galley: Galley) -> None:
    found = galley.in_epub(r'<p class="paragraph" data-paragraph="workshop/\d+">The last word is colophon.</p>', "")
    assert "the EPUB lacks the paragraph “The last word is colophon.”" in told(found, "E20")
    assert "texts/articles/workshop.md:19:1" in told(found, "E20")


def test_two_words_that_changed_places_are_named(galley: Galley) -> None:
    found = galley.in_epub("swam past", "past swam")
    assert "past swam the affluent" in told(found, "E20")
    assert "where the article has “בראשית ברא אלהים swam past the" in told(found, "E20")


def test_the_tail_of_a_note_that_the_epub_lacks_is_named(galley: Galley) -> None:
    found = galley.in_epub("The tail of the note is here\\.", "")
    assert "workshop.md:23:5: error[E20]: the EPUB lacks the paragraph “The tail of the note is …”" in told(
        found, "E20"
    )


def test_paragraphs_in_another_order_are_told(galley: Galley) -> None:
    one, other = 'data-paragraph="workshop/1"', 'data-paragraph="workshop/3"'
    found = galley.in_epub(f"{one}(.*?){other}", f"{other}\\1{one}")
    assert "in another order" in told(found, "E21")


def test_a_heading_a_name_and_an_index_entry_that_the_epub_lacks_are_told(galley: Galley) -> None:
    assert "lacks 1 of 1 headings" in told(galley.in_epub(' id="workshop-heading-2"', ""), "E24")
    assert "lacks 1 of 2 names, first “workshop-name-1”" in told(galley.in_epub(' id="workshop-name-1"', ""), "E24")
    assert "lacks 1 of 1 index entries" in told(galley.in_epub(' id="entry-manutius"', ""), "E24")


def test_a_figure_that_the_epub_lacks_is_told(galley: Galley) -> None:
    found = galley.in_epub("<img[^>]*lion[^>]*/>", "")
    assert "the EPUB has 0 figures where the texts have 1" in told(found, "E24")


# --- the pages ---------------------------------------------------------------------------------------------------


def test_a_paragraph_that_is_lost_between_composing_and_setting_is_named(tmp_path: Path) -> None:
    assert "lacks “The last word is colophon.”" in lost_in_setting(tmp_path, "The last word is colophon.", "")


def test_two_words_that_change_places_in_setting_are_named(tmp_path: Path) -> None:
    found = lost_in_setting(tmp_path, "swam past", "past swam")
    assert "past swam the affluent" in found
    assert "texts/articles/workshop.md:10:1: error[E22]" in found


def test_a_note_that_is_lost_in_setting_is_named(tmp_path: Path) -> None:
    assert "lacks “The tail of the note is here.”" in lost_in_setting(tmp_path, "The tail of the note is here.", "")


def test_a_heading_that_is_lost_in_setting_is_named(tmp_path: Path) -> None:
    assert "lacks “The Fish”" in lost_in_setting(tmp_path, "The Fish</h2>", "</h2>")


def test_an_epub_alone_is_held_against_the_pages_as_they_were_set(tmp_path: Path) -> None:
    assert "lacks “The Fish”" in lost_in_setting(tmp_path, "The Fish</h2>", "</h2>", ("epub",))


def test_words_that_only_the_pages_have_are_named(tmp_path: Path) -> None:
    assert "has “word is colophon. Or not." in lost_in_setting(tmp_path, "colophon.", "colophon. Or not.")


def lost_in_setting(folder: Path, old: str, new: str, editions: tuple[str, ...] = EDITIONS) -> str:
    """What the press says where other words are set than were composed."""
    real = setting._matter

    def other(setup: Setup, xhtml: str, *rest: Any) -> object:
        return real(setup, xhtml.replace(old, new), *rest)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(Refusal) as refusal:
        patch.setattr(setting, "_matter", other)
        recipe.make(write_press(folder, PRESS), "shop", editions)
    return told(list(refusal.value.diagnostics), "E22")


# --- the finished PDFs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", ["interior", "screen"])
def test_a_ligature_that_cannot_be_read_is_named(galley: Galley, edition: str) -> None:
    found = galley.in_pdf(edition, lambda stream: stream.replace(b"<00660069>", b"<0066>"))
    assert "on page 1 where “" in told(found, "E23")
    assert "fish" in told(found, "E23") or "first" in told(found, "E23")


def lines_told(galley: Galley, found: list[Diagnostic]) -> list[str]:
    """The lines that begin as the one of which is told that other words are read there."""
    told_of = re.search(r"where “([^”]*?)( …)?” was set", told(found, "E23"))
    assert told_of
    lines = (line.own.strip() for page in galley.finished.words for line in page)
    return [line for line in lines if line.startswith(told_of[1])]


@pytest.mark.parametrize("edition", ["interior", "screen"])
def test_a_hyphen_at_the_end_of_a_line_that_is_lost_is_named(galley: Galley, edition: str) -> None:
    found = galley.in_pdf(edition, lambda stream: re.sub(rb"<2010>\n", b"<0020>\n", stream))
    assert any(line.endswith("‐") for line in lines_told(galley, found))


@pytest.mark.parametrize("edition", ["interior", "screen"])
def test_a_letter_of_a_word_from_right_to_left_that_is_lost_is_named(galley: Galley, edition: str) -> None:
    found = galley.in_pdf(edition, lambda stream: stream.replace(b"<05d0>\n", b"<05d1>\n"))
    assert "where “The flying fish בראשית ברא אלהים swam past" in told(found, "E23")


@pytest.mark.parametrize("edition", ["interior", "screen"])
def test_a_word_that_is_lost_at_the_end_of_a_page_is_named(galley: Galley, edition: str) -> None:
    lines = next(page for page in galley.finished.words if len(page) > 25)
    last = max(number for number, line in enumerate(lines) if line.own.strip() and not line.apart)
    after = sum(len([each for each in line.words if each.content.strip()]) for line in lines[last:])
    found = galley.in_pdf(edition, lambda stream: _without_last_word(stream, len(lines), after))
    assert lines[last].own.strip() in lines_told(galley, found)


def _without_last_word(stream: bytes, lines: int, after: int) -> bytes:
    """The drawing of a page without what comes after the last wide gap of a run of glyphs, counted from the end."""
    runs = list(re.finditer(rb"\[(.*?)\] TJ", stream))
    if len(runs) < lines:
        return stream
    glyphs = runs[-after]
    cut = glyphs[1][: len(glyphs[1]) // 2]
    cut = cut[: cut.rindex(b">") + 1] if b">" in cut else b""
    return stream[: glyphs.start(1)] + cut + stream[glyphs.end(1) :]


@pytest.mark.parametrize("edition", ["interior", "screen"])
def test_a_figure_that_is_not_drawn_is_told(galley: Galley, edition: str) -> None:
    found = galley.in_pdf(edition, lambda stream: re.sub(rb"\n5 5 m\n.*?\nh\n", b"\n", stream, flags=re.DOTALL))
    assert "has 0 figures where the texts have 1" in told(found, "E24")


@pytest.mark.parametrize("edition", ["interior", "screen"])
def test_an_entry_of_the_index_that_is_lost_is_named(galley: Galley, edition: str) -> None:
    page = next(page for page in galley.finished.words if any(line.own == "Manutius, Aldus, 1, 7" for line in page))
    at = next(number for number, line in enumerate(page) if line.own.startswith("Manutius"))
    runs = [len(line.words) for line in page]

    def change(stream: bytes) -> bytes:
        blocks = list(re.finditer(rb"BT\n.*?ET\n", stream, re.DOTALL))
        if len(blocks) != sum(runs):
            return stream
        first = blocks[sum(runs[:at])]
        return stream[: first.start()] + stream[first.end() :]

    assert "where “Manutius, Aldus, 1, 7” was set" in told(galley.in_pdf(edition, change), "E23")


def test_a_link_of_the_screen_edition_that_leads_nowhere_is_told(galley: Galley) -> None:
    found = galley.in_pdf("screen", lambda stream: re.sub(rb"(?<!/Dest )\(workshop\)", b"(workshoq)", stream))
    assert "lead nowhere" in told(found, "E25")


# --- the HTML edition ----------------------------------------------------------------------------------------------


def test_a_word_of_the_html_edition_that_is_another_is_told(galley: Galley) -> None:
    found = galley.in_html("The last word is colophon.", "The last word is colophons.")
    assert "the HTML edition reads “last word is colophons.”" in told(found, "E20")


def test_a_paragraph_that_the_html_edition_lacks_is_told(galley: Galley) -> None:
    found = galley.in_html(' data-paragraph="workshop/4"', "")
    assert "the HTML edition lacks the paragraph" in told(found, "E20")


def test_paragraphs_of_the_html_edition_in_another_order_are_told(galley: Galley) -> None:
    marks = [f'data-paragraph="workshop/{n}"' for n in (1, 2)]
    html = galley.finished.html.decode()
    first, second = (re.search(rf"<(\w+)[^>]*{mark}.*?</\1>", html, re.DOTALL) for mark in marks)
    assert first
    assert second
    swapped = html[: first.start()] + second[0] + html[first.end() : second.start()] + first[0] + html[second.end() :]
    assert "the HTML edition has the paragraphs in another order" in told(galley.found(html=swapped.encode()), "E21")


def test_an_anchor_and_a_figure_that_the_html_edition_lacks_are_told(galley: Galley) -> None:
    found = galley.in_html(' id="workshop-note-1"', "")
    assert "the HTML edition lacks 1 of 2 notes, first “workshop-note-1”" in told(found, "E24")
    assert "the HTML edition has 0 figures where the texts have 1" in told(galley.in_html("<img ", "<br "), "E24")


# --- the TEI ---------------------------------------------------------------------------------------------------


def test_a_word_of_the_tei_that_is_another_is_told(galley: Galley) -> None:
    assert departures_of_tei(galley.pagination.book.volume.pieces(), galley.finished.tei) == ()
    tei = galley.finished.tei.decode()
    changed = galley.found(tei=tei.replace("is colophon.", "is colophons.").encode())
    assert "the TEI reads “last word is colophons.”" in told(changed, "E20")
    twice = galley.found(tei=tei.replace("workshop-note-2", "workshop-note-1").encode())
    assert "the id “workshop-note-1” stands twice in the TEI" in told(twice, "E04")
    lost = galley.found(tei=tei.replace("workshop-paragraph-1", "workshop-paragraph-99").encode())
    assert "the TEI lacks the paragraph “Aldus Manutius" in told(lost, "E20")


# --- the table ---------------------------------------------------------------------------------------------------


def test_the_table_fits_into_eighty_columns_and_leaves_out_what_the_volume_has_not() -> None:
    counts = (
        Count("words of the texts", 1_111_156, 1_111_156, 1_111_156, 1_111_156, 1_111_156, 0),
        Count("links", None, None, None, None, 588, 0),
        Count("emendations", 0, 0, 0, 0, 0, 0),
    )
    assert proof_lines(Proof(counts)) == (
        "proved                source      EPUB      HTML     print    screen differing",
        "words of the texts 1,111,156 1,111,156 1,111,156 1,111,156 1,111,156         0",
        "links                      ·         ·         ·         ·       588         0",
    )


def test_an_edition_that_was_not_made_is_not_counted(galley: Galley) -> None:
    whole = galley.finished
    proof, found = prove(
        galley.copy,
        galley.pagination,
        replace(whole, epub=b"", html=b"", screen=b"", documents=documents_of(whole.epub)),
    )
    assert found == ()
    assert {(count.epub, count.html, count.screen) for count in proof.counts} == {(None, None, None)}
    words = proof.counts[0]
    assert words.source == words.print != 0


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("set down:\r\n–\u2002in March;\r\n14 Metal", True),  # as PDFium reads a marker that is drawn behind its line
        ("set down:\r\nin March;\r\n–\u2002\r\n14 Metal", True),
        ("set down:\r\nin – March;\r\n14 Metal", False),
        ("–\u2002set down:\r\nin March;\r\n14 Metal", False),
        ("set down:\r\nin March;\r\n14 Metal", False),
        ("set down:\r\n–\u2002in Mach;\r\n14 Metal", False),
    ],
)
def test_the_only_item_of_a_list_at_the_foot_of_a_page_is_read_with_its_marker(read: str, right: bool) -> None:
    lines = [("set down:", True), ("in March;", True), ("–\u2002", False), ("14", False), ("Metal", False)]
    page = tuple(PrintedLine((Words(words, own),)) for words, own in lines)
    assert (misread_pages([ReadPage(read)], [page]) == ()) is right
