"""Pages mended while they are set: fewer flaws, the same words, and the same pages whenever the mends are known."""

import random
import re
from dataclasses import replace

import pypdfium2
import pytest

from florilegium.model.mends import Mends, PieceMends, Unmet
from florilegium.model.page_quality import counted
from florilegium.typeset import Setting
from florilegium.typeset.engine import weasyprint
from florilegium.typeset.page_lines import pages_of_lines
from florilegium.typeset.quality import LOOSE, flaws_of
from galleys import drawn, galley, made_up_article, words

boxes = weasyprint.formatting_structure.boxes
CSS = "body { margin: 0 } section { break-before: right }"
BOOK = "".join(made_up_article(seed, notes=22, longest_note=40, article=f"piece-{seed}") for seed in (1, 2, 3))


@pytest.fixture(scope="module")
def as_it_comes() -> Setting:
    return galley(BOOK, CSS)


@pytest.fixture(scope="module")
def mended() -> Setting:
    return galley(BOOK, CSS, seeks=True)


def flaws(setting: Setting) -> int:
    return len(flaws_of(setting.document.pages, setting.pages))


def places(setting: Setting) -> list[tuple[object, ...]]:
    """Where each piece of text stands on each page, to a thousandth of a pixel."""
    found = []
    for page, engine in zip(setting.pages, setting.document.pages, strict=True):
        texts = (box for box in engine._page_box.descendants() if isinstance(box, boxes.TextBox))
        found += [(page.ordinal, round(box.position_x, 3), round(box.position_y, 3), box.text) for box in texts]
    return found


def all_words(setting: Setting) -> str:
    """The words of the text in their order, without the hyphens and blanks at the ends of lines."""
    looked_at = pages_of_lines(setting.document.pages, setting.pages)
    return "".join(line.words.rstrip("‐ ") for page in looked_at for line in page.lines).replace(" ", "")


def test_most_flaws_are_mended_and_none_of_another_kind_comes(as_it_comes: Setting, mended: Setting) -> None:
    before = counted(flaws_of(as_it_comes.document.pages, as_it_comes.pages))
    after = counted(flaws_of(mended.document.pages, mended.pages))
    assert sum(before.values()) >= 8
    assert sum(after.values()) <= sum(before.values()) / 3, (before, after)
    assert sum(each.mended for each in mended.mends.pieces) > 0


def test_the_words_stay_and_the_notes_stay_with_their_calls(as_it_comes: Setting, mended: Setting) -> None:
    assert all_words(mended) == all_words(as_it_comes)
    assert [note.note for note in mended.notes] == [note.note for note in as_it_comes.notes]
    assert all(note.call == note.page and note.fits for note in mended.notes)
    assert not mended.diagnostics


def test_no_line_is_made_loose_and_no_third_hyphen_stands_under_two(mended: Setting) -> None:
    wished = {f"{each.piece}/{n}" for each in mended.mends.pieces for n in (*each.lines, *each.tracking)}
    lines = [line for page in pages_of_lines(mended.document.pages, mended.pages) for line in page.lines]
    assert wished
    assert all(line.blank <= LOOSE for line in lines if line.justified and line.paragraph in wished)
    assert "stacked-hyphens" not in counted(flaws_of(mended.document.pages, mended.pages))


def test_known_mends_give_the_same_pages_and_are_not_sought_again(mended: Setting) -> None:
    again = galley(BOOK, CSS, mends=mended.mends, seeks=True)
    assert places(again) == places(mended)
    assert again.mends == mended.mends
    assert again.dropped == again.unmet == ()
    assert places(galley(BOOK, CSS, mends=mended.mends)) == places(mended)


def test_the_same_bytes_are_drawn(mended: Setting) -> None:
    again = galley(BOOK, CSS, mends=mended.mends)
    assert drawn(again).interior == drawn(mended).interior


