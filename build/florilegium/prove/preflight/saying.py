"""The words that all checks share: pages in lists, sizes, and how a check with one fault or none is told."""

from collections.abc import Iterable

from florilegium.model.page_design import POINTS_IN_MILLIMETRE as POINTS
from florilegium.model.preflight import Check, Fault, Spot, Verdict, ordinals
from florilegium.model.printed_file import PrintedPage
from florilegium.model.sheet import Box

CLOSE = 0.05  # millimetres that rounding may take
ALL_PAGES = "all pages"


def on(pages: Iterable[PrintedPage], one: str = "", several: str = "") -> str:
    """The pages by their places in the file, the first few of many, and the verb for one or for several."""
    numbers = {page.ordinal for page in pages}
    verb = one if len(numbers) == 1 else several
    return f"{ordinals(numbers)} of the file{f' {verb}' if verb else ''}"


def whole(pages: Iterable[PrintedPage]) -> tuple[Spot, ...]:
    """The pages as places."""
    return tuple(Spot(page.ordinal) for page in pages)


def size(box: Box) -> tuple[float, float]:
    """Width and height in millimetres."""
    return round((box.right - box.left) / POINTS, 2), round((box.top - box.bottom) / POINTS, 2)


def millimetres(wide: float, high: float) -> str:
    """A size in words."""
    return f"{wide:.1f} × {high:.1f} mm"


def listed(words: Iterable[str], none: str = "none") -> str:
    """The words with commas."""
    return ", ".join(words) or none


def idle(id: str, title: str, why: str, limit: str = "") -> Check:
    """A check for which there is nothing to look at."""
    return Check(id, title, why, limit, (), Verdict.IDLE)


def yes_or_faults(condition: bool, fault: Fault) -> tuple[Fault, ...]:
    """No fault where the condition holds."""
    return () if condition else (fault,)
