"""The lines above a text as author, title and subtitle."""

import re
from dataclasses import dataclass, replace

from florilegium.accession.passages import Passage

_PARTICLES = {
    "de",
    "da",
    "di",
    "du",
    "der",
    "den",
    "des",
    "la",
    "le",
    "van",
    "von",
    "zu",
    "zur",
    "and",
    "&",
    "y",
    "e",
    "of",
    "the",
    "ben",
    "bin",
    "ó",
}
_BY = re.compile(r"(?:written )?by:?\s+(.+)", re.IGNORECASE)
_NO_NAMES = re.compile(
    r"\b(?:the|a|an|on|in|to|for|with|from|who|what|why|how|is|are|was|our|we|war|socialis[mt]s?|party|"
    r"letters?|speech|address|preface|introduction|notes?|thesis|theses|chapter|part|section|question)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Titles:
    """Title, subtitle, authors as signed; `doubts` are the things that are not certain."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_titles(zone: tuple[Passage, ...], author: str, places: tuple[str, ...]) -> Titles:
    """The titles in the lines of `zone`; `author` is who the page's head names, `places` where its navigation leads.

    An archive sets the author's name above the title; a name is known by the page's head, by a first heading, by a
    navigation line that bears the surname, or by its form.
    """
    lines = _lines_of(zone)
    signed = [
        author if match[1].lower() == author.lower() else match[1]
        for _, line in lines
        if (match := _BY.fullmatch(line))
    ]
    lines = [(passage, line) for passage, line in lines if not _BY.fullmatch(line)]
    at = author_line(lines, author, places)
    names, doubts = tuple(signed), list[str]()
    if at >= 0:
        names = names or _names(lines[at][0], author)
        lines = lines[:at] + lines[at + 1 :]
    elif author and not names:
        names = (author,)
    if not names:
        doubts.append("author")
    title = title_line(lines)
    found = one_line(title) if title else ""
    if not found:
        doubts.append("title")
    return Titles(found, _unsigned(_joined(lines, title), names), names, tuple(doubts))


def _joined(lines: list[tuple[Passage, str]], title: Passage | None) -> str:
    """The other lines as a subtitle; of several each but the last ends as a sentence."""
    others = [line for passage, line in lines if passage is not title]
    return " ".join(line if line.endswith((".", "!", "?", ":")) else f"{line}." for line in others[:-1]) + (
        (" " if others[:-1] else "") + others[-1] if others else ""
    )


def _unsigned(subtitle: str, names: tuple[str, ...]) -> str:
    """The subtitle without the author's name at its end: “A Reply by Anna Muster”."""
    before, by, name = subtitle.rpartition(" by ")
    return before if by and name.lower() in [each.lower() for each in names] else subtitle


def _lines_of(zone: tuple[Passage, ...]) -> list[tuple[Passage, str]]:
    """The passages that have words, each with them; a line that is only “by” is set before the name that follows it."""
    result: list[tuple[Passage, str]] = []
    for passage, line in ((each, one_line(each)) for each in zone if one_line(each)):
        if result and re.fullmatch(r"by:?", result[-1][1], re.IGNORECASE):
            result[-1] = (passage, f"by {line}")
        else:
            result.append((passage, line))
    return result


def one_line(passage: Passage) -> str:
    """The words of a title's passage on one line, without note calls; letter-spaced words are closed up."""
    words = "".join(run.text for run in passage.runs if not run.note)
    return " ".join(_closed_up(line.split()) for line in words.split("\n") if line.strip())


def _closed_up(words: list[str]) -> str:
    """The words on one line; where all letters stand single they are one word.

    >>> _closed_up("F I N I S".split()), _closed_up("A B C of Type".split())
    ('FINIS', 'A B C of Type')
    """
    spaced = len(words) > 3 and all(len(word) == 1 and word.isalpha() for word in words)
    return ("" if spaced else " ").join(words)


def settled_titles(titles: Titles, stated: str) -> Titles:
    """The titles with the one the frame states; a subtitle that it repeats is not said twice."""
    if not stated:
        return titles
    words, own, below = (re.findall(r"\w+", each.lower()) for each in (stated, titles.title, titles.subtitle))
    if own and below and words[: len(own)] == own and below[: len(words) - len(own)] == words[len(own) :] != []:
        ends = [match.end() for match in re.finditer(r"\w+", stated)]
        return replace(titles, title=stated[: ends[len(own) - 1]])
    return replace(titles, title=stated)


def title_line(lines: list[tuple[Passage, str]]) -> Passage | None:
    """The highest heading, the first of its level; without headings the first line."""
    headings = [passage for passage, _ in lines if passage.level]
    if headings:
        return min(headings, key=lambda passage: passage.level)
    return lines[0][0] if lines else None


def author_line(lines: list[tuple[Passage, str]], author: str, places: tuple[str, ...]) -> int:
    """The index of the line that names the author; −1 where none does."""
    if author:
        for at, (passage, line) in enumerate(lines):
            first = passage.words.split("\n")[0]
            if author.lower() in (line.lower(), first.lower()) or (passage.role == "title" and line.startswith(author)):
                return at
    if len(lines) < 2:
        return -1
    surnames = {word for place in places for word in re.findall(r"[^\W\d_]{3,}", place)}
    for at, (_, line) in enumerate(lines[:2]):
        words = re.findall(r"[^\W\d_]+", line)
        if words and words[-1] in surnames and is_name(line):
            return at
    return 0 if is_name(lines[0][1]) else -1


def _names(passage: Passage, author: str) -> tuple[str, ...]:
    """The names in the author's line: “Karl Marx and Frederick Engels” are two."""
    first = passage.words.split("\n")[0].strip()
    line = author if author and author.lower() in first.lower() else one_line(passage)
    return tuple(name.strip() for name in re.split(r"\s*(?:,|&|\band\b)\s*(?=[A-Z])", line) if name.strip())


def is_name(line: str) -> bool:
    """Whether a line has the form of one or more persons' names.

    >>> is_name("George Breitman"), is_name("V.I. Lenin"), is_name("The Soviet Union at War"), is_name("Home thrusts")
    (True, True, False, False)
    """
    words = line.replace(",", " ").split()
    if not 1 < len(words) <= 9 or re.search(r"[\d!?:;()“”]|[^A-Z]\.$", line) or _NO_NAMES.search(line):
        return len(words) == 1 and line.isalpha() and line[0].isupper() and not line.isupper()
    return all(word[0].isupper() or word in _PARTICLES for word in words)
