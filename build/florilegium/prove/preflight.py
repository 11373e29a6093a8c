"""Holds a printer's file, read back, against what the printer asks: sheet, colours, fonts, pictures, pages, margins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from florilegium.diagnostics import Diagnostic
from florilegium.model.cover import CoverSheet
from florilegium.model.page_design import POINTS_IN_MILLIMETRE as POINTS
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, PrintedPage
from florilegium.model.sheet import Box

CLOSE = 0.05  # millimetres that rounding may take
SHORT_OF_TRIM = 0.5  # millimetres within which a page is of a trim
COLOURS = {"black": frozenset(("gray",)), "process": frozenset(("gray", "CMYK"))}
VERSIONS = {"PDF/X-4": "1.6", "PDF/X-1a": "1.3"}  # ISO 15930-7, 5; ISO 15930-1, 5
NESTED = (("TrimBox", "BleedBox"), ("BleedBox", "MediaBox"), ("TrimBox", "CropBox"))


def preflight(name: str, file: PrintedFile | None, profile: PrintProfile) -> tuple[Diagnostic, ...]:
    """X01 to X17 for whatever a printer would not accept in the interior of that name."""
    if file is None:
        return (Diagnostic("X01", f"“{name}” cannot be read as a PDF", None, "make it anew"),)
    checks: tuple[Callable[[PrintedFile, PrintProfile], Iterable[Diagnostic]], ...] = (
        _boxes, _sheets, _kind, _colours, _transparency, _fonts, _active, _pictures, _pages, _margins, _bleeds,
    )  # fmt: skip
    found = (finding for check in checks for finding in check(file, profile))
    return tuple(Diagnostic(each.code, f"“{name}”: {each.message}", each.place, each.hint) for each in found)


def cover_preflight(
    name: str, file: PrintedFile | None, profile: PrintProfile, sheet: CoverSheet
) -> tuple[Diagnostic, ...]:
    """X01 to X03, X06 to X14, X18 and X19 for whatever a printer would not accept in a cover on such a sheet."""
    if file is None:
        return (Diagnostic("X01", f"“{name}” cannot be read as a PDF", None, "make it anew"),)
    asked = replace(profile, variant=profile.cover.variant, colour="process")
    checks = (_boxes, _kind, _colours, _transparency, _fonts, _active, _pictures)
    found = [finding for check in checks for finding in check(file, asked)]
    found += [*_cover_size(file, sheet), *_cover_words(file, sheet)]
    return tuple(Diagnostic(each.code, f"“{name}”: {each.message}", each.place, each.hint) for each in found)


def _cover_size(file: PrintedFile, sheet: CoverSheet) -> Iterator[Diagnostic]:
    """X18: one page, of twice the trim and the spine, with the bleed all round."""
    hint = "build the cover together with its interior"
    if len(file.pages) != 1:
        yield Diagnostic("X18", f"a cover is one page, and the file has {len(file.pages)}", None, hint)
        return
    boxes = file.pages[0].boxes
    for name, over in (("TrimBox", 0.0), ("MediaBox", 2 * sheet.bleed)):
        wanted = (sheet.width + over, sheet.height + over)
        has = _size(boxes[name]) if name in boxes else (0.0, 0.0)
        if max(abs(has[0] - wanted[0]), abs(has[1] - wanted[1])) > CLOSE:
            said = f"{has[0]:.2f} × {has[1]:.2f} mm, and for a spine of {sheet.spine:.2f} mm"
            yield Diagnostic("X18", f"the {name} is {said} it is {wanted[0]:.2f} × {wanted[1]:.2f} mm", None, hint)


def _cover_words(file: PrintedFile, sheet: CoverSheet) -> Iterator[Diagnostic]:
    """X19: words keep from edges and folds; those of a spine, which has them only where it may, by less."""
    folds = (0.0, *sheet.folds(), sheet.width)
    spine = sheet.flaps + sheet.trim[0]
    for box in (box for page in file.pages for box in page.words):
        left, right = box.left / POINTS, box.right / POINTS
        panel = max((edge for edge in folds if edge <= (left + right) / 2), default=0.0)
        end = min((edge for edge in folds if edge > panel), default=sheet.width)
        clear = sheet.clear if panel == spine else sheet.safe
        near = min(left - panel, end - right)
        if panel == spine and not sheet.has_words:
            yield Diagnostic("X19", "words stand on a spine that is too thin for them", None, "leave them out")
        elif near < clear - CLOSE:
            where = "a fold of the spine" if panel == spine else "an edge or a fold"
            message = f"words stand {near:.1f} mm from {where}, and must keep {clear:.1f} mm"
            yield Diagnostic("X19", message, None, "mend the stylesheet of the cover, or shorten the words")
        if min(box.bottom / POINTS, sheet.height - box.top / POINTS) < sheet.safe - CLOSE:
            message = f"words stand less than {sheet.safe:.1f} mm from head or foot"
            yield Diagnostic("X19", message, None, "mend the stylesheet of the cover, or shorten the words")


def _boxes(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X02 and X03: every page has its boxes, and each lies inside the next."""
    wanted = ("MediaBox", "BleedBox", "TrimBox")
    lacking = [page for page in file.pages if any(name not in page.boxes for name in wanted)]
    if lacking:
        yield Diagnostic("X02", f"{_on(lacking)} lack a media, bleed or trim box", None, "give every page all three")
    for inner, outer in NESTED:
        astray = [
            page
            for page in file.pages
            if inner in page.boxes and outer in page.boxes and not _within(page.boxes[inner], page.boxes[outer])
        ]
        if astray:
            yield Diagnostic(
                "X03", f"the {inner} of {_on(astray)} lies outside the {outer}", None, "set the boxes anew"
            )


