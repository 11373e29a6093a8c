"""A copy made ready for the compositor: its pieces, its colophon, its templates, what its pages are set with."""

from dataclasses import replace
from importlib.metadata import version
from pathlib import PurePosixPath

from florilegium import __version__
from florilegium.compose.pieces import join_names, pieces_of
from florilegium.compose.sections import Book
from florilegium.compose.templates import open_templates
from florilegium.compose.views import Colophon, count_in_words
from florilegium.diagnostics import Diagnostic
from florilegium.index import compile_glossary
from florilegium.model.names import GLOSSARY
from florilegium.model.volume import Volume
from florilegium.recipe.indexing import index_copy
from florilegium.recipe.layouts import Layouts
from florilegium.recipe.reading import Copy
from florilegium.recipe.setup import Setup
from florilegium.typeface import coverage
from florilegium.typeset.documents import Stylesheet
from florilegium.typeset.fonts import Face, Fonts
from florilegium.workspace import Workspace

SPEAKING = "contents.xhtml.jinja"
ENGINES = ("weasyprint", "pydyf", "ebooklib", "pypdf", "jinja2", "fonttools", "markdown-it-py")


def book_of(copy: Copy, layouts: Layouts, fonts: Fonts, workspace: Workspace) -> tuple[Book, Setup]:
    """The book and the setup of its pages. Refusal P01 to P06 for a page design that cannot be used."""
    volume = copy.volume
    families = join_names(tuple(dict.fromkeys(face.family for face in fonts.faces if _has_letters(face))))
    engines = f"WeasyPrint {version('weasyprint')}"
    has_glossary = any(matter.kind == GLOSSARY for matter in volume.back)
    book = Book(
        volume,
        pieces_of(volume),
        Colophon(families, __version__, engines, count_in_words(volume)),
        compile_glossary(index_copy(copy), volume.house.filing) if has_glossary else (),
        open_templates(layouts.template),
    )
    design = layouts.page_design(volume.house.page, volume.place)
    styles = open_templates(lambda name: layouts.text(f"styles/{name}"))
    return book, Setup(design, fonts, layouts, workspace.read_bytes, styles, own_style(copy, workspace))


def with_volume(book: Book, volume: Volume) -> Book:
    """The book with its texts in another state, as with page breaks in them."""
    return replace(book, volume=volume, pieces=pieces_of(volume))


def _has_letters(face: Face) -> bool:
    """Whether the face is one for words, and not for a few signs."""
    return any(chr(point).isalpha() for point in coverage(face.content))


def own_style(copy: Copy, workspace: Workspace) -> Stylesheet:
    """The volume's own stylesheet, which stands beside its file; empty where it has none."""
    file = style_file(copy)
    return Stylesheet(file, workspace.read_text(file) if workspace.has(file) else "")


def style_file(copy: Copy) -> str:
    """Where the volume's own stylesheet stands if it has one."""
    return str(PurePosixPath(copy.volume.place.file).with_suffix(".css"))


def versions() -> dict[str, str]:
    """The versions of the program and of the libraries on which the bytes of its books depend."""
    return {"florilegium": __version__, **{name: version(name) for name in ENGINES}}


def language_findings(volume: Volume, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """C02 where the volume is not in English, as the house's templates are, and the press has none of its own."""
    if volume.language.partition("-")[0] == "en" or workspace.has(f"layouts/templates/{SPEAKING}"):
        return ()
    message = f"the volume is in “{volume.language}”, and the house’s templates say “Contents” and the like in English"
    hint = f"copy {SPEAKING} and its like into layouts/templates and translate their words"
    return (Diagnostic("C02", message, volume.place, hint),)
