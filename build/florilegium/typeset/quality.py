"""Looks at set pages as a book designer does: lines, ends of paragraphs, depth of pages."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from florilegium.model.page_quality import Flaw
from florilegium.model.pages import Page
from florilegium.typeset.engine.protruding import width_of
from florilegium.typeset.engine.scaled_letters import scale_of
from florilegium.typeset.notes import NotePlace
from florilegium.typeset.page_lines import SetLine, SetPage, openings_of, pages_of_lines
from florilegium.typeset.pages import is_blank, notes_of

LOOSE = 0.45  # em
SHORTEST = 1.6  # em of a last line; an indent is one
STACK = 3
HYPHENS = ("-", "\u2010")
HEADINGS = ("h1", "h2", "h3", "h4")
TABLE_CAPTION = "caption"  # it stands above its table as a heading does
UNEVEN = 0.6  # of a line
TALL = 0.6  # of the height of the type area
RIVER = 5  # lines
WIDE = 0.33  # em: narrower blanks make no river
BESIDE = 0.22  # em: blanks of two lines that far from each other flow together


def flaws_of(engine: list[Any], pages: tuple[Page, ...]) -> tuple[Flaw, ...]:
    """The flaws of the engine's pages, in their order; `pages` names each of them."""
    found = (*flaws_on(pages_of_lines(engine, pages)), *_blanks_of(engine, pages), *_tall_notes(engine, pages))
    return tuple(sorted(found, key=_place))


def _tall_notes(engine: list[Any], pages: tuple[Page, ...]) -> Iterator[Flaw]:
    """The pages of which notes take more than the text can spare; of one without text, as notes run over, too."""
    for box, page in zip(engine, pages, strict=True):
        share = sum(note.margin_height() for note in notes_of(box)) / box._page_box.height
        if share > TALL:
            yield Flaw("tall-notes", page.ordinal, page.folio, 0, round(100 * share, 1))


def _blanks_of(engine: list[Any], pages: tuple[Page, ...]) -> Iterator[Flaw]:
    """The blank pages that no opening asks for: before one that is to be a recto (or verso) a single page is left."""
    opens = openings_of(engine)
    blanks = [is_blank(box) for box in engine]
    for position, page in enumerate(pages):
        ends = position + 1 == len(pages)
        asked = not ends and opens[position + 1] and engine[position]._page_box.page_type.blank
        if blanks[position] and not asked and not (ends and page.side == "verso"):
            yield Flaw("needless-blank", page.ordinal, page.folio, 0, 1.0)


def note_flaws(places: Sequence[NotePlace], pages: tuple[Page, ...]) -> tuple[Flaw, ...]:
    """The notes that run over; one that stands on another page than its call is no flaw but stops the book (T10)."""
    over = (place for place in places if place.last > place.page > 0)
    return tuple(
        Flaw("note-runs-over", each.page, pages[each.page - 1].folio, 0, float(each.last - each.page), each.note)
        for each in over
    )


def _place(flaw: Flaw) -> tuple[int, int, str]:
    return flaw.page, flaw.line, flaw.kind


def flaws_on(looked_at: Sequence[SetPage]) -> tuple[Flaw, ...]:
    """The flaws of pages that follow one another."""
    found: list[Flaw] = []
    run = 0
    for one in looked_at:
        for number, line in enumerate(one.lines, 1):
            run = run + 1 if line.justified and line.words.endswith(HYPHENS) else 0
            found += _line_flaws(one, number, line, run)
        found += _page_flaws(one)
        found += _rivers(one)
    found += (flaw for verso, recto in pairwise(looked_at) for flaw in _uneven(verso, recto))
    return tuple(sorted(found, key=_place))


def _line_flaws(one: SetPage, number: int, line: SetLine, run: int) -> Iterator[Flaw]:
    if line.justified and (blank := line.blank) > LOOSE:
        yield _flaw("loose-line", one, number, blank)
    if run == STACK:
        yield _flaw("stacked-hyphens", one, number, run)
    if line.last and not line.first and line.element not in HEADINGS:
        width = sum(each.width for each in line.texts) / line.size
        if line.box.style["text_align_all"] == "justify" and width < SHORTEST:
            yield _flaw("short-last-line", one, number, width)


def _page_flaws(one: SetPage) -> Iterator[Flaw]:
    if not one.lines:
        return
    first, last, count = one.lines[0], one.lines[-1], len(one.lines)
    if first.last and not first.first and first.element not in HEADINGS:
        yield _flaw("widow", one, 1, 1)
    if one.ends_piece:
        return
    if last.element in (*HEADINGS, TABLE_CAPTION):
        yield _flaw("heading-at-foot", one, count, 1)
    elif last.first and not last.last:
        yield _flaw("orphan", one, count, 1)
    if one.page.side == "recto" and last.justified and last.words.endswith(HYPHENS):
        yield _flaw("hyphen-over-leaf", one, count, 1)
    if one.lacking > (2 + UNEVEN) * one.leading:
        yield _flaw("short-page", one, 0, one.lacking / one.leading)


def _uneven(verso: SetPage, recto: SetPage) -> Iterator[Flaw]:
    if verso.page.side != "verso" or not verso.lines or not recto.lines or verso.ends_piece or recto.ends_piece:
        return
    difference = abs(verso.above - recto.above)
    if difference > UNEVEN * verso.leading:
        shorter = verso if verso.above > recto.above else recto
        yield _flaw("uneven-pages", shorter, 0, difference / verso.leading)


def _rivers(one: SetPage) -> Iterator[Flaw]:
    """Chains of blanks, each below another; of chains that share a line the one that is seen first."""
    chains: list[tuple[float, int, int]] = []  # where the last blank stands, the line of the first, how many lines
    told = 0
    for number, line in enumerate(one.lines, 1):
        if not line.justified or line.blank < WIDE:
            chains = []
            continue
        reach = BESIDE * line.size
        grown = []
        for x in _blanks(line):
            above = [chain for chain in chains if abs(chain[0] - x) <= reach]
            begun, length = min(((start, count) for _, start, count in above), default=(number, 0))
            grown.append((x, begun, length + 1))
            if length + 1 == RIVER and begun > told:
                told = number
                yield _flaw("river", one, begun, RIVER)
        chains = grown


def _blanks(line: SetLine) -> Iterator[float]:
    """The middle of each blank of a line, in pixels from the left of the sheet."""
    for box in line.texts:
        x, scale = box.position_x, scale_of(box)
        blank = scale * (width_of(" ", box.style) + box.justification_spacing)
        for word in box.text.split(" ")[:-1]:
            x += scale * (width_of(word, box.style) + word.count("\u00a0") * box.justification_spacing) if word else 0.0
            yield x + blank / 2
            x += blank


def _flaw(kind: str, one: SetPage, line: int, measure: float) -> Flaw:
    paragraph = one.lines[line - 1].paragraph if line else one.lines[-1].paragraph
    return Flaw(kind, one.page.ordinal, one.page.folio, line, round(measure, 2), paragraph)
