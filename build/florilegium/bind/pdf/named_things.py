"""Looks through the fonts of a PDF that are named on its pages, and in the forms drawn there."""

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from florilegium.bind.pdf.lettering import printed_font
from florilegium.bind.pdf.said import as_dictionary

DEEPEST = 6  # forms in forms


def subset_names(reader: PdfReader) -> frozenset[str]:
    """The names of the fonts that are subsets, without their prefix. PyPdfError."""
    told = (
        printed_font(as_dictionary(font))
        for page in reader.pages
        for resources in _resources(as_dictionary(page.get("/Resources")), DEEPEST)
        for font in as_dictionary(resources.get("/Font")).values()
    )
    return frozenset(font.name for font in told if font.subset)


def _resources(own: DictionaryObject, depth: int) -> Iterator[DictionaryObject]:
    """The resources, and those of the forms among them."""
    yield own
    for drawn in as_dictionary(own.get("/XObject")).values() if depth else ():
        form = as_dictionary(drawn)
        if form.get("/Subtype") == "/Form" and "/Resources" in form:
            yield from _resources(as_dictionary(form["/Resources"]), depth - 1)
