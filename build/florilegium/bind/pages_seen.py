"""Reads each page of a PDF once: what stands on it, its text, where its links lead; a doorway of pypdfium2."""

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import lru_cache, reduce

import pypdfium2
import pypdfium2.raw as pdfium

from florilegium.bind.extents import standing
from florilegium.bind.page_objects import TEXT, Thing, font_of, things_on
from florilegium.bind.shown import box_of, in_file
from florilegium.model.printed import LEFTWARD, ReadPage
from florilegium.model.printed_file import Bookmark, PrintedFont, Standing
from florilegium.model.sheet import Box

SUBSET = re.compile(r"[A-Z]{6}\+")
SAME_LINE = 4.0  # points between the middles of two pieces of a line
OUTWARD = (pdfium.PDFACTION_URI, pdfium.PDFACTION_REMOTEGOTO, pdfium.PDFACTION_LAUNCH)  # to other files
DEEPEST = 15  # levels of bookmarks


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page: what stands on it, its text and the targets of its links, its first and its last line."""

    standing: Standing
    read: ReadPage
    head: str
    foot: str


@dataclass(frozen=True, slots=True)
class SeenFile:
    """All pages, and the fonts of their text by name; a font drawn letter by letter is not told apart here."""

    pages: tuple[SeenPage, ...]
    fonts: tuple[PrintedFont, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways through a PDF: the labels of its pages, () for none, its bookmarks in their order; and its baggage.

    `baggage` are the scripts and attachments that it carries; `tagged` is whether it says what its parts are.
    """

    labels: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    baggage: tuple[str, ...]
    tagged: bool


@lru_cache(maxsize=2)  # proof and preflight read the same two files, and reading takes long
def seen_file(pdf: bytes) -> SeenFile:
    """Each page as it is read back, and the fonts. PdfiumError for what is no PDF."""
    fonts: dict[int, PrintedFont] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        pages = tuple(_seen(document, page, fonts) for page in document)
        return SeenFile(pages, tuple(sorted(set(fonts.values()), key=lambda font: font.name)))


def ways_through(pdf: bytes) -> Ways:
    """Labels and bookmarks. PdfiumError for what is no PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        labels = tuple(document.get_page_label(number) or "" for number in range(len(document)))
        marks = []
        for mark in document.get_toc(DEEPEST):
            place = mark.get_dest()
            page = place.get_index() if place else None
            marks.append(Bookmark(mark.get_title() or "", 0 if page is None else page + 1))
        counts = {"a script": pdfium.FPDFDoc_GetJavaScriptActionCount, "attachments": pdfium.FPDFDoc_GetAttachmentCount}
        baggage = tuple(what for what, count in counts.items() if count(document) > 0)
        tagged = bool(pdfium.FPDFCatalog_IsTagged(document))
        return Ways(labels if any(labels) else (), tuple(marks), baggage, tagged)


def _note_fonts(things: Iterable[Thing], fonts: dict[int, PrintedFont]) -> None:
    """Put the fonts that are not there yet among those of the file."""
    for each in things:
        if each.kind == TEXT:
            number, font = font_of(each)
            if number not in fonts:
                name, embedded = _name(font), pdfium.FPDFFont_GetIsEmbedded(font) == 1
                subset = SUBSET.match(name)
                fonts[number] = PrintedFont(name[7:] if subset else name, embedded, bool(subset), False)


def _name(font: object) -> str:
    name = ctypes.create_string_buffer(256)
    length = pdfium.FPDFFont_GetBaseFontName(font, name, 256)
    return name.value.decode("utf-8", "replace") if 0 < length <= 256 else "unnamed"


def _seen(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, fonts: dict[int, PrintedFont]) -> SeenPage:
    read = page.get_textpage()
    text = read.get_text_range()
    leftward = bool(LEFTWARD.search(text))
    supposed = frozenset(_supposed(read, text, leftward))
    places = tuple(_places(read, len(text))) if leftward else ()
    things = tuple(things_on(page))
    _note_fonts(things, fonts)
    stands = standing(page, things)
    lines = (_line(stands.words, first) for first in (True, False))
    head, foot = (_text_in(read, page, line) if line else "" for line in lines)
    return SeenPage(stands, ReadPage(text, supposed, tuple(_targets(document, page)), places), head, foot)


def _supposed(read: pypdfium2.PdfTextPage, text: str, leftward: bool) -> Iterator[int]:
    """Where the blanks are that are the reader’s own. One that it puts behind words from right to left it tells by no
    width."""
    is_generated, page = pdfium.FPDFText_IsGenerated, read.raw
    for blank in re.finditer(r"\s", text):
        at = blank.start()
        if is_generated(page, at) == 1 or (leftward and _has_no_width(read, at)):
            yield at


def _has_no_width(read: pypdfium2.PdfTextPage, at: int) -> bool:
    left, _, right, _ = read.get_charbox(at)
    return bool(right <= left)


def _line(words: tuple[Box, ...], first: bool) -> Box | None:
    """The place of the page's first or last line, None where it has no words."""
    middles = [(box.bottom + box.top) / 2 for box in words]
    if not middles:
        return None
    edge = max(middles) if first else min(middles)
    line = [box for box, middle in zip(words, middles, strict=True) if abs(middle - edge) < SAME_LINE]
    found = reduce(Box.around, line)
    return Box(found.left - 1, found.bottom, found.right + 1, found.top)


def _text_in(read: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage, line: Box) -> str:
    """The words that stand there on the page as it is shown."""
    box = in_file(line, box_of(page.get_trimbox()), page.get_rotation())
    return " ".join(str(read.get_text_bounded(*astuple(box))).split())


def _places(read: pypdfium2.PdfTextPage, number: int) -> Iterator[float]:
    x, y = ctypes.c_double(0), ctypes.c_double(0)
    for at in range(number):
        pdfium.FPDFText_GetCharOrigin(read, at, x, y)
        yield x.value


def _targets(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[int]:
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
        if pdfium.FPDFAction_GetType(pdfium.FPDFLink_GetAction(link)) in OUTWARD:
            continue
        place = pdfium.FPDFLink_GetDest(document, link)
        yield pdfium.FPDFDest_GetDestPageIndex(document, place) + 1 if place else 0
