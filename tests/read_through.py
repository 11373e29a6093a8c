"""Reads an EPUB through in a real reading system, from cover to colophon and along its links: what goes wrong?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any

from florilegium.model.names import INDEXES
from florilegium.prove.epub_file import documents_of
from reading_back import letters
from reading_system import Landing, answers, landing

READERS = ("foliate", "epubjs")
EVERY = 10  # of the lines of the page list one in so many is followed
CALLS, BACKS = "a.note-call", "a.note-back"
LISTS = ("contents", "chronology", "list-of-emendations", "illustrations")  # what leads to places in the texts


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of a document: its number there, from 1, and how many the document has."""

    file: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader saw: every screen in order, whether the last words too; and where the links led, by their kinds."""

    reader: str
    screens: tuple[Screen, ...]
    sees_the_last: bool
    contents: tuple[Landing, ...]
    listed_pages: int
    pages: tuple[Landing, ...]
    calls: tuple[Landing, ...]
    backs: tuple[Landing, ...]
    lists: tuple[Landing, ...]
    index: tuple[Landing, ...]


def read_through(epub: Path, reader: str, every: int = EVERY) -> Reading:
    """What one of READERS shows of the book; of the page list one line in `every` is followed."""
    files = {each.file: each.content for each in documents_of(epub.read_bytes())}
    noted = [file for file, content in files.items() if "note-call" in content or "note-back" in content]
    listing = [f"{kind}.xhtml" for kind in LISTS if f"{kind}.xhtml" in files]
    indexes = [f"{kind}.xhtml" for kind in INDEXES if f"{kind}.xhtml" in files]
    tours = (
        *((file, CALLS) for file in noted),
        *((file, BACKS) for file in noted),
        *((file, "section a[href*='.xhtml']") for file in listing),
        *((file, "[role='doc-index'] li a[href]") for file in indexes),
    )
    orders: list[dict[str, Any]] = [{"do": "walk"}, {"do": "contents"}, {"do": "pages", "with": every}]
    orders += [{"from": file, "link": links, "all": True} for file, links in tours]
    walk, contents, pages, *found = answers(epub, orders, reader)
    led = iter([tuple(map(landing, each)) for each in found])
    screens = tuple(Screen(**each) for each in walk["screens"])
    heads, starts = (tuple(map(landing, each)) for each in (contents, pages["landings"]))
    kinds = (_together(islice(led, len(each))) for each in (noted, noted, listing, indexes))
    return Reading(reader, screens, walk["last"], heads, pages["count"], starts, *kinds)


def _together(found: Iterable[tuple[Landing, ...]]) -> tuple[Landing, ...]:
    return tuple(chain.from_iterable(found))


def unread(reading: Reading, files: Sequence[str]) -> list[str]:
    """The documents, of these, that were not shown in their order from the first screen to the last."""
    shown = [(file, [each.page for each in screens]) for file, screens in groupby(reading.screens, lambda s: s.file)]
    whole = {each.file: each.pages for each in reading.screens}
    skipped = [file for file, pages in shown if pages != list(range(1, whole[file] + 1))]
    missing = [file for file in files if file not in whole]
    order = ["the order"] if not missing and [file for file, _ in shown] != list(files) else []
    last = [] if reading.sees_the_last else ["the last words"]
    return [*skipped, *missing, *order, *last]


def astray(landings: Iterable[Landing]) -> list[str]:
    """The links that do not bring the reader to a place that is there and in view."""
    return [f"{each.link} → {each.id or each.file}" for each in landings if not _is_seen(each)]


def _is_seen(each: Landing) -> bool:
    return not each.trouble and each.element is not None and each.visible


def wrong_heads(landings: Iterable[Landing]) -> list[str]:
    """The lines of the contents that lead to a piece with another heading."""
    return [each.link for each in landings if not letters(each.text).endswith(letters(each.link).removesuffix("…"))]


def wrong_pages(landings: Iterable[Landing]) -> list[str]:
    """The lines of the page list that lead to another page’s beginning."""
    return [each.link for each in landings if each.id != f"page-{each.link}"]


def wrong_calls(landings: Iterable[Landing]) -> list[str]:
    """The calls that do not lead to a note with their mark."""
    is_note = re.compile(r"\s*(\S+)")
    found = ((each, is_note.match(each.text)) for each in landings)
    return [each.link for each, opens in found if each.element != "aside" or not opens or opens[1] != each.link]


def wrong_backs(landings: Iterable[Landing]) -> list[str]:
    """The notes that do not lead back to a call with their mark."""
    return [each.link for each in landings if each.element != "a" or each.text != each.link]
