"""Turns a colour of a PDF, a space and its numbers, into parts of inks by their names."""

from collections.abc import Mapping, Sequence

from pypdf.generic import ArrayObject, DictionaryObject

from florilegium.bind.pdf.said import as_array, as_dictionary
from florilegium.model.painting import PROCESS

Ink = Mapping[str, float] | None
Space = str | tuple[str, ...]  # by its name; of inks by name these


def space_named(name: str, resources: DictionaryObject) -> Space:
    """The space of that name: one of a device, the inks of a separation, or the name of its kind."""
    found = as_dictionary(resources.get("/ColorSpace")).get(f"/{name}")
    value = found.get_object() if found is not None else None
    if not isinstance(value, ArrayObject) or not value:
        return name
    kind = str(value[0]).lstrip("/")
    if kind == "ICCBased":
        return f"ICCBased {as_dictionary(value[1]).get('/N', 0)}"
    if kind == "Separation":
        return (str(value[1]).lstrip("/"),)
    if kind == "DeviceN":
        return tuple(str(each).lstrip("/") for each in as_array(value[1]))
    return kind


def ink_in(space: Space, values: Sequence[float], leaves_noughts: bool) -> Ink:
    """The inks of a colour, None where they are not known; with `leaves_noughts` only those of DeviceCMYK above nought.

    ISO 32000-1, 8.6.7: a nought of DeviceCMYK then leaves the ink that is below, and of no other space.
    """
    if isinstance(space, tuple):
        return dict(zip(space, values, strict=False)) if len(values) >= len(space) else None
    if space in ("DeviceGray", "CalGray", "ICCBased 1", "G") and values:
        return {**dict.fromkeys(PROCESS, 0.0), "Black": 1 - min(1.0, max(0.0, values[0]))}
    if space in ("DeviceCMYK", "ICCBased 4", "CMYK") and len(values) == len(PROCESS):
        inks = dict(zip(PROCESS, values, strict=True))
        leaves = leaves_noughts and space != "ICCBased 4"
        return {name: value for name, value in inks.items() if value or not leaves}
    return None
