"""The preflight of a file that was named, wherever it came from: read, held against what is asked, and pictured."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from florilegium.bind.lines import lines_of
from florilegium.bind.marked_pages import coloured_places, marked_pages
from florilegium.bind.pdf import inspect, inspect_screen
from florilegium.bind.pdf.telling_kinds import kind_of
from florilegium.model.cover import CoverDesign, CoverSheet, cover_sheet, unmade_flaps
from florilegium.model.page_design import POINTS_IN_MILLIMETRE as POINTS
from florilegium.model.page_quality import Flaw, counted
from florilegium.model.preflight import UNKNOWN, Check, Expected, Fault, Preflight, Spot
from florilegium.model.print_profile import Paper, PrintProfile, Size
from florilegium.model.printed_file import PrintedFile, PrintedPage
from florilegium.model.sheet import Box
from florilegium.prove.preflight import cover_preflight, flaws_in_lines, page_quality, preflight, screen_preflight
from florilegium.recipe.patience import Impatience, patiently
from florilegium.workspace import Workspace

GUESSED = "(taken for a screen edition, for its bookmarks or tags; --kind interior if it is one)"
PAGES_PICTURED = 6  # of each check
WHOLE_PAGES = 2  # of a check that fails for whole pages
PLACES_MARKED = 60  # on a page
Units = Mapping[int, float]  # by the ordinals of pages, how many points their units are


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be looked at, and how: the file, its kind (“” to be told from itself), what the printer asks.

    A cover is held against the interior, or against a number of pages and a paper. `expected` is what is known of a
    file that was made here. Pictures are drawn for a report alone.
    """

    name: str
    content: bytes = field(repr=False)
    kind: str
    profile: PrintProfile
    named: bool  # whether the printer was named
    paper: Paper | None = None
    pages: int = 0
    interior: bytes | None = field(default=None, repr=False)
    flaps: float | None = None
    trim: Size | None = None
    expected: Expected = UNKNOWN
    pictured: bool = False

    @property
    def wide_flaps(self) -> float:
        """The width of the flaps in millimetres that was told, or that of the record beside the file."""
        return self.expected.flaps if self.flaps is None else self.flaps


@dataclass(frozen=True, slots=True)
class Looked:
    """The table of a file, and for each check with places the pages as PNG by their ordinals."""

    table: Preflight
    pictures: Mapping[str, Mapping[int, bytes]]


def look_at(order: Order, most_seconds: float) -> Looked:
    """The preflight of a file from anywhere; X01 where reading it comes to no end."""
    try:
        return patiently(look, order, most_seconds)
    except Impatience as reason:
        fault = Fault("X01", f"it cannot be read: {reason}", "make it anew, or let another program write it")
        check = Check("readable", "the file can be read", "no", "a PDF", (fault,))
        return Looked(Preflight(order.name, order.kind or "interior", order.profile.name, 0, (check,)), {})


def look(order: Order) -> Looked:
    """The same in this process, as long as it takes."""
    kind, units = order.kind or kind_of(order.content, order.named), dict[int, float]()
    if kind == "screen":
        file = inspect_screen(order.content)
        table = screen_preflight(order.name, file)
        if not order.kind and file and not any(claim.startswith("PDF/UA") for claim in file.said.claims):
            table = replace(table, asked_by=f"{table.asked_by} {GUESSED}")
    else:
        printed = inspect(order.content)
        units = {page.ordinal: page.unit for page in printed.pages} if printed else {}
        table = _cover(order, printed) if kind == "cover" else _interior(order, printed)
    table = replace(table, checks=tuple(_placed(order.content, check, units) for check in table.checks))
    return Looked(table, _pictures(order.content, table, units) if order.pictured else {})


def _placed(content: bytes, check: Check, units: Units) -> Check:
    """The check with the places of colours on its first pages; where all are grey the page is the place."""
    if check.id != "colours":
        return check
    faults = (replace(each, spots=_coloured(content, each.spots, units)) for each in check.faults)
    return replace(check, faults=tuple(faults))


def _coloured(content: bytes, spots: tuple[Spot, ...], units: Units) -> tuple[Spot, ...]:
    found: list[Spot] = []
    for spot in spots[:PAGES_PICTURED]:
        boxes = coloured_places(content, spot.page, units.get(spot.page, 1))[:PLACES_MARKED]
        found += [Spot(spot.page, box) for box in boxes] or [spot]
    return (*found, *spots[PAGES_PICTURED:])