def test_mends_that_were_made_for_other_words_are_dropped_and_the_other_pieces_keep_theirs(mended: Setting) -> None:
    one = mended.mends.pieces[0].piece
    heading = f'<h1 id="{one}-title"'
    changed = BOOK.replace(f'{heading} data-paragraph="{one}/1">Piece', f'{heading} data-paragraph="{one}/1">A piece')
    assert changed != BOOK
    again = galley(changed, CSS, mends=mended.mends, seeks=True)
    assert again.dropped == (one,)
    assert [each for each in again.mends.pieces if each.piece != one] == list(mended.mends.pieces[1:])


def test_mends_that_were_made_for_another_design_or_side_are_dropped(mended: Setting) -> None:
    names = tuple(each.piece for each in mended.mends.pieces)
    assert galley(BOOK, f"{CSS} h1 {{ color: #111 }}", mends=mended.mends).dropped == names
    moved = galley(BOOK.replace("<section", '<section id="first"><p>One page.</p></section><section', 1),
                   CSS.replace("right", "page"), mends=mended.mends)  # fmt: skip
    assert set(moved.dropped) == set(names)


def test_the_folio_of_a_cross_reference_is_no_other_word() -> None:
    body = BOOK.replace("</h1>", '</h1><p data-paragraph="x/1">See <a href="#piece-1">p. {}</a>.</p>')
    unknown = galley(body.format("000", "000", "000"), CSS, seeks=True)
    known = galley(body.format("12", "3", "17"), CSS, mends=unknown.mends, seeks=True)
    assert known.dropped == ()
    assert galley(body.replace("See", "Cf.").format("12", "3", "17"), CSS, mends=unknown.mends).dropped


# --- what an editor may ask for -------------------------------------------------------------------------------

TEXT = [words(random.Random(seed), 90, 120) for seed in range(12)]
PIECE = (
    '<section id="p">'
    + "".join(f'<p data-paragraph="p/{n}">{text}</p>' for n, text in enumerate(TEXT, 1))
    + "</section>"
)


def lines_of(setting: Setting, paragraph: str) -> list[object]:
    looked_at = pages_of_lines(setting.document.pages, setting.pages)
    return [line for page in looked_at for line in page.lines if line.paragraph == paragraph]


def read_back(setting: Setting) -> str:
    """The words of the text as PDFium reads them, without blanks, hyphens and folios."""
    with pypdfium2.PdfDocument(drawn(setting).interior) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(sign for sign in text if sign.isalpha())


def asked(**wishes: object) -> Setting:
    """The piece with the mends of an editor."""
    return galley(PIECE, CSS, mends=Mends((PieceMends("p", **wishes),)))  # type: ignore[arg-type]


def test_an_editor_gets_a_paragraph_a_line_longer_or_shorter_where_it_can_be_had() -> None:
    usual = galley(PIECE, CSS)
    had = {1: 0, -1: 0}
    for n in range(1, 13):
        for more in had:
            setting = asked(lines={n: more}, tracking={n: 10 * more})
            change = len(lines_of(setting, f"p/{n}")) - len(lines_of(usual, f"p/{n}"))
            assert (change, setting.unmet) in ((more, ()), (0, (Unmet("p", n, False),)))
            had[more] += change == more
    assert min(had.values()) > 0
    assert sum(had.values()) < 24


def test_letters_are_tracked_and_the_lines_are_still_full() -> None:
    usual, setting = galley(PIECE, CSS), asked(tracking={3: 8})
    line, before = lines_of(setting, "p/3")[1], lines_of(usual, "p/3")[1]
    assert setting.unmet == ()
    assert line.blank < before.blank  # type: ignore[attr-defined]
    edges = {round(max(box.position_x + box.width for box in each.texts)) for each in lines_of(setting, "p/3")[:-1]}  # type: ignore[attr-defined]
    assert max(edges) - min(edges) <= 4  # the width of what protrudes
    assert read_back(setting) == read_back(usual)


