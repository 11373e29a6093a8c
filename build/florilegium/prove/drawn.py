"""Turns the texts of a finished PDF's pages into the words they have otherwise than they were set."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from florilegium.model.printed import PageWords, ReadPage, plain_words
from florilegium.prove.bidirectional import as_drawn, first_unlike, signs_of

HYPHENS = "\ufffe\u0002"  # what PDFium gives for one at the end of a line
AROUND = 30
MARKER = re.compile(r"[^\w\s]|\w{1,6}\.")  # of an item of a list: “–”, “12.”


@dataclass(frozen=True, slots=True)
class Misread:
    """Where a page of a PDF has other words than were set on it: the line (from 0), what was set, what is read."""

    ordinal: int
    line: int
    set: str
    read: str


def misread_pages(
    read: Sequence[ReadPage], pages: Sequence[PageWords], proved: Sequence[str] = ()
) -> tuple[Misread, ...]:
    """The first place on each page where what is read in the PDF is not what was set there; ordinals from 1.

    Letters are compared one by one, on pages with words from right to left as `first_unlike` tells. Blanks are compared
    too: none that was set may be missing, and none may be in the file that was not set. `proved` are the texts of the
    same pages in another file that were found right.
    """
    found: list[Misread] = []
    for ordinal, (page, lines) in enumerate(zip(read, pages, strict=True), 1):
        if proved and page.text == proved[ordinal - 1]:
            continue
        page = as_drawn(page)
        text = _plain(page.text)
        if text.split() == _all(lines).split():
            continue
        lines = _as_read(text, lines)
        if _letters(text) == _letters(_all(lines)):
            found += _wrong_blank(ordinal, page, lines)
        elif (number := first_unlike(signs_of(_unhyphenated(page)), lines)) is not None:
            found.append(_misread(ordinal, number, _letters(text), lines))
    return tuple(found)


def _as_read(text: str, lines: PageWords) -> PageWords:
    """The lines with the marker of a list before its item, where the page is read so.

    Markers are drawn behind all lines of the text. Where the page ends with an item of one line, its first, the marker
    is drawn right after its own line, and a reader takes the two for one line, from left to right.
    """
    for number, (line, marker) in enumerate(pairwise(lines)):
        if line.own and not marker.own and MARKER.fullmatch(marker.whole.strip()):
            turned = (*lines[:number], marker, line, *lines[number + 2 :])
            if _letters(_all(turned)) == _letters(text):
                return turned
    return lines


def _all(lines: PageWords) -> str:
    return _plain("\n".join(line.whole for line in lines))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", plain_words(_hyphenated(text)))


def _unhyphenated(page: ReadPage) -> ReadPage:
    return replace(page, text=_hyphenated(page.text))


def _hyphenated(text: str) -> str:
    for sign in HYPHENS:
        text = text.replace(sign, "-")
    return text


def _letters(text: str) -> str:
    return text.replace(" ", "")


def _wrong_blank(ordinal: int, read: ReadPage, page: PageWords) -> tuple[Misread, ...]:
    """The first line in which the file has a blank that was not set, or lacks one; at the ends of lines any will do.

    The letters of both are the same.
    """
    before, lines = _blanks_set(page)
    letter, gap = 0, set[int]()
    for at, sign in enumerate(read.text):
        if sign.isspace():
            gap.add(at)
        elif letters := len(plain_words(sign)):
            wanted = before[letter]
            if (wanted == " " and not gap) or (not wanted and not gap <= read.supposed):
                number = lines[letter]
                begin = at - letter + lines.index(number)
                words = plain_words(page[number].whole).strip()
                return (Misread(ordinal, number, words, read.text[max(0, begin) : at + AROUND]),)
            letter, gap = letter + letters, set()
    return ()


def _blanks_set(page: PageWords) -> tuple[list[str], list[int]]:
    """For each letter of the page what stands before it (a blank, a line feed where its line begins, or nothing), and
    the number of its line."""
    before: list[str] = []
    lines: list[int] = []
    for number, line in enumerate(page):
        last = "\n"
        for sign in plain_words(line.whole).strip():
            if sign != " ":
                before.append(last)
                lines.append(number)
            last = " " if sign == " " else ""
    return before, lines


def _misread(ordinal: int, number: int, read: str, page: PageWords) -> Misread:
    before = sum(len(_letters(plain_words(line.whole))) for line in page[:number])
    words = plain_words(page[number].whole).strip() if page else ""
    return Misread(ordinal, number, words, read[before : before + len(_letters(words)) or None])
