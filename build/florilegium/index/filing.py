"""A heading turned into the key that it is filed by, letter by letter or word by word."""

import re

from florilegium.model.letters import APOSTROPHES, fold
from florilegium.model.names import Person

WORD_BY_WORD = "word-by-word"
# The Arabic article is kept in print and passed over in filing: al-Husseini stands under H.
_ARTICLE = re.compile(r"\A(?:al|el|ad|an|ar|as|ash|at|az)[-‐‑](?=[^\W\d_])")
_QUALIFIER = re.compile(r"\(([^)]*)\)")
# The number of a ruler: Pius V stands before Pius IX.
_NUMBER = re.compile(r"(?<=\s)(?=[IVXL])(X{0,3}|XL|L)(IX|IV|V?I{0,3})\Z")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_NO_SIGN = re.compile(r"[^\w\s]|_")

Key = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]


def filing_key(person: Person, filing: str) -> Key:
    """What the record is filed by: the part before the first comma, the part after it, then what is in parentheses.

    Accents and capitals count for nothing. Letter by letter spaces, hyphens and apostrophes count for nothing either,
    word by word the shorter word comes first. The number of a ruler counts as a number. The record’s own `sort` takes
    the place of the headword.
    """
    text = person.sort or person.headword
    qualifier = " ".join(_QUALIFIER.findall(text))
    first, _, second = _QUALIFIER.sub("", text).partition(",")
    by_words = filing == WORD_BY_WORD
    filed = _ARTICLE.sub("", first.strip())
    parts = (_NUMBER.sub(_in_figures, filed), second, qualifier)
    keys = [_words(part, by_words) for part in parts]
    return keys[0], keys[1], keys[2], person.id


def letter_of(key: Key) -> str:
    """The letter an entry with this key stands under; “#” where it begins with none.

    >>> from florilegium.diagnostics import Place
    >>> letter_of(filing_key(Person("l", "Łapiński, Stanisław", Place("texts/names.toml")), "letter-by-letter"))
    'L'
    """
    first = "".join(key[0])[:1].upper()
    return first if first.isalpha() else "#"


def _in_figures(number: re.Match[str]) -> str:
    """The Roman number in two figures: “XIV” as “14”."""
    values = [_DIGITS[letter] for letter in number[0]]
    following = (*values[1:], 0)
    return f"{sum(-one if one < after else one for one, after in zip(values, following, strict=True)):02}"


def _words(text: str, by_words: bool) -> tuple[str, ...]:
    closed = fold("".join(sign for sign in text if sign not in APOSTROPHES))
    words = tuple(_NO_SIGN.sub(" ", closed).split())
    return words if by_words else ("".join(words),)
