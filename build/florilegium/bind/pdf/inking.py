"""Measures how much of all inks together a drawing lays on one place: of flat colours, gradients and pictures."""

import re
from collections.abc import Iterator

from pypdf.generic import DictionaryObject, PdfObject, StreamObject

from florilegium.bind.colour import ink_of
from florilegium.bind.pdf.said import as_array, as_dictionary

INKS = re.compile(rb"((?:[\d.]+\s+){4})(?:k|K|scn|SCN|sc|SC)(?![\w.])")


def flat_ink(operators: bytes) -> float:
    """The most ink of the colours that the operators choose, in per cent; colours of four parts are process colours."""
    colours = {found[1] for found in INKS.finditer(operators)}
    return max((_sum(map(float, colour.split())) for colour in colours), default=0.0)


def shading_ink(shading: DictionaryObject) -> float:
    """The most ink at the ends of a gradient in process colours, in per cent."""
    return max((_sum(ends) for ends in _ends(shading.get("/Function")) if len(ends) == 4), default=0.0)


def picture_ink(picture: StreamObject) -> float:
    """The most ink of a picture in process colours, in per cent; 0 for one that cannot be decoded."""
    try:
        drawn = picture.decode_as_image()
    except (ValueError, OSError, NotImplementedError, KeyError):
        return 0.0
    return ink_of(drawn) if drawn.mode == "CMYK" else 0.0


def _ends(function: PdfObject | None) -> Iterator[tuple[float, ...]]:
    each = as_dictionary(function)
    for inner in as_array(each.get("/Functions")):
        yield from _ends(inner)
    for end in ("/C0", "/C1"):
        yield tuple(float(part) for part in as_array(each.get(end)))


def _sum(parts: Iterator[float] | tuple[float, ...]) -> float:
    return round(100 * sum(min(1.0, part) for part in parts), 1)
