"""Turns places on a page as it lies in its file into places on the page as it is shown: upright, in true points."""

from collections.abc import Sequence
from dataclasses import replace

from florilegium.model.printed_file import Picture, Rule, Standing
from florilegium.model.sheet import Box, Extent


def box_of(edges: Sequence[float]) -> Box:
    """The box of two corners, whichever comes first."""
    one, two, three, four = edges[:4]
    return Box(min(one, three), min(two, four), max(one, three), max(two, four))


def turned(box: Box, degrees: int) -> Box:
    """The box on a page that is turned clockwise about its origin by so many degrees, a multiple of 90."""
    match degrees % 360:
        case 90:
            return Box(box.bottom, -box.right, box.top, -box.left)
        case 180:
            return Box(-box.right, -box.top, -box.left, -box.bottom)
        case 270:
            return Box(-box.top, box.left, -box.bottom, box.right)
    return box


def on_page(box: Box, trim: Box, degrees: int) -> Box:
    """A box of the file, from the corner of the trimmed page as it is shown."""
    corner, placed = turned(trim, degrees), turned(box, degrees)
    x, y = corner.left, corner.bottom
    return Box(placed.left - x, placed.bottom - y, placed.right - x, placed.top - y)


def in_file(box: Box, trim: Box, degrees: int) -> Box:
    """The box of the file that `on_page` has put there."""
    corner = turned(trim, degrees)
    x, y = corner.left, corner.bottom
    return turned(Box(box.left + x, box.bottom + y, box.right + x, box.top + y), -degrees)


def enlarged(box: Box, unit: float) -> Box:
    """The box where one unit of the file is so many points (ISO 32000-1, 8.3.2.3)."""
    return Box(box.left * unit, box.bottom * unit, box.right * unit, box.top * unit)


def standing_enlarged(found: Standing, unit: float) -> Standing:
    """All that stands on such a page, in true points."""
    if unit == 1:
        return found
    words, ink = (box and enlarged(box, unit) for box in (found.extent.words, found.extent.ink))
    boxes = (tuple(enlarged(box, unit) for box in each) for each in (found.words, found.edging, found.outside))
    told, edging, outside = boxes
    pictures = tuple(Picture(enlarged(each.box, unit), each.resolution / unit) for each in found.pictures)
    rules = tuple(Rule(enlarged(each.box, unit), each.thickness * unit) for each in found.rules)
    extent = Extent(words, ink, found.extent.bleeds)
    return replace(found, extent=extent, words=told, pictures=pictures, rules=rules, edging=edging, outside=outside)
