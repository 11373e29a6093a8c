"""Cuts the boxes of a note in two where a page has no more room for it, each part a note that can be laid out alone."""

from typing import Any

from weasyprint.css.properties import ZERO_PIXELS
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout.block import block_level_layout

Skip = dict[Any, Any]  # the engine's way to a place in a tree of boxes: by index, at last by bytes of a text
_finish = build.create_anonymous_boxes


def mend() -> None:
    """Let parts of notes, whose boxes are finished, stand among notes whose boxes are not."""
    build.create_anonymous_boxes = _with_anonymous_boxes


def is_part(note: Any) -> bool:
    """Whether this is no whole note but a part that was cut off; then `whole` is what it was cut off from."""
    return hasattr(note, "whole")


def cut(context: Any, note: Any, room: float, fewest: int) -> tuple[Any, Any] | None:
    """The part of the note that fits into the room, and the rest.

    None where it cannot be cut so that at least `fewest` lines fit. The rest knows its `head`.
    """
    laid_out, skip = _lay_out(context, note, room)
    if not skip or sum(isinstance(each, boxes.LineBox) for each in laid_out.descendants()) < fewest:
        return None
    texts = [each for each in laid_out.descendants() if isinstance(each, boxes.TextBox)]
    head, rest = _cut(finished(note), skip, texts[-1].text if texts else "")
    for part in (head, rest):
        part.whole, part.measured = note, None
    rest.head = head
    return head, rest


def _with_anonymous_boxes(box: Any) -> Any:
    if not isinstance(box, boxes.FootnoteAreaBox):
        return _finish(box)
    box.children = [each if is_part(each) else _finish(each) for each in box.children]
    return box


def finished(note: Any) -> Any:
    """A copy of a note that can be laid out."""
    copy = note.deepcopy()
    return copy if is_part(note) else _finish(copy)


def _lay_out(context: Any, note: Any, room: float) -> tuple[Any, Skip | None]:
    """What of the note fits into the room, or its first line if nothing does, and where the rest of it begins."""
    area = context.current_footnote_area
    trial = area.deepcopy()
    trial.children = [finished(note)]
    trial.position_y = -area.margin_top
    page_bottom = context.page_bottom
    context.page_bottom = room - (area.margin_top if area.height == "auto" else 0)
    laid_out, resume_at, *_ = block_level_layout(context, trial, 0, None, area.page, True, [], [])
    context.page_bottom = page_bottom
    return laid_out, resume_at[0] if laid_out and resume_at else None


def _cut(box: Any, skip: Skip, last: str) -> tuple[Any, Any]:
    """Both parts of a box, None for one without words; `last` ends the first one as it was set, perhaps hyphenated."""
    if isinstance(box, boxes.TextBox):
        (length,) = skip
        text = box.text.encode()
        words, hyphen = text[:length].decode(), box.style["hyphenate_character"]
        if last.endswith(hyphen) and not words.endswith(hyphen):
            words += hyphen
        others = text[length:].decode()
        return box.copy_with_text(words) if words else None, box.copy_with_text(others) if others else None
    before, after = [], []
    first, final = min(skip), max(skip)
    for index, child in enumerate(box.children):
        if index in skip and skip[index] is not None:
            head, rest = _cut(child, skip[index], last)
            before += [head] if head else []
            after += [rest] if rest else []
        elif index < first or (index < final and index not in skip):
            before.append(child)
        else:
            after.append(child)
    return _closed(box.copy_with_children(before)), _opened(box.copy_with_children(after))


def _closed(head: Any) -> Any:
    """The first part of a box: its last line is filled, nothing but the rest follows it."""
    head.style = head.style.copy()
    if isinstance(head, boxes.LineBox):
        if head.style["text_align_all"] == "justify":
            head.style["text_align_last"] = "justify"
    else:
        head.style["margin_bottom"] = ZERO_PIXELS
    return head


def _opened(rest: Any) -> Any:
    """The rest of a box: it begins in mid-paragraph."""
    rest.style = rest.style.copy()
    if isinstance(rest, boxes.LineBox):
        rest.style["text_indent"] = ZERO_PIXELS
    else:
        rest.style["margin_top"] = ZERO_PIXELS
    return rest
