"""Texts whose names are known, from the corpora beside the project, as the press reads them.

A text’s own layout is all that is given to the press: no article file with marks or forms of its own, and of a record
no more than its heading, variants and gloss.
"""

import json
import re
import time
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.article import Article
from florilegium.model.inlines import Text
from florilegium.model.names import AuthorityFile, Mention, Person
from florilegium.model.text import Paragraph
from florilegium.names import find_mentions
from florilegium.names.passages import Passage, find_passages

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
ABSENT = "the folder ../shared/corpora with texts whose names are known is not beside the project"
BOOKS = "pg-indexed-books"
PLACE = Place("texts/names.toml")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


@dataclass(frozen=True, slots=True)
class Book:
    """A book with a printed index, and what the press finds in it; offsets are those of the whole text."""

    folder: Path
    text: str
    authority: AuthorityFile
    segments: list[dict[str, Any]]
    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]
    passages: tuple[Passage, ...]
    starts: list[int]
    seconds: float

    def by_names(self) -> dict[str, set[str]]:
        """The pages on which each person is named; both where a name is broken over two."""
        pages: dict[str, set[str]] = defaultdict(set)
        for mention in self.mentions:
            base = self.starts[mention.paragraph - 1]
            pages[mention.person] |= self.pages_at(base + mention.start, base + mention.end - 1)
        return pages

    def by_passages(self) -> dict[str, set[str]]:
        """The pages from the first word of each passage to the last: what `index-ranges = "passages"` adds."""
        pages: dict[str, set[str]] = defaultdict(set)
        begins = [segment["start"] for segment in self.segments]
        for passage in self.passages:
            first = self.starts[passage.first.paragraph - 1] + passage.first.start
            last = self.starts[passage.last.paragraph - 1] + passage.last.start
            inside = self.segments[bisect_right(begins, first) - 1 : bisect_right(begins, last)]
            pages[passage.first.person] |= {each["page"] for each in inside if each["page"]}
        return pages

    def pages_at(self, *offsets: int) -> set[str]:
        """The pages on which the offsets lie."""
        begins = list(accumulate((segment["start"] for segment in self.segments), max))
        found = ((offset, self.segments[bisect_right(begins, offset) - 1]) for offset in offsets)
        return {segment["page"] for offset, segment in found if segment["page"] and offset < segment["end"]}


def read_books() -> list[Book]:
    """All the books."""
    return [read_book(folder) for folder in sorted((CORPORA / BOOKS).glob("*/"))]


def read_book(folder: Path) -> Book:
    """A book with its mentions, and with its passages in the body: a note is one to itself."""
    text, records, segments = read_text(folder / "text.txt"), authority(folder), read_json(folder / "pages.json")
    begun = time.perf_counter()
    article = as_article(folder.name, text, "en")
    mentions, diagnostics = find_mentions([article], records)
    starts = starts_of(text)
    end = max(segment["end"] for segment in segments if segment["kind"] == "body")
    in_body = [each for each in mentions if starts[each.paragraph - 1] + each.start < end]
    persons = {person.id: person for person in records.persons}
    passages = find_passages(replace(article, body=article.body[: bisect_right(starts, end - 1)]), in_body, persons)
    seconds = time.perf_counter() - begun
    return Book(folder, text, records, segments, mentions, diagnostics, passages, starts, seconds)


def authority(folder: Path) -> AuthorityFile:
    """The records of a corpus."""
    return AuthorityFile(
        tuple(
            Person(
                record["id"],
                record["name"],
                PLACE,
                variants=tuple(record.get("variants", ())),
                gloss=record.get("note") or "",
                dates=record.get("dates") or "",
            )
            for record in read_json(folder / "authority.json")
        )
    )


def as_article(id: str, text: str, language: str) -> Article:
    """The text as an article: a paragraph for each stretch between empty lines."""
    pieces = (match[0].rstrip("\n") for match in _PARAGRAPH.finditer(text))
    body = tuple(Paragraph(n, "paragraph", (Text(piece),), PLACE) for n, piece in enumerate(pieces, 1))
    return Article(id, id, PLACE, body, language=language)


def starts_of(text: str) -> list[int]:
    """The offset of each paragraph."""
    return [match.start() for match in _PARAGRAPH.finditer(text)]


def read_json(path: Path) -> Any:
    """What a file of JSON holds."""
    return json.loads(path.read_text("utf-8"))


def read_text(path: Path) -> str:
    """A text with its line ends as they are, which its offsets count."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
