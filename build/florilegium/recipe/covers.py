"""The cover from one template: a page before the screen edition, a picture for the EPUB."""

from dataclasses import dataclass

from florilegium.bind.colour import Separation
from florilegium.bind.cover import MEDIA_TYPE, cover_picture
from florilegium.bind.pdf import finish_cover
from florilegium.compose.barcode import Barcode, barcode_of
from florilegium.compose.epub import COVER_IMAGE
from florilegium.compose.print import PrintComposer
from florilegium.model.cover import FULL_MODULE, LEAST_MODULE, CoverSheet
from florilegium.model.printing import Particulars, PrintForm
from florilegium.model.publication import Resource
from florilegium.recipe.setup import Setup
from florilegium.typeset.documents import Stylesheet
from florilegium.typeset.joining import join
from florilegium.typeset.setting import Matter, Setting, set_pages

LETTERS = 1.32  # times the size: from the highest accent of the house’s face to its lowest descender
PICTURE_WIDTH, PICTURE_HEIGHT = 135, 216  # millimetres; the proportions that shops ask for, 1,600 to 2,560


@dataclass(frozen=True, slots=True)
class CoverFront:
    """The size of a cover's front in millimetres, and of its type in points."""

    width: float
    height: float
    size: float


def cover_for_the_screen(composer: PrintComposer, setup: Setup) -> Setting:
    """The cover as a page of the book's own trim."""
    return _set(composer, setup, CoverFront(setup.design.width, setup.design.height, setup.design.size))


def cover_for_the_epub(composer: PrintComposer, setup: Setup) -> Resource:
    """The cover as a picture of the EPUB."""
    cover = _set(composer, setup, CoverFront(PICTURE_WIDTH, PICTURE_HEIGHT, setup.design.size))
    volume = composer.sections.book.volume
    drawn = join((cover,), setup.fonts).draw(Particulars(volume.title, (), volume.language, volume.epoch))
    return Resource(COVER_IMAGE, MEDIA_TYPE, cover_picture(drawn.screen), ("cover-image",))


def _set(composer: PrintComposer, setup: Setup, sheet: CoverFront) -> Setting:
    style = setup.render("cover.css.jinja", width=sheet.width, height=sheet.height, size=sheet.size)
    sheets = (Stylesheet("layouts/styles/cover.css.jinja", style),)
    return set_pages(Matter(composer.cover(), sheets), setup.fonts, setup.resources)


def wrap_around_cover(composer: PrintComposer, setup: Setup, sheet: CoverSheet) -> Setting:
    """The whole cover as one page."""
    volume = composer.sections.book.volume
    barcode = barcode_of(volume.isbn.print, volume.cover.add_on) if volume.isbn.print else None
    front = setup.render("cover.css.jinja", width=sheet.trim[0], height=sheet.trim[1], size=setup.design.size)
    whole = setup.render("cover-sheet.css.jinja", sheet=sheet, **_measures(sheet, barcode, setup.design.size))
    sheets = (
        Stylesheet("layouts/styles/cover.css.jinja", front),
        Stylesheet("layouts/styles/cover-sheet.css.jinja", whole),
    )
    return set_pages(Matter(composer.cover_sheet(sheet, barcode), sheets), setup.fonts, setup.resources)


def _measures(sheet: CoverSheet, barcode: Barcode | None, size: float) -> dict[str, object]:
    """Measures of the sheet that its stylesheet asks for, in millimetres: the code, its field, type of the spine."""
    code = field = (0.0, 0.0)
    if barcode:
        module = min(FULL_MODULE, max(LEAST_MODULE, min(sheet.barcode[0] / barcode.width, (sheet.barcode[1] - 6) / 70)))
        code = (round(barcode.width * module, 3), round(barcode.height * module, 3))
        field = (max(sheet.barcode[0], code[0]), max(sheet.barcode[1], code[1] + 6))
    letters = min(size * 1.25 * 0.3528, (sheet.spine - 2 * sheet.clear) / LETTERS)
    return {
        "code": code,
        "field": field,
        "gap": max(0.8, (field[1] - code[1] - 3.6) / 2),
        "margin": max(sheet.safe, 14),
        "frame": max(5, sheet.safe),
        "spine_size": round(max(letters, 0.1), 3),
        "spine_margin": max(sheet.safe, 14),
    }


def printed_cover(
    setting: Setting, setup: Setup, particulars: Particulars, sheet: CoverSheet, form: PrintForm, separation: Separation
) -> bytes:
    """The printer's file of a cover that has been set."""
    drawn = join((setting,), setup.fonts).draw(particulars)
    return finish_cover(drawn.screen, particulars, sheet, form, separation)
