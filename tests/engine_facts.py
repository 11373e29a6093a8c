"""What can be counted in the pages that an engine has set; imports nothing of the press, so that it can run apart."""

from collections.abc import Iterator
from typing import Any


def facts_of(document: Any) -> dict[str, Any]:
    """The notes and links of the document, and of each page its lines, its notes with their edges, and its calls."""
    elements = list(document._html.etree_element.iter())
    return {
        "notes": [each.get("id") for each in elements if "data-mark" in each.attrib],
        "links": sum(
            each.tag.endswith("a") and "href" in each.attrib for each in elements if isinstance(each.tag, str)
        ),
        "pages": [_facts(page) for page in document.pages],
    }


def _facts(page: Any) -> dict[str, Any]:
    area = page._page_box
    text = area.children[0]
    notes = [
        (note.element.get("id"), note.position_y, note.position_y + note.margin_height())
        for part in area.children
        if type(part).__name__ == "FootnoteAreaBox"
        for note in part.children
    ]
    lines = [box for box in text.descendants() if type(box).__name__ == "LineBox"]
    return {
        "notes": notes,
        "calls": [box.footnote.element.get("id") for box in text.descendants() if getattr(box, "footnote", None)],
        "lines": [(_words(line), line.resume_at is None) for line in lines],
        "heights": [line.height for line in lines],
        "text_ends": max((line.position_y + line.height for line in lines), default=area.content_box_y()),
        "area_ends": area.content_box_y() + area.height,
    }


def _words(box: Any) -> str:
    return "".join(_texts(box))


def _texts(box: Any) -> Iterator[str]:
    if hasattr(box, "text"):
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _texts(child)
