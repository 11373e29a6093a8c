"""Turns one matter of a book (front, body or back) into pages, and says what stands on each."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from florilegium.diagnostics import Diagnostic
from florilegium.model.mends import Mends, Unmet
from florilegium.model.pages import Page
from florilegium.model.stylesheet import Stylesheet
from florilegium.typeface.fonts import Fonts
from florilegium.typeset.documents import Resources, lay_out
from florilegium.typeset.mending import Compositor
from florilegium.typeset.notes import NotePlace, note_findings, note_places
from florilegium.typeset.pages import pages_of
from florilegium.typeset.sheet import sheet_findings

MARGIN_BOXES = tuple(
    f"{side}-{place}"
    for side, places in {
        "top": ("left-corner", "left", "center", "right", "right-corner"),
        "bottom": ("left-corner", "left", "center", "right", "right-corner"),
        "left": ("top", "middle", "bottom"),
        "right": ("top", "middle", "bottom"),
    }.items()
    for place in places
)
EMPTY = f"@page {{ {' '.join(f'@{box} {{ content: none !important }}' for box in MARGIN_BOXES)} }}"
NOTES = """
.note { float: footnote; footnote-policy: line }
.note::footnote-call, .note::footnote-marker { content: attr(data-mark) }
"""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be set: an XHTML document, its stylesheets, the folio of its first page and its numerals.

    `numerals` is “roman” or “arabic”; the stylesheet prints the folios (docs/engine.md says how), this names them.
    `mends` are what is known to be set otherwise than it comes; with `seeks` more are sought, where a piece has none.
    """

    xhtml: str
    stylesheets: tuple[Stylesheet, ...]
    first_folio: int = 1
    numerals: str = "arabic"
    mends: Mends = field(default_factory=Mends)
    seeks: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A matter that has been set. Its first page is a recto, and its pages are even in number: the last may be blank.

    `pages` count their ordinals from 1 in this matter, `laid_out` of them before a blank was added; `document` is the
    engine's own, for `join` alone. `matter` is what was set; `mends` are those that it was set with; `dropped` the
    pieces whose mends were made for other words or another design, `unmet` what could not be had.
    """

    pages: tuple[Page, ...]
    notes: tuple[NotePlace, ...]
    diagnostics: tuple[Diagnostic, ...]
    document: Any
    laid_out: int
    numerals: str
    first_folio: int
    mends: Mends = field(default_factory=Mends)
    dropped: tuple[str, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    matter: Matter | None = None


def set_pages(matter: Matter, fonts: Fonts, resources: Resources) -> Setting:
    """The pages of a matter, with every warning of the engine's and all that is not where, or set as, it should be."""
    own = Stylesheet("", f"{NOTES}@page :nth(1) {{ counter-reset: page {matter.first_folio} }}")
    sheets = (own, *matter.stylesheets)
    compositor = Compositor(matter.mends, matter.seeks, _design(matter.stylesheets))
    document, findings = lay_out(matter.xhtml, sheets, fonts, resources, compositor)
    laid_out = len(document.pages)
    if laid_out % 2:
        document.pages.append(_blank(sheets, fonts, resources))
    notes = note_places(matter.xhtml, document.pages)
    pages = pages_of(document.pages, matter.first_folio, matter.numerals)
    return Setting(
        pages,
        notes,
        (*findings, *note_findings(notes, pages), *sheet_findings(document.pages, pages, fonts.faces)),
        document,
        laid_out,
        matter.numerals,
        matter.first_folio,
        replace(matter.mends, pieces=tuple(compositor.mends)),
        tuple(compositor.dropped),
        tuple(compositor.unmet),
        matter,
    )


def _design(stylesheets: tuple[Stylesheet, ...]) -> str:
    """What the stylesheets say, in short."""
    return hashlib.sha256("\0".join(sheet.text for sheet in stylesheets).encode()).hexdigest()


def _blank(sheets: tuple[Stylesheet, ...], fonts: Fonts, resources: Resources) -> Any:
    """A verso with nothing on it, of the size that the stylesheets give a page."""
    xhtml = '<html lang="zxx"><head><title>-</title></head><body></body></html>'
    verso = Stylesheet("", f"{EMPTY} html {{ break-before: left !important }} body {{ break-before: auto }}")
    document, _ = lay_out(xhtml, (*sheets, verso), fonts, resources)
    return document.pages[0]
