"""Tells from a PDF whether it is the interior of a book, a cover, or an edition for the screen."""

import io

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from florilegium.bind.pdf.said import as_dictionary, said_by

READ_ON_SCREEN = ("/Outlines", "/StructTreeRoot")


def kind_of(content: bytes, for_printer: bool = False) -> str:
    """“cover” for one page that is wider than high; “screen” for what says it is PDF/UA or has bookmarks or tags.

    All else is an “interior”, and so is all else that is for a printer, or says that it is PDF/X.
    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return "interior"
        if len(reader.pages) == 1 and reader.pages[0].mediabox.width > reader.pages[0].mediabox.height:
            return "cover"
        said = said_by(reader)
        if for_printer or said.variant:
            return "interior"
        root = as_dictionary(reader.trailer.get("/Root"))
        claims = any(claim.startswith("PDF/UA") for claim in said.claims)
        return "screen" if claims or any(key in root for key in READ_ON_SCREEN) else "interior"
    except (DependencyError, PyPdfError, KeyError, ValueError, RuntimeError):
        return "interior"
