"""Turns the texts of pages as they are read from a PDF into the words of the pages, as the proof compares words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from florilegium.model.collation import PageText
from florilegium.model.printed import plain_words

HYPHEN = "\u2010"  # what the typesetter sets where it parts a word; texts are typed with “-”
UNPRINTED = {at: " " for at in range(32) if at not in (10, 13)}
HYPHENS = {**UNPRINTED, 0xFFFE: "-", 2: "-"}  # what PDFium gives for a hyphen at the end of a line; signs that do harm
LINE_END = "\r\n"
NOTE = r"\S{1,4}\u2002"  # a note opens with its mark
WORD = re.compile(rf"(?:[^\s{HYPHEN}]|{HYPHEN}(?!\r\n)|{HYPHEN}\r\n(?!{NOTE})(?=\S))+{HYPHEN}?")
MARK = re.compile(r"(?:(?<=[.,;:!?’”)\]])\d{1,3}|(?<=[^\W\d_])[*†‡§‖]+|(?<=[.,;:!?’”)\]])[*†‡§‖]+)$")
MANY = 0.5  # of the pages bear such a number where it is taken for the folio
Found = tuple[str, tuple[int, int]]  # a word and where it stands in the text of its page


def page_words(texts: Sequence[str], labels: Sequence[str], ours: bool = True) -> tuple[PageText, ...]:
    """The words of each page without running head and folio; one that a page’s end parts stands on the first page.

    `labels` are the folios, () where the file does not say them. In a file from elsewhere hyphens are left out of all
    words, since there one that parts a word at the end of a line is no other sign than one of the text.
    """
    folios = tuple(labels) or _counted(texts)
    found = [list(_words(text, *_body(text, folio))) for text, folio in zip(texts, folios, strict=True)]
    for here, there in pairwise(found):
        _rejoin(here, there, ours)
    if not ours:
        found = [[(word.replace("-", "") or word, span) for word, span in words] for words in found]
    return tuple(
        PageText(folio, tuple(word for word, _ in words), tuple(span for _, span in words))
        for folio, words in zip(folios, found, strict=True)
    )


def _words(read: str, begin: int, end: int) -> Iterator[Found]:
    text = read.translate(HYPHENS)
    for found in WORD.finditer(text, begin, end):
        mark = MARK.search(found[0])
        cut = found.start() + mark.start() if mark else found.end()
        for first, last in ((found.start(), cut), (cut, found.end())):
            word = text[first:last]
            if not word.isascii():
                word = unicodedata.normalize("NFC", plain_words(word.replace(f"{HYPHEN}{LINE_END}", "")).strip())
            if word:
                yield word, (first, last)


def _rejoin(here: list[Found], there: list[Found], ours: bool) -> None:
    """Put the word whole on the page where it begins; below it notes may stand, which open with a mark.

    In a file from elsewhere only the last word of the page is looked at, which may end in any hyphen.
    """
    ends, first = (HYPHEN, 0) if ours else ((HYPHEN, "-"), max(0, len(here) - 1))
    parted = next((at for at in range(first, len(here)) if here[at][0].endswith(ends) and len(here[at][0]) > 1), None)
    if parted is not None and there:
        word, span = here[parted]
        here[parted] = (f"{word[:-1]}{there.pop(0)[0]}", span)


def _body(text: str, folio: str) -> tuple[int, int]:
    """Where the words of the page begin and end without the line that bears the folio, the last or the first one."""
    begin, end = text.find(LINE_END), text.rfind(LINE_END)
    if folio in _edges(text[end + len(LINE_END) :] if end >= 0 else text):
        return 0, max(end, 0)
    if begin >= 0 and folio in _edges(text[:begin]):
        return begin + len(LINE_END), len(text)
    return 0, len(text)


def _edges(line: str) -> tuple[str, ...]:
    words = line.split()
    return (words[0], words[-1]) if words else ()


def _counted(texts: Sequence[str]) -> tuple[str, ...]:
    """The folios of a file without labels: the numbers that run on in most of its heads or feet, else the ordinals."""
    ahead: Counter[int] = Counter()
    for ordinal, text in enumerate(texts, 1):
        lines = text.strip().split(LINE_END)
        numbers = {
            each for line in (lines[0], lines[-1]) for each in _edges(line) if each.isdecimal() and len(each) < 6
        }
        ahead.update(int(each) - ordinal for each in numbers)
    shift, count = max(ahead.items(), key=lambda item: item[1], default=(0, 0))
    shift = shift if count >= MANY * len(texts) else 0
    return tuple(
        str(ordinal + shift) if ordinal + shift > 0 else f"[{ordinal}]" for ordinal in range(1, len(texts) + 1)
    )
