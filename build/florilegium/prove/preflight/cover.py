"""The sheet of a cover: twice the trim and the spine of this interior, with its words clear of edges and folds."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from florilegium.model.cover import CoverSheet
from florilegium.model.page_design import POINTS_IN_MILLIMETRE as POINTS
from florilegium.model.preflight import Check, Fault, Spot
from florilegium.model.printed_file import PrintedFile
from florilegium.model.sheet import Box
from florilegium.prove.preflight.saying import CLOSE, idle, size

MEND = "move the words, set them smaller, or shorten them"
TITLE = "sheet of the cover"
STRUCK = 1.0  # millimetres, across and down, by which words stand on others


def cover_size(file: PrintedFile, sheet: CoverSheet | None) -> Iterator[Check]:
    """X18: one page, of twice the trim and the spine, with the bleed all round."""
    if sheet is None:
        yield idle("cover-size", TITLE, "the book is not known: give --profile, and --interior, or --pages and --trim")
        return
    bleed = 2 * sheet.bleed
    whole, trim = (sheet.width + bleed, sheet.height + bleed), f"{sheet.trim[0]:.1f} × {sheet.trim[1]:.1f}"
    limit = f"{whole[0]:.2f} × {whole[1]:.2f} mm: twice {trim}, spine {sheet.spine:.2f}, bleed {sheet.bleed:.2f}"
    media = size(file.pages[0].boxes["MediaBox"]) if file.pages and "MediaBox" in file.pages[0].boxes else (0.0, 0.0)
    yield Check("cover-size", TITLE, f"{media[0]:.2f} × {media[1]:.2f} mm", limit, tuple(_size_faults(file, sheet)))


def cover_words(file: PrintedFile, sheet: CoverSheet | None) -> Iterator[Check]:
    """X19: words keep from edges, folds and one another; from the folds of a spine, where it may have any, by less."""
    title = "words clear of edges and folds"
    if sheet is None or not file.pages:
        yield idle("cover-words", title, "the sheet is not known")
        return
    limit = f"{sheet.safe:.1f} mm; on the spine " + (f"{sheet.clear:.1f} mm" if sheet.has_words else "no words")
    words = file.pages[0].standing.words
    if not words:
        yield idle("cover-words", title, "no words", limit)
        return
    faults: dict[str, list[Box]] = {}
    for box in words:
        for message in _too_near(box, sheet):
            faults.setdefault(message, []).append(box)
    for box, other in _struck(words):
        where = "the spine" if _panel(box, sheet)[2] else "the cover"
        faults.setdefault(f"words on {where} are printed over each other", []).append(box.around(other))
    told = tuple(_fault(message, boxes) for message, boxes in faults.items())
    yield Check("cover-words", title, _least(words, sheet), limit, told)


def _struck(words: Sequence[Box]) -> Iterator[tuple[Box, Box]]:
    """The words that stand on one another."""
    for one, other in combinations(words, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        if across > STRUCK * POINTS and min(one.top, other.top) - max(one.bottom, other.bottom) > STRUCK * POINTS:
            yield one, other


def _least(words: Sequence[Box], sheet: CoverSheet) -> str:
    """The least distance of words from edges and folds, and of those on the spine."""
    spine = [_clearance(box, sheet) for box in words if _panel(box, sheet)[2]]
    others = [_clearance(box, sheet) for box in words if not _panel(box, sheet)[2]]
    told = [f"{min(others):.1f} mm"] if others else []
    return "; on the spine ".join([*told, *([f"{min(spine):.1f} mm"] if spine else [])])


def _fault(message: str, boxes: list[Box]) -> Fault:
    hint = "leave them out" if message.endswith("too thin for them") else MEND
    return Fault("X19", message, hint, tuple(Spot(1, box) for box in boxes))


def _size_faults(file: PrintedFile, sheet: CoverSheet) -> Iterator[Fault]:
    hint = "make the cover anew for this number of pages and this paper"
    if len(file.pages) != 1:
        yield Fault("X18", f"a cover is one page, and the file has {len(file.pages)}", hint)
        return
    boxes = file.pages[0].boxes
    for name, over in (("TrimBox", 0.0), ("MediaBox", 2 * sheet.bleed)):
        wanted = (sheet.width + over, sheet.height + over)
        has = size(boxes[name]) if name in boxes else (0.0, 0.0)
        if max(abs(has[0] - wanted[0]), abs(has[1] - wanted[1])) > CLOSE:
            said = f"{has[0]:.2f} × {has[1]:.2f} mm, and for a spine of {sheet.spine:.2f} mm"
            message = f"the {name} is {said} it is {wanted[0]:.2f} × {wanted[1]:.2f} mm"
            yield Fault("X18", message, hint, (Spot(1),))


def _panel(box: Box, sheet: CoverSheet) -> tuple[float, float, bool]:
    """Between which edges or folds the box stands, in millimetres, and whether that is the spine."""
    folds = (0.0, *sheet.folds(), sheet.width)
    middle = (box.left + box.right) / 2 / POINTS
    panel = max((edge for edge in folds if edge <= middle), default=0.0)
    end = min((edge for edge in folds if edge > panel), default=sheet.width)
    return panel, end, panel == sheet.flaps + sheet.trim[0]


def _clearance(box: Box, sheet: CoverSheet) -> float:
    """How far the box is from the nearest edge or fold across, in millimetres."""
    panel, end, _ = _panel(box, sheet)
    return min(box.left / POINTS - panel, end - box.right / POINTS)


def _too_near(box: Box, sheet: CoverSheet) -> Iterator[str]:
    _, _, on_spine = _panel(box, sheet)
    clear, near = sheet.clear if on_spine else sheet.safe, _clearance(box, sheet)
    if on_spine and not sheet.has_words:
        yield "words stand on a spine that is too thin for them"
    elif near < clear - CLOSE:
        where = "a fold of the spine" if on_spine else "an edge or a fold"
        yield f"words stand {near:.1f} mm from {where}, and must keep {clear:.1f} mm"
    if min(box.bottom / POINTS, sheet.height - box.top / POINTS) < sheet.safe - CLOSE:
        yield f"words stand less than {sheet.safe:.1f} mm from head or foot"
