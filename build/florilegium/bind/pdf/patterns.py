"""Finds in tiling patterns how coarse the pictures are with which they fill."""

import re
from collections.abc import Sequence
from math import hypot, inf
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from florilegium.bind.pdf.said import as_array, as_dictionary

STEPS = re.compile(rb"(?<![\w/])(q|Q)(?!\w)|((?:[-+.\d]+\s+){6})cm\b|/([^\s/\[\]<>()]+)\s+Do\b")
DEEPEST = 6  # forms in forms
AS_IT_IS = (1.0, 0.0, 0.0, 1.0)
Scale = tuple[float, float, float, float]  # the first four of a matrix; where something stands is of no interest


def coarsest(pattern: DictionaryObject) -> float:
    """The least points to the inch of a picture in a tiling pattern, or in a form there; infinite where it has none."""
    return _coarsest(pattern, AS_IT_IS, DEEPEST)


def _coarsest(drawing: DictionaryObject, outer: Scale, depth: int) -> float:
    if not isinstance(drawing, StreamObject) or not depth:
        return inf
    things = as_dictionary(as_dictionary(drawing.get("/Resources")).get("/XObject"))
    scale = _joined(_scale([each.get_object() for each in as_array(drawing.get("/Matrix"))]), outer)
    saved, least = [scale], inf
    for step, numbers, name in STEPS.findall(drawing.get_data()):
        if step == b"q":
            saved.append(scale)
        elif step == b"Q":
            scale = saved.pop() if len(saved) > 1 else scale
        elif numbers:
            scale = _joined(_scale(numbers.split()), scale)
        else:
            drawn = as_dictionary(things.get(f"/{name.decode('latin-1')}"))
            is_form = drawn.get("/Subtype") == "/Form"
            least = min(least, _coarsest(drawn, scale, depth - 1) if is_form else _resolution(drawn, scale))
    return least


def _resolution(drawn: DictionaryObject, scale: Scale) -> float:
    across, up = hypot(scale[0], scale[1]), hypot(scale[2], scale[3])
    if drawn.get("/Subtype") != "/Image" or not across or not up:
        return inf
    wide, high = drawn.get("/Width"), drawn.get("/Height")
    if isinstance(wide, int) and isinstance(high, int):
        return min(wide / across, high / up) * 72
    return inf


def _scale(numbers: Sequence[Any]) -> Scale:
    """The scale of a matrix, and none of what is no matrix."""
    try:
        a, b, c, d, _, _ = map(float, numbers)
    except (TypeError, ValueError):
        return AS_IT_IS
    return a, b, c, d


def _joined(inner: Scale, outer: Scale) -> Scale:
    a, b, c, d = inner
    p, q, r, s = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s)
