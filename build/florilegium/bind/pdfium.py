"""Looks at a finished PDF: its pages as pictures and as text; the doorway of pypdfium2."""

import pypdfium2
from PIL.Image import Image


def first_page(pdf: bytes, width: int, height: int) -> Image:
    """The first page as a picture that fits into so many pixels; a fraction of a pixel is rounded up."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        scale = min(width / page.get_width(), height / page.get_height())
        picture: Image = page.render(scale=scale).to_pil().convert("RGB")
        return picture


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The text of each page as a reader copies it, lines ended by line feeds."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)
