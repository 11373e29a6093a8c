"""Looks where on the pages of a PDF words and other things stand; a doorway of pypdfium2."""

from collections.abc import Iterable
from operator import attrgetter

import pypdfium2

from florilegium.bind.page_objects import PICTURE, TEXT, Thing, pixels_of, stroke_of, things_on
from florilegium.bind.shown import box_of, on_page
from florilegium.model.printed_file import Picture, Rule, Standing
from florilegium.model.sheet import Box, Extent

TOLERANCE = 0.3  # points; what lies so little over the edge does not bleed
REACH = 1.0  # points; what ends so near to the edge was meant to go to it
SHORT = 2.0  # points; what is shorter is no line
THIN = 1.0  # points; thicker lines are of no interest
MARK = 1.5  # points; marks of the cutter are no thicker
_EDGES = attrgetter("left", "bottom", "right", "top")
MANY = 400  # thin lines of a page that are told


def extents(pdf: bytes) -> tuple[Extent, ...]:
    """What stands where on each page, from the corner of its trimmed page."""
    return tuple(each.extent for each in standings(pdf))


def standings(pdf: bytes) -> tuple[Standing, ...]:
    """What stands on each page. PdfiumError for what is no PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(standing(page, things_on(page)) for page in document)


def standing(page: pypdfium2.PdfPage, things: Iterable[Thing]) -> Standing:
    """What stands on the page, as it is shown, and how finely pictures are drawn; `things` are all that is there."""
    trim, media, bleed = (box_of(edges) for edges in (page.get_trimbox(), page.get_mediabox(), page.get_bleedbox()))
    degrees = page.get_rotation()
    edge = on_page(trim, trim, degrees)
    texts, others, outside, rules = list[Box](), list[Box](), list[Box](), list[Rule]()
    pictures = []
    for thing in things:
        box = on_page(thing.box, trim, degrees)
        if not _meets(box, edge):
            if _meets(thing.box, media) and _is_mark(thing, bleed):
                outside.append(box)
        elif thing.kind == TEXT:
            texts.append(box)
        else:
            others.append(box)
            if thing.kind == PICTURE:
                pictures.append(Picture(box, _resolution(thing)))
            elif len(rules) < MANY and (thickness := _thickness(thing)) < THIN and _is_long(box):
                rules.append(Rule(box, thickness))
    edging = tuple(box for box in others if _over(box, edge) > -REACH)
    bleeds = any(_over(box, edge) > TOLERANCE for box in edging)
    extent = Extent(_around(texts), _around([*texts, *others]), bleeds)
    return Standing(extent, tuple(texts), tuple(pictures), tuple(rules), edging, tuple(outside))


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*map(_EDGES, boxes), strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _over(box: Box, edge: Box) -> float:
    """How far the box reaches over the edge, in points; less than nothing inside."""
    return max(edge.left - box.left, edge.bottom - box.bottom, box.right - edge.right, box.top - edge.top)


def _meets(box: Box, other: Box) -> bool:
    """Whether the boxes have more than a hair in common."""
    across = min(box.right, other.right) - max(box.left, other.left)
    up = min(box.top, other.top) - max(box.bottom, other.bottom)
    return across > min(TOLERANCE, (box.right - box.left) / 2) and up > min(TOLERANCE, (box.top - box.bottom) / 2)


def _is_mark(thing: Thing, bleed: Box) -> bool:
    """Whether what lies outside the trim is words, a line, or beyond the bleed: art in the bleed is none of these."""
    return thing.kind == TEXT or _thickness(thing) < MARK or not _meets(thing.box, bleed)


def _thickness(thing: Thing) -> float:
    """The thickness of a line, drawn or filled; of what is no line the lesser of its sides."""
    stroke = stroke_of(thing)
    thin = min(thing.box.right - thing.box.left, thing.box.top - thing.box.bottom)
    return thin if stroke is None else stroke


def _is_long(box: Box) -> bool:
    return max(box.right - box.left, box.top - box.bottom) > SHORT


def _resolution(picture: Thing) -> float:
    """The points to the inch at which a picture is printed."""
    wide, high = pixels_of(picture)
    across, up = picture.edge.right - picture.edge.left, picture.edge.top - picture.edge.bottom
    return min(wide / across, high / up) * 72
