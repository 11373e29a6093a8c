"""What the processor of citations prints, as a string with marks in it, turned into inlines.

The processor joins strings, cuts them and looks at their ends. So the marks are single characters that no text has.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from florilegium.model.inlines import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    SmallCapitals,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from florilegium.model.quotation_marks import alternated

CLOSE, ITALIC, BOLD, SMALL_CAPITALS, SUPERSCRIPT, SUBSCRIPT = map(chr, range(0xE000, 0xE006))
FIRST_CITE = 0xE100  # the marks of the first, second … work of a citation
_Wrap = Callable[[Inlines], Inline]
_MARKS: Mapping[str, _Wrap] = {
    ITALIC: Emphasis,
    BOLD: Strong,
    SMALL_CAPITALS: SmallCapitals,
    SUPERSCRIPT: Superscript,
    SUBSCRIPT: Subscript,
}
_ANY = re.compile("[\ue000-\ue1ff]")
# The marks that CSL-JSON allows in a title, each with its own.
_TAGS = {"i": ITALIC, "b": BOLD, "sup": SUPERSCRIPT, "sub": SUBSCRIPT, "sc": SMALL_CAPITALS}
_TAG = re.compile(r"<(i|b|sup|sub|sc)>([^<]*)</\1>")
_LIKE_A_TAG = re.compile(r"<(?=/?(?:i|b|sup|sub|sc|span)\b[^<>]*>)")
_LESS = "\ue200"  # a “<” that opens no tag
# A full stop behind a question or exclamation mark that ends a title is one too many.
_DOUBLED = re.compile(f"(?<=[?!…])([{CLOSE}’”»“]*)\\.")

_ADDRESS = re.compile(r"(https?://[^\s<>]+[^\s<>.,;:)\]])")


def marked(text: str) -> str:
    """The text of a work with our marks for the tags of CSL-JSON.

    >>> marked("On <i>Utopia</i>") == f"On {ITALIC}Utopia{CLOSE}"
    True
    """
    bare = unmarked(text)
    return _TAG.sub(lambda tag: f"{_TAGS[tag[1]]}{tag[2]}{CLOSE}", bare)


def literal(text: str) -> str:
    """The text of a work that has no tags: its signs of less are read as they stand.

    >>> read_marks(marked(literal("On the <i>tag</i>")))
    (Text(content='On the <i>tag</i>'),)
    """
    return text.replace("<", _LESS)


def unmarked(text: str) -> str:
    """The text without any mark."""
    return _ANY.sub("", text)


def mark_of(cite: int) -> str:
    """The mark at which the work of that ordinal, from 0, begins."""
    return chr(FIRST_CITE + cite)


def shown_as_typed(text: str) -> str:
    """The text with a joiner of no width behind each “<” that would open or close a tag of CSL-JSON, which knows no
    other way to say that it does not.

    >>> shown_as_typed("On the <i>tag</i>: 3 < 4 <b") == "On the <\u2060i>tag<\u2060/i>: 3 < 4 <b"
    True
    """
    return _LIKE_A_TAG.sub("<\u2060", text)


def read_marks(text: str, keys: Sequence[str] = ()) -> Inlines:
    """The inlines; what stands between the marks of the n-th work is a link to the n-th key.

    >>> read_marks(f"In {ITALIC}Utopia?{CLOSE}. Paris")
    (Text(content='In '), Emphasis(children=(Text(content='Utopia?'),)), Text(content=' Paris'))
    """
    tidy = alternated(" ".join(_DOUBLED.sub(r"\1", text).split()).replace(_LESS, "<"))
    open_: list[tuple[_Wrap | None, list[Inline]]] = [(None, [])]
    for piece in re.split("([\ue000-\ue1ff])", tidy):
        if piece == CLOSE and len(open_) > 1:
            wrap, inside = open_.pop()
            open_[-1][1].extend([wrap(tuple(inside))] if wrap and inside else inside)
        elif _ANY.match(piece):
            open_.append((_wrapper(piece, keys), []))
        elif piece:
            open_[-1][1].extend(_linked(piece))
    return tuple(inline for _, inside in open_ for inline in inside)


def _linked(text: str) -> Iterator[Inline]:
    """The text with a link for each public address in it."""
    for number, piece in enumerate(_ADDRESS.split(text)):
        if piece:
            yield Link(piece, (Text(piece),)) if number % 2 else Text(piece)


def _wrapper(mark: str, keys: Sequence[str]) -> _Wrap | None:
    if mark in _MARKS:
        return _MARKS[mark]
    cite = ord(mark) - FIRST_CITE
    return (lambda inside: Link(f"work:{keys[cite]}", inside)) if 0 <= cite < len(keys) else None


def changed(value: Any, change: Any) -> Any:
    """The variables of a work with `change` made in each of their texts."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: changed(each, change) for name, each in value.items()}
    return [changed(each, change) for each in value] if isinstance(value, list) else value
