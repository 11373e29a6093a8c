"""A copy made ready for the compositor: its pieces, its colophon, its templates, what its pages are set with."""

from dataclasses import replace
from pathlib import PurePosixPath

from florilegium import __version__
from florilegium.compose.pieces import pieces_of
from florilegium.compose.sections import Book
from florilegium.compose.templates import open_templates
from florilegium.diagnostics import Diagnostic
from florilegium.index import compile_glossary
from florilegium.matter.colophon import Making, Typeface, with_colophon
from florilegium.matter.note_on_the_text import with_note_on_the_text
from florilegium.model.names import GLOSSARY
from florilegium.model.stylesheet import Stylesheet
from florilegium.model.volume import AS_DESIGNED, Volume
from florilegium.model.walking import plain_text
from florilegium.read.mends import read_mends
from florilegium.recipe.indexing import index_copy, lists_nobody
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.pictures import Pictures
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.recipe.versions import versions
from florilegium.typeface.fonts import Face, Fonts, typefaces_for
from florilegium.workspace import Workspace

SPEAKING = "contents.xhtml.jinja"
TOOLS = {"weasyprint": "WeasyPrint", "pydyf": "pydyf", "pypdf": "pypdf", "ebooklib": "EbookLib"}
NO_BREAK = "\u00a0"


def book_of(copy: Copy, layouts: Layouts, fonts: Fonts, workspace: Workspace) -> tuple[Book, Setup]:
    """The book and the setup of its pages.

    Refusal P01 to P06 for a page design that cannot be used, M01 to M04 for a file of mends that cannot be read.
    """
    volume = copy.volume
    has_glossary = any(matter.kind == GLOSSARY for matter in volume.back)
    book = Book(
        volume,
        pieces_of(volume),
        compile_glossary(index_copy(copy), volume.house.filing) if has_glossary else (),
        open_templates(layouts.template),
    )
    design = layouts.page_design(volume.house.page, volume.place)
    if volume.house.drop_initials != AS_DESIGNED:
        design = replace(design, drop_initials=volume.house.drop_initials)
    styles = open_templates(lambda name: layouts.text(f"styles/{name}"))
    mends = read_mends(workspace, volume.place.file)
    return book, Setup(design, fonts, layouts, Pictures(workspace, layouts), styles, own_style(copy, workspace), mends)


def with_volume(book: Book, volume: Volume) -> Book:
    """The book with its texts in another state, as with page breaks in them."""
    return replace(book, volume=volume, pieces=pieces_of(volume))


def written(copy: Copy, layouts: Layouts, fonts: Fonts) -> Copy:
    """The copy with what the press writes itself, note on the text and colophon, and without lists of nobody.

    Refusal P01 to P06 for a page design that cannot be used; V30 for each list that was asked for and left out.
    """
    volume, empty = copy.volume.without_empty(lambda matter: lists_nobody(copy, matter.kind))
    design = layouts.page_design(volume.house.page, volume.place)
    tools = tuple(f"{TOOLS[name]}{NO_BREAK}{versions()[name]}" for name in TOOLS)
    faces = typefaces_for(fonts, words_of(volume))
    trim = (design.width, design.height, design.size, design.leading)
    made = Making(tuple(map(_typeface, faces)), f"Florilegium{NO_BREAK}{__version__}", tools, *trim)
    volume = with_colophon(with_note_on_the_text(volume), made)
    return replace(copy, volume=volume, diagnostics=(*copy.diagnostics, *empty))


def words_of(volume: Volume) -> str:
    """All words of the texts of a volume, one paragraph after the other."""
    return "\n".join(plain_text(each.children) for piece in volume.pieces() for each in piece.paragraphs())


def _typeface(face: Face) -> Typeface:
    return Typeface(face.family, face.designers, face.licence)


def own_style(copy: Copy, workspace: Workspace) -> Stylesheet:
    """The volume's own stylesheet, which stands beside its file; empty where it has none."""
    file = style_file(copy)
    return Stylesheet(file, workspace.read_text(file) if workspace.has(file) else "")


def style_file(copy: Copy) -> str:
    """Where the volume's own stylesheet stands if it has one."""
    return str(PurePosixPath(copy.volume.place.file).with_suffix(".css"))


def language_findings(volume: Volume, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """C02 where the volume is not in English, as the house's templates are, and the press has none of its own."""
    if volume.language.partition("-")[0] == "en" or workspace.has(f"layouts/templates/{SPEAKING}"):
        return ()
    message = f"the volume is in “{volume.language}”, and the house’s templates say “Contents” and the like in English"
    hint = f"copy {SPEAKING} and its like into layouts/templates and translate their words"
    return (Diagnostic("C02", message, volume.place, hint),)
