"""Turns the drawing of a page into one for a single black ink: every colour becomes a shade of grey, text black."""

import re
from typing import Any

from florilegium.typeset.engine import pydyf

COLOUR = re.compile(rb"([\d. -]+) (rg|RG|scn|SCN)")
SPACE = re.compile(rb"/(DeviceRGB|DeviceCMYK|lab-d50|lab-d65) (cs|CS)")
MARKS = {b"BDC": 2, b"BMC": 1}  # operands before the operator


def unmarked(items: list[Any]) -> list[Any]:
    """The operators of a page without the marks that tie them to the tags; those that say what is read remain."""
    kept: list[Any] = []
    remain: list[bool] = []  # of the marks that are open
    for item in items:
        operands = MARKS.get(item) if isinstance(item, bytes) else None
        if operands:
            remain.append(operands == 2 and "ActualText" in kept[-1])
            if remain[-1]:
                kept.append(item)
            else:
                del kept[-operands:]
        elif item != b"EMC" or remain.pop():
            kept.append(item)
    return kept


def in_grey(items: list[Any]) -> list[Any]:
    """The operators with each colour in shades of grey; text in any true colour (a link) becomes black."""
    grey: list[Any] = []
    for number, item in enumerate(items):
        if isinstance(item, bytes) and item[-2:] in (b"rg", b"RG", b"cn", b"CN", b"cs", b"CS"):
            for_text = b"BT" in items[number + 1 : number + 3]
            item = _grey(item, for_text)
        grey.append(item)
    return grey


def _grey(item: bytes, for_text: bool) -> bytes:
    if space := SPACE.fullmatch(item):
        return b"/DeviceGray " + space[2]
    if not (colour := COLOUR.fullmatch(item)):
        return item
    shade = _shade([float(each) for each in colour[1].split()], for_text)
    operator = {b"rg": b"g", b"RG": b"G"}.get(colour[2], colour[2])
    return b"%s %s" % (f"{shade:.4f}".rstrip("0").rstrip(".").encode(), operator)


def _shade(colour: list[float], for_text: bool) -> float:
    """The grey of a colour, from 0 (black) to 1: of red, green, blue; cyan, magenta, yellow, black; or Lab."""
    if len(colour) == 4:
        cyan, magenta, yellow, black = colour
        neutral, red, green, blue = cyan == magenta == yellow, 1 - cyan, 1 - magenta, 1 - yellow
        shade = luminance(red, green, blue) * (1 - black)
    elif len(colour) == 3 and max(colour) > 1:
        neutral, shade = colour[1] == colour[2] == 0, colour[0] / 100
    elif len(colour) == 3:
        red, green, blue = colour
        neutral, shade = red == green == blue, red if red == green == blue else luminance(red, green, blue)
    else:
        return colour[0]
    return shade if neutral or not for_text else 0.0


def luminance(red: float, green: float, blue: float) -> float:
    """The luma of a colour whose parts go from 0 to 1 (ITU-R BT.601).

    >>> luminance(0, 0, 0), round(luminance(1, 1, 1), 3)
    (0.0, 1.0)
    """
    return 0.299 * red + 0.587 * green + 0.114 * blue


def grey_stream(stream: Any) -> Any:
    """A page's or picture's drawing in grey, without marks, as a stream of its own."""
    drawn = pydyf.Stream(in_grey(unmarked(stream.stream)), dict(stream.extra), compress=stream.compress)
    drawn.number = stream.number
    group = drawn.extra.get("Group", {})
    if group and group["CS"] != "/DeviceGray":
        # Not grey: what is composed in grey is taken for a colour by some printers' software, and gets all four inks.
        drawn.extra["Group"] = pydyf.Dictionary({**group, "CS": "/DeviceCMYK"})
    return drawn


def grey_shading(shading: Any) -> Any:
    """A gradient whose colours are shades of grey: the ends of its functions, which lead from colour to colour."""
    grey = pydyf.Dictionary(shading)
    if grey["ColorSpace"] != "/DeviceGray":
        grey.update({"ColorSpace": "/DeviceGray", "Function": _grey_function(grey["Function"])})
    return grey


def _grey_function(function: Any) -> Any:
    grey = pydyf.Dictionary(function)
    if "Functions" in grey:
        grey["Functions"] = pydyf.Array(map(_grey_function, grey["Functions"]))
        return grey
    for end in ("C0", "C1"):
        grey[end] = pydyf.Array([round(_shade([float(part) for part in grey[end]], False), 4)])
    return grey
