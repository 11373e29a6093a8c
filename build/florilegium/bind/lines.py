"""Finds the lines on the pages of a PDF from the places of its letters; a doorway of pypdfium2."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from florilegium.bind.shown import box_of, on_page
from florilegium.model.found_lines import FoundLine
from florilegium.model.sheet import Box

SAME_LINE = 0.45  # em by which letters of a line may stand higher or lower
BACK = 1.0  # em by which the next letter may stand further left in one line
WORDS_APART = 0.12  # em between letters of two words
TABS = 2.0  # em between letters of two columns
MOST_LETTERS = 20_000  # of a page; what has more is no page of text


@dataclass(frozen=True, slots=True)
class _Letter:
    sign: str
    left: float
    right: float
    base: float
    size: float


def lines_of(pdf: bytes) -> tuple[FoundLine, ...]:
    """All lines in the order in which they are drawn. PdfiumError for what is no PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = enumerate(document, 1)
        return tuple(line for ordinal, page in pages for line in _lines(ordinal, page))


def _lines(ordinal: int, page: pypdfium2.PdfPage) -> Iterator[FoundLine]:
    line: list[_Letter] = []
    for letter in _letters(page):
        if line and not _goes_on(line[-1], letter):
            yield from _found(ordinal, line)
            line = []
        line.append(letter)
    yield from _found(ordinal, line)


def _goes_on(last: _Letter, letter: _Letter) -> bool:
    size = max(last.size, letter.size)
    return abs(letter.base - last.base) <= SAME_LINE * size and letter.left >= last.left - BACK * size


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    """The letters with their places from the corner of the trimmed page; blanks have none and are passed over."""
    text = page.get_textpage()
    trim, degrees = box_of(page.get_trimbox()), page.get_rotation()
    x, y = ctypes.c_double(), ctypes.c_double()
    edges, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    for number in range(min(text.count_chars(), MOST_LETTERS)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, number))
        if sign.isspace():
            continue
        pdfium.FPDFText_GetLooseCharBox(text, number, edges)  # from one letter's origin to the next one's
        pdfium.FPDFText_GetCharOrigin(text, number, x, y)
        pdfium.FPDFText_GetMatrix(text, number, matrix)
        size = pdfium.FPDFText_GetFontSize(text, number) * abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        box = on_page(Box(edges.left, edges.bottom, edges.right, edges.top), trim, degrees)
        base = on_page(Box(x.value, y.value, x.value, y.value), trim, degrees).bottom
        yield _Letter(sign, box.left, box.right, base, size)


def _found(ordinal: int, letters: list[_Letter]) -> Iterator[FoundLine]:
    if not letters:
        return
    size = Counter(round(letter.size, 1) for letter in letters).most_common(1)[0][0] or 1.0
    gaps = [(after.left - before.right) / size for before, after in pairwise(letters)]
    blanks = [gap for gap in gaps if gap > WORDS_APART]
    tabs = any(gap > TABS for gap in blanks)
    words = "".join(
        f"{' ' if number and gaps[number - 1] > WORDS_APART else ''}{each.sign}" for number, each in enumerate(letters)
    )
    base = Counter(round(letter.base, 1) for letter in letters).most_common(1)[0][0]
    box = Box(letters[0].left, base - size / 4, letters[-1].right, base + size * 3 / 4)
    yield FoundLine(ordinal, box, size, words, 0.0 if tabs or not blanks else sum(blanks) / len(blanks))
