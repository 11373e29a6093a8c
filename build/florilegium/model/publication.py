"""An EPUB before it is bound: its metadata, its documents in reading order, its other files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """An XHTML document. `file` is relative to the package folder (“preface.xhtml”), `content` a whole document."""

    file: str
    title: str
    content: str
    linear: bool = True
    properties: tuple[str, ...] = ()  # manifest properties: nav, svg …


@dataclass(frozen=True, slots=True)
class Resource:
    """Any other file of the package: stylesheet, font, picture. `properties` as “cover-image”."""

    file: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Creator:
    """Who has made something of the volume: `role` is a MARC relator.

    It is edt, trl, aut, or aui for the author of an introduction or another text that the press adds. `file_as` is the
    sorted form, `person` the id of the record; both may be “”.
    """

    name: str
    role: str
    file_as: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """A line of the table of contents with the lines below it; `target` is “file.xhtml” or “file.xhtml#id”.

    `language` is that of the label.
    """

    label: str
    target: str
    children: tuple["Contents", ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageTarget:
    """A page of the print edition: its bare folio, and “file.xhtml#id” of the place where it begins."""

    folio: str
    target: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything the binder needs. `documents` stand in reading order; the navigation document has property “nav”."""

    identifier: str  # “urn:isbn:…” or “urn:uuid:…”
    title: str
    language: str
    creators: tuple[Creator, ...]
    documents: tuple[Document, ...]
    resources: tuple[Resource, ...]
    contents: tuple[Contents, ...]
    modified: str  # “2026-11-01T00:00:00Z”
    epoch: int
    subtitle: str = ""
    publisher: str = ""
    date: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    series: str = ""
    series_number: str = ""
    sources: tuple[str, ...] = ()
    edition: str = ""
    work: str = ""  # the name that all editions of the volume have in common
    page_source: str = ""  # the print edition the page list follows: “urn:isbn:…”, or “” without a page list
    certified_by: str = ""  # who vouches for its accessibility, “” where no check was asked for
    pages: tuple[PageTarget, ...] = ()  # the page list of the print edition, in its order
