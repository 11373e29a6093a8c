"""Catalogues made by hand: the volumes of a small press, as readers would be shown them."""

import hashlib
from dataclasses import replace
from pathlib import Path

from books import write_press
from florilegium.model.catalogue import (
    Catalogue,
    CatalogueName,
    CataloguePiece,
    CatalogueVolume,
    Download,
    IndexLine,
    LetterOfNames,
    Picture,
)
from florilegium.model.changes import Change, Changes
from florilegium.model.editions import MadeFile, PrintedPiece, RecordedEdition
from florilegium.recipe.reading import read_copy

ADDRESS = "https://lion.example.org/books/"
SHEETS = """title = "Sheets & <Leaves>"
subtitle = "Five Essays"
editors = ["Ada Quill"]
series = "Small Books"
series-number = 3
date = 2026-11-01
edition = "2"
description = "Paper, ink & “type”."
subjects = ["Printing—History", "Paper"]
rights = "All rights reserved"
articles = ["type", "hebrew"]
back = []

[isbn]
epub = "978-3-16-148410-0"
print = "978-1-86197-876-9"

[licence]
name = "CC BY-SA 4.0"
address = "https://creativecommons.org/licenses/by-sa/4.0/"
"""
OWLS = """title = "ספר הינשופים"
language = "he"
date = 2025-02-03
subjects = ["Paper"]
articles = ["hebrew"]
back = []
"""
TYPE = """+++
title = "On Type & Ink"
authors = [{signed = "A. Weber", person = "weber-anna"}]
date = 1917-05-03
translator = "Zoë Łukasz"
+++

Words about type.
"""
PRESS = {
    "texts/press.toml": '[press]\nimprint = "Lion Press"\nplace = "London"\n',
    "texts/names.toml": '[[person]]\nid = "weber-anna"\nheadword = "Weber, Anna"\n',
    "texts/articles/type.md": TYPE,
    "texts/articles/hebrew.md": '+++\ntitle = "דיו"\nauthors = ["Gershom ben Moses"]\nlanguage = "he"\n+++\n\nמילים.\n',
    "texts/volumes/sheets.toml": SHEETS,
    "texts/volumes/owls.toml": OWLS,
}
MEDIA_TYPES = {"epub": "application/epub+zip", "screen": "application/pdf", "print": "application/pdf"}
NAMES = {"epub": "{}.epub", "screen": "{}.pdf", "print": "{}-print.pdf"}


def content_of(address: str) -> bytes:
    """What stands for a file of the catalogue."""
    return f"the bytes of {address}".encode()


def catalogue(folder: Path, address: str = ADDRESS) -> Catalogue:
    """Two volumes, one with all that can be said of a volume and one, in Hebrew, with the least."""
    workspace = write_press(folder, PRESS)
    sheets = catalogued(read_copy(workspace, "sheets").volume, "epub", "screen", "print")
    changes = Changes(
        "1", "2025-01-01", (Change("added", "“דיו” is new", "hebrew"), Change("counted", "12 more notes"))
    )
    sheets = replace(
        sheets,
        cover=Picture("volumes/sheets/cover.jpg", 1600, 2560, "Cover"),
        thumbnail=Picture("volumes/sheets/thumbnail.jpg", 400, 640, "Cover"),
        changes=changes,
        read="volumes/sheets/read/",
    )
    owls = catalogued(read_copy(workspace, "owls").volume, "screen")
    weber = CatalogueName(
        "weber-anna", "Weber, Anna", "Anna Weber", "names/weber-anna/", pieces=((sheets, sheets.pieces[0]),)
    )
    gershom = CatalogueName(
        "", "Gershom ben Moses", "Gershom ben Moses", "authors/gershom-ben-moses/",
        pieces=((sheets, sheets.pieces[1]), (owls, owls.pieces[0])),
    )  # fmt: skip
    letters = tuple(LetterOfNames(each.heading[0], (IndexLine(each.heading, each),)) for each in (gershom, weber))
    return Catalogue(
        "The Lion Press", "Lion Press", "en-GB", (sheets, owls), letters, address=address, updated="2026-11-01",
        description="Books on books.", contact="lion@example.org", headwords={"weber-anna": "Weber, Anna"},
    )  # fmt: skip


def catalogued(volume: object, *formats: str) -> CatalogueVolume:
    """The volume with files in these formats, each piece on two pages."""
    articles = [article for part in volume.parts for article in part.articles]
    printed = [
        PrintedPiece(article.id, article.title, tuple(each.signed for each in article.authors), str(n), str(n + 1))
        for n, article in enumerate(articles, 1)
    ]
    downloads = tuple(_download(volume, format) for format in formats)
    files = tuple(MadeFile(each.address.rpartition("/")[2], each.bytes, each.sha256, each.pages) for each in downloads)
    edition = RecordedEdition(
        volume.id, volume.title, volume.subtitle, volume.edition, volume.date, volume.language, volume.identifier,
        pieces=tuple(printed), folios=("i", "ii", "1", "2", "3", "4"), words=1200, files=files,
    )  # fmt: skip
    page = f"volumes/{volume.id}/"
    pieces = tuple(
        CataloguePiece(article, f"articles/{article.id}/", on, "Words about", f"{page}read/#{article.id}")
        for article, on in zip(articles, printed, strict=True)
    )
    return CatalogueVolume(volume, edition, page, pieces, downloads)


def _download(volume: object, format: str) -> Download:
    address = f"volumes/{volume.id}/{NAMES[format].format(volume.id)}"
    content = content_of(address)
    digest = hashlib.sha256(content).hexdigest()
    pages = 0 if format == "epub" else 6
    return Download(
        format, address, MEDIA_TYPES[format], len(content), digest, pages, getattr(volume.isbn, format, "")
    )  # fmt: skip


def many(held: Catalogue, number: int) -> Catalogue:
    """The catalogue with so many volumes, all like its first."""
    first = held.volumes[0]
    volumes = tuple(
        replace(first, volume=replace(first.volume, id=f"sheets-{n}", title=f"Sheets {n}")) for n in range(number)
    )
    return replace(held, volumes=volumes)