def test_a_page_is_a_line_longer_or_shorter_than_the_type_area() -> None:
    def depth(setting: Setting, ordinal: int) -> float:
        page = pages_of_lines(setting.document.pages, setting.pages)[ordinal - 1]
        return page.lacking / page.leading

    usual = galley(PIECE, CSS)
    assert depth(usual, 2) - depth(asked(depth={2: 1}), 2) == pytest.approx(1, abs=0.2)
    assert depth(asked(depth={2: -1}), 2) - depth(usual, 2) == pytest.approx(1, abs=0.2)
    assert depth(asked(depth={2: -1}), 3) == pytest.approx(depth(usual, 3), abs=1.2)


def test_a_word_stays_whole_and_another_is_parted_where_the_editor_wants_it() -> None:
    def ends(mends: Mends) -> set[str]:
        """What stands of “nevertheless” at the ends of lines of a narrow column."""
        setting = galley(PIECE, f"{CSS} section {{ width: 45mm }}", mends=mends)
        lines = [line.words for n in range(1, 13) for line in lines_of(setting, f"p/{n}")]  # type: ignore[attr-defined]
        last = (each.split()[-1] for each in lines if each.endswith("‐"))
        return {each for each in last if "nevertheless".startswith(each.rstrip("‐"))}

    assert len(ends(Mends())) > 1
    assert ends(Mends(parted=("neverthe-less",))) == {"neverthe‐"}
    assert ends(Mends((PieceMends("p", whole=dict.fromkeys(range(1, 13), ("nevertheless",))),))) == set()


def test_a_piece_of_an_editor_is_left_as_he_wants_it_whatever_its_flaws(as_it_comes: Setting) -> None:
    mine = Mends(tuple(PieceMends(f"piece-{n}") for n in (1, 2, 3)))
    assert places(galley(BOOK, CSS, mends=mine, seeks=True)) == places(as_it_comes)


def test_a_paragraph_that_is_not_there_is_told_of() -> None:
    assert asked(lines={99: 1}).unmet == (Unmet("p", 99, True),)


def test_a_mended_page_is_set_again_without_a_trace() -> None:
    """What was tried and given up leaves nothing behind: a piece behind mended ones is that of a fresh setting."""
    alone = galley(made_up_article(3, notes=22, longest_note=40, article="piece-3"), CSS, seeks=True)
    last = next(each for each in galley(BOOK, CSS, seeks=True).mends.pieces if each.piece == "piece-3")
    (same,) = alone.mends.pieces
    assert replace(last, made_for="") == replace(same, made_for="")


def without_numbers(setting: Setting) -> str:
    return re.sub(r"~\d+", "", all_words(setting))


def test_text_that_prints_numbers_of_pages_is_right_and_keeps_the_mends_of_an_editor() -> None:
    """`target-counter` lets the engine set pages again when all are there: nothing is sought, what is given stays."""
    css = f"{CSS} .to::after {{ content: target-counter(attr(href), page) }}"
    names = re.findall(r'id="(piece-\d-name-\d+)"', BOOK)
    *paragraphs, end = BOOK.split("</p>")
    linked = zip(paragraphs, reversed(names), strict=True)  # the first leads to the last, and so on
    body = "".join(f'{each} <a class="to" href="#{name}">See~</a></p>' for each, name in linked) + end
    mine = Mends(tuple(PieceMends(f"piece-{n}", depth={2: -2, 3: -1, 4: -2}) for n in (1, 2, 3)))
    for setting in (galley(body, css, seeks=True), galley(body, css, mends=mine, seeks=True)):
        pages = [next(str(page.ordinal) for page in setting.pages if name in page.anchors) for name in reversed(names)]
        assert re.findall(r"See~(\d+)", all_words(setting)) == pages
        assert without_numbers(setting) == without_numbers(galley(body, css))
        assert not any(each.made_for for each in setting.mends.pieces)
