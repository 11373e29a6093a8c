"""Turns the texts of a finished PDF's pages into the words they have otherwise than they were set."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from florilegium.model.printed import PageWords, plain_words
from florilegium.prove.bidirectional import first_unlike

Supposed = Callable[[Iterable[int]], Mapping[int, frozenset[int]]]
# What PDFium gives for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\ufffe": "-", "\u0002": "-"})
AROUND = 30


@dataclass(frozen=True, slots=True)
class Misread:
    """Where a page of a PDF has other words than were set on it: the line (from 0), what was set, what is read."""

    ordinal: int
    line: int
    set: str
    read: str


def misread_pages(texts: Sequence[str], pages: Sequence[PageWords], supposed: Supposed) -> tuple[Misread, ...]:
    """The first place on each page where the text read from the PDF is not what was set there; ordinals from 1.

    Letters are compared one by one, on pages with words from right to left as `first_unlike` tells. Blanks are compared
    too: none that was set may be missing. Where the reader sees one that was not set, `supposed` tells whether the file
    has it, or it is only inferred from letters that stand wide apart.
    """
    found: list[Misread] = []
    doubtful: list[int] = []
    for ordinal, (text, page) in enumerate(zip(texts, pages, strict=True), 1):
        read, was_set = _plain(text), _plain("\n".join(line.whole for line in page))
        if read.split() == was_set.split():
            continue
        if _letters(read) == _letters(was_set):
            doubtful.append(ordinal)
        elif (number := first_unlike(_letters(read), page)) is not None:
            found.append(_misread(ordinal, number, _letters(read), page))
    blanks = supposed(doubtful) if doubtful else {}
    for ordinal in doubtful:
        found += _wrong_blank(ordinal, texts[ordinal - 1], pages[ordinal - 1], blanks[ordinal])
    return tuple(sorted(found, key=lambda each: each.ordinal))


def _plain(text: str) -> str:
    return plain_words(text.translate(_HYPHENS))


def _letters(text: str) -> str:
    return text.replace(" ", "")


def _wrong_blank(ordinal: int, read: str, page: PageWords, supposed: frozenset[int]) -> tuple[Misread, ...]:
    """The first line in which the file has a blank that was not set, or lacks one; at the ends of lines any will do.

    The letters of both are the same.
    """
    before, lines = _blanks_set(page)
    letter, gap = 0, set[int]()
    for at, sign in enumerate(read):
        if sign.isspace():
            gap.add(at)
        elif letters := len(plain_words(sign)):
            wanted = before[letter]
            if (wanted == " " and not gap) or (not wanted and not gap <= supposed):
                number = lines[letter]
                begin = at - letter + lines.index(number)
                words = plain_words(page[number].whole).strip()
                return (Misread(ordinal, number, words, read[max(0, begin) : at + AROUND]),)
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
