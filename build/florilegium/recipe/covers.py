"""The cover from one template: a page before the screen edition, a picture for the EPUB."""

from dataclasses import dataclass

from florilegium.bind.cover import MEDIA_TYPE, cover_picture
from florilegium.compose.epub import COVER_IMAGE
from florilegium.compose.print import PrintComposer
from florilegium.model.printing import Particulars
from florilegium.model.publication import Resource
from florilegium.recipe.setup import Setup
from florilegium.typeset.documents import Stylesheet
from florilegium.typeset.joining import join
from florilegium.typeset.setting import Matter, Setting, set_pages

PICTURE_WIDTH, PICTURE_HEIGHT = 135, 216  # millimetres; the proportions that shops ask for, 1,600 to 2,560


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The size of a cover's front in millimetres, and of its type in points."""

    width: float
    height: float
    size: float


def cover_for_the_screen(composer: PrintComposer, setup: Setup) -> Setting:
    """The cover as a page of the book's own trim."""
    return _set(composer, setup, CoverSheet(setup.design.width, setup.design.height, setup.design.size))


def cover_for_the_epub(composer: PrintComposer, setup: Setup) -> Resource:
    """The cover as a picture of the EPUB."""
    cover = _set(composer, setup, CoverSheet(PICTURE_WIDTH, PICTURE_HEIGHT, setup.design.size))
    volume = composer.sections.book.volume
    drawn = join((cover,), setup.fonts).draw(Particulars(volume.title, (), volume.language, volume.epoch))
    return Resource(COVER_IMAGE, MEDIA_TYPE, cover_picture(drawn.screen), ("cover-image",))


def _set(composer: PrintComposer, setup: Setup, sheet: CoverSheet) -> Setting:
    style = setup.render("cover.css.jinja", width=sheet.width, height=sheet.height, size=sheet.size)
    sheets = (Stylesheet("layouts/styles/cover.css.jinja", style),)
    return set_pages(Matter(composer.cover(), sheets), setup.fonts, setup.resources)
