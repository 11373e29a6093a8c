"""Parts the text boxes of a paragraph that has letters from right to left where the embedding level changes (UAX #9).

Pango resolves the levels over the whole paragraph.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from weasyprint.formatting_structure import boxes, build
from weasyprint.text.ffi import ffi, gobject, pango

from florilegium.model.isolates import BY_FIRST_LETTER, END, LEFT_TO_RIGHT, RIGHT_TO_LEFT, turned_ranges
from florilegium.model.printed import LEFTWARD

# A box of another direction than the one around it is an isolate, as HTML has it for `dir`, and so is a `bdi`.
ISOLATE = {"ltr": LEFT_TO_RIGHT, "rtl": RIGHT_TO_LEFT}
OBJECT = "\ufffc"
NEXT_TO_NOTHING = 1e-9  # pixels


ffi.cdef("""
    unsigned char * pango_log2vis_get_embedding_levels (const char *text, int length, int *pbase_dir);
    void g_free (void *mem);
""")


def mend() -> None:
    """Part the paragraphs when their boxes are made, for the whole process."""
    stock = build.create_anonymous_boxes

    def create_anonymous_boxes(box: Any) -> Any:
        box = stock(box)
        for line in _lines(box):
            _part(line)
        return box

    build.create_anonymous_boxes = create_anonymous_boxes


def _lines(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.LineBox):
        yield box
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        if not isinstance(child, boxes.TextBox):
            yield from _lines(child)


def _part(line: Any) -> None:
    """Part the text boxes of a paragraph where the level changes, if it has letters from right to left."""
    texts = list(texts_in(line))
    if any(hasattr(box, "level") for box in texts) or not any(LEFTWARD.search(box.text) for box in texts):
        return
    flat = "".join(_flat(line))
    levels = iter(_levels(flat, line.style["direction"]))
    line.has_levels = True
    _give(line, levels)


def texts_in(box: Any) -> Iterator[Any]:
    """The boxes of text of a line, those of what floats left out."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox) and child.is_in_normal_flow():
            yield from texts_in(child)


def _flat(box: Any) -> Iterator[str]:
    """The text of a paragraph for the algorithm."""
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        elif not child.is_in_normal_flow():
            continue
        elif isinstance(child, boxes.InlineBox):
            opening = _opening(child, box)
            yield opening
            yield from _flat(child)
            yield END if opening else ""
        else:
            yield OBJECT


def _opening(box: Any, around: Any) -> str:
    """The sign that opens an isolate where the box is one, else nothing."""
    direction = box.style["direction"]
    if box.element_tag == "bdi":
        return ISOLATE[direction] if box.element.get("dir") else BY_FIRST_LETTER
    return ISOLATE[direction] if direction != around.style["direction"] else ""


def _levels(text: str, direction: str) -> list[int]:
    """The embedding level of each character; a range of figures between words from left to right is an isolate."""
    ranges = turned_ranges(text, direction == "ltr")
    for begin, end in reversed(ranges):
        text = f"{text[:begin]}{LEFT_TO_RIGHT}{text[begin:end]}{END}{text[end:]}"
    levels = _levels_of(text, direction)
    for begin, end in ranges:  # the signs that were put in before have been taken out again
        del levels[end + 1], levels[begin]
    return levels


def _levels_of(text: str, direction: str) -> list[int]:
    content = text.encode()
    base = ffi.new("int *", 1 if direction == "rtl" else 0)
    found = pango.pango_log2vis_get_embedding_levels(content, len(content), base)
    try:
        return list(ffi.unpack(found, len(text)))
    finally:
        gobject.g_free(found)


def _give(box: Any, levels: Iterator[int]) -> None:
    """Give the boxes inside their levels, in the order of `_flat`."""
    children: list[Any] = []
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            children += _pieces(child, [next(levels) for _ in child.text])
            continue
        children.append(child)
        if not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.InlineBox):
            isolated = _opening(child, box)
            if isolated:
                next(levels)
            _give(child, levels)
            if isolated:
                next(levels)
        else:
            child.level = next(levels)
    box.children = type(box.children)(children)


def _pieces(box: Any, levels: Sequence[int]) -> Iterator[Any]:
    at = 0
    for level, signs in groupby(levels):
        end = at + len(tuple(signs))
        piece = box.copy_with_text(box.text[at:end])
        piece.level, at = level, end
        if level % 2 or box.style["direction"] == "rtl":
            piece.style = _turned(box.style, "rtl" if level % 2 else "ltr")
        yield piece


def _turned(style: Any, direction: str) -> Any:
    """The style in a direction; with a spacing of words, be it nothing, since Pango takes blanks with one from another
    face than blanks without, and they would become narrower when the line is justified."""
    turned = style.copy()
    turned["direction"] = direction
    turned["word_spacing"] = style["word_spacing"] or NEXT_TO_NOTHING
    turned.__dict__.pop("_context", None)
    return turned
