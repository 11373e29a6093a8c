"""Makes galleys for the tests of the typesetter: made-up texts with notes and names, set on a small page."""

import random
from html import escape
from pathlib import Path

from florilegium.model.mends import Mends
from florilegium.model.printing import Particulars
from florilegium.typeset import Drawn, Fonts, Matter, Setting, Stylesheet, join, open_fonts, set_pages

BOOK = Particulars("On the Making of Books", ("A. Corrector",), "en-GB", 1_700_000_000)
FOLDER = Path(__file__).parents[1] / "fonts"
PAGE = """
@page { size: 110mm 160mm; margin: 12mm; bleed: 3mm;
        @bottom-center { content: counter(page); font-size: 8pt }
        @footnote { border-top: .5pt solid black; padding-top: 2pt } }
@page :blank { @bottom-center { content: none } }
html { font: 10pt/12pt "EB Garamond", "Frank Ruhl Libre"; hyphens: auto; text-align: justify }
p { margin: 0; text-indent: 1em; orphans: 2; widows: 2 }
h1 { font-size: 14pt; line-height: 24pt; hyphens: none }
a { color: #802010 }
.note { font-size: 8pt; line-height: 10pt; text-indent: 0 }
.note::footnote-call { font-size: .7em; vertical-align: super; line-height: 0 }
.note::footnote-marker { content: attr(data-mark) " " }
.note-paragraph + .note-paragraph { display: block; text-indent: 1em }
"""
TEXT = (
    "the press sets a page and the reader turns it; compositors distribute their type, correctors mark the proofs, "
    "Aldus Manutius printed Aristotle in Greek, Froben at Basel took Erasmus into his house, Plantin’s widow kept the "
    "sixteen presses going, humanistic manuscripts were cheaper than furniture, nevertheless: extraordinarily few "
)
WORDS = TEXT.split()

_fonts: list[Fonts] = []


def fonts() -> Fonts:
    """The fonts of the press, opened once for all tests."""
    if not _fonts:
        _fonts.append(open_fonts(FOLDER))
    return _fonts[0]


def words(chance: random.Random, least: int, most: int) -> str:
    """A run of words of the trade, escaped."""
    return escape(" ".join(chance.choices(WORDS, k=chance.randint(least, most))), quote=False)


def note(article: str, number: int, text: str) -> str:
    """A note as the composer writes it at its call."""
    paragraph = f'<span class="note-paragraph" data-paragraph="{article}/{1000 + number}">{text}</span>'
    return f'<span class="note" id="{article}-note-{number}" data-mark="{number}">{paragraph}</span>'


def made_up_article(seed: int, notes: int, longest_note: int = 60, article: str = "piece") -> str:
    """A section of paragraphs with so many notes and a name in every paragraph; the same seed gives the same text."""
    chance = random.Random(seed)
    paragraphs, number = [f'<h1 id="{article}-title" data-paragraph="{article}/1">Piece {seed}</h1>'], 0
    while number < notes:
        parts = []
        for _ in range(chance.randint(1, 5)):
            parts.append(words(chance, 4, 40))
            if chance.random() < 0.6 and number < notes:
                number += 1
                parts[-1] += note(article, number, words(chance, 2, longest_note))
        n = len(paragraphs) + 1
        parts.insert(1, f'<span class="name" id="{article}-name-{n}">Aldus Manutius</span>')
        paragraphs.append(f'<p data-paragraph="{article}/{n}">{" ".join(parts)}</p>')
    return f'<section class="article" id="{article}">{"".join(paragraphs)}</section>'


def document(body: str, language: str = "en-GB") -> str:
    """A whole document around the body."""
    head = '<head><meta charset="UTF-8"/><title>Galley</title></head>'
    return f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}">{head}<body>{body}</body></html>'


def galley(
    body: str, css: str = "", first_folio: int = 1, numerals: str = "arabic", mends: Mends | None = None,
    seeks: bool = False,
) -> Setting:  # fmt: skip
    """The body set on the small page; files are read from the folder of the tests."""
    sheets = (Stylesheet("layouts/styles/galley.css", PAGE), Stylesheet("layouts/styles/more.css", css))
    matter = Matter(document(body), sheets, first_folio, numerals, mends or Mends(), seeks)
    return set_pages(matter, fonts(), lambda file: (Path(__file__).parent / file).read_bytes())


def drawn(*settings: Setting) -> Drawn:
    """Both files of the settings, joined."""
    return join(settings, fonts()).draw(BOOK)
