"""The text of an article with one mark of emendation more, at its place; everything else in it stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.diagnostics import Refusal
from florilegium.model.article import Article
from florilegium.model.cutting import Leaf, width
from florilegium.model.inlines import Emendation, Inlines
from florilegium.model.slips import Slip
from florilegium.model.walking import plain_text, transcribed_text
from florilegium.read.article import read_article


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of an article with a mark more, and by how many characters the plain text of its paragraph grows."""

    text: str
    growth: int


def with_mark(text: str, file: str, slip: Slip, reading: str, braces: str = "") -> Marked | None:
    """The text with a mark that reads `reading` where the slip stands; None where no mark there would do just that.

    `reading` may hold the dialect's marks, `braces` are the attributes behind the mark. The new text was read: nothing
    but the words of the slip is another, and undoing the mark gives the old words.
    """
    before = read_article(text, file, slip.article)[0]
    for start, end in _places(text, slip):
        marked = f"{text[:start]}{mark(text[start:end], reading)}{braces}{text[end:]}"
        try:
            after = read_article(marked, file, slip.article)[0]
        except Refusal:
            continue
        if _is_done(before, after, slip):
            return Marked(marked, _length(after, slip) - _length(before, slip))
    return None


def mark(rejected: str, reading: str) -> str:
    """The mark for two readings, each “” where there is none.

    >>> mark("net", "not"), mark("", "“"), mark(".", "")
    ('{~~net~>not~~}', '{++“++}', '{--.--}')
    """
    if rejected and reading:
        return f"{{~~{rejected}~>{reading}~~}}"
    return f"{{++{reading}++}}" if reading else f"{{--{rejected}--}}"


def _places(text: str, slip: Slip) -> Iterator[tuple[int, int]]:
    """Where the slip may stand in the text, from its paragraph on: its words, a blank being perhaps a line end."""
    lines = text.split("\n")
    at = sum(len(line) + 1 for line in lines[: slip.place.line - 1])
    words = re.sub(r"(\\?\s)+", r"\\s+", re.escape(slip.rejected))
    ahead = f"{re.escape(slip.before[-1:])}[*\\])]*" if slip.before[-1:].strip() else ""
    behind = f"[*\\[]*{re.escape(slip.after[:1])}" if slip.after[:1].strip() else r"(?:\s|\W|\Z)"
    for match in re.finditer(f"(?={ahead}(?P<slip>{words}){behind})", text):
        if match.start("slip") >= at:
            yield match.span("slip")


def _is_done(before: Article, after: Article, slip: Slip) -> bool:
    old, new = list(before.paragraphs()), list(after.paragraphs())
    if [transcribed_text(each.children) for each in old] != [transcribed_text(each.children) for each in new]:
        return False
    same = all(
        plain_text(one.children) == plain_text(other.children)
        for one, other in zip(old, new, strict=True)
        if one.n != slip.paragraph
    )
    emended = [each for each in new if each.n == slip.paragraph]
    return same and any((slip.start, slip.rejected) == each for one in emended for each in _marks(one.children))


def _length(article: Article, slip: Slip) -> int:
    return sum(len(plain_text(each.children)) for each in article.paragraphs() if each.n == slip.paragraph)


def _marks(inlines: Inlines, base: int = 0) -> Iterator[tuple[int, str]]:
    """The emendations with the offsets at which they begin."""
    for inline in inlines:
        if isinstance(inline, Emendation):
            yield base, inline.rejected
        elif not isinstance(inline, Leaf):
            yield from _marks(inline.children, base)
        base += width(inline)
