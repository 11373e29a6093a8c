"""The cover from one template: a page before the screen edition, a picture for the EPUB."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from florilegium.bind.colour import Separation
from florilegium.bind.cover import cover_picture, thumbnail
from florilegium.bind.pdf import finish_cover
from florilegium.compose.barcode import Barcode, barcode_of
from florilegium.compose.print import PrintComposer
from florilegium.diagnostics import Refusal
from florilegium.model.cover import FULL_MODULE, LEAST_MODULE, CoverSheet
from florilegium.model.printing import Particulars, PrintForm
from florilegium.model.stylesheet import Stylesheet
from florilegium.model.volume import Volume
from florilegium.recipe.cover_fitting import Fit, Lack, Room, Rooms, tighter, told
from florilegium.recipe.setup import Setup
from florilegium.typeset.joining import join
from florilegium.typeset.setting import Matter, Setting, set_pages
from florilegium.typeset.standing import words_by_class

LETTERS = 1.32  # times the size: from the highest accent of the house’s face to its lowest descender
PICTURE_WIDTH, PICTURE_HEIGHT = 135, 216  # millimetres; the proportions that shops ask for, 1,600 to 2,560


FROM_BARCODE = 4.0  # millimetres
FRAME, FROM_FRAME = 5.0, 2.0  # millimetres from the edge to the frame of the front, and from there to words
TRIES = 20


@dataclass(frozen=True, slots=True)
class CoverFront:
    """The size of a cover's front in millimetres, and of its type in points."""

    width: float
    height: float
    size: float


def cover_for_the_screen(composer: PrintComposer, setup: Setup) -> Setting:
    """The cover as a page of the book's own trim, with V32 where its words do not fit."""
    return _set(composer, setup, CoverFront(setup.design.width, setup.design.height, setup.design.size))


def pictures_of_the_cover(composer: PrintComposer, setup: Setup) -> tuple[bytes, bytes]:
    """The cover as a picture of the EPUB, and a small one of it. Refusal V32 where its words do not fit."""
    cover = _set(composer, setup, CoverFront(PICTURE_WIDTH, PICTURE_HEIGHT, setup.design.size))
    if errors := [each for each in cover.diagnostics if each.is_error]:
        raise Refusal(*errors)
    volume = composer.sections.book.volume
    drawn = join((cover,), setup.fonts).draw(Particulars(volume.title, (), volume.language, volume.epoch))
    picture = cover_picture(drawn.screen)
    return picture, thumbnail(picture)


def wrap_around_cover(composer: PrintComposer, setup: Setup, sheet: CoverSheet) -> Setting:
    """The whole cover as one page, with V32 where words do not fit."""
    volume = composer.sections.book.volume
    barcode = barcode_of(volume.isbn.print, volume.cover.add_on) if volume.isbn.print else None
    measures = _measures(sheet, barcode, setup.design.size)

    def set_as(fit: Fit) -> Setting:
        front = CoverFront(*sheet.trim, setup.design.size)
        whole = setup.render("cover-sheet.css.jinja", sheet=sheet, fit=fit, **measures)
        sheets = (
            _front_style(setup, front, fit, max(FRAME, sheet.safe)),
            Stylesheet("layouts/styles/cover-sheet.css.jinja", whole),
        )
        composed = composer.cover_sheet(sheet, barcode, fit.on_spine)
        return set_pages(Matter(composed, sheets), setup.fonts, setup.pictures.in_their_inks)

    rooms = replace(_rooms(sheet, measures), asked=_asked(volume))
    return _fitted(set_as, rooms, volume)


def _set(composer: PrintComposer, setup: Setup, front: CoverFront) -> Setting:
    def set_as(fit: Fit) -> Setting:
        matter = Matter(composer.cover(), (_front_style(setup, front, fit, FRAME),))
        return set_pages(matter, setup.fonts, setup.resources)

    inner = FRAME + FROM_FRAME
    room = Room(inner, inner, front.width - inner, front.height - inner)
    return _fitted(set_as, Rooms(room), composer.sections.book.volume)


def _fitted(set_as: Callable[[Fit], Setting], rooms: Rooms, volume: Volume) -> Setting:
    """The cover with its words so small that they fit, or as small as they get and V32."""
    fit, lacks = Fit(), tuple[Lack, ...]()
    for _ in range(TRIES):
        setting = set_as(fit)
        better, lacks = tighter(fit, words_by_class(setting), rooms)
        if better == fit:
            break
        fit = better
    return replace(setting, diagnostics=(*setting.diagnostics, *told(lacks, volume)))


def _front_style(setup: Setup, front: CoverFront, fit: Fit, frame: float) -> Stylesheet:
    measures = {"width": front.width, "height": front.height, "size": front.size}
    style = setup.render("cover.css.jinja", **measures, scale=fit.front, frame=frame)
    return Stylesheet("layouts/styles/cover.css.jinja", style)


def _asked(volume: Volume) -> dict[str, int]:
    cover = volume.cover
    texts = {"blurb": cover.blurb or volume.description, "front-flap": cover.front_flap, "back-flap": cover.back_flap}
    return {name: len(text.split()) for name, text in texts.items()}


def _rooms(sheet: CoverSheet, measures: dict[str, Any]) -> Rooms:
    """Where words may stand on the sheet: inside of frame and margins, and on the back above the barcode."""
    inner, (wide, high) = max(FRAME, sheet.safe) + FROM_FRAME, sheet.trim
    left = sheet.flaps + wide + sheet.spine
    (field_wide, field_high), spine = measures["field"], sheet.flaps + wide
    right, bottom = spine - sheet.inset, high - sheet.inset
    field = Room(right - field_wide, bottom - field_high, right, bottom)
    margin = measures["margin"]
    return Rooms(
        Room(left + inner, inner, left + wide - inner, high - inner),
        Room(sheet.flaps + margin, margin, spine - margin, field.top - FROM_BARCODE),
        field,
        high - margin if sheet.flaps else None,
        high - 2 * measures["spine_margin"] if sheet.has_words else None,
    )


def _measures(sheet: CoverSheet, barcode: Barcode | None, size: float) -> dict[str, Any]:
    """Measures of the sheet that its stylesheet asks for, in millimetres: the code, its field, type of the spine.

    Without a code the field is that in which the printer prints one of his own.
    """
    code, field = (0.0, 0.0), sheet.barcode
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
        "spine_size": round(max(letters, 0.1), 3),
        "spine_margin": max(sheet.safe, 14),
    }


def printed_cover(
    setting: Setting, setup: Setup, particulars: Particulars, sheet: CoverSheet, form: PrintForm, separation: Separation
) -> bytes:
    """The printer's file of a cover that has been set."""
    drawn = join((setting,), setup.fonts).draw(particulars)
    return finish_cover(drawn.screen, particulars, sheet, form, separation)
