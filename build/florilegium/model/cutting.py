"""Surgery on inlines by offsets in their plain text: something set in at a place, a stretch wrapped in a container."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import compress, count, islice

from florilegium.model.inlines import (
    Container,
    FolioReference,
    Inline,
    Inlines,
    LineBreak,
    Name,
    NoteCall,
    PageBreak,
    RunInHead,
    SourcePage,
    Text,
    VerseLine,
)
from florilegium.model.letters import APOSTROPHES
from florilegium.model.walking import plain_text

Wrapper = Callable[[Inlines, bool], Inline]
Leaf = Text | LineBreak | NoteCall | SourcePage | PageBreak | FolioReference


def after_letters(text: str, letters: int) -> int:
    """The offset where the next line begins once so many letters and digits have been printed.

    Closing marks and white space that follow the last letter belong to it, opening marks to what comes.

    >>> text = 'the end.” “Next'
    >>> text[after_letters(text, 6):]
    '“Next'
    """
    ends = compress(count(1), map(str.isalnum, text))  # behind each letter and digit
    offset = next(islice(ends, letters - 1, None), len(text)) if letters else 0
    rest = text[offset:]
    gap = next((at for at, sign in enumerate(rest) if sign.isalnum()), len(rest))
    blank = next((at for at, sign in enumerate(rest[:gap]) if sign.isspace()), None)
    if offset == 0 or blank is None:
        return offset
    return offset + blank + len(rest[blank:gap]) - len(rest[blank:gap].lstrip())


def insert_at(inlines: Inlines, offset: int, inline: Inline) -> Inlines:
    """The inlines with one more, without words, at the offset; inside a word it moves to the word’s end.

    It comes after the note calls of that place, outside of containers that end or begin there, but inside a run-in
    head and a line of verse, which have to stay the first or the only children of their paragraph.
    """
    text = plain_text(inlines)
    place = max(0, min(offset, len(text)))
    while 0 < place < len(text) and _in_word(text[place - 1]) and _in_word(text[place]):
        place += 1
    return _insert(inlines, place, inline)


def wrap(inlines: Inlines, start: int, end: int, make: Wrapper) -> Inlines:
    """The inlines with the characters from `start` to `end` wrapped by `make(children, is_first)`.

    Where a container begins or ends inside the stretch, where a note is called in it, and at run-in heads and lines
    of verse, the stretch falls into pieces, each wrapped for itself; `is_first` is true for the first alone. What has
    no words and stands at the edges stays outside. The plain text is the same as before.
    """
    return _Wrapping(start, end, make).of(inlines)


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in APOSTROPHES or unicodedata.category(sign).startswith("M") or sign in "\u00ad\u2060"


def width(inline: Inline) -> int:
    """How many code points of the plain text the inline takes."""
    if isinstance(inline, Text):
        return len(inline.content)
    if isinstance(inline, Leaf):
        return int(isinstance(inline, LineBreak))
    return sum(map(width, inline.children)) + isinstance(inline, VerseLine)


def _insert(inlines: Inlines, place: int, inline: Inline) -> Inlines:
    for index, child in enumerate(inlines):
        size = width(child)
        if _goes_into(child, place, size, index == len(inlines) - 1):
            return (*inlines[:index], *_inserted(child, place, inline), *inlines[index + 1 :])
        if place < size or (place == 0 and not _belongs_before(child)):
            return (*inlines[:index], inline, *inlines[index:])
        place -= size
    return (*inlines, inline)


def _goes_into(child: Inline, place: int, size: int, is_last: bool) -> bool:
    if isinstance(child, VerseLine):
        return place < size or is_last
    return 0 < place < size or (place == 0 and isinstance(child, RunInHead))


def _belongs_before(child: Inline) -> bool:
    """Whether what is set in at the beginning of the child still comes after it: note calls, and what is empty."""
    return width(child) == 0


def _inserted(child: Inline, place: int, inline: Inline) -> Inlines:
    if isinstance(child, Text):
        return (Text(child.content[:place]), inline, Text(child.content[place:]))
    assert not isinstance(child, Leaf)
    return (_with_children(child, _insert(child.children, place, inline)),)


def _with_children(container: Container, children: Inlines) -> Container:
    return replace(container, children=children)


class _Wrapping:
    """One stretch being wrapped: pieces are collected until something stands between them."""

    def __init__(self, start: int, end: int, make: Wrapper) -> None:
        self.start, self.end, self.make = start, end, make
        self.is_first = True

    def of(self, inlines: Inlines, base: int = 0) -> Inlines:
        done: list[Inline] = []
        piece: list[Inline] = []
        for child in inlines:
            size = width(child)
            first, last = max(self.start - base, 0), min(self.end - base, size)
            if size == 0 and self.start < base < self.end and not _calls_note(child):
                piece.append(child)
            elif size == 0 or first >= last:
                self._close(piece, done)
                done.append(child)
            elif isinstance(child, Text):
                self._cut(child.content, (first, last), piece, done)
            elif (first, last) == (0, size) and not _must_open(child):
                piece.append(child)
            else:
                assert not isinstance(child, Leaf)
                self._close(piece, done)
                done.append(_with_children(child, self.of(child.children, base)))
            base += size
        self._close(piece, done)
        return tuple(done)

    def _cut(self, words: str, span: tuple[int, int], piece: list[Inline], done: list[Inline]) -> None:
        first, last = span
        if first:
            done.append(Text(words[:first]))
        piece.append(Text(words[first:last]))
        if words[last:]:
            self._close(piece, done)
            done.append(Text(words[last:]))

    def _close(self, piece: list[Inline], done: list[Inline]) -> None:
        """Wrap what has been collected; what has no words at its end stays outside."""
        edge = len(piece)
        while edge and not width(piece[edge - 1]):
            edge -= 1
        if edge:
            done.append(self.make(tuple(piece[:edge]), self.is_first))
            self.is_first = False
        done.extend(piece[edge:])
        piece.clear()


def _calls_note(inline: Inline) -> bool:
    if isinstance(inline, NoteCall):
        return True
    return not isinstance(inline, Leaf) and any(map(_calls_note, inline.children))


def _must_open(inline: Inline) -> bool:
    """Whether the inline cannot stand inside a wrapper: a note would nest in it, or its place is fixed."""
    if isinstance(inline, NoteCall | RunInHead | VerseLine | Name):
        return True
    return not isinstance(inline, Leaf) and any(map(_must_open, inline.children))
