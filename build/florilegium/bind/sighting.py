"""Turns the documents of an EPUB into what was seen in them that bears on how they can be read."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as new
from xml.parsers import expat

from florilegium.model.publication import Document

OPS, SVG = "http://www.idpf.org/2007/ops", "http://www.w3.org/2000/svg"
MOVING = frozenset(
    ("audio", "canvas", "embed", "iframe", "object", "script", "video", "animate", "animateTransform", "set")
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class Sighting:
    """What was seen in the documents. It grows while they are read and is not changed afterwards."""

    pictures: int = 0  # without those marked as ornament
    pictures_without_words: int = 0
    moving: set[str] = new(default_factory=set)  # elements that could flash, sound or move
    roles: set[str] = new(default_factory=set)
    headings: dict[str, list[int]] = new(default_factory=dict)  # by file, the levels in their order
    page_breaks: set[str] = new(default_factory=set)  # “file.xhtml#id”
    index_links: int = 0
    contents: list[str] = new(default_factory=list)  # targets of the contents in the navigation document
    page_list: list[str] = new(default_factory=list)  # targets of its page list
    fixed_layout: bool = False


def sight(documents: Iterable[Document]) -> Sighting:
    """What is in the documents; expat's error where one is not well-formed (`prove.links` says so to the editor)."""
    seen = Sighting()
    for document in documents:
        _Reader(document.file, seen).read(document.content)
    return seen


class _Reader:
    """Reads one document and notes what it sees."""

    def __init__(self, file: str, seen: Sighting) -> None:
        self.file = file
        self.seen = seen
        self.sections: list[str] = []  # for each open element, the part of the book it stands in
        seen.headings[file] = []

    def read(self, content: str) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self.open
        parser.EndElementHandler = self.close
        parser.Parse(content.encode(), True)

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        types = frozenset(attributes.get(f"{OPS} type", "").split())
        roles = frozenset(attributes.get("role", "").split())
        self.seen.roles |= roles
        self.sections.append(_section(name, types, roles) or (self.sections[-1] if self.sections else ""))
        if name in MOVING:
            self.seen.moving.add(name)
        if name in HEADINGS:
            self.seen.headings[self.file].append(HEADINGS[name])
        if "pagebreak" in types or "doc-pagebreak" in roles:
            self.seen.page_breaks.add(f"{self.file}#{attributes.get('id', '')}")
        if name == "meta" and attributes.get("name") == "viewport":
            self.seen.fixed_layout = True
        if name == "a" and "href" in attributes:
            self.note_link(attributes["href"])
        if name == "img" or tag == f"{SVG} svg":
            self.note_picture(name, attributes, roles)

    def close(self, _tag: str) -> None:
        self.sections.pop()

    def note_link(self, href: str) -> None:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.file), href))
        match self.sections[-1]:
            case "toc":
                self.seen.contents.append(target)
            case "page-list":
                self.seen.page_list.append(target)
            case "index":
                self.seen.index_links += 1

    def note_picture(self, name: str, attributes: Mapping[str, str], roles: frozenset[str]) -> None:
        """An empty `alt`, or a role or state that hides the picture, marks it as ornament."""
        if roles & {"presentation", "none"} or attributes.get("aria-hidden") == "true" or attributes.get("alt") == "":
            return
        self.seen.pictures += 1
        spoken = attributes.get("aria-label") or attributes.get("aria-labelledby")
        if not (spoken or (name == "img" and attributes.get("alt", "").strip())):
            self.seen.pictures_without_words += 1


def _section(name: str, types: frozenset[str], roles: frozenset[str]) -> str:
    """The part of the book that an element opens, “” where it opens none."""
    if name == "a":  # in the landmarks a link bears the type of what it leads to
        return ""
    if "index" in types or "doc-index" in roles:
        return "index"
    return next(iter(sorted(types & {"toc", "page-list", "landmarks"})), "other") if name == "nav" else ""
