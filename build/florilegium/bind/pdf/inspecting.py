"""Reads a finished PDF back: from its bytes to what it was found to be."""

import io
import re

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject

from florilegium.bind.extents import Standing, standings
from florilegium.bind.pdf.colouring import Usage, usage_of
from florilegium.model.printed_file import PrintedFile, PrintedFont, PrintedPage
from florilegium.model.sheet import Box

BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")
INHERITED = ("MediaBox", "CropBox")
WANTED = ("Title", "CreationDate", "ModDate", "Trapped")
SUBSET = re.compile(r"/[A-Z]{6}\+")


def inspect(content: bytes) -> PrintedFile | None:
    """What the file is; None where it cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            return PrintedFile("", "", "", False, (), ("encryption",), (), ())
        fonts: dict[str, PrintedFont] = {}
        known: dict[int, Usage] = {}
        pages = tuple(
            _page(number, page, standing, fonts, known)
            for number, (page, standing) in enumerate(zip(reader.pages, standings(content), strict=True), 1)
        )
        return _file(reader, tuple(fonts[name] for name in sorted(fonts)), pages)
    except (PyPdfError, KeyError, ValueError, RuntimeError):
        return None


def _file(reader: PdfReader, fonts: tuple[PrintedFont, ...], pages: tuple[PrintedPage, ...]) -> PrintedFile:
    said = DictionaryObject(reader.metadata or {})
    intents = [each.get_object() for each in reader.root_object.get("/OutputIntents", ())]
    meant = next((each for each in intents if each.get("/S") == "/GTS_PDFX"), DictionaryObject())
    lacking = [key for key in WANTED if not said.get(f"/{key}")]
    return PrintedFile(
        reader.pdf_header.removeprefix("%PDF-"),
        _variant(reader),
        str(meant.get("/OutputConditionIdentifier", "")),
        "/DestOutputProfile" in meant,
        (*lacking, *(() if "/ID" in reader.trailer else ("ID",))),
        _active(reader),
        fonts,
        pages,
    )


def _variant(reader: PdfReader) -> str:
    """The kind of PDF/X that the file says it is (ISO 15930-1, 6.3; 15930-7, 6.4)."""
    said = DictionaryObject(reader.metadata or {})
    if conformance := said.get("/GTS_PDFXConformance"):
        return str(conformance).partition(":")[0]
    if "/Metadata" in reader.root_object:
        text = reader.root_object["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
        if found := re.search(rb"GTS_PDFXVersion[>=]\"?(PDF/X-\w+)", text):
            return found[1].decode()
    return str(said.get("/GTS_PDFXVersion", "")).partition(":")[0]


def _active(reader: PdfReader) -> tuple[str, ...]:
    root = reader.root_object
    names = root.get("/Names", DictionaryObject()).get_object()
    entries = {"/OpenAction": "an action on opening", "/AA": "actions", "/AcroForm": "a form"}
    found = [words for key, words in entries.items() if key in root]
    inside = {"/JavaScript": "a script", "/EmbeddedFiles": "attachments"}
    found += [words for key, words in inside.items() if key in names]
    return tuple(found)


def _page(
    number: int, page: PageObject, standing: Standing, fonts: dict[str, PrintedFont], known: dict[int, Usage]
) -> PrintedPage:
    content = page.get_contents()
    used = usage_of(
        content.get_data() if content is not None else b"", page.get("/Resources", DictionaryObject()), known
    )
    for font in used.fonts:
        _note_font(font, fonts)
    group = page.get("/Group", DictionaryObject()).get_object()
    grouped = frozenset(("a group",)) if group.get("/S") == "/Transparency" else frozenset()
    over = page.get("/Annots", ArrayObject()).get_object()
    notes = tuple(str(each.get_object().get("/Subtype", "")) for each in over)
    return PrintedPage(
        number,
        _boxes(page),
        used.colours,
        used.transparency | grouped,
        notes,
        standing.resolutions,
        standing.extent,
        standing.words,
    )


def _boxes(page: PageObject) -> dict[str, Box]:
    """The boxes that the page has, or for media and crop has from above."""
    found = {}
    for name in BOXES:
        holder: DictionaryObject | None = page
        while holder is not None and f"/{name}" not in holder and name in INHERITED:
            parent = holder.get("/Parent")
            holder = parent.get_object() if parent else None
        if holder is not None and f"/{name}" in holder:
            found[name] = Box(*(float(edge) for edge in holder[f"/{name}"].get_object()))  # type: ignore[union-attr]
    return found


def _note_font(font: DictionaryObject, fonts: dict[str, PrintedFont]) -> None:
    base = str(font.get("/BaseFont", font.get("/Name", "/unnamed")))
    inner = font.get("/DescendantFonts", [font])[0].get_object()
    descriptor = inner.get("/FontDescriptor", DictionaryObject()).get_object()
    embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
    drawn = font.get("/Subtype") == "/Type3"
    subset = bool(SUBSET.match(base))
    fonts[base] = PrintedFont(base.lstrip("/").partition("+")[2] or base.lstrip("/"), embedded or drawn, subset, drawn)
