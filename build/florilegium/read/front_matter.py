"""From the TOML at the head of a text to what is said about the article."""

import posixpath
import re
from dataclasses import dataclass
from typing import Any

from florilegium.diagnostics import Diagnostic, Place, Refusal
from florilegium.model.article import Author, PartialDate, PinnedTranscription, Source, head_of
from florilegium.model.dates import CALENDARS
from florilegium.read.attributes import LANGUAGE
from florilegium.read.emendations import read_emendations
from florilegium.read.fields import Fields
from florilegium.read.keys import Keys, find_keys
from florilegium.read.naming import read_names
from florilegium.workspace import parse_toml

FENCE = "+++"
KINDS = (
    "article", "essay", "letter", "speech", "interview", "review", "pamphlet", "preface", "introduction", "editorial",
    "manifesto", "resolution", "report", "statement", "obituary", "memoir", "diary", "story", "play", "poem", "chapter",
    "lecture", "document",
)  # fmt: skip
_ADDRESS = re.compile(r"https?://\S+")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a text: its table, the places of its keys, the number of the body's first line."""

    table: dict[str, Any]
    keys: Keys
    body_line: int


def split(text: str, file: str, findings: list[Diagnostic], wanted: bool = True) -> Head:
    """The front matter and where the body begins. Findings A05, F08."""
    lines = text.split("\n")
    hint = 'begin with a line “+++”, then title = "…", then a line “+++”'
    if lines[0].rstrip() != FENCE:
        if wanted:
            findings.append(Diagnostic("A05", "the text does not begin with front matter", Place(file), hint))
        return Head({}, Keys(file, (), {}), 1)
    closing = next((number for number, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE), 0)
    if not closing:
        findings.append(
            Diagnostic("A05", "the front matter is not closed", Place(file), "write “+++” on a line below it")
        )
        return Head({}, Keys(file, (), {}), len(lines) + 1)
    toml = "\n".join(lines[1 : closing - 1])
    try:
        table = parse_toml(toml, file, 2)
    except Refusal as refusal:
        findings.extend(refusal.diagnostics)
        return Head({}, Keys(file, (), {}), closing + 1)
    return Head(table, find_keys(toml, file, 2), closing + 1)


def read_head(fields: Fields, language: str, titled: bool = True) -> dict[str, Any]:
    """The fields of the Article that the front matter gives. Findings A01 to A04."""
    given: dict[str, Any] = {
        "title": fields.required("title") if titled else fields.text("title"),
        "subtitle": fields.text("subtitle"),
        "short_title": fields.text("short-title"),
        "authors": _authors(fields),
        "date": fields.date("date"),
        "calendar": fields.choice("calendar", CALENDARS, CALENDARS[0]),
        "language": read_language(fields, language),
        "kind": fields.choice("kind", KINDS, "article"),
        "tags": fields.texts("tags"),
        "transcriber": fields.text("transcriber"),
        "markup": fields.text("markup"),
        "translator": fields.text("translator"),
        "earlier_editor": fields.text("earlier-editor"),
        "rights": fields.text("rights"),
        "updated": _updated(fields.date("updated")),
        "source": _source(fields.inner("source")),
        "names": read_names(fields.inner("names")),
        "transcription": _transcription(fields.inner("transcription")),
    }
    head = head_of(given["title"], given["subtitle"], given["authors"])
    given["emendations"] = read_emendations(fields, head)
    fields.close()
    return given


def read_language(fields: Fields, default: str) -> str:
    """The language given, or the default. Code 04 where it is no tag of BCP 47."""
    language = fields.text("language", default)
    if not LANGUAGE.fullmatch(language):
        fields.refuse("language", language, "write a tag of BCP 47, as “en-GB”, “de” or “grc”")
    return language


def _updated(date: PartialDate | None) -> str:
    return date.iso if date else ""


def _authors(fields: Fields) -> tuple[Author, ...]:
    value = fields.value("authors")
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
        return tuple(Author(each.strip()) for each in value)
    if not isinstance(value, list) or not all(isinstance(each, (str, dict)) and each for each in value):
        fields.wrong("authors", 'a list: ["George Breitman"] or [{signed = "J. R. Johnson", person = "james-clr"}]')
        return ()
    return tuple(
        Author(each) if isinstance(each, str) else _author(fields, each, number) for number, each in enumerate(value)
    )


def _author(fields: Fields, table: dict[str, Any], number: int) -> Author:
    inner = Fields(table, fields.keys, fields.findings, fields.letter, (*fields.path, "authors", number))
    author = Author(inner.required("signed"), inner.text("person"))
    inner.close()
    return author


def _source(fields: Fields) -> Source:
    source = Source(
        title=fields.text("title"),
        periodical=fields.text("periodical"),
        volume=fields.text("volume", numbers=True),
        number=fields.text("number", numbers=True),
        date=fields.text("date"),
        pages=fields.text("pages", numbers=True),
        publisher=fields.text("publisher"),
        address=read_address(fields),
        line=fields.text("line"),
    )
    fields.close()
    return source


def read_address(fields: Fields) -> str:
    """The public address under “address”. Code 04 where it is none."""
    address = fields.text("address")
    if address and not _ADDRESS.fullmatch(address):
        fields.refuse("address", address, "write the whole public address, with https://")
    return address


def _transcription(fields: Fields) -> PinnedTranscription | None:
    if not fields.table:
        return None
    file, sha256 = fields.required("file"), fields.required("sha256")
    if sha256 and not _SHA256.fullmatch(sha256):
        fields.refuse("sha256", sha256, "write the 64 small hexadecimal digits of the file’s SHA-256")
    if ":" in file or file.startswith(("/", "\\")) or posixpath.normpath(file).startswith(".."):
        fields.refuse("file", file, "keep the file in the press folder, and write its path from there")
        file = ""
    pinned = PinnedTranscription(file, sha256, read_address(fields), fields.day("fetched"), fields.text("part"))
    fields.close()
    return pinned if file else None
