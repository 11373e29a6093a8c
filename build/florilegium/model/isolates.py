"""Finds in a paragraph with words from right to left the ranges of figures that would be turned round (UAX #9)."""

import re
from collections.abc import Iterator

from florilegium.model.printed import LEFTWARD

LEFT_TO_RIGHT, RIGHT_TO_LEFT, BY_FIRST_LETTER, END = "\u2066", "\u2067", "\u2068", "\u2069"  # the signs of isolates
_BLANK = "[ \u00a0\u2009\u202f]?"
_RANGE = re.compile(f"[0-9]+(?:{_BLANK}[–—−]{_BLANK}[0-9]+)+")
_STEP = re.compile(f"[{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}{BY_FIRST_LETTER}{END}]|{_RANGE.pattern}")


def turned_ranges(text: str, rightward: bool = True) -> tuple[tuple[int, int], ...]:
    """Begin and end of each range of figures, as “1475–1925”, where the line runs from left to right.

    Behind Hebrew the algorithm takes the dash for a part of it, and the last year comes first. Between words from right
    to left that is as it should be: within an isolate of theirs, or where the paragraph is theirs, nothing is found.

    >>> turned_ranges("ספר, 1475–1925"), turned_ranges("book, 1475–1925")
    (((5, 14),), ())
    >>> turned_ranges("in \u2067דף 12–15\u2069 and 16–17")
    ((18, 23),)
    """
    if not LEFTWARD.search(text) or not _RANGE.search(text):
        return ()
    return tuple(_found(text, rightward))


def _found(text: str, rightward: bool) -> Iterator[tuple[int, int]]:
    open_isolates = [rightward]
    for step in _STEP.finditer(text):
        match step[0]:
            case "\u2066" | "\u2067":
                open_isolates.append(step[0] == LEFT_TO_RIGHT)
            case "\u2068":
                open_isolates.append(_begins_rightward(text, step.end()))
            case "\u2069":
                open_isolates = open_isolates[:-1] or [rightward]
            case _ if open_isolates[-1]:
                yield step.span()


def _begins_rightward(text: str, at: int) -> bool:
    """Whether the first letter from there on is one from left to right, or there is none before the isolate ends."""
    first = next((sign for sign in text[at : text.find(END, at)] if sign.isalpha()), "")
    return not LEFTWARD.match(first)
