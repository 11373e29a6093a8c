"""Turns the files of an EPUB into what is wrong with their links: every reference leads to a thing that is there."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as new
from urllib.parse import unquote
from xml.parsers import expat

from florilegium.diagnostics import Diagnostic, Place, in_order
from florilegium.model.publication import Document, Resource

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
STYLE_REFERENCE = re.compile(r"""url\(\s*["']?([^"')]+)""")
# Attributes that name another file, and those that name ids of the same document (separated by spaces).
FILE_ATTRIBUTES = ("href", "src", "poster", "http://www.w3.org/1999/xlink href")
ID_ATTRIBUTES = ("aria-labelledby", "aria-describedby", "aria-details", "for", "headers")
MENDED_BY_THE_PRESS = "the texts may be right: this is for those who tend the layouts"


@dataclass(frozen=True, slots=True)
class _Reference:
    """A link: what it says, where it stands, whether readers follow it (else it is needed to show the document)."""

    href: str
    place: Place
    followed: bool


@dataclass(slots=True)
class _Reading:
    """What one document holds; it grows while expat reads and is not changed afterwards."""

    ids: dict[str, Place] = new(default_factory=dict)
    references: list[_Reference] = new(default_factory=list)
    found: list[Diagnostic] = new(default_factory=list)


def dead_links(documents: Sequence[Document], resources: Sequence[Resource] = ()) -> tuple[Diagnostic, ...]:
    """Everything wrong with the names in the files: E01 to E06. None means that each link leads to its element.

    Places are those in the files of the EPUB. Links to public addresses are not followed.
    """
    readings = {document.file: _read(document) for document in documents}
    known = {resource.file for resource in resources} | set(readings)
    found = list(_named_twice(documents, resources))
    for reading in readings.values():
        found += reading.found
        found += (each for reference in reading.references for each in _check(reference, readings, known))
    for resource in resources:
        if resource.media_type == "text/css":
            found += (each for reference in _style(resource) for each in _check(reference, readings, known))
    return in_order(found)


def _read(document: Document) -> _Reading:
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")

    def open_element(tag: str, attributes: Mapping[str, str]) -> None:
        if attributes:
            place = Place(document.file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
            _note(reading, tag, attributes, place)

    parser.StartElementHandler = open_element
    try:
        parser.Parse(document.content.encode(), True)
    except expat.ExpatError as error:
        place = Place(document.file, error.lineno, error.offset + 1)
        words = expat.ErrorString(error.code)
        reading.found.append(Diagnostic("E01", f"not well-formed: “{words}”", place, MENDED_BY_THE_PRESS))
    return reading


def _note(reading: _Reading, tag: str, attributes: Mapping[str, str], place: Place) -> None:
    if own := attributes.get("id"):
        if own in reading.ids:
            hint = f"it stands first at line {reading.ids[own].line}; give one of them another id"
            reading.found.append(Diagnostic("E04", f"the id “{own}” stands twice", place, hint))
        reading.ids.setdefault(own, place)
    for name in FILE_ATTRIBUTES:
        if name in attributes:
            followed = tag.endswith((" a", " area"))
            reading.references.append(_Reference(attributes[name], place, followed))
    for name in ID_ATTRIBUTES:
        for other in attributes.get(name, "").split():
            reading.references.append(_Reference(f"#{other}", place, followed=True))


def _style(resource: Resource) -> Iterator[_Reference]:
    text = resource.content.decode()
    for match in STYLE_REFERENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield _Reference(match[1], Place(resource.file, line), followed=False)


def _check(reference: _Reference, readings: Mapping[str, _Reading], known: set[str]) -> Iterator[Diagnostic]:
    href, place = reference.href, reference.place
    if ELSEWHERE.match(href):
        if not reference.followed and not href.startswith("data:"):
            yield Diagnostic("E06", f"“{href}” is fetched from elsewhere", place, "put the file into the press folder")
        return
    path, _, fragment = href.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), unquote(path))) if path else place.file
    if file not in known:
        yield Diagnostic(
            "E02", f"“{href}” leads to “{file}”, which is not there", place, "mend the link or add the file"
        )
    elif fragment and file in readings and unquote(fragment) not in readings[file].ids:
        message = f"“{href}” leads to no element of “{file}”"
        yield Diagnostic("E03", message, place, "mend the link, or give the element that id")


def _named_twice(documents: Sequence[Document], resources: Sequence[Resource]) -> Iterator[Diagnostic]:
    # Files whose names differ only by case are one file to many readers (EPUB 3.3, 4.2.3).
    files = [*(each.file for each in documents), *(each.file for each in resources)]
    names = Counter(file.casefold() for file in files)
    for name, times in names.items():
        if times > 1:
            yield Diagnostic("E05", f"{times} files are named “{name}”", Place(name), "give one of them another name")
