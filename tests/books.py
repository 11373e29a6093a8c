"""Books made by the tests: a press folder is written, a volume is made from it, its files are opened again."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

import pypdfium2

from florilegium.recipe.build import Made, make
from florilegium.recipe.editions import EDITIONS
from florilegium.workspace import Workspace

ROOT = Path(__file__).parents[1]
POINTS = 72 / 25.4


@dataclass(frozen=True)
class PrintedPage:
    """A page of the print interior as a reader sees it: what stands above the type area, in it, and below it."""

    head: str
    text: str
    foot: str

    @property
    def words(self) -> list[str]:
        return self.text.split()


@dataclass(frozen=True)
class Book:
    """A volume that was made, and its files by name."""

    workspace: Workspace
    id: str
    made: Made

    @cached_property
    def record(self) -> dict[str, Any]:
        return json.loads(self.made.files["record.json"])

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The entries of all indexes."""
        return [entry for index in self.record["indexes"] for entry in index["entries"]]

    @property
    def epub(self) -> bytes:
        return self.made.files[f"{self.id}.epub"]

    @property
    def screen(self) -> bytes:
        return self.made.files[f"{self.id}.pdf"]

    @property
    def interior(self) -> bytes:
        return self.made.files[f"{self.id}-print.pdf"]

    @cached_property
    def unpacked(self) -> dict[str, bytes]:
        """The files of the EPUB by their names in it."""
        with zipfile.ZipFile(io.BytesIO(self.epub)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def document(self, name: str) -> str:
        return self.unpacked[f"EPUB/{name}.xhtml"].decode()

    @cached_property
    def pages(self) -> list[PrintedPage]:
        """The pages of the print interior."""
        with pypdfium2.PdfDocument(self.interior) as document:
            return [_printed(page) for page in document]

    def page_of(self, anchor: str) -> dict[str, Any]:
        """The first page of the record on which the anchor lies."""
        return next(page for page in self.record["pages"] if anchor in page["anchors"])


def _printed(page: pypdfium2.PdfPage) -> PrintedPage:
    left, bottom, right, top = page.get_trimbox()
    text = page.get_textpage()
    head, foot = top - 19 * POINTS, bottom + 20 * POINTS  # the margins of the octavo, less the line of a longer page

    def between(low: float, high: float) -> str:
        return text.get_text_bounded(left, low, right, high).replace("\r\n", "\n").replace("\u2010\n", "").strip()

    return PrintedPage(between(head, top), between(foot, head), between(bottom, foot))


def write_press(folder: Path, files: Mapping[str, str]) -> Workspace:
    """A press folder with these files."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return Workspace(folder)


def make_book(workspace: Workspace, id: str) -> Book:
    """The volume in all its editions."""
    return Book(workspace, id, make(workspace, id, EDITIONS))


def plain(xhtml: str) -> str:
    """The words of an XHTML document or of a part of one, with single spaces."""
    _, _, body = xhtml.rpartition("</head>")
    words = re.sub(r"<[^>]+>", " ", re.sub(r"</?(em|strong|span|sup|sub|a)\b[^>]*>", "", body))
    return " ".join(unescape(words).split())
