"""Turns the documents of an EPUB into the links of its lists that do not land on what they cite."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from florilegium.diagnostics import Diagnostic, Place
from florilegium.model.letters import fold
from florilegium.model.names import NameIndex
from florilegium.model.publication import Document

_NO_LETTERS = re.compile(r"[\W_]+")  # all that is neither letter nor figure
# Classes of elements whose letters are not the text’s own: they may stand inside a name.
NOT_ITS_WORDS = frozenset(("note-call", "source-page", "page-break"))


@dataclass(slots=True)
class _Landing:
    """The letters from an element on: those of the element itself, and all up to as many as are wanted."""

    depth: int
    wanted: int
    own: str = ""
    letters: str = ""
    is_open: bool = True


@dataclass(slots=True)
class _Reading:
    """What one document holds where links land; it grows while expat reads and is not changed afterwards."""

    wanted: Mapping[str, int]
    landings: dict[str, _Landing] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    waiting: list[_Landing] = field(default_factory=list)
    depth: int = 0
    silent: int = 0  # the depth at which letters ceased to count, 0 where they do


@dataclass(frozen=True, slots=True)
class Cited:
    """A place that a list of the book cites: under which heading, as what (“12”), and the anchor of its words."""

    heading: str
    text: str
    anchor: str


def links_astray(documents: Sequence[Document], index: NameIndex, words: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """E12 for each locator that has no link in that index of the EPUB, or one that does not land on its words.

    `words` are by anchor those with which the text goes on from there; an anchor without any need only be there.
    """
    cited = [
        Cited(entry.heading, locator.text, locator.anchor)
        for entry in index.entries()
        for locator in entry.all_locators()
    ]
    return citations_astray(documents, f"{index.id}.xhtml", cited, words)


def citations_astray(
    documents: Sequence[Document], file: str, cited: Sequence[Cited], words: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """E12 for each place that has no link in that file of the EPUB, or one that does not land on its words."""
    if not cited:
        return ()
    wanted = {each.anchor: len(_letters(words.get(each.anchor, ""))) for each in cited}
    readings = {document.file: _read(document, wanted) for document in documents}
    links: dict[str, str] = {}
    for link in readings[file].links if file in readings else ():
        target, _, anchor = link.partition("#")
        links[anchor] = target
    found = []
    for each in cited:
        reading = readings.get(links.get(each.anchor, ""))
        if not (reading and _lands(reading.landings.get(each.anchor), words.get(each.anchor, ""))):
            found.append(_astray(file, each, words.get(each.anchor, "")))
    return tuple(found)


def _lands(landing: _Landing | None, words: str) -> bool:
    letters = _letters(words)
    return bool(landing and landing.letters.startswith(letters) and (landing.own or not letters))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", fold(text))


def _read(document: Document, wanted: Mapping[str, int]) -> _Reading:
    reading = _Reading(wanted)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: _open(reading, tag, attributes)
    parser.EndElementHandler = lambda tag: _close(reading)
    parser.CharacterDataHandler = lambda text: _hear(reading, text)
    parser.Parse(document.content.encode(), True)
    return reading


def _open(reading: _Reading, tag: str, attributes: Mapping[str, str]) -> None:
    reading.depth += 1
    classes = attributes.get("class", "").split()
    if not reading.silent and not NOT_ITS_WORDS.isdisjoint(classes):
        reading.silent = reading.depth
    if tag == "a" and "locator" in classes:
        reading.links.append(attributes.get("href", ""))
    anchor = attributes.get("id", "")
    if anchor in reading.wanted:
        landing = reading.landings[anchor] = _Landing(reading.depth, reading.wanted[anchor])
        reading.waiting.append(landing)


def _close(reading: _Reading) -> None:
    for landing in reading.waiting:
        landing.is_open = landing.is_open and landing.depth != reading.depth
    reading.waiting = [each for each in reading.waiting if each.is_open or len(each.letters) < each.wanted]
    if reading.silent == reading.depth:
        reading.silent = 0
    reading.depth -= 1


def _hear(reading: _Reading, text: str) -> None:
    if reading.silent or not reading.waiting:
        return
    letters = _letters(text)
    for landing in reading.waiting:
        if len(landing.letters) < landing.wanted:
            landing.letters += letters
            landing.own += letters if landing.is_open else ""


def _astray(file: str, cited: Cited, words: str) -> Diagnostic:
    message = f"“{cited.text}” under “{cited.heading}” does not lead to “{words or cited.anchor}” ({cited.anchor})"
    return Diagnostic("E12", message, Place(file), "the texts may be right: this is for those who tend the layouts")
