"""Draws the specimens of the page designs in the manual: `python docs/specimens.py`, from anywhere.

Each is the page on which one of the specimen volume's articles begins; all have the same scale, so that they compare.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from florilegium.bind.pdfium import page_texts, picture_of
from florilegium.recipe import build
from florilegium.workspace import Workspace

ROOT = Path(__file__).parents[1]
DESIGNS = ("octavo", "paperback", "large-print")
ARTICLE = "letters-of-francesco"
OPENS = "In April 1501"
PIXELS_IN_POINT = 1.5
GREYS = 16


def main() -> None:
    """Write docs/_static/page-<design>.png for each design of the house."""
    for design in DESIGNS:
        pdf = _pages(design)
        ordinal = next(number for number, text in enumerate(page_texts(pdf), 1) if OPENS in text)
        picture = picture_of(pdf, ordinal, PIXELS_IN_POINT).convert("L").quantize(GREYS)
        picture.save(ROOT / "docs" / "_static" / f"page-{design}.png", optimize=True)


def _pages(design: str) -> bytes:
    """The screen edition of a volume that holds the one article."""
    with tempfile.TemporaryDirectory() as name:
        press = Path(name)
        shutil.copytree(ROOT / "texts", press / "texts")
        volume = f'title = "Specimen"\ndate = 2026-11-22\npage = "{design}"\narticles = ["{ARTICLE}"]\n'
        (press / "texts" / "volumes" / "specimen.toml").write_text(f"{volume}front = []\nback = []\n", "utf-8")
        files = build.make(Workspace(press), "specimen", ("screen",)).files
        return next(content for file, content in files.items() if file.endswith(".pdf"))


if __name__ == "__main__":
    sys.exit(main())
