"""The places of a paragraph where no line should end: within a date, behind initials, before a dash and the like."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from florilegium.typeset.tied_words import TIED_WORDS, TiedWords

# Demerits of the end of a line in a title, on the scale of `ragged_fit`.
WEAK = 6.0
BEFORE_WEAK = -2.0
INSIDE = 20.0  # behind the hyphen of a name, or the dash of a range
PAUSE = {":": -3.0, ";": -3.0, "—": -3.0, ".": -2.0, ",": -1.0}
FEWEST = 5  # signs on the last line of a paragraph
CAPITAL = "A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω"
ROMAN = r"(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"
NUMBER = rf"(?=\d|[(\[]\d|{ROMAN})"

_JOINED = re.compile(r"(?<=\w)[-‐–](?=\w)")
_WORD = re.compile(r"[^\s]+")

# Each rule takes what stands before the place and looks at what stands behind it.
EVERYWHERE = (
    rf"\b[{CAPITAL}][a-zа-яё]?\.[ ](?=[{CAPITAL}])",  # initials: J. P. Cannon
    r"[ ](?=[–—])|(?<=[^\s–—])(?=[–—])",  # no line begins with a dash
    r"(?<=[ ])[–—](?=\w)|(?<=\d)–(?=\d)",  # and a dash that opens stays with its word, as that of pp. 12–15
    r"[ ](?=…|\.[ ]?\.)|(?<=[^\s.…])(?=…)|\.[ ](?=\.)",  # nor with an ellipsis
    r"\d[ ](?=\d{3}\b)|\d[ ](?=[%‰°′″½⅓¼¾⅔])|[£$€¥§¶№][ ](?=\d)",
    r"\d[ ](?=(?:km|m|cm|mm|kg|g|mg|t|ha|l|kW|pt|f|ff)\b)",
    rf"\b[{CAPITAL}]\w+[ ](?=[IVXLCDM]{{2}})(?={ROMAN})",  # Louis XVI
    r"«[ ]|[ ](?=»)",
)


@lru_cache(maxsize=8)
def ties_of(text: str, language: str) -> frozenset[int]:
    """The characters of a paragraph before which no line should end, by the rules of its language.

    >>> sorted(ties_of("By J. P. Cannon, 8 November", "en"))
    [6, 9, 19, 23, 24, 25, 26]
    """
    return frozenset(bound(text, language) | set(range(len(text.rstrip()) - FEWEST + 1, len(text))))


def bound(text: str, language: str) -> set[int]:
    """The characters before which no line should end since they belong to what stands before, wherever that is.

    >>> sorted(bound("45 kg for £ 10", "en"))
    [3, 12]
    """
    return {match.end() for match in _rules(language).finditer(text)}


def senses_of(text: str, language: str) -> dict[int, float]:
    """How ill (above 0) or well (below 0) a line of a title ends before a character, by the sense of the words.

    >>> senses_of("The Lion: A Life of the Printer", "en")
    {4: 6.0, 10: -3.0, 12: 6.0, 17: -2.0, 20: 6.0, 24: 6.0}
    >>> senses_of("Klein-Hirsch, 1475–1925", "en")
    {14: -1.0, 6: 20.0, 19: 20.0}
    """
    words = TIED_WORDS.get(language.lower().partition("-")[0])
    weak = frozenset(words.weak.split()) if words else frozenset[str]()
    found = {}
    for word, following in pairwise(_WORD.finditer(text)):
        leans, opens = word[0].casefold() in weak, following[0].casefold() in weak
        sense = WEAK if leans else PAUSE.get(word[0][-1], BEFORE_WEAK if opens else 0.0)
        if sense:
            found[following.start()] = sense
    return found | {match.end(): INSIDE for match in _JOINED.finditer(text)}


@cache
def _rules(language: str) -> re.Pattern[str]:
    words = TIED_WORDS.get(language.lower().partition("-")[0])
    return re.compile("|".join((*_of_language(words), *EVERYWHERE) if words else EVERYWHERE))


def _of_language(words: TiedWords) -> tuple[str, ...]:
    months = _any(words.months)
    rules = [
        rf"\b\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?[ ](?=(?:de )?(?:{months})(?!\w))",  # 8 November
        rf"\b(?:{months})[ ](?=\d{{1,2}}(?!\d))",  # November 8
        rf"\bde[ ](?=(?:{months})(?!\w))",  # 8 de noviembre
        rf"(?<!\w)(?:{_any(words.before)})[ ]{NUMBER}",  # p. 12
        rf"\d[ ](?=(?:{_any(words.units)})(?!\w))",  # 5 per cent
        rf"(?<!\w)(?:{_any(words.titles)})[ ](?=[{CAPITAL}])",  # Mr. Smith
    ]
    if words.leaning:
        rules.append(rf"(?<!\w)(?:{_any(words.leaning)})[ ](?=\w)")
    if words.marks:
        rules.append(r"[ ](?=[:;!?])")
    return tuple(rules)


def _any(words: str) -> str:
    return "|".join(words.split())
