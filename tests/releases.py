"""Releases made by the tests, of a small book that is made once."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from books import Book, make_book, write_press
from florilegium.model.release import Condition, InputFile, Material, Origin, Release
from florilegium.read.record import read_record

PRESS = {
    "texts/press.toml": '[press]\nimprint = "The Owlery"\n',
    "texts/volumes/owls.toml": """title = "Owls"
subtitle = "Two Pieces"
date = 2026-11-01
articles = ["barn", "snowy"]
""",
    "texts/articles/barn.md": """+++
title = "The Barn Owl"
authors = ["Ada Quill"]
date = "1911-05"
+++

It lives in barns.[^1]

[^1]: Old ones.
""",
    "texts/articles/snowy.md": """+++
title = "The Snowy Owl"
+++

It lives in snow.
""",
}
ORIGIN = Origin("c0ffee" * 6 + "cafe", "release/owls/1", 1_790_000_000, "https://press.example.org/owls.git")
MATERIALS = (
    Material("program", "florilegium", "1.0", "AGPL-3.0-or-later", "pkg:pypi/florilegium@1.0"),
    Material("library", "brotli", "1.2.1", "MIT", "pkg:pypi/brotli@1.2.1", locked=("cd" * 32, "ef" * 32)),
    Material("library", "pyphen", "0.18.1", "GPL-2.0-or-later OR LGPL-2.0-or-later", "pkg:pypi/pyphen@0.18.1"),
    Material("library", "odd", "1", "a licence of its own", "pkg:pypi/odd@1"),
    Material("system", "Pango", "1.50.12", "LGPL-2.0-or-later"),
    Material("font", "EB Garamond", "1.3", "OFL-1.1", sha256="ab" * 32),
    Material("font", "EB Garamond italic", "1.3", "OFL-1.1", sha256="ba" * 32),
)
CONDITIONS = (Condition("time zone", "UTC", "Pacific/Kiritimati"), Condition("umask", "022", "077"))


def small_book(folder: Path) -> Book:
    """A volume of two short pieces in all its editions."""
    return make_book(write_press(folder, PRESS), "owls")


def release_of(book: Book, **changes: object) -> Release:
    """The release of a book as it was made, with origin, inputs and materials that are given and not found."""
    record = (json.dumps({**book.record, "seconds": {}}, ensure_ascii=False, indent=1) + "\n").encode()
    edition = read_record(record, "record.json")
    books = {file.name: book.made.files[file.name] for file in edition.files}
    contents = {file: book.workspace.read_bytes(file) for file in book.record["inputs"]}
    inputs = tuple(InputFile(file, len(it), hashlib.sha256(it).hexdigest()) for file, it in contents.items())
    release = Release(edition, record, books, ORIGIN, inputs, MATERIALS, conditions=CONDITIONS)
    return replace(release, **changes)  # type: ignore[arg-type]
