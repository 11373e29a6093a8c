"""The barcode of a cover: its bars are those of the volume's ISBN, black, large enough, and clear on both sides."""

from collections.abc import Iterator

from florilegium.model.cover import FULL_MODULE, LEAST_MODULE
from florilegium.model.page_design import POINTS_IN_MILLIMETRE as POINTS
from florilegium.model.painting import AREA, PICTURE, Painted
from florilegium.model.preflight import Check, Fault, Spot
from florilegium.model.printed_file import PrintedFile
from florilegium.model.sheet import Box
from florilegium.prove.preflight.bars import Code, code_on
from florilegium.prove.preflight.saying import idle

MOST = 2.0  # times the full size (GS1 General Specifications, 5.2.6.6)
QUIET = (11, 7)  # modules before and behind the bars (5.2.3.4)
INSIDE = 2  # modules from head and foot of the bars within which the zones are looked at
SLACK = 0.02  # millimetres
TITLE = "barcode"


def barcode(file: PrintedFile, isbn: str) -> Iterator[Check]:
    """X35: a cover has the code of its volume, where that is known, and what it has can be read."""
    page = file.pages[0] if file.pages else None
    code = code_on(page.painted) if page else None
    least, most = 100 * LEAST_MODULE / FULL_MODULE, 100 * MOST
    limit = f"{isbn or 'an EAN-13'}, black, {least:.0f} to {most:.0f} %, {QUIET[0]} and {QUIET[1]} modules clear"
    if not page or not code:
        hint = "set it in bars, and not as a picture"
        fault = Fault("X35", "there are no bars of a barcode on the cover", hint)
        missing = Check("barcode", TITLE, "none", limit, (fault,))
        yield missing if isbn and page else idle("barcode", TITLE, "no bars", limit)
        return
    told = tuple(_faults(code, isbn, page.painted, page.standing.words))
    spots = (Spot(1, code.box),)
    faults = tuple(Fault("X35", message, hint, spots) for message, hint in told)
    size = 100 * code.module / POINTS / FULL_MODULE
    ink = "black" if code.is_black else "not black alone"
    yield Check("barcode", TITLE, f"{code.digits or 'no EAN-13'}, {ink}, {size:.0f} %", limit, faults)


def _faults(code: Code, isbn: str, painted: tuple[Painted, ...], words: tuple[Box, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with the code, and what to do."""
    if not code.digits:
        yield "the bars on the cover are no EAN-13", "make the barcode anew from the ISBN"
        return
    if isbn and code.digits != "".join(filter(str.isdigit, isbn)):
        yield f"the barcode is that of {code.digits}, and the volume is {isbn}", "make the barcode anew from the ISBN"
    if not code.is_black:
        yield "the bars are not printed in black alone", "give them full black and no other ink"
    module = code.module / POINTS
    if not LEAST_MODULE - SLACK / 2 <= module <= MOST * FULL_MODULE + SLACK:
        said = f"the barcode has {100 * module / FULL_MODULE:.0f} % of its full size"
        yield said, f"set it at {100 * LEAST_MODULE / FULL_MODULE:.0f} to {100 * MOST:.0f} %"
    if not all(_is_clear(zone, painted, words) for zone in _zones(code)):
        said = f"the barcode is not clear by {QUIET[0]} modules before and {QUIET[1]} behind its bars"
        yield said, f"leave {QUIET[0] * module:.1f} mm before it and {QUIET[1] * module:.1f} mm behind it white"


def _zones(code: Code) -> tuple[Box, Box]:
    box, module = code.box, code.module
    low, high = box.bottom + INSIDE * module, box.top - INSIDE * module
    hair = module / 2
    before, behind = (quiet * module - hair for quiet in QUIET)
    return Box(box.left - before, low, box.left - hair, high), Box(box.right + hair, low, box.right + behind, high)


def _is_clear(zone: Box, painted: tuple[Painted, ...], words: tuple[Box, ...]) -> bool:
    """Whether what lies uppermost there is white all over, or nothing does; and there are no words."""
    for thing in reversed(painted):
        if thing.kind in (AREA, PICTURE) and any(_meet(box, zone) for box in thing.boxes):
            covers = any(_holds(box, zone) for box in thing.boxes)
            return thing.is_white and covers and not any(_meet(box, zone) for box in words)
    return not any(_meet(box, zone) for box in words)


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.top, other.top) - max(one.bottom, other.bottom) > 0


def _holds(outer: Box, inner: Box) -> bool:
    sides = outer.left <= inner.left and inner.right <= outer.right
    return sides and outer.bottom <= inner.bottom and inner.top <= outer.top
