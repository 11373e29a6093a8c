"""Turns the bytes of a finished TEI document, and the articles, into what it has otherwise than it was written."""

from collections.abc import Iterable, Iterator, Mapping
from xml.parsers import expat

from florilegium.diagnostics import Diagnostic
from florilegium.model.article import Article
from florilegium.model.hypertext import xml_id
from florilegium.model.medium import paragraph_anchor
from florilegium.model.printed import plain_words
from florilegium.model.text import Paragraph
from florilegium.prove.articles import departure, words_of

REJECTED = ("sic", "surplus")  # what this edition does not read
BROKEN = ("l", "lb")  # after which the words stand on another line


class _Reading:
    """The words of each element with an id that is wanted; those of an element inside it are not its own."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self.words: dict[str, list[str]] = {id: [] for id in wanted}
        self.open: list[tuple[str, str, bool]] = [("", "", False)]  # name, the id that words belong to, silent
        self.ids: set[str] = set()
        self.twice: list[str] = []

    def opens(self, name: str, attributes: Mapping[str, str]) -> None:
        _, id, silent = self.open[-1]
        own = attributes.get("xml:id", "")
        if own in self.ids:
            self.twice.append(own)
        self.ids.update((own,) if own else ())
        around = "" if name == "note" else id  # a note stands in a paragraph and is none of its words
        self.open.append((name, own if own in self.words else around, silent or name in REJECTED))

    def closes(self, name: str) -> None:
        _, id, silent = self.open.pop()
        if name in BROKEN and id and not silent:
            self.words[id].append("\n")

    def hears(self, text: str) -> None:
        _, id, silent = self.open[-1]
        if id and not silent:
            self.words[id].append(text)


def departures_of_tei(articles: Iterable[Article], tei: bytes) -> tuple[Diagnostic, ...]:
    """E20 for each paragraph that the document lacks or has in other words, E04 for each id that stands twice.

    Raises ExpatError where it is no XML.
    """
    wanted = {_anchor(article, each): each for article in articles for each in article.paragraphs()}
    reading = _Reading(wanted)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reading.opens, reading.closes
    parser.CharacterDataHandler = reading.hears
    parser.Parse(tei, True)
    return tuple(_departures(wanted, reading))


def _departures(wanted: Mapping[str, Paragraph], reading: _Reading) -> Iterator[Diagnostic]:
    for id in dict.fromkeys(reading.twice):
        hint = "if a piece has that id, give it another: the press needs it for a page, a person or a source"
        yield Diagnostic("E04", f"the id “{id}” stands twice in the TEI", None, hint)
    for id, paragraph in wanted.items():
        read = plain_words("".join(reading.words[id])).strip()
        if found := departure(paragraph, words_of(paragraph), read, "TEI"):
            yield found


def _anchor(article: Article, paragraph: Paragraph) -> str:
    heading = f"{article.id}-heading-{paragraph.n}"
    return xml_id(heading if paragraph.kind == "heading" else paragraph_anchor(article.id, paragraph.n))
