"""What the tests of accession share: short ways from a transcription to its article, and the words of both."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from florilegium.accession import Transcription, take_in, write_article
from florilegium.accession.decoding import decoded
from florilegium.accession.passages import walk
from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.text import Paragraph
from florilegium.model.walking import plain_text
from florilegium.read.article import read_article

SHARED = Path(__file__).parents[2] / "shared"
CONNOLLY = SHARED / "corpora" / "mia-articles"
CAPITAL = SHARED / "corpora" / "mia-html-capital"
SEEDS = SHARED / "seeds"
WORD = re.compile(r"\w+")
INSIDE_WORDS = {"a", "b", "em", "font", "i", "span", "strong", "sub", "sup", "u"}


@cache
def taken(path: Path) -> Transcription:
    """The transcription in a file."""
    return take_in(path.read_bytes(), path.name)


def article_of(transcription: Transcription, id: str = "x") -> Article:
    """The article that the import writes, read again; a finding of the reader fails."""
    article, found = read_article(write_article(transcription, id), f"texts/articles/{id}.md", id)
    errors = [str(each) for each in found if each.is_error]
    assert not errors, "\n".join(errors)
    return article


def imported(text: str, name: str = "piece.txt") -> Article:
    """The article made from the text of a file."""
    return article_of(take_in(text.encode(), name))


def codes(text: str | bytes, name: str = "piece.txt") -> list[str]:
    """The codes of what was unsure about a file."""
    return [each.code for each in findings(text, name)]


def findings(text: str | bytes, name: str = "piece.txt") -> tuple[Diagnostic, ...]:
    return take_in(text.encode() if isinstance(text, str) else text, name).diagnostics


def said(article: Article) -> list[tuple[str, str]]:
    """Kind and plain text of each paragraph."""
    return [(paragraph.kind, plain_text(paragraph.children)) for paragraph in article.paragraphs()]


def words(paragraphs: Iterator[Paragraph]) -> list[str]:
    """The words of the paragraphs in their order."""
    return [word for paragraph in paragraphs for word in WORD.findall(plain_text(paragraph.children))]


def source_words(transcription: Transcription) -> list[str]:
    """The words of the source, found without the readers of the press; for HTML those a browser would show."""
    text = decoded(transcription.content).text
    if transcription.kind != "html":
        return WORD.findall(text)
    shown = _Shown()
    shown.feed(text)
    shown.close()
    return WORD.findall("".join(shown.parts))


def taken_words(transcription: Transcription) -> list[str]:
    """The words that are no part of the body: those of navigation, titles, credits and notes' labels, list numbers."""
    numbers = (str(passage.number) for passage in walk(transcription.body) if passage.number >= 0)
    return [*(word for each in transcription.taken for word in WORD.findall(each.words)), *numbers]


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pass(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        self._pass(tag, -1)

    def _pass(self, tag: str, step: int) -> None:
        self.hidden += step if tag in ("script", "style", "title") else 0
        self.parts.append("" if tag in INSIDE_WORDS else " ")

    def handle_data(self, data: str) -> None:
        self.parts.append("" if self.hidden else data)
