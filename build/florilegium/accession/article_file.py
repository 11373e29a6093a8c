"""A transcription as the files of the press: the article in the dialect, and the pinned source."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from florilegium.accession.dialect import write_body
from florilegium.accession.transcription import Transcription
from florilegium.model.article import PartialDate

ARTICLES, SOURCES = "texts/articles", "texts/sources"
_EXTENSIONS = {"text": "txt", "html": "html", "markdown": "md", "word": "docx", "tei": "xml", "epub": "epub"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where and when a transcription was fetched, as the editor says; “” where it is not known."""

    address: str = ""
    fetched: str = ""


UNKNOWN = Provenance()


def article_path(id: str) -> str:
    """The file of an article, relative to the press folder."""
    return f"{ARTICLES}/{id}.md"


def source_path(id: str, transcription: Transcription) -> str:
    """The file of the pinned source, relative to the press folder, with the extension it came with."""
    name, dot, extension = transcription.name.rpartition(".")
    known = dot and re.fullmatch(r"[a-z0-9]{1,8}", extension.lower()) and "/" not in extension
    ending = extension.lower() if known and name else _EXTENSIONS[transcription.kind]
    return f"{SOURCES}/{transcription.pin or id}.{ending}"


def write_article(transcription: Transcription, id: str, provenance: Provenance = UNKNOWN) -> str:
    """The article file: front matter and body. It holds no clock: the same transcription gives the same file."""
    front = "\n".join(_front_matter(transcription, id, provenance))
    return f"+++\n{front}\n+++\n\n{write_body(transcription.body, transcription.notes)}"


def _front_matter(transcription: Transcription, id: str, provenance: Provenance) -> Iterator[str]:
    yield f"title = {_quoted(transcription.title)}"
    if transcription.subtitle:
        yield f"subtitle = {_quoted(transcription.subtitle)}"
    if transcription.authors:
        yield f"authors = [{', '.join(_quoted(author) for author in transcription.authors)}]"
    if transcription.date:
        yield f"date = {_date(transcription.date)}"
    if transcription.language:
        yield f"language = {_quoted(transcription.language)}"
    if transcription.genre != "article":
        yield f"kind = {_quoted(transcription.genre)}"
    for key in ("transcriber", "translator", "rights", "updated"):
        if value := getattr(transcription, key):
            yield f"{key} = {_quoted(value)}"
    yield from _source(transcription)
    yield ""
    yield "[transcription]"
    yield f"file = {_quoted(source_path(id, transcription))}"
    if transcription.part:
        yield f"part = {_quoted(transcription.part)}"
    yield f"sha256 = {_quoted(hashlib.sha256(transcription.content).hexdigest())}"
    if provenance.address:
        yield f"address = {_quoted(provenance.address)}"
    if provenance.fetched:
        yield f"fetched = {_fetched(provenance.fetched)}"


def _source(transcription: Transcription) -> Iterator[str]:
    keys = ("periodical", "volume", "number", "date", "pages", "publisher", "address", "line")
    stated = [(key, getattr(transcription.source, key)) for key in keys]
    if any(value for _, value in stated):
        yield ""
        yield "[source]"
        yield from (f"{key} = {_quoted(value)}" for key, value in stated if value)


def _quoted(words: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's too, but for DEL, which decoding took out (TOML 1.0, String)."""
    return json.dumps(words, ensure_ascii=False)


def _date(date: PartialDate) -> str:
    return date.iso if date.day else _quoted(date.iso)


def _fetched(words: str) -> str:
    return words if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else _quoted(words)
