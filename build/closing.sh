#!/bin/sh
# Names the editions of a volume, each with its size and, for a PDF, its pages: those for readers, for printers, TEI.
set -eu

exec .venv/bin/python - "out/$1" <<'END'
import sys
from pathlib import Path

from pypdf import PdfReader

ENDINGS = (".epub", ".html", ".pdf", ".tei.xml")
folder = Path(sys.argv[1])
editions = [file for ending in ENDINGS for file in sorted(folder.glob(f"{folder.name}*{ending}"), key=lambda it: it.stem)]

for file in editions:
    count = len(PdfReader(file).pages) if file.suffix == ".pdf" else 0
    pages = f"{count:5} {'page' if count == 1 else 'pages'}" if count else ""
    print(f"{file.as_posix():44}{file.stat().st_size / 1000:9,.0f} kB {pages}".rstrip())
END
