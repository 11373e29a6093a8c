"""The words of one paragraph turned into runs: words with capitals that follow one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.model.letters import APOSTROPHES, fold
from florilegium.names.lexicon import PARTICLES, ROMAN_NUMERALS, SHORT_FIRST_NAMES
from florilegium.names.proposals.lexicon import ALL_TITLES
from florilegium.names.words import APOSTROPHE, HYPHEN, POINT, SPACE, Words

SENTENCE_ENDS = ".!?:;…"
OPENERS = "“”\"'‘’«»([—–-• \n\t\u00a0"
QUOTES = '“"«\n•'
ARABIC = ("al", "el", "ad", "an", "ar", "as", "ash", "at", "az")
# A syllable of Chinese as it is transcribed: both halves of “Tse-tung”.
_SYLLABLE = re.compile(
    r"(?:[csz]h|t[sz]|hs|[bcdfghjklmnpqrstwxyz])?"
    r"(?:[aeiouü]|[aeou]i|[aeiou][kt]|ao|[aei]ng?|eh|erh?|ia(?:o|ng?)?|ieh?|ien|iu|i?ung|i?ong|ou|ua(?:i|ng?)?|u?ei|ueh|un|uo|ih)"
)
JOINING = PARTICLES - {"y", "al", "en", "af"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words from `first` to `last` that stand together as those of a name do."""

    first: int
    last: int


def runs_in(words: Words) -> Iterator[Run]:
    """The runs of a paragraph in their order, as long as can be."""
    index = 0
    while index < len(words):
        if _may_stand(words, index):
            last = _end(words, index)
            yield Run(index, last)
            index = last
        index += 1


def is_opening(words: Words, index: int) -> bool:
    """Whether the word opens a sentence, a quotation or the paragraph."""
    if not index:
        return True
    before = words.text[words.ends[index - 1] : words.starts[index]]
    if not before.strip(OPENERS):
        return any(sign in before for sign in QUOTES)
    return any(sign in SENTENCE_ENDS for sign in before) and not _is_cut(words, index - 1)


def is_initial(words: Words, index: int) -> bool:
    """Whether the word is a single letter with a point: “I.” of “I. N. Smirnov”."""
    word = words.words[index]
    return len(word) == 1 and word.isupper() and words.joint(index + 1) == POINT


def is_numeral(word: str) -> bool:
    """Whether the word is a Roman numeral, as after a ruler’s name."""
    return fold(word) in ROMAN_NUMERALS and word.isupper()


def is_possessive(words: Words, last: int) -> bool:
    """Whether ’s follows, or an apostrophe after an s."""
    if words.joint(last + 1) == APOSTROPHE:
        return words.words[last + 1] == "s"
    gap = words.after(last)
    return words.words[last].endswith("s") and gap[:1] in tuple(APOSTROPHES) and gap[1:2] == " "


def _is_cut(words: Words, index: int) -> bool:
    """Whether the point after the word is that of an initial or an abbreviation: “I.”, “Mr.”, “Gen.”."""
    letters = fold(words.words[index])
    is_short = letters in ALL_TITLES or letters in SHORT_FIRST_NAMES
    return is_initial(words, index) or (is_short and words.joint(index + 1) == POINT)


def _may_stand(words: Words, index: int) -> bool:
    word = words.words[index]
    return word[0].isupper() and (len(word) > 1 or _is_cut(words, index) or _is_elision(words, index))


def _is_elision(words: Words, index: int) -> bool:
    """Whether the word is the O of O’Brien or the d of d’Annunzio."""
    is_next_capital = index + 1 < len(words) and words.words[index + 1][0].isupper()
    return words.words[index] in ("O", "D", "L", "d") and words.joint(index + 1) == APOSTROPHE and is_next_capital


def _end(words: Words, index: int) -> int:
    last = index
    while (after := _next(words, last)) is not None:
        last = after
    return last


def _is_chinese(words: Words, last: int) -> bool:
    """Whether a hyphen and a small syllable go on with a Chinese name: “Mao Tse-tung”, not “Leon Trotsky-led”."""
    if words.joint(last) != SPACE or not words.words[last - 1][0].isupper() or not words.words[last + 1].islower():
        return False
    return all(_SYLLABLE.fullmatch(word.casefold()) for word in words.words[last : last + 2])


def _is_arabic(words: Words, place: int) -> bool:
    """Whether the word is the article of a name: “Amin al-Husseini”."""
    is_article = words.words[place] in ARABIC and words.joint(place + 1) == HYPHEN
    return is_article and words.words[place + 1][0].isupper()


def _next(words: Words, last: int) -> int | None:
    """The next word with a capital that belongs to the run, perhaps after particles; None where the run ends."""
    mark = words.joint(last + 1)
    if mark == POINT and not _is_cut(words, last):
        return None
    if mark == APOSTROPHE and not _is_elision(words, last):
        return None
    if mark not in (SPACE, POINT, HYPHEN, APOSTROPHE):
        return None
    if mark == HYPHEN and _is_chinese(words, last):
        return last + 1
    if mark == SPACE and _is_arabic(words, last + 1):
        return last + 2
    if _may_stand(words, last + 1):
        is_change = words.words[last].isupper() and len(words.words[last]) > 3 and not words.words[last + 1].isupper()
        return None if is_change else last + 1  # “JAMES CONNOLLY Newark”
    after = last + 1
    while mark == SPACE and after < len(words) and fold(words.words[after]) in JOINING and words.words[after].islower():
        if words.joint(after + 1) not in (SPACE, APOSTROPHE):
            return None
        after += 1
    is_capital = last + 1 < after < len(words) and words.words[after][0].isupper()
    return after if is_capital and not words.in_capitals(after) else None
