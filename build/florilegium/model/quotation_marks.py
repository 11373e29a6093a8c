"""Quotation marks that stand in others: double within single, single within double."""

DOUBLE, SINGLE = ("“", "”"), ("‘", "’")
LOW = "„"  # German: closed by what opens in English, and left as it is


def quoted(words: str) -> str:
    """The words in double quotation marks.

    >>> quoted("On “Peace”"), quoted("The ‘New’ Woman’s “Peace”")
    ('“On ‘Peace’”', '“The ‘New’ Woman’s ‘Peace’”')
    """
    return alternated(f"“{words}”")


def alternated(words: str) -> str:
    """The words with marks in which each pair is of another kind than the one around it; the outermost stay.

    What could be an apostrophe closes nothing where a letter follows it, or where nothing was opened.

    >>> alternated("“On “The “Lion””” and ‘A “B” ‘C’’"), alternated("“Über „Kultur“”, the Lions’ “Roar”")
    ('“On ‘The “Lion”’” and ‘A “B” “C”’', '“Über „Kultur“”, the Lions’ “Roar”')
    """
    open_: list[tuple[str, tuple[str, str]]] = []  # the mark that closes it as typed, and the pair that is printed
    written = []
    low = 0
    for at, sign in enumerate(words):
        low += sign == LOW
        if sign == DOUBLE[0] and low:
            low -= 1
        elif sign in "“‘" and (sign == DOUBLE[0] or _is_closed(words, at)):
            typed = DOUBLE if sign == DOUBLE[0] else SINGLE
            around = open_[-1][1] if open_ else None
            open_.append((typed[1], typed if around is None else SINGLE if around == DOUBLE else DOUBLE))
            sign = open_[-1][1][0]
        elif open_ and sign == open_[-1][0] and not (sign == SINGLE[1] and words[at + 1 : at + 2].isalpha()):
            sign = open_.pop()[1][1]
        written.append(sign)
    return "".join(written) if not open_ else words


def _is_closed(words: str, at: int) -> bool:
    """Whether a single mark behind this place can close what opens there."""
    return any(sign == SINGLE[1] and not words[n + 1 : n + 2].isalpha() for n, sign in enumerate(words) if n > at)
