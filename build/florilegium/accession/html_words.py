"""The words inside one HTML element as runs with marks; it is handed elements and imports no parser."""

import re
from collections.abc import Iterator
from typing import Any

from florilegium.accession.decoding import printable_part
from florilegium.accession.passages import Run

ANCHOR_TAGS = ("a", "img", "map")
_MARKS = {
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "var": "emphasis",
    "u": "emphasis",
    "strong": "strong",
    "b": "strong",
    "sup": "sup",
    "sub": "sub",
}
_SILENT = {"script", "style", "noscript"}
_SMALL_CAPITALS = re.compile(r"small-?cap|\bsmcap\b|\bsc\b", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)


def runs_inside(element: Any, marks: tuple[str, ...] = (), target: str = "") -> Iterator[Run]:
    """The runs of an element that holds no blocks, with the marks around it."""
    tag = element.tag.lower()
    if tag in _SILENT:
        return
    names = tuple(dict.fromkeys(filter(None, (element.get("id"), element.get("name") if tag in ANCHOR_TAGS else ""))))
    if names:
        yield Run("", anchors=names)
    if tag == "br":
        yield Run("\n", marks)
        return
    if tag == "img":
        yield Run(element.get("alt") or "", marks)
        return
    marks = _with(marks, element, tag)
    target = element.get("href") or target if tag == "a" else target
    yield Run(single_blanks(element.text), marks, target)
    for child in element:
        if isinstance(child.tag, str):
            yield from runs_inside(child, marks, target)
        yield Run(single_blanks(child.tail), marks, target)


def is_drawing(element: Any) -> bool:
    """Whether the element is a picture that is more than an ornament of a few points."""
    sizes = [int(element.get(side)) for side in ("width", "height") if (element.get(side) or "").isdigit()]
    return element.tag.lower() == "img" and not any(size <= 20 for size in sizes)


def single_blanks(text: str | None) -> str:
    """The text with single blanks, without the characters that entities can name but no book can hold."""
    return re.sub(r"[^\S\u00a0]+", " ", printable_part(text or ""))


def _with(marks: tuple[str, ...], element: Any, tag: str) -> tuple[str, ...]:
    found = [_MARKS.get(tag, "")]
    said = f"{element.get('class') or ''} {element.get('style') or ''}"
    found.append("small-caps" if _SMALL_CAPITALS.search(said) else "")
    found.append("emphasis" if _ITALIC.search(said) else "")
    language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    found.append(f"lang:{language}" if re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]+)*", language) else "")
    return tuple(dict.fromkeys((*marks, *filter(None, found))))
