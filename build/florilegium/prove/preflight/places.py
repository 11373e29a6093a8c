"""Where things stand: words inside the safe area and out of the gutter, art that fills the bleed, no marks."""

from collections.abc import Iterator
from dataclasses import astuple

from florilegium.model.page_design import POINTS_IN_MILLIMETRE as POINTS
from florilegium.model.preflight import Check, Fault, Spot, pages_in_words
from florilegium.model.print_profile import Edges, PrintProfile
from florilegium.model.printed_file import PrintedFile, PrintedPage
from florilegium.model.sheet import Box
from florilegium.prove.preflight.saying import CLOSE, idle, on, size, whole

Clear = dict[str, float]  # millimetres between words and each edge of the trimmed page
HINT = "make the margins wider"
NEAR = 0.3  # points
REACH = 1.0  # points; what ends so near to the edge was meant to go to it


def safe_area(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X16: no word stands nearer to head, foot and fore-edge than the printer allows."""
    safe = _safe(file, profile)
    asked = {"head": safe.head, "foot": safe.foot, "fore-edge": safe.fore_edge}
    yield _margins("safe-area", "words inside the safe area", file, asked)


def gutter(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X16: no word stands in the gutter that a book of so many pages needs."""
    yield _margins(
        "gutter", f"gutter for {pages_in_words(len(file.pages))}", file, {"gutter": _safe(file, profile).gutter}
    )


def bleed(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X17 and X30: what goes to the edge of the trim has a bleed to go into, and goes to the end of it."""
    edging = [page for page in file.pages if page.standing.edging and page.trim]
    if not edging:
        yield idle("bleed", "art that bleeds", "nothing bleeds")
        return
    bare = [page for page in edging if _has_no_bleed(page)]
    short = [(page, box) for page in edging if page not in bare for box in page.standing.edging if _is_short(page, box)]
    faults = []
    if bare:
        message = f"something goes to the edge of {on(bare)}, which {'has' if len(bare) == 1 else 'have'} no bleed"
        spots = tuple(Spot(page.ordinal, box) for page in bare for box in page.standing.edging)
        faults.append(Fault("X17", message, "make the file with a bleed", spots))
    if short:
        message = (
            f"something on {on([page for page, _ in short])} goes to the edge and ends before the end of the bleed"
        )
        spots = tuple(Spot(page.ordinal, box) for page, box in short)
        faults.append(Fault("X30", message, "let it go over the edge as far as the bleed, or keep it inside", spots))
    measured = f"on {len(edging)} {'page' if len(edging) == 1 else 'pages'}"
    yield Check("bleed", "art that bleeds", measured, "to the end of the bleed", tuple(faults))


def marks(file: PrintedFile, profile: PrintProfile) -> Iterator[Check]:
    """X23: no marks of the cutter, bars of colour or words stand outside of the trim."""
    marked = [page for page in file.pages if page.standing.outside]
    count = sum(len(page.standing.outside) for page in marked)
    spots = tuple(Spot(page.ordinal, box) for page in marked for box in page.standing.outside)
    message = f"marks stand outside of the trim on {on(marked)}"
    faults = (Fault("X23", message, "export the file without the marks of the cutter", spots),) if marked else ()
    yield Check("marks", "marks outside of the trim", str(count) if count else "none", "none", faults)


def _safe(file: PrintedFile, profile: PrintProfile) -> Edges:
    return profile.safe_edges(len(file.pages), any(page.standing.edging for page in file.pages))


def _margins(id: str, title: str, file: PrintedFile, asked: Clear) -> Check:
    """The least distance of words from each edge that is asked for, and X16 for each edge where it is too small."""
    worded = [page for page in file.pages if page.extent.words and page.trim]
    if not worded:
        return idle(id, title, "no words", _told(asked))
    least = {edge: min(_clear(page, page.extent.words)[edge] for page in worded if page.extent.words) for edge in asked}
    faults = tuple(_fault(worded, edge, asked[edge]) for edge in asked if least[edge] < asked[edge] - CLOSE)
    return Check(id, title, _told(least), _told(asked), faults)


def _fault(pages: list[PrintedPage], edge: str, asked: float) -> Fault:
    near = [page for page in pages if page.extent.words and _clear(page, page.extent.words)[edge] < asked - CLOSE]
    over = max(asked - _clear(page, page.extent.words)[edge] for page in near if page.extent.words)
    side = "in the gutter" if edge == "gutter" else f"too near to the edge, at the {edge}"
    message = f"words on {on(near)} stand {'up to ' if len(near) > 1 else ''}{over:.1f} mm {side}"
    spots = (
        Spot(page.ordinal, box)
        for page in near
        for box in page.standing.words
        if _clear(page, box)[edge] < asked - CLOSE
    )
    return Fault("X16", message, HINT, tuple(spots) or whole(near))


def _clear(page: PrintedPage, box: Box) -> Clear:
    """How far the box stands from the edges; the spine is at the left of a recto, which has an odd ordinal."""
    assert page.trim
    wide, high = size(page.trim)
    left, right = box.left / POINTS, wide - box.right / POINTS
    inner, outer = (left, right) if page.ordinal % 2 else (right, left)
    return {"head": high - box.top / POINTS, "foot": box.bottom / POINTS, "fore-edge": outer, "gutter": inner}


def _told(clear: Clear) -> str:
    if len(clear) == 1:
        return f"{next(iter(clear.values())):.1f} mm"
    return ", ".join(f"{edge} {length:.1f}" for edge, length in clear.items()) + " mm"


def _has_no_bleed(page: PrintedPage) -> bool:
    """Whether the sheet ends where the page is trimmed."""
    media = page.boxes.get("MediaBox")
    if not page.trim or not media:
        return True
    return all(abs(one - other) < NEAR for one, other in zip(astuple(page.trim), astuple(media), strict=True))


def _is_short(page: PrintedPage, box: Box) -> bool:
    """Whether the box reaches an edge of the trim and not the end of the bleed there."""
    trim, bleed = page.trim, page.boxes.get("BleedBox") or page.boxes.get("MediaBox")
    if not trim or not bleed:
        return False
    wide, high = trim.right - trim.left, trim.top - trim.bottom
    sides = (
        (-box.left, trim.left - bleed.left), (-box.bottom, trim.bottom - bleed.bottom),
        (box.right - wide, bleed.right - trim.right), (box.top - high, bleed.top - trim.top),
    )  # fmt: skip
    return any(room > NEAR and -REACH < over < room - NEAR for over, room in sides)
