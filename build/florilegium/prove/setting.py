"""Turns the lines of the pages into the places of the common text where they stand, and the words that are not alike.

A line ends where the typesetter ends it: a hyphen that is not in the text is its own, and so is a missing blank after a
hyphen or dash that is. Everywhere else the line must have the text's words, letter by letter and blank by blank.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from florilegium.model.printed import PageWords, plain_words
from florilegium.prove.common_text import CommonText, Stream

HYPHEN = "‐"  # what the typesetter sets where it parts a word; texts are typed with “-”
AHEAD = 4_000  # letters: how far a line is looked for where the text before it may be lost
LONG_ENOUGH = 15  # letters of a line that is looked for


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a page and about where it stands: an offset in the stream, -1 where no word is the text's."""

    ordinal: int
    whole: str
    stream: Stream
    offset: int


@dataclass(frozen=True, slots=True)
class Unlike:
    """Words of the common text that the pages lack or have otherwise: where they stand, what is there, which page."""

    stream: Stream
    offset: int
    text: str
    printed: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Matched:
    """The lines of all pages with their places, and what is not alike, in the order of the pages."""

    lines: tuple[SetLine, ...]
    unlike: tuple[Unlike, ...]


@dataclass(slots=True)
class _Cursor:
    """How far a stream has been found on the pages; `strange` are the lines since then that are nowhere in it."""

    stream: Stream
    at: int = 0
    strange: list[str] = field(default_factory=list)
    ordinal: int = 1  # of the page of the first of them

    def take(self, words: str, ordinal: int) -> Iterator[Unlike]:
        """Pass over a line; what was passed over before it and is not alike comes back."""
        end = line_end(self.stream, self.at, words)
        begin = self.at if end >= 0 else self._ahead(words)
        if begin < 0:
            self.ordinal = self.ordinal if self.strange else ordinal
            self.strange.append(words)
            return
        if begin > self.at or self.strange:
            yield self._unlike(begin, self.ordinal if self.strange else ordinal)
        self.at = end if end >= 0 else line_end(self.stream, begin, words)

    def close(self, ordinal: int) -> Iterator[Unlike]:
        """What is left when all pages have been read."""
        if self.strange or self.stream.text[self.at :].strip():
            yield self._unlike(len(self.stream.text), self.ordinal if self.strange else ordinal)

    def _ahead(self, words: str) -> int:
        """Where the line stands further on, -1 where it does not; short ones stand anywhere."""
        begin = self.stream.text.find(words.removesuffix(HYPHEN), self.at, self.at + AHEAD)
        return begin if len(words) >= LONG_ENOUGH and line_end(self.stream, begin, words) >= 0 else -1

    def _unlike(self, begin: int, ordinal: int) -> Unlike:
        text, printed = self.stream.text[self.at : begin].strip(), rejoined("\n".join(self.strange))
        self.strange = []
        if text.endswith(printed):
            text, printed = text.removesuffix(printed).rstrip(), ""
        pairs = zip(text, printed, strict=False)
        same = next((at for at, (one, other) in enumerate(pairs) if one != other), 0)
        return Unlike(self.stream, self.at + same, text, printed, ordinal)


def match_pages(pages: Sequence[PageWords], common: CommonText) -> Matched:
    """The lines of the pages, whose ordinals count from 1, against the common text."""
    cursors = {stream.apart: _Cursor(stream) for stream in common.streams()}
    lines: list[SetLine] = []
    unlike: list[Unlike] = []
    for ordinal, page in enumerate(pages, 1):
        for line in page:
            cursor = cursors.get(line.apart) or cursors[""]
            words, offset = plain_words(line.own).strip(), -1
            if words:
                unlike += cursor.take(words, ordinal)
                offset = cursor.at - len(words)
            lines.append(SetLine(ordinal, line.whole, cursor.stream, offset))
    lost = (each for cursor in cursors.values() for each in cursor.close(len(pages)))
    return Matched(tuple(lines), (*unlike, *lost))


def rejoined(lines: str) -> str:
    """Lines as one, with the words that were parted at their ends whole again.

    >>> rejoined("the proof‐\\nreader reads")
    'the proofreader reads'
    """
    return lines.replace(f"{HYPHEN}\n", "").replace("\n", " ")


def line_end(stream: Stream, at: int, words: str) -> int:
    """Where the next line begins if this one stands at `at`, else -1."""
    text = stream.text
    if text.startswith(words, at):
        end = at + len(words)
    elif words.endswith(HYPHEN) and text.startswith(words[:-1], at):
        end = at + len(words) - 1
        return end if text[end : end + 1].strip() and end not in stream.edges else -1
    else:
        end = _loosely(stream, at, words)
        if end < 0:
            return -1
    following = text[end : end + 1]
    if following == " ":
        return end + 1
    parts = not following or end in stream.edges or not (text[end - 1].isalnum() and following.isalnum())
    return end if parts else -1


def _loosely(stream: Stream, at: int, words: str) -> int:
    """As `startswith`, with a blank more or less where elements meet and letters in another case; the end, or -1."""
    text, end = stream.text, at
    hyphen = words.endswith(HYPHEN) and HYPHEN not in text[at : at + len(words) + 2]
    for sign in words.removesuffix(HYPHEN) if hyphen else words:
        while text[end : end + 1] == " " != sign and (end in stream.edges or end + 1 in stream.edges):
            end += 1
        if sign == " " != text[end : end + 1] and end in stream.edges:
            continue
        if sign.casefold() != text[end : end + 1].casefold():
            return -1
        end += 1
    return end
