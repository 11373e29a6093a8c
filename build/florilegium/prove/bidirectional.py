"""Lines with words from right to left, which a reader of a PDF gives in the order of the eye, not of the text."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from florilegium.model.printed import LEFTWARD, PageWords, ReadPage, plain_words

# Readers turn brackets and quotation marks round among such words, and do not agree on where.
TURNED = str.maketrans(")]}>»›”„’‚", "([{<«‹““‘‘")
# Blanks and signs of no direction behind a letter from right to left, and the sign that comes next in the line.
BEHIND = re.compile(rf"(?<={LEFTWARD.pattern})((?:(?!{LEFTWARD.pattern})(?:[^\w\r\n]|_)){{2,}})(?=(.?))")
CELLS = 8  # set beside one another in a row of a table, which a reader takes for one line


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that was read, and how far from the left it stands, in points."""

    sign: str
    place: float


def as_drawn(page: ReadPage) -> ReadPage:
    """The page with signs such as “ *” between words from right to left and others in the order in which they stand.

    PDFium takes them for a part of the word before them and turns them round with it, though they are drawn behind it.
    """
    text, places = list(page.text), list(page.places)
    for behind in BEHIND.finditer(page.text) if places else ():
        begin, end = behind.span(1)
        drawn = [at for at in range(begin, end) if at not in page.supposed]
        seen = sorted(drawn, key=page.places.__getitem__)
        left, right = page.places[begin - 1], page.places[end : end + len(behind[2])]
        if seen and left < page.places[seen[0]] and all(page.places[seen[-1]] < place for place in right):
            for at, found in zip(drawn, seen, strict=True):
                text[at], places[at] = page.text[found], page.places[found]
    return replace(page, text="".join(text), places=tuple(places))


def signs_of(page: ReadPage) -> tuple[Sign, ...]:
    """The signs of a page without blanks, accents and points by themselves."""
    places = page.places or (0.0,) * len(page.text)
    return tuple(
        Sign(part, place) for sign, place in zip(page.text, places, strict=True) for part in _parts(plain_words(sign))
    )


def first_unlike(read: Sequence[Sign], page: PageWords) -> int | None:
    """The number of the first line that a page does not have as it was set; None for no line.

    Lines from left to right must have their signs in order. Of a line with words from right to left the letters must
    stand on the page in the order in which they are to be seen, and its points must be those that were set.
    """
    at = number = 0
    while number < len(page):
        rows = (page[number : number + cells] for cells in range(1, CELLS + 1))
        row = next((row for row in rows if _stands(read, at, row)), ())
        if not row:
            return number
        at += len(_set(row))
        number += len(row)
    return None if at == len(read) else max(0, len(page) - 1)


def _stands(read: Sequence[Sign], at: int, row: PageWords) -> bool:
    """Whether the lines stand there, side by side if there are several."""
    was_set = _set(row)
    here = read[at : at + len(was_set)]
    if "".join(each.sign for each in here) == was_set:
        return True
    if not any(LEFTWARD.search(line.whole) or any(each.level % 2 for each in line.words) for line in row):
        return False
    points = sorted(each.sign for each in here if unicodedata.combining(each.sign))
    to_be_seen = "".join(_parts(plain_words(line.seen)) for line in row)
    letters = "".join(sign for sign in to_be_seen if not unicodedata.combining(sign)).translate(TURNED)
    return points == sorted(filter(unicodedata.combining, was_set)) and _are_seen(here, letters)


def _are_seen(read: Sequence[Sign], letters: str) -> bool:
    """Whether the letters stand from left to right as they are to be seen.

    Of a word that is read as a text of its own a reader knows no place but that of the whole.
    """
    at = 0
    ordered = sorted((each for each in read if not unicodedata.combining(each.sign)), key=_place)
    for _, same in groupby(ordered, key=_place):
        signs = sorted("".join(each.sign for each in same).translate(TURNED))
        if signs != sorted(letters[at : at + len(signs)]):
            return False
        at += len(signs)
    return at == len(letters)


def _set(row: PageWords) -> str:
    return "".join(_parts(plain_words(line.whole)) for line in row)


def _place(sign: Sign) -> float:
    return sign.place


def _parts(text: str) -> str:
    return unicodedata.normalize("NFD", text.replace(" ", ""))