def known_of(file: Path, content: bytes) -> Expected:
    """What the record beside the file knows of its pages; nothing where there is none, or the file is another."""
    folder = Workspace(file.parent)
    if not folder.has("record.json"):
        return UNKNOWN
    try:
        record = json.loads(folder.read_text("record.json"))
        made = {each["name"]: each["sha256"] for each in record["files"]}
        if made.get(file.name) != hashlib.sha256(content).hexdigest():
            return UNKNOWN
        flaws = tuple(Flaw(**each) for each in record["page_quality"]["flaws"])
        pages, flaps = record["pages"], float(record.get("cover", {}).get("flaps", 0))
        return Expected(tuple(each["folio"] for each in pages), tuple(each["blank"] for each in pages), flaws, flaps)
    except (ValueError, KeyError, TypeError, AttributeError):
        return UNKNOWN


def _interior(order: Order, file: PrintedFile | None) -> Preflight:
    table = preflight(order.name, file, order.profile, order.expected)
    if not table.pages:
        return table
    return replace(table, checks=(*table.checks, _page_quality(order, table.pages)))


def _page_quality(order: Order, pages: int) -> Check:
    """The flaws that the guard of the pages counted, or of a file from elsewhere those that its lines show."""
    if (known := order.expected.flaws) is not None:
        return page_quality(counted(known), pages, tuple(dict.fromkeys(Spot(flaw.page) for flaw in known)))
    found = flaws_in_lines(lines_of(order.content))
    if found is None:
        return page_quality(None, pages)
    return page_quality(Counter(flaw.kind for flaw in found), pages, tuple(Spot(each.page, each.box) for each in found))


def _cover(order: Order, file: PrintedFile | None) -> Preflight:
    """The cover held against its book; X01 where the interior that it is held against cannot be read."""
    interior = inspect(order.interior, texts=False) if order.interior is not None else None
    table = cover_preflight(order.name, file, order.profile, _sheet(order, interior))
    more = []
    if order.interior is not None and not (interior and interior.pages):
        wrong = Fault("X01", "the interior it is held against cannot be read", "name the PDF of its interior")
        more.append(Check("interior", "the interior can be read", "no", "a PDF", (wrong,)))
    if order.named and (message := unmade_flaps(order.profile, order.wide_flaps)):
        unmade = Fault("P17", message, "choose another printer, or make the cover without flaps")
        more.append(Check("flaps", "flaps", f"{order.wide_flaps:g} mm", "those of the printer", (unmade,)))
    return replace(table, checks=(*table.checks, *more))


def _sheet(order: Order, interior: PrintedFile | None) -> CoverSheet | None:
    """The sheet that the cover should be; the trim is the one told, the interior's, or what the cover leaves for it."""
    pages = order.pages or (len(interior.pages) if interior else 0)
    cover = inspect(order.content, texts=False)
    if not pages or not order.paper or not cover or not cover.pages:
        return None
    cut = interior.pages[0].trim if interior and interior.pages else None
    trim = order.trim or (_size(cut) if cut else _trim_left(order, cover.pages[0], pages))
    return cover_sheet(order.profile, CoverDesign(flaps=order.wide_flaps), trim, pages, order.paper) if trim else None


def _trim_left(order: Order, cover: PrintedPage, pages: int) -> Size | None:
    """The printer's trim that is nearest to what a spine of so many pages leaves of a cover on either side.

    None where he cuts any size: then what is left is a trim, whatever the spine.
    """
    sizes = order.profile.trims.sizes
    if not cover.trim or not order.paper or not sizes:
        return None
    wide, high = _size(cover.trim)
    left = (wide - order.profile.spine(pages, order.paper)) / 2 - order.wide_flaps
    return min(sizes, key=lambda trim: abs(trim[0] - left) + abs(trim[1] - high))


def _size(box: Box) -> Size:
    """Width and height in millimetres, to the hundredth."""
    return round((box.right - box.left) / POINTS, 2), round((box.top - box.bottom) / POINTS, 2)


def _pictures(content: bytes, table: Preflight, units: Units) -> dict[str, dict[int, bytes]]:
    """For each check that found something, its first pages with the places marked."""
    found = {}
    for check in table.checks:
        places = _by_page(check.places)
        if places:
            found[check.id] = marked_pages(content, places, units)
    return found


def _by_page(spots: tuple[Spot, ...]) -> dict[int, list[Box | None]]:
    places: dict[int, list[Box | None]] = {}
    for spot in spots:
        if spot.page in places or len(places) < (PAGES_PICTURED if spot.box else WHOLE_PAGES):
            places.setdefault(spot.page, []).append(spot.box)
    return {page: boxes[:PLACES_MARKED] for page, boxes in places.items()}