def _sheets(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X04 and X05: all pages are of one size, which is a trim of the printer's, alone or with his bleed."""
    trimmed = [page for page in file.pages if page.trim]
    sizes = {_size(page.trim) for page in trimmed if page.trim}
    if len(sizes) > 1:
        yield Diagnostic("X04", f"the pages are of {len(sizes)} sizes", None, "give all pages one trim")
        return
    for wide, high in sizes:
        trim = profile.trims.best(round(wide, 2), round(high, 2))
        if trim is None or max(trim[0] - wide, trim[1] - high) > SHORT_OF_TRIM:
            message = f"the trim of {wide:.1f} × {high:.1f} mm is none of {profile.name}’s"
            yield Diagnostic("X05", message, None, "choose a page design that the printer can trim")
    bleed = profile.bleed
    over = (bleed.gutter + bleed.fore_edge, bleed.head + bleed.foot)
    odd = [page for page in trimmed if not _is_sheet(page, over, profile.always_bleeds)]
    if odd:
        wanted = "trim and bleed" if profile.always_bleeds else "the trim, alone or with its bleed"
        yield Diagnostic("X05", f"the sheet of {_on(odd)} is not {wanted}", None, "set the media boxes anew")


def _is_sheet(page: PrintedPage, over: tuple[float, float], always: bool) -> bool:
    if not page.trim or "MediaBox" not in page.boxes:
        return True
    media, trim = _size(page.boxes["MediaBox"]), _size(page.trim)
    more = (media[0] - trim[0], media[1] - trim[1])
    return any(
        max(abs(more[0] - wanted[0]), abs(more[1] - wanted[1])) <= CLOSE
        for wanted in ((over,) if always else (over, (0.0, 0.0)))
    )


def _kind(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X06 to X08: the kind of PDF/X, its output intent, what it must say of itself."""
    if file.variant != profile.variant or file.version > VERSIONS[profile.variant]:
        says = f"{file.variant or 'no PDF/X'}, PDF {file.version}"
        message = f"the file says that it is {says}, and {profile.name} wants {profile.variant}"
        yield Diagnostic("X06", message, None, "build the book for this printer")
    if file.intent != profile.intent.condition or not file.intent_has_profile:
        says = (
            f"“{file.intent}”{'' if file.intent_has_profile else ' without an ICC profile'}" if file.intent else "none"
        )
        message = f"the output intent is {says}, and not “{profile.intent.condition}” with its profile"
        yield Diagnostic("X07", message, None, "build the book for this printer")
    if file.lacking:
        yield Diagnostic("X08", f"the file does not say its {', '.join(file.lacking)}", None, "build the book anew")


def _colours(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X09: nothing is printed in another ink than the printer was told."""
    allowed = COLOURS[profile.colour]
    for colour in sorted({colour for page in file.pages for colour in page.colours} - allowed):
        pages = [page for page in file.pages if colour in page.colours]
        hint = "an interior in black has shades of grey and nothing else"
        yield Diagnostic("X09", f"{_on(pages)} use the colour space {colour}", None, hint)


def _transparency(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X10: nothing is let through in a file whose kind knows no transparency (ISO 15930-1, 6.2.5)."""
    if profile.variant != "PDF/X-1a":
        return
    for kind in sorted({kind for page in file.pages for kind in page.transparency}):
        pages = [page for page in file.pages if kind in page.transparency]
        hint = "take opacity out of stylesheets and drawings, or choose a printer who takes PDF/X-4"
        yield Diagnostic(
            "X10", f"{_on(pages)} let something through by {kind}, which PDF/X-1a does not know", None, hint
        )


def _fonts(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X11 and X12: every font is in the file, with no more than is used of it, and none is drawn letter by letter."""
    hint = "set the book with faces of fonts/manifest.toml, and embed those of pictures"
    for font in file.fonts:
        if not font.embedded:
            yield Diagnostic("X11", f"the font “{font.name}” is not embedded", None, hint)
        elif font.drawn:
            yield Diagnostic("X11", f"the font “{font.name}” is drawn letter by letter (Type 3)", None, hint)
        elif not font.subset:
            yield Diagnostic("X12", f"the font “{font.name}” is embedded whole", None, hint)


def _active(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X13: nothing lies over the pages, and nothing does anything by itself."""
    noted = [page for page in file.pages if page.annotations]
    hint = "a printer's file has pages and nothing else"
    if noted:
        kinds = ", ".join(sorted({kind.lstrip("/") for page in noted for kind in page.annotations}))
        yield Diagnostic("X13", f"{_on(noted)} have annotations ({kinds})", None, hint)
    for each in file.active:
        yield Diagnostic("X13", f"the file has {each}", None, hint)


def _pictures(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X14: no picture is coarser than the printer allows."""
    for page in file.pages:
        if page.resolutions and (least := min(page.resolutions)) < profile.resolution - 1:
            message = (
                f"a picture on {_on([page])} has {least:.0f} points to the inch, and less than {profile.resolution}"
            )
            yield Diagnostic("X14", message, None, "print it smaller, or take a finer scan")


def _pages(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X15: so many pages as the printer binds, and the last blank where he wants it."""
    count = len(file.pages)
    if not profile.least_pages <= count <= profile.most_pages or count % profile.multiple:
        asked = f"{profile.least_pages} to {profile.most_pages} by {profile.multiple}"
        yield Diagnostic("X15", f"the file has {count} pages, and not {asked}", None, "build the book for this printer")
    if profile.last_blank and file.pages and file.pages[-1].extent.ink:
        yield Diagnostic("X15", "the last page is not blank", None, "build the book for this printer")


def _margins(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X16: no word stands nearer to the edge, or in the gutter, than the printer allows."""
    safe = profile.safe_edges(len(file.pages), any(page.extent.bleeds for page in file.pages))
    for number, page in enumerate(file.pages):
        words, trim = page.extent.words, page.trim
        if not words or not trim:
            continue
        left, right = (safe.fore_edge, safe.gutter) if number % 2 else (safe.gutter, safe.fore_edge)
        wide, high = _size(trim)
        over = {
            "head": words.top / POINTS - (high - safe.head), "foot": safe.foot - words.bottom / POINTS,
            "left": left - words.left / POINTS, "right": words.right / POINTS - (wide - right),
        }  # fmt: skip
        edge = max(over, key=lambda each: over[each])
        if over[edge] > CLOSE:
            message = f"words on {_on([page])} stand {over[edge]:.1f} mm too near to the edge, at the {edge}"
            yield Diagnostic("X16", message, None, "make the margins of the page design wider")


def _bleeds(file: PrintedFile, profile: PrintProfile) -> Iterator[Diagnostic]:
    """X17: what goes over the edge of the trim has a bleed to go into."""
    bare = [page for page in file.pages if page.extent.bleeds and page.trim == page.boxes.get("MediaBox")]
    if bare:
        yield Diagnostic("X17", f"something bleeds on {_on(bare)}, which have no bleed", None, "build the book anew")


def _within(inner: Box, outer: Box) -> bool:
    slack = CLOSE * POINTS
    return (
        outer.left - slack <= inner.left
        and outer.bottom - slack <= inner.bottom
        and inner.right <= outer.right + slack
        and inner.top <= outer.top + slack
    )


def _size(box: Box) -> tuple[float, float]:
    """Width and height in millimetres."""
    return round((box.right - box.left) / POINTS, 2), round((box.top - box.bottom) / POINTS, 2)


def _on(pages: Sequence[PrintedPage]) -> str:
    """The pages by their places in the file, the first few of many."""
    ordinals = [str(page.ordinal) for page in pages[:3]]
    more = f" and {len(pages) - 3} more" if len(pages) > 3 else ""
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(ordinals)}{more} of the file"
