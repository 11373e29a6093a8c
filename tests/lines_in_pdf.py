"""Reads the lines of a finished PDF of plain text: how wide their blanks are, and which end in a hyphen.

The same is measured of every typesetter's file, from where PDFium says that its letters stand. Looked at are the lines
in the size of most letters, not notes and headings in other sizes, and of them those that reach the right edge.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

HYPHENS = frozenset(map(ord, "-\u2010\u00ad\ufffe\u0002"))
APART = 0.1  # em between letters that are no blank
LOOSE = 0.45  # em
AT_THE_EDGE = 0.7  # em short of the right edge, or beyond it, as a hyphen may stand


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its number, where its line is and where it begins and ends in points, its size."""

    sign: int
    line: float
    left: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How many pages there are and full lines on them, and of these how many have which flaw."""

    pages: int
    full: int
    loose: int
    hyphens: int
    stacks: int

    def __str__(self) -> str:
        loose, hyphens = 100 * self.loose / self.full, 100 * self.hyphens / self.full
        return (
            f"{self.pages} pages, {self.full} full lines: {loose:.2f} % loose, {hyphens:.1f} % end in a hyphen, "
            f"{self.stacks} stacks of three"
        )


def figures_of(pdf: Path, em: float) -> Figures:
    """What is found on the pages of a text that is set in a size of so many points."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [list(_letters(page)) for page in document]
    size = Counter(round(letter.size, 1) for page in pages for letter in page).most_common(1)[0][0]
    found = [_lines([letter for letter in page if abs(letter.size - size) < 0.3]) for page in pages]
    edges = [_edge(lines) for lines in (found[0::2], found[1::2])]  # of rectos and of versos
    full = loose = hyphens = stacks = run = 0
    for number, lines in enumerate(found):
        for line in lines:
            if abs(line[-1].right - edges[number % 2]) > AT_THE_EDGE * em:
                run = 0
                continue
            gaps = [after.left - before.right for before, after in pairwise(line)]
            blanks = [gap for gap in gaps if gap > APART * em]
            parted = line[-1].sign in HYPHENS
            run = run + 1 if parted else 0
            full, hyphens, stacks = full + 1, hyphens + parted, stacks + (run == 3)
            loose += bool(blanks) and sum(blanks) / len(blanks) > LOOSE * em
    return Figures(len(pages), full, loose, hyphens, stacks)


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    """The letters of a page in the order of the file."""
    text = page.get_textpage()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        sign = raw.FPDFText_GetUnicode(text, at)
        if sign in (0, 9, 10, 13, 32, 160) or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        yield Letter(sign, y.value, box.left, box.right, box.top - box.bottom)


def _lines(letters: list[Letter]) -> list[list[Letter]]:
    """The letters line by line from the top, each from the left."""
    lines: dict[int, list[Letter]] = {}
    for letter in letters:
        lines.setdefault(round(letter.line), []).append(letter)
    return [sorted(lines[key], key=lambda letter: letter.left) for key in sorted(lines, reverse=True)]


def _edge(pages: list[list[list[Letter]]]) -> float:
    """Where most lines end."""
    ends = Counter(round(line[-1].right) for lines in pages for line in lines)
    return float(ends.most_common(1)[0][0]) if ends else 0.0
