"""The sheets: the boxes of every page, one size, a trim of the printer's with his bleed, the number of pages."""

from collections.abc import Iterator

from florilegium.model.page_design import POINTS_IN_MILLIMETRE as POINTS
from florilegium.model.preflight import Check, Fault
from florilegium.model.print_profile import PrintProfile
from florilegium.model.printed_file import PrintedFile, PrintedPage
from florilegium.model.sheet import Box
from florilegium.prove.preflight.saying import CLOSE, idle, listed, millimetres, on, size, whole

SHORT_OF_TRIM = 0.5  # millimetres within which a page is of a trim
WANTED = ("MediaBox", "BleedBox", "TrimBox")
NESTED = (("TrimBox", "BleedBox"), ("BleedBox", "MediaBox"), ("TrimBox", "CropBox"))


def boxes(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X02, X03 and X32: every page has its boxes, and each lies inside the next."""
    lacking = [page for page in file.pages if any(name not in page.boxes for name in WANTED)]
    said = f"{on(lacking, 'lacks', 'lack')} a media, bleed or trim box"
    bare = any("MediaBox" not in page.boxes for page in lacking)
    code = "X02" if profile.required or bare else "X32"
    faults = [Fault(code, said, "give every page all three", whole(lacking))] if lacking else []
    for inner, outer in NESTED:
        astray = [
            page
            for page in file.pages
            if inner in page.boxes and outer in page.boxes and not _within(page.boxes[inner], page.boxes[outer])
        ]
        if astray:
            said = f"the {inner} of {on(astray)} lies outside the {outer}"
            faults.append(Fault("X03", said, "set the boxes anew", whole(astray)))
    if double := [page for page in file.pages if {"ArtBox", "TrimBox"} <= page.boxes.keys()]:
        said = f"{on(double, 'has', 'have')} an ArtBox beside the TrimBox, and PDF/X has one of the two"
        strict = profile.required or file.said.variant
        faults.append(Fault("X03" if strict else "X32", said, "take the ArtBox out", whole(double)))
    has = listed(sorted({name for page in file.pages for name in page.boxes}))
    yield Check("boxes", "boxes of every page", has, "MediaBox, BleedBox, TrimBox, each in the next", tuple(faults))


def values(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X36: no entry of a page holds something that it cannot be."""
    wrong = dict.fromkeys(name for page in file.pages for name in page.wrong)
    faults = []
    for name in wrong:
        pages = [page for page in file.pages if name in page.wrong]
        message = f"the value of {name} on {on(pages)} is of a sort that it cannot be"
        faults.append(Fault("X36", message, "let the program that wrote the file write it anew", whole(pages)))
    yield Check("values", "values of the pages", listed(wrong, "as they should be"), "of the right sort", tuple(faults))


def one_size(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X04: all pages are of one size, trimmed and untrimmed."""
    sizes: dict[tuple[tuple[float, float] | None, ...], list[PrintedPage]] = {}
    for page in file.pages:
        box_sizes = tuple(size(box) if box else None for box in (page.trim, page.boxes.get("MediaBox")))
        sizes.setdefault(box_sizes, []).append(page)
    trims = {trim for trim, _ in sizes if trim}
    most = max(sizes.values(), key=len, default=[])
    odd = [page for pages in sizes.values() if pages is not most for page in pages if page.trim]
    faults: tuple[Fault, ...] = ()
    if len(trims) > 1 or (odd and trims):
        many = len(trims) if len(trims) > 1 else len(sizes)
        faults = (Fault("X04", f"the pages are of {many} sizes", "give all pages one trim", whole(odd)),)
    if turned := [page for page in file.pages if page.turned]:
        message = f"{on(turned, 'is', 'are')} turned"
        faults = (*faults, Fault("X04", message, "export it upright", whole(turned)))
    measured = listed(sorted(millimetres(*trim) for trim in trims), "no box")
    yield Check("page-size", "all pages of one size", measured, "one size, upright", faults)


def sheet(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X05: the pages are of a trim of the printer's, alone or with his bleed."""
    trimmed = [page for page in file.pages if page.trim]
    bleed = profile.bleed
    over = (bleed.gutter + bleed.fore_edge, bleed.head + bleed.foot)
    wanted = "trim and bleed" if profile.always_bleeds else "the trim, alone or with its bleed"
    if len(_trims(trimmed)) != 1:
        yield idle("sheet", "sheet", "no box" if not trimmed else "several sizes", wanted)
        return
    media = {size(page.boxes["MediaBox"]) for page in file.pages if "MediaBox" in page.boxes}
    measured = listed(millimetres(*each) for each in sorted(media))
    if not profile.id:
        yield idle("sheet", "sheet", measured, "a printer’s own: name him with --profile")
        return
    faults = [fault for wide, high in sorted(_trims(trimmed)) for fault in _trim_faults(profile, wide, high)]
    odd = [page for page in trimmed if not _is_sheet(page, over, profile.always_bleeds)]
    if odd:
        said = f"the sheet of {on(odd)} is not {wanted}"
        faults.append(Fault("X05", said, "set the media boxes anew", whole(odd)))
    limit = f"{wanted}, of {millimetres(*over)} more" if any(over) else wanted
    yield Check("sheet", "sheet", measured, limit, tuple(faults))


def page_count(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X15: so many pages as the printer binds, and the last blank where he wants it."""
    count = len(file.pages)
    asked = f"{profile.least_pages} to {profile.most_pages} by {profile.multiple}"
    hint = "add or take out blank pages, or choose another printer"
    faults: tuple[Fault, ...] = ()
    if not profile.least_pages <= count <= profile.most_pages or count % profile.multiple:
        faults = (Fault("X15", f"the file has {count} {'page' if count == 1 else 'pages'}, and not {asked}", hint),)
    yield Check("page-count", "number of pages", str(count), asked, faults)
    if profile.last_blank and file.pages:
        bare = file.pages[-1].extent.ink is None
        faults = () if bare else (Fault("X15", "the last page is not blank", hint, whole(file.pages[-1:])),)
        yield Check("last-page", "last page", "blank" if bare else "printed", "blank", faults)


def _trims(pages: list[PrintedPage]) -> set[tuple[float, float]]:
    return {size(page.trim) for page in pages if page.trim}


def _trim_faults(profile: PrintProfile, wide: float, high: float) -> Iterator[Fault]:
    trim = profile.trims.best(wide, high)
    if trim is None or max(trim[0] - wide, trim[1] - high) > SHORT_OF_TRIM:
        message = f"the trim of {wide:.1f} × {high:.1f} mm is none of {profile.name}’s"
        yield Fault("X05", message, "choose a size of page that the printer can trim")


def _is_sheet(page: PrintedPage, over: tuple[float, float], always: bool) -> bool:
    if not page.trim or "MediaBox" not in page.boxes:
        return True
    media, trim = size(page.boxes["MediaBox"]), size(page.trim)
    more = (media[0] - trim[0], media[1] - trim[1])
    return any(
        max(abs(more[0] - wanted[0]), abs(more[1] - wanted[1])) <= CLOSE
        for wanted in ((over,) if always else (over, (0.0, 0.0)))
    )


def _within(inner: Box, outer: Box) -> bool:
    slack = CLOSE * POINTS
    return (
        outer.left - slack <= inner.left
        and outer.bottom - slack <= inner.bottom
        and inner.right <= outer.right + slack
        and inner.top <= outer.top + slack
    )
