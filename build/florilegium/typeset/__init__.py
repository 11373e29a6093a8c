"""Turns XHTML into pages: what stands on each, and the two PDFs of them. The doorway of WeasyPrint and pydyf."""

from florilegium.model.stylesheet import Stylesheet
from florilegium.typeface.fonts import Face, Fonts, missing_glyph, missing_glyphs, open_fonts
from florilegium.typeset.documents import Resources
from florilegium.typeset.drawing import Drawn
from florilegium.typeset.joining import Joined, join
from florilegium.typeset.notes import NotePlace
from florilegium.typeset.setting import Matter, Setting, set_pages

__all__ = [
    "Drawn",
    "Face",
    "Fonts",
    "Joined",
    "Matter",
    "NotePlace",
    "Resources",
    "Setting",
    "Stylesheet",
    "join",
    "missing_glyph",
    "missing_glyphs",
    "open_fonts",
    "set_pages",
]
