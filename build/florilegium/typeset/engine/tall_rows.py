"""Lets a page end between rows too tall to be kept together; stock leaves their caption alone, or their head out."""

from typing import Any

from weasyprint.layout import table

TALL = 0.5  # of the type area: where rows with so much room do not stand together, they may be parted


def mend() -> None:
    """Mend the breaks between rows, for the whole process."""
    stock = table._find_earlier_page_break

    def find_earlier(context: Any, element: Any, index: int, previous: list[Any], *rest: Any) -> Any:
        rows = list(previous)
        found = stock(context, element, index, previous, *rest)
        if found[1] is not None or not rows or not _have_room(context, rows[0]):
            return found
        return rows, {index: None}

    table._find_earlier_page_break = find_earlier


def _have_room(context: Any, first: Any) -> bool:
    room = context.page_bottom - first.position_y
    return bool(room >= TALL * context.current_footnote_area.page.height)
