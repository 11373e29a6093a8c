"""The plain text of a paragraph turned into words and what joins them."""

import re
from dataclasses import dataclass

from florilegium.model.cutting import Leaf, width
from florilegium.model.inlines import Inlines, SmallCapitals
from florilegium.model.letters import APOSTROPHES, AYNS, HYPHENS
from florilegium.model.text import Paragraph
from florilegium.model.walking import plain_text

# Accents set apart, points of Hebrew and Arabic, and the invisible signs that may stand inside a word.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u00ad\u200c\u200d\u2060"
# Chinese signs, kana and Hangul: written without blanks, so that each of them counts as a word.
_SIGN = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
)
# Raised figures and some apostrophes (ʼ, ʻ, ʿ) count as word characters in Python.
_LETTER = (
    rf"[^\W\d_{_SIGN}\u02b9\u02bb\u02bc\u02be\u02bf\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089]"
)
WORD = re.compile(rf"{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*|[{_SIGN}][\u3099\u309a]*")
_A_SIGN = re.compile(rf"[{_SIGN}][\u3099\u309a]*")
_POINT = re.compile(r"\.\s*\Z")
_COMMA = re.compile(r",\s+\Z")

SPACE, POINT, APOSTROPHE, HYPHEN, COMMA, BREAK, TOUCH = " ", ".", "'", "-", ",", "|", "+"
_MIDDLE_POINTS = ("・", "·", "‧")  # between the names of a foreigner: 列夫·托洛茨基
_ELIDED = ("d", "D", "l", "L", "o", "O")  # “d’ Annunzio”, as some printers set it


def joint(gap: str) -> str:
    """What stands between two words: one of SPACE, POINT, APOSTROPHE, HYPHEN, COMMA, TOUCH, else BREAK."""
    if not gap:
        return TOUCH
    if gap.isspace() or gap.strip(AYNS).isspace() or gap in _MIDDLE_POINTS:  # “Muḥammad ʿAbduh”
        return SPACE
    if len(gap) == 1 and gap in APOSTROPHES:
        return APOSTROPHE
    if gap in HYPHENS or gap == "–":
        return HYPHEN
    if _POINT.match(gap):
        return POINT
    return COMMA if _COMMA.match(gap) else BREAK


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in their order, with the offsets at which each begins and ends."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: tuple[tuple[int, int], ...] = ()  # stretches set in small capitals
    language: str = ""  # the first part of the BCP 47 tag

    def __len__(self) -> int:
        return len(self.words)

    def joint(self, index: int) -> str:
        """What joins the word at `index` to the one before it; BREAK at both ends of the text."""
        if not 0 < index < len(self.words):
            return BREAK
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        if self.words[index - 1] in _ELIDED and gap[:1] in tuple(APOSTROPHES) and gap[1:].isspace():
            return APOSTROPHE
        return joint(gap)

    def after(self, index: int) -> str:
        """The characters between the word at `index` and the next one."""
        end = self.starts[index + 1] if index + 1 < len(self.words) else len(self.text)
        return self.text[self.ends[index] : end]

    def in_capitals(self, index: int) -> bool:
        """Whether the word is set in capitals or small capitals."""
        word, start = self.words[index], self.starts[index]
        return (len(word) > 1 and word.isupper()) or any(first <= start < last for first, last in self.capitals)


def is_sign(word: str) -> bool:
    """Whether the word is a single sign of those that are written without blanks.

    >>> is_sign("毛"), is_sign("M")
    (True, False)
    """
    return bool(_A_SIGN.fullmatch(word))


def words_of(text: str, capitals: tuple[tuple[int, int], ...] = (), language: str = "") -> Words:
    """The words of a text; `capitals` are stretches in small capitals, `language` the first part of a tag.

    >>> words_of("Stalin’s¹ I. N. Smirnov").words
    ('Stalin', 's', 'I', 'N', 'Smirnov')
    """
    spans = [match.span() for match in WORD.finditer(text)]
    starts, ends = zip(*spans, strict=True) if spans else ((), ())
    return Words(text, tuple([text[start:end] for start, end in spans]), starts, ends, capitals, language)


def words_in(paragraph: Paragraph, language: str = "") -> Words:
    """The words of a paragraph, with the stretches that are set in small capitals and the paragraph’s language."""
    spoken = (paragraph.language or language).partition("-")[0]
    return words_of(plain_text(paragraph.children), tuple(_small_capitals(paragraph.children)), spoken)


def _small_capitals(inlines: Inlines, base: int = 0) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for inline in inlines:
        size = width(inline)
        if isinstance(inline, SmallCapitals):
            stretches.append((base, base + size))
        elif not isinstance(inline, Leaf):
            stretches += _small_capitals(inline.children, base)
        base += size
    return stretches
