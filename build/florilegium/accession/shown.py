"""What a reader of a source file sees, block by block in the order of the file: read without the readers of articles.

The proof holds an article against this text. So it is found by another way than the article was: of an HTML page it is
what the tags of a simple scan leave visible, of a plain text its lines. Markdown has no visible text without a reader,
and is read by the one there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from florilegium.accession.decoding import decoded, printable_part
from florilegium.accession.from_markdown import read_markdown
from florilegium.accession.passages import Passages

_INSIDE_WORDS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdo",
        "big",
        "cite",
        "code",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "img",
        "kbd",
        "map",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
        "acronym",
        "bdi",
        "del",
        "label",
        "mark",
        "nobr",
        "time",
    ]
)
_HIDDEN = frozenset(["script", "style", "title", "noscript", "template", "object", "iframe", "button", "head"])
_OPENS_BODY = frozenset(
    ["body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "hr", "ul", "ol", "blockquote", "center"]
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One block of the source as it is seen: its line, its words, and the stretches that lead about in the page."""

    line: int
    words: str
    links: tuple[tuple[int, int], ...] = ()


def shown_text(content: bytes, kind: str) -> tuple[Shown, ...]:
    """The blocks of a text, an HTML page or a Markdown text, those without words left out."""
    text = decoded(content).text
    if kind == "html":
        found = scanned(text)
    elif kind == "markdown":
        found = tuple(_of_passages(read_markdown(text)))
    else:
        found = tuple(Shown(number, line) for number, line in enumerate(text.split("\n"), 1))
    return tuple(each for each in found if each.words.strip())


def scanned(text: str) -> tuple[Shown, ...]:
    """The blocks of an HTML page."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_block()
    return tuple(page.found)


def _of_passages(passages: Passages) -> Iterator[Shown]:
    for passage in passages:
        words = "".join(run.text for run in passage.runs)
        if passage.runs:
            yield Shown(passage.line, f"[{words}]" if passage.kind == "image" and words else words)
        yield from _of_passages(passage.children)


@dataclass(slots=True)
class _Block:
    line: int = 1
    words: str = ""
    links: list[tuple[int, int]] = field(default_factory=list)


class _Page(HTMLParser):
    """A scan of a page that knows only which tags hide words and which part them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Shown] = []
        self.block = _Block()
        self.hidden = ""
        self.inner_link = -1

    def end_block(self) -> None:
        """Close the block that is open."""
        self._end_link()
        self.found.append(Shown(self.block.line, self.block.words, tuple(self.block.links)))
        self.block = _Block(self.getpos()[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _HIDDEN and not self.hidden:
            self.hidden = tag
        elif self.hidden == "head" and tag in _OPENS_BODY:
            self.hidden = ""
        if tag == "a":
            self._end_link()
            self.inner_link = len(self.block.words) if "#" in (given.get("href") or "") else -1
        elif tag == "img" and not self.hidden:
            self._picture(given)
        elif tag == "br":
            self.block.words += "\n"
        elif tag not in _INSIDE_WORDS:
            self.end_block()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "img", "hr", "meta", "link", "input"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""
        if tag == "a":
            self._end_link()
        elif tag not in _INSIDE_WORDS and tag != "br":
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        words = re.sub(r"[^\S\u00a0]+", " ", printable_part(data))
        if not self.block.words.strip():
            lead = data[: len(data) - len(data.lstrip())] if data.strip() else data
            self.block.line = self.getpos()[0] + lead.count("\n")
        self.block.words += words

    def _picture(self, given: dict[str, str | None]) -> None:
        """A picture is seen as its description; a drawing of more than a few points stands in brackets by itself."""
        words = given.get("alt") or ""
        sizes = [int(size) for size in (given.get("width"), given.get("height")) if size and size.isdigit()]
        if any(size <= 20 for size in sizes):
            self.block.words += words
        else:
            self.end_block()
            self.block.words += f"[{' '.join(words.split())}]" if words.strip() else ""
            self.end_block()

    def _end_link(self) -> None:
        if self.inner_link >= 0:
            self.block.links.append((self.inner_link, len(self.block.words)))
        self.inner_link = -1
