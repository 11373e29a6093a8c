"""Reads a finished PDF back: from its bytes to what it was found to be."""

import io
from collections.abc import Iterator
from dataclasses import replace
from math import inf

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import DictionaryObject

from florilegium.bind.extents import standings
from florilegium.bind.pages_seen import SeenPage, seen_file, ways_through
from florilegium.bind.pdf.colouring import Usage, usage_of
from florilegium.bind.pdf.device_colours import unmeant_colours
from florilegium.bind.pdf.lettering import printed_font
from florilegium.bind.pdf.named_things import subset_names
from florilegium.bind.pdf.page_boxes import box_in, boxes_in_file, trim_in_file, wrong_values
from florilegium.bind.pdf.painting import painted_by
from florilegium.bind.pdf.said import UNREADABLE, as_array, as_dictionary, said_by
from florilegium.bind.shown import enlarged, on_page, standing_enlarged, turned
from florilegium.model.painting import Painted
from florilegium.model.printed import ReadPage
from florilegium.model.printed_file import (
    Annotation,
    Picture,
    PrintedFile,
    PrintedFont,
    PrintedPage,
    Said,
    ScreenFile,
    ScreenPage,
    Standing,
    Unmeant,
)
from florilegium.model.sheet import Box

NAMED = {"/JavaScript": "a script", "/EmbeddedFiles": "attachments"}
LOCKED = Said("", active=("encryption",))
MOST_POINTS = 100_000
NO_LETTERS = ("\0", "\ufffd")
PRIVATE = ("\ue000", "\uf8ff")


def inspect(content: bytes, texts: bool = True) -> PrintedFile | None:
    """What a printer's file is; None where it cannot be read. Without texts no line of a page is read."""
    try:
        reader = _open(content)
        if reader is None:
            return PrintedFile(LOCKED, (), ())
        ways = ways_through(content)
        fonts: dict[str, PrintedFont] = {}
        seen = seen_file(content).pages if texts else _unread(content)
        pages = tuple(_pages(reader, seen, fonts))
        baggage = tuple(dict.fromkeys((*ways.baggage, *_named(reader))))
        said = said_by(reader, baggage, ways.tagged)
        told = tuple(fonts[name] for name in sorted(fonts))
        return PrintedFile(said, told, pages, ways.labels, _unmeant(reader, said))
    except UNREADABLE:
        return None


def inspect_screen(content: bytes) -> ScreenFile | None:
    """What a screen edition is; None where it cannot be read."""
    try:
        reader = _open(content)
        if reader is None:
            return ScreenFile(LOCKED, (), (), (), ())
        ways, seen = ways_through(content), seen_file(content)
        pages = tuple(_screen_page(number, page) for number, page in enumerate(seen.pages, 1))
        said = said_by(reader, ways.baggage, ways.tagged)
        # The names tell in most files; only for others, as those of Type 1, are the fonts themselves looked at.
        subsets = frozenset() if all(font.subset for font in seen.fonts) else subset_names(reader)
        fonts = tuple(replace(font, subset=font.subset or font.name in subsets) for font in seen.fonts)
        return ScreenFile(said, fonts, pages, ways.labels, ways.bookmarks, _unmeant(reader, said))
    except UNREADABLE:
        return None


def _unmeant(reader: PdfReader, said: Said) -> tuple[Unmeant, ...]:
    return unmeant_colours(reader) if said.archival else ()


def _open(content: bytes) -> PdfReader | None:
    """The file, None where it is encrypted. PyPdfError."""
    try:
        reader = PdfReader(io.BytesIO(content))
    except DependencyError:  # it tries to decrypt and lacks a library for it
        return None
    return None if reader.is_encrypted else reader


def _named(reader: PdfReader) -> Iterator[str]:
    names = as_dictionary(reader.root_object.get("/Names"))
    return (words for key, words in NAMED.items() if key in names)


def _unread(content: bytes) -> tuple[SeenPage, ...]:
    return tuple(SeenPage(stands, ReadPage(""), "", "") for stands in standings(content))


def _screen_page(number: int, page: SeenPage) -> ScreenPage:
    text = page.read.text
    missing = sum(text.count(sign) for sign in set(text) if _says_nothing(sign))
    return ScreenPage(number, text, page.head, page.foot, page.read.targets, missing)


def _says_nothing(sign: str) -> bool:
    return sign in NO_LETTERS or PRIVATE[0] <= sign <= PRIVATE[1]


def _pages(reader: PdfReader, seen: tuple[SeenPage, ...], fonts: dict[str, PrintedFont]) -> Iterator[PrintedPage]:
    known: dict[int, Usage] = {}
    for number, (page, stands) in enumerate(zip(reader.pages, seen, strict=True), 1):
        content = page.get_contents()
        data = content.get_data() if content is not None else b""
        used = usage_of(data, page.get("/Resources", DictionaryObject()), known)
        for font in used.fonts:
            told = printed_font(font)
            fonts[f"{told.name} {told.embedded} {told.subset}"] = told
        grouped = as_dictionary(page.get("/Group")).get("/S") == "/Transparency"
        yield PrintedPage(
            number,
            _boxes(page),
            used.colours,
            used.transparency | frozenset(("a group",) if grouped else ()),
            tuple(_annotations(page)),
            standing_enlarged(_with_pattern(stands.standing, used, page), _unit(page)),
            used.ink,
            used.missing,
            stands.head,
            stands.foot,
            page.rotation % 360,
            _unit(page),
            _painted(page, data) if used.overprints or len(seen) == 1 else (),
            tuple(wrong_values(page)),
        )


def _painted(page: PageObject, content: bytes) -> tuple[Painted, ...]:
    """What is painted on the page as it is shown, in true points."""
    trim, degrees, unit = trim_in_file(page), page.rotation, _unit(page)
    return tuple(
        replace(each, boxes=tuple(enlarged(on_page(box, trim, degrees), unit) for box in each.boxes))
        for each in painted_by(content, as_dictionary(page.get("/Resources")))
    )


def _with_pattern(found: Standing, used: Usage, page: PageObject) -> Standing:
    """What stands on the page, and the coarsest picture of its patterns, which may be anywhere on it."""
    if used.patterned == inf:
        return found
    trim = trim_in_file(page)
    picture = Picture(on_page(trim, trim, page.rotation), used.patterned)
    return replace(found, pictures=(*found.pictures, picture))


def _unit(page: PageObject) -> float:
    """How many points a unit of the page is; 1 where what it says is no such number."""
    unit = page.get("/UserUnit")
    return float(unit) if isinstance(unit, int | float) and 0 < unit < MOST_POINTS else 1.0


def _annotations(page: PageObject) -> Iterator[Annotation]:
    trim = trim_in_file(page)
    for each in as_array(page.get("/Annots")):
        note = as_dictionary(each)
        kind = str(note.get("/Subtype", "")).lstrip("/") or "unnamed"
        box = box_in(note.get("/Rect"))
        placed = on_page(box, trim, page.rotation) if box else None
        yield Annotation(kind, placed and enlarged(placed, _unit(page)))


def _boxes(page: PageObject) -> dict[str, Box]:
    """The boxes that the page has, as it is shown."""
    return {name: enlarged(turned(box, page.rotation), _unit(page)) for name, box in boxes_in_file(page).items()}
