"""Looks through the fonts and pictures of a PDF that are named on its pages, and in the forms drawn there."""

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject, StreamObject

from florilegium.bind.pdf.lettering import printed_font
from florilegium.bind.pdf.said import UNREADABLE, as_array, as_dictionary

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


def unmeant_pages(reader: PdfReader) -> tuple[int, ...]:
    """The ordinals of pages with a picture in DeviceCMYK, where no output intent is one of four inks.

    PDF/A forbids it (ISO 19005-3, 6.2.4.3). PyPdfError.
    """
    intents = (as_dictionary(each) for each in as_array(reader.root_object.get("/OutputIntents")))
    if any(as_dictionary(each.get("/DestOutputProfile")).get("/N") == 4 for each in intents):
        return ()  # what they mean is said
    if not _may_have_inks(reader):
        return ()
    return tuple(number for number, page in enumerate(reader.pages, 1) if _has_inks(page))


def _may_have_inks(reader: PdfReader) -> bool:
    """Whether some picture of the file is in inks, drawn or not; True where some part of it cannot be read.

    Few files have one, and to come to the pages of a tagged file all its tags are to be read. A picture is a stream,
    and these stand by themselves (ISO 32000-1, 7.5.7).
    """
    streams = ((number, generation) for generation, places in reader.xref.items() for number in places)
    try:
        return any(_is_inked(reader.get_object(IndirectObject(*each, reader))) for each in streams)
    except UNREADABLE:
        return True


def _is_inked(drawn: PdfObject | None) -> bool:
    return isinstance(drawn, StreamObject) and _is_device(drawn.get("/ColorSpace"))


def _has_inks(page: DictionaryObject) -> bool:
    return any(
        _is_device(as_dictionary(drawn).get("/ColorSpace"))
        for resources in _resources(as_dictionary(page.get("/Resources")), DEEPEST)
        if "/DefaultCMYK" not in as_dictionary(resources.get("/ColorSpace"))
        for drawn in as_dictionary(resources.get("/XObject")).values()
    )


def _is_device(space: PdfObject | None) -> bool:
    found = space.get_object() if space is not None else None
    if isinstance(found, ArrayObject) and len(found) > 1 and found[0] in ("/Indexed", "/I"):
        found = found[1].get_object()
    return isinstance(found, NameObject) and found == "/DeviceCMYK"


def _resources(own: DictionaryObject, depth: int) -> Iterator[DictionaryObject]:
    """The resources, and those of the forms among them."""
    yield own
    for drawn in as_dictionary(own.get("/XObject")).values() if depth else ():
        form = as_dictionary(drawn)
        if form.get("/Subtype") == "/Form" and "/Resources" in form:
            yield from _resources(as_dictionary(form["/Resources"]), depth - 1)
