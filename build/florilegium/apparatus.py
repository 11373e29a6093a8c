"""Apparatus: every note of an article receives the mark that is printed at its call."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from florilegium.model.article import Article

SYMBOLS = ("*", "†", "‡", "§", "‖", "¶")  # the order of Hart's Rules


def number_notes(article: Article, style: str) -> Article:
    """The article with a mark on each note, each series counted from 1 in the order of the calls.

    `style` is the author's marks, “numbers” or “marks”; the editor's series is lettered a, b, c.
    """
    marks: Mapping[str, Callable[[int], str]] = {
        "author": _symbol if style == "marks" else str,
        "editor": _letter,
    }
    counted: dict[str, int] = {}
    notes = []
    for note in article.notes:
        counted[note.series] = counted.get(note.series, 0) + 1
        notes.append(replace(note, mark=marks[note.series](counted[note.series])))
    return replace(article, notes=tuple(notes))


def _symbol(number: int) -> str:
    """The symbol of a note; after the sixth they are doubled, then trebled."""
    times, which = divmod(number - 1, len(SYMBOLS))
    return SYMBOLS[which] * (times + 1)


def _letter(number: int) -> str:
    """a to z, then aa, ab …"""
    times, which = divmod(number - 1, 26)
    return (_letter(times) if times else "") + chr(ord("a") + which)
