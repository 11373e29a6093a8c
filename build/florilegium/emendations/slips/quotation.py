"""Quotation marks that have no partner: where one opens and none closes, or one closes and none opened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from florilegium.emendations.slips.finding import Found, Stretch
from florilegium.model.slips import LIKELY, PERHAPS

PAIRS = {"de": ("„", "“"), "fr": ("«", "»")}
_SMALL = frozenset(("of", "the", "and", "a", "in", "for", "to", "on"))
_WORDS = re.compile(r"[^\s“”„«»\"]+")


@dataclass(frozen=True, slots=True)
class _Lonely:
    """A quotation mark without a partner: its offset, and whether it opens."""

    at: int
    opens: bool


def unbalanced(stretches: Sequence[Stretch]) -> Iterator[tuple[int, Found]]:
    """The marks that are missing, each with the number of its stretch.

    A quotation over several paragraphs opens each anew and closes in the last; it may also open in the first alone.
    """
    is_open = False
    for number, stretch in enumerate(stretches):
        opening, closing = PAIRS.get(stretch.language, ("“", "”"))
        if opening not in stretch.text and "“" in stretch.text:
            opening, closing = "“", "”"
        lonely = list(_lonely(stretch.text, opening, closing))
        for each in lonely:
            if each.opens:
                if not _goes_on(stretches, number, (opening, closing)):
                    yield number, _unclosed(stretch.text, each.at, closing)
                else:
                    is_open = True
            elif is_open:
                is_open = False
            else:
                yield number, _unopened(stretch.text, each.at, opening)


def _lonely(text: str, opening: str, closing: str) -> Iterator[_Lonely]:
    waiting: list[int] = []
    for at, sign in enumerate(text):
        if sign == opening:
            if waiting:
                yield _Lonely(waiting.pop(), opens=True)
            waiting.append(at)
        elif sign == closing:
            if waiting:
                waiting.pop()
            else:
                yield _Lonely(at, opens=False)
    yield from (_Lonely(at, opens=True) for at in waiting)


def _goes_on(stretches: Sequence[Stretch], number: int, marks: tuple[str, str]) -> bool:
    """Whether a quotation that is open at the end of a stretch goes on: the next opens anew, or a later one closes."""
    opening, closing = marks
    for stretch in stretches[number + 1 : number + 12]:
        signs = [sign for sign in stretch.text if sign in marks]
        if stretch.text.startswith(opening) or signs[:1] == [closing]:
            return True
        if signs:
            return False
    return False


def _unopened(text: str, at: int, opening: str) -> Found:
    """The mark that is missing before the one that closes: before the capitals that it ends, or the sentence."""
    start, words = at, list(_WORDS.finditer(text, 0, at))
    for word in reversed(words):
        if not (word[0][0].isupper() or (word[0] in _SMALL and start != at)):
            break
        if re.search(r"[.!?:;“”]", text[word.end() : start]) or (word[0][-1] in ".!?:;" and start != at):
            break
        if word[0][0].isupper():
            start = word.start()
    sure = start != at
    if not sure:
        start = max(text.rfind(mark, 0, at - 1) + 2 for mark in (". ", ": ", "! ", "? ", ", "))
        start = max(0, start if start > 1 else 0)
    reason = "a quotation mark closes that was not opened"
    return Found("quotation", start, start, opening, "", reason, LIKELY if sure else PERHAPS)


def _unclosed(text: str, at: int, closing: str) -> Found:
    """The mark that is missing behind the one that opens: at the end of the text, or of the sentence it opens."""
    end = re.compile(r"[.!?](?=\s|$)").search(text, at)
    place = len(text.rstrip()) if at == 0 or end is None else end.end()
    return Found("quotation", place, place, closing, "", "a quotation mark opens that is not closed", PERHAPS)
