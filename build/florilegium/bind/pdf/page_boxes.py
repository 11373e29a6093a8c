"""Reads the boxes of a page of a PDF, and tells which of its entries hold something that they cannot be."""

from collections.abc import Iterator
from math import isfinite

from pypdf import PageObject
from pypdf.generic import DictionaryObject, PdfObject

from florilegium.bind.pdf.said import as_array, as_dictionary
from florilegium.bind.shown import box_of
from florilegium.model.sheet import Box

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
DEEPEST = 50  # nodes of the tree of pages above a page
INHERITED = ("MediaBox", "CropBox")
UNSAID = Box(0, 0, 612, 792)  # where a page has no box that can be read
NUMBERS = ("/OPM", "/ca", "/CA", "/LW")  # of a state of the graphics (ISO 32000-1, table 58)


def boxes_in_file(page: PageObject) -> dict[str, Box]:
    """The boxes that the page has, or for media and crop has from above, in its own units; none without numbers."""
    found = ((name, box_in(_entry(page, name))) for name in BOXES)
    return {name: box for name, box in found if box}


def trim_in_file(page: PageObject) -> Box:
    """The page as it is cut, in its own units."""
    boxes = boxes_in_file(page)
    return next((boxes[name] for name in ("TrimBox", "CropBox", "MediaBox") if name in boxes), UNSAID)


def box_in(value: PdfObject | None) -> Box | None:
    """The box of two corners that stands there; None for anything else."""
    edges = [number_in(each) for each in as_array(value)]
    whole = [edge for edge in edges if edge is not None]
    return box_of(whole) if len(edges) == len(whole) == 4 else None


def number_in(value: PdfObject | None) -> float | None:
    """The number that stands there; None for anything else."""
    found = value.get_object() if value is not None else None
    return float(found) if isinstance(found, int | float) and isfinite(found) else None


def wrong_values(page: PageObject) -> Iterator[str]:
    """The entries whose values are of the wrong sort, as “/TrimBox” or “/OPM of the graphics state /G1”."""
    for name in BOXES:
        if (value := _entry(page, name)) is not None and not box_in(value):
            yield f"/{name}"
    for number, each in enumerate(as_array(page.get("/Annots")), 1):
        if (edges := as_dictionary(each).get("/Rect")) is not None and not box_in(edges):
            yield f"/Rect of annotation {number}"
    for name, each in as_dictionary(as_dictionary(page.get("/Resources")).get("/ExtGState")).items():
        state = as_dictionary(each)
        wrong = (key for key in NUMBERS if key in state and number_in(state[key]) is None)
        yield from (f"{key} of the graphics state {name}" for key in wrong)


def _entry(page: PageObject, name: str) -> PdfObject | None:
    holder: DictionaryObject = page
    for _ in range(DEEPEST if name in INHERITED else 0):
        if f"/{name}" in holder:
            break
        holder = as_dictionary(holder.get("/Parent"))
    value: PdfObject | None = holder.get(f"/{name}")
    return value
