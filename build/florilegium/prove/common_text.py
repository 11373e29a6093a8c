"""Turns XHTML documents into the text that all editions share: their words in order, notes and figures apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from florilegium.model.printed import ADDED, FIGURE, NOTES, ONE_MEDIUM, is_apart, plain_words
from florilegium.model.publication import Document

INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "dfn", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "u")
)
SILENT = frozenset(("head", "script", "style", "nav"))
SET_APART = "verse-line"  # the class of spans that are lines of their own
LOOSE = frozenset(("span", "a"))  # a stylesheet may set them apart from what stands beside them


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article: its name (“article/n”), its element, from where to where it stands in its stream.

    `added` are the stretches in it that are no words of the article.
    """

    name: str
    element: str
    begin: int
    end: int
    added: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stream:
    """Words in order: those of the running text, or of one note or figure (`apart` is its id).

    `edges` are the offsets where elements begin and end that a stylesheet may set apart; `files` are the offsets where
    documents begin, with their names.
    """

    apart: str
    is_note: bool
    text: str
    edges: frozenset[int]
    passages: tuple[Passage, ...]
    files: tuple[tuple[int, str], ...]

    def words_of(self, passage: Passage) -> str:
        """The words of a paragraph, without those that the press has added."""
        at, parts = passage.begin, []
        for begin, end in passage.added:
            parts.append(self.text[at:begin])
            at = end
        return plain_words("".join((*parts, self.text[at : passage.end]))).strip()


@dataclass(frozen=True, slots=True)
class CommonText:
    """The running text, each note and figure by its id in the order of the documents; all ids, how many figures.

    `order` are the names of all paragraphs but those of notes, as they follow one another.
    """

    running: Stream
    apart: Mapping[str, Stream]
    ids: frozenset[str] = frozenset()
    figures: int = 0
    order: tuple[str, ...] = ()

    def streams(self) -> tuple[Stream, ...]:
        return (self.running, *self.apart.values())


@dataclass(slots=True)
class _Writing:
    """A stream that grows while documents are read."""

    apart: str = ""
    is_note: bool = False
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blank: bool = True  # whether it ends in a blank
    edges: set[int] = field(default_factory=set)
    passages: list[Passage] = field(default_factory=list)
    added: list[tuple[int, int]] = field(default_factory=list)
    files: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        words = plain_words(text)
        if self.blank:
            words = words.removeprefix(" ")
        if words:
            self.parts.append(words)
            self.length += len(words)
            self.blank = words.endswith(" ")

    def finished(self) -> Stream:
        text = "".join(self.parts)
        return Stream(self.apart, self.is_note, text, frozenset(self.edges), tuple(self.passages), tuple(self.files))


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is not closed: its passage, where it begins in its stream, whether it is apart, added, figure."""

    tag: str
    passage: str
    begin: int
    is_apart: bool
    is_added: bool
    is_figure: bool


@dataclass(slots=True)
class _Reader:
    """Reads documents one after another into the streams."""

    running: _Writing = field(default_factory=_Writing)
    apart: dict[str, _Writing] = field(default_factory=dict)
    into: list[_Writing] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    figures: int = 0
    order: list[str] = field(default_factory=list)
    silent: int = 0  # the depth at which words ceased to count, 0 where they do

    def read(self, document: Document) -> None:
        self.into = [self.running]
        self.running.files.append((self.running.length, document.file))
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, attributes: self._opens(document.file, tag, attributes)
        parser.EndElementHandler = lambda tag: self._closes()
        parser.CharacterDataHandler = lambda text: None if self.silent else self.into[-1].add(text)
        parser.Parse(document.content.encode(), True)

    def _opens(self, file: str, tag: str, attributes: Mapping[str, str]) -> None:
        classes = attributes.get("class", "").split()
        self.ids.add(attributes.get("id", ""))
        self.figures += tag == "img" and any(each.is_figure for each in self.open)
        is_silent = tag in SILENT and attributes.get("role") != "doc-index"  # the index is a nav whose words count
        aside = is_silent or not ONE_MEDIUM.isdisjoint(classes)
        if aside and not self.silent:
            self.silent = len(self.open) + 1
        apart = "id" in attributes and not self.silent and is_apart(classes, self.into[-1].apart)
        if apart:
            new = _Writing(attributes["id"], not NOTES.isdisjoint(classes))
            stream = self.apart.setdefault(attributes["id"], new)
            stream.files.append((stream.length, file))
            self.into.append(stream)
        stream = self.into[-1]
        if tag == "span" and ("data-paragraph" in attributes or SET_APART in classes):
            tag = "p"  # in print a note is written in spans
        self._edge(stream, tag)
        is_added = not ADDED.isdisjoint(classes)
        passage, is_figure = attributes.get("data-paragraph", ""), FIGURE in classes
        self.open.append(_Open(tag, passage, stream.length, apart, is_added, is_figure))

    def _closes(self) -> None:
        element = self.open.pop()
        stream = self.into[-1]
        here = (element.begin, stream.length)
        if element.is_added:
            stream.added.append(here)
        if element.passage and not self.silent:
            added = tuple(each for each in stream.added if each[0] >= element.begin)
            stream.passages.append(Passage(element.passage, element.tag, *here, added))
            if not stream.is_note:
                self.order.append(element.passage)
        if element.is_apart:
            self.into.pop()
        self._edge(stream, element.tag)
        if self.silent > len(self.open):
            self.silent = 0

    def _edge(self, stream: _Writing, tag: str) -> None:
        if self.silent:
            return
        if tag not in INLINE:
            stream.add(" ")
        elif tag in LOOSE:
            stream.edges.add(stream.length)


def common_text(documents: Iterable[Document]) -> CommonText:
    """The text of the documents in their order, without what stands in one medium alone."""
    reader = _Reader()
    for document in documents:
        reader.read(document)
    apart = {id: stream.finished() for id, stream in reader.apart.items()}
    return CommonText(reader.running.finished(), apart, frozenset(reader.ids), reader.figures, tuple(reader.order))
