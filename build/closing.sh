#!/bin/sh
# Names the files of a volume, each with its size and, for a PDF, its pages.
set -eu

exec .venv/bin/python - "out/$1" <<'END'
import sys
from pathlib import Path

from pypdf import PdfReader

for file in sorted(Path(sys.argv[1]).glob("*.[ep][pd][uf]*")):
    count = len(PdfReader(file).pages) if file.suffix == ".pdf" else 0
    pages = f"{count:5} {'page' if count == 1 else 'pages'}" if count else ""
    print(f"{file.as_posix():44}{file.stat().st_size / 1000:9,.0f} kB {pages}".rstrip())
END
